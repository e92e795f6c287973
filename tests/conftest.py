"""What all tests share: where the samples are, and one browser.

In CI a missing browser is a failure, elsewhere its tests are skipped.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from chromium import ARGS, find_browser
from playwright.sync_api import Browser, Error, Playwright, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
os.environ.setdefault("HMICDIFF_CACHE", str(ROOT / ".hmicdiff" / "cache"))  # not the user's own


@pytest.fixture(scope="session")
def samples() -> Path:
    """Return the folder of the five sample reports."""
    return ROOT / "inputs" / "norfolk"


def launch(playwright: Playwright) -> Browser:
    """The first browser that starts; skips, or in CI fails, where none does."""
    try:
        return playwright.chromium.launch(executable_path=find_browser(), args=list(ARGS))
    except Error as error:
        message = f"no browser: {error.message.splitlines()[0]}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless browser for all tests."""
    with sync_playwright() as playwright:
        found = launch(playwright)
        yield found
        found.close()
