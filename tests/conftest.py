"""What all tests share: where the samples are, and one browser.

In CI a missing browser is a failure, elsewhere its tests are skipped.
"""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from chromium import ARGS, find_browser
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Error, Playwright, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
os.environ.setdefault("HMICDIFF_CACHE", str(ROOT / ".hmicdiff" / "cache"))  # not the user's own

settings.register_profile(
    "same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # a busy machine fails no test
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))  # `default` draws anew


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
        loop = asyncio._get_running_loop()  # noqa: SLF001 - as below
        yield found
        asyncio._set_running_loop(loop)  # noqa: SLF001 - as below
        found.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[object]:
    """Hide the browser's event loop, which its driver leaves running, from tests that ask for no browser."""
    loop = asyncio._get_running_loop()  # noqa: SLF001 - there is no other way to see or hide it
    if loop is None or "browser" in getattr(item, "fixturenames", ()):
        return (yield)
    asyncio._set_running_loop(None)  # noqa: SLF001 - as above
    try:
        return (yield)
    finally:
        asyncio._set_running_loop(loop)  # noqa: SLF001 - as above
