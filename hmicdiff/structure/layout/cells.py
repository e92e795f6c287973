"""Cells of a table that plain text prints."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.tables import holds_values
from hmicdiff.structure.layout.groups import Group

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from hmicdiff.structure.layout.rows import Row
    from hmicdiff.text import Raw

__all__ = ["LONGEST", "Span", "cell", "cell_over", "has_values", "parted", "row_cells"]

Span = tuple[int, int]
"""Start and end in a line, in characters."""
LONGEST: Final = 2000
"""Characters of a line above which it is no row of a table that anyone typed."""


def cell(row: Row, span: Span, number: int, column: int, raw: Raw) -> Group:
    """Return one cell."""
    at = raw.starts[row.number - 1]
    return Group(
        spans=((at + span[0], at + span[1]),),
        kind="cell",
        row=number,
        cell=column,
        page_start=row.page_start,
        hinted=True,
    )


def cell_over(parts: Sequence[tuple[Row, Span]], number: int, column: int, raw: Raw) -> Group:
    """Return one cell whose words stand on one line or several."""
    first, *others = (cell(row, span, number, column, raw) for row, span in parts)
    return replace(first, spans=(*first.spans, *(span for one in others for span in one.spans)))


def parted(row: Row, between: re.Pattern[str], *, enclosed: bool = False) -> list[Span]:
    """Return start and end of each cell in a line, empty ones too; where rows are enclosed, bars stand at the ends."""
    start, end = 0, len(row.text)
    if enclosed:
        start = len(row.text) - len(row.text.lstrip())
        start += row.text[start : start + 1] == "|"
        end = len(row.text.rstrip())
        end -= row.text[end - 1 : end] == "|"
    cuts = [match.span() for match in between.finditer(row.text, start, end)]
    starts, ends = [start, *(after for _, after in cuts)], [*(before for before, _ in cuts), end]
    return list(zip(starts, ends, strict=True))


def has_values(row: Row, cells: Sequence[Span]) -> bool:
    """Whether a row is a label with its figures."""
    texts = [text for start, end in cells if (text := row.text[start:end].strip())]
    return holds_values(texts)


def row_cells(row: Row, cells: Sequence[Span], number: int, raw: Raw) -> Iterator[Group]:
    """Yield the filled cells of one line; a label and its values as one."""
    if has_values(row, cells):
        whole = cell(row, cells[0], number, 0, raw)
        at = raw.starts[row.number - 1]
        spans = tuple((at + start, at + end) for start, end in cells if row.text[start:end].strip())
        yield replace(whole, spans=spans, cell=None)
        return
    for column, (start, end) in enumerate(cells):
        if row.text[start:end].strip():
            yield cell(row, (start, end), number, column, raw)
