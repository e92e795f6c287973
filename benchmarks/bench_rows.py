"""Rows on whole commands: the samples, editions of one body, a library of bodies, and the flow."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from corpora import bodies, editions, told_of
from costs import HERE, LONGEST, SAMPLES, clock, compared, paired, spent

from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from costs import Bench

__all__ = ["row_five", "row_flow", "row_library", "row_long", "row_many", "row_samples", "row_twenty"]


def row_samples(bench: Bench) -> str:
    """Return what the five samples cost."""
    return paired(bench, SAMPLES)


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


def row_many(bench: Bench) -> str:
    """Return what a report costs among twenty, and among six; and the clock with two workers against one."""
    few, many = bodies(bench.folder / "few", 6), bodies(bench.folder / "many", 20)
    small = compared(bench, few, out="few", more=("--force",)).seconds / 6
    clocks = [
        clock(partial(compared, bench, many, out=f"many{n}", more=("--force", "--jobs", str(n))))
        for n in (1, 2)
    ]
    large = compared(bench, many, out="many", more=("--force", "--jobs", "2")).seconds / 20
    return f"{large:.2f} s a report, {large / small:.2f}x of few, {clocks[0] / clocks[1]:.2f}x by two"


def row_library(bench: Bench, number: int) -> str:
    """Return what a report costs among many; then one new beyond its body alone; then nothing new."""
    folder = bodies(bench.folder / f"library{number}", number)
    two = ("--jobs", "2")
    whole = compared(bench, folder, out=folder.name, more=("--force", *two)).seconds / number
    body = load_vocabulary().bodies.rows[0]
    home = folder / body.slug
    (home / "new.txt").write_text(told_of(body, SAMPLES / "hmi-assessment-transcript.txt"))
    new = compared(bench, folder, out=folder.name, more=two).seconds
    alone = compared(bench, home, out=f"alone{number}").seconds
    nothing = compared(bench, folder, out=folder.name, more=two).seconds
    return f"{whole:.2f} s a report; {new - alone:+.1f} s; {nothing:.1f} s"


def row_flow(bench: Bench) -> str:
    """Return what the flow costs beyond the command over the samples: everything made anew, and nothing new.

    Both have learned what a machine learns once, and Prefect's database is there.
    """
    out = bench.folder / "flow"
    words: list[str | Path] = ["flows/compare.py", "--inputs", SAMPLES, "--outputs", out]
    cache = bench.folder / "flow-cache"
    os.environ["PREFECT_LOCAL_STORAGE_PATH"] = str(bench.folder / "flow-results")
    learning = [*words[:-1], bench.folder / "flow-learning"]
    spent(learning, HERE, cache, bench.deadline)
    for kept in (
        *cache.glob("reading-*"),
        *cache.glob("share-*"),
        *(bench.folder / "flow-results").iterdir(),
    ):
        kept.unlink()
    costs = [spent(words, HERE, cache, bench.deadline).seconds for _ in range(2)]
    own = [compared(bench, SAMPLES, out="beside", more=("--force",)), compared(bench, SAMPLES, out="beside")]
    return ", ".join(f"{flow - one.seconds:+.1f} s" for flow, one in zip(costs, own, strict=True))
