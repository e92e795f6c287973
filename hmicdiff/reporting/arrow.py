"""Columns as Arrow lays them out, without its own conversion of lists.

That conversion loads pandas to see whether a list is one of its own, which takes longer than all tables of a body.
Source of the layout: the Arrow columnar format, fixed-size primitive and variable-size binary layouts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa

__all__ = ["column_array"]

_ENDS = {"string": np.int32, "large_string": np.int64}
"""Type of the offset at which each text ends."""
_NUMBERS = {"int64": np.int64, "double": np.float64}


def column_array(values: Sequence[Any], of: pa.DataType) -> pa.Array:
    """Return values, each of a column's type or null, as an array: text, whole numbers, numbers or truth values.

    Raises: KeyError for a column of another type, AttributeError, TypeError or ValueError for a value of another.
    """
    import pyarrow as pa  # noqa: PLC0415 - it takes long to load, and only what is made anew needs it

    return pa.Array.from_buffers(of, len(values), list(map(pa.py_buffer, _buffers(values, str(of)))))


def _buffers(values: Sequence[Any], kind: str) -> Iterator[bytes]:
    """Yield which cells hold something, where each text ends, and the values."""
    yield _bits([one is not None for one in values])
    if kind in _ENDS:
        cells = [(one or "").encode() for one in values]
        yield np.cumsum([0, *map(len, cells)], dtype=_ENDS[kind]).tobytes()
        yield b"".join(cells)
    elif kind == "bool":
        yield _bits(list(map(bool, values)))
    else:
        yield np.array([one or 0 for one in values], dtype=_NUMBERS[kind]).tobytes()


def _bits(flags: Sequence[bool]) -> bytes:
    """Return one bit a flag, the first the lowest of its byte."""
    return np.packbits(np.array(flags, dtype=bool), bitorder="little").tobytes()
