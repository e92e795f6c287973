"""A part that dies is started again and said so; one that keeps dying ends everything; nothing stays behind."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from flows import parts, place
from flows.parts import MARK, Part, PartError

if TYPE_CHECKING:
    from collections.abc import Iterator

SLEEP = (sys.executable, "-c", "import time; time.sleep(60)")
DIE = (sys.executable, "-c", "raise SystemExit(7)")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look often."""
    monkeypatch.setattr(parts, "LOOK_SECONDS", 0.02)


@pytest.fixture
def part(tmp_path: Path) -> Iterator[Part]:
    """Return a part that goes on until it is killed."""
    part = Part("the worker", SLEEP, tmp_path, dict(os.environ))
    yield part
    part.stop()


def gone(pid: int) -> bool:
    """Whether a process has ended; one that nobody has waited for yet has too."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_a_dead_part_is_started_again(part: Part, capsys: pytest.CaptureFixture[str]) -> None:
    """A killed worker is told with its reason, its runs are seen to, and another takes its place."""
    part.start()
    assert part.process
    first = part.process.pid
    os.kill(first, signal.SIGKILL)
    died: list[str] = []

    def seen(one: Part) -> None:
        died.append(one.name)
        one.command = DIE  # ends the watch: it keeps dying from now on

    with pytest.raises(PartError):
        parts.watch([part], seen)
    assert died == ["the worker"] * parts.TIMES
    assert part.process.pid != first
    assert "hmicdiff: the worker ended by SIGKILL; it is started again" in capsys.readouterr().err


def test_a_part_that_keeps_dying_ends_everything_with_its_reason(part: Part) -> None:
    """The reason names the part, how it ended and how often."""
    part.command = DIE
    part.start()
    with pytest.raises(PartError, match=r"the worker ended with code 7, 4 times within 10 minutes"):
        parts.watch([part])


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="finds processes by /proc")
def test_nothing_stays_behind(part: Part, tmp_path: Path) -> None:
    """A child in a session of its own, as Prefect starts a run, ends with what started it; others go on."""
    starts = (
        "import subprocess, sys, time; child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'],"
        "start_new_session=True); open('child', 'w').write(str(child.pid)); time.sleep(60)"
    )
    other = Part("other", SLEEP, tmp_path, {**os.environ, MARK: "another test's"})
    part.command, part.environment = (sys.executable, "-c", starts), {**os.environ, MARK: "this test's"}
    part.start()
    other.start()
    assert other.process
    try:
        until = time.monotonic() + 30
        while not (tmp_path / "child").exists() or not (tmp_path / "child").read_text():
            assert time.monotonic() < until
            time.sleep(0.05)
        child = int((tmp_path / "child").read_text())
        part.stop()
        assert not gone(child)
        parts.sweep("this test's")
        while not gone(child):
            assert time.monotonic() < until
            time.sleep(0.05)
        assert other.ended() is None
    finally:
        other.stop()


def test_who_comes_second_is_told_what_runs_and_where(tmp_path: Path) -> None:
    """A place is held once, with the first one's words; when that has ended it is free again."""
    with (
        place.held(tmp_path / "serving", "Prefect UI http://127.0.0.1:4200"),
        pytest.raises(
            place.Taken, match=rf"already served: Prefect UI http://127.0.0.1:4200 \(process {os.getpid()}\)"
        ),
        place.held(tmp_path / "serving", "second"),
    ):
        pass
    with place.held(tmp_path / "serving", "third"):
        assert (tmp_path / "serving").read_text(encoding="utf-8").startswith("third")


def test_a_taken_port_is_one_line() -> None:
    """A port that another program listens on is named, with what to say instead."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(place.Taken, match=f"127.0.0.1 port {port} can't be served at"):
            place.free_or_taken("127.0.0.1", port)
    place.free_or_taken("127.0.0.1", port)
