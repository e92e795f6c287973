"""A topic over all the years in two or three sentences, and its timeline; each part leads to its sentence.

Only what is printed goes in: grades, changes that the inspectors state, followed items, and figures that
may be compared. What is inferred from two texts is left to the findings.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.reporting.summary import code_of
from hmicdiff.reporting.view.context import anchor_id
from hmicdiff.reporting.view.findings import finding_id
from hmicdiff.reporting.words import ITEM_KIND_WORDS, amount_words, counted
from hmicdiff.text import capital

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hmicdiff.model import FigureChange, ItemThread, Verdict
    from hmicdiff.reporting.view.context import Context
    from hmicdiff.reporting.view.matrix import Matrix, Row

__all__ = ["Moment", "Part", "Story", "Year", "stories"]

NAMED = 5
"""Subjects named in one sentence; the rest is counted."""

_STATED = {
    "improved": ("has improved", "have improved"),
    "worse": ("has got worse", "have got worse"),
    "again": ("is raised again", "are raised again"),
    "unchanged": ("has not changed", "have not changed"),
}
"""What inspectors say of one subject and of several, by the code of the finding."""
_STATUS = {
    "raised": "raised",
    "repeated": "raised again",
    "closed": "closed",
    "superseded": "moved on without being closed",
    "unknown": "not spoken of since",
}
_DIRECTIONS = {
    "improved": "says better",
    "regressed": "says worse",
    "sustained": "says kept up",
    "unresolved": "says still a problem",
}
"""What a report states of change, for the timeline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some words of a sentence."""

    text: str
    href: str = ""
    """Where it is printed; empty for the words between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Something that one report prints on a topic."""

    words: str
    places: tuple[Part, ...]
    grade: str = ""
    """First letter of a grade, for its colour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """What one report prints on a topic."""

    label: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One topic."""

    id: str
    topic: str
    name: str
    sentences: tuple[tuple[Part, ...], ...]
    years: tuple[Year, ...]


def stories(context: Context, matrix: Matrix) -> tuple[Story, ...]:
    """Every topic of which anything is printed that can be told without inferring, in the vocabulary's order."""
    rows: dict[str, Row] = {}
    for row in matrix.rows:
        rows.setdefault(row.topic, row)
    spoken = {
        *rows,
        *(each.topic for each in context.comparison.verdicts if each.basis == "stated"),
        *(each.topic for each in context.comparison.item_threads),
    }
    found = (
        Story(
            id=anchor_id("story", topic),
            topic=topic,
            name=context.topic_name(topic),
            sentences=tuple(_sentences(topic, rows.get(topic), matrix, context)),
            years=tuple(_years(topic, context)),
        )
        for topic in sorted(spoken, key=context.topic_rank)
    )
    return tuple(story for story in found if story.sentences)


def _sentences(topic: str, row: Row | None, matrix: Matrix, context: Context) -> Iterator[tuple[Part, ...]]:
    for told in (
        _graded(row, matrix) if row else (),
        _stated(topic, context),
        _items(topic, context),
        _figures(topic, context),
    ):
        parts = tuple(told)
        if parts:
            yield (*parts, Part(text="."))


# --- sentences ----------------------------------------------------------------------------


def _graded(row: Row, matrix: Matrix) -> Iterator[Part]:
    """Graded outstanding in 2014; good in 2018/19, lower; adequate in 2023-25, not comparable with the grade before."""
    told = [(column, cell) for column, cell in zip(matrix.columns, row.cells, strict=True) if cell.grade]
    for number, (column, cell) in enumerate(told):
        yield Part(text="; " if number else "Graded ")
        yield Part(text=f"{cell.grade.lower()} in {column.label}", href=cell.href)
        if cell.note:
            yield Part(text=f" ({cell.note})")
        if number and cell.move_code == "no":
            yield Part(text=", which can’t be compared with the grade before")
        elif number and cell.move:
            care = ", with care: other questions were asked" if cell.care else ", on one scale"
            yield Part(text=f", {'the same' if cell.move == 'same' else cell.move}{care}")


def _stated(topic: str, context: Context) -> Iterator[Part]:
    """The 2023-25 report says that evaluation has improved."""
    told: dict[tuple[str, str], list[Part]] = {}
    for verdict in context.comparison.verdicts:
        code = code_of(verdict)
        if (
            verdict.topic == topic
            and verdict.basis == "stated"
            and verdict.id in context.newest
            and code in _STATED
        ):
            told.setdefault((verdict.to, code), []).append(_subject(verdict, context))
    order = list(_STATED)
    for number, (report, code) in enumerate(
        sorted(told, key=lambda key: (context.order[key[0]], order.index(key[1])))
    ):
        yield Part(text="; it says that " if number else f"The {context.labels[report]} report says that ")
        yield from _listed(told[report, code])
        yield Part(text=f" {_STATED[code][len(told[report, code]) > 1]}")


def _subject(verdict: Verdict, context: Context) -> Part:
    """What a finding is on, leading to the sentence that states it."""
    said = (each for each in verdict.evidence if each.report == verdict.to and each.kind == "statement")
    first = next(said, None)
    href = context.place(verdict.to, first).href if first else f"#{finding_id(verdict)}"
    name = verdict.thread_name or "this topic as a whole"
    own = name[1:2].isupper() or not name[:1].isalpha()
    return Part(text=name if own else name[:1].lower() + name[1:], href=href)


def _items(topic: str, context: Context) -> Iterator[Part]:
    """Areas for improvement: one of 2018/19, closed; another of 2023-25, raised."""
    threads = [
        each for each in context.comparison.item_threads if each.topic == topic and each.kind != "practice"
    ]
    kinds: dict[str, list[ItemThread]] = {}
    for each in threads:
        kinds.setdefault(each.kind, []).append(each)
    for number, (kind, own) in enumerate(kinds.items()):
        name = ITEM_KIND_WORDS.get(kind, kind).lower()
        yield Part(text="; " if number else "")
        yield Part(text=capital(counted(len(own), name, _plural(name))) + ": ")
        yield from _listed(
            [
                Part(
                    text=f"{context.labels[each.first_seen]}, {_STATUS[each.status]}",
                    href=f"#{anchor_id('i', each.id)}",
                )
                for each in own
            ],
            "; ",
        )


def _plural(name: str) -> str:
    """Several of a kind: ``areas for improvement``."""
    first, _, rest = name.partition(" ")
    return f"{first}s {rest}".strip()


def _figures(topic: str, context: Context) -> Iterator[Part]:
    """Victim satisfaction went from 84.1% to 87%; of a measure with several pairs the name alone would not tell which."""
    told = [
        each
        for each in context.comparison.figure_changes
        if each.topic == topic
        and each.relation == "over_time"
        and each.comparability != "no"
        and each.direction in {"improved", "regressed"}
        and all((ref.report, ref.figure) in context.figures for ref in (each.left, each.right))
    ]
    names = Counter(each.measure for each in told)
    for number, each in enumerate([one for one in told if names[one.measure] == 1][:NAMED]):
        yield Part(text="; " if number else "")
        yield from _figure(each, context, first=not number)


def _figure(change: FigureChange, context: Context, *, first: bool) -> Iterator[Part]:
    left, right = (context.figures[ref.report, ref.figure] for ref in (change.left, change.right))
    name = context.measure_name(change.measure)
    yield Part(text=f"{name if first else name[:1].lower() + name[1:]} went from ")
    yield Part(text=amount_words(left.value, left.unit), href=context.place(change.left.report, left).href)
    yield Part(text=" to ")
    yield Part(
        text=amount_words(right.value, right.unit), href=context.place(change.right.report, right).href
    )
    yield Part(text=", which is better" if change.direction == "improved" else ", which is worse")


def _listed(parts: Sequence[Part], between: str = ", ") -> Iterator[Part]:
    """Parts in a row, the last of a short list joined by *and*; beyond `NAMED` they are counted."""
    shown = parts[:NAMED]
    for number, part in enumerate(shown):
        if number:
            last = number == len(shown) - 1 and len(parts) <= NAMED and between == ", "
            yield Part(text=" and " if last else between)
        yield part
    if len(parts) > NAMED:
        yield Part(text=f" and {len(parts) - NAMED} more")


# --- timeline -----------------------------------------------------------------------------


def _years(topic: str, context: Context) -> Iterator[Year]:
    for report in context.comparison.reports:
        moments = tuple(_moments(report.id, topic, context))
        if moments:
            yield Year(label=context.labels[report.id], moments=moments)


def _moments(report: str, topic: str, context: Context) -> Iterator[Moment]:
    """What a report prints on a topic: its grade, what it states of change, the items it speaks of."""
    reading = context.readings.get(report)
    sections = reading.report.sections if reading else ()
    for section in sections:
        if section.topic == topic and section.grade and section.grade.value:
            place = context.place(report, section.grade)
            yield Moment(
                words="",
                places=(Part(text=capital(section.grade.value), href=place.href),),
                grade=section.grade.value[:1],
            )
            break
    yield from _changes(_statements(report, topic, context))
    yield from _changes(_obligations(report, topic, context))


def _changes(found: Iterable[tuple[str, Part]]) -> Iterator[Moment]:
    by_words: dict[str, dict[str, Part]] = {}
    for words, part in found:
        by_words.setdefault(words, {}).setdefault(part.href, part)
    for words, parts in by_words.items():
        yield Moment(words=words, places=tuple(parts.values()))


def _statements(report: str, topic: str, context: Context) -> Iterator[tuple[str, Part]]:
    reading = context.readings.get(report)
    for each in reading.report.statements if reading else ():
        if each.topic == topic and each.source == "inspectorate" and each.direction in _DIRECTIONS:
            place = context.place(report, each)
            yield _DIRECTIONS[each.direction], Part(text=place.lines, href=place.href)


_STATES: Mapping[str, str] = {"raised": "asks", "repeated": "asks again", "closed": "closes"}


def _obligations(report: str, topic: str, context: Context) -> Iterator[tuple[str, Part]]:
    for thread in context.comparison.item_threads:
        if thread.topic != topic:
            continue
        for each in thread.items:
            state = getattr(each, "state", "raised")
            if each.report == report and state in _STATES:
                name = ITEM_KIND_WORDS.get(thread.kind, thread.kind).lower()
                place = context.place(report, each)
                yield f"{_STATES[state]} ({name})", Part(text=place.lines, href=place.href)
