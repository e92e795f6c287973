"""The tables as one Excel workbook: a cover, then a sheet each, filters on, headers frozen, text kept as text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from xlsxwriter.url import Url

from hmicdiff.reporting.cover import SHEETS
from hmicdiff.reporting.parcel import Binding
from hmicdiff.reporting.sheets import Page
from hmicdiff.reporting.tables import Sheet
from hmicdiff.reporting.view.context import anchor_id
from hmicdiff.reporting.words import ITEM_STATUS_WORDS
from hmicdiff.text import capital

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["Book", "make_workbook"]

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
_A4 = 9
"""Number of A4 among Excel's sizes of paper."""
LONGEST = 32_767
"""Characters a cell can hold."""
_ANCHORS = {"verdicts": "f", "threads": "t", "items": "i", "repeats": "r"}
"""What the change report's ids of a table's rows begin with."""
_REPORTS = frozenset({"report", "from", "to", "from_report", "to_report"})
"""Columns that name a report."""
_NO_NAMES: Mapping[str, str] = MappingProxyType({})
_Leads = Mapping[str, "Callable[[Any], str | None]"]
"""For each column that leads somewhere what tells where its cells do; null for one that doesn't."""
_NO_LEADS: _Leads = MappingProxyType({})


def make_workbook(
    tables: Mapping[str, Sheet],
    cover: Iterable[tuple[str, str, str]] = (),
    topics: Mapping[str, str] = _NO_NAMES,
) -> bytes:
    """One sheet a table, under the table's names; the same tables give the same bytes.

    With the rows of a `cover` (`cover_rows`) it opens on that; tables without rows are left out, sheets, columns
    and `topics` are named in words, the newest findings come first, and ids and reports are links.
    """
    book = Book(cover, topics)
    for name, sheet in tables.items():
        book.add(name, sheet)
    return book.content()


class Book:
    """A workbook that gets its sheets one after the other."""

    def __init__(
        self, cover: Iterable[tuple[str, str, str]] = (), topics: Mapping[str, str] = _NO_NAMES
    ) -> None:
        self._topics, rows = topics, list(cover)
        self._book = Binding(OPTIONS)
        self._book.set_properties({"title": "hmicdiff", "created": CREATED})
        self._heading = self._book.add_format({"bold": True, "bg_color": "#E8E8E8", "border": 1})
        self._wrapped = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._has_cover = bool(rows)
        if rows:
            title = self._book.add_format({"bold": True, "font_size": 14})
            _cover(self._book.add_worksheet("Cover"), rows, title, self._wrapped)
        self._sources = {label: leads for label, _, leads in rows if leads.startswith("sources/")}

    def add(self, name: str, sheet: Sheet) -> None:
        """Add a table as the next sheet."""
        if not self._has_cover:
            _fill(self._book.add_worksheet(name, Page), sheet, self._heading, self._wrapped)
        elif len(sheet):
            page = self._book.add_worksheet(SHEETS.get(name, name), Page)
            worded = _worded(name, sheet, self._topics)
            _fill(page, worded, self._heading, self._wrapped, _leads(name, worded, self._sources))

    def content(self) -> bytes:
        """Return the file; nothing can be added then."""
        return self._book.content()


def _cover(page: Any, rows: list[tuple[str, str, str]], heading: Any, wrapped: Any) -> None:  # noqa: ANN401 - as below
    """Write the cover: headings, and names with what they are; what leads somewhere is a link."""
    page.set_column(0, 0, 44, wrapped)
    page.set_column(1, 1, 90, wrapped)
    for at, (name, told, leads) in enumerate(rows):
        page.write_string(at, 0, name[:LONGEST], heading if not told else wrapped)
        if leads:
            page.write_url(at, 1, f"external:{leads}", None, told[:LONGEST])
        elif told.isdigit():
            page.write_number(at, 1, int(told))
        else:
            page.write_string(at, 1, told[:LONGEST], wrapped)
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)


def _worded(name: str, sheet: Sheet, topics: Mapping[str, str] = _NO_NAMES) -> Sheet:
    """A table as a reader gets it: what it says in words, the newest findings first, and ids last."""
    columns = dict(zip(sheet.types, sheet.columns, strict=True))
    for key, words in (("topic", topics), ("status", ITEM_STATUS_WORDS)):
        if key in columns:
            columns[key] = [words.get(each, each) for each in columns[key]]
    if name == "verdicts":
        order = sorted(range(len(sheet)), key=lambda row: not columns["newest"][row])
        columns = {key: [values[row] for row in order] for key, values in columns.items()}
    columns |= {key: columns.pop(key) for key in ("id", "evidence_hash") if key in columns}
    if name == "dictionary":
        columns |= {"sheet": [SHEETS.get(each, each) for each in columns["sheet"]]}
        columns |= {"column": [_words(each) for each in columns["column"]]}
    return Sheet({key: sheet.types[key] for key in columns}, tuple(columns.values()))


def _words(column: str) -> str:
    """A column's name in words."""
    return capital(column.replace("_", " "))


def _fill(page: Any, sheet: Sheet, heading: Any, wrapped: Any, leads: _Leads = _NO_LEADS) -> None:  # noqa: ANN401 - xlsxwriter has no types
    for at, (name, column) in enumerate(zip(sheet.types, sheet.columns, strict=True)):
        page.write_string(0, at, _words(name) if page.get_name() in SHEETS.values() else name, heading)
        page.set_column(at, at, WIDE.get(name, 16), wrapped)
        if sheet.types[name] == "string":
            links = _links(column, leads[name]) if leads.get(name) else {}
            page.put_texts(at, [value and value[:LONGEST] for value in column], links)
        elif sheet.types[name] == "boolean":
            for row, value in enumerate(column, start=1):
                if value is not None:
                    page.write_boolean(row, at, value)
        else:
            page.put_numbers(at, column)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&L&A&RPage &P of &N")
    page.set_default_row(HEIGHT)
    page.set_row(0, HEIGHT / 3)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(sheet), len(sheet.types) - 1)


def _leads(name: str, sheet: Sheet, sources: Mapping[str, str]) -> _Leads:
    """Return where the cells of some columns lead: ids to the change report, names of reports to their texts."""
    places: dict[str, Callable[[Any], str | None]] = {}
    for key in sheet.types:
        if key == "id" and name in _ANCHORS:
            places[key] = lambda value: f"external:report.html#{anchor_id(_ANCHORS[name], value)}"
        elif key in _REPORTS:
            places[key] = lambda value: f"external:{sources[value]}" if value in sources else None
    return places


def _links(names: Iterable[str | None], lead: Callable[[Any], str | None]) -> dict[str, Url]:
    """Return where names lead, of those that lead somewhere."""
    return {name: url for name in set(names) if name is not None and (url := _url(lead(name), name))}


def _url(leads: str | None, name: str) -> Url | None:
    """Return a link that is shown as a name; null where there is none, or it is longer than a link may be."""
    try:
        url = Url(leads) if leads else None
    except ValueError:
        return None
    if url:
        url.text = name
    return url
