"""What a command costs: processor time with all it starts, peak memory, and the ratio of two builds run in turn."""

from __future__ import annotations

import math
import os
import resource
import signal
import statistics
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = [
    "EARLIER",
    "HERE",
    "LONGEST",
    "SAMPLES",
    "Bench",
    "Cost",
    "TooLongError",
    "clock",
    "compared",
    "paired",
    "spent",
]

HERE = Path(__file__).resolve().parents[1]
SAMPLES = HERE / "inputs" / "norfolk"
LONGEST = SAMPLES / "2024-09-peel-2023-25.txt"
EARLIER = SAMPLES / "2014-11-crime-inspection.txt"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost: seconds of processor time, and the peak of its largest process in megabytes."""

    seconds: float
    peak: float


class TooLongError(Exception):
    """A row has taken as long as a row may."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What a row is measured with."""

    base: Path | None
    runs: int
    folder: Path
    longest: float = math.inf
    """Seconds of the clock that a row may take."""
    deadline: float = math.inf
    """When the row is given up, by the monotonic clock."""


def spent(words: Sequence[str | Path], at: Path, cache: Path, deadline: float = math.inf) -> Cost:
    """Run a command of the build that stands `at` a folder; return its cost.

    Raises: TooLongError where it has not ended by the deadline; it is then ended with all it started.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = os.environ | {"HMICDIFF_CACHE": str(cache)}
    command = [at / ".venv/bin/python", *words]
    process = subprocess.Popen(
        command,
        cwd=at,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    left = max(0.0, min(deadline - time.monotonic(), threading.TIMEOUT_MAX))
    watch = threading.Timer(left, os.killpg, (process.pid, signal.SIGKILL))
    watch.start()
    _, status, usage = os.wait4(process.pid, 0)
    watch.cancel()
    process.returncode = 0
    if os.WIFSIGNALED(status) and time.monotonic() >= deadline:
        raise TooLongError
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(seconds, usage.ru_maxrss / 1024)


def compared(
    bench: Bench, inputs: Path, *, at: Path = HERE, out: str = "out", more: tuple[str, ...] = ()
) -> Cost:
    """Return what ``compare`` costs over a folder."""
    name = "base" if at != HERE else "own"
    words: list[str | Path] = [
        "-m",
        "hmicdiff",
        "compare",
        inputs,
        "--quiet",
        "--out",
        bench.folder / name / out,
        *more,
    ]
    return spent(words, at, bench.folder / name / "cache", bench.deadline)


def paired(bench: Bench, inputs: Path, runs: int | None = None) -> str:
    """Return the ratio of this build to the base over one folder, everything made anew, and the peak of this one."""
    sides = [HERE, *([bench.base] if bench.base else [])]
    warm = ("--force",)
    for side in sides:
        compared(bench, SAMPLES, at=side, more=warm)
    told = [
        [compared(bench, inputs, at=side, more=warm) for side in sides] for _ in range(runs or bench.runs)
    ]
    own = statistics.median(one[0].seconds for one in told)
    peak = max(one[0].peak for one in told)
    if not bench.base:
        return f"{own:.1f} s, {peak:.0f} MB"
    ratio = statistics.median(one.seconds / other.seconds for one, other in told)
    return f"{ratio:.2f}x ({own:.1f} s), {peak:.0f} MB"


def clock(work: Callable[[], object]) -> float:
    """Return the seconds of the clock that some work takes."""
    start = time.monotonic()
    work()
    return time.monotonic() - start
