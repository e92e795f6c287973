"""Take the pictures of `docs/images`: ``python tests/browser/pictures.py outputs/norfolk-constabulary/report.html``."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Path(__file__).parents[2] / "docs" / "images"
TOP = "element => { element.scrollIntoView({behavior: 'instant'}) }"
OPEN = "row => row.querySelectorAll('details').forEach(each => { each.open = true })"
PARTS = {
    "finding": ".card:not([hidden]) >> nth=0",
    "threads": ".threads >> nth=0",
    "items": "#items",
    "figures": "#figures",
    "repeats": "#repeats",
}


def main(report: Path) -> None:
    """Take every picture of one report."""
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        _screens(browser, report.resolve().as_uri())
        _print(browser, report.resolve().as_uri())
        browser.close()


def _screens(browser: Browser, address: str) -> None:
    _shot(browser, address, "first-screen", None, {})
    _shot(browser, address, "dark", None, {"color_scheme": "dark"})
    _shot(browser, address, "narrow", None, {"viewport": {"width": 320, "height": 800}})
    for name, selector in PARTS.items():
        _shot(browser, address, name, selector, {})


def _shot(
    browser: Browser, address: str, name: str, selector: str | None, options: Mapping[str, Any]
) -> None:
    page = browser.new_page(**{"viewport": {"width": 1280, "height": 900}, **options})
    page.goto(address)
    if selector:
        part = page.locator(selector).first
        if name == "threads":
            part.locator("tbody tr").first.evaluate(OPEN)
        part.evaluate(TOP)
    page.wait_for_timeout(500)
    page.screenshot(path=HERE / f"{name}.png")
    page.close()
    _shrink(HERE / f"{name}.png")


def _print(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    with tempfile.TemporaryDirectory() as folder:
        page.pdf(path=Path(folder) / "report.pdf", tagged=True, outline=True, prefer_css_page_size=True)
        document = pypdfium2.PdfDocument(Path(folder) / "report.pdf")
        document[0].render(scale=1.4).to_pil().save(HERE / "print.png")
        document.close()
    _shrink(HERE / "print.png")


def _shrink(path: Path) -> None:
    """Few colours are enough for a page of text."""
    Image.open(path).convert("RGB").quantize(96).save(path, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
