"""What the tests do to an open report: look at its cards, judge a finding, save the decisions."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

__all__ = ["MODES", "OPEN_ALL", "barriers", "fits", "review", "save", "shown", "stored", "until"]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPEN_ALL = "document.querySelectorAll('details').forEach(d => d.open = true)"
MODES: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
    "narrow": {"viewport": {"width": 320, "height": 700}},
}
REVIEWED = {"color-contrast", "link-in-text-block"}
"""Rules axe may leave undecided: text in a drawing, under a sticky cell or in system colours. Looked at by
eye; the contrast of every pair of colours is computed in ``tests/reporting/test_palette.py``."""


def barriers(page: Page, *, without: str = "") -> tuple[list[str], set[str]]:
    """What axe finds against WCAG 2.2 AA and good practice with all parts open, and what it can't decide.

    Of the numbered extracts only the first lines are kept: the others are alike, and each takes axe its time.
    """
    page.evaluate(OPEN_ALL)
    page.evaluate("document.querySelectorAll('.extract li:nth-child(n+4)').forEach(line => line.remove())")
    options: dict[str, Any] = {"runOnly": RULES, "resultTypes": ["violations", "incomplete"]}
    options |= {"rules": {without: {"enabled": False}}} if without else {}
    found = Axe().run(page, options=options).response
    broken = [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found["violations"]]
    return broken, {each["id"] for each in found["incomplete"]} - REVIEWED


@contextmanager
def stored(page: Page) -> Iterator[None]:
    """Wait until the browser has what the page keeps meanwhile: another page of its origin has heard it all.

    Chromium takes a page's writes to `localStorage` a moment later, and drops those that a reload overtakes.
    """
    other = page.context.new_page()
    other.goto(page.url)
    other.evaluate("heard = {}; addEventListener('storage', e => { heard[e.key] = e.newValue; })")
    yield
    kept = page.evaluate("({ ...localStorage })")
    assert kept
    other.wait_for_function("kept => Object.keys(kept).every(key => heard[key] === kept[key])", arg=kept)
    other.close()


def shown(page: Page) -> list[str]:
    """Ids of the cards that the filters leave."""
    ids: list[str] = page.evaluate("[...document.querySelectorAll('.card:not([hidden])')].map(c => c.id)")
    return ids


def fits(page: Page, selector: str) -> bool:
    """Whether an element lies in the window without scrolling."""
    box = page.locator(selector).first.bounding_box()
    size = page.viewport_size
    assert box
    assert size
    return (
        box["y"] >= 0
        and box["y"] + box["height"] <= size["height"]
        and box["x"] + box["width"] <= size["width"] + 1
    )


def review(page: Page, verdict: str, judgement: str, note: str = "") -> None:
    """Judge one finding."""
    card = page.locator(f"#f-{verdict}")
    card.locator(".said").evaluate_all("folded => folded.forEach(each => { each.open = true })")
    card.scroll_into_view_if_needed()
    card.locator(f"input[value={judgement}]").check()
    if note:
        card.locator(".say input").fill(note)
        card.locator(".say input").blur()


def save(page: Page, to: Path) -> dict[str, Any]:
    """Save the decisions file."""
    page.fill("#who", "A. Reviewer")
    with page.expect_download() as download:
        page.click("#save")
    download.value.save_as(to)
    saved: dict[str, Any] = json.loads(to.read_text(encoding="utf-8"))
    return saved


def until(page: Page, expression: str, *, times: int = 100) -> None:
    """Wait until an expression holds; the page's own policy forbids what `wait_for_function` does for it."""
    for _ in range(times):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    message = f"never so: {expression}"
    raise AssertionError(message)
