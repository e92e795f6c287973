"""Text whose lines of print are all paragraphs of their own: a converter's, or text set in double spacing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hmicdiff.structure.layout.rows import is_wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.structure.layout.rows import Row

__all__ = ["closed_up"]

_FEWEST = 6
"""Lines from which on blank ones between them are seen to be spacing."""
_MOST_TOUCHING = 0.05
"""Share of the lines that may follow the one before without a blank line."""


def closed_up(rows: Sequence[Row]) -> tuple[Row, ...] | None:
    """Return the lines of double-spaced text without the single blank ones; None for any other text.

    There the lines of one paragraph, and those of one heading, stand apart, and read on as wrapped lines do. Where more
    than one blank line stands, a paragraph ends, and they are left.
    """
    printed = [row for row in rows if row.bare and row.kind is None]
    if len(printed) < _FEWEST:
        return None
    touching = sum(before.number + 1 == after.number for before, after in pairwise(printed))
    if touching > _MOST_TOUCHING * len(printed) or not is_wrapped([row.bare for row in printed]):
        return None
    around = zip((None, *rows), rows, (*rows[1:], None), strict=False)
    return tuple(row for before, row, after in around if row.bare or _is_blank(before) or _is_blank(after))


def _is_blank(row: Row | None) -> bool:
    """Whether a line is there, and blank."""
    return row is not None and not row.bare
