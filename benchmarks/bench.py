"""Every row of the table in `docs/performance.md`, measured now, each with its target beside it.

    python benchmarks/bench.py [--base DIR] [--runs 3] [--longest 300] [--only WORD ...]

`--base` is a checkout of an earlier build with its own ``.venv``: rows that are ratios run both builds in turn
and print the median of the ratios; without it they print seconds alone. Seconds are of processor time, of a
command with all it starts, so that they say nearly the same on a busy machine. Every run has a cache of
its own that one run before has filled with what a machine learns once, as on the second day of use. A row
that is not done in five minutes (`--longest`, seconds of the clock) is given up, and says so.
"""

from __future__ import annotations

import argparse
import datetime as dt
import difflib
import math
import os
import platform
import resource
import shutil
import signal
import statistics
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from planted import plant

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HERE = Path(__file__).resolve().parents[1]
SAMPLES = HERE / "inputs" / "norfolk"
LONGEST = SAMPLES / "2024-09-peel-2023-25.txt"
EARLIER = SAMPLES / "2014-11-crime-inspection.txt"
FORCES = [
    "Cleveland",
    "Cumbria",
    "Derbyshire",
    "Durham",
    "Essex",
    "Gloucestershire",
    "Hampshire",
    "Humberside",
    "Kent",
    "Lancashire",
]


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


def main() -> None:
    """Print the table row by row."""
    parser = argparse.ArgumentParser(description="Measure every row of docs/performance.md.")
    parser.add_argument("--base", type=Path, help="a checkout of an earlier build, its .venv ready")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--longest", type=float, default=300.0, help="seconds of the clock that a row may take"
    )
    parser.add_argument("--only", nargs="*", default=[], help="words of the rows to measure")
    options = parser.parse_args()
    print(f"{dt.datetime.now(dt.UTC):%Y-%m-%d}, {os.cpu_count()} processors, {platform.machine()}, ", end="")
    print(f"{platform.system()}, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}")
    print(f"{'work':58} {'measured':34} target", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(options.base and options.base.resolve(), options.runs, Path(folder), options.longest)
        for name, measure, target in ROWS:
            if all(word in name for word in options.only):
                print(f"{name:58} {_measured(measure, bench):34} {target}", flush=True)


def _measured(measure: Callable[[Bench], str], bench: Bench) -> str:
    """Return what a row measures, or that it was given up."""
    try:
        return measure(replace(bench, deadline=time.monotonic() + bench.longest))
    except TooLongError:
        return f"not done in {bench.longest:.0f} s of the clock"


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


def row_samples(bench: Bench) -> str:
    """Return what the five samples cost."""
    return paired(bench, SAMPLES)


def row_pair(bench: Bench) -> str:
    """Return what one pair costs in one process, read to verdicts, beside what HtmlDiff takes for its page."""
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder, "first"), Path(folder, "second")
        for place, sources in ((first, SAMPLES.glob("2019*.txt")), (second, (EARLIER, LONGEST))):
            place.mkdir()
            for source in (*sources, SAMPLES / "catalogue.toml"):
                shutil.copy(source, place)
        sides = [HERE, *([bench.base] if bench.base else [])]
        for side in sides:  # so that the patterns of all runs are known
            spent_on_pair(side, first, second)
        told = [
            (*(spent_on_pair(side, first, second) for side in sides), _spent(_html_page))
            for _ in range(bench.runs)
        ]
    ours = statistics.median(one[0] for one in told)
    theirs = statistics.median(one[0] / one[-1] for one in told)
    ratio = f", {statistics.median(one[0] / one[1] for one in told):.2f}x of the base" if bench.base else ""
    return f"{ours:.2f} s, {theirs:.2f}x HtmlDiff{ratio}"


_PAIR = """
import sys, time
from pathlib import Path
try:
    from hmicdiff.memory import keep, recall, settle
    settle(), recall()
except ImportError:  # an earlier build compiles its patterns as it is loaded
    keep = bool
from hmicdiff import job
try:
    from hmicdiff.intake import understand_file
except ImportError:
    from hmicdiff.job import read_file as understand_file
def go(folder):
    plan = job.make_plan(job.JobParams(paths=(folder,), out=folder / "none"))
    found = [understand_file(one) for one in plan.files]
    return [job.compare_work(work) for work in job.divide(plan, found, ())]
go(Path(sys.argv[1]))
start = time.process_time()
go(Path(sys.argv[2]))
print(time.process_time() - start)
keep()
"""


def spent_on_pair(at: Path, first: Path, second: Path) -> float:
    """Return the processor seconds from the second folder's files to their verdicts, all loaded by way of the first's.

    Nothing is kept of the texts; what a process learns of patterns is kept for the next one.
    """
    words = [at / ".venv/bin/python", "-c", _PAIR, str(first), str(second)]
    environment = os.environ | {"HMICDIFF_CACHE": str(first.parent / "cache")}
    told = subprocess.run(words, cwd=at, env=environment, check=True, capture_output=True, text=True)
    return float(told.stdout)


def _html_page() -> None:
    old, new = (path.read_text().splitlines() for path in (EARLIER, LONGEST))
    difflib.HtmlDiff(wrapcolumn=80).make_file(old, new)


def row_matrix(bench: Bench) -> str:
    """Return the score matrix of that pair against bare `cdist` over the same words, on one thread as in a command."""
    from hmicdiff.memory import settle  # noqa: PLC0415 - before numpy is loaded

    settle()
    import numpy as np  # noqa: PLC0415 - the other rows need none of it
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - as above
    from rapidfuzz.process import cdist  # noqa: PLC0415 - as above

    from hmicdiff.comparing.similarity import _coded, score_tokens, tokenise  # noqa: PLC0415 - as above

    sides = [
        [tokenise(one) for line in path.read_text().splitlines() for one in line.split(". ") if one]
        for path in (EARLIER, LONGEST)
    ]
    codes: dict[str, str] = {}
    for word in (word for side in sides for tokens in side for word in tokens):
        codes.setdefault(word, chr(0xF0000 + len(codes)))
    coded = [_coded(side, codes) for side in sides]  # type: ignore[arg-type]
    bare = partial(cdist, *coded, scorer=Indel.normalized_similarity, dtype=np.float32)
    own = partial(score_tokens, sides[0], sides[1])
    ours = [_spent(own) / _spent(bare) for _ in range(bench.runs * 3)]
    return f"{statistics.median(ours):.1f}x"


def _spent(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def editions(folder: Path, number: int, text: str | None = None) -> Path:
    """Write so many editions of the longest sample, each grown out of the one before and a month later."""
    folder.mkdir(parents=True)
    text = text or LONGEST.read_text()
    dates = []
    for edition in range(number):
        name = f"{edition:02}.txt"
        (folder / name).write_text(text)
        dates.append(f'["{name}"]\npublished = "{2005 + edition}-09-01"\nprogramme = "PEEL 2023-25"\n')
        text = plant(text, seed=edition).text
    (folder / "catalogue.toml").write_text("\n".join(dates))
    return folder


def row_five(bench: Bench) -> str:
    """Return what five editions cost, and the size of their page."""
    told = paired(bench, editions(bench.folder / "five", 5), runs=1)
    page = max(path.stat().st_size for path in (bench.folder / "own" / "out").rglob("report.html"))
    return f"{told}, page {page / 1e6:.1f} MB"


def row_twenty(bench: Bench) -> str:
    """Return what twenty editions cost; a quarter of an hour ends it."""
    cost = compared(bench, editions(bench.folder / "twenty", 20), out="twenty")
    return f"{cost.seconds:.0f} s, {cost.peak:.0f} MB"


def row_long(bench: Bench) -> str:
    """Return what two editions of a text ten times as long cost."""
    text = "\n".join(LONGEST.read_text() for _ in range(10))
    return paired(bench, editions(bench.folder / "long", 2, text), runs=1)


def bodies(folder: Path, number: int) -> Path:
    """Write two reports each on so many bodies: the shortest samples of two years under other names."""
    for index in range(number):
        place = f"{FORCES[index % len(FORCES)]}" if index < len(FORCES) else f"Norfolk {index}"
        home = folder / f"{index:03}"
        home.mkdir(parents=True)
        for source in (SAMPLES / "2014-09-core-business-letter.txt", *SAMPLES.glob("2019*.txt")):
            (home / source.name).write_text(source.read_text().replace("Norfolk", place))
    return folder


def row_many(bench: Bench) -> str:
    """Return what a report costs among twenty, and among six; and the clock with two workers against one."""
    few, many = bodies(bench.folder / "few", 3), bodies(bench.folder / "many", 10)
    small = compared(bench, few, out="few", more=("--force",)).seconds / 6
    clocks = [
        _clock(partial(compared, bench, many, out=f"many{n}", more=("--force", "--jobs", str(n))))
        for n in (1, 2)
    ]
    large = compared(bench, many, out="many", more=("--force", "--jobs", "2")).seconds / 20
    return f"{large:.2f} s a report, {large / small:.2f}x of few, {clocks[0] / clocks[1]:.2f}x by two"


def _clock(work: Callable[[], object]) -> float:
    start = time.monotonic()
    work()
    return time.monotonic() - start


def row_library(bench: Bench, number: int) -> str:
    """Return what a report costs among many; then one new beyond its body alone; then nothing new."""
    folder = bodies(bench.folder / f"library{number}", number // 2)
    two = ("--jobs", "2")
    whole = compared(bench, folder, out=folder.name, more=("--force", *two)).seconds / number
    home = folder / "000"
    shutil.copy(SAMPLES / "hmi-assessment-transcript.txt", home / "new.txt")
    new = compared(bench, folder, out=folder.name, more=two).seconds
    alone = compared(bench, home, out=f"alone{number}").seconds
    nothing = compared(bench, folder, out=folder.name, more=two).seconds
    return f"{whole:.2f} s a report; {new - alone:+.1f} s; {nothing:.1f} s"


def row_flow(bench: Bench) -> str:
    """Return what the flow costs beyond the command over the samples: first, and with everything kept."""
    out = bench.folder / "flow"
    words: list[str | Path] = ["flows/compare.py", "--inputs", SAMPLES, "--outputs", out]
    cache = bench.folder / "flow-cache"
    costs = [spent(words, HERE, cache, bench.deadline).seconds for _ in range(2)]
    own = [compared(bench, SAMPLES, out="beside", more=("--force",)), compared(bench, SAMPLES, out="beside")]
    return ", ".join(f"{flow - one.seconds:+.1f} s" for flow, one in zip(costs, own, strict=True))


ROWS = (
    ("compare the samples, everything anew", row_samples, "0.25x, 170 MB"),
    ("the pair 2014-11 and 2024-09, read to verdicts, warm", row_pair, "0.2x of the base; 0.8x HtmlDiff"),
    ("score matrix of that pair against bare cdist", row_matrix, "3x"),
    ("one body, 5 planted editions", row_five, "0.12x, page 2.5 MB"),
    ("one body, 20 editions", row_twenty, "60 s, 600 MB"),
    ("text ten times as long", row_long, "0.2x, 300 MB"),
    ("10 bodies, 20 reports, --jobs 2", row_many, "0.5 s a report, 1.2x, 1.7x"),
    ("45 bodies, 90 reports; one new; nothing new", partial(row_library, number=90), "0.5 s; +3 s; 2 s"),
    ("150 bodies, 300 reports; one new; nothing new", partial(row_library, number=300), "0.5 s; +3 s; 2 s"),
    ("the flow beyond the command: cold, warm", row_flow, "+10 s, +4 s"),
)


if __name__ == "__main__":
    main()
