"""Tests of difference, against published values and a slow reference."""

from __future__ import annotations

import math
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicdiff.comparing.figures.significance import fisher_exact, two_intervals, two_proportions

INTERVALS = [
    # the inspectorate's own words in 2014: "higher than", and "broadly in line with"
    ((85.0, 0.2, 87.9, 1.4), 4.02, True),
    ((89.2, 1.3, 87.9, 1.4), -1.33, False),
    # stop and search audits of 2021 and 2023: "an improvement"
    ((66.5, 5.5, 89.1, 4.2), 6.40, True),
    ((98.0, 1.6, 98.0, 1.6), 0.0, False),
]


@pytest.mark.parametrize(
    ("sides", "statistic", "significant"), INTERVALS, ids=[str(row[0]) for row in INTERVALS]
)
def test_intervals_agree_with_the_inspectorate(
    sides: tuple[float, float, float, float],
    statistic: float,
    significant: bool,  # noqa: FBT001
) -> None:
    """Margins taken as 95 percent half-widths give back what the reports say of the difference."""
    test = two_intervals(*sides)
    assert test.statistic == pytest.approx(statistic, abs=0.01)
    assert (test.kind, test.significant) == ("interval", significant)


FISHER = [
    ((3, 4, 1, 4), 0.485714),  # Fisher's tea tasting, two-sided
    ((8, 10, 1, 6), 0.0349650),
    ((0, 5, 5, 5), 0.0079365),
    ((5, 5, 5, 5), 1.0),
]


@pytest.mark.parametrize(("table", "p_value"), FISHER, ids=[str(row[0]) for row in FISHER])
def test_fisher_gives_published_values(table: tuple[int, int, int, int], p_value: float) -> None:
    """The exact test has the p-values that textbooks print."""
    assert fisher_exact(*table) == pytest.approx(p_value, abs=1e-6)


@given(st.integers(1, 6), st.integers(1, 6), st.data())
@settings(max_examples=60, deadline=None)
def test_fisher_counts_arrangements(left_of: int, right_of: int, data: st.DataObject) -> None:
    """The p-value is the share of all arrangements of the hits that are no likelier than the one seen."""
    left = data.draw(st.integers(0, left_of))
    right = data.draw(st.integers(0, right_of))
    total = left_of + right_of
    tables = [
        sum(places[:left_of]) for places in product((0, 1), repeat=total) if sum(places) == left + right
    ]
    ways = {count: tables.count(count) for count in tables}
    reference = sum(each for each in ways.values() if each <= ways[left]) / len(tables)
    assert fisher_exact(left, left_of, right, right_of) == pytest.approx(reference)


@given(st.integers(1, 300), st.integers(1, 300), st.data())
@settings(max_examples=80, deadline=None)
def test_order_does_not_matter(left_of: int, right_of: int, data: st.DataObject) -> None:
    """Exchanging the sides turns the sign of the statistic and leaves the p-value."""
    left = data.draw(st.integers(0, left_of))
    right = data.draw(st.integers(0, right_of))
    there, back = (
        two_proportions(left, left_of, right, right_of),
        two_proportions(right, right_of, left, left_of),
    )
    assert (there.kind, there.significant) == (back.kind, back.significant)
    assert there.p_value == pytest.approx(back.p_value)
    if there.statistic is not None and back.statistic is not None:
        assert there.statistic == -back.statistic


def test_large_counts_take_the_normal_test() -> None:
    """Where every cell expects five or more, the pooled z-test is used: 15 and 30 of 100."""
    test = two_proportions(15, 100, 30, 100)
    assert (test.kind, test.significant) == ("two_proportion", True)
    assert test.statistic == pytest.approx(2.5400, abs=1e-3)
    assert test.p_value == pytest.approx(0.0111, abs=1e-3)


def test_small_counts_take_the_exact_test() -> None:
    """Where a cell expects fewer than five, Fisher's test is used and has no statistic."""
    test = two_proportions(10, 11, 36, 38)
    assert (test.kind, test.statistic) == ("fisher", None)


def test_equal_shares_never_differ() -> None:
    """All of all against all of all is no difference."""
    assert two_proportions(38, 38, 44, 44).significant is False


def test_p_values_stay_in_range() -> None:
    """A difference beyond any doubt has a p-value of at least 0, never a rounding error below."""
    test = two_intervals(0.0, 0.1, 100.0, 0.1)
    assert test.p_value is not None
    assert 0 <= test.p_value < math.ulp(1)
