"""The index: search, sector, cells that open their finding, one list over all bodies."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from hmicdiff.reporting.html import render_index

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture
def index(open_page: Callable[..., Page], sample: ModuleType, tmp_path: Path) -> Page:
    """45 bodies of both sectors; what the first of them says of improvement is worse in fire."""
    one = sample.comparison()
    worse = tuple(
        dataclasses.replace(each, verdict="regressed") if each.verdict == "improved" else each
        for each in one.verdicts
    )
    bodies = tuple(
        dataclasses.replace(one, body=f"{name} {number}", sector=sector, verdicts=verdicts)
        for number in range(23)
        for name, sector, verdicts in (("Force", "police", one.verdicts), ("Service", "fire", worse))
    )[:45]
    run = dataclasses.replace(sample.run(), comparisons=bodies)
    (tmp_path / "index.html").write_bytes(render_index(run))
    return open_page(tmp_path / "index.html")


def _names(page: Page) -> list[str]:
    return page.locator("tbody tr:not([hidden]) th").all_inner_texts()


def test_search_and_sector_narrow_the_bodies(index: Page) -> None:
    """Filters add up, stand in the address, are undone by Back and outlive a reload."""
    assert len(_names(index)) == 45
    index.select_option("#bodies [name=s]", "fire")
    assert len(_names(index)) == 22
    index.fill("#bodies [name=q]", "service 7")
    assert _names(index) == ["Service 7"]
    assert "s=fire" in index.url
    index.reload()
    assert _names(index) == ["Service 7"]
    expect(index.locator("#n")).to_have_text("1 of 45 bodies")
    index.go_back()
    assert len(_names(index)) == 22
    index.go_back()
    assert len(_names(index)) == 45


def test_cells_open_their_finding(index: Page, sample: ModuleType) -> None:
    """A cell leads to its finding in the body's report."""
    ids = {f"f-{each.id}" for each in sample.comparison().verdicts}
    links = index.locator("tbody td.h a").evaluate_all("found => found.map(a => a.getAttribute('href'))")
    assert links
    for link in links[:20]:
        page, _, target = link.partition("#")
        assert page in {f"force-{n}/report.html" for n in range(23)} | {
            f"service-{n}/report.html" for n in range(23)
        }
        assert target in ids


def test_what_got_worse_stands_in_one_list(index: Page) -> None:
    """The list holds worse findings of every body, those of the sector alone where one is chosen."""
    lines = index.locator("#pressing ~ ul li:not([hidden])")
    found = lines.count()
    assert found >= 22
    index.select_option("#bodies [name=s]", "police")
    assert index.locator("#pressing ~ ul li[data-sector=fire]:not([hidden])").count() == 0
