"""What a process learns and a later one need not learn again: the vocabulary's patterns, compiled."""

from __future__ import annotations

import gc
import hashlib
import os
from functools import cache
from pathlib import Path

from hmicdiff import patterns, store

__all__ = ["keep", "recall", "settle"]

_PATTERNS = "patterns-"
_MOST_BYTES = 32 * 2**20
"""What is kept for several versions of the house takes so much at most; one takes five megabytes."""
_CARRIED = {".py", ".toml", ".j2"}
_FREELY = 10**6
"""New objects, of some hundred bytes each, after which circles among them are looked for."""
_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def settle() -> None:
    """Let a process that runs one command, and those it starts, not wait for what gains it nothing.

    Numpy's linear algebra uses one thread: the products here are small, and threads wait for each other longer than
    they work (a quarter of the processor time of a whole comparison). Call it before numpy is loaded; what the user
    has set stays. Circles of objects are looked for after a million new ones: there are hardly any, and looking takes
    a tenth of the time.
    """
    for name in _THREADS:
        os.environ.setdefault(name, "1")
    gc.set_threshold(_FREELY, 10, 10)


def recall() -> None:
    """Take back what an earlier process has learned, for this one and for the modules it has yet to load."""
    patterns.recall(store.kept(_name()))
    patterns.serve_modules()


def keep() -> None:
    """Keep what is newly learned; nothing is written where nothing is."""
    learned = patterns.learned()
    if learned is not None:
        store.keep(_name(), learned)
        store.trim(_PATTERNS, _MOST_BYTES)


@cache
def _name() -> str:
    """Return the name under which this version of the house keeps what it learns: by its files' names, sizes, times.

    What is made of a pattern depends on the pattern alone, so nothing wrong is taken where these mislead; but what an
    earlier version needed is left behind with its name.
    """
    told = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in _CARRIED:
            found = path.stat()
            told.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    return f"{_PATTERNS}{told.hexdigest()[:16]}"
