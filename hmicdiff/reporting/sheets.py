"""A sheet of a workbook whose plain cells are written the short way.

xlsxwriter takes two thirds of a workbook's time to look at each argument of each cell and to escape attributes that
hold nothing to escape. Text and numbers are most cells, so they are written here, to the same bytes; whatever else
there is, the library writes. Its private methods are called or replaced at three places: where a later version of it
calls others, all is written as ever, and a test holds both ways to the same bytes.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

__all__ = ["Page"]

_column = cache(xl_col_to_name)


class Page(Worksheet):  # type: ignore[misc]  # xlsxwriter has no types
    """A sheet."""

    def put_text(self, row: int, column: int, text: str) -> None:
        """Put text into a cell, whatever it looks like; `write_string` without a look at what the row might be."""
        self._write_string(row, column, text)

    def _write_cell(self, row: int, col: int, cell: Any) -> None:  # noqa: ANN401 - a cell is any of a few kinds
        """Write the element of a cell."""
        kind = type(cell).__name__
        if kind not in {"String", "Number"} or self.constant_memory or self._is_styled(row):
            super()._write_cell(row, col, cell)
            return
        style = self._style_of(cell.format or self._column_format(col))
        if kind == "String":
            self.fh.write(f'<c r="{_column(col)}{row + 1}"{style} t="s"><v>{cell.string}</v></c>')
        else:
            self.fh.write(f'<c r="{_column(col)}{row + 1}"{style}><v>{cell.number:.16G}</v></c>')

    def _is_styled(self, row: int) -> bool:
        """Whether a row has a format of its own."""
        return row in self.row_info and bool(self.row_info[row].row_format)

    def _column_format(self, col: int) -> Any:  # noqa: ANN401 - as above
        """Return the format of a column; null where it has none."""
        return self.col_info[col].column_format if col in self.col_info else None

    def _style_of(self, form: Any) -> str:  # noqa: ANN401 - as above
        """Return the attribute that names a format."""
        return f' s="{form._get_xf_index()}"' if form is not None else ""  # noqa: SLF001 - as the base class does
