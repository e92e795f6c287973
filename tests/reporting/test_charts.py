from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicdiff.reporting.charts import ChartPoint, make_chart


def point(value: float, margin: float | None = None) -> ChartPoint:
    """One value to draw."""
    return ChartPoint(label="2014", value=value, margin=margin, focal=True)


@pytest.mark.parametrize(
    ("values", "unit", "ends"),
    [
        ((87.9, 85.0), "percent", ("0%", "100%")),
        ((45.5, 60.7), "per 1,000", ("0", "100")),
        ((120.0, 40.0), "percent", ("0%", "200%")),
        ((-7.0, -16.0), "percent", ("-20%", "1%")),
        ((0.0, 0.0), "days", ("0", "1")),
        ((0.3, 0.2), "times", ("0", "0.5")),
        ((15.6e6, 7.8e6), "GBP", ("£0", "£20m")),
        ((2.9, 1.3), "percent", ("0%", "5%")),
    ],
    ids=["percent", "rate", "over 100", "falls", "nothing", "small", "millions", "small percent"],
)
def test_axis_begins_at_zero(values: tuple[float, ...], unit: str, ends: tuple[str, str]) -> None:
    """The axis holds zero and a round number above every value."""
    assert make_chart("c", "title", [point(value) for value in values], unit).ends == ends


@settings(max_examples=40)
@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.none() | st.floats(0.01, 1e3)), min_size=1, max_size=6))
def test_everything_is_drawn_within_the_axis(rows: list[tuple[float, float | None]]) -> None:
    """Dots and whiskers keep to the axis and to their order."""
    chart = make_chart("c", "title", [point(*row) for row in rows], "days")
    for mark in chart.marks:
        ends = [mark.low or mark.x, mark.x, mark.high or mark.x]
        assert ends == sorted(ends)
        assert min(ends) >= chart.left
        assert max(ends) <= chart.right


def test_whisker_only_where_a_margin_is_printed() -> None:
    """No margin, no whisker."""
    plain, with_margin = make_chart("c", "title", [point(50), point(50, 5)], "percent").marks
    assert (plain.low, plain.high) == (None, None)
    assert with_margin.low is not None
    assert with_margin.high is not None
    assert with_margin.x - with_margin.low == pytest.approx(with_margin.high - with_margin.x, abs=0.2)
