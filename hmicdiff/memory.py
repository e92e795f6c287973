"""What a process learns and a later one need not learn again: the vocabulary's patterns, compiled."""

from __future__ import annotations

import atexit
import gc
import hashlib
import os
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hmicdiff import patterns, store

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["be_unhurried", "keep", "recall", "settle", "unhurried"]

_PATTERNS = "patterns-"
_MOST_BYTES = 32 * 2**20
"""What is kept for several versions of the house takes so much at most; one takes nine megabytes."""
_CARRIED = {".py", ".toml", ".j2"}
_FREELY = 10**6
"""New objects, of some hundred bytes each, after which circles among them are looked for."""
_SETTINGS = {
    **dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
    "ARROW_DEFAULT_MEMORY_POOL": "system",
}


def settle() -> None:
    """Let numpy's linear algebra use one thread, and Arrow the system's memory, in this process and those it starts.

    The products here are small: threads wait for each other longer than they work (a quarter of the
    processor time of a whole comparison). Arrow's own store of memory takes 16 megabytes for tables of some kilobytes.
    Call it before either is loaded; what the user has set stays. As the process ends no circles are looked for.
    """
    for name, value in _SETTINGS.items():
        os.environ.setdefault(name, value)
    atexit.register(gc.freeze)


@contextmanager
def unhurried() -> Iterator[None]:
    """Look for circles of objects after a million new ones, here and in processes forked from here.

    There are hardly any, and looking takes a tenth of a command's time.
    """
    before = gc.get_threshold()
    be_unhurried()
    try:
        yield
    finally:
        gc.set_threshold(*before)


def be_unhurried() -> None:
    """Look for circles so seldom from now on."""
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
        store.trim(_PATTERNS.rstrip("-"), _MOST_BYTES)


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
