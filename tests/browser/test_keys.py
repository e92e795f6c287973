"""Single keys and their switch."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from pages import shown, stored
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_keys_walk_the_findings(report: Page) -> None:
    """`j` and `k` walk the findings that are shown, `/` goes to the search, `?` to the help."""
    first, second = shown(report)[:2]
    report.locator("#main").focus()
    report.keyboard.press("j")
    expect(report.locator(f"#{first} h4 a")).to_be_focused()
    report.keyboard.press("j")
    expect(report.locator(f"#{second} h4 a")).to_be_focused()
    report.keyboard.press("k")
    expect(report.locator(f"#{first} h4 a")).to_be_focused()
    report.keyboard.press("a")
    expect(report.locator(f"#{first} input[value=agree]")).to_be_checked()
    report.keyboard.press("/")
    expect(report.locator("#q")).to_be_focused()
    report.keyboard.type("j?")
    assert report.input_value("#q") == "j?"


def test_keys_can_be_switched_off_for_good(report: Page) -> None:
    """One key shortcuts have an off switch, which is remembered."""
    report.evaluate("document.querySelector('#help').open = true")
    with stored(report):
        report.uncheck("#keys")
    report.reload()
    report.evaluate(
        "new Promise(done => setTimeout(done))"
    )  # behind what the page puts off until it is loaded
    expect(report.locator("#keys")).not_to_be_checked()
    report.locator("#main").focus()
    report.keyboard.press("j")
    expect(report.locator("#main")).to_be_focused()


def test_a_finding_is_judged_and_saved_without_a_mouse(report: Page, tmp_path: Path) -> None:
    """Searching, judging, naming the right finding, a note and the decisions file: all by keys."""
    press, typed = report.keyboard.press, report.keyboard.type
    report.locator("#main").focus()
    press("/")
    typed("early help")
    report.locator("#main").focus()
    press("j")
    press("d")
    expect(report.locator(".card:focus-within select")).to_be_focused()
    typed("got")
    press("Tab")
    typed("see line 36")
    for _ in range(40):
        press("Tab")
        if report.evaluate("document.activeElement.id") == "who":
            break
    else:
        report.locator("#who").focus()
    typed("A. Reviewer")
    press("Tab")
    with report.expect_download() as download:
        press("Enter")
    download.value.save_as(tmp_path / "decisions.json")
    (row,) = json.loads((tmp_path / "decisions.json").read_text(encoding="utf-8"))["decisions"]
    assert (row["judgement"], row["verdict"], row["note"]) == ("disagree", "regressed", "see line 36")


def test_folded_parts_open_and_tables_sort_by_key(report: Page) -> None:
    """What a click opens or sorts, Enter does too."""
    for folded in (".part:has(.threads) > summary", ".threads summary"):
        report.locator(folded).first.focus()
        report.keyboard.press("Enter")
    expect(report.locator(".threads blockquote").first).to_be_visible()
    head = report.locator("table.sortable th button").first
    head.focus()
    report.keyboard.press("Enter")
    expect(report.locator("table.sortable th").first).to_have_attribute("aria-sort", "ascending")


def test_a_key_opens_what_is_folded(report: Page) -> None:
    """Walking to a finding whose quotes are folded shows them."""
    report.select_option("#v", "alike")
    report.locator("#main").focus()
    report.keyboard.press("j")
    expect(report.locator(".card:focus-within blockquote").first).to_be_visible()
