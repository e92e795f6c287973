"""The report that the browser opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sample as written

from hmicdiff.reporting.html import render_body

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import ModuleType

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def sample() -> ModuleType:
    """The hand-written comparison over the sample reports."""
    return written


@pytest.fixture(scope="session")
def folder(sample: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample body's files, written."""
    run = sample.run()
    found = tmp_path_factory.mktemp("body")
    for name, content in render_body(run.comparisons[0], sample.readings(), run).items():
        (found / name).parent.mkdir(parents=True, exist_ok=True)
        (found / name).write_bytes(content)
    return found


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a file in a context of its own; fails at the end on any console message or request."""
    contexts = []
    seen: list[str] = []

    def opened(path: Path, query: str = "", **options: object) -> Page:
        wide = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **options}
        context = browser.new_context(**wide)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: seen.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: seen.append(f"error: {error}"))
        page.on("request", lambda request: _note(request.url, seen))
        page.goto(path.as_uri() + query)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert seen == []


def _note(address: str, seen: list[str]) -> None:
    if not address.startswith(("file:", "data:", "blob:")):
        seen.append(f"request: {address}")


@pytest.fixture
def report(open_page: Callable[..., Page], folder: Path) -> Page:
    """The sample's report, open."""
    return open_page(folder / "report.html")
