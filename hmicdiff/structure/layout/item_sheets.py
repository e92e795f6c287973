"""Tables of items that plain text prints: one item a row with its kind in a column of its own.

Sheets saved with commas between their cells, two columns parted by tabs or bars, and columns set with spaces, whose cells may
run over several lines.
"""

from __future__ import annotations

import re
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.marks import labels_item
from hmicdiff.structure.layout.cells import LONGEST, cell_over, parted
from hmicdiff.structure.layout.groups import Table
from hmicdiff.structure.layout.rows import filled_run, lines_to

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hmicdiff.structure.layout.cells import Span
    from hmicdiff.structure.layout.groups import Group
    from hmicdiff.structure.layout.rows import Row
    from hmicdiff.text import Raw

__all__ = ["item_sheet"]

_FIELD: Final = re.compile(r'(?:"((?:[^"]|"")*)"|([^",]*))(?:,|$)')
_TAB: Final = re.compile(r"\t")
_BAR: Final = re.compile(r"\|")
_PIECE: Final = re.compile(r"\S+(?: \S+)*")
_FEWEST: Final = 2
"""Cells of a row, and rows that have a label."""
_LABEL: Final = 6
"""Words of a label at most."""
_TEXT: Final = 4
"""Words of an item at least."""
_NEAR: Final = 2
"""Characters by which a piece may begin away from its column."""
_MOST_GAP: Final = 1
_Cells = list[tuple["Row", "Span"] | None]
"""What stands in each column of one line, None where nothing does."""


def item_sheet(rows: Sequence[Row], index: int, raw: Raw, number: int) -> Table | None:
    """Return the table of items that begins at line `index` with its heads or its first item; None for any other line."""
    row = rows[index]
    if row.kind is not None or not row.bare or len(row.text) > LONGEST:
        return None
    sheets = ([[line] for line in _parted(rows, index, part)] for part in _PARTS)
    told = next(filter(None, sheets), None) or _set_in_columns(rows, index)
    return _table(rows, index, told, raw, number) if told else None


def _commas(row: Row) -> list[Span]:
    """Return start and end of the fields of a line of a sheet saved with commas, without the quotes around them."""
    fields: list[Span] = []
    text, at = row.text.rstrip(), 0
    while at <= len(text) and (match := _FIELD.match(text, at)) is not None:
        fields.append(match.span(1 if match[1] is not None else 2))
        if match.end() == len(text) and not match[0].endswith(","):
            return fields
        at = match.end()
    return []


_PARTS: Final[tuple[Callable[[Row], list[Span]], ...]] = (
    _commas,
    lambda row: parted(row, _TAB),
    lambda row: parted(row, _BAR),
)


def _parted(rows: Sequence[Row], index: int, part: Callable[[Row], list[Span]]) -> list[_Cells]:
    """Return the lines of a table whose cells something parts, its heads the first of them where it has any."""
    first = part(rows[index])
    if len(first) < _FEWEST:
        return []
    alike = filled_run(
        rows, index, gap=_MOST_GAP, goes_on=lambda row: row.kind is None and len(part(row)) == len(first)
    )
    lines = (_cells_of(row, part(row)) for row in alike)
    head = [] if _label_in(_cells_of(rows[index], first)) is not None else list(islice(lines, 1))
    begun = next(lines, None)
    column = _label_in(begun) if begun is not None else None
    if begun is None or column is None:
        return []
    told = [begun, *takewhile(lambda line: _label_in(line) == column or not _text(line[column]), lines)]
    return [*head, *told] if sum(_label_in(line) == column for line in told) >= _FEWEST else []


def _cells_of(row: Row, spans: Sequence[Span]) -> _Cells:
    return [(row, span) for span in spans]


def _label_in(line: _Cells) -> int | None:
    """Return the column of a line that holds the label of an item, where another holds the item; None for any other line."""
    texts = [_text(cell) for cell in line]
    if not any(len(text.split()) >= _TEXT and not labels_item(text) for text in texts):
        return None
    short = (at for at, text in enumerate(texts) if 0 < len(text.split()) <= _LABEL and labels_item(text))
    return next(short, None)


def _text(cell: tuple[Row, Span] | None) -> str:
    return cell[0].text[slice(*cell[1])].strip() if cell is not None else ""


def _set_in_columns(rows: Sequence[Row], index: int) -> list[list[_Cells]]:
    """Return the rows of a table whose columns are set with spaces, each with its lines."""
    near = [row for row in rows[index : index + _FEWEST] if row.kind is None]
    labelled = next((row for row in near if _label_in(_cells_of(row, _pieces(row))) is not None), None)
    if labelled is None:
        return []
    starts = [start for start, _ in _pieces(labelled)]
    column = _label_in(_cells_of(labelled, _pieces(labelled)))
    told: list[list[_Cells]] = []
    items, last = 0, 0
    for row in filled_run(rows, index, gap=_MOST_GAP, goes_on=lambda row: _placed(row, starts) is not None):
        line = _placed(row, starts) or []
        is_item = _label_in(line) == column
        items += is_item
        if is_item or not told:
            told.append([line])
        elif line[column or 0] is None and row.number == last + 1:
            told[-1].append(line)
        else:
            break
        last = row.number
    return told if items >= _FEWEST else []


def _pieces(row: Row) -> list[Span]:
    """Return start and end of what wide gaps part in a line."""
    return [match.span() for match in _PIECE.finditer(row.text)] if len(row.text) <= LONGEST else []


def _placed(row: Row, starts: Sequence[int]) -> _Cells | None:
    """Return the pieces of a line, each in the column it begins at; None where one begins at none or reaches into the next."""
    line: _Cells = [None] * len(starts)
    for span in _pieces(row) if row.kind is None else ():
        at = min(range(len(starts)), key=lambda place: abs(starts[place] - span[0]))
        reaches = any(span[0] < start < span[1] for start in starts[at + 1 : at + 2])
        if abs(starts[at] - span[0]) > _NEAR or reaches or line[at] is not None:
            return None
        line[at] = (row, span)
    return line


def _table(rows: Sequence[Row], index: int, told: Sequence[list[_Cells]], raw: Raw, number: int) -> Table:
    """Return the table of rows, each of one line or several."""
    last = next(cell for cell in told[-1][-1] if cell is not None)[0]
    groups = (group for count, lines in enumerate(told) for group in _groups(lines, number + count, raw))
    return Table(lines=lines_to(rows, index, last), groups=tuple(groups))


def _groups(lines: Sequence[_Cells], number: int, raw: Raw) -> Iterator[Group]:
    """Yield the filled cells of one row."""
    for column in range(len(lines[0])):
        parts = [cell for line in lines if (cell := line[column]) is not None and _text(cell)]
        if parts:
            yield cell_over(parts, number, column, raw)
