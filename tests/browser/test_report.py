from __future__ import annotations

import dataclasses
import json
import re
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from hmicdiff.judging.decisions import apply_decisions, parse_decisions
from hmicdiff.reporting.html import render_index, render_report
from hmicdiff.reporting.summary import count_findings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPEN_ALL = "document.querySelectorAll('details').forEach(d => d.open = true)"
MODES: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
    "narrow": {"viewport": {"width": 320, "height": 700}},
}
REVIEWED = {"color-contrast", "link-in-text-block"}
"""Rules axe may leave undecided: text in a drawing, under a sticky cell or in system colours. Looked at by
eye; the contrast of every pair of colours is computed in ``tests/reporting/test_palette.py``."""


@pytest.fixture
def report(open_page: Callable[..., Page], folder: Path) -> Page:
    """The sample's report, open."""
    return open_page(folder / "report.html")


def barriers(page: Page, *, without: str = "") -> tuple[list[str], set[str]]:
    """What axe finds against WCAG 2.2 AA and good practice with all parts open, and what it can't decide.

    Of the numbered extracts only the first lines are kept: the others are alike, and each takes axe its time.
    """
    page.evaluate(OPEN_ALL)
    page.evaluate("document.querySelectorAll('.extract li:nth-child(n+4)').forEach(line => line.remove())")
    options: dict[str, Any] = {"runOnly": RULES, "resultTypes": ["violations", "incomplete"]}
    options |= {"rules": {without: {"enabled": False}}} if without else {}
    found = Axe().run(page, options=options).response
    broken = [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found["violations"]]
    return broken, {each["id"] for each in found["incomplete"]} - REVIEWED


def shown(page: Page) -> list[str]:
    """Ids of the cards that the filters leave."""
    ids: list[str] = page.evaluate("[...document.querySelectorAll('.card:not([hidden])')].map(c => c.id)")
    return ids


def fits(page: Page, selector: str) -> bool:
    """Whether an element lies in the window without scrolling."""
    box = page.locator(selector).first.bounding_box()
    size = page.viewport_size
    assert box
    assert size
    return (
        box["y"] >= 0
        and box["y"] + box["height"] <= size["height"]
        and box["x"] + box["width"] <= size["width"] + 1
    )


@pytest.mark.parametrize("mode", sorted(MODES))
def test_no_barriers(mode: str, open_page: Callable[..., Page], folder: Path) -> None:
    """The report breaks no rule of WCAG 2.2 AA in any of its looks, with every part open."""
    page = open_page(folder / "report.html", "?p=all", **MODES[mode])
    page.locator(".card").first.scroll_into_view_if_needed()
    page.locator(".review fieldset").first.wait_for()
    assert barriers(page) == ([], set())


def test_no_barriers_in_print(report: Page) -> None:
    """Nor in print, where nothing has to be large enough for a finger."""
    report.emulate_media(media="print")
    assert barriers(report, without="target-size") == ([], set())


@pytest.mark.parametrize("mode", sorted(MODES))
def test_index_has_no_barriers(
    mode: str, open_page: Callable[..., Page], sample: ModuleType, tmp_path: Path
) -> None:
    """The index breaks none either."""
    (tmp_path / "index.html").write_bytes(render_index(sample.run()))
    assert barriers(open_page(tmp_path / "index.html", **MODES[mode])) == ([], set())


@pytest.mark.parametrize(
    "selector",
    [
        "h1",
        ".lead",
        ".answer",
        ".answer q",
        ".tiles",
        ".count >> nth=4",
        ".matrix",
        ".matrix tbody tr:last-child",
    ],
)
def test_first_screen_needs_no_scrolling(selector: str, report: Page) -> None:
    """At 1280 x 900 the first screen holds body, reports, comparability, counts and grades."""
    assert fits(report, selector)


def test_first_screen_counts_are_the_runs(report: Page, sample: ModuleType) -> None:
    """The five counts are the run's."""
    counts = dataclasses.asdict(count_findings(sample.comparison()))
    numbers = [int(text) for text in report.locator(".count b").all_inner_texts()]
    order = ("regressed", "raised_again", "new_concerns", "improved", "needs_review")
    assert numbers == [counts[name] for name in order]


def test_page_fits_320_pixels(open_page: Callable[..., Page], folder: Path) -> None:
    """On a narrow screen nothing but tables scrolls sideways."""
    page = open_page(folder / "report.html", viewport={"width": 320, "height": 700})
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


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


def test_wording_has_three_views(report: Page) -> None:
    """A redline stands side by side, marked up or plain."""
    report.select_option("#p", "all")
    report.evaluate(OPEN_ALL)
    redline = report.locator(".redline").first
    expect(redline.locator(".side")).to_be_visible()
    expect(redline.locator(".marked")).to_be_hidden()
    report.select_option("#w", "marked")
    expect(redline.locator(".marked")).to_be_visible()
    expect(redline.locator(".side")).to_be_hidden()
    report.select_option("#w", "plain")
    line = redline.locator("ins").first.evaluate("e => getComputedStyle(e).textDecorationLine")
    assert line == "none"


def test_keys_walk_the_findings(report: Page) -> None:
    """`j` and `k` walk the findings that are shown, `/` goes to the search, `?` to the help."""
    first, second = shown(report)[:2]
    report.locator("#main").focus()
    report.keyboard.press("j")
    expect(report.locator(f"#{first} h4 a")).to_be_focused()
    report.keyboard.press("j")
    expect(report.locator(f"#{second} h4 a")).to_be_focused()
    report.keyboard.press("k")
    expect(report.locator(f"#{first} h4 a")).to_be_focused()
    report.keyboard.press("a")
    expect(report.locator(f"#{first} input[value=agree]")).to_be_checked()
    report.keyboard.press("/")
    expect(report.locator("#q")).to_be_focused()
    report.keyboard.type("j?")
    assert report.input_value("#q") == "j?"


def test_keys_can_be_switched_off_for_good(report: Page) -> None:
    """One key shortcuts have an off switch, which is remembered."""
    report.evaluate("document.querySelector('#help').open = true")
    report.uncheck("#keys")
    report.reload()
    report.locator("#main").focus()
    report.keyboard.press("j")
    expect(report.locator("#main")).to_be_focused()
    assert not report.is_checked("#keys")


def test_skip_link_comes_first(report: Page) -> None:
    """The first stop of the tabulator leads past the heading."""
    report.keyboard.press("Tab")
    expect(report.locator(".skip")).to_be_focused()
    expect(report.locator(".skip")).to_be_visible()
    report.keyboard.press("Enter")
    expect(report.locator("#main")).to_be_focused()


def test_focus_is_visible(report: Page) -> None:
    """What has the focus shows it."""
    report.locator("#main").focus()
    report.keyboard.press("Tab")
    style = report.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert style == "solid"


def test_theme_is_remembered(report: Page) -> None:
    """The reader's choice of theme outlives a reload."""
    report.select_option("#theme", "dark")
    dark = report.evaluate("getComputedStyle(document.body).backgroundColor")
    report.reload()
    assert report.evaluate("getComputedStyle(document.body).backgroundColor") == dark == "rgb(15, 18, 20)"


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


def review(page: Page, verdict: str, judgement: str, note: str = "") -> None:
    """Judge one finding."""
    card = page.locator(f"#f-{verdict}")
    card.scroll_into_view_if_needed()
    card.locator(f"input[value={judgement}]").check()
    if note:
        card.locator(".say input").fill(note)
        card.locator(".say input").blur()


def save(page: Page, to: Path) -> dict[str, Any]:
    """Save the decisions file."""
    page.fill("#who", "A. Reviewer")
    with page.expect_download() as download:
        page.click("#save")
    download.value.save_as(to)
    saved: dict[str, Any] = json.loads(to.read_text(encoding="utf-8"))
    return saved


def test_decisions_are_saved_as_the_next_run_reads_them(
    open_page: Callable[..., Page], folder: Path, sample: ModuleType, tmp_path: Path
) -> None:
    """A judgement becomes a row of a decisions file with the finding's id and evidence."""
    page = open_page(folder / "report.html")
    improved, new = sample.comparison().verdicts[1:3]
    review(page, improved.id, "disagree", '=HYPERLINK("x") is only a note')
    page.locator(f"#f-{improved.id} .right select").select_option("unchanged")
    review(page, new.id, "agree")
    saved = save(page, tmp_path / "decisions.json")
    assert saved["schema"] == "hmicdiff.decisions/1"
    assert saved["run"] == sample.run().run
    rows = {row["verdict_id"]: row for row in saved["decisions"]}
    assert rows[improved.id]["verdict"] == "unchanged"
    assert rows[improved.id]["evidence_hash"] == improved.evidence_hash
    assert rows[improved.id]["machine_verdict"] == "improved"
    assert rows[improved.id]["note"].startswith("=HYPERLINK")
    assert rows[new.id]["judgement"] == "agree"
    assert rows[new.id]["reviewer"] == "A. Reviewer"
    text = (tmp_path / "decisions.json").read_text(encoding="utf-8")
    verdicts, orphans = apply_decisions(sample.comparison().verdicts, parse_decisions(text, "decisions.json"))
    states = {each.id: (each.decision.state, each.decision.verdict) for each in verdicts if each.decision}
    assert states[improved.id] == ("honoured", "unchanged")
    assert states[new.id] == ("honoured", new.verdict)
    assert orphans == ()


def test_draft_outlives_a_reload(report: Page, sample: ModuleType) -> None:
    """What was judged and not yet saved is still there after a reload, in this run's report only."""
    verdict = sample.comparison().verdicts[1].id
    review(report, verdict, "unsure", "to ask")
    report.evaluate("window.onbeforeunload = null")
    report.on("dialog", lambda dialog: dialog.accept())
    report.reload()
    report.locator(f"#f-{verdict}").scroll_into_view_if_needed()
    expect(report.locator(f"#f-{verdict} input[value=unsure]")).to_be_checked()
    expect(report.locator(f"#f-{verdict} .say input")).to_have_value("to ask")


def test_saved_decisions_load_elsewhere(
    open_page: Callable[..., Page], folder: Path, sample: ModuleType, tmp_path: Path
) -> None:
    """Another reader's browser takes up the file; what no longer fits is counted, not taken over."""
    first = open_page(folder / "report.html")
    one, two = sample.comparison().verdicts[1:3]
    review(first, one.id, "agree")
    review(first, two.id, "agree")
    saved = save(first, tmp_path / "decisions.json")
    saved["decisions"][0]["evidence_hash"] = "other"
    saved["decisions"].append({**saved["decisions"][1], "verdict_id": "gone"})
    (tmp_path / "changed.json").write_text(json.dumps(saved), encoding="utf-8")
    second = open_page(folder / "report.html")
    second.set_input_files("#load", tmp_path / "changed.json")
    expect(second.locator("#said")).to_have_text(
        "1 decision loaded, 1 no longer fits the evidence, 1 is on a finding that is gone."
    )


def test_a_foreign_file_is_refused(report: Page, tmp_path: Path) -> None:
    """Loading something else says so and changes nothing."""
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    report.set_input_files("#load", tmp_path / "other.json")
    expect(report.locator("#said")).to_have_text("This is not a decisions file of hmicdiff.")


def test_saving_asks_for_a_name(report: Page) -> None:
    """A decision without a name is nobody's."""
    report.click("#save")
    expect(report.locator("#said")).to_have_text("Give your name first.")
    expect(report.locator("#who")).to_be_focused()


def test_who_disagrees_says_what_it_is(report: Page, sample: ModuleType) -> None:
    """Disagreeing needs another finding, and the program's own is not offered."""
    verdict = sample.comparison().verdicts[1]
    review(report, verdict.id, "disagree")
    report.fill("#who", "A. Reviewer")
    report.click("#save")
    expect(report.locator("#said")).to_contain_text("choose what it is")
    choice = report.locator(f"#f-{verdict.id} .right select")
    expect(choice).to_be_focused()
    assert verdict.verdict not in choice.locator("option").evaluate_all("all => all.map(one => one.value)")


def test_without_script_everything_is_there(
    open_page: Callable[..., Page], folder: Path, sample: ModuleType
) -> None:
    """Without JavaScript all findings and their quotes are shown; only filters and review are not."""
    page = open_page(folder / "report.html", java_script_enabled=False)
    assert page.locator(".card").count() == len(sample.comparison().verdicts)
    for card in page.locator(".card").all():
        assert card.is_visible()
    assert not page.locator("#filters").is_visible()
    assert page.locator(".nojs").first.is_visible()


def test_print_shows_the_evidence_and_no_form(
    report: Page, open_page: Callable[..., Page], folder: Path, tmp_path: Path
) -> None:
    """In print the evidence of every finding shown is there, folded or not; filters, forms and buttons are not."""
    report.emulate_media(media="print")
    for selector in ("#filters", ".tools", "nav", "#save", ".card .review"):
        assert not report.locator(selector).first.is_visible()
    report.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert report.locator(".card details:not([open])").count() == 0
    expect(report.locator(".threads details").first).not_to_have_attribute("open", "")
    report.evaluate("dispatchEvent(new Event('afterprint'))")
    assert report.locator(".card details:not([open])").count() > 0
    quiet = report.locator(".card:not([hidden]) .said blockquote").first.text_content() or ""
    still = open_page(folder / "report.html", java_script_enabled=False)
    for page in (report, still):
        page.pdf(path=tmp_path / "report.pdf", tagged=True)
        text = words_of(tmp_path / "report.pdf")
        assert quiet[:60] in text
        assert "Your judgement Agree" not in text


def words_of(path: Path) -> str:
    """The text of a PDF on one line."""
    with pypdfium2.PdfDocument(path) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


@pytest.mark.slow
def test_two_thousand_findings_stay_usable(
    open_page: Callable[..., Page], sample: ModuleType, tmp_path: Path
) -> None:
    """A report of 2,000 findings opens, filters and jumps."""
    run = sample.run()
    comparison = run.comparisons[0]
    many = tuple(
        dataclasses.replace(
            each, id=f"{number:016x}", thread_name=f"{each.thread_name} {number}", latest=True
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
