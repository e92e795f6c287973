"""The map of sections: from a band to both texts side by side, and back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from pages import MODES, barriers
from playwright.sync_api import expect
from sample.many import repeated

from hmicdiff.comparing.comparison import compare_reports
from hmicdiff.model import Engine, Run
from hmicdiff.reading.choose import read_document
from hmicdiff.reporting.html import render_report
from hmicdiff.reporting.view.report import make_context
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

REPORTS = Path(__file__).parents[1] / "gold" / "sections"
SMALLEST = 3.0
"""Points that the digits of a column's name measure on paper, at the least."""
BAND = ".map .band:has(title:text-matches('preventing crime, tackling.*Preventing and deterring', 'i'))"


@pytest.fixture(scope="module")
def mapped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the report on two inspections of one force."""
    vocabulary = load_vocabulary()
    readings = [
        understand(read_document(REPORTS / name, relative=name), vocabulary)
        for name in ("gwent-2016.txt", "gwent-2024.txt")
    ]
    comparison = compare_reports(readings, vocabulary)
    engine = Engine(version="0", code_hash="0", vocabulary_hash="0")
    run = Run(run="0", engine=engine, refused=(), comparisons=(comparison,))
    path = tmp_path_factory.mktemp("map") / "report.html"
    path.write_bytes(render_report(comparison, readings, run))
    return path


def follow(page: Page) -> None:
    """Go by keyboard from the band between two questions on prevention to their texts."""
    page.locator(BAND).focus()
    page.keyboard.press("Enter")


def test_a_band_leads_to_both_texts_and_back(open_page: Callable[..., Page], mapped: Path) -> None:
    """A band opens the pair; two sentences on one matter face each other; Back returns to the band."""
    page = open_page(mapped)
    expect(page.locator("#pair")).to_be_hidden()
    follow(page)
    expect(page.locator("#pair-name")).to_be_in_viewport()
    expect(page.locator("#pair-name")).to_be_focused()
    row = page.locator(".facing tbody tr", has_text="Few of these plans are evaluated")
    expect(row.locator("td").nth(1)).to_contain_text("evaluates each plan before it is closed")
    page.go_back()
    expect(page.locator("#pair")).to_be_hidden()
    expect(page.locator(BAND)).to_be_focused()
    expect(page.locator(BAND)).to_be_in_viewport()


UNMARKED = """all => all.map(paragraph => {
  const copy = paragraph.cloneNode(true);
  copy.querySelectorAll('.k').forEach(mark => mark.remove());
  return copy.textContent;
})"""
"""What paragraphs say without the marks of linked sentences, whenever the page puts those in."""


def test_both_texts_are_whole_and_verbatim(open_page: Callable[..., Page], mapped: Path) -> None:
    """Side by side stands every word of both sections, in order, and nothing else."""
    page = open_page(mapped)
    follow(page)
    for column, name, first, last in ((1, "gwent-2016.txt", 9, 20), (2, "gwent-2024.txt", 37, 50)):
        lines = (REPORTS / name).read_text(encoding="utf-8").split("\n")[first - 1 : last]
        shown = page.locator(f".facing tbody td:nth-child({column})").all_text_contents()
        texts = page.eval_on_selector_all(f".facing tbody td:nth-child({column}) p", UNMARKED)
        assert shown
        assert " ".join(texts).split() == " ".join(lines).split()


def test_facing_sentences_are_linked_by_keyboard_and_pointer(
    open_page: Callable[..., Page], mapped: Path
) -> None:
    """What answers a sentence lights up with it, and its number leads there."""
    page = open_page(mapped)
    follow(page)
    numbers = page.locator(".facing .sn", has_text="plan").locator(".k")
    one, other = numbers.nth(0), numbers.nth(1)
    expect(other).to_be_visible()
    one.focus()
    expect(page.locator(".facing .on2")).to_have_count(2)
    page.keyboard.press("Enter")
    expect(one).not_to_be_focused()
    assert page.evaluate("document.activeElement.textContent") == one.text_content()
    other.hover()
    assert page.locator(".facing .on2").count() >= 2


def test_numbers_are_marked(open_page: Callable[..., Page], mapped: Path) -> None:
    """A figure in a sentence that answers another stands out."""
    page = open_page(mapped)
    row = page.locator("#pairs tr[data-f]", has_text="Supervision of investigations has improved").first
    page.evaluate("id => { location.hash = id }", row.get_attribute("id"))
    expect(page.locator(".facing .num").first).to_be_visible()
    assert {"80", "90"} <= set(page.locator(".facing .num").all_text_contents())


def test_a_link_to_a_pair_opens_it(open_page: Callable[..., Page], mapped: Path) -> None:
    """A mailed address leads to the pair, and a further one of the same section to that."""
    page = open_page(mapped, "#pair-2")
    expect(page.locator("#pair")).to_be_visible()
    name = page.locator("#pair-name").text_content()
    page.locator("#pair-more a").first.click()
    expect(page.locator("#pair-name")).not_to_have_text(name or "")


@pytest.mark.parametrize("mode", sorted(MODES))
def test_no_barriers(mode: str, open_page: Callable[..., Page], mapped: Path) -> None:
    """Map, matrix, table and pair break no rule in any look."""
    page = open_page(mapped, "#pair-2", **MODES[mode])
    expect(page.locator("#pair")).to_be_visible()
    assert barriers(page) == ([], set())


def test_the_matrix_holds_any_two_reports(open_page: Callable[..., Page], mapped: Path) -> None:
    """Opened, the matrix tells the likeness of all sections of two reports; turned round, the same the other way."""
    page = open_page(mapped)
    page.locator("#alike summary").click()
    rows = page.locator("#alike tbody tr")
    expect(rows.first).to_be_visible()
    table = "all => all.map(row => [...row.cells].slice(1).map(cell => cell.textContent))"
    first = rows.evaluate_all(table)
    page.locator("#alike-one").select_option("1")
    page.locator("#alike-other").select_option("0")
    assert rows.evaluate_all(table) == [list(column) for column in zip(*first, strict=True)]
    page.locator("#alike td a").first.click()
    expect(page.locator("#pair")).to_be_visible()
    page.locator("#alike-other").select_option("1")
    expect(page.locator("#alike tbody")).to_contain_text("not compared")


@pytest.fixture(scope="module")
def dozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a report on twelve inspections of one service."""
    vocabulary = load_vocabulary()
    readings = [
        understand(read_document(REPORTS / name, relative=name), vocabulary)
        for name in ("cornwall-2022.txt", "cornwall-2024.txt")
    ]
    many = repeated(make_context(compare_reports(readings, vocabulary), readings, vocabulary), 12)
    own = [replace(reading, report=replace(reading.report, id=id_)) for id_, reading in many.readings.items()]
    path = tmp_path_factory.mktemp("dozen") / "report.html"
    engine = Engine(version="0", code_hash="0", vocabulary_hash="0")
    run = Run(run="0", engine=engine, refused=(), comparisons=(many.comparison,))
    path.write_bytes(render_report(many.comparison, own, run))
    return path


def test_twelve_reports_keep_to_the_page(open_page: Callable[..., Page], dozen: Path) -> None:
    """Twelve columns scroll in their own frame; a band still leads to its texts, and the matrix to any two years."""
    page = open_page(dozen)
    assert page.locator(".map .y").all_text_contents() == [str(year) for year in range(2012, 2024)]
    assert page.evaluate("document.documentElement.scrollWidth") == 1280
    page.locator(".map .band").last.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#pair-name")).to_be_focused()
    page.locator("#alike summary").click()
    page.locator("#alike-one").select_option(label="2012")
    page.locator("#alike-other").select_option(label="2023")
    sides = page.locator("#alike tbody tr")
    expect(sides.first.locator("td").first).to_have_text("99")


@pytest.mark.parametrize("which", ["mapped", "dozen"])
def test_the_map_stands_whole_on_paper(
    which: str, open_page: Callable[..., Page], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """In print no column of the map is cut off, with two reports and with twelve, and its words can be read."""
    page = open_page(request.getfixturevalue(which))
    labels = page.locator(".map .y").all_text_contents()
    page.pdf(path=tmp_path / "map.pdf", prefer_css_page_size=True)
    with pypdfium2.PdfDocument(tmp_path / "map.pdf") as document:
        found = [
            page for page in document if "Each column is a report" in page.get_textpage().get_text_bounded()
        ]
        (paper,) = found
        text = paper.get_textpage()
        for label in labels:
            searcher = text.search(label, match_whole_word=True)
            places = []
            while (hit := searcher.get_next()) is not None:
                places.append(text.get_charbox(hit[0]))
            assert any(left > 0 and right < paper.get_width() for left, _, right, _ in places), label
            assert max(top - bottom for _, bottom, _, top in places) > SMALLEST


def test_without_a_script_the_table_stands_for_the_map(open_page: Callable[..., Page], mapped: Path) -> None:
    """Bands lead into the table where no script runs."""
    page = open_page(mapped, java_script_enabled=False)
    expect(page.locator("#pair")).to_be_hidden()
    target = page.locator(".map .band").first.get_attribute("href")
    assert page.locator(f"#pairs {target}").count() == 1


def test_the_map_scrolls_in_its_own_frame(open_page: Callable[..., Page], mapped: Path) -> None:
    """On a narrow screen the page itself does not scroll sideways, nor do the two texts."""
    page = open_page(mapped, "#pair-2", viewport={"width": 320, "height": 700})
    expect(page.locator("#pair")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
