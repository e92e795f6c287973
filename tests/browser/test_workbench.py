"""Findings by need or by topic, folded where they ask for nothing; a selection saved and printed."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from pages import shown
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def saved(page: Page, kind: str, to: Path) -> str:
    """Save the selection as `kind` and return it."""
    page.select_option("#as", kind)
    with page.expect_download() as download:
        page.click("#export")
    download.value.save_as(to / f"selection.{kind}")
    return (to / f"selection.{kind}").read_text(encoding="utf-8-sig")


def test_findings_come_by_need_and_by_topic_on_demand(report: Page) -> None:
    """By need the pressing come first; by topic each has a group of its own; Back undoes it, and none is lost."""
    first = report.locator(".group:not([hidden]) h3").all_inner_texts()
    newest = set(shown(report))
    report.select_option("#o", "topic")
    topics = report.locator(".group:not([hidden]) h3").all_inner_texts()
    assert set(topics).isdisjoint(first)
    assert {name for name in report.locator("#t option").all_inner_texts() if name in topics} == set(topics)
    assert set(shown(report)) == newest
    assert "o=topic" in report.url
    report.go_back()
    assert report.locator(".group:not([hidden]) h3").all_inner_texts() == first
    assert set(shown(report)) == newest


def test_what_asks_for_nothing_is_one_line_until_it_is_asked_for(report: Page) -> None:
    """Folded at first; a filter opens what it leaves; one button opens and closes everything."""
    calm = report.locator(".group:not([hidden]) .calm:not([hidden])")
    assert calm.count() > 0
    expect(calm.first).not_to_have_attribute("open", "")
    report.fill("#q", "early help")
    expect(calm.first).to_have_attribute("open", "")
    report.fill("#q", "")
    expect(calm.first).not_to_have_attribute("open", "")
    report.click("#expand")
    assert report.locator(".group details:not([open])").count() == 0
    report.click("#expand")
    assert report.locator(".group details[open]").count() == 0


def test_a_selection_is_saved_as_table_text_and_data(report: Page, tmp_path: Path) -> None:
    """What the filters leave, or what is ticked of it, is saved with its quotes and where they stand."""
    report.select_option("#v", "improved")
    left = shown(report)
    rows = list(csv.DictReader(io.StringIO(saved(report, "csv", tmp_path))))
    assert [f"f-{row['id']}" for row in rows] == left
    assert all("HMICFRS" in row["later"] for row in rows if row["later"])
    report.locator(f"#{left[0]} .pick input").check()
    data = json.loads(saved(report, "json", tmp_path))
    (only,) = data["findings"]
    assert f"f-{only['id']}" == left[0]
    assert data["schema"] == "hmicdiff.selection/1"
    text = saved(report, "html", tmp_path)
    parser = HTMLParser()
    parser.feed(text)
    assert only["quotes"][0]["words"] in text
    assert text.count("<h2>") == 1


def test_a_selection_is_printed_alone(report: Page, tmp_path: Path) -> None:
    """On paper stands what was ticked, and nothing else of the page."""
    first, second = shown(report)[:2]
    titles = [report.locator(f"#{each} h4 a").inner_text() for each in (first, second)]
    report.locator(f"#{first} .pick input").check()
    report.evaluate("() => { window.print = () => { throw new Error('stay as it is printed') } }")
    report.evaluate("() => { try { document.querySelector('#paper').onclick() } catch { return } }")
    report.pdf(path=tmp_path / "selection.pdf")
    with pypdfium2.PdfDocument(tmp_path / "selection.pdf") as document:
        text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    assert titles[0] in text
    assert titles[1] not in text
    assert "Threads over time" not in text


def test_a_part_of_a_story_leads_to_its_sentence(report: Page) -> None:
    """Each linked part of a topic's story goes to a line of the numbered extracts, or to the item it tells of."""
    links = report.locator(".story > p a")
    assert links.count() > 3
    target = links.first.get_attribute("href") or ""
    links.first.click()
    expect(report.locator(f"[id='{target[1:]}']")).to_be_in_viewport()


def test_a_fold_opens_for_what_leads_into_it_and_stays_open(report: Page) -> None:
    """A link into a folded part opens it; what a reader opened is open again after a reload or Back."""
    row = report.locator(".threads tbody tr").first
    expect(row).to_be_hidden()
    report.evaluate(f"location.hash = '{row.get_attribute('id')}'")
    expect(row).to_be_visible()
    figures = report.locator("details:has([aria-labelledby=figures-caption])")
    figures.locator("summary").first.click()
    report.reload()
    expect(figures).to_have_attribute("open", "")
    expect(row).to_be_visible()


def test_a_kind_of_finding_shows_its_quotes(report: Page) -> None:
    """Who asks for findings of one kind reads them; without the filter they fold again."""
    said = report.locator(".card.v-improved:not([hidden]) .said").first
    expect(said).not_to_have_attribute("open", "")
    report.select_option("#v", "improved")
    expect(said.locator("blockquote").first).to_be_visible()
    report.select_option("#v", "")
    expect(said).not_to_have_attribute("open", "")


def test_one_button_opens_and_closes_every_part(report: Page) -> None:
    """All but the full texts, the help and its keys, and what stands in cells."""
    parts = "main details:not(.extract, .help, #help, td details, [data-r])"
    report.click("#all")
    assert report.locator(f"{parts}:not([open])").count() == 0
    report.click("#all")
    assert report.locator(f"{parts}[open]").count() == 0
