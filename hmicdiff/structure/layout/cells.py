"""One cell of a table that plain text prints."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from hmicdiff.structure.layout.groups import Group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.structure.layout.rows import Row
    from hmicdiff.text import Raw

__all__ = ["LONGEST", "Span", "cell", "cell_over"]

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
