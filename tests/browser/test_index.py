"""The index: search, sector, cells that open their finding, one list over all bodies."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from hmicdiff.reporting.html import render_index
from hmicdiff.reporting.words import body_slug
from hmicdiff.vocabulary.bodies import load_bodies

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ROWS = load_bodies().rows


@pytest.fixture
def index(open_page: Callable[..., Page], sample: ModuleType, tmp_path: Path) -> Page:
    """45 bodies of both sectors and every region; what improved in the sample is worse in fire."""
    one = sample.comparison()
    worse = tuple(
        dataclasses.replace(each, verdict="regressed") if each.verdict == "improved" else each
        for each in one.verdicts
    )
    bodies = tuple(
        dataclasses.replace(
            one, body=row.name, sector=row.sector, verdicts=worse if row.sector == "fire" else one.verdicts
        )
        for sector, number in (("police", 23), ("fire", 22))
        for row in [row for row in ROWS if row.sector == sector][:number]
    )
    run = dataclasses.replace(sample.run(), comparisons=bodies)
    (tmp_path / "index.html").write_bytes(render_index(run))
    return open_page(tmp_path / "index.html")


def _names(page: Page) -> list[str]:
    return page.locator("tbody tr:not([hidden]) th").all_inner_texts()


def test_search_sector_and_region_narrow_the_bodies(index: Page) -> None:
    """Filters add up, stand in the address, are undone by Back and outlive a reload."""
    assert len(_names(index)) == 45
    index.select_option("#bodies [name=s]", "fire")
    assert len(_names(index)) == 22
    index.select_option("#bodies [name=r]", "South West")
    south = _names(index)
    assert set(south) <= {row.name for row in ROWS if (row.sector, row.region) == ("fire", "South West")}
    index.fill("#bodies [name=q]", "devon fire")
    assert _names(index) == ["Devon and Somerset Fire and Rescue Service"]
    assert "s=fire" in index.url
    index.reload()
    assert _names(index) == ["Devon and Somerset Fire and Rescue Service"]
    expect(index.locator("#n")).to_have_text("1 of 45 bodies")
    index.go_back()
    assert _names(index) == south
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
        assert page in {f"{body_slug(row.name)}/report.html" for row in ROWS}
        assert target in ids


def test_counts_open_what_they_count(index: Page) -> None:
    """A number leads to the body's findings of that kind, as its report filters them; nothing leads nowhere."""
    links = index.locator("tbody tr").first.locator("td.n a")
    targets = links.evaluate_all("found => found.map(a => [a.textContent, a.getAttribute('href')])")
    assert targets
    for number, href in targets:
        assert int(number) > 0
        assert href.startswith("avon-and-somerset-constabulary/report.html?v=")


def test_what_got_worse_stands_in_one_list(index: Page) -> None:
    """The list holds worse findings of every body, those of the sector alone where one is chosen."""
    lines = index.locator("#pressing ~ ul li:not([hidden])")
    found = lines.count()
    assert found >= 22
    index.select_option("#bodies [name=s]", "police")
    assert index.locator("#pressing ~ ul li[data-sector=fire]:not([hidden])").count() == 0
