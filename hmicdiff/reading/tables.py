"""Rows of a table as lines, the same way in every format."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from hmicdiff.model import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Cell", "is_value", "row_lines"]

_VALUE: Final = re.compile(
    r"[£(+\-–−]*\d[\d,.]*\s*(?:%|percent|per cent|m|bn|k)?\)?[*†‡]*|[-–—]|n/?a|\*+", re.IGNORECASE
)
_BETWEEN: Final = "   "
_NAME: Final = re.compile(r"[A-Z][^\d]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table's row."""

    parts: tuple[str, ...]
    """Its paragraphs or list items; none for an empty cell."""
    span: int = 1
    """How many columns it takes."""

    @property
    def texts(self) -> tuple[str, ...]:
        """Its text, one for each name where it lists several, else all of it as one."""
        parts = tuple(part for part in self.parts if part)
        return parts if all(_NAME.fullmatch(part) for part in parts) else (" ".join(parts),)


def is_value(cell: str) -> bool:
    """Whether a cell holds a number or the sign for none."""
    return bool(_VALUE.fullmatch(cell.strip()))


def row_lines(cells: Sequence[Cell], row: int, page: int | None = None) -> Iterator[Line]:
    """Yield the lines of one row of a table, empty cells left out; what is left keeps its column.

    A label with its values is one line, spaces between them, as it is printed: a value alone says nothing.
    Cells of words are a line each; one that lists several names (the areas of one grade) is a line for each.
    """
    filled = [" ".join(cell.texts) for cell in cells if any(cell.texts)]
    if len(filled) > 1 and all(is_value(text) for text in filled[1:]):
        yield Line(text=_BETWEEN.join(filled), page=page, kind="cell", row=row)
        return
    column = 0
    for cell in cells:
        for text in filter(None, cell.texts):
            yield Line(text=text, page=page, kind="cell", row=row, column=column)
        column += cell.span
