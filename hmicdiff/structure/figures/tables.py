"""Figures of tables: rows of a label and values under heads that name subject, period and base.

Plain text keeps a table as lines ``label value value`` after wrapped heads; HTML, PDF and DOCX keep
its cells. Both become rows first. A mark on a label (``Burglary in a dwelling*``) lets a note below
change the row's base or period, as the inspectorate's tables of 2014 to 2016 do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hmicdiff.structure.figures.drafts import Draft
from hmicdiff.structure.figures.matching import MeasureChoice, choose_measure
from hmicdiff.structure.figures.numerals import DIGITS, number_value
from hmicdiff.structure.figures.periods import find_periods
from hmicdiff.structure.figures.quantities import Quantity
from hmicdiff.structure.figures.subjects import find_subjects

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import Period
    from hmicdiff.structure.sentences import PlacedSentence
    from hmicdiff.text import MappedText
    from hmicdiff.vocabulary.measures import MeasureTable

__all__ = ["read_tables"]

_VALUE = rf"£?-?{DIGITS}(?:m|bn|k)?\s?(?:%|percent|per cent)?"
_ROW = re.compile(
    rf"^(?P<label>[A-Za-z][^\d£]*?(?:\d-\d+[^\d£]*?)?)(?P<mark>[*†‡§]*)\s+(?P<cells>{_VALUE}(?:\s+{_VALUE})+)$"
)
_CELL = re.compile(_VALUE)
_NOTE = re.compile(r"^[*†‡§]+\s*\S")
_PER = re.compile(
    r"per (?:1,000|1000|10,000|100,000|head)(?: of)?(?: the)? ?(?:population|households|people|residents|dwellings)?",
    re.IGNORECASE,
)
_FURTHEST_HEAD = 6
"""Lines of heads looked at above the first row's block; wrapped heads of two columns need six."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    source: PlacedSentence
    start: int
    end: int
    printed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    label: str
    mark: str
    cells: tuple[_Cell, ...]
    first: int
    """Number, among all sentences, of the first one it stands in."""
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    subject: str | None
    is_own: bool
    period: Period | None


def read_tables(
    placed: Sequence[PlacedSentence], body: str | None, measures: MeasureTable
) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """Return the figures of the tables of a report, and the numbers of the sentences they took up."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    for rows in _tables(placed):
        drafts.extend(_drafts(rows, placed, body, measures))
        for row in rows:
            taken.update(range(row.first, row.last + 1))
    return tuple(drafts), frozenset(taken)


def _tables(placed: Sequence[PlacedSentence]) -> Iterator[tuple[_Row, ...]]:
    """Yield runs of two or more rows with as many values each."""
    run: list[_Row] = []
    for number, source in enumerate(placed):
        if source.sentence.repeat_of is not None:
            continue
        rows = tuple(_rows(number, source))
        for row in rows:
            if run and len(run[-1].cells) != len(row.cells):
                yield from _whole(run)
                run = []
            run.append(row)
        if not rows:
            yield from _whole(run)
            run = []
    yield from _whole(run)


def _whole(run: list[_Row]) -> Iterator[tuple[_Row, ...]]:
    if len(run) > 1:
        yield tuple(run)


def _rows(number: int, source: PlacedSentence) -> Iterator[_Row]:
    """Yield the table rows among the printed lines of one block."""
    for start, line in _printed_lines(source.text):
        match = _ROW.match(line)
        if match:
            cells = tuple(
                _Cell(
                    source=source,
                    start=start + match.start("cells") + cell.start(),
                    end=start + match.start("cells") + cell.end(),
                    printed=cell[0],
                )
                for cell in _CELL.finditer(match["cells"])
            )
            yield _Row(
                label=match["label"].strip(), mark=match["mark"], cells=cells, first=number, last=number
            )


def _printed_lines(text: MappedText) -> Iterator[tuple[int, str]]:
    """Yield start and words of each line as printed."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or text.raw.line_of(text.offsets[end]) != text.raw.line_of(text.offsets[start]):
            words = text.text[start:end]
            yield start + len(words) - len(words.lstrip()), words.strip()
            start = end


def _drafts(
    rows: Sequence[_Row], placed: Sequence[PlacedSentence], body: str | None, measures: MeasureTable
) -> Iterator[Draft]:
    """Yield a draft for each value of a table."""
    heads = _heads(rows[0].first, placed)
    columns = _columns(heads, len(rows[0].cells), body, measures)
    per = _PER.search(heads)
    notes = _notes(rows[-1].last, placed)
    for row in rows:
        clause = _note_for(row, notes, rows)
        base = _PER.search(clause) or per
        dated = next((m.period for m in find_periods(clause)), None)
        for cell, column in zip(row.cells, columns, strict=True):
            quantity = _quantity(cell, base[0].lower() if base else None)
            choice = choose_measure(
                replace(quantity, start=len(row.label), end=len(row.label)), row.label, measures
            )
            yield Draft(
                source=cell.source,
                start=cell.start,
                end=cell.end,
                quantity=quantity,
                choice=choice or MeasureChoice(id=row.label.lower(), measure=None, base=None),
                subject=column.subject,
                is_own=column.is_own,
                period=dated or column.period,
                role="level",
                change=None,
            )


def _quantity(cell: _Cell, base: str | None) -> Quantity:
    """Return the quantity a cell prints; `base` is the table's rate base, if it has one."""
    printed = cell.printed.strip()
    value = number_value(printed.lstrip("£-").rstrip("mbnk% ").replace("percent", "").replace("per cent", ""))
    if re.search(r"%|per ?cent", printed):
        kind, unit = "percent", "percent"
    elif printed.startswith("£"):
        kind, unit = "money", "GBP"
        value *= {"m": 1e6, "n": 1e9, "k": 1e3}.get(printed[-1], 1)
    elif base:
        kind, unit = "rate", base
    else:
        kind, unit = "count", "count"
    return Quantity(start=cell.start, end=cell.end, kind=kind, value=value, unit=unit)  # type: ignore[arg-type]


def _heads(first: int, placed: Sequence[PlacedSentence]) -> str:
    """Return the words of the heads above a table's first row: the near lines that end no sentence."""
    heads: list[str] = []
    for source in reversed(placed[max(0, first - _FURTHEST_HEAD) : first]):
        text = source.text.text
        if text.endswith((".", "!", "?")):
            break
        heads.insert(0, text)
    return " ".join(heads)


def _columns(heads: str, width: int, body: str | None, measures: MeasureTable) -> tuple[_Column, ...]:
    """Return what the heads say of each column: a subject each, or a period each."""
    subjects = find_subjects(heads, body, measures)
    periods = [mention.period for mention in find_periods(heads)]
    if len(subjects) == width:
        period = periods[0] if len(periods) == 1 else None
        return tuple(_Column(subject=s.name, is_own=s.is_own, period=period) for s in subjects)
    if len(periods) == width:
        return tuple(_Column(subject=body, is_own=True, period=period) for period in periods)
    period = periods[0] if len(periods) == 1 else None
    return tuple(_Column(subject=body, is_own=True, period=period) for _ in range(width))


def _notes(last: int, placed: Sequence[PlacedSentence]) -> tuple[str, ...]:
    """Return the clauses of the notes below a table."""
    clauses: list[str] = []
    for source in placed[last + 1 : last + 4]:
        text = source.text.text
        if not _NOTE.match(text):
            break
        clauses.extend(re.split(r"(?:;| and (?=the\b)|(?<=[a-z)])\. )", text))
    return tuple(clauses)


def _note_for(row: _Row, notes: Sequence[str], rows: Sequence[_Row]) -> str:
    """Return the clauses of the notes that speak of a marked row; all of them where none names a row."""
    if not row.mark or not notes:
        return ""
    named = [clause for clause in notes if _names(clause, row.label)]
    others = any(_names(clause, other.label) for clause in notes for other in rows if other.mark)
    return " ".join(named) if named or others else " ".join(notes)


def _names(clause: str, label: str) -> bool:
    words = {
        word for word in re.findall(r"[a-z]{4,}", label.lower()) if word not in {"incidents", "crime", "rate"}
    }
    return bool(words) and words <= set(re.findall(r"[a-z]{4,}", clause.lower()))
