"""The first screen: what stands on it without scrolling, and its counts."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from pages import fits

from hmicdiff.reporting.summary import count_findings

if TYPE_CHECKING:
    from types import ModuleType

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "selector",
    [
        "h1",
        ".lead",
        ".answer",
        ".answer q",
        ".counts",
        ".count >> nth=8",
        ".matrix",
        ".matrix tbody tr:last-child",
    ],
)
def test_first_screen_needs_no_scrolling(selector: str, report: Page) -> None:
    """At 1280 x 900 the first screen holds body, reports, comparability, counts and grades."""
    assert fits(report, selector)


def test_first_screen_counts_are_the_runs(report: Page, sample: ModuleType) -> None:
    """The counts are the run's."""
    counts = dataclasses.asdict(count_findings(sample.comparison()))
    numbers = [int(text) for text in report.locator(".count b").all_inner_texts()]
    said = ("regressed", "raised_again", "improved", "closed")
    inferred = ("now_criticised", "now_praised", "criticised_in_both", "new_concerns")
    order = (*said, *inferred, "needs_review")
    assert numbers == [counts[name] for name in order]
