"""What a process learns and a later one need not learn again: the vocabulary's patterns, compiled."""

from __future__ import annotations

import os

from hmicdiff import patterns, store

__all__ = ["keep", "recall", "settle"]

_PATTERNS = "patterns"
_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def settle() -> None:
    """Let numpy's linear algebra use one thread, in this process and those it starts.

    The products here are small: threads wait for each other longer than they work (a quarter of the
    processor time of a whole comparison). Call it before numpy is loaded; what the user has set stays.
    """
    for name in _THREADS:
        os.environ.setdefault(name, "1")


def recall() -> None:
    """Take back what an earlier process has learned, for this one and for the modules it has yet to load."""
    patterns.recall(store.kept(_PATTERNS))
    patterns.serve_modules()


def keep() -> None:
    """Keep what is newly learned; nothing is written where nothing is."""
    learned = patterns.learned()
    if learned is not None:
        store.keep(_PATTERNS, learned)
