"""Back undoes a filter or a jump, and the address carries what is seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from pages import shown, until
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_back_undoes_filters_one_by_one(report: Page) -> None:
    """Each filter is a view of its own: Back leads through them in turn, Forward returns."""
    newest = shown(report)
    report.select_option("#t", "prevention")
    one = shown(report)
    report.select_option("#k", "inferred")
    two = shown(report)
    report.go_back()
    assert shown(report) == one
    assert report.input_value("#k") == ""
    report.go_back()
    assert shown(report) == newest
    report.go_forward()
    report.go_forward()
    assert shown(report) == two
    assert report.input_value("#k") == "inferred"


def test_back_undoes_a_count(report: Page) -> None:
    """A count of the first screen is a view too, and its address leads to the findings."""
    newest = shown(report)
    report.locator(".t-concern .count").click()
    assert report.url.endswith("?v=concern#findings")
    report.go_back()
    assert shown(report) == newest
    assert "concern" not in report.url


def test_what_is_typed_in_one_go_is_one_view(report: Page) -> None:
    """Back does not lead letter by letter through a word."""
    newest = shown(report)
    report.locator("#q").press_sequentially("beat managers")
    assert 0 < len(shown(report)) < len(newest)
    report.go_back()
    assert report.input_value("#q") == ""
    assert shown(report) == newest


def test_back_from_a_jump_returns_to_the_place(report: Page) -> None:
    """Back from a quote's line leads to where the quote was read."""
    link = report.locator(".card:not([hidden]) .two a").first
    report.evaluate(
        "addEventListener('click', () => { window.left = scrollY; }, { capture: true, once: true })"
    )
    link.click()
    until(report, "scrollY > 3000")
    report.go_back()
    until(report, "Math.abs(scrollY - window.left) < 300")
    expect(link).to_be_in_viewport()


def test_the_index_is_a_link_away(report: Page) -> None:
    """A report leads back to the list of all bodies."""
    link = report.get_by_role("link", name="All bodies")
    expect(link).to_have_attribute("href", re.compile(r"^\.\./index\.html$"))
