"""Look at a change report as a reader would: open it from disk and read its first screen.

python tests/browser/look.py outputs/norfolk-constabulary/report.html
"""

from __future__ import annotations

import sys
from pathlib import Path

from chromium import ARGS, find_browser  # a script's own folder is on the path
from playwright.sync_api import sync_playwright

WIDTH, HEIGHT = 1280, 900


def complaints(path: Path) -> list[str]:
    """Return what a reader would miss on the first screen of the report at `path`."""
    said: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(ARGS))
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.on("console", lambda message: said.append(f"console: {message.text}"))
        page.on(
            "request", lambda request: said.append(request.url) if request.url.startswith("http") else None
        )
        page.goto(path.resolve().as_uri())
        said += [f"no {name} on the first screen" for name in _missing(page.inner_text("#summary"))]
        browser.close()
    return said


def _missing(text: str) -> list[str]:
    """Return which of the answers the first screen owes its reader are not there."""
    owed = (
        "can they be compared",
        "improved",
        "got worse",
        "raised again",
        "new concerns",
        "grades by topic",
    )
    return [name for name in owed if name not in text.lower()]


def main() -> int:
    """Look, and say what is missing."""
    path = Path(sys.argv[1])
    found = complaints(path)
    for line in found:
        sys.stderr.write(f"{path}: {line}\n")
    if not found:
        sys.stdout.write(f"{path}: opens from disk, asks for nothing, answers on its first screen\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
