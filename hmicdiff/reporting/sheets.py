"""A sheet of a workbook whose plain columns are kept and written the short way.

xlsxwriter takes two thirds of a workbook's time to look at each argument of each cell and to escape attributes that
hold nothing to escape, and keeps an object a cell until the end. Columns of text and of numbers are most of a
workbook, so they are kept as they come and written here, to the same bytes; whatever else there is, the library keeps
and writes. Its private methods are called or replaced: where a later version of it has others, all is written as
ever, and a test holds both ways to the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from xlsxwriter.url import Url

__all__ = ["MOST_LINKS", "Page"]

MOST_LINKS = 65_530
"""Links a sheet can hold; the library warns of each one beyond."""
_NO_LINKS: Mapping[str, Url] = MappingProxyType({})

_column = cache(xl_col_to_name)
_BLOCK = 16
"""So many rows are told together from which column to which they are filled."""
_METHODS = (
    "_check_dimensions",
    "_write_rows",
    "_calculate_spans",
    "_write_row",
    "_write_cell",
    "_write_hyperlinks",
)
_IS_KNOWN = all(hasattr(Worksheet, name) for name in _METHODS)
"""Whether this version of the library has what is called or replaced here."""


@dataclass(frozen=True)
class _Column:
    """The plain cells of a column, all of one kind and format."""

    col: int
    cells: list[Any]
    """By row: a number as it is printed, or that of a text among the workbook's; null where there is no plain cell."""
    kind: str
    """The attribute that names the kind of the cells."""
    form: Any
    """Their format."""

    @cached_property
    def start(self) -> str:
        """What stands before a cell's row."""
        return f'<c r="{_column(self.col)}'

    @cached_property
    def middle(self) -> str:
        """What stands before a cell's value; formats are numbered in the order in which they are asked for."""
        return f'"{_style_of(self.form)}{self.kind}><v>'


class _Links:
    """Where the cells of a sheet lead, told row by row as the library asks for it, which keeps a dict a row."""

    def __init__(
        self, columns: Mapping[int, Sequence[Url | None]], held: Mapping[int, dict[int, Url]]
    ) -> None:
        self._columns, self._held = columns, held

    def keys(self) -> set[int]:
        """Return the rows in which a cell leads somewhere."""
        linked = (row for urls in self._columns.values() for row, url in enumerate(urls) if url is not None)
        return {*self._held, *linked}

    def __getitem__(self, row: int) -> dict[int, Url]:
        """Return where the cells of a row lead, by column."""
        linked = {col: urls[row] for col, urls in self._columns.items() if row < len(urls)}
        return {**self._held.get(row, {}), **{col: url for col, url in linked.items() if url is not None}}


class Page(Worksheet):  # type: ignore[misc]  # xlsxwriter has no types
    """A sheet."""

    table: dict[int, dict[int, Any]]
    hyperlinks: Any

    def __init__(self) -> None:
        super().__init__()
        self._plain: list[_Column] = []
        self._urls: dict[int, list[Url | None]] = {}
        """By column where each row of it leads."""

    def put_texts(self, col: int, texts: Sequence[str | None], links: Mapping[str, Url] = _NO_LINKS) -> None:
        """Put texts into a column below its heading, whatever they look like; some are links, if the sheet can hold them."""
        longest = self.xls_strmax // 2 if _IS_KNOWN else -1
        index = self.str_table._get_shared_string_index  # noqa: SLF001 - as the base class does
        plain, linked, urls = ([None] * (len(texts) + 1) for _ in range(3))
        for row, text in enumerate(texts, start=1):
            if text is None:
                continue
            url = links.get(text) if self.hlink_count < MOST_LINKS else None
            if len(text) > longest:
                self._write_long(row, col, text, url)
            elif url is None:
                plain[row] = index(text)
            else:
                linked[row], urls[row] = index(text), url
                self.hlink_count += 1
        if any(urls):
            self._urls[col] = urls
        self._keep(col, plain, ' t="s"', self._column_format(col))
        self._keep(col, linked, ' t="s"', self.default_url_format)

    def _write_long(self, row: int, col: int, text: str, url: Url | None) -> None:
        """Let the library write a text that may be longer than a cell can hold, or any."""
        if url is None or self.write_url(row, col, url):
            self.write_string(row, col, text)

    def put_numbers(self, col: int, numbers: Sequence[float | None]) -> None:
        """Put finite numbers into a column below its heading."""
        if _IS_KNOWN:
            printed = {None: None} | {each: f"{each:.16G}" for each in set(numbers) if each is not None}
            self._keep(col, [None, *(printed[number] for number in numbers)], "", self._column_format(col))
            return
        for row, number in enumerate(numbers, start=1):
            if number is not None:
                self.write_number(row, col, number)

    def _column_format(self, col: int) -> Any:  # noqa: ANN401 - xlsxwriter has no types
        """Return the format that is set for a column; null where none is."""
        return self.col_info[col].column_format if col in self.col_info else None

    def _keep(self, col: int, cells: list[Any], kind: str, form: Any) -> None:  # noqa: ANN401 - as above
        """Keep the plain cells of a column, all of one kind and format."""
        last = next((row for row in range(len(cells) - 1, 0, -1) if cells[row] is not None), 0)
        if last and self._check_dimensions(last, col) == 0:
            self._plain.append(_Column(col, cells, kind, form))

    def _calculate_spans(self) -> None:
        """Tell of each block of rows from which column to which it is filled."""
        if not self._plain:
            super()._calculate_spans()
            return
        for start in range(0, self.dim_rowmax + 1, _BLOCK):
            if filled := list(self._filled(start, start + _BLOCK)):
                self.row_spans[start // _BLOCK] = f"{min(filled) + 1}:{max(filled) + 1}"

    def _filled(self, start: int, stop: int) -> Iterator[int]:
        """Yield the columns in which a row from `start` to before `stop` has a cell."""
        for row in range(start, stop):
            yield from self.table.get(row, ())
        for column in self._plain:
            cells = column.cells[start:stop]
            if cells.count(None) < len(cells):
                yield column.col

    def _write_rows(self) -> None:
        """Write the rows of a sheet that has no comments."""
        if not self._plain:
            super()._write_rows()
            return
        self._calculate_spans()
        for row in range(self.dim_rowmax + 1):
            held = self.table.get(row)
            plain = {
                column.col: f"{column.start}{row + 1}{column.middle}{cell}</v></c>"
                for column in self._plain
                if row < len(column.cells) and (cell := column.cells[row]) is not None
            }
            if held or plain:
                self._write_row(row, self.row_spans.get(row // _BLOCK), self.row_info.get(row))
                self._write_cells(row, held or {}, plain)
                self._xml_end_tag("row")

    def _write_hyperlinks(self) -> None:
        """Write where the links lead; that no other value has been written over one need not be looked up."""
        held, self.table, self.hyperlinks = self.table, {}, _Links(self._urls, self.hyperlinks)
        super()._write_hyperlinks()
        self.table = held

    def _write_cells(self, row: int, held: dict[int, Any], plain: dict[int, str]) -> None:
        """Write the cells of a row in the order of its columns."""
        if not held:
            self.fh.write("".join(plain.values()))
            return
        for col in sorted({*held, *plain}):
            if col in held:
                self._write_cell(row, col, held[col])
            else:
                self.fh.write(plain[col])


def _style_of(form: Any) -> str:  # noqa: ANN401 - xlsxwriter has no types
    """Return the attribute that names a format."""
    return f' s="{form._get_xf_index()}"' if form is not None else ""  # noqa: SLF001 - as the base class does
