"""The tables keep what the data dictionary promises."""

from __future__ import annotations

import io
import json
import sqlite3
from typing import TYPE_CHECKING

import duckdb
import frictionless
import pandas as pd
import polars as pl
import pytest

from hmicdiff.dataset.file import sqlite_bytes
from hmicdiff.dataset.files import data_package, dataset_files
from hmicdiff.dataset.parts import join_parts, pack, unpack
from hmicdiff.dataset.rows import make_rows
from hmicdiff.dataset.schema import TABLES
from hmicdiff.reporting.words import body_slug

if TYPE_CHECKING:
    from pathlib import Path

    from hmicdiff.api import Dataset
    from hmicdiff.dataset.schema import Table

KINDS = {"text": str, "integer": int, "number": float | int, "boolean": bool}
EVERY = pytest.mark.parametrize("table", TABLES, ids=lambda one: one.name)


@EVERY
def test_every_table_has_rows(found: Dataset, table: Table) -> None:
    """The two bodies fill each table, so that no rule below holds for want of rows."""
    assert found.rows[table.name]


@EVERY
def test_a_key_names_one_row(found: Dataset, table: Table) -> None:
    """No two rows share their key, over all bodies."""
    keys = [tuple(row[name] for name in table.key) for row in found.rows[table.name]]
    assert len(keys) == len(set(keys))


@EVERY
def test_a_reference_is_true(found: Dataset, table: Table) -> None:
    """What a column refers to is there."""
    for column in table.columns:
        if column.refers:
            other, _, name = column.refers.partition(".")
            known = {row[name] for row in found.rows[other]} | {None}
            assert {row[column.name] for row in found.rows[table.name]} <= known, column.name


@EVERY
def test_a_cell_is_of_its_column(found: Dataset, table: Table) -> None:
    """Every value is of the column's kind, one of its words, and there where it is required."""
    for column in table.columns:
        values = [row[column.name] for row in found.rows[table.name]]
        assert None not in values or not column.required, column.name
        told = [value for value in values if value is not None]
        assert all(isinstance(value, KINDS[column.kind]) for value in told), column.name
        assert not column.one_of or set(told) <= set(column.one_of), column.name


def test_rows_of_a_body_do_not_depend_on_the_others(found: Dataset) -> None:
    """A body's rows are the same alone and among others, but for standard text among the repeats."""
    run = found.results[0]
    body = run.comparisons[0].body
    alone = make_rows([(run, body_slug(body))], {body: found.texts[body]})
    for table in TABLES:
        assert [row for row in found.rows[table.name] if row["body"] == body] == alone[table.name]


def test_parts_joined_are_the_whole(found: Dataset) -> None:
    """Every body's part, packed and unpacked, joined in any order, holds the rows and prints the CSV of all runs at once."""
    parts = []
    for run in reversed(found.results):
        body = run.comparisons[0].body
        parts.append(unpack(pack(run, body_slug(body), found.texts[body])))
    whole = join_parts(parts)
    assert whole.rows == found.rows
    assert dataset_files(whole.rows, whole.printed) == dataset_files(found.rows)


def test_four_readers_count_the_same(found: Dataset, tmp_path: Path) -> None:
    """DuckDB, polars, pandas and SQLite read the same counts from what is written; PostgreSQL is held to them elsewhere."""
    files = dataset_files(found.rows)
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    database = sqlite3.connect(":memory:")
    database.deserialize(sqlite_bytes(found.rows))
    for table in TABLES:
        count = len(found.rows[table.name])
        assert database.execute(f"SELECT count(*) FROM {table.name}").fetchone() == (count,)  # noqa: S608
        csv, parquet = (tmp_path / f"tables/{table.name}.{kind}" for kind in ("csv", "parquet"))
        assert duckdb.read_parquet(str(parquet)).aggregate("count(*)").fetchall() == [(count,)]
        assert duckdb.read_csv(str(csv)).aggregate("count(*)").fetchall() == [(count,)]
        assert pl.read_parquet(parquet).height == pl.read_csv(csv, infer_schema=False).height == count
        assert len(pd.read_parquet(parquet)) == len(pd.read_csv(csv)) == count
    database.close()


def test_no_reader_takes_a_word_for_a_truth_value(found: Dataset) -> None:
    """Words of three values stay text in DuckDB, whose sniffer makes truth values of yes and no."""
    files = dataset_files(found.rows)
    read = duckdb.read_csv(io.BytesIO(files["tables/findings.csv"]))
    kinds = dict(zip(read.columns, map(str, read.types), strict=True))
    assert kinds["comparability"] == "VARCHAR"


def test_the_description_is_valid_and_true(found: Dataset, tmp_path: Path) -> None:
    """The Data Package is one by the standard's own checker, and the files keep it."""
    for name, content in dataset_files(found.rows).items():
        if name.endswith((".csv", ".json")):
            (tmp_path / name.removeprefix("tables/")).write_bytes(content)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])[:5]


def test_the_dictionary_names_every_column() -> None:
    """Name, type and meaning of every column stand in the description."""
    described = json.loads(json.dumps(data_package()))["resources"]
    fields = [[field["name"] for field in one["schema"]["fields"]] for one in described]
    assert fields == [list(table.names) for table in TABLES]
    assert all(
        field["description"] and field["source"] for one in described for field in one["schema"]["fields"]
    )


@pytest.mark.parametrize(
    ("table", "column", "source"),
    [
        ("figures", "value", "Figure.value"),
        ("findings", "finding", "Verdict.id"),
        ("evidence", "quote", "VerdictEvidence.quote"),
        ("reports", "body", "made from ReportRef"),
    ],
)
def test_a_column_names_its_source(table: str, column: str, source: str) -> None:
    """What a field of the model holds names that field, what is made of several names the noun."""
    told = next(one for one in TABLES if one.name == table)
    assert told.source_of(next(one for one in told.columns if one.name == column)) == source
