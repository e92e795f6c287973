"""What is new is told by its own reason: added, corrected, removed, refused, readable, a decision, an upgrade."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest

from flows.config import WatchConfig
from flows.reasons import due_to, reasons_of
from hmicdiff import job
from hmicdiff.engine import current_engine
from hmicdiff.reporting.brief import news_rows
from hmicdiff.store import load_manifest, save_manifest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flows.reasons import Reasons
    from hmicdiff.model import Verdict

OLD = "2014-11-crime-inspection.txt"
NEW = "2019-05-peel-2018-19-effectiveness.txt"


@pytest.fixture
def config(tmp_path: Path, put: Callable[..., Path]) -> WatchConfig:
    """Return a configuration over a folder of two reports."""
    put(tmp_path / "inputs" / "norfolk", OLD, NEW)
    return WatchConfig(inputs=tmp_path / "inputs", outputs=tmp_path / "outputs", workbook=False)


def run(config: WatchConfig) -> tuple[Reasons, job.BodyResult]:
    """Do a run as the flow does, without Prefect; return its reasons and the body's result."""
    plan = job.make_plan(config.job_params())
    readings, refused = job.read_all(plan)
    reasons = reasons_of(plan, refused)
    (work,) = job.divide(plan, readings, refused)
    result = job.write_work(plan, work, None)
    job.finish(plan, [result], readings, refused)
    return reasons, result


def dues(reasons: Reasons, result: job.BodyResult) -> set[str]:
    """Return what the rows of news say that they are due to."""
    before = result.before.comparisons[0] if result.before else None
    return {row["due to"] for row in news_rows(result.run.comparisons[0], before, due_to(reasons, result))}


def test_a_first_run_says_that_it_is_the_first(config: WatchConfig) -> None:
    """Before it there was nothing to differ from."""
    reasons, result = run(config)
    assert reasons.in_words() == f"The first run: norfolk/{OLD}, norfolk/{NEW}."
    assert dues(reasons, result) == {"a new report"}


def test_a_new_report_is_told_as_new(config: WatchConfig, put: Callable[..., Path]) -> None:
    """A report dropped in is new, and so is what it says."""
    (config.inputs / "norfolk" / NEW).unlink()
    run(config)
    put(config.inputs / "norfolk", NEW)
    reasons, result = run(config)
    assert reasons.in_words() == f"New: norfolk/{NEW}."
    assert dues(reasons, result) == {"a new report"}


def test_a_removed_report_is_told_as_removed(config: WatchConfig) -> None:
    """What a report's going away changes is due to that, not to an upgrade."""
    run(config)
    (config.inputs / "norfolk" / NEW).unlink()
    reasons, result = run(config)
    assert reasons.in_words() == f"Removed: norfolk/{NEW}."
    assert dues(reasons, result) <= {"a removed report"}


def test_a_correction_is_told_as_a_correction(config: WatchConfig) -> None:
    """A file with other bytes is corrected; a sentence less is no hundred findings."""
    run(config)
    path = config.inputs / "norfolk" / NEW
    path.write_text(path.read_text(encoding="utf-8") + "\nThe force has a new website.\n", encoding="utf-8")
    reasons, result = run(config)
    assert reasons.in_words() == f"Corrected: norfolk/{NEW}."
    assert dues(reasons, result) <= {"a corrected report"}
    assert reasons.reports == {f"norfolk/{NEW}"}


def test_a_refused_report_is_told_once(config: WatchConfig, put: Callable[..., Path]) -> None:
    """A report that can't be read any more is refused, not again next time; mended, it is readable."""
    run(config)
    path = config.inputs / "norfolk" / NEW
    path.write_bytes(b"")
    reasons, result = run(config)
    assert reasons.in_words() == f"Refused: norfolk/{NEW}."
    assert dues(reasons, result) <= {"a report that is refused now"}
    other = config.inputs / "norfolk" / "2016-03-note.txt"
    other.write_bytes(b"")
    reasons, _ = run(config)
    assert reasons.in_words() == "Refused: norfolk/2016-03-note.txt."
    assert not reasons.reports
    put(path.parent, NEW)
    reasons, result = run(config)
    assert reasons.in_words() == f"Readable now: norfolk/{NEW}."
    assert dues(reasons, result) == {"a report that can be read now"}


def test_an_upgrade_is_told_as_an_upgrade(config: WatchConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other code is an upgrade, and the reports are as they were."""
    run(config)
    other = dataclasses.replace(current_engine(), code_hash="another")
    monkeypatch.setattr("flows.reasons.current_engine", lambda: other)
    reasons = reasons_of(job.make_plan(config.job_params()), ())
    assert reasons.in_words() == "hmicdiff was upgraded."


def test_a_decision_is_told_as_a_decision(
    config: WatchConfig, agree: Callable[[Path, str, Verdict], None]
) -> None:
    """What a reviewer judged is the reason, and no report's."""
    _, result = run(config)
    judged = result.run.comparisons[0].verdicts[0]
    agree(config.inputs, result.run.run, judged)
    reasons = reasons_of(job.make_plan(config.job_params()), ())
    assert reasons.in_words() == "A reviewer's decision is new or another."


def test_a_run_without_a_change_says_why_it_ran(config: WatchConfig) -> None:
    """Where no file, decision or code is another: asked for, other settings, altered outputs, or tried again."""
    run(config)

    def told(**words: Any) -> str:  # noqa: ANN401 - any field
        return reasons_of(job.make_plan(config.model_copy(update=words).job_params()), ()).in_words()

    assert told(force=True) == "Nothing changed: everything is made again, as asked."
    assert told(workbook=True) == "No report changed, but the settings did."
    assert told().endswith("files of the outputs are missing or altered: they are made again.")
    manifest = load_manifest(config.outputs)
    save_manifest(config.outputs, dataclasses.replace(manifest, key="another", decisions=""))
    assert told() == "No report changed, but a decision or the settings did."
    save_manifest(config.outputs, dataclasses.replace(manifest, key=""))
    assert told().endswith("the run before was not whole: what failed is tried again.")
