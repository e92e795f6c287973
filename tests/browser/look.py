"""Look at a change report as a reader would: open it from disk and read its first screen.

    python tests/browser/look.py outputs/norfolk-constabulary/report.html
    python tests/browser/look.py --barriers outputs/norfolk-constabulary/report.html

The second also holds it against WCAG 2.2 AA in every look, with all parts open: minutes for a large report.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from chromium import ARGS, find_browser  # a script's own folder is on the path
from pages import MODES, barriers
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

WIDTH, HEIGHT = 1280, 900


def complaints(browser: Browser, path: Path) -> list[str]:
    """Return what a reader would miss on the first screen of the report at `path`."""
    said: list[str] = []
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    page.on("console", lambda message: said.append(f"console: {message.text}"))
    page.on("request", lambda request: said.append(request.url) if request.url.startswith("http") else None)
    page.goto(path.resolve().as_uri())
    return said + [f"no {name} on the first screen" for name in _missing(page.inner_text("#summary"))]


def _missing(text: str) -> list[str]:
    """Return which of the answers the first screen owes its reader are not there."""
    owed = (
        "can they be compared",
        "improved",
        "got worse",
        "raised again",
        "new concern",
        "grades by topic",
    )
    return [name for name in owed if name not in text.lower()]


def all_barriers(browser: Browser, path: Path) -> Iterator[str]:
    """Yield what axe finds in each look of the report at `path`."""
    for name, options in {**MODES, "print": {}}.items():
        page = browser.new_page(**options)
        page.set_default_timeout(0)
        page.goto(path.resolve().as_uri() + "?p=all")
        if name == "print":
            page.emulate_media(media="print")
        found, undecided = barriers(page, without="target-size" if name == "print" else "")
        yield from (f"{name}: {line}" for line in (*found, *sorted(undecided)))
        page.close()


def main() -> int:
    """Look, and say what is missing."""
    parser = argparse.ArgumentParser(description="Look at a change report as a reader would.")
    parser.add_argument("report", type=Path)
    parser.add_argument("--barriers", action="store_true", help="hold it against WCAG 2.2 AA too")
    options = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(ARGS))
        found = complaints(browser, options.report)
        found += all_barriers(browser, options.report) if options.barriers else ()
        browser.close()
    for line in found:
        sys.stderr.write(f"{options.report}: {line}\n")
    if not found:
        sys.stdout.write(
            f"{options.report}: opens from disk, asks for nothing, answers on its first screen\n"
        )
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
