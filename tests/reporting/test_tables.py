from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from xlsxwriter.worksheet import Worksheet

from hmicdiff.reporting import parcel, workbook
from hmicdiff.reporting import sheets as pages
from hmicdiff.reporting.cells import as_text
from hmicdiff.reporting.cover import SHEETS, cover_rows
from hmicdiff.reporting.dictionary import make_dictionary
from hmicdiff.reporting.rows import TABLES
from hmicdiff.reporting.tables import Sheet, make_tables, sheet_of, table_files
from hmicdiff.reporting.view.context import Context, anchor_id
from hmicdiff.reporting.workbook import _worded, make_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType

    from xlsxwriter.url import Url


def read(files: dict[str, bytes], name: str) -> pd.DataFrame:
    """One CSV file, all cells as text."""
    return pd.read_csv(
        io.BytesIO(files[f"tables/{name}.csv"]), dtype=str, keep_default_na=False, encoding="utf-8-sig"
    )


def test_every_finding_is_a_row(files: dict[str, bytes], sample: ModuleType) -> None:
    """The findings in the table are the run's, each once, in its order."""
    rows = read(files, "verdicts")
    assert list(rows["id"]) == [verdict.id for verdict in sample.comparison().verdicts]
    assert list(rows["verdict"]) == [verdict.verdict for verdict in sample.comparison().verdicts]


def test_items_are_rows_for_a_tracker(files: dict[str, bytes]) -> None:
    """Each item has its status, when it was seen first and last, and its deadline."""
    row = read(files, "items").iloc[0]
    assert row["kind"] == "Recommendation"
    assert (row["status"], row["first_seen"], row["last_seen"]) == ("closed", "2014", "2018/19")
    assert row["deadline"] == "within 3 months"
    assert (row["first_published"], row["last_published"]) == ("2014-11", "2019-05-02")
    assert row["lines"] == "2014 595-598 | 2018/19 93"


@pytest.mark.parametrize(
    "name",
    [
        "verdicts",
        "threads",
        "grades",
        "grade_changes",
        "figures",
        "items",
        "repeats",
        "sections",
        "mentions",
        "links",
    ],
)
def test_parquet_holds_the_same_rows(name: str, files: dict[str, bytes]) -> None:
    """CSV and Parquet are two printings of one table."""
    parquet = pd.read_parquet(io.BytesIO(files[f"tables/{name}.parquet"]))
    assert list(parquet.columns) == list(read(files, name).columns)
    assert len(parquet) == len(read(files, name))


def test_empty_tables_keep_their_columns_and_types(context: Context) -> None:
    """A body without findings gets tables of the same shape."""
    bare = dataclasses.replace(context.comparison, verdicts=(), threads=(), repeats=(), passage_links=())
    empty = make_tables(Context(comparison=bare, readings={}, topics={}, rules={}))
    full = make_tables(context)
    for name, frame in frames(full).items():
        assert dict(frames(empty)[name].dtypes) == dict(frame.dtypes)


def frames(tables: dict[str, Sheet]) -> dict[str, pd.DataFrame]:
    """Each table as pandas reads its Parquet file."""
    files = table_files(tables)
    return {name: pd.read_parquet(io.BytesIO(files[f"tables/{name}.parquet"])) for name in tables}


def test_parquet_has_the_types_of_pandas_that_know_null(hostile: dict[str, Sheet]) -> None:
    """A column with gaps keeps its type: neither is a number printed as text nor a gap as a number."""
    frame = frames(hostile)["rows"]
    assert [str(kind) for kind in frame.dtypes] == ["string", "Float64"]
    assert list(frame["number"].isna()) == [False, True, False, False]


def test_what_is_no_number_is_null() -> None:
    """A share of nothing is a gap in the table, not a word for it."""
    sheet = sheet_of({"share": "Float64"}, [{"share": float("nan")}, {"share": 1}])
    assert sheet.columns == ([None, 1.0],)


@pytest.mark.parametrize(
    ("value", "safe"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("plain", "plain"),
        (-1.5, -1.5),
        (None, None),
    ],
)
def test_formulas_are_text(value: object, safe: object) -> None:
    """Text that a spreadsheet would run is quoted; numbers stay numbers."""
    assert as_text(value) == safe


@pytest.fixture(scope="module")
def hostile() -> dict[str, Sheet]:
    """A table with a formula and an address in it."""
    columns = (["=1+1", "https://example.org", None, "x" * 40_000], [1.5, None, -2.0, 0.0])
    return {"rows": Sheet({"text": "string", "number": "Float64"}, columns)}


def test_csv_holds_no_formula(hostile: dict[str, Sheet]) -> None:
    """Nor does the file."""
    assert table_files(hostile)["tables/rows.csv"].splitlines()[1].startswith(b"'=1+1")


def test_workbook_has_filters_frozen_heads_and_no_formula(hostile: dict[str, Sheet]) -> None:
    """A cell that begins with = is text; the heading stays in sight and filters."""
    sheet = zipfile.ZipFile(io.BytesIO(make_workbook(hostile))).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:B5"/>' in sheet
    assert "<v>-2</v>" in sheet
    assert 'defaultRowHeight="45"' in sheet


def test_workbook_has_a_sheet_a_table(context: Context) -> None:
    """The workbook holds the same tables."""
    tables = make_tables(context)
    book = zipfile.ZipFile(io.BytesIO(make_workbook(tables))).read("xl/workbook.xml").decode()
    for name in tables:
        assert f'name="{name}"' in book


def test_workbook_bytes_are_the_same_again(hostile: dict[str, Sheet]) -> None:
    """No clock enters the workbook."""
    first = make_workbook(hostile)
    assert make_workbook(hostile) == first
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {
        (1980, 1, 1, 0, 0, 0)
    }


def _cell_by_cell(
    page: Worksheet, col: int, values: Sequence[Any], links: Mapping[str, Url] = MappingProxyType({})
) -> None:
    """Write a column as the library is meant to be used."""
    for row, value in enumerate(values, start=1):
        if value in links:
            page.write_url(row, col, links[value])
        elif value is not None:
            (page.write_string if isinstance(value, str) else page.write_number)(row, col, value)


def test_cells_written_the_short_way_are_what_the_library_writes(
    context: Context, hostile: dict[str, Sheet], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Our sheet and the library's own make the same workbook, whatever the cells hold."""
    sheets = {**make_tables(context), **hostile, "dictionary": make_dictionary()}
    ours = make_workbook(sheets, cover_rows(context), context.topics), make_workbook(hostile)
    plain = type("Plain", (Worksheet,), {"put_texts": _cell_by_cell, "put_numbers": _cell_by_cell})
    monkeypatch.setattr(workbook, "Page", plain)
    theirs = make_workbook(sheets, cover_rows(context), context.topics), make_workbook(hostile)
    assert ours == theirs


def test_a_library_with_other_methods_writes_all_cells(
    hostile: dict[str, Sheet], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the short way is not known to go, the library writes the same workbook."""
    ours = make_workbook(hostile)
    monkeypatch.setattr(pages, "_IS_KNOWN", False)
    assert make_workbook(hostile) == ours


def test_files_pressed_as_they_are_written_make_the_archive_of_the_library(
    context: Context, hostile: dict[str, Sheet], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Our packing and the library's own make the same archive to the byte, however many pieces a file has."""
    sheets = {**make_tables(context), **hostile}
    monkeypatch.setattr(parcel, "_PIECES", 7)
    ours = make_workbook(sheets, cover_rows(context), context.topics)
    monkeypatch.setattr(parcel, "_IS_KNOWN", False)
    assert make_workbook(sheets, cover_rows(context), context.topics) == ours


def test_no_more_links_are_asked_for_than_a_sheet_holds(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond what a sheet can link, names and ids are text, without a word of warning."""
    monkeypatch.setattr(pages, "MOST_LINKS", 2)
    made = make_workbook(make_tables(context), cover_rows(context), context.topics)
    book = zipfile.ZipFile(io.BytesIO(made))
    sheets = [name for name in book.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+.xml", name)]
    links = [
        book.read(name).count(b"<hyperlink ") for name in sorted(sheets) if not name.endswith("sheet1.xml")
    ]
    assert max(links) == 2


def test_the_dictionary_tells_every_column() -> None:
    """Each column of each table has its type and meaning, in the order of the sheets."""
    told = dict(zip(make_dictionary().types, make_dictionary().columns, strict=True))
    columns = [(name, column) for name, (columns, _) in TABLES.items() for column in columns]
    assert list(zip(told["sheet"], told["column"], strict=True)) == columns
    assert all(meaning.endswith(".") for meaning in told["meaning"])


@pytest.fixture(scope="module")
def book(context: Context) -> zipfile.ZipFile:
    """Return the workbook of the hand-written comparison, as a body's folder holds it."""
    sheets = {**make_tables(context), "dictionary": make_dictionary()}
    return zipfile.ZipFile(io.BytesIO(make_workbook(sheets, cover_rows(context), context.topics)))


def test_workbook_opens_on_a_cover(book: zipfile.ZipFile, context: Context) -> None:
    """The first sheet says which body, which reports, how many findings and what can't be compared."""
    names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
    assert names[:2] == ["Cover", "Findings"]
    said = book.read("xl/sharedStrings.xml").decode()
    assert context.comparison.body in said
    assert "What can’t be compared" in said
    assert all(label in said for label in context.labels.values())
    leads = book.read("xl/worksheets/_rels/sheet1.xml.rels").decode()
    assert leads.count("sources") == len(context.comparison.reports)


def test_workbook_has_no_empty_sheet_and_heads_in_words(book: zipfile.ZipFile, context: Context) -> None:
    """A table without rows has no sheet; columns bear words, and each finding's id leads into the report."""
    names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
    tables = make_tables(context)
    assert {SHEETS[name] for name, sheet in tables.items() if len(sheet)} | {"Cover", "Columns"} == set(names)
    assert any(not len(sheet) for sheet in tables.values())
    assert "<t>From lines</t>" in book.read("xl/sharedStrings.xml").decode()
    cells = book.read("xl/worksheets/sheet2.xml").decode()
    assert all(f'location="f-{each.id}"' in cells for each in context.comparison.verdicts)


def test_workbook_begins_no_row_with_an_id_and_leads_into_report_and_texts(
    context: Context, book: zipfile.ZipFile
) -> None:
    """Ids stand last and lead to their rows in the report; a report's name leads to its text; topics have names."""
    for name, sheet in make_tables(context).items():
        worded = _worded(name, sheet, context.topics)
        assert next(iter(worded.types)) != "id"
        if "topic" in worded.types:
            assert not set(worded.columns[list(worded.types).index("topic")]) & (context.topics.keys() - {""})
    cells = book.read("xl/worksheets/sheet3.xml").decode()
    assert f'location="{anchor_id("t", context.comparison.threads[0].id)}"' in cells
    leads = book.read("xl/worksheets/_rels/sheet3.xml.rels").decode()
    assert {each.report for thread in context.comparison.threads for each in thread.points} == set(
        re.findall(r"sources[/\\]([0-9a-f]+)\.txt", leads)
    )


def test_workbook_has_the_newest_findings_first(context: Context) -> None:
    """What the newest reports say stands at the top, in the order of the table."""
    sheet = make_tables(context)["verdicts"]
    worded = _worded("verdicts", sheet)
    newest = worded.columns[list(worded.types).index("newest")]
    assert list(newest) == sorted(newest, reverse=True)
    assert list(worded.types)[-2:] == ["id", "evidence_hash"]
    assert sorted(worded.columns[-2]) == sorted(sheet.columns[0])
