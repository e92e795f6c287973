"""Judging findings in the report: draft, decisions file, and what the next run makes of it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from pages import review, save, stored
from playwright.sync_api import expect

from hmicdiff.cli import main
from hmicdiff.judging.decisions import apply_decisions, parse_decisions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


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
    shown = page.locator(f"#f-{improved.id} .two:not(.side) blockquote").all_text_contents()
    assert rows[improved.id]["quotes"] == shown
    assert shown
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
    with stored(report):
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


@pytest.fixture(scope="module")
def inputs(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two of the sample reports in a folder of their own."""
    found = tmp_path_factory.mktemp("round") / "inputs"
    found.mkdir()
    for name in ("hmi-assessment-transcript.txt", "2019-05-peel-2018-19-effectiveness.txt"):
        shutil.copy(samples / name, found / name)
    return found


def compare(inputs: Path) -> tuple[Path, dict[str, Any]]:
    """Run the program over the inputs; return the report and the findings by id."""
    out = inputs.parent / "outputs"
    assert main(["compare", str(inputs), "--out", str(out), "-q", "--no-workbook"]) == 0
    folder = next(out.glob("*/run.json")).parent
    (found,) = json.loads((folder / "run.json").read_text(encoding="utf-8"))["comparisons"]
    return folder / "report.html", {each["id"]: each for each in found["verdicts"]}


def test_the_next_run_keeps_to_what_was_judged(open_page: Callable[..., Page], inputs: Path) -> None:
    """Judged in the report, saved beside the inputs: the next run honours it, shows by whom, and asks no more.

    A decision whose evidence has changed since is shown as stale, with what was judged then, and decides nothing.
    """
    report, verdicts = compare(inputs)
    page = open_page(report, "?p=all")
    wrong, changed = sorted(key for key, each in verdicts.items() if each["verdict"] not in {"mixed", "new"})[
        :2
    ]
    review(page, wrong, "disagree", "read the whole section")
    page.locator(f"#f-{wrong} .right select").select_option("mixed")
    review(page, changed, "agree")
    (inputs / "decisions").mkdir()
    to = inputs / "decisions" / "a-reviewer.json"
    saved = save(page, to)
    for row in saved["decisions"]:
        if row["verdict_id"] == changed:
            row["evidence_hash"] = "0" * 16
            row["quotes"] = ["The force was slow."]
    to.write_text(json.dumps(saved), encoding="utf-8")

    report, verdicts = compare(inputs)
    assert verdicts[wrong]["decision"]["state"] == "honoured"
    assert verdicts[changed]["decision"]["state"] == "stale"
    page = open_page(report, "?p=all")
    card = page.locator(f"#f-{wrong}")
    expect(card.locator(".tag").first).to_have_text("Mixed")
    expect(card.locator("s")).to_be_visible()
    expect(card.locator(".flag").first).to_contain_text("verridden by A. Reviewer")
    expect(card.locator(".ask")).to_have_count(0)
    expect(page.locator(f"#f-{changed} .flag").first).to_contain_text("no longer fits the evidence")
    expect(page.locator(f"#f-{changed} .then blockquote")).to_have_text("The force was slow.")
