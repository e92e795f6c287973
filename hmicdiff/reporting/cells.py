"""Text as a spreadsheet must get it: never a formula."""

from __future__ import annotations

from typing import Any

__all__ = ["BOM", "as_text"]

BOM = b"\xef\xbb\xbf"
"""Before the text of a CSV file: without it Excel takes UTF-8 for the code page of its country."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""First characters by which spreadsheets take a cell for a formula (OWASP, CSV injection), full width too."""


def as_text(value: Any) -> Any:  # noqa: ANN401 - a cell is any of a few kinds
    """Return the value, with an apostrophe before text that a spreadsheet would take for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value
