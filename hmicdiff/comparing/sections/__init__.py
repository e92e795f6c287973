"""Which section of one report answers which of another, and which merely touches on its matter.

Programmes cut their questions anew, so one section may answer several: three questions of 2014, five
of 2018/19, ten areas of 2023-25. A link says that the later section judges what the earlier one did;
a mention, that a part of one speaks of the other's matter too. Where nothing answers, that is said,
with the reason.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from hmicdiff.comparing.sections.answers import (
    AnswerParams,
    answer_scores,
    descent_of,
    parts_of_a_lesser_answer,
)
from hmicdiff.comparing.sections.evidence import evidence_of
from hmicdiff.comparing.sections.mentions import find_mentions, sentence_pairs
from hmicdiff.comparing.sections.names import namesakes, with_namesakes, with_taken_over
from hmicdiff.comparing.sections.profiles import profiles_of
from hmicdiff.comparing.sections.reasons import reasons_of, why_not
from hmicdiff.comparing.sections.scores import SectionParams, score_sections
from hmicdiff.model import Facing, SectionLikeness, SectionLink, SectionMention, SectionRef, UnmatchedSection

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from hmicdiff.comparing.sections.answers import Descent
    from hmicdiff.comparing.sections.evidence import Evidence
    from hmicdiff.comparing.sections.profiles import Profile
    from hmicdiff.comparing.sections.scores import PairScores
    from hmicdiff.model import Reading
    from hmicdiff.vocabulary import Vocabulary

    Matrix = NDArray[np.floating[Any]]

__all__ = ["LinkParams", "SectionLinks", "link_sections"]

Cell = tuple[int, int]
_TOLD = frozenset({"overall", "summary", "content"})
"""Groups of sections whose likeness is told."""
Relation = Literal["same", "split", "merge", "partial"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkParams:
    """What decides that two sections answer each other."""

    scores: SectionParams = field(default_factory=SectionParams)
    answers: AnswerParams = field(default_factory=AnswerParams)
    shown: int = 2
    """Pairs of sentences given with a link or a mention."""
    taken_over: float = 0.5
    """Least share of a section's sentences that stand in another as they were, for that to answer it."""
    facing: float = 0.25
    """Least likeness of sentences that face each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLinks:
    """What links two reports' sections, and what has no counterpart."""

    links: tuple[SectionLink, ...]
    unmatched: tuple[UnmatchedSection, ...]
    likeness: SectionLikeness
    mentions: tuple[SectionMention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """Two reports and all that is known of their sections."""

    left: Reading
    right: Reading
    ones: Sequence[Profile]
    others: Sequence[Profile]
    scores: PairScores
    evidence: Evidence
    descent: Descent
    chances: Matrix
    vocabulary: Vocabulary
    params: LinkParams


def link_sections(
    left: Reading,
    right: Reading,
    vocabulary: Vocabulary,
    params: LinkParams | None = None,
    profiles: Mapping[str, Sequence[Profile]] | None = None,
) -> SectionLinks:
    """Link the sections of an earlier and a later report, in the order of their lines.

    `profiles` are those of each report by its id, where they are known already.
    """
    ones, others = (
        profiles[one.report.id] if profiles else profiles_of(one, vocabulary) for one in (left, right)
    )
    pair = _pair(left, right, ones, others, vocabulary, params or LinkParams())
    cells = _chosen_cells(pair)
    unmatched = (
        *_unmatched(left, right, ones, others, {i for i, _ in cells}, vocabulary),
        *_unmatched(right, left, others, ones, {j for _, j in cells}, vocabulary),
    )
    peers = _peers(cells, pair)
    return SectionLinks(
        links=tuple(_link(cell, peers, pair) for cell in cells),
        unmatched=unmatched,
        likeness=_likeness(pair),
        mentions=find_mentions(left, right, (ones, others), cells, pair.evidence, pair.params.shown),
    )


def _pair(
    left: Reading,
    right: Reading,
    ones: Sequence[Profile],
    others: Sequence[Profile],
    vocabulary: Vocabulary,
    params: LinkParams,
) -> _Pair:
    """Return two reports with how surely each two of their sections answer each other."""
    scores = score_sections(ones, others, vocabulary, params.scores)
    evidence, descent = evidence_of(left, right, vocabulary), descent_of(left, right, vocabulary)
    named = with_namesakes(
        answer_scores(scores, evidence, descent, params.answers),
        namesakes(left, right, ones, others, vocabulary),
    )
    whole = np.array([one.is_whole for one in ones], bool)[:, None] == np.array(
        [one.is_whole for one in others]
    )
    level = scores.allowed & whole & ~scores.fixed
    return _Pair(
        left=left,
        right=right,
        ones=ones,
        others=others,
        scores=scores,
        evidence=evidence,
        descent=descent,
        chances=with_taken_over(named, evidence.taken_over, level, least=params.taken_over),
        vocabulary=vocabulary,
        params=params,
    )


def _likeness(pair: _Pair) -> SectionLikeness:
    """Return how alike the two reports' whole sections are by their sentences."""
    rows, columns = (
        [n for n, one in enumerate(side) if one.is_whole and one.group in _TOLD]
        for side in (pair.ones, pair.others)
    )
    cover = pair.evidence.coverage
    values = ((cover.less + cover.more) / 2)[np.ix_(rows, columns)]
    return SectionLikeness(
        left=pair.left.report.id,
        right=pair.right.report.id,
        rows=tuple(pair.ones[n].section.id for n in rows),
        columns=tuple(pair.others[n].section.id for n in columns),
        values=tuple(tuple(round(float(value), 2) for value in row) for row in values),
    )


def _chosen_cells(pair: _Pair) -> list[Cell]:
    """Return every pair that answers, and the best counterpart of a section that has none."""
    chances, params = pair.chances, pair.params.answers
    if not chances.size:
        return []
    kept = chances >= np.where(pair.scores.fixed, params.overviews, params.answers)
    of_left, of_right = np.zeros_like(kept), np.zeros_like(kept)
    of_left[np.arange(chances.shape[0]), chances.argmax(axis=1)] = ~kept.any(axis=1)
    of_right[chances.argmax(axis=0), np.arange(chances.shape[1])] = ~kept.any(axis=0)
    best = np.where(pair.scores.fixed, of_left & of_right, of_left | of_right)
    kept |= best & (chances >= np.where(pair.scores.fixed, params.overview, params.best))
    parents = (_parent_numbers(pair.ones), _parent_numbers(pair.others))
    lesser = parts_of_a_lesser_answer(
        kept, parents, (pair.ones, pair.others), pair.scores, pair.descent, params
    )
    kept |= lesser & (chances >= params.lesser)
    return [(int(i), int(j)) for i, j in np.argwhere(kept)]


def _parent_numbers(profiles: Sequence[Profile]) -> list[int | None]:
    """Return for each part of a section the number of the whole it lies in."""
    numbers = {profile.section.id: number for number, profile in enumerate(profiles)}
    found: list[int | None] = []
    for profile in profiles:
        number = None if profile.is_whole else numbers.get(profile.section.parent or "")
        while number is not None and not profiles[number].is_whole:
            number = numbers.get(profiles[number].section.parent or "")
        found.append(number)
    return found


def _link(cell: Cell, peers: _Peers, pair: _Pair) -> SectionLink:
    """Return one link with its relation, reasons and evidence."""
    one, other = pair.ones[cell[0]], pair.others[cell[1]]
    return SectionLink(
        left=SectionRef(report=pair.left.report.id, section=one.section.id),
        right=SectionRef(report=pair.right.report.id, section=other.section.id),
        relation=_relation(pair, cell, peers),
        score=round(float(pair.chances[cell]), 3),
        reasons=reasons_of(one, other, float(pair.descent.own[cell])),
        evidence=sentence_pairs(
            pair.evidence.best_pairs(*cell, pair.params.shown), pair.left, pair.right, pair.evidence
        ),
        facing=tuple(
            Facing(left=pair.evidence.left[i].id, right=pair.evidence.right[j].id)
            for i, j in pair.evidence.mutual_pairs(*cell, pair.params.facing)
        ),
    )


_Peers = tuple[Counter[tuple[bool, int]], Counter[tuple[bool, int]]]
"""How many links each section of either report has to one of its own kind, whole or part."""


def _peers(cells: Iterable[Cell], pair: _Pair) -> _Peers:
    """Count the links between whole sections, and those between parts."""
    level = [
        (pair.ones[i].is_whole, i, j) for i, j in cells if pair.ones[i].is_whole == pair.others[j].is_whole
    ]
    return Counter((whole, i) for whole, i, _ in level), Counter((whole, j) for whole, _, j in level)


def _relation(pair: _Pair, cell: Cell, peers: _Peers) -> Relation:
    """Return how two linked sections stand to each other, by the links between whole sections."""
    i, j = cell
    whole = pair.ones[i].is_whole
    if whole != pair.others[j].is_whole:
        return "partial"
    from_left, to_right = peers[0][whole, i], peers[1][whole, j]
    if from_left == to_right == 1:
        return "same"
    if from_left == 1 or to_right == 1:
        return "split" if to_right == 1 else "merge"
    return "partial"


def _unmatched(
    reading: Reading,
    other: Reading,
    profiles: Sequence[Profile],
    candidates: Sequence[Profile],
    linked: set[int],
    vocabulary: Vocabulary,
) -> tuple[UnmatchedSection, ...]:
    """Return the sections of one report that nothing in the other answers, and why not."""
    return tuple(
        UnmatchedSection(
            report=reading.report.id,
            section=profile.section.id,
            no_counterpart_in=other.report.id,
            reason=why_not(profile, candidates, vocabulary, reading.report.identity.sector),
        )
        for number, profile in enumerate(profiles)
        if number not in linked
    )
