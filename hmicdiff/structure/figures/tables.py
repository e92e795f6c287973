"""Figures of tables: rows of a label and values under heads that name subject, period and base.

Plain text keeps a table as lines ``label value value`` after wrapped heads; HTML, PDF and DOCX keep
its cells. Both become rows first. A mark on a label (``Burglary in a dwelling*``) lets a note below
change the row's base or period, as the inspectorate's tables of 2014 to 2016 do.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from hmicdiff.structure.figures.drafts import Draft
from hmicdiff.structure.figures.heads import head_lines, read_columns
from hmicdiff.structure.figures.matching import MeasureChoice, choose_measure
from hmicdiff.structure.figures.nouns import noun_phrase_after
from hmicdiff.structure.figures.numerals import DIGITS, number_value
from hmicdiff.structure.figures.periods import find_periods
from hmicdiff.structure.figures.quantity import Quantity
from hmicdiff.structure.figures.readers import unit_of_time
from hmicdiff.structure.figures.table_rows import TIME, tables_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import Period
    from hmicdiff.structure.figures.heads import Column
    from hmicdiff.structure.figures.nouns import NounPhrase
    from hmicdiff.structure.figures.quantity import QuantityKind
    from hmicdiff.structure.figures.subjects import SubjectFinder
    from hmicdiff.structure.figures.table_rows import Cell, Row
    from hmicdiff.structure.sentences import PlacedSentence
    from hmicdiff.vocabulary.measures import MeasureTable

__all__ = ["read_tables"]

_NOTE = re.compile(r"^[*†‡§]+\s*\S")
_PER = re.compile(
    r"per (?:1,000|1000|10,000|100,000|head)(?: of)?(?: the)? ?"
    r"(?:population|households|people|residents|dwellings)?",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"%|per ?cent\b|proportion", re.IGNORECASE)
_MILLIONS = re.compile(r"£ ?(?P<scale>m(?:illions?)?|000s?|k)\b", re.IGNORECASE)
_MONTH_ALONE = re.compile(
    r"\b(?:12|twelve) months (?:up )?to (?:the )?(?:end of )?(?P<month>[A-Z][a-z]{2,8})\b(?! \d)"
)
_CAPTION = re.compile(
    r"(?:figure|table|chart|graph) ?\d+[a-z]?\s?[.:-]?\s+(?P<title>[^\n]{4,200})", re.IGNORECASE
)
_DIGITS = re.compile(DIGITS)
_KEPT = 64
"""So many labels' nouns are kept: the values of a row stand one after another."""
_MOSTLY = 0.6
"""Share of a label that a body or a period must take to be what the row is about."""


def read_tables(
    placed: Sequence[PlacedSentence], finder: SubjectFinder
) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """Return the figures of the tables of a report, and the numbers of the sentences they took up."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    for rows in tables_in(placed):
        lines = head_lines(rows[0].first, placed)
        columns, told = read_columns(lines, len(rows[0].cells), finder)
        if len(rows) == 1 and not (told or rows[0].named):
            continue
        drafts.extend(_drafts(rows, placed, finder, columns))
        for row in rows:
            taken.update(range(row.first, row.last + 1))
    return tuple(drafts), frozenset(taken)


def _drafts(
    rows: Sequence[Row], placed: Sequence[PlacedSentence], finder: SubjectFinder, columns: Sequence[Column]
) -> Iterator[Draft]:
    """Yield a draft for each value of a table."""
    lines = head_lines(rows[0].first, placed)
    heads, title = " ".join(line.text.text for line in lines), _title(lines)
    own_units = any(_PERCENT.search(column.head) for column in columns)
    notes = _notes(rows[-1].last, placed)

    @cache
    def about_of(label: str) -> dict[str, Any] | None:
        return _about(label, finder)

    @cache
    def measure_of(name: str, kind: QuantityKind, unit: str) -> MeasureChoice:
        return _measure(name, kind, unit, finder.measures)

    for row in rows:
        clause = _note_for(row, notes, rows)
        turn = about_of(row.label)
        for cell, of_all in zip(row.cells, columns, strict=True):
            about = turn and replace(of_all, **turn)
            column, name = about or of_all, (about and about.head) or row.label
            if about and title and _is_frame(name, finder):
                name = title
            quantity = _quantity(cell, name, column.head if own_units else heads, clause)
            if quantity is not None:
                period = (_dated(clause, column) if clause else column.period) or _period_in(row.label)
                own = column if period is column.period else replace(column, period=period)
                yield _draft(cell, quantity, own, measure_of(name, quantity.kind, quantity.unit))


def _title(lines: Sequence[PlacedSentence]) -> str:
    """Return the words over a table that name what its values measure, "" where none do."""
    said = (line.text.text for line in reversed(lines) if line.sentence.kind not in {"cell", "label"})
    return next((match["title"] for text in said if (match := _CAPTION.match(text))), "")


def _is_frame(name: str, finder: SubjectFinder) -> bool:
    """Whether a head is but a body or a period, so that the table's title names the measure."""
    subjects = [one.end - one.start for one in finder.find(name)]
    periods = [one.end - one.start for one in find_periods(name)]
    return max((*subjects, *periods), default=0) >= _MOSTLY * len(name)


def _about(label: str, finder: SubjectFinder) -> dict[str, Any] | None:
    """Return what a row's label says of each of its values: the body or period that it is (*England and Wales*, *2019/20*)."""
    subjects = [m for m in finder.find(label) if m.end - m.start >= _MOSTLY * len(label)]
    if subjects:
        return {"subject": subjects[0].name, "is_own": subjects[0].is_own}
    periods = [m for m in find_periods(label) if m.end - m.start >= _MOSTLY * len(label)]
    return {"period": periods[0].period} if periods else None


def _period_in(label: str) -> Period | None:
    """Return the period that a row's label names, None where it names none or several."""
    found = find_periods(label)
    return found[0].period if len(found) == 1 else None


def _measure(name: str, kind: QuantityKind, unit: str, measures: MeasureTable) -> MeasureChoice:
    """Return what the values of a kind measure whose row's label, or else column's head, is `name`."""
    end = len(name)
    noun = _noun_of(name)
    at_name = Quantity(start=end, end=end, kind=kind, value=None, unit=unit, noun=noun)
    choice = choose_measure(at_name, name, measures)
    return choice or MeasureChoice(id=name.lower(), measure=None, base=None)


@lru_cache(maxsize=_KEPT)
def _noun_of(label: str) -> NounPhrase | None:
    """Return what a label names, which each of its row's values asks for."""
    return noun_phrase_after(f" {label}", 0)


def _draft(cell: Cell, quantity: Quantity, column: Column, choice: MeasureChoice) -> Draft:
    """Return one value with what it measures."""
    is_fall = cell.printed.strip().startswith("-")
    return Draft(
        source=cell.source,
        start=cell.start,
        end=cell.end,
        quantity=quantity,
        choice=choice,
        subject=column.subject,
        is_own=column.is_own,
        period=column.period,
        role=column.role,
        change=("decrease" if is_fall else "increase") if column.role == "change" else None,
    )


def _dated(clause: str, column: Column) -> Period | None:
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


def _quantity(cell: Cell, label: str, heads: str, clause: str) -> Quantity | None:
    """Return the quantity a cell prints, None for an empty one; heads and notes give the unit it leaves out."""
    digits = _DIGITS.search(cell.printed)
    if digits is None:
        return None
    kind, unit, scale = _form(cell.printed, label, heads, clause)
    value = round(number_value(digits[0]) * scale, 2) if scale != 1 else number_value(digits[0])
    return Quantity(start=cell.start, end=cell.end, kind=kind, value=value, unit=unit)


def _form(printed: str, label: str, heads: str, clause: str) -> tuple[QuantityKind, str, float]:
    """Return kind, unit and factor of a cell: what it prints itself, else its row, else the heads say."""
    if _PERCENT.search(printed):
        return "percent", "percent", 1
    if time := TIME.search(printed):
        return "duration", unit_of_time(time[0]), 1
    if "£" in printed:
        suffix = re.search(r"(?:bn|m|k)$", printed.strip(), re.IGNORECASE)
        return "money", "GBP", _SCALES[suffix[0].lower()] if suffix else 1
    return _form_beside(label, heads, clause)


def _form_beside(label: str, heads: str, clause: str) -> tuple[QuantityKind, str, float]:
    """Return what the row, else the heads say of a bare number."""
    per = _PER.search(clause) or _PER.search(label) or _PER.search(heads)
    if per:
        return "rate", per[0].lower().strip(), 1
    millions = _MILLIONS.search(label) or _MILLIONS.search(heads)
    if millions:
        return "money", "GBP", _SCALES[millions["scale"][0].lower()]
    if _PERCENT.search(label) or _PERCENT.search(heads):
        return "percent", "percent", 1
    noun = _noun_of(label)
    return "count", noun.head if noun else "number", 1


def _notes(last: int, placed: Sequence[PlacedSentence]) -> tuple[str, ...]:
    """Return the clauses of the notes below a table."""
    clauses: list[str] = []
    for source in placed[last + 1 : last + 4]:
        text = source.text.text
        if not _NOTE.match(text):
            break
        clauses.extend(re.split(r"(?:;| and (?=the\b)|(?<=[a-z)])\. )", text))
    return tuple(clauses)


def _note_for(row: Row, notes: Sequence[str], rows: Sequence[Row]) -> str:
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
