"""Cells of a tagged table under the columns they are printed in.

Chromium tags no cell that is empty, so that those behind it count too low: a row with fewer cells than
the table has columns is placed by where its cells stand.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.reading.pdf.parts import Run

__all__ = ["under_columns"]

Cells = list[list["Run"]]
"""The runs of a row by column; none for an empty cell."""
_Sides = tuple[float, float]


def under_columns(rows: list[Cells]) -> list[Cells]:
    """Return the rows of a table, the cells of each that has too few under the columns they stand in."""
    most = max(map(len, rows), default=0)
    full = [row for row in rows if len(row) == most and all(row)]
    if most <= 1 or not full or len(full) == len(rows):
        return rows
    columns = [_sides([run for row in full for run in row[at]]) for at in range(most)]
    return [_placed(row, columns) if len(row) < most and any(row) else row for row in rows]


def _sides(runs: Sequence[Run]) -> _Sides:
    """Return the left and right end of some runs."""
    return min(run.x0 for run in runs), max(run.x1 for run in runs)


def _placed(row: Cells, columns: Sequence[_Sides]) -> Cells:
    """Return a row by the columns of its cells; as it is where one stands under several, or two under one."""
    filled = [cell for cell in row if cell]
    found = [at for cell in filled if (at := _column_of(_sides(cell), columns)) is not None]
    if len(found) < len(filled) or any(one >= other for one, other in pairwise(found)):
        return row
    by_column = dict(zip(found, filled, strict=True))
    return [by_column.get(at, []) for at in range(len(columns))]


def _column_of(cell: _Sides, columns: Sequence[_Sides]) -> int | None:
    """Return the one column that a cell stands under, or the nearest if none; None where it spans several."""
    under = [at for at, one in enumerate(columns) if min(one[1], cell[1]) > max(one[0], cell[0])]
    if len(under) > 1:
        return None
    return under[0] if under else min(range(len(columns)), key=lambda at: _gap(cell, columns[at]))


def _gap(cell: _Sides, column: _Sides) -> float:
    """Return how far a cell stands beside a column."""
    return max(column[0] - cell[1], cell[0] - column[1])
