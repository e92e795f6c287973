"""How well two sections answer each other: topics, what the headings name, and the words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from hmicdiff.comparing.once import once
from hmicdiff.comparing.sections.profiles import subject_share
from hmicdiff.comparing.terms import term_space

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from hmicdiff.comparing.sections.profiles import Profile
    from hmicdiff.vocabulary import Vocabulary

    Mask = NDArray[np.bool_]
    Matrix = NDArray[np.float64]

__all__ = ["PairScores", "SectionParams", "score_sections"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionParams:
    """What decides that two sections answer each other; all scores run from 0 to 1."""

    topics: float = 0.4
    """Weight of the topics two sections share."""
    subject: float = 0.2
    """Weight of how much each speaks of what the other's heading names."""
    named: float = 0.2
    """Weight of the topics both headings name."""
    body: float = 0.2
    """Weight of the likeness of the texts."""
    body_full: float = 0.25
    """Cosine of two texts that counts as fully alike: texts of two programmes share few words."""
    family: float = 0.5
    """What a shared family of topics counts against a shared topic."""
    standard_text: float = 0.6
    """Cosine from which two parts about the inspection are the same standard text."""
    overview: float = 0.35
    """Score of two overviews that share no word; the likeness of their texts is added."""
    personal: float = 0.2
    """What is added where both are the inspector's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairScores:
    """All pairs of sections of two reports; rows are the earlier report's sections."""

    total: Matrix
    """Score of each pair, 0 where the two play different parts in their reports."""
    allowed: Mask
    """Whether the two may answer each other at all."""
    fixed: Mask
    """Whether this score alone decides: overviews, and parts about the inspection."""
    part_of_whole: Matrix
    """Share of a part's text that speaks of what a whole section's heading names; 0 between equals."""


def score_sections(
    ones: Sequence[Profile], others: Sequence[Profile], vocabulary: Vocabulary, params: SectionParams
) -> PairScores:
    """Return the scores of every section of one report with every one of another."""
    space = term_space([profile.text for profile in (*ones, *others)], vocabulary.wording.stops)
    body = space.vectors([p.text for p in ones]) @ space.vectors([p.text for p in others]).T
    families = {row.id: row.family for row in vocabulary.topics.rows}
    summaries = {_has_summary(ones), _has_summary(others)} == {True}
    shared = _shared_topics(
        [one.content for one in ones], [other.content for other in others], families, params
    )
    allowed = _by_kind(ones, others, _part, partial(_answer_each_other, both_have_summaries=summaries)) > 0
    fixed = allowed & (_by_kind(ones, others, _group, _is_fixed) > 0)
    told = (
        _subjects_of(ones).shares([other.named for other in others]),
        _subjects_of(others).shares([one.named for one in ones]).T,
    )
    total = np.where(allowed & ~fixed, _scores(ones, others, body, shared, told, params), 0.0)
    for i, j in np.argwhere(fixed):
        total[i, j] = _fixed_score(ones[i], others[j], float(body[i, j]), params)
    wholes, other_wholes = (np.array([one.is_whole for one in side], bool) for side in (ones, others))
    part_of_whole = np.where(
        allowed & (wholes[:, None] != other_wholes), np.where(wholes[:, None], told[1], told[0]), 0.0
    )
    return PairScores(total=total, allowed=allowed, fixed=fixed, part_of_whole=part_of_whole)


Kind = TypeVar("Kind")


def _by_kind(
    ones: Sequence[Profile],
    others: Sequence[Profile],
    kind: Callable[[Profile], Kind],
    tell: Callable[[Profile, Profile], float],
) -> Matrix:
    """Return what each two sections tell, asked once for each two kinds of section."""
    kinds = [{kind(one): one for one in side} for side in (ones, others)]
    places = [
        np.array([list(known).index(kind(one)) for one in side], dtype=np.intp)
        for known, side in zip(kinds, (ones, others), strict=True)
    ]
    told = [[float(tell(one, other)) for other in kinds[1].values()] for one in kinds[0].values()]
    table = np.array(told, dtype=float).reshape(len(kinds[0]), len(kinds[1]))
    return table[np.ix_(*places)]


def _part(profile: Profile) -> tuple[str, str]:
    return profile.group, profile.section.role


def _group(profile: Profile) -> str:
    return profile.group


def _named(profile: Profile) -> frozenset[str]:
    return profile.named


def _is_fixed(one: Profile, other: Profile) -> bool:
    """Whether the score alone decides of two sections that play the same part."""
    return bool({one.group, other.group} & {"overall", "context"})


class _Subjects:
    """How much of each section of a report speaks of some topics: many headings name the same ones."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._profiles = profiles
        self._known: dict[frozenset[str], list[float]] = {}

    def shares(self, asked: Sequence[frozenset[str]]) -> Matrix:
        """Return the share of each section's text, a row, that speaks of any of some topics, a column each."""
        for topics in asked:
            if topics not in self._known:
                self._known[topics] = [subject_share(profile, topics) for profile in self._profiles]
        columns = [self._known[topics] for topics in asked]
        return np.array(columns, dtype=float).reshape(len(asked), len(self._profiles)).T


@once
def _subjects_of(profiles: Sequence[Profile]) -> _Subjects:
    """Return the same for every other report that a report's sections are held against."""
    return _Subjects(profiles)


def _has_summary(profiles: Sequence[Profile]) -> bool:
    """Whether a report sums itself up anywhere."""
    return any(profile.section.role == "summary" for profile in profiles)


def _answer_each_other(one: Profile, other: Profile, *, both_have_summaries: bool) -> bool:
    """Whether two sections play the same part.

    A summary answers a summary; where the other report has none, it answers content.
    """
    groups = {one.group, other.group}
    if groups & {"box", "frame"}:
        return False
    if groups == {"summary", "overall"}:
        return both_have_summaries and one.section.role == other.section.role
    if "summary" in groups and groups <= {"summary", "content"}:
        return not both_have_summaries or one.group == other.group
    return one.group == other.group


def _fixed_score(one: Profile, other: Profile, body: float, params: SectionParams) -> float:
    """Return the score of two overviews, or of two parts about the inspection."""
    if "overall" in {one.group, other.group}:
        own = one.is_personal and other.is_personal
        return min(1.0, params.overview + body + params.personal * own)
    return body if body >= params.standard_text else 0.0


def _scores(
    ones: Sequence[Profile],
    others: Sequence[Profile],
    body: Matrix,
    topics: Matrix,
    told: tuple[Matrix, Matrix],
    params: SectionParams,
) -> Matrix:
    """Return the score of each two sections, were they to play the same part and no overview's."""
    scores: Matrix = (
        params.topics * topics
        + params.subject * (told[0] + told[1]) / 2
        + params.named * _by_kind(ones, others, _named, _both_named)
        + params.body * np.minimum(1.0, body / params.body_full)
    )
    return scores


def _both_named(one: Profile, other: Profile) -> float:
    """Return the share that two headings name both of the topics that either names."""
    either = one.named | other.named
    return len(one.named & other.named) / len(either) if either else 0.0


def _shared_topics(
    ones: Sequence[Mapping[str, float]],
    others: Sequence[Mapping[str, float]],
    families: Mapping[str, str],
    params: SectionParams,
) -> Matrix:
    """Return how much of each two texts speaks of the same topics; only the same family counts `params.family`."""
    exact = _overlap(ones, others)
    wide = _overlap(*([_by_family(one, families) for one in side] for side in (ones, others)))
    return exact + params.family * np.maximum(0.0, wide - exact)


def _overlap(ones: Sequence[Mapping[str, float]], others: Sequence[Mapping[str, float]]) -> Matrix:
    """Return the sum of what each two texts have of each topic, the lesser share of both."""
    topics = {
        topic: number for number, topic in enumerate(dict.fromkeys(chain.from_iterable((*ones, *others))))
    }
    shares = np.zeros((len(topics), len(others)))
    for column, other in enumerate(others):
        shares[[topics[topic] for topic in other], column] = list(other.values())
    total = np.zeros((len(ones), len(others)))
    for row, one in enumerate(ones):
        for topic, share in one.items():
            total[row] += np.minimum(share, shares[topics[topic]])
    return total


def _by_family(content: Mapping[str, float], families: Mapping[str, str]) -> dict[str, float]:
    """Return the shares summed over the topics of each family."""
    totals: dict[str, float] = {}
    for topic, share in content.items():
        family = families.get(topic, topic)
        totals[family] = totals.get(family, 0.0) + share
    return totals
