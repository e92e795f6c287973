"""Copies carry their citation: from a button, and from what the mouse selects."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pages import stored
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

LISTEN = "addEventListener('copy', e => { window.got = Object.fromEntries([...e.clipboardData.types].map(t => [t, e.clipboardData.getData(t)])); })"


@pytest.fixture
def card(report: Page) -> Locator:
    """The first finding with quotes of both reports of which the first has an address."""
    report.evaluate(LISTEN)
    found = report.locator(".card:not([hidden])", has=report.locator(".two:not(.lone)")).filter(
        has_text="2018/19 to"
    )
    found.first.scroll_into_view_if_needed()
    return found.first


def test_a_quote_is_copied_with_its_citation(report: Page, card: Locator) -> None:
    """Text and HTML hold the words, title, date, line and the catalogue's address."""
    quote = card.locator(".two blockquote").first
    words = quote.inner_text()
    card.locator(".two .cp").first.click()
    got = report.evaluate("got")
    for kind in ("text/plain", "text/html", "text/markdown"):
        assert words[:40] in got[kind].replace("\\", "")
        assert "2019" in got[kind]
        assert "https://example.org/peel-2018-19" in got[kind]
        assert "line" in got[kind]
    assert got["text/html"].startswith("<blockquote><p>")
    assert got["text/markdown"].startswith("> ")
    expect(card.locator(".two .cp").first).to_have_text("Copied")


def test_the_sentence_before_a_quote_is_copied_with_it(report: Page, card: Locator) -> None:
    """Two sentences that stand apart on the page are copied with a space between them."""
    quote = card.locator(".two blockquote").first
    quote.evaluate("q => q.insertAdjacentHTML('afterbegin', '<p class=meta>Calls wait.</p>')")
    words = quote.locator("p").last.inner_text()
    card.locator(".two .cp").first.click()
    assert f"Calls wait. {words[:30]}" in report.evaluate("got['text/plain']")


def test_a_finding_is_copied_with_both_quotes(report: Page, card: Locator) -> None:
    """What was found, how it is known, and the words of both reports."""
    title, sign = card.locator("h4").inner_text(), card.locator(".tag").first.inner_text()
    card.locator(".top .cp").click()
    text = report.evaluate("got['text/plain']")
    assert text.startswith(f"Norfolk Constabulary: {title}: {sign} (2018/19 to")
    for quote in card.locator(".two:not(.side) blockquote").all_inner_texts():
        assert " ".join(quote.split()) in text
    assert text.count("“") >= 2


def test_selection_takes_its_citation_along(report: Page, card: Locator) -> None:
    """Words selected in a quote are pasted with where they stand; others as they are."""
    card.locator(".two blockquote p").first.evaluate(
        "p => getSelection().setBaseAndExtent(p.firstChild, 0, p.firstChild, 12)"
    )
    report.keyboard.press("Control+c")
    report.fill("#who", "")
    report.focus("#q")
    report.keyboard.press("Control+v")
    assert "https://example.org/peel-2018-19" in report.input_value("#q")
    report.locator("h1").evaluate("h => getSelection().selectAllChildren(h)")
    report.keyboard.press("Control+c")
    report.fill("#q", "")
    report.keyboard.press("Control+v")
    assert report.input_value("#q") == report.locator("h1").inner_text()


def test_markdown_is_what_a_reader_may_choose(report: Page, card: Locator) -> None:
    """Where text alone is taken, it is Markdown for who asked for it, in the next page too."""
    with stored(report):
        report.select_option("#copies", "markdown")
    card.locator(".two .cp").first.click()
    assert report.evaluate("got['text/plain']").startswith("> ")
    report.reload()
    assert report.input_value("#copies") == "markdown"
