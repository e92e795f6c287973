"""Grades of two reports side by side: which answers which, and what their difference means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from hmicdiff.comparing.threads.points import graded_section, graded_sections
from hmicdiff.judging.comparability import Answer, compare_grades
from hmicdiff.judging.pairs import Pair, representatives
from hmicdiff.model import GradeChange, GradeSide

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import GradeValue, Reading, Section
    from hmicdiff.vocabulary.comparability import ComparabilityTable

__all__ = ["all_grade_changes", "grade_changes"]

_RANK: dict[str, int] = {
    "inadequate": 0,
    "requires improvement": 1,
    "adequate": 2,
    "good": 3,
    "outstanding": 4,
}


def all_grade_changes(
    inspections: Sequence[Sequence[Reading]], topic: str, table: ComparabilityTable
) -> tuple[GradeChange, ...]:
    """Return how the grade on `topic` went from each graded inspection to the next, in time order.

    `inspections` hold their reports, the fullest first: that one tells the grade which gives one.

    The first grade of all has no left side where reports came before it. A report that grades the
    topic within another is passed over, unless its neighbour grades it by itself.
    """

    def graded(reading: Reading) -> bool:
        return _answering(reading, topic, table) is not None

    ordered = representatives(inspections, graded, graded)
    changes: list[GradeChange] = []
    before: Reading | None = None
    for place, reading in enumerate(ordered):
        if not graded(reading):
            continue
        left = before or (ordered[place - 1] if place else None)
        before = reading
        if left is not None:
            changes.extend(grade_changes(Pair(left=left, right=reading), topic, table))
    return tuple(changes)


def _answering(reading: Reading, topic: str, table: ComparabilityTable) -> Section | None:
    """Return the section whose grade answers for `topic`: its own, else that of the topic it is part of."""
    fold = table.fold_of(topic, reading.report.identity.sector)
    own = graded_section(reading, topic)
    return own if own or fold is None else graded_section(reading, fold.into)


def grade_changes(pair: Pair, topic: str, table: ComparabilityTable) -> tuple[GradeChange, ...]:
    """Return how the grade on `topic` went between two reports; nothing where neither grades it itself.

    Where one report grades it within another topic (anti-social behaviour within prevention since
    2015), that grade answers, with care.
    """
    if not any(graded_section(one, topic) for one in (pair.left, pair.right)):
        return ()
    left, right = _answering(pair.left, topic, table), _answering(pair.right, topic, table)
    if left is not None and right is not None:
        left, right = _of_one_question(pair.left, left, right), _of_one_question(pair.right, right, left)
    return tuple(_changes(pair, topic, left, right, table))


def _of_one_question(reading: Reading, chosen: Section, other: Section) -> Section:
    """Return the section whose question is most alike to that of the `other` report's, where a report graded several.

    PEEL 2016 graded demand and the use of resources apart, PEEL 2018/19 "using resources to meet demand". Of one part
    that is printed twice the `chosen` stands.
    """
    several = graded_sections(reading, chosen.topic)
    values = {one.grade.value for one in several if one.grade}
    if chosen not in several or len(values) < 2:  # noqa: PLR2004 - grades that differ
        return chosen
    return max(several, key=lambda one: (_alike(one, other), one is chosen))


def _alike(one: Section, other: Section) -> float:
    """Return how alike the headings of two sections are, 0 to 100: their words, in whatever order."""
    return fuzz.token_sort_ratio(one.heading or "", other.heading or "", processor=default_process)


def _changes(
    pair: Pair, topic: str, left: Section | None, right: Section | None, table: ComparabilityTable
) -> Iterator[GradeChange]:
    """Yield the change from one graded section to another, or why there is none."""
    if left is None or right is None:
        answer = Answer(comparability="no", reason=_one_sided(pair, left), rule="one-sided")
    else:
        answer = compare_grades((pair.left, left), (pair.right, right), table)
    yield GradeChange(
        topic=topic,
        left=_side(pair.left, left),
        right=_side(pair.right, right),
        comparability=answer.comparability,
        reason=answer.reason,
        direction=_direction(left, right, answer),
        quote=answer.quote,
    )


def _one_sided(pair: Pair, left: Section | None) -> str:
    """Return why one grade stands alone."""
    silent = pair.left if left is None else pair.right
    return f"{silent.report.identity.programme or 'the other report'} gives no grade on it"


def _side(reading: Reading, section: Section | None) -> GradeSide | None:
    """Return one side of a change, null where there is no grade."""
    if section is None or section.grade is None:
        return None
    grade = section.grade
    return GradeSide(report=reading.report.id, value=grade.value, section=section.id, state=grade.state)


def _direction(
    left: Section | None, right: Section | None, answer: Answer
) -> Literal["improved", "regressed", "unchanged", "not_comparable"]:
    """Return which way comparable grades went."""
    before, after = _value(left), _value(right)
    if answer.comparability == "no" or before is None or after is None:
        return "not_comparable"
    step = _RANK[after] - _RANK[before]
    return "improved" if step > 0 else "regressed" if step < 0 else "unchanged"


def _value(section: Section | None) -> GradeValue | None:
    """Return a section's grade."""
    return section.grade.value if section and section.grade else None
