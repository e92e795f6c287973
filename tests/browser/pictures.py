"""Take the pictures of ``docs/images``, which the README and the guides show.

    python tests/browser/pictures.py [outputs/norfolk-constabulary/report.html] [NAME ...]

With names, those pictures alone.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
from chromium import ARGS, find_browser  # a script's own folder is on the path
from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "images"
REPORT = ROOT / "outputs" / "norfolk-constabulary" / "report.html"
COLOURS = 128
"""Colours of a picture: enough for a page of text; rare ones, such as those of a verdict, are kept."""
OPEN_ONE = """table => {
  const rows = [...table.tBodies[0].rows], both = row => row.querySelector(".p-praise") && row.querySelector(".p-concern");
  (rows.find(both) || rows[0]).querySelectorAll("details").forEach(each => { each.open = true });
}"""
"""Opens the first thread that one report praises and another criticises."""
OPEN_PAIR = """() => {
  const facing = row => row.dataset.f.split(" ").filter(Boolean).length;
  const rows = [...document.querySelectorAll("#pairs tr[data-f]")].filter(row => facing(row) >= 4 && row.matches("[data-g*=q]"));
  location.hash = rows.sort((a, b) => size(a) - size(b))[0].id;
  function size(row) { return [row.dataset.l, row.dataset.r].map(s => s.split(/[:;]/)).reduce((n, s) => n + s[2] - s[1], 0); }
}"""
"""Opens the shortest two sections that put one question and of which four sentences or more face each other."""
SCREENS: Mapping[str, tuple[str, str | None, dict[str, Any]]] = {
    "first-screen": ("", None, {"viewport": {"width": 1280, "height": 900}}),
    "dark": ("", None, {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"}),
    "narrow": ("", None, {"viewport": {"width": 320, "height": 800}}),
    "finding": ("?v=improved", ".card:not([hidden])", {"viewport": {"width": 1280, "height": 640}}),
    "stories": ("", "#stories", {}),
    "threads": ("", "#threads", {}),
    "map": ("", "#map", {"viewport": {"width": 1280, "height": 900}}),
    "pair": ("", "#pair", {"viewport": {"width": 1280, "height": 900}}),
    "items": ("", "#items", {}),
    "figures": ("", "#figures", {}),
    "repeats": ("", "#repeats", {}),
    "review": ("", "#review", {"viewport": {"width": 1280, "height": 300}}),
}
"""Name of each picture, filters in the address, what it begins with, and how the page is opened."""


FOLDED = frozenset({"threads", "repeats"})
"""Sections of which the first part is opened for the picture."""


def main(report: Path, names: Sequence[str]) -> None:
    """Take pictures of one report: those named, or all."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(ARGS))
        for name in (each for each in SCREENS if not names or each in names):
            query, start, options = SCREENS[name]
            _screen(browser, report.resolve().as_uri() + query, name, start, options)
        if not names or "print" in names:
            _paper(browser, report.resolve().as_uri())
        browser.close()


def _screen(browser: Browser, address: str, name: str, start: str | None, options: Mapping[str, Any]) -> None:
    page = browser.new_page(**{"viewport": {"width": 1280, "height": 760}, **options})
    page.goto(address)
    if name in FOLDED:
        page.locator(f"section:has({start}) .part").first.evaluate("part => { part.open = true }")
    if name == "threads":
        page.locator(".threads").first.evaluate(OPEN_ONE)
    if name == "pair":
        page.evaluate(OPEN_PAIR)
        page.locator("#pair").wait_for()
    if start:
        page.locator(start).first.evaluate("part => part.scrollIntoView()")
    page.wait_for_timeout(500)
    page.screenshot(path=IMAGES / f"{name}.png")
    page.close()
    _shrink(IMAGES / f"{name}.png")


def _paper(browser: Browser, address: str) -> None:
    """The first two pages on paper, side by side."""
    page = browser.new_page()
    page.goto(address)
    with tempfile.TemporaryDirectory() as folder:
        page.pdf(path=Path(folder) / "report.pdf", tagged=True, outline=True, prefer_css_page_size=True)
        with pypdfium2.PdfDocument(Path(folder) / "report.pdf") as document:
            one, two = (document[number].render(scale=1.1).to_pil() for number in (0, 1))
    both = Image.new("RGB", (one.width + two.width + 12, one.height), "#888")
    both.paste(one, (0, 0))
    both.paste(two, (one.width + 12, 0))
    both.save(IMAGES / "print.png")
    _shrink(IMAGES / "print.png")


def _shrink(path: Path) -> None:
    """Few colours are enough for a page of text."""
    Image.open(path).convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(path, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else REPORT, sys.argv[2:])
