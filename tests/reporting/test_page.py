from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hmicdiff.reporting.html import render_body, render_index, render_pages, render_report
from hmicdiff.reporting.summary import count_findings

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

HERE = Path(__file__).parent
VOID = {"meta", "link", "input", "br", "use", "path", "circle"}


class Page(HTMLParser):
    """Ids, links and nesting of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.resources: list[str] = []
        self.handlers: list[str] = []
        self.scripts: list[str] = []
        self.errors: list[str] = []
        self.open: list[str] = []
        self.text = text
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag names and where it leads."""
        found = dict(attrs)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [found["href"] or ""] if "href" in found else []
        self.resources += [found["src"] or ""] if "src" in found else []
        self.handlers += [name for name in found if name.startswith("on") or name == "style"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that closes itself opens nothing."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """A closing tag has to close the innermost open one."""
        if not self.open or self.open.pop() != tag:
            self.errors.append(f"</{tag}> at line {self.getpos()[0]}")


@pytest.fixture(scope="module")
def parsed(page: str) -> Page:
    """The sample's report, parsed."""
    return Page(page)


def test_every_tag_is_closed_in_order(parsed: Page) -> None:
    """The page is well nested, so that every browser builds the same tree."""
    assert parsed.errors == []
    assert parsed.open == []


def test_ids_are_unique(parsed: Page) -> None:
    """A link can mean one place only."""
    assert [name for name, number in Counter(parsed.ids).items() if number > 1] == []


def test_every_link_leads_somewhere(parsed: Page, files: dict[str, bytes]) -> None:
    """Each link within the page has its target, each other one its file beside the page, or is to the index."""
    for link in parsed.links:
        name, _, target = link.partition("#")
        if target:
            assert target in parsed.ids, link
        elif name and not name.startswith(("?", "data:,")):
            assert name in {*files, "../index.html"}, link


def test_nothing_is_loaded(parsed: Page) -> None:
    """No resource, handler or style attribute: the page needs nothing and obeys its own policy."""
    assert parsed.resources == []
    assert parsed.handlers == []
    assert [link for link in parsed.links if re.match(r"\w+:", link)] == ["data:,"]
    own = "".join(re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", parsed.text, re.DOTALL))
    assert re.findall(r"url\(|@import|fetch\(|XMLHttp|https?:", own) == []


def test_policy_allows_exactly_our_style_and_script(page: str) -> None:
    """The hashes in the policy are those of the one style and the one script."""
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    for tag in ("style", "script"):
        content = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert len(content) == 1
        digest = base64.b64encode(hashlib.sha256(content[0].encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in policy[1]
    assert policy[1].startswith("default-src &#39;none&#39;")


def test_first_screen_shows_the_numbers_of_the_run(page: str, sample: ModuleType) -> None:
    """Every count on the first screen is the run's own count."""
    counts = dataclasses.asdict(count_findings(sample.comparison()))
    shown = re.findall(r'data-filter="([\w-]+)"><b>.*?</svg>(\d+)</b>', page)
    assert dict(shown) == {
        "worse": str(counts["regressed"]),
        "again": str(counts["raised_again"]),
        "improved": str(counts["improved"]),
        "closed": str(counts["closed"]),
        "now-criticised": str(counts["now_criticised"]),
        "now-praised": str(counts["now_praised"]),
        "both": str(counts["criticised_in_both"]),
        "concern": str(counts["new_concerns"]),
        "review": str(counts["needs_review"]),
    }


def test_filters_show_as_many_cards_as_counted(page: str) -> None:
    """A count that filters shows exactly what it counts."""
    groups = re.findall(r'data-v="([^"]+)" .*? data-p="[^"]* latest"', page)
    for code, number in re.findall(r'data-filter="([\w-]+)"><b>.*?</svg>(\d+)</b>', page):
        assert sum(code in group.split() for group in groups) == int(number)


def test_embedded_results_are_the_runs(page: str, sample: ModuleType) -> None:
    """One mailed file is enough for a program: the results stand in it, without the passages."""
    found = re.search(r'<script type="application/json" id="data"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert found
    data = json.loads(found[1])
    assert [each["id"] for each in data["verdicts"]] == [each.id for each in sample.comparison().verdicts]
    assert data["counts"] == dataclasses.asdict(count_findings(sample.comparison()))
    assert "quote" not in found[1]


def test_every_finding_stands_once_with_its_quotes(page: str, sample: ModuleType) -> None:
    """Each verdict is one card."""
    for verdict in sample.comparison().verdicts:
        assert page.count(f' id="f-{verdict.id}"') == 1


def test_no_direction_crosses_an_incomparable_line(page: str) -> None:
    """Between the four-tier and the five-tier column no grade is called higher, lower or the same."""
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", page.split("</table>", maxsplit=1)[0], re.DOTALL)
    after = [cell for row in rows for cell in re.findall(r'<td class="brk">(.*?)</td>', row, re.DOTALL)]
    assert any("not comparable with the grade before" in cell for cell in after)
    assert not [cell for cell in after if re.search(r"higher|lower|same", cell)]


HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\u202eright to left\u202c",
    "{{ 7 * 7 }}",
    "' onfocus='alert(1)",
    "word " * 2_000,
)


@pytest.mark.parametrize("text", HOSTILE, ids=["script", "image", "bidi", "template", "quote", "long line"])
def test_hostile_text_stays_text(text: str, sample: ModuleType) -> None:
    """Whatever a report holds is shown, never run."""
    run = sample.run()
    comparison = run.comparisons[0]
    evidence = dataclasses.replace(comparison.verdicts[1].evidence[0], quote=text)
    verdict = dataclasses.replace(comparison.verdicts[1], evidence=(evidence,), thread_name=text, reason=text)
    hostile = dataclasses.replace(comparison, verdicts=(verdict,), body=f"Body {text[:60]}")
    run = dataclasses.replace(run, comparisons=(hostile,))
    page = Page(render_report(hostile, sample.readings(), run).decode())
    assert page.errors == []
    assert page.handlers == []
    assert len(re.findall(r"<script", page.text)) == 2
    assert "<img" not in page.text
    assert "alert(1)</script>" not in page.text.replace("&lt;/script&gt;", "")


def test_one_report_has_nothing_to_compare(sample: ModuleType) -> None:
    """A body with one report gets its page, which says so."""
    comparison = dataclasses.replace(
        sample.comparison(),
        reports=sample.comparison().reports[:1],
        verdicts=(), threads=(), passage_links=(), repeats=(), grade_changes=(), figure_changes=(),
        item_threads=(), unmatched_sections=(), renames=(), history=None,
    )  # fmt: skip
    page = render_report(comparison, sample.readings()[:1], sample.run()).decode()
    assert "One report: there is nothing to compare it with yet." in page
    assert Page(page).errors == []


def test_the_same_comparison_gives_the_same_bytes(files: dict[str, bytes], sample: ModuleType) -> None:
    """Rendering again gives the same files."""
    run = sample.run()
    assert render_body(run.comparisons[0], sample.readings(), run) == files


def test_files_of_a_body(files: dict[str, bytes], sample: ModuleType) -> None:
    """A body's folder holds the report, tables, workbook and the cited texts as they were read."""
    names = [
        "verdicts",
        "threads",
        "grades",
        "grade_changes",
        "figures",
        "items",
        "repeats",
        "sections",
        "likeness",
        "mentions",
        "links",
    ]
    expected = {f"tables/{name}.{kind}" for name in names for kind in ("csv", "parquet")}
    expected |= {f"sources/{sample.digest(name)}.txt" for name in sample.FILES}
    assert set(files) == expected | {"report.html", "workbook.xlsx"}
    for name in sample.FILES:
        assert files[f"sources/{sample.digest(name)}.txt"] == (sample.FOLDER / name).read_bytes()


def test_without_workbook(sample: ModuleType) -> None:
    """The workbook can be left out."""
    run = sample.run()
    assert "workbook.xlsx" not in render_body(run.comparisons[0], sample.readings(), run, workbook=False)


def test_as_of_date_is_shown(sample: ModuleType) -> None:
    """The date a report shows is that of its newest input, or the one given."""
    run = sample.run()
    assert b"Newest report: September 2024" in render_report(run.comparisons[0], sample.readings(), run)
    dated = render_report(run.comparisons[0], sample.readings(), run, as_of="2025-01-31")
    assert b"Newest report: 31 January 2025" in dated


def test_index_lists_bodies_and_failures(sample: ModuleType) -> None:
    """The index has a line for each body and one for each file that was not read."""
    text = render_index(sample.run()).decode()
    page = Page(text)
    assert page.errors == []
    assert "norfolk-constabulary/report.html" in page.links
    assert "run OCR first" in text
    assert len(text) < 300_000


def test_a_large_report_is_divided_by_topic(sample: ModuleType) -> None:
    """Over the limit, findings move to a page a topic; each stands once, and every link leads somewhere."""
    run = sample.run()
    pages = render_pages(run.comparisons[0], sample.readings(), run, most_bytes=1000)
    parsed = {name: Page(content.decode()) for name, content in pages.items()}
    assert len(pages) == 1 + len({each.topic for each in sample.comparison().verdicts})
    assert "too many for one file" in parsed["report.html"].text
    assert "Part of the report: Investigating crime." in parsed["report-investigation.html"].text
    assert "report.html" in parsed["report-investigation.html"].links
    for verdict in sample.comparison().verdicts:
        assert [f' id="f-{verdict.id}"' in page.text for page in parsed.values()].count(True) == 1
    for page in parsed.values():
        for link in page.links:
            name, _, target = link.partition("#")
            if name.startswith("report") or (target and not name):
                assert not target or target in parsed[name].ids if name else target in page.ids, link


def test_golden_page(page: str, same_as_file: Callable[[Path, str], None]) -> None:
    """The page is the one last looked at; style and script are left out, they have tests of their own."""
    bare = re.sub(r"<style>.*?</style>|<script>.*?</script>", "", page, flags=re.DOTALL)
    bare = re.sub(r"sha256-[^&]+", "sha256-", bare)
    same_as_file(HERE / "golden" / "report.html", bare)


PARTS = {
    "style": {"css/map.css": 1_536, "css/workbench.css": 2_048},
    "script": {
        "js/pairs.js": 7_936,
        "js/search.js": 4_608,
        "js/cite.js": 4_608,
        "js/extracts.js": 3_072,
        "js/likeness.js": 2_560,
        "js/needs.js": 2_560,
        "js/export.js": 4_608,
    },
}
"""What map, search, citing and references have of their own, as it lies in the package, and the most each may take."""


@pytest.mark.parametrize(("tag", "most"), [("style", 12_288), ("script", 16_384)])
def test_style_and_script_stay_small(tag: str, most: int, page: str) -> None:
    """Style and script keep to their budget in the page; the larger tools keep to one of their own each.

    Search by synonyms and forms, and copies with citation, replace work a reader otherwise does by hand on
    every finding: worth 4.5 KB each, less than a hundredth of a report. Sentences taken from the extracts
    (3 KB) save some twenty times their room. Order by need and the saving of a selection are worth theirs.
    """
    found = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
    own = {name: _packed_size(name) for name in PARTS[tag]}
    assert all(own[name] <= room for name, room in PARTS[tag].items())
    assert 1000 < len(found[0].encode()) - sum(own.values()) <= most


def _packed_size(name: str) -> int:
    text = (HERE.parents[1] / "hmicdiff" / "reporting" / "static" / name).read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines()]
    return len("\n".join(line for line in lines if line and not line.startswith(("//", "/*"))).encode())


def test_script_parts_hold_no_text_over_several_lines() -> None:
    """The parts are put together line by line without indents, which a string over lines would not outlive."""
    for part in (HERE.parents[1] / "hmicdiff" / "reporting" / "static" / "js").glob("*.js"):
        assert "`" not in part.read_text(encoding="utf-8")


def test_sample_report_stays_under_its_target(files: dict[str, bytes]) -> None:
    """The sample's page is far from the target of one megabyte."""
    assert len(files["report.html"]) < 1_000_000
