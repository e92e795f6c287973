"""Search finds what a person means: other names, other forms of a word, in every part of the page."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from pages import shown, until
from playwright.sync_api import expect

from hmicdiff.reporting.html import render_report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SAID = (
    "The force deals well with anti-social behaviour.",
    "Searching on the street is not explained: stop-and-search powers fall disproportionately on some.",
    "Supervisors review vulnerable victims’ cases.",
    "Nothing of the kind.",
)
ASKED = [
    ("ASB", 0),
    ("anti social behaviour", 0),
    ("antisocial behaviour force", 0),
    ("stop and search disproportionality", 1),
    ("searches disproportionate", 1),
    ("supervision", 2),
    ("vulnerability", 2),
    ("victims' case", 2),
    ('"nothing of the"', 3),
]


@pytest.fixture
def page(open_page: Callable[..., Page], sample: ModuleType, tmp_path: Path) -> Page:
    """Four findings, each with one reason."""
    run = sample.run()
    comparison = run.comparisons[0]
    one = next(each for each in comparison.verdicts if each.latest)
    many = tuple(
        dataclasses.replace(
            one, id=f"{number:016x}", thread=str(number), thread_name=f"Subject {number}", reason=words
        )
        for number, words in enumerate(SAID)
    )
    lean = tuple(dataclasses.replace(each, evidence=()) for each in many)
    comparison = dataclasses.replace(comparison, verdicts=lean, history=None)
    (tmp_path / "report.html").write_bytes(render_report(comparison, sample.readings(), run))
    return open_page(tmp_path / "report.html")


def test_names_and_forms_are_found(page: Page) -> None:
    """A word is found by its acronym, its synonyms and its forms; each question finds its own finding alone."""
    for words, number in ASKED:
        page.fill("#q", words)
        assert (words, shown(page)) == (words, [f"f-{number:016x}"])


def test_what_is_not_there_is_not_found(page: Page) -> None:
    """All words must stand there, and part of a word is no acronym."""
    for words in ("ASB disproportionality", "unsubtle", "asbestos"):
        page.fill("#q", words)
        assert (words, shown(page)) == (words, [])


def test_hits_are_marked_and_counted_by_section(report: Page) -> None:
    """Other sections say how often they hold the words, and lead to the first place, opened; Back returns."""
    report.fill("#q", "beat managers")
    also = report.locator("#also a").filter(has_text="Sources")
    expect(also).to_be_visible()
    until(report, "CSS.highlights.get('hit').size > 0")
    texts = report.evaluate("[...CSS.highlights.get('hit')].map(r => r.toString().toLowerCase())")
    assert {"beat", "managers"} <= set(texts)
    address = report.url
    also.click()
    expect(report.locator(".extract ol:focus")).to_be_in_viewport()
    report.go_back()
    assert report.url == address
    report.fill("#q", "")
    until(report, "CSS.highlights.get('hit').size === 0")
    expect(report.locator("#also")).to_be_hidden()
