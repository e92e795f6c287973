"""What reading, comparing and rendering cost, on the samples and on made editions of one report.

    python benchmarks/speed.py [EDITIONS ...]

Prints one row for the samples and one for each number of editions (default 4) planted in the longest
sample: seconds of processor time to read, compare and render, then seconds and largest memory of the
whole command in a process of its own. Processor time, not the clock's: it says the same on a busy machine.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from planted import plant

from hmicdiff import job
from hmicdiff.pipeline import render

SAMPLES = Path(__file__).parents[1] / "inputs" / "norfolk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one folder of reports costs: seconds of processor time of each step, and memory in megabytes."""

    reports: int
    read: float
    compare: float
    render: float
    command: float
    peak: float


def main(numbers: list[int]) -> None:
    """Print the table."""
    print("inputs        reports  read s  compare s  render s  command s  peak MB")
    _print("samples", _measured(SAMPLES))
    for number in numbers:
        with tempfile.TemporaryDirectory() as folder:
            _write_editions(number, Path(folder))
            _print(f"{number} editions", _measured(Path(folder)))


def _print(name: str, cost: Cost) -> None:
    print(
        f"{name:13} {cost.reports:7} {cost.read:7.1f} {cost.compare:10.1f} {cost.render:9.1f} "
        f"{cost.command:10.1f} {cost.peak:8.0f}"
    )


def _write_editions(number: int, folder: Path) -> None:
    """Write the longest sample, and editions of it that each grow out of the one before."""
    text = max((path.read_text() for path in SAMPLES.glob("*.txt")), key=len)
    for edition in range(number):
        (folder / f"{2024 + edition}.txt").write_text(text)
        text = plant(text, seed=edition).text


def _measured(folder: Path) -> Cost:
    """Do the steps one by one here, then the whole command in a process of its own."""
    plan = job.make_plan(job.JobParams(paths=(folder,), out=folder / "never-written"))
    start = time.process_time()
    readings, refused = job.read_all(plan)
    read = time.process_time()
    runs = [job.compare_work(share) for share in job.divide(plan, readings, refused)]
    compared = time.process_time()
    for run in runs:
        render(run)
    rendered = time.process_time()
    command, peak = _command(folder)
    return Cost(
        reports=len(readings),
        read=read - start,
        compare=compared - read,
        render=rendered - compared,
        command=command,
        peak=peak,
    )


def _command(folder: Path) -> tuple[float, float]:
    """Return processor seconds and largest memory, in megabytes, of ``hmicdiff compare``."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory() as out:
        words = [sys.executable, "-m", "hmicdiff", "compare", str(folder), "--out", out, "--quiet"]
        subprocess.run(words, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, after.ru_maxrss / 1024


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [4])
