"""The tables as one Excel workbook: a sheet each, filters on, headers frozen, text kept as text."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hmicdiff.reporting.tables import Sheet

__all__ = ["make_workbook"]

CREATED = dt.datetime(2020, 1, 1)  # noqa: DTZ001 - the format holds no time zone
"""Creation date of every workbook, so that the same tables give the same bytes."""
WIDE = {"quote": 70, "from_quote": 70, "to_quote": 70, "text": 70, "reason": 50, "section": 40, "thread": 32}
WIDE |= {"measure": 36, "id": 20, "evidence_hash": 20, "topic": 22, "kind": 22, "body": 24, "rule": 22}
WIDE |= {"meaning": 100, "column": 20, "lines": 24, "from_lines": 24, "to_lines": 24}
WIDE |= dict.fromkeys(("confidence", "newest", "inferred", "reports", "printed", "sentences"), 11)
"""Widths, in characters, of columns that hold more or less than most."""
HEIGHT = 45
"""Points of a row: three lines, so that a long quote does not push its neighbours off the screen."""
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
LONGEST = 32_767
"""Characters a cell can hold."""


def make_workbook(tables: Mapping[str, Sheet]) -> bytes:
    """One sheet a table; the same tables give the same bytes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, OPTIONS)
    book.set_properties({"title": "hmicdiff", "created": CREATED})
    heading = book.add_format({"bold": True, "bg_color": "#E8E8E8", "border": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for name, sheet in tables.items():
        _fill(book.add_worksheet(name), sheet, heading, wrapped)
    book.close()
    return buffer.getvalue()


def _fill(page: Any, sheet: Sheet, heading: Any, wrapped: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
    for at, (name, column) in enumerate(zip(sheet.types, sheet.columns, strict=True)):
        page.write_string(0, at, name, heading)
        page.set_column(at, at, WIDE.get(name, 16), wrapped)
        for row, value in enumerate(column, start=1):
            _write(page, row, at, value)
    page.set_default_row(HEIGHT)
    page.set_row(0, HEIGHT / 3)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(sheet), len(sheet.types) - 1)


def _write(page: Any, row: int, column: int, value: Any) -> None:  # noqa: ANN401 - a cell is any of a few kinds
    """Write one cell by its type: text is never a formula, nothing is left blank by mistake."""
    if value is None:
        return
    if isinstance(value, bool):
        page.write_boolean(row, column, value)
    elif isinstance(value, str):
        page.write_string(row, column, value[:LONGEST])
    else:
        page.write_number(row, column, value)
