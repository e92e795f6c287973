"""The grade matrix: topics by inspection, with a direction only where two grades may be compared.

Grades are words on an ordinal scale that the inspectorate has changed: they are never averaged and no
line is drawn through them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from hmicdiff.comparing.threads.points import grade_topic
from hmicdiff.reporting.view.context import Quote, years_of
from hmicdiff.reporting.view.findings import finding_id
from hmicdiff.reporting.view.signs import SOURCES, Sign, sign_of
from hmicdiff.reporting.words import GRADE_STATE_WORDS, dashed, reason_words
from hmicdiff.text import capital

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.model import Grade, GradeChange, ReportRef, Section
    from hmicdiff.reporting.view.context import Context

__all__ = ["SAY_NO_MORE", "Cell", "Column", "Matrix", "Row", "make_matrix"]

SCALE_WORDS = {"four-tier": "four grades", "five-tier": "five grades", "ungraded": "no grades"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One inspection programme that gave grades."""

    label: str
    programme: str
    scale: str
    line_before: bool
    """Whether the grades left of it can't be compared with its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one inspection says of one topic."""

    grade: str
    """Grade as printed, with a capital; empty where there is none."""
    code: str
    """First letter of the grade, for the style sheet."""
    note: str
    """``carried over from 2016``, ``not graded``; empty for a grade of this inspection."""
    move: str
    """``higher``, ``lower``, ``same``, ``not comparable``; empty where nothing earlier stands."""
    move_code: str
    care: bool
    """Whether the direction is to be taken with care."""
    why: str
    href: str
    """Link to the line that gives the grade; may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One topic."""

    topic: str
    name: str
    cells: tuple[Cell, ...]
    reading: str
    """What the report says of the topic in all: verdict word."""
    sign: Sign | None
    source: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The table."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    legend: str
    """What the signs in the cells mean; empty where there are none."""
    notes: tuple[str, ...]
    """Why neighbours can't be compared, or only with care; each once."""
    quotes: tuple[Quote, ...]
    """The inspectorate's own sentences on it."""


_WHOLE = frozenset({"overall", "effectiveness", "efficiency", "people"})
"""Topics that are judged by the grade of a whole force or pillar."""
_NONE = Cell(grade="", code="", note="", move="", move_code="", care=False, why="", href="")
_MOVES = {
    "improved": ("higher", "up"),
    "regressed": ("lower", "down"),
    "unchanged": ("same", "same"),
    "not_comparable": ("not comparable", "no"),
}


def make_matrix(context: Context) -> Matrix:
    """The matrix of one body; without columns where no report gives a grade."""
    graded = _graded(context)
    columns = _columns(context, graded)
    topics = sorted(_with_grade_or_reason(graded), key=lambda key: (context.topic_rank(_topic_of(key)), key))
    rows = tuple(_row(topic, columns, graded, context) for topic in _overall_last(topics))
    return Matrix(
        columns=columns,
        rows=rows,
        legend=_legend(columns, rows),
        notes=_notes(context),
        quotes=_quotes(context),
    )


def _legend(columns: Sequence[Column], rows: Sequence[Row]) -> str:
    cells = [cell for row in rows for cell in row.cells]
    lines = any(column.line_before for column in columns)
    barred = any(cell.move_code == "no" for cell in cells)
    signs = " and ".join(["double line"] * lines + ["diamond"] * barred)
    parts = [f"{capital(signs)}: can’t be compared."] if signs else []
    parts += ["With care: other questions were asked."] if any(cell.care for cell in cells) else []
    return " ".join(parts)


def _graded(context: Context) -> dict[tuple[str, str], tuple[str, Section]]:
    """The section that grades each topic, by programme and topic, with its report.

    A given grade goes before the stated absence of one, a printed section before a summary of it.
    """
    found: dict[tuple[str, str], tuple[str, Section]] = {}
    for report in context.comparison.reports:
        reading = context.readings.get(report.id)
        sections = reading.report.sections if reading else ()
        rows = [each for each in sections if each.grade and each.role in {"content", "summary"}]
        for section in sorted(rows, key=_preference):
            found.setdefault((_column_key(report), _row_key(report, section)), (report.id, section))
    for key, each in _shared(context):
        found.setdefault(key, each)
    programmes = {key for (key, _), (_, section) in found.items() if section.grade and section.grade.value}
    return {key: each for key, each in found.items() if key[0] in programmes}


_NAMED = "\x1f"
"""Between topic and printed name in the key of a row that is called by its printed name."""


def _row_key(report: ReportRef, section: Section) -> str:
    """Return the row a graded section stands in: its topic's, or one of its own for an area that joins several."""
    topic = grade_topic(section, report.identity.sector)
    return f"{topic}{_NAMED}" if section.merged else topic


def _topic_of(key: str) -> str:
    """Return the topic of a row."""
    return key.partition(_NAMED)[0]


def _shared(context: Context) -> Iterator[tuple[tuple[str, str], tuple[str, Section]]]:
    """Grades that stand for a second topic too, where an inspection grades two topics as one."""
    of = {report.id: _column_key(report) for report in context.comparison.reports}
    for change in context.comparison.grade_changes:
        for side in (change.left, change.right):
            if side and side.section and side.value and (side.report, side.section) in context.sections:
                section = context.sections[side.report, side.section]
                if not section.merged:
                    yield (of[side.report], change.topic), (side.report, section)


def _with_grade_or_reason(graded: Mapping[tuple[str, str], tuple[str, Section]]) -> set[str]:
    """Topics that have a grade, or of which a report says why they have none."""
    return {
        topic
        for (_, topic), (_, section) in graded.items()
        if section.grade and (section.grade.value or section.grade.state != "missing_in_text")
    }


def _overall_last(topics: Sequence[str]) -> list[str]:
    return sorted(topics, key=lambda topic: topic in _WHOLE)


def _preference(section: Section) -> tuple[bool, bool, int, int]:
    grade = section.grade
    return grade is None or grade.value is None, section.role != "content", section.level, section.line_start


def _column_key(report: ReportRef) -> str:
    return report.identity.programme or report.id


def _columns(context: Context, graded: dict[tuple[str, str], tuple[str, Section]]) -> tuple[Column, ...]:
    used = {key for key, _ in graded}
    first = {
        _column_key(report): report
        for report in reversed(context.comparison.reports)
        if _column_key(report) in used
    }
    reports = sorted(first.values(), key=lambda report: context.order[report.id])
    befores = [None, *(_column_key(report) for report in reports)]
    return tuple(
        Column(
            label=years_of(report.identity.programme) or context.labels[report.id],
            programme=_column_key(report),
            scale=SCALE_WORDS[report.identity.scale],
            line_before=_line_between(before, _column_key(report), context),
        )
        for before, report in zip(befores, reports, strict=False)
    )


def _line_between(before: str | None, after: str, context: Context) -> bool:
    """Whether no grade of `after` may be compared with one of `before`."""
    if before is None:
        return False
    scales = {
        key: {each.identity.scale for each in context.comparison.reports if _column_key(each) == key}
        for key in (before, after)
    }
    of = {report.id: _column_key(report) for report in context.comparison.reports}
    between = [
        change.comparability
        for change in context.comparison.grade_changes
        if change.left
        and change.right
        and (of[change.left.report], of[change.right.report]) == (before, after)
    ]
    return scales[before] != scales[after] or (bool(between) and set(between) == {"no"})


def _row(
    key: str,
    columns: tuple[Column, ...],
    graded: dict[tuple[str, str], tuple[str, Section]],
    context: Context,
) -> Row:
    topic = _topic_of(key)
    overall = (each for each in context.comparison.verdicts if each.topic == topic and each.thread is None)
    newest = next((each for each in overall if each.id in context.newest), None)
    sign = sign_of(newest) if newest else None
    cells = [graded.get((column.programme, key)) for column in columns]
    return Row(
        topic=topic,
        name=context.area_name([one[1] for one in cells if one], topic),
        cells=tuple(_cell(one, topic, context) for one in cells),
        reading=sign.word if sign else "",
        sign=sign,
        source="" if newest is None or sign is None or sign.code in SAY_NO_MORE else SOURCES[newest.basis],
        href=f"#{finding_id(newest)}" if newest else "",
    )


SAY_NO_MORE = frozenset({"incomparable", "dropped", "new"})
"""Findings that speak of the texts alone: who infers them is no question."""


def _cell(found: tuple[str, Section] | None, topic: str, context: Context) -> Cell:
    if found is None or found[1].grade is None:
        return _NONE
    report, section = found
    grade = found[1].grade
    change = _change_into(report, topic, context)
    move, code = _MOVES[change.direction] if change and change.left and grade.value else ("", "")
    return (
        Cell(
            grade=capital(grade.value or ""),
            code=(grade.value or "")[:1],
            note=_note(grade)
            if topic in {section.topic, section.pillar}
            else f"with {context.topic_name(section.topic).lower()}",
            move=move,
            move_code=code,
            care=bool(change and change.comparability == "with_care"),
            why=reason_words(change.reason) if change else "",
            href=context.place(report, grade).href,
        )
        if section
        else _NONE
    )


def _note(grade: Grade) -> str:
    words = GRADE_STATE_WORDS[grade.state]
    return f"{words} from {dashed(grade.carried_over_from)}" if grade.carried_over_from else words


def _change_into(report: str, topic: str, context: Context) -> GradeChange | None:
    """The change from the nearest earlier grade of the topic."""
    changes = [
        each
        for each in context.comparison.grade_changes
        if each.topic == topic and each.right and each.right.report == report
    ]
    return max(changes, key=lambda each: context.order[each.left.report] if each.left else -1, default=None)


def _notes(context: Context) -> tuple[str, ...]:
    changes = context.comparison.grade_changes
    words = (
        capital(reason_words(each.reason)) for each in changes if each.comparability != "yes" and each.left
    )
    return tuple(dict.fromkeys(words))


def _quotes(context: Context) -> tuple[Quote, ...]:
    changes = [each.quote for each in context.comparison.grade_changes if each.quote]
    return tuple(context.cite(each) for each in dict.fromkeys(changes))


def scale_lines(matrix: Matrix) -> tuple[tuple[Column, Column], ...]:
    """Neighbouring columns between which no grade may be compared."""
    return tuple((left, right) for left, right in pairwise(matrix.columns) if right.line_before)
