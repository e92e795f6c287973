"""Watching a folder: only what is new is compared, and nothing is told twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from flows.config import CorpusConfig, WatchConfig
from flows.corpus import corpus
from flows.telling import CHANGE_DETECTED, REPORT_ADDED, RUN_FINISHED
from flows.watch import watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("backend")]

OLD = "2014-11-crime-inspection.txt"
NEW = "2019-05-peel-2018-19-effectiveness.txt"


@pytest.fixture
def config(tmp_path: Path, put: Callable[..., Path]) -> WatchConfig:
    """Return a configuration over a folder that holds one old report."""
    put(tmp_path / "inputs" / "norfolk", OLD)
    return WatchConfig(inputs=tmp_path / "inputs", outputs=tmp_path / "outputs", workbook=False)


def names(events: list[dict[str, Any]]) -> list[str]:
    """Return the names of the events sent."""
    return [event["event"] for event in events]


def test_a_dropped_report_is_compared_and_told_once(
    config: WatchConfig, put: Callable[..., Path], events: list[dict[str, Any]]
) -> None:
    """A new report leads to a new comparison, one event of its own and one a change; then to nothing."""
    watch(config)
    assert names(events) == [REPORT_ADDED, RUN_FINISHED]
    events.clear()
    put(config.inputs / "norfolk", NEW)
    state = watch(config, return_state=True)
    assert "2 reports" in (state.message or "")
    assert names(events).count(REPORT_ADDED) == 1
    told = [event["payload"] for event in events if event["event"] == CHANGE_DETECTED]
    assert any(one["topic"] == "investigation" and one["verdict"] == "regressed" for one in told)
    assert all(one["quote"] and one["body"] == "Norfolk Constabulary" for one in told)
    assert events[-1]["resource"]["hmicdiff.worse"] == "yes"
    assert events[-1]["payload"]["changes"] == told
    events.clear()
    state = watch(config, return_state=True)
    assert state.is_completed()
    assert state.message == "nothing new since the last run"
    assert names(events) == [RUN_FINISHED]
    assert events[0]["resource"]["hmicdiff.worse"] == "no"


def test_a_corpus_lists_every_body_and_failure(
    config: WatchConfig,
    put: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    events: list[dict[str, Any]],
) -> None:
    """A body that fails is named in the table and the state; the others are done."""
    monkeypatch.setenv("HMICDIFF_TASK_WORKERS", "1")
    put(config.inputs / "suffolk", NEW, body="Suffolk")
    shown: dict[str, str] = {}
    monkeypatch.setattr(
        "flows.publish.create_markdown_artifact",
        lambda **words: shown.update({words["key"]: words["markdown"]}),
    )
    from hmicdiff import job  # noqa: PLC0415 - to wrap the function the task calls

    write = job.write_work

    def fail_for_suffolk(plan: job.Plan, work: job.BodyWork, compared: None) -> job.BodyResult:
        if work.body.startswith("Suffolk"):
            msg = "planted"
            raise RuntimeError(msg)
        return write(plan, work, compared)

    monkeypatch.setattr("hmicdiff.job.write_work", fail_for_suffolk)
    state = corpus(
        CorpusConfig(inputs=config.inputs, outputs=config.outputs, workbook=False), return_state=True
    )
    assert state.is_failed()
    assert "Suffolk Constabulary" in (state.message or "")
    first, second = shown["corpus"].split("\n- ")
    assert first.startswith("- **Suffolk Constabulary**: failed\n")
    assert "planted" in first
    assert second.startswith("**Norfolk Constabulary**: made again\n")
    assert (config.outputs / "norfolk-constabulary" / "report.html").exists()
    assert REPORT_ADDED not in names(events)
