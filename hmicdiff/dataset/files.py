"""The tables as files: CSV for spreadsheets, Parquet for programs, and a description of both.

CSV begins with a byte order mark, so that Excel and LibreOffice read it as UTF-8 without being asked; text
that a spreadsheet would take for a formula is quoted as text, in Parquet it stays as it is.
"""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

from hmicdiff.dataset.schema import TABLES
from hmicdiff.reporting.arrow import column_array
from hmicdiff.reporting.cells import BOM, as_text, csv_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hmicdiff.dataset.body import Row, Rows
    from hmicdiff.dataset.schema import Column, Table

__all__ = ["csv_lines", "csv_of", "data_package", "dataset_files", "each_file", "parquet_of"]

_KINDS = {"text": "string", "integer": "integer", "number": "number", "boolean": "boolean"}


def dataset_files(rows: Rows, printed: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """Return ``tables/<name>.csv`` and ``.parquet`` of every table, and ``tables/datapackage.json``.

    `printed` holds each table's rows as `csv_lines` prints them, where that was done before.
    """
    files = each_file(rows, printed)
    return {name: content if isinstance(content, bytes) else b"".join(content) for name, content in files}


def each_file(
    rows: Rows, printed: Mapping[str, bytes] | None = None
) -> Iterator[tuple[str, bytes | Iterable[bytes]]]:
    """Yield the same files one after the other, none of them made before it is asked for; CSV in pieces."""
    for table in TABLES:
        lines = printed[table.name] if printed else csv_lines(table.names, rows[table.name])
        yield f"tables/{table.name}.csv", (_header(table.names), lines)
        yield f"tables/{table.name}.parquet", parquet_of(table, rows[table.name])
    package = json.dumps(data_package(), indent=1, ensure_ascii=False) + "\n"
    yield "tables/datapackage.json", package.encode()


def data_package() -> dict[str, Any]:
    """Return the data dictionary as a Data Package with a Table Schema a table (frictionlessdata.io, v1)."""
    return {
        "profile": "tabular-data-package",
        "name": "hmicdiff",
        "title": "Inspection reports compared",
        "licenses": [
            {
                "name": "OGL-UK-3.0",
                "title": "Open Government Licence v3.0 (the reports' own words)",
                "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
            }
        ],
        "resources": [_resource(table) for table in TABLES],
    }


def _resource(table: Table) -> dict[str, Any]:
    """Return one table's description."""
    return {
        "name": table.name.replace("_", "-"),
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "description": table.meaning,
        "encoding": "utf-8-sig",
        "schema": {
            "fields": [_field(table, column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [_foreign_key(table, column) for column in table.columns if column.refers],
        },
    }


def _field(table: Table, column: Column) -> dict[str, Any]:
    """Return one column's description."""
    limits: dict[str, Any] = {"required": True} if column.required else {}
    if column.one_of:
        limits["enum"] = list(column.one_of)
    unit = f" Unit: {column.unit}." if column.unit else ""
    field = {
        "name": column.name,
        "type": _KINDS[column.kind],
        "description": column.meaning + unit,
        "source": table.source_of(column),
    }
    if column.kind == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}  # type: ignore[dict-item]
    return {**field, "constraints": limits} if limits else field


def _foreign_key(table: Table, column: Column) -> dict[str, Any]:
    """Return what a column refers to; the empty name is the table itself."""
    other, _, field = (column.refers or "").partition(".")
    resource = "" if other == table.name else other.replace("_", "-")
    return {"fields": column.name, "reference": {"resource": resource, "fields": field}}


def csv_of(names: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Return the named columns of rows as CSV (RFC 4180, UTF-8 with byte order mark)."""
    return _header(names) + csv_lines(names, rows)


def _header(names: Sequence[str]) -> bytes:
    """Return what such a file begins with."""
    return BOM + csv_lines(names, [dict(zip(names, names, strict=True))])


def csv_lines(names: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Return the named columns of rows as lines of CSV, without mark and header: lines of several parts make one file."""
    return b"".join(csv_pieces([_cell(row[name]) for name in names] for row in rows))


def _cell(value: Any) -> Any:  # noqa: ANN401 - as above
    """Return a cell as CSV prints it."""
    if isinstance(value, str):
        return as_text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else value


def parquet_of(table: Table, rows: Sequence[Row]) -> bytes:
    """Return rows of one table as Parquet, each column with its description."""
    import pyarrow as pa  # noqa: PLC0415 - it takes long to load, and is needed here alone
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    kinds = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    schema = pa.schema(
        [
            pa.field(one.name, kinds[one.kind], metadata={"description": one.meaning, "unit": one.unit or ""})
            for one in table.columns
        ]
    )
    buffer = io.BytesIO()
    arrays = [column_array([row[field.name] for row in rows], field.type) for field in schema]
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), buffer, compression="zstd")
    return buffer.getvalue()
