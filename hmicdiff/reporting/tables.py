"""The comparison as flat tables: one CSV and one Parquet file each, UTF-8, no index column.

Text cells that a spreadsheet would take for a formula are quoted as text in CSV; Parquet keeps them as
they are. Whoever reads the Parquet with pandas gets its types that know null, as if pandas had written it.
"""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from importlib import metadata
from itertools import chain
from typing import TYPE_CHECKING, Any

from hmicdiff.reporting.arrow import column_array
from hmicdiff.reporting.cells import BOM, as_text, csv_pieces
from hmicdiff.reporting.rows import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from hmicdiff.reporting.view.context import Context

__all__ = ["Sheet", "each_table", "files_of", "make_tables", "sheet_of", "table_files"]

_KINDS: Mapping[str, Callable[[Any], Any]] = {"string": str, "Int64": int, "Float64": float, "boolean": bool}
_IN_PANDAS = {"string": "unicode", "Int64": "int64", "Float64": "float64", "boolean": "bool"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table, column by column."""

    types: Mapping[str, str]
    """Type of each column: ``string``, ``Int64``, ``Float64`` or ``boolean``; fixed, so that an empty table has them."""
    columns: tuple[Sequence[Any], ...]
    """The values of each column, each of its type or null."""

    def __len__(self) -> int:
        return len(self.columns[0])


def make_tables(context: Context) -> dict[str, Sheet]:
    """Every table by name, in the order of the workbook's sheets."""
    return dict(each_table(context))


def each_table(context: Context) -> Iterator[tuple[str, Sheet]]:
    """Yield the same tables one after the other, none of them made before it is asked for."""
    yield from ((name, sheet_of(columns, rows(context))) for name, (columns, rows) in TABLES.items())


def sheet_of(types: Mapping[str, str], rows: Iterable[Mapping[str, Any]]) -> Sheet:
    """Return rows, each with its values by the names of columns, as one table."""
    columns: tuple[list[Any], ...] = tuple([] for _ in types)
    cells = [
        (name, _KINDS[kind], column.append)
        for (name, kind), column in zip(types.items(), columns, strict=True)
    ]
    for row in rows:
        for name, kind, put in cells:
            put(_cast(row.get(name), kind))
    return Sheet(types, columns)


def _cast(value: Any, kind: Callable[[Any], Any]) -> Any:  # noqa: ANN401 - a cell is any of a few kinds
    """Return a value as its column holds it; what is no number is null."""
    if value is None or type(value) is kind is str:
        return value
    return None if value != value else kind(value)  # noqa: PLR0124 - only NaN is unlike itself


def table_files(tables: Mapping[str, Sheet]) -> dict[str, bytes]:
    """Each table as ``tables/<name>.csv`` and ``tables/<name>.parquet``."""
    files = chain.from_iterable(files_of(name, sheet) for name, sheet in tables.items())
    return {name: content if isinstance(content, bytes) else b"".join(content) for name, content in files}


def files_of(name: str, sheet: Sheet) -> Iterator[tuple[str, bytes | Iterator[bytes]]]:
    """Yield the files of one table, by name; the CSV in pieces."""
    yield f"tables/{name}.csv", _csv(sheet)
    yield f"tables/{name}.parquet", _parquet(sheet)


def _csv(sheet: Sheet) -> Iterator[bytes]:
    """Yield the pieces of a CSV file."""
    yield BOM
    rows = zip(*(map(as_text, column) for column in sheet.columns), strict=True)
    yield from csv_pieces(chain([tuple(sheet.types)], rows))


def _parquet(sheet: Sheet) -> bytes:
    import pyarrow as pa  # noqa: PLC0415 - it takes long to load, and only what is made anew needs it
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    types = {"string": pa.large_string(), "Int64": pa.int64(), "Float64": pa.float64(), "boolean": pa.bool_()}
    schema = pa.schema(
        [(name, types[kind]) for name, kind in sheet.types.items()],
        metadata={"pandas": json.dumps(_for_pandas(sheet.types, pa.__version__))},
    )
    arrays = [column_array(column, field.type) for column, field in zip(sheet.columns, schema, strict=True)]
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), buffer, compression="snappy")
    return buffer.getvalue()


def _for_pandas(types: Mapping[str, str], version: str) -> dict[str, Any]:
    """Return what pandas asks of a Parquet file, by its own format (pandas, "Storing pandas DataFrame objects")."""
    columns = [
        {
            "name": name,
            "field_name": name,
            "pandas_type": _IN_PANDAS[kind],
            "numpy_type": kind,
            "metadata": None,
        }
        for name, kind in types.items()
    ]
    return {
        "index_columns": [],
        "column_indexes": [],
        "columns": columns,
        "attributes": {},
        "creator": {"library": "pyarrow", "version": version},
        "pandas_version": metadata.version("pandas"),
    }
