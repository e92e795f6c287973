"""The parts of what `make serve` serves, as processes: started, watched, started again, stopped.

A part that dies is started again with a line that says so; one that keeps dying ends everything with its
reason. Nothing stays behind: what a part started itself is found by a mark in its environment.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["MARK", "Part", "PartError", "stop", "sweep", "watch"]

MARK = "HMICDIFF_SERVED_BY"
"""Environment variable that all that is started carries: the number of the process that serves."""
STOP_SECONDS = 20
"""A process that has not stopped by then, asked once, is killed."""
TIMES, WITHIN_SECONDS = 3, 600
"""A part that dies more often than so many times within so many seconds is not started again."""
LOOK_SECONDS = 0.5


class PartError(Exception):
    """A part can't be kept up; the text says which and why."""


@dataclass(slots=True)
class Part:
    """One process to keep up."""

    name: str
    command: Sequence[str]
    folder: Path
    environment: Mapping[str, str]
    log: Path | None = None
    """What it says of its work goes there, else to this terminal."""
    spoken: bool = False
    """Whether what it prints goes to this terminal, else nowhere."""
    ready: Callable[[Part], None] = lambda _: None
    """Called after each start; waits until the part works."""
    process: subprocess.Popen[bytes] | None = None
    deaths: list[float] = field(default_factory=list)

    def start(self) -> None:
        """Start it, in a process group of its own so that Ctrl-C spares it, and wait until it works."""
        with contextlib.ExitStack() as files:
            log = files.enter_context(self.log.open("ab")) if self.log else None
            self.process = subprocess.Popen(
                self.command,
                cwd=self.folder,
                env=dict(self.environment),
                stdout=None if self.spoken else subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,
            )
        self.ready(self)

    def ended(self) -> int | None:
        """Return the code it ended with; null while it runs."""
        return self.process.poll() if self.process else None

    def stop(self) -> None:
        """Ask it to end, kill it where it does not, and its group with it."""
        if self.process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(STOP_SECONDS)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def watch(parts: Sequence[Part], died: Callable[[Part], None] = lambda _: None) -> None:
    """Keep the parts up for ever; `died` is called for each that died, before it is started again.

    Raises: PartError where one keeps dying.
    """
    while True:
        for part in parts:
            code = part.ended()
            if code is not None:
                _again(part, code, died)
        time.sleep(LOOK_SECONDS)


def _again(part: Part, code: int, died: Callable[[Part], None]) -> None:
    """Start a part again that ended with `code`. Raises: PartError where it has done so too often."""
    now = time.monotonic()
    part.deaths = [*(one for one in part.deaths if now - one < WITHIN_SECONDS), now]
    why = f"{part.name} ended {_in_words(code)}"
    if len(part.deaths) > TIMES:
        msg = f"{why}, {len(part.deaths)} times within {WITHIN_SECONDS // 60} minutes; everything is stopped"
        raise PartError(msg + (f". See {part.log}" if part.log else ""))
    sys.stderr.write(f"hmicdiff: {why}; it is started again\n")
    sys.stderr.flush()
    died(part)
    part.start()


def _in_words(code: int) -> str:
    """Return how a process ended: with a code, or by a signal."""
    if code >= 0:
        return f"with code {code}"
    try:
        return f"by {signal.Signals(-code).name}"
    except ValueError:
        return f"by signal {-code}"


def stop(parts: Sequence[Part]) -> None:
    """Stop the parts, the last started first, for it speaks to those before it."""
    for part in reversed(parts):
        part.stop()


def sweep(mark: str, *, spare: Sequence[int] = ()) -> None:
    """End what the parts started and left behind, found by the mark; where there is no ``/proc``, nothing."""
    wanted = f"{MARK}={mark}".encode()
    for place in Path("/proc").glob("[0-9]*/environ"):
        number = int(place.parent.name)
        with contextlib.suppress(OSError):
            if number not in {os.getpid(), *spare} and wanted in place.read_bytes().split(b"\0"):
                os.kill(number, signal.SIGKILL)
