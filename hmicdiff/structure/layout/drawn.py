"""Tables that plain text draws with rules of dashes and plus signs between their rows, cells over several lines.

Where rules part every row, what stands between two of them is one row; where they only frame head and body, a line is
one unless it goes on with the line above.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from hmicdiff.structure.layout.cells import cell_over, has_values, parted, row_cells
from hmicdiff.structure.layout.groups import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.structure.layout.cells import Span
    from hmicdiff.structure.layout.groups import Group
    from hmicdiff.structure.layout.rows import Row
    from hmicdiff.text import Raw

__all__ = ["drawn", "lines_drawn"]

_RULE = re.compile(r"\s*\+(?:[-=:]{2,}\+){2,}\s*$")
"""A rule over two columns or more; one over a single column is the edge of a box."""
_BAR = re.compile(r"\|")
_FEWEST_RULES = 2
_FRAME = 3
"""Rules of a table that frame its head and its body."""
_Line = tuple["Row", list["Span"]]


def lines_drawn(rows: Sequence[Row]) -> frozenset[int]:
    """Return the numbers of the lines that such tables take, their rules among them."""
    numbers: set[int] = set()
    index = 0
    while index < len(rows):
        end = _end(rows, index)
        numbers.update(row.number for row in rows[index:end])
        index = max(end, index + 1)
    return frozenset(numbers)


def drawn(rows: Sequence[Row], index: int, raw: Raw, number: int) -> Table | None:
    """Return the table that a rule begins at line `index`; None for any other line."""
    end = _end(rows, index)
    if not end:
        return None
    groups = [
        group
        for count, lines in enumerate(_table_rows(rows[index:end]))
        for group in _cells(lines, number + count, raw)
    ]
    return Table(lines=end - index, groups=tuple(groups))


def _end(rows: Sequence[Row], index: int) -> int:
    """Return the index after the last rule of the table that begins at `index`, 0 where none does."""
    if not _is_rule(rows[index]) or not any(map(_is_line, rows[index + 1 : index + 2])):
        return 0
    end, rules = 0, 0
    for at in range(index, len(rows)):
        if _is_rule(rows[at]):
            end, rules = at + 1, rules + 1
        elif not _is_line(rows[at]):
            break
    return end if rules >= _FEWEST_RULES else 0


def _is_rule(row: Row) -> bool:
    return row.kind is None and "+-" in row.text.replace("=", "-") and _RULE.match(row.text) is not None


def _is_line(row: Row) -> bool:
    """Whether a line stands between bars."""
    return row.kind is None and row.bare[:1] == row.bare[-1:] == "|"


def _table_rows(rows: Sequence[Row]) -> Iterator[list[_Line]]:
    """Yield the lines of each row of a table."""
    parts: list[list[_Line]] = []
    for row in rows:
        if _is_rule(row):
            parts.append([])
        else:
            parts[-1].append((row, parted(row, _BAR, enclosed=True)))
    framed = len(parts) <= _FRAME
    body = len(parts) - _FEWEST_RULES
    for place, part in enumerate(parts):
        if framed and place == body:
            yield from _lines_as_rows(part)
        elif part:
            yield part


def _lines_as_rows(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Yield the lines of a body without rules row by row, what goes on with the line above with it."""
    row: list[_Line] = []
    for line in lines:
        if row and not _goes_on(line):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _goes_on(line: _Line) -> bool:
    """Whether a line goes on with the one above: all that stands in it begins small."""
    row, spans = line
    return all(row.text[slice(*spans[column])].lstrip()[0].islower() for column in _filled(line))


def _cells(lines: Sequence[_Line], number: int, raw: Raw) -> Iterator[Group]:
    """Yield the cells of one row, each over all its lines; a label with its values as one, as it is printed."""
    first, *others = lines
    if has_values(*first) and all(_filled(other) == [0] for other in others):
        (row,) = row_cells(*first, number, raw)
        rest = cell_over([(line, spans[0]) for line, spans in others], number, 0, raw).spans if others else ()
        yield replace(row, spans=(*row.spans, *rest))
        return
    for column in range(max(len(spans) for _, spans in lines)):
        parts = [(row, spans[column]) for row, spans in lines if column in _filled((row, spans))]
        if parts:
            yield cell_over(parts, number, column, raw)


def _filled(line: _Line) -> list[int]:
    """Return the columns of a line that hold anything."""
    row, spans = line
    return [column for column, (start, end) in enumerate(spans) if row.text[start:end].strip()]
