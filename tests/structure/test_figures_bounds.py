"""Bounds and sizes of samples: what a figure is by the words right beside it."""

from __future__ import annotations

import pytest

from .figure_readings import read


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Detained people wait no more than four hours for a nurse.", "at_most"),
        ("There were up to 12 officers on duty.", "at_most"),
        ("There were at least 20 vehicles on duty.", "at_least"),
        ("The force has no fewer than 300 special constables.", "at_least"),
        ("The force has about 300 special constables.", None),
    ],
)
def test_a_bound_is_told_as_one(text: str, bound: str | None) -> None:
    """*No more than four hours* is a bound, and not about four hours."""
    assert [one.bound for one in read(text)] == [bound]


@pytest.mark.parametrize(
    "text",
    [
        "Call handlers were polite in all 90 calls that we listened to.",
        "Supervisors had checked 30 investigations we looked at.",
        "Firefighters were confident at the 14 stations which our inspectors visited.",
    ],
)
def test_what_the_inspectors_looked_at_is_the_size_of_a_sample(text: str) -> None:
    """How many calls inspectors listened to is no finding, whichever way the sentence puts it."""
    assert [one.role for one in read(text)] == ["sample_size"]
