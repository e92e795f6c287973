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
import os
import platform
import tempfile
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bench_pair import row_matrix, row_pair
from bench_rows import row_five, row_flow, row_library, row_long, row_many, row_samples, row_twenty
from costs import Bench, TooLongError

if TYPE_CHECKING:
    from collections.abc import Callable


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


ROWS = (
    ("compare the samples, everything anew", row_samples, "0.25x, 170 MB"),
    ("the pair 2014-11 and 2024-09, read to verdicts, warm", row_pair, "0.2x of the base; 0.8x HtmlDiff"),
    ("score matrix of that pair against bare cdist", row_matrix, "3x"),
    ("one body, 5 planted editions", row_five, "0.12x, page 2.5 MB"),
    ("one body, 20 editions", row_twenty, "60 s, 600 MB"),
    ("text ten times as long", row_long, "0.2x, 300 MB"),
    ("10 bodies, 20 reports, --jobs 2", row_many, "0.5 s a report, 1.2x, 1.7x"),
    ("45 bodies, 90 reports; one new; nothing new", partial(row_library, number=90), "0.5 s; +3 s; 2 s"),
    ("95 bodies, 285 reports; one new; nothing new", partial(row_library, number=285), "0.5 s; +3 s; 2 s"),
    ("the flow beyond the command: cold, warm", row_flow, "+10 s, +4 s"),
)


if __name__ == "__main__":
    main()
