"""Rows of a table as lines, the same way in every format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hmicdiff.model import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["is_value", "row_lines"]

_VALUE: Final = re.compile(
    r"[£(+\-–−]*\d[\d,.]*\s*(?:%|percent|per cent|m|bn|k)?\)?[*†‡]*|[-–—]|n/?a|\*+", re.IGNORECASE
)
_BETWEEN: Final = "   "


def is_value(cell: str) -> bool:
    """Whether a cell holds a number or the sign for none."""
    return bool(_VALUE.fullmatch(cell.strip()))


def row_lines(cells: Sequence[str], row: int, page: int | None = None) -> Iterator[Line]:
    """Yield the lines of one row of a table, empty cells left out.

    A label with its values is one line, spaces between them, as it is printed: a value alone says nothing.
    Cells of words are a line each.
    """
    filled = [cell for cell in cells if cell]
    if len(filled) > 1 and all(is_value(cell) for cell in filled[1:]):
        filled = [_BETWEEN.join(filled)]
    yield from (Line(text=cell, page=page, kind="cell", row=row) for cell in filled)
