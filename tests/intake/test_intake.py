"""A file that passes a limit is refused by name, and the others are read."""

from __future__ import annotations

import shutil
import threading
from typing import TYPE_CHECKING

import pytest

from hmicdiff import intake, job, readings
from hmicdiff.apart import Ended

if TYPE_CHECKING:
    from pathlib import Path

    from hmicdiff.reading.find import InputFile

LETTER = "2014-09-core-business-letter.txt"


@pytest.fixture(autouse=True)
def _nothing_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read everything anew."""
    monkeypatch.setenv("HMICDIFF_CACHE", str(tmp_path / ".cache"))


@pytest.fixture
def plan(tmp_path: Path, samples: Path) -> job.Plan:
    """Return the plan of a job over two short reports."""
    for name in ("a.txt", "b.txt"):
        shutil.copy(samples / LETTER, tmp_path / name)
    return job.make_plan(job.JobParams(paths=(tmp_path,)))


@pytest.mark.parametrize(
    ("ended", "code", "word"),
    [
        (Ended("memory"), "too_large", "MB of memory"),
        (Ended("seconds"), "too_large", "seconds of processor time"),
        (Ended("answer"), "too_large", "once it is read"),
        (Ended("died", 11), "damaged", "signal 11"),
    ],
)
def test_a_limit_passed_is_a_refusal(
    plan: job.Plan, monkeypatch: pytest.MonkeyPatch, ended: Ended, code: str, word: str
) -> None:
    """Each limit has its code and says itself; the other file is read."""
    sound = intake.understand_apart(plan.files[1])
    monkeypatch.setattr(intake, "ask_all", lambda *_: [ended, sound])
    (reading,), (refusal,) = job.read_all(plan)
    assert reading.report.source.path == "b.txt"
    assert (refusal.path, refusal.code) == ("a.txt", code)
    assert word in refusal.reason


def test_a_harmless_file_can_pass_the_limit_of_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plan: job.Plan
) -> None:
    """With little memory allowed a large plain text is too large, and small ones are read all the same."""
    monkeypatch.setenv("HMICDIFF_MAX_MEMORY", "224")
    (tmp_path / "large.txt").write_text("The force has a plan. " * 220_000)
    readings, (refusal,) = job.read_all(job.make_plan(plan.params))
    assert len(readings) == 2
    assert (refusal.path, refusal.code) == ("large.txt", "too_large")


def test_threads_share_workers(plan: job.Plan) -> None:
    """A file read from one of several threads, as a flow reads it, gives what is read elsewhere."""
    answers: list[object] = []
    threads = [
        threading.Thread(target=lambda file=file: answers.append(intake.read_file(file)))
        for file in plan.files
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers, key=repr) == sorted(map(intake.understand_file, plan.files), key=repr)


def test_workers_prepared_are_the_ones_that_read(plan: job.Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is started before a caller has threads reads for them, and none is started where all is kept."""
    started = []

    class Here:
        """Reads in this process."""

        def __init__(self, *_: object) -> None:
            started.append(self)

        def ask(self, file: InputFile) -> object:
            return intake.understand_apart(file)

        def close(self) -> None:
            """Have nothing to end."""

    intake.dismiss_readers()
    monkeypatch.setattr(intake, "Worker", Here)
    monkeypatch.setattr(intake.os, "cpu_count", lambda: 2)
    with monkeypatch.context() as patch:
        patch.setattr(threading, "active_count", lambda: 1)
        intake.prepare_readers(plan.files)
    threads = [threading.Thread(target=intake.read_file, args=[file]) for file in plan.files]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    intake.dismiss_readers()
    intake.prepare_readers(plan.files)
    assert len(started) == len(plan.files)
    assert all(readings.is_kept_reading(file, intake.hash_of(file.path)) for file in plan.files)
