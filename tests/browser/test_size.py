"""A report of many findings."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from pages import shown
from playwright.sync_api import expect

from hmicdiff.reporting.html import render_report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.mark.slow
def test_two_thousand_findings_stay_usable(
    open_page: Callable[..., Page], sample: ModuleType, tmp_path: Path
) -> None:
    """A report of 2,000 findings opens, filters and jumps."""
    run = sample.run()
    comparison = run.comparisons[0]
    many = tuple(
        dataclasses.replace(
            each,
            id=f"{number:016x}",
            thread=f"{number}",
            thread_name=f"{each.thread_name} {number}",
            latest=True,
        )
        for number, each in enumerate(comparison.verdicts * 96)
    )[:2000]
    comparison = dataclasses.replace(comparison, verdicts=many, history=None)
    (tmp_path / "report.html").write_bytes(render_report(comparison, sample.readings(), run))
    page = open_page(tmp_path / "report.html")
    expect(page.locator("#n")).to_have_text("2000 of 2000 findings")
    page.fill("#q", "supervision of investigations")
    assert 0 < len(shown(page)) < 2000
    page.goto(page.url.partition("?")[0] + f"#f-{many[1999].id}")
    expect(page.locator(f"#f-{many[1999].id}")).to_be_in_viewport()
