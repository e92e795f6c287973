"""Marked wording: three views, kinds of edit, the two ends of a move."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pages import OPEN_ALL, shown
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_wording_has_three_views(report: Page) -> None:
    """A redline stands side by side, marked up or plain."""
    report.select_option("#p", "all")
    report.evaluate(OPEN_ALL)
    redline = report.locator(".redline").first
    expect(redline.locator(".side")).to_be_visible()
    expect(redline.locator(".marked")).to_be_hidden()
    report.select_option("#w", "marked")
    expect(redline.locator(".marked")).to_be_visible()
    expect(redline.locator(".side")).to_be_hidden()
    report.select_option("#w", "plain")
    line = redline.locator("ins").first.evaluate("e => getComputedStyle(e).textDecorationLine")
    assert line == "none"


def test_kinds_of_edit_are_filters(report: Page) -> None:
    """A reader can ask for changed numbers or duties alone, among findings and in the section on wording."""
    everything = report.locator(".wording:not([hidden])").count()
    report.select_option("[name=y]", "moved")
    assert report.locator(".wording:not([hidden])").count() == 1 < everything
    expect(report.locator("#m")).to_have_text(f"1 of {everything} passages")
    report.select_option("#p", "all")
    report.select_option("#x", "modal")
    assert len(shown(report)) == 1
    assert "y=moved" in report.url
    assert "x=modal" in report.url
    report.reload()
    assert report.locator(".wording:not([hidden])").count() == len(shown(report)) == 1


def test_spelling_is_marked_on_demand_only(report: Page) -> None:
    """Spelling, punctuation and terms changed throughout are no change until a reader asks for them."""
    faint = report.locator(".wording ins.m-faint").first
    line = "mark => getComputedStyle(mark).textDecorationLine"
    ground = "mark => getComputedStyle(mark).backgroundColor"
    assert faint.evaluate(line) == "none"
    before = faint.evaluate(ground)
    report.select_option("[name=y]", "cosmetic")
    assert faint.evaluate(ground) != before


def test_a_move_is_linked_both_ways(report: Page) -> None:
    """From where a sentence stood one click leads to where it stands now, and back."""
    there = report.locator("#wording ~ .wording").get_by_role("link", name="moved to").first
    there.click()
    new = report.evaluate("location.hash")
    expect(report.locator(new)).to_be_in_viewport()
    report.locator(new).get_by_role("link", name="moved from").click()
    old = report.evaluate("location.hash")
    assert old != new
    expect(report.locator(old)).to_contain_text("moved to")


def test_the_view_is_one_for_all_wording(report: Page) -> None:
    """The view chosen in one place holds in the other."""
    report.locator("#edits [name=w]").select_option("marked")
    assert report.input_value("#w") == "marked"
    expect(report.locator(".wording .side").first).to_be_hidden()
    expect(report.locator(".wording .marked").first).to_be_visible()
