"""Rows of a table as lines, the same way in every format."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from hmicdiff.model import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Cell", "holds_values", "is_value", "placed_row_lines", "row_lines"]

_VALUE: Final = re.compile(
    r"[£(+\-–−]*(?:\d{1,3}(?: \d{3})+|\d[\d,.]*)\s*(?:%|percent|per cent|m|bn|k)?\)?[*†‡]*|[-–—]|n/?a|\*+",
    re.IGNORECASE,
)
_TIME: Final = re.compile(
    r"\d[\d,.]*\s?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|(?:working )?days?|weeks?|months?|years?)",
    re.IGNORECASE,
)
_MOST_WORDS_OF_LABEL: Final = 7
_BETWEEN: Final = "   "
_NAME: Final = re.compile(r"[A-Z][^\d]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table's row."""

    parts: tuple[str, ...]
    """Its paragraphs or list items; none for an empty cell."""
    span: int = 1
    """How many columns it takes."""
    rows: int = 1
    """How many rows it takes."""
    listed: bool = False
    """Whether its paragraphs are the entries of a list."""

    @property
    def texts(self) -> tuple[str, ...]:
        """Its text, one for each name where it lists several, else all of it as one."""
        parts = tuple(part for part in self.parts if part)
        return parts if self.listed or all(_NAME.fullmatch(part) for part in parts) else (" ".join(parts),)


def is_value(cell: str) -> bool:
    """Whether a cell holds a number or the sign for none."""
    return bool(_VALUE.fullmatch(cell.strip()))


def holds_values(cells: Sequence[str]) -> bool:
    """Whether the filled cells of a row are a label with its figures."""
    return len(cells) > 1 and all(is_value(cell) or _is_time_of(cells[0], cell) for cell in cells[1:])


def _is_time_of(label: str, cell: str) -> bool:
    """Whether a cell holds a length of time that a short label names; beside a sentence it is the time to do it in."""
    return bool(_TIME.fullmatch(cell.strip())) and len(label.split()) <= _MOST_WORDS_OF_LABEL


def row_lines(cells: Sequence[Cell], row: int, page: int | None = None) -> Iterator[Line]:
    """Yield the lines of one row of a table whose cells follow each other, see `placed_row_lines`."""
    columns = [sum(cell.span for cell in cells[:number]) for number in range(len(cells))]
    yield from placed_row_lines(list(zip(columns, cells, strict=True)), row, page)


def placed_row_lines(
    placed: Sequence[tuple[int, Cell]],
    row: int,
    page: int | None = None,
    above: Sequence[tuple[int, Cell]] = (),
) -> Iterator[Line]:
    """Yield the lines of one row of a table, empty cells left out; each cell comes with its column.

    A label with its values is one line, spaces between them, as it is printed: a value alone says nothing.
    Cells of words are a line each; one that lists several names (the areas of one grade) is a line for each.
    `above` are cells of earlier rows that take up this row too: a label among them leads the row's values.
    """
    filled = [cell for _, cell in placed if any(cell.texts)]
    lead = [cell for column, cell in above if column == 0 and not all(map(is_value, cell.texts))]
    texts = [" ".join(cell.texts) for cell in (*lead, *filled)]
    if holds_values(texts) and all(cell.rows == 1 for cell in filled[1:]):
        rows = filled[0].rows if not lead else 1
        yield Line(text=_BETWEEN.join(texts), page=page, kind="cell", row=row, rows=rows)
        return
    for column, cell in placed:
        for text in filter(None, cell.texts):
            yield Line(text=text, page=page, kind="cell", row=row, column=column, rows=cell.rows)
