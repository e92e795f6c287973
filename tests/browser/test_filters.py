"""Filters in the address, links that open what they lead to, tables that sort."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

import pytest
from pages import shown
from playwright.sync_api import expect

from hmicdiff.reporting.html import render_index

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_count_filters_and_address_keeps_it(report: Page) -> None:
    """A count shows what it counts, and the address restores it after a reload."""
    number = int(report.locator(".t-concern .count b").inner_text())
    report.locator(".t-concern .count").click()
    assert len(shown(report)) == number
    assert "v=concern" in report.url
    report.reload()
    assert len(shown(report)) == number
    expect(report.locator("#n")).to_have_text(re.compile(rf"^{number} of \d+ findings$"))


def test_filters_combine_and_clear(report: Page) -> None:
    """Filters add up; clearing them brings the newest findings back."""
    newest = shown(report)
    report.select_option("#t", "prevention")
    report.fill("#q", "beat managers")
    assert 0 < len(shown(report)) < len(newest)
    report.fill("#q", "no such words anywhere")
    assert shown(report) == []
    expect(report.locator("#nothing")).to_be_visible()
    report.click("#filters button[type=reset]")
    assert shown(report) == newest


def test_earlier_pairs_are_a_filter_away(report: Page, sample: ModuleType) -> None:
    """Findings between older reports are hidden at first, and all are shown on demand."""
    verdicts = sample.comparison().verdicts
    assert len(shown(report)) == sum(each.latest for each in verdicts)
    report.select_option("#p", "all")
    assert len(shown(report)) == len(verdicts)


def test_link_to_a_hidden_finding_shows_it(
    open_page: Callable[..., Page], folder: Path, sample: ModuleType
) -> None:
    """A mailed link leads to its finding, whatever the filters say."""
    earlier = next(each for each in sample.comparison().verdicts if not each.latest)
    page = open_page(folder / "report.html", f"?v=improved#f-{earlier.id}")
    card = page.locator(f"#f-{earlier.id}")
    expect(card).to_be_visible()
    expect(card.locator("h4 a")).to_be_focused()


def test_source_link_opens_the_extract(report: Page) -> None:
    """From a quote to its numbered lines, in the same file."""
    link = report.locator(".card:not([hidden]) .two a").first
    target = (link.get_attribute("href") or "")[1:]
    link.click()
    line = report.locator(f"[id='{target}']")
    expect(line).to_be_visible()
    expect(line).to_be_in_viewport()


def test_tables_sort(report: Page) -> None:
    """A click on a heading sorts, another one turns the order round, and the heading says so."""
    table = report.locator("table.sortable").first
    button = table.locator("th button").nth(1)
    button.click()
    column = table.locator("tbody tr > :nth-child(2)").all_inner_texts()
    assert column == sorted(column)
    expect(table.locator("th").nth(1)).to_have_attribute("aria-sort", "ascending")
    button.click()
    expect(table.locator("th").nth(1)).to_have_attribute("aria-sort", "descending")


def test_index_sorts_by_date(open_page: Callable[..., Page], sample: ModuleType, tmp_path: Path) -> None:
    """Dates are sorted as dates, not as words."""
    one = sample.comparison()
    newer = dataclasses.replace(
        one.reports[4], identity=dataclasses.replace(one.reports[4].identity, published="2025-02-01")
    )
    older = dataclasses.replace(
        one.reports[4], identity=dataclasses.replace(one.reports[4].identity, published="2021-12-01")
    )
    bodies = [
        dataclasses.replace(one, body=name, reports=(*one.reports[:4], last))
        for name, last in (("Kent Police", newer), ("Essex Police", older))
    ]
    run = dataclasses.replace(sample.run(), comparisons=tuple(bodies))
    (tmp_path / "index.html").write_bytes(render_index(run))
    page = open_page(tmp_path / "index.html")
    page.get_by_role("button", name="Newest").click()
    assert page.locator("tbody th").all_inner_texts() == ["Essex Police", "Kent Police"]
