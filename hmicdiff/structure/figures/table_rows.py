"""Rows of printed tables: a label with its values, as plain text keeps them in a line and other files in cells."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.structure.figures.heads import gap_pieces
from hmicdiff.structure.figures.masks import BLANK, mask_non_quantities
from hmicdiff.structure.figures.numerals import DIGITS, joined_thousands

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.structure.sentences import PlacedSentence
    from hmicdiff.text import MappedText

__all__ = ["TIME", "Cell", "Row", "tables_in"]

_TIME = r"(?:working )?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)\b"
_VALUE = rf"[-+]?£?{DIGITS}(?:m|bn|k)?\s?(?:%|percent|per cent|{_TIME})?"
TIME = re.compile(_TIME, re.IGNORECASE)
"""The unit of a length of time."""
_EMPTY = r"(?:n/?a|-+|\.\.|not available)"
_LABEL = r"^(?P<label>(?:[A-Za-z]|\d{3} [a-z])[^\d£]{0,200}?(?:\d-\d+[^\d£]{0,200}?)?)(?P<mark>[*†‡§]*)\s+"
_ROW = re.compile(rf"{_LABEL}(?P<cells>(?:{_VALUE}|{_EMPTY})(?:\s+(?:{_VALUE}|{_EMPTY}))+)$", re.IGNORECASE)
_CELL_ROW = re.compile(
    rf"{_LABEL}(?P<cells>(?:{_EMPTY}\s+)*{_VALUE}(?:\s+(?:{_VALUE}|{_EMPTY}))*)$", re.IGNORECASE
)
_LABELLED = re.compile(
    rf"(?P<label>(?:[A-Z]|\d{{3}} [a-z])[^:;.!?\n]{{1,100}}?):\s+(?P<value>{_VALUE})"
    r"(?=$|[;,|]?\s+(?:[A-Z]|\d{3} [a-z]))"
)
"""A label, a colon and its value; several may run on in a line."""
_MAY_BE_A_ROW = re.compile(rf" (?:\S*\d|{_EMPTY})", re.IGNORECASE)
"""A value, or the sign of none, behind something else: a quick look before the slow ones."""
_UNFINISHED = re.compile(r"\([^)]*$|\b(?:per|to|of|and|in|the|for|ending)\s*$", re.IGNORECASE)
"""A label that goes on: a head wrapped before its number, no row."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_CELL = re.compile(rf"{_VALUE}|(?<!\S){_EMPTY}(?!\S)", re.IGNORECASE)
_VALUE_ALONE = re.compile(rf"{_VALUE}|{_EMPTY}", re.IGNORECASE)
_LABEL_ALONE = re.compile(r"(?P<label>.*?)(?P<mark>[*\u2020\u2021\u00a7]*)")
_NAMES = re.compile(r"[A-Za-z]{2}|\d{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One value of a row, and where it stands in the text of its sentence."""

    source: PlacedSentence
    start: int
    end: int
    printed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A label and its values."""

    label: str
    mark: str
    cells: tuple[Cell, ...]
    first: int
    """Number, among all sentences, of the first one it stands in."""
    last: int
    by_gaps: bool = False
    """Whether wide spaces part its cells, so that it is a row by itself."""
    named: bool = False
    """Whether a colon says what its one value is of, so that it needs no head."""


def tables_in(placed: Sequence[PlacedSentence]) -> Iterator[tuple[Row, ...]]:
    """Yield runs of two or more rows with as many values each, and a row alone where wide spaces part its cells."""
    run: list[Row] = []
    for number, source in enumerate(placed):
        if source.sentence.repeat_of is not None:
            continue
        rows = tuple(_rows(number, source))
        for row in rows:
            if not run and _names_years(row):
                continue
            if run and len(run[-1].cells) != len(row.cells):
                yield from _whole(run)
                run = []
            run.append(row)
        if not rows:
            yield from _whole(run)
            run = []
    yield from _whole(run)


def _names_years(row: Row) -> bool:
    """Whether a row is a head that names a year for each column."""
    return all(_YEAR.fullmatch(cell.printed.strip()) for cell in row.cells)


def _whole(run: list[Row]) -> Iterator[tuple[Row, ...]]:
    if len(run) > 1 or (run and (run[0].by_gaps or run[0].named)):
        yield tuple(run)


def _rows(number: int, source: PlacedSentence) -> Iterator[Row]:
    """Yield the table rows among the printed lines of one block."""
    if not _MAY_BE_A_ROW.search(source.text.text):
        return
    clean = joined_thousands(source.text, is_cell=source.sentence.kind == "cell").replace("\t", " ")
    if labelled := tuple(_labelled(number, source, clean, 0, clean)):
        yield from labelled
        return
    for start, line in _printed_lines(source.text, clean):
        parted = _parted(number, source, clean, start, line)
        if parted is not None:
            yield parted
            continue
        if labelled := tuple(_labelled(number, source, clean, start, line)):
            yield from labelled
            continue
        match = (_CELL_ROW if source.sentence.kind == "cell" else _ROW).match(line)
        if match and not _UNFINISHED.search(match["label"]):
            cells = tuple(
                Cell(
                    source=source,
                    start=start + match.start("cells") + cell.start(),
                    end=start + match.start("cells") + cell.end(),
                    printed=cell[0],
                )
                for cell in _CELL.finditer(match["cells"])
            )
            yield Row(
                label=match["label"].strip(), mark=match["mark"], cells=cells, first=number, last=number
            )


def _labelled(number: int, source: PlacedSentence, clean: str, start: int, line: str) -> Iterator[Row]:
    """Yield a row for each label with its value behind a colon, where a line is made of these alone (``Officers: 402``).

    Numbers that are none (telephone numbers, years) are no values of it.
    """
    found = list(_LABELLED.finditer(line))
    if not found or line[found[-1].end() :].strip() or found[0].start():
        return
    masked = mask_non_quantities(clean)
    for match in found:
        begin, end = (start + at for at in match.span("value"))
        if BLANK not in masked[begin:end]:
            cell = Cell(source=source, start=begin, end=end, printed=match["value"])
            yield Row(
                label=match["label"].strip(), mark="", cells=(cell,), first=number, last=number, named=True
            )


def _parted(number: int, source: PlacedSentence, clean: str, start: int, line: str) -> Row | None:
    """Return the row whose label and values wide spaces part in the source; None for any other line."""
    (first, end), *rest = gap_pieces(source.text, start, start + len(line))
    values = [clean[begin:after].strip() for begin, after in rest]
    if not values or not all(map(_VALUE_ALONE.fullmatch, values)):
        return None
    label = _LABEL_ALONE.fullmatch(clean[first:end].strip())
    if label is None or not _NAMES.search(label["label"]):
        return None
    cells = tuple(
        Cell(source=source, start=begin, end=after, printed=value)
        for (begin, after), value in zip(rest, values, strict=True)
    )
    if source.sentence.kind != "cell" and len(cells) == 1:
        return None
    return Row(
        label=label["label"],
        mark=label["mark"],
        cells=cells,
        first=number,
        last=number,
        by_gaps=True,
        named=source.row is not None and len(cells) == 1 and _is_quantity(clean, cells[0]),
    )


def _is_quantity(clean: str, cell: Cell) -> bool:
    """Whether a value counts or measures something, as numbers of telephones, years and pages do not."""
    return BLANK not in mask_non_quantities(clean)[cell.start : cell.end]


def _printed_lines(text: MappedText, clean: str) -> Iterator[tuple[int, str]]:
    """Yield start and words of each line as printed; `clean` are the words of `text`."""
    start = 0
    while start < len(text):
        after = text.raw.starts[text.raw.line_of(text.offsets[start])]
        end = bisect_left(text.offsets, after, start)
        words = clean[start:end]
        yield start + len(words) - len(words.lstrip()), words.strip()
        start = end
