"""Benchmarks in brackets, doubles, and times that are told from now."""

from __future__ import annotations

import pytest

from .figure_readings import read

BESIDE = [
    ("The force answered 90.1 percent of 999 calls (England and Wales average: 84.2 percent).", "999-answered-in-time"),
    ("The abandonment rate was 9.4 percent (England and Wales rate: 6.1 percent).", "101-abandoned"),
    ("The force answered 90.1 percent of 999 calls (England and Wales mean = 84.2).", "999-answered-in-time"),
    ("The charge rate was 9 percent (all other forces: 8.4).", "charge-rate"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "measure"), BESIDE, ids=[row[0][-50:] for row in BESIDE])
def test_a_labelled_benchmark_in_brackets_is_no_figure_of_the_body(text: str, measure: str) -> None:
    """The figure before the bracket is the body's own; the one behind the label has its measure and unit, and that group."""
    own, benchmark = read(text)
    assert (own.subject, benchmark.subject) == ("Kent Police", "England and Wales")
    assert (own.measure, benchmark.measure, own.unit) == (measure, measure, benchmark.unit)


@pytest.mark.parametrize(
    "text", ["Twice as many people reported online as in 2021.", "The rate of injury is double the average of its peers."]
)  # fmt: skip
def test_twice_as_many_is_two_times(text: str) -> None:
    """A double is a figure, as *three times as many* is."""
    assert [(one.value, one.unit) for one in read(text)] == [(2.0, "times")]


@pytest.mark.parametrize(
    "text", ["The system was replaced two years ago.", "It had closed the office three months earlier."]
)
def test_a_time_told_from_now_is_no_duration(text: str) -> None:
    """*Two years ago* says when, not how long."""
    assert read(text) == ()
