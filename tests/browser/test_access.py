"""The report without barriers: WCAG 2.2 AA in every look, narrow screens, focus."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from pages import MODES, OPEN_ALL, barriers, stored
from playwright.sync_api import expect

from hmicdiff.reporting.html import render_index, render_report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("mode", sorted(MODES))
def test_no_barriers(mode: str, open_page: Callable[..., Page], folder: Path) -> None:
    """The report breaks no rule of WCAG 2.2 AA in any of its looks, with every part open."""
    page = open_page(folder / "report.html", "?p=all", **MODES[mode])
    page.locator(".card").first.scroll_into_view_if_needed()
    page.locator(".review fieldset").first.wait_for()
    assert barriers(page) == ([], set())


def test_no_barriers_in_print(report: Page) -> None:
    """Nor in print, where nothing has to be large enough for a finger."""
    report.emulate_media(media="print")
    assert barriers(report, without="target-size") == ([], set())


@pytest.mark.parametrize("mode", sorted(MODES))
def test_index_has_no_barriers(
    mode: str, open_page: Callable[..., Page], sample: ModuleType, tmp_path: Path
) -> None:
    """The index breaks none either."""
    (tmp_path / "index.html").write_bytes(render_index(sample.run()))
    assert barriers(open_page(tmp_path / "index.html", **MODES[mode])) == ([], set())


def test_page_fits_320_pixels(open_page: Callable[..., Page], folder: Path) -> None:
    """On a narrow screen nothing but tables scrolls sideways."""
    page = open_page(folder / "report.html", viewport={"width": 320, "height": 700})
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_skip_link_comes_first(report: Page) -> None:
    """The first stop of the tabulator leads past the heading."""
    report.keyboard.press("Tab")
    expect(report.locator(".skip")).to_be_focused()
    expect(report.locator(".skip")).to_be_visible()
    report.keyboard.press("Enter")
    expect(report.locator("#main")).to_be_focused()


def test_focus_is_visible(report: Page) -> None:
    """What has the focus shows it."""
    report.locator("#main").focus()
    report.keyboard.press("Tab")
    style = report.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert style == "solid"


def test_theme_is_remembered(report: Page) -> None:
    """The reader's choice of theme outlives a reload."""
    with stored(report):
        report.select_option("#theme", "dark")
    dark = report.evaluate("getComputedStyle(document.body).backgroundColor")
    report.reload()
    assert report.evaluate("getComputedStyle(document.body).backgroundColor") == dark == "rgb(15, 18, 20)"


def test_jumps_are_immediate(open_page: Callable[..., Page], folder: Path) -> None:
    """A link leads to its target at once, also for readers who have not switched movement off."""
    page = open_page(folder / "report.html", reduced_motion="no-preference")
    page.locator(".threads .says").first.evaluate("link => link.click()")
    target = page.evaluate("location.hash")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert 0 <= page.locator(target).evaluate("card => card.getBoundingClientRect().top") < 900
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_focus_is_not_hidden_under_the_filters(report: Page) -> None:
    """The filters stay in sight while findings are read, and never cover what has the focus."""
    report.locator("#main").focus()
    for _ in range(4):
        report.keyboard.press("j")
        top = report.evaluate("document.activeElement.getBoundingClientRect().top")
        assert top >= report.locator(".bar").first.evaluate("bar => bar.getBoundingClientRect().bottom")


def test_hostile_text_runs_nothing_and_breaks_no_line(
    open_page: Callable[..., Page], sample: ModuleType, tmp_path: Path
) -> None:
    """Scripts, an endless word and marks of direction in a report are words like others, on any screen."""
    run = sample.run()
    comparison = run.comparisons[0]
    text = "</script><img src=x onerror=alert(1)><script>window.ran = 1</script> \u202e " + "x" * 10_000
    evidence = dataclasses.replace(comparison.verdicts[1].evidence[0], quote=text)
    verdict = dataclasses.replace(comparison.verdicts[1], evidence=(evidence,), thread_name=text, reason=text)
    hostile = dataclasses.replace(comparison, verdicts=(verdict,), body=f"Body {text[:80]}")
    (tmp_path / "report.html").write_bytes(render_report(hostile, sample.readings(), run))
    page = open_page(tmp_path / "report.html", viewport={"width": 320, "height": 700})
    page.evaluate(OPEN_ALL)
    assert page.evaluate("window.ran") is None
    assert page.locator("img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 320
