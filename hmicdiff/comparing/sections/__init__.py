"""Which section of one report answers which of another.

By topic first, then heading stems and content. Programmes cut their questions anew, so one section
may answer several: three questions of 2014, five of 2018/19, ten areas of 2023-25. Where nothing
answers, that is said, with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from hmicdiff.comparing.sections.names import namesakes, with_namesakes
from hmicdiff.comparing.sections.profiles import profiles_of
from hmicdiff.comparing.sections.scores import SectionParams, score_sections
from hmicdiff.model import SectionLink, SectionRef, UnmatchedSection

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hmicdiff.comparing.sections.profiles import Profile
    from hmicdiff.comparing.sections.scores import PairScores
    from hmicdiff.model import Reading
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["SectionLinks", "link_sections"]

Cell = tuple[int, int]
Relation = Literal["same", "split", "merge", "partial"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLinks:
    """What links two reports' sections, and what has no counterpart."""

    links: tuple[SectionLink, ...]
    unmatched: tuple[UnmatchedSection, ...]


def link_sections(
    left: Reading,
    right: Reading,
    vocabulary: Vocabulary,
    params: SectionParams | None = None,
    profiles: Mapping[str, Sequence[Profile]] | None = None,
) -> SectionLinks:
    """Link the sections of an earlier and a later report, in the order of their lines.

    `profiles` are those of each report by its id, where they are known already.
    """
    chosen = params or SectionParams()
    ones, others = (
        profiles[one.report.id] if profiles else profiles_of(one, vocabulary) for one in (left, right)
    )
    named = namesakes(left, right, ones, others, vocabulary)
    scores = with_namesakes(score_sections(ones, others, vocabulary, chosen), named)
    cells = _with_parents(_chosen_cells(scores, ones, others, chosen), ones, others, scores, chosen)
    links = tuple(_link(left, right, ones, others, cell, cells, float(scores.total[cell])) for cell in cells)
    unmatched = (
        *_unmatched(left, right, ones, others, {i for i, _ in cells}, vocabulary),
        *_unmatched(right, left, others, ones, {j for _, j in cells}, vocabulary),
    )
    return SectionLinks(links=links, unmatched=unmatched)


def _chosen_cells(
    scores: PairScores, ones: Sequence[Profile], others: Sequence[Profile], params: SectionParams
) -> list[Cell]:
    """Return every section's best counterpart, and the further ones that are sure or speak of its subject."""
    total = scores.total
    if not total.size:
        return []
    best = np.zeros(total.shape, dtype=bool)
    best[np.arange(total.shape[0]), total.argmax(axis=1)] = True
    best[total.argmax(axis=0), np.arange(total.shape[1])] = True
    whole = np.logical_or.outer([one.is_whole for one in ones], [other.is_whole for other in others])
    kept = total >= params.sure
    kept |= best & ((total >= params.least) | ((scores.part >= params.part) & (total >= params.part_best)))
    kept |= whole & (scores.share >= params.part) & (total >= params.part_least)
    return [(int(i), int(j)) for i, j in np.argwhere(kept & (total > 0))]


def _with_parents(
    cells: Sequence[Cell],
    ones: Sequence[Profile],
    others: Sequence[Profile],
    scores: PairScores,
    params: SectionParams,
) -> list[Cell]:
    """Add whole sections that answer another through a part of theirs: a question that was split off."""
    left, right = _parent_numbers(ones), _parent_numbers(others)
    found = set(cells)
    for i, j in cells:
        if scores.total[i, j] < params.least:
            continue
        above, beyond = left[i], right[j]
        if above is not None and others[j].is_whole and ones[i].group == "content":
            found.add((above, j))
        if beyond is not None and ones[i].is_whole and others[j].group == "content":
            found.add((i, beyond))
    return sorted(cell for cell in found if cell in cells or scores.total[cell] >= params.part_least)


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


def _link(
    left: Reading,
    right: Reading,
    ones: Sequence[Profile],
    others: Sequence[Profile],
    cell: Cell,
    cells: Sequence[Cell],
    score: float,
) -> SectionLink:
    """Return one link with its relation and reasons."""
    one, other = ones[cell[0]], others[cell[1]]
    return SectionLink(
        left=SectionRef(report=left.report.id, section=one.section.id),
        right=SectionRef(report=right.report.id, section=other.section.id),
        relation=_relation(ones, others, cell, cells),
        score=round(score, 3),
        reasons=_reasons(one, other),
    )


def _relation(
    ones: Sequence[Profile], others: Sequence[Profile], cell: Cell, cells: Sequence[Cell]
) -> Relation:
    """Return how two linked sections stand to each other, by the links between whole sections."""
    i, j = cell
    if ones[i].is_whole != others[j].is_whole:
        return "partial"
    peers = [(a, b) for a, b in cells if ones[a].is_whole == others[b].is_whole == ones[i].is_whole]
    from_left, to_right = sum(a == i for a, _ in peers), sum(b == j for _, b in peers)
    if from_left == to_right == 1:
        return "same"
    if from_left == 1 or to_right == 1:
        return "split" if to_right == 1 else "merge"
    return "partial"


def _reasons(one: Profile, other: Profile) -> tuple[str, ...]:
    """Return in words why two sections are linked."""
    heading = one.section.heading is not None and one.section.heading == other.section.heading
    shared = sorted(
        set(one.content) & set(other.content), key=lambda t: (-min(one.content[t], other.content[t]), t)
    )
    return (
        *(["same heading"] if heading else []),
        *([f"same topic: {one.section.topic}"] if one.section.topic == other.section.topic else []),
        *([f"both speak of {', '.join(shared[:3])}"] if shared else []),
    )


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
            reason=_why_not(profile, candidates, vocabulary, reading.report.identity.sector),
        )
        for number, profile in enumerate(profiles)
        if number not in linked
    )


def _why_not(
    profile: Profile, candidates: Sequence[Profile], vocabulary: Vocabulary, sector: str | None
) -> str:
    """Return why a section has no counterpart."""
    if profile.group == "context":
        return "about the inspection, not about the body"
    if profile.group in {"box", "frame"}:
        return "a part of its section, which is looked at as a whole"
    subjects = sorted(profile.named) or sorted(profile.content, key=lambda t: -profile.content[t])[:1]
    said = {topic for candidate in candidates for topic in candidate.content}
    missing = [topic for topic in subjects if topic not in said]
    if missing:
        names = (vocabulary.topics.named(topic, sector) for topic in missing)
        return "the other report does not speak of " + ", ".join(row.name.lower() for row in names if row)
    return "the other report has no section on this subject"
