"""Rows on one pair of reports in one process: read to verdicts, and its matrix of scores."""

from __future__ import annotations

import difflib
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from costs import EARLIER, HERE, LONGEST, SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from costs import Bench

__all__ = ["row_matrix", "row_pair"]


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
