"""Columns made without loading pandas are the ones that Arrow makes of a list."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from hmicdiff.reporting.arrow import column_array

COLUMNS: tuple[tuple[pa.DataType, list[Any]], ...] = (
    (pa.large_string(), ["a", None, "", "caf\u00e9 \U0001f600"]),
    (pa.string(), [None, "x" * 300, "\n"]),
    (pa.string(), []),
    (pa.int64(), [1, None, -(2**40), 0]),
    (pa.float64(), [0.5, None, 3, -1e300]),
    (pa.bool_(), [True, None, False, *[True] * 9]),
    (pa.bool_(), [None]),
)


@pytest.mark.parametrize(("of", "values"), COLUMNS, ids=str)
def test_a_column_is_what_arrow_makes_of_it(of: pa.DataType, values: list[Any]) -> None:
    """Values, nulls and type are the same, and what is made holds by Arrow's own rules."""
    made = column_array(values, of)
    made.validate(full=True)
    assert made.equals(pa.array(values, of))
    assert made.null_count == values.count(None)
