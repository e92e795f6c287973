"""The report on paper and without script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_without_script_everything_is_there(
    open_page: Callable[..., Page], folder: Path, sample: ModuleType
) -> None:
    """Without JavaScript all findings and their quotes are shown; only filters and review are not."""
    page = open_page(folder / "report.html", java_script_enabled=False)
    assert page.locator(".card").count() == len(sample.comparison().verdicts)
    for card in page.locator(".card").all():
        assert card.is_visible()
    assert not page.locator("#filters").is_visible()
    assert page.locator(".nojs").first.is_visible()


def test_print_shows_the_evidence_and_no_form(
    report: Page, open_page: Callable[..., Page], folder: Path, tmp_path: Path
) -> None:
    """In print the evidence of every finding shown is there, folded or not; filters, forms and buttons are not."""
    report.emulate_media(media="print")
    for selector in ("#filters", ".tools", "nav", "#save", ".card .review"):
        assert not report.locator(selector).first.is_visible()
    report.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert report.locator(".card details:not([open])").count() == 0
    expect(report.locator(".threads details").first).not_to_have_attribute("open", "")
    report.evaluate("dispatchEvent(new Event('afterprint'))")
    assert report.locator(".card details:not([open])").count() > 0
    quiet = report.locator(".card:not([hidden]) .said blockquote").first.text_content() or ""
    still = open_page(folder / "report.html", java_script_enabled=False)
    for page in (report, still):
        page.pdf(path=tmp_path / "report.pdf", tagged=True)
        text = words_of(tmp_path / "report.pdf")
        assert quiet[:60] in text
        assert "Your judgement Agree" not in text


def words_of(path: Path) -> str:
    """The text of a PDF on one line."""
    with pypdfium2.PdfDocument(path) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
