"""Judgments on parts whose heading the text does not print: each becomes a section of its own without a heading.

Overview pages of PEEL 2014 to 2018/19 and of fire and rescue rounds 1 and 2 open with one sentence for each
pillar (``The extent to which the force is effective at ... is good.``); press releases and news items print
the judgments as a list, or say them in passing; an opening lists areas whose sections it does not reach.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from hmicdiff.structure.grades.judgments import judgments, sentences_of
from hmicdiff.structure.grades.owner import recalls_earlier
from hmicdiff.structure.grades.prose import (
    carries_over,
    first_graded,
    fit_of,
    grade_at,
    grade_of,
    is_headline,
    target_of,
)
from hmicdiff.structure.identity.kind import TOLD_BY_OTHERS
from hmicdiff.structure.sections.topics import topic_of_passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hmicdiff.model import Grade, Identity, Section
    from hmicdiff.structure.grades.listed import ListedGrade
    from hmicdiff.structure.sections import Part
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.headings import Heading

__all__ = ["LooseGrade", "find_loose", "with_loose"]

_CLOSE_ENOUGH = 62.0
"""Least fit, 0-100, of an area's words to a heading of the programme."""
_OF_QUESTIONS = re.compile(r"\bquestions?\b", re.IGNORECASE)
_CLEAR = 0.5
"""Least share of an area's words that must speak of one topic where no heading fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseGrade:
    """A grade of a part that has no printed heading."""

    part: int
    """Number of the part the sentence stands in."""
    key: str
    """What is graded: a pillar, or a topic."""
    topic: str
    grade: Grade
    lines: tuple[int, int]
    """First and last line of the sentence, or of the area a list names."""


def find_loose(
    parts: Sequence[Part], listed: Sequence[ListedGrade], identity: Identity, vocabulary: Vocabulary
) -> tuple[LooseGrade, ...]:
    """Return the judgments that speak of no printed part, in reading order, one for each pillar or topic.

    What is `listed`, see `find_listed`, goes before what sentences say.
    """
    if identity.scale == "ungraded":
        return ()
    found: dict[str, LooseGrade] = {}
    graded = first_graded(parts)
    for one in _listed(parts, listed):
        found.setdefault(one.key, one)
    for part in parts:
        if part.role not in {"boilerplate", "context"} and _may_judge(part, identity):
            for loose in (
                *_given(part, parts, graded, identity, vocabulary),
                *_stated(part, parts, identity, vocabulary),
            ):
                if not _is_told(loose, found.values()):
                    found[loose.key] = loose
    return tuple(sorted(found.values(), key=lambda one: (one.part, one.lines)))


def _is_told(loose: LooseGrade, found: Iterable[LooseGrade]) -> bool:
    """Whether an area has its grade: by its key, or by its topic where words alone told one of the two."""
    return any(
        loose.key == one.key or (loose.topic == one.topic and loose.topic in {loose.key, one.key})
        for one in found
    )


def _may_judge(part: Part, identity: Identity) -> bool:
    """Whether sentences of a part give grades: an inspector's observations only tell of them.

    Under a pillar's headline they judge its questions too, whose headings an opening may not reach.
    """
    return part.heading is None or is_headline(part) or identity.kind in TOLD_BY_OTHERS


def _given(
    part: Part, parts: Sequence[Part], graded: Sequence[Part], identity: Identity, vocabulary: Vocabulary
) -> Iterator[LooseGrade]:
    """Yield the grades that sentences of a part give to what has no heading."""
    for one in judgments(part, identity, vocabulary):
        if one.earlier is not None and not carries_over(identity):
            continue
        if target_of(part, one.area, graded, parts, identity, vocabulary) is None:
            key, topic = _subject(one.area, identity, vocabulary)
            if topic is not None:
                grade = grade_of(one)
                yield LooseGrade(part=part.number, key=key, topic=topic, grade=grade, lines=_lines(grade))


def _stated(
    part: Part, parts: Sequence[Part], identity: Identity, vocabulary: Vocabulary
) -> Iterator[LooseGrade]:
    """Yield the pillars that a part says are not graded yet, and that have no heading; not what it says of a question of one."""
    if is_headline(part):
        return
    printed = {one.row.pillar for one in parts if one.row is not None and one.row.topic == "overall"}
    for sentence in sentences_of(part, identity):
        state = vocabulary.grades.state_of(sentence.text)
        pillar = vocabulary.grades.pillar_of(sentence.text)
        open_ = set(_pillars(identity, vocabulary)) - printed
        told = state is not None and pillar in open_ and not _OF_QUESTIONS.search(sentence.text)
        if state is not None and told and not recalls_earlier(sentence.text, identity, vocabulary):
            grade = grade_at(sentence.place(), None, state.state, "prose", state.cycle)
            yield LooseGrade(
                part=part.number, key=pillar or "", topic="overall", grade=grade, lines=_lines(grade)
            )


def _listed(parts: Sequence[Part], listed: Sequence[ListedGrade]) -> Iterator[LooseGrade]:
    """Yield the grades of lists and tables whose area has no section in the text."""
    printed = {part.row for part in parts if part.role == "content" or (part.row and part.row.pillar)}
    for one in listed:
        if one.row not in printed and one.row.topic is not None:
            yield LooseGrade(
                part=one.part, key=_key(one.row), topic=one.row.topic, grade=one.grade, lines=one.lines
            )


def _lines(grade: Grade) -> tuple[int, int]:
    """Return the lines of the sentence that gives a grade."""
    return grade.line_start, grade.line_end


def _key(row: Heading) -> str:
    """Return what tells a graded part from the others: its pillar, or its name."""
    return row.pillar if row.topic == "overall" and row.pillar else row.text


def _subject(area: str, identity: Identity, vocabulary: Vocabulary) -> tuple[str, str | None]:
    """Return what the words of a judgment speak of, and its topic; None for a topic they do not tell."""
    narrow = next((row for row in vocabulary.headings.of_area(area) if row.topic != "overall"), None)
    pillar = vocabulary.grades.pillar_of(area)
    if narrow is None and pillar in _pillars(identity, vocabulary):
        return pillar or "", "overall"
    rows = [row for row in vocabulary.headings.of_programme(identity.programme) if row.graded and row.topic]
    best = max(rows, key=lambda row: fit_of(area, row, vocabulary), default=None)
    if best is not None and fit_of(area, best, vocabulary) >= _CLOSE_ENOUGH:
        return _key(best), best.topic
    told = identity.kind in TOLD_BY_OTHERS
    topic = topic_of_passage(area, identity, vocabulary, least=_CLEAR) if told else None
    return topic or "", topic


def _pillars(identity: Identity, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the pillars of the report's programme, of all its sector's where it names none."""
    programme = vocabulary.programmes.named(identity.programme)
    rows = (programme,) if programme else vocabulary.programmes.of_sector(identity.sector)
    return tuple(dict.fromkeys(pillar for row in rows for pillar in row.pillars))


def with_loose(sections: Sequence[Section], loose: Sequence[LooseGrade]) -> tuple[Section, ...]:
    """Return the sections, one for each part, with those of `loose` after the section they stand in."""
    by_part = {part: tuple(group) for part, group in groupby(loose, key=lambda one: one.part)}
    return tuple(
        one
        for number, section in enumerate(sections)
        for one in (
            section,
            *(_section(section, index, found) for index, found in enumerate(by_part.get(number, ()), 1)),
        )
    )


def _section(parent: Section, index: int, loose: LooseGrade) -> Section:
    """Return the section without a heading that carries a loose grade."""
    return replace(
        parent,
        id=f"{parent.id}g{index}",
        parent=parent.id,
        level=parent.level + 1,
        heading=None,
        topic=loose.topic,
        role="summary",
        grade=loose.grade,
        line_start=loose.lines[0],
        line_end=loose.lines[1],
        page=loose.grade.page,
        heading_start=None,
        heading_end=None,
        pillar=loose.key if loose.topic == "overall" and loose.key else None,
        merged=False,
    )
