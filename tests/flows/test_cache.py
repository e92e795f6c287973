"""Only what changed is read and compared again; a failure is tried again where that can help, and named."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from prefect.settings import PREFECT_LOCAL_STORAGE_PATH

from flows.compare import compare
from flows.config import CompareConfig
from hmicdiff import job
from hmicdiff.engine import current_engine

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("backend", "events")]

REPORTS = ("2014-11-crime-inspection.txt", "2019-05-peel-2018-19-effectiveness.txt")
NORFOLK = [f"norfolk/{name}" for name in REPORTS]
SUFFOLK = [f"suffolk/{name}" for name in REPORTS]


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of what the library reads and compares."""
    done: list[str] = []
    read, compare_work = job.read_file, job.compare_work

    def note_read(file: Any) -> Any:  # noqa: ANN401 - as the library's
        done.append(file.relative)
        return read(file)

    def note_compared(share: job.BodyWork) -> Any:  # noqa: ANN401 - as the library's
        done.append(share.body)
        return compare_work(share)

    monkeypatch.setattr(job, "read_file", note_read)
    monkeypatch.setattr(job, "compare_work", note_compared)
    return done


@pytest.fixture
def config(tmp_path: Path, put: Callable[..., Path]) -> CompareConfig:
    """Return a configuration over two bodies with two reports each."""
    for body in ("Norfolk", "Suffolk"):
        put(tmp_path / "inputs" / body.lower(), *REPORTS, body=body, mark=tmp_path.name)
    return CompareConfig(inputs=tmp_path / "inputs", outputs=tmp_path / "outputs", workbook=False)


def test_only_what_changed_is_done_again(
    config: CompareConfig, work: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second run reads nothing; a changed file, engine or vocabulary leads to what depends on it alone."""
    compare(config)
    assert sorted(work) == ["Norfolk Constabulary", "Suffolk Constabulary", *NORFOLK, *SUFFOLK]
    work.clear()
    compare(config)
    assert work == []
    changed = config.inputs / "suffolk" / REPORTS[1]
    changed.write_text(changed.read_text(encoding="utf-8") + "\nOne line more.\n", encoding="utf-8")
    compare(config)
    assert work == [SUFFOLK[1], "Suffolk Constabulary"]
    for part in ("code_hash", "vocabulary_hash"):
        work.clear()
        other = dataclasses.replace(current_engine(), **{part: f"another {part}"})
        for room in ("hmicdiff.job.plan", "hmicdiff.job.shares", "flows.tasks"):
            monkeypatch.setattr(f"{room}.current_engine", lambda other=other: other)
        compare(config)
        assert sorted(work) == ["Norfolk Constabulary", "Suffolk Constabulary", *NORFOLK, *SUFFOLK]


def test_force_reads_and_compares_again_and_renews_what_is_kept(
    config: CompareConfig, work: list[str]
) -> None:
    """Asked for everything anew, the cache is passed over, and holds afterwards what was made then."""
    compare(config)
    work.clear()
    first = times_kept()
    compare(config.model_copy(update={"force": True}))
    assert sorted(work) == ["Norfolk Constabulary", "Suffolk Constabulary", *NORFOLK, *SUFFOLK]
    renewed = [name for name, time in times_kept().items() if first.get(name) not in {None, time}]
    assert len(renewed) == len(work)
    work.clear()
    compare(config)
    assert work == []


def times_kept() -> dict[str, int]:
    """Return when each result of reading and comparing was written."""
    folder = PREFECT_LOCAL_STORAGE_PATH.value()
    return {one.name: one.stat().st_mtime_ns for kind in ("read-*", "compare-*") for one in folder.glob(kind)}


def test_results_are_kept_in_a_folder_of_the_tests(config: CompareConfig) -> None:
    """What a test keeps is not found by the next session in the same checkout."""
    kept = Path(".hmicdiff/results")
    before = set(kept.glob("*"))
    compare(config)
    assert set(kept.glob("*")) == before
    assert list(PREFECT_LOCAL_STORAGE_PATH.value().glob("read-*"))


def test_lost_outputs_are_made_again_without_reading(config: CompareConfig, work: list[str]) -> None:
    """A file that is gone from the outputs is rendered again from what is kept."""
    compare(config)
    work.clear()
    (config.outputs / "suffolk-constabulary" / "report.html").unlink()
    compare(config)
    assert work == []
    assert (config.outputs / "suffolk-constabulary" / "report.html").exists()


def test_one_bad_body_does_not_stop_the_others(
    config: CompareConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A body that can't be compared is named and looked at again by the next run; the others are done."""
    good = job.compare_work

    def fail_for_norfolk(share: job.BodyWork) -> Any:  # noqa: ANN401 - as the library's
        if share.body.startswith("Norfolk"):
            msg = "planted"
            raise ValueError(msg)
        return good(share)

    monkeypatch.setattr(job, "compare_work", fail_for_norfolk)
    state = compare(config, return_state=True)
    assert state.is_failed()
    assert "1 body failed: Norfolk Constabulary (ValueError: planted)" in (state.message or "")
    assert (config.outputs / "suffolk-constabulary" / "report.html").exists()
    monkeypatch.setattr(job, "compare_work", good)
    assert compare(config, return_state=True).is_completed()
    assert (config.outputs / "norfolk-constabulary" / "report.html").exists()


@pytest.mark.parametrize(
    ("error", "tries"), [(OSError("disk"), 2), (ValueError("text"), 1)], ids=["disk", "text"]
)
def test_a_reader_is_tried_again_where_that_can_help(
    config: CompareConfig, monkeypatch: pytest.MonkeyPatch, error: Exception, tries: int
) -> None:
    """A failing disk is asked twice, a text that breaks the reader once; either is refused by name."""
    read, asked = job.read_file, []

    def break_once(file: Any) -> Any:  # noqa: ANN401 - as the library's
        if file.relative == SUFFOLK[0]:
            asked.append(file)
            raise error
        return read(file)

    monkeypatch.setattr(job, "read_file", break_once)
    state = compare(config, return_state=True)
    assert len(asked) == tries
    assert state.is_completed()
    assert "1 input refused" in (state.message or "")
    assert not job.is_done(job.make_plan(config.job_params()))
