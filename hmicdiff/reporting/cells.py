"""Text as a spreadsheet must get it, never a formula; and rows of it as CSV."""

from __future__ import annotations

import csv
import io
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["BOM", "as_text", "csv_pieces"]

BOM = b"\xef\xbb\xbf"
"""Before the text of a CSV file: without it Excel takes UTF-8 for the code page of its country."""

_ROWS = 1 << 12
"""So many rows of a CSV file are made at once."""
_FORMULA_STARTS = frozenset("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
"""First characters by which spreadsheets take a cell for a formula (OWASP, CSV injection), full width too."""


def as_text(value: Any) -> Any:  # noqa: ANN401 - a cell is any of a few kinds
    """Return the value, with an apostrophe before text that a spreadsheet would take for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in _FORMULA_STARTS else value


def csv_pieces(rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """Yield rows as CSV (RFC 4180, UTF-8 without mark), so many at a time."""
    text, left = io.StringIO(), iter(rows)
    writer = csv.writer(text, lineterminator="\r\n")
    while some := list(islice(left, _ROWS)):
        writer.writerows(some)
        yield text.getvalue().encode()
        text.seek(0)
        text.truncate()
