"""Columns of Arrow from lists of plain values.

pyarrow's own conversion loads pandas to see whether a list is one of its own, which takes longer than all tables
of a body; nanoarrow, of the same project, converts without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

__all__ = ["column_array", "load_arrow"]


def column_array(values: Sequence[Any], of: pa.DataType) -> pa.Array:
    """Return values, each of a column's type or null, as an array.

    Raises: TypeError, ValueError or another error of the library for a value of another type.
    """
    import nanoarrow  # noqa: PLC0415 - as below
    import pyarrow as pa  # noqa: PLC0415 - it takes long to load, and only what is made anew needs it

    return pa.array(nanoarrow.Array(values, of))


def load_arrow() -> None:
    """Load the libraries of tables here, so that processes forked from this one need not load them each."""
    import nanoarrow  # noqa: F401, PLC0415 - as above
    import pyarrow.parquet  # noqa: F401, PLC0415 - as above
