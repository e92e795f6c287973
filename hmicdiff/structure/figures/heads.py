"""What the heads of a table say of its columns: whose values they hold, of when, and in which part."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from hmicdiff.structure.figures.periods import find_periods, yearless_period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import FigureRole, Period
    from hmicdiff.structure.figures.subjects import SubjectFinder
    from hmicdiff.structure.sentences import PlacedSentence
    from hmicdiff.text import MappedText

__all__ = ["Column", "gap_pieces", "head_lines", "read_columns"]

_CHANGE_HEAD = re.compile(r"\b(?:change|difference)\b", re.IGNORECASE)
_TARGET_HEAD = re.compile(r"\b(?:target|standard|benchmark|goal)\b", re.IGNORECASE)
_FORECAST_HEAD = re.compile(r"\b(?:forecast|projected|projection|planned|predicted)\b", re.IGNORECASE)
_FURTHEST_HEAD = 6
"""Lines of heads looked at above the first row; wrapped heads of two columns need six."""
_FURTHEST_CELL = 14
"""The same where the format tells the cells of the heads apart."""
_WIDE = re.compile(r"\s{2,}|\t")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of values."""

    subject: str | None
    is_own: bool = True
    period: Period | None = None
    role: FigureRole = "level"
    head: str = ""
    """Its head's own words, "" where the heads are not told apart."""


def gap_pieces(text: MappedText, start: int, end: int) -> list[tuple[int, int]]:
    """Return start and end of the pieces of a clean stretch that wide spaces part in the source, as tables print cells."""
    pieces: list[tuple[int, int]] = []
    begin = start
    for at in range(start + 1, end - 1):
        if text.text[at] != " ":
            continue
        printed = text.raw.text[text.offsets[at - 1] + 1 : text.offsets[at + 1]]
        if _WIDE.fullmatch(printed):
            pieces.append((begin, at))
            begin = at + 1
    return [*pieces, (begin, end)]


def head_lines(first: int, placed: Sequence[PlacedSentence]) -> list[PlacedSentence]:
    """Return the heads above a table whose first row is sentence number `first`: the near lines that end no sentence."""
    heads: list[PlacedSentence] = []
    for source in reversed(placed[max(0, first - _FURTHEST_CELL) : first]):
        far = len(heads) >= _FURTHEST_HEAD and source.sentence.kind != "cell"
        if far or source.text.text.endswith((".", "!", "?")):
            break
        heads.insert(0, source)
    return heads


def read_columns(
    lines: Sequence[PlacedSentence], width: int, finder: SubjectFinder
) -> tuple[tuple[Column, ...], bool]:
    """Return what the heads say of each of `width` columns, and whether they say anything.

    Heads that are told apart speak of a column each; else a subject each, or a period each, and a last one of changes.
    """
    heads = " ".join(line.text.text for line in lines)
    apart = _apart(lines, width)
    columns = tuple(_column(head, finder) for head in _with_their_months(apart, lines))
    if any(_tells(column) for column in columns):
        return _with_common(columns, heads, apart, finder.body), True
    return _in_order(heads, width, finder)


def _tells(column: Column) -> bool:
    """Whether a head says more of its column than a name."""
    return column.subject is not None or column.period is not None or column.role != "level"


def _apart(lines: Sequence[PlacedSentence], width: int) -> list[str]:
    """Return one head a column where wide spaces or the format tell them apart, else none."""
    if not lines:
        return []
    text = lines[-1].text
    pieces = [text.text[start:end] for start, end in gap_pieces(text, 0, len(text.text))]
    if width > 1 and len(pieces) in {width, width + 1}:
        return pieces[-width:]
    own = list(takewhile(lambda line: line.sentence.kind == "cell", reversed(lines)))[::-1]
    rows = [own, [line for line in own if line.row is not None and line.row == own[-1].row]]
    fitting = (row for row in rows if len(row) in {width, width + 1})
    return [line.text.text for line in next(fitting, ())][-width:]


def _with_their_months(apart: list[str], lines: Sequence[PlacedSentence]) -> list[str]:
    """Return the heads, each that is a year alone behind the words over it that say when in the year its period ends."""
    if not apart or not all(map(_YEAR.fullmatch, apart)):
        return apart
    pieces = (
        line.text.text[start:end]
        for line in reversed(lines)
        for start, end in gap_pieces(line.text, 0, len(line.text.text))
    )
    lead = next(filter(None, map(yearless_period, pieces)), None)
    return apart if lead is None else [f"{lead} {year}" for year in apart]


def _column(head: str, finder: SubjectFinder) -> Column:
    """Return what one head says; no subject where it names none."""
    subject = next(iter(finder.find(head)), None)
    period = next((mention.period for mention in find_periods(head)), None)
    return Column(
        subject=subject.name if subject else None,
        is_own=subject.is_own if subject else True,
        period=period,
        role=_role(head),
        head=head,
    )


def _role(head: str) -> FigureRole:
    """Return the part that the values under a head play."""
    if _CHANGE_HEAD.search(head):
        return "change"
    if _TARGET_HEAD.search(head):
        return "target"
    return "forecast" if _FORECAST_HEAD.search(head) else "level"


def _with_common(
    columns: Sequence[Column], heads: str, apart: Sequence[str], body: str | None
) -> tuple[Column, ...]:
    """Return the columns with what the heads say of all of them: the body itself, and a period named once above."""
    above = heads.removesuffix(" ".join(apart))
    periods = [mention.period for mention in find_periods(above)]
    common = periods[0] if len(periods) == 1 else None
    dated = [column.period for column in columns if column.period]
    last = dated[-1] if dated else common
    return tuple(
        replace(
            column,
            subject=column.subject or body,
            period=column.period or (last if column.role == "change" else common),
        )
        for column in columns
    )


def _in_order(heads: str, width: int, finder: SubjectFinder) -> tuple[tuple[Column, ...], bool]:
    """Return the columns by the order in which heads that run together name subjects or periods."""
    subjects, body = finder.find(heads), finder.body
    periods = [mention.period for mention in find_periods(heads)]
    period = periods[0] if len(periods) == 1 else None
    if len(subjects) == width:
        return tuple(Column(subject=s.name, is_own=s.is_own, period=period) for s in subjects), True
    if len(periods) == width:
        return tuple(Column(subject=body, period=each) for each in periods), True
    if _CHANGE_HEAD.search(heads) and len(periods) == width - 1:
        levels = (Column(subject=body, period=each) for each in periods)
        return (*levels, Column(subject=body, period=periods[-1], role="change")), True
    return tuple(Column(subject=body, period=period) for _ in range(width)), False
