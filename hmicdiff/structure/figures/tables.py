"""Figures of tables: rows of a label and values under heads that name subject, period and base.

Plain text keeps a table as lines ``label value value`` after wrapped heads; HTML, PDF and DOCX keep
its cells. Both become rows first. A mark on a label (``Burglary in a dwelling*``) lets a note below
change the row's base or period, as the inspectorate's tables of 2014 to 2016 do.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hmicdiff.structure.figures.drafts import Draft
from hmicdiff.structure.figures.matching import MeasureChoice, choose_measure
from hmicdiff.structure.figures.nouns import noun_phrase_after
from hmicdiff.structure.figures.numerals import DIGITS, joined_thousands, number_value
from hmicdiff.structure.figures.periods import find_periods
from hmicdiff.structure.figures.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import Period
    from hmicdiff.structure.figures.quantity import QuantityKind
    from hmicdiff.structure.figures.subjects import SubjectFinder
    from hmicdiff.structure.sentences import PlacedSentence
    from hmicdiff.text import MappedText
    from hmicdiff.vocabulary.measures import MeasureTable

__all__ = ["read_tables"]

_VALUE = rf"[-+]?£?{DIGITS}(?:m|bn|k)?\s?(?:%|percent|per cent)?"
_EMPTY = r"(?:n/?a|-+|\.\.|not available)"
_LABEL = r"^(?P<label>[A-Za-z][^\d£]*?(?:\d-\d+[^\d£]*?)?)(?P<mark>[*†‡§]*)\s+"
_ROW = re.compile(rf"{_LABEL}(?P<cells>(?:{_VALUE}|{_EMPTY})(?:\s+(?:{_VALUE}|{_EMPTY}))+)$", re.IGNORECASE)
_CELL_ROW = re.compile(
    rf"{_LABEL}(?P<cells>(?:{_EMPTY}\s+)*{_VALUE}(?:\s+(?:{_VALUE}|{_EMPTY}))*)$", re.IGNORECASE
)
_UNFINISHED = re.compile(r"\([^)]*$|\b(?:per|to|of|and|in|the|for|ending)\s*$", re.IGNORECASE)
"""A label that goes on: a head wrapped before its number, no row."""
_CELL = re.compile(rf"{_VALUE}|(?<!\S){_EMPTY}(?!\S)", re.IGNORECASE)
_NOTE = re.compile(r"^[*†‡§]+\s*\S")
_PER = re.compile(
    r"per (?:1,000|1000|10,000|100,000|head)(?: of)?(?: the)? ?"
    r"(?:population|households|people|residents|dwellings)?",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"%|per ?cent\b|proportion", re.IGNORECASE)
_MILLIONS = re.compile(r"£ ?(?P<scale>m(?:illions?)?|000s?|k)\b", re.IGNORECASE)
_CHANGE_HEAD = re.compile(r"\b(?:change|difference)\b", re.IGNORECASE)
_MONTH_ALONE = re.compile(
    r"\b(?:12|twelve) months (?:up )?to (?:the )?(?:end of )?(?P<month>[A-Z][a-z]{2,8})\b(?! \d)"
)
_FURTHEST_HEAD = 6
"""Lines of heads looked at above the first row; wrapped heads of two columns need six."""


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
    is_own: bool = True
    period: Period | None = None
    is_change: bool = False


def read_tables(
    placed: Sequence[PlacedSentence], finder: SubjectFinder
) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """Return the figures of the tables of a report, and the numbers of the sentences they took up."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    for rows in _tables(placed):
        drafts.extend(_drafts(rows, placed, finder))
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
    for start, line in _printed_lines(source.text, joined_thousands(source.text)):
        match = (_CELL_ROW if source.sentence.kind == "cell" else _ROW).match(line)
        if match and not _UNFINISHED.search(match["label"]):
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


def _printed_lines(text: MappedText, clean: str) -> Iterator[tuple[int, str]]:
    """Yield start and words of each line as printed; `clean` are the words of `text`."""
    start = 0
    while start < len(text):
        after = text.raw.starts[text.raw.line_of(text.offsets[start])]
        end = bisect_left(text.offsets, after, start)
        words = clean[start:end]
        yield start + len(words) - len(words.lstrip()), words.strip()
        start = end


def _drafts(rows: Sequence[_Row], placed: Sequence[PlacedSentence], finder: SubjectFinder) -> Iterator[Draft]:
    """Yield a draft for each value of a table."""
    heads = _heads(rows[0].first, placed)
    columns = _columns(heads, len(rows[0].cells), finder)
    notes = _notes(rows[-1].last, placed)
    for row in rows:
        clause = _note_for(row, notes, rows)
        for cell, column in zip(row.cells, columns, strict=True):
            quantity = _quantity(cell, row.label, heads, clause)
            if quantity is not None:
                yield _draft(
                    row, cell, quantity, replace(column, period=_dated(clause, column)), finder.measures
                )


def _draft(row: _Row, cell: _Cell, quantity: Quantity, column: _Column, measures: MeasureTable) -> Draft:
    """Return one value with the measure its row's label names."""
    at_label = replace(
        quantity, start=len(row.label), end=len(row.label), noun=noun_phrase_after(f" {row.label}", 0)
    )
    choice = choose_measure(at_label, row.label, measures)
    is_fall = cell.printed.strip().startswith("-")
    return Draft(
        source=cell.source,
        start=cell.start,
        end=cell.end,
        quantity=quantity,
        choice=choice or MeasureChoice(id=row.label.lower(), measure=None, base=None),
        subject=column.subject,
        is_own=column.is_own,
        period=column.period,
        role="change" if column.is_change else "level",
        change=("decrease" if is_fall else "increase") if column.is_change else None,
    )


def _dated(clause: str, column: _Column) -> Period | None:
    """Return the period of a column's value in a row whose note may set its own; a bare month takes the column's year."""
    named = next((mention.period for mention in find_periods(clause)), None)
    if named is not None:
        return named
    month = _MONTH_ALONE.search(clause)
    if month is None or column.period is None or column.period.end is None:
        return column.period
    year = int(column.period.end[:4])
    years = (next(iter(find_periods(f"{month[0]} {each}")), None) for each in (year, year - 1))
    fitting = [
        mention.period for mention in years if mention and str(mention.period.end) <= column.period.end
    ]
    return fitting[0] if fitting else column.period


_SCALES = {"m": 1e6, "bn": 1e9, "k": 1e3, "0": 1e3}


def _quantity(cell: _Cell, label: str, heads: str, clause: str) -> Quantity | None:
    """Return the quantity a cell prints, None for an empty one; heads and notes give the unit it leaves out."""
    digits = re.search(DIGITS, cell.printed)
    if digits is None:
        return None
    kind, unit, scale = _form(cell.printed, label, heads, clause)
    value = round(number_value(digits[0]) * scale, 2) if scale != 1 else number_value(digits[0])
    return Quantity(start=cell.start, end=cell.end, kind=kind, value=value, unit=unit)


def _form(printed: str, label: str, heads: str, clause: str) -> tuple[QuantityKind, str, float]:
    """Return kind, unit and factor of a cell: what it prints itself, else its row, else the heads say."""
    if _PERCENT.search(printed):
        return "percent", "percent", 1
    if "£" in printed:
        suffix = re.search(r"(?:bn|m|k)$", printed.strip(), re.IGNORECASE)
        return "money", "GBP", _SCALES[suffix[0].lower()] if suffix else 1
    per = _PER.search(clause) or _PER.search(label) or _PER.search(heads)
    if per:
        return "rate", per[0].lower().strip(), 1
    millions = _MILLIONS.search(label) or _MILLIONS.search(heads)
    if millions:
        return "money", "GBP", _SCALES[millions["scale"][0].lower()]
    if _PERCENT.search(label) or _PERCENT.search(heads):
        return "percent", "percent", 1
    noun = noun_phrase_after(f" {label}", 0)
    return "count", noun.head if noun else "number", 1


def _heads(first: int, placed: Sequence[PlacedSentence]) -> str:
    """Return the words of the heads above a table's first row: the near lines that end no sentence."""
    heads: list[str] = []
    for source in reversed(placed[max(0, first - _FURTHEST_HEAD) : first]):
        text = source.text.text
        if text.endswith((".", "!", "?")):
            break
        heads.insert(0, text)
    return " ".join(heads)


def _columns(heads: str, width: int, finder: SubjectFinder) -> tuple[_Column, ...]:
    """Return what the heads say of each column: a subject each, or a period each, and a last one of changes."""
    subjects, body = finder.find(heads), finder.body
    periods = [mention.period for mention in find_periods(heads)]
    period = periods[0] if len(periods) == 1 else None
    if len(subjects) == width:
        return tuple(_Column(subject=s.name, is_own=s.is_own, period=period) for s in subjects)
    if len(periods) == width:
        return tuple(_Column(subject=body, period=each) for each in periods)
    if _CHANGE_HEAD.search(heads) and len(periods) == width - 1:
        return (
            *(_Column(subject=body, period=each) for each in periods),
            _Column(subject=body, period=periods[-1], is_change=True),
        )
    return tuple(_Column(subject=body, period=period) for _ in range(width))


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
