"""The comparison as flat tables: one CSV and one Parquet file each, UTF-8, no index column.

Text cells that a spreadsheet would take for a formula are quoted as text in CSV; Parquet keeps them as
they are.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pandas as pd

from hmicdiff.reporting.cells import BOM, as_text
from hmicdiff.reporting.rows import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hmicdiff.reporting.view.context import Context

__all__ = ["make_tables", "table_files"]


def make_tables(context: Context) -> dict[str, pd.DataFrame]:
    """Every table by name, in the order of the workbook's sheets."""
    return {name: _frame(columns, rows(context)) for name, (columns, rows) in TABLES.items()}


def table_files(tables: Mapping[str, pd.DataFrame]) -> dict[str, bytes]:
    """Each table as ``tables/<name>.csv`` and ``tables/<name>.parquet``."""
    files = {f"tables/{name}.csv": _csv(frame) for name, frame in tables.items()}
    return files | {f"tables/{name}.parquet": _parquet(frame) for name, frame in tables.items()}


def _frame(columns: Mapping[str, str], rows: list[dict[str, Any]]) -> pd.DataFrame:
    """One table; column types are fixed, so that an empty table has them too."""
    return pd.DataFrame(rows, columns=list(columns)).astype(dict(columns))


def _csv(frame: pd.DataFrame) -> bytes:
    safe = frame.map(as_text, na_action="ignore")
    return BOM + safe.to_csv(index=False, lineterminator="\r\n").encode()


def _parquet(frame: pd.DataFrame) -> bytes:
    buffer = io.BytesIO()
    frame.to_parquet(buffer, index=False, engine="pyarrow")
    return buffer.getvalue()
