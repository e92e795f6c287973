"""The head of a table that goes on over a page, printed again there."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from hmicdiff.model import Artefact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.structure.layout.rows import Row

__all__ = ["part_repeated_heads"]

TableRow = tuple["Row", ...]


def part_repeated_heads(rows: Sequence[Row]) -> tuple[list[Row], tuple[Artefact, ...]]:
    """Return the lines, rows of tables numbered as if no page divided them, and the heads that pages print again.

    A head comes again where the first rows of a table stand, word for word, behind a page's end within it.
    """
    again = {row.number for table in _tables(rows) for row in _again(table)}
    if not again:
        return list(rows), ()
    kept: list[Row] = []
    dropped: set[int] = set()
    for row in rows:
        if row.number in again:
            dropped.add(row.row or 0)
        else:
            kept.append(replace(row, row=row.row - len(dropped)) if row.row is not None else row)
    copies = tuple(
        Artefact(kind="second_copy", line_start=number, line_end=number) for number in sorted(again)
    )
    return kept, copies


def _tables(rows: Sequence[Row]) -> Iterator[list[TableRow]]:
    """Yield the tables that the format tells, row by row."""
    cells = (row for row in rows if row.row is not None and row.bare)
    told = [tuple(group) for _, group in groupby(cells, key=lambda row: row.row)]
    table = told[:1]
    for before, after in pairwise(told):
        if (after[0].row or 0) != (before[0].row or 0) + 1:
            yield table
            table = []
        table.append(after)
    if table:
        yield table


def _again(table: Sequence[TableRow]) -> Iterator[Row]:
    """Yield the lines of the heads that come again in a table."""
    index = 1
    while index < len(table):
        count = _length(table, index) if table[index][0].page_start else 0
        for row in table[index : index + count]:
            yield from row
        index += max(count, 1)


def _length(table: Sequence[TableRow], index: int) -> int:
    """Return how many rows from `index` on say what the first ones of the table say."""
    count = 0
    while (
        count < index and index + count < len(table) and _words(table[count]) == _words(table[index + count])
    ):
        count += 1
    return count


def _words(row: TableRow) -> list[str]:
    return [" ".join(cell.bare.split()).casefold() for cell in row]
