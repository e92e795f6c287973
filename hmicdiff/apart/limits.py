"""What a question to a process apart may cost, how that is enforced there, and how it is told who passed it."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

__all__ = [
    "MEGABYTE",
    "Ended",
    "Limits",
    "Raised",
    "bound",
    "cause",
    "current_limits",
    "give_back",
    "peak",
    "space",
    "write_freely",
]

MEGABYTE = 2**20
_MOST_FILE_BYTES = 16 * MEGABYTE
"""Bytes of a file that a worker may write which has nothing to write but Python's own caches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one question may cost."""

    memory: int = 2_048
    """Megabytes that may be needed above what the worker has already."""
    seconds: int = 60
    """Seconds of processor time."""
    answer: int = 256
    """Megabytes of the answer."""


@dataclass(frozen=True, slots=True)
class Ended:
    """Why there is no answer: the limit that was passed, or the death of the worker by a signal."""

    how: Literal["seconds", "memory", "answer", "died"]
    signal: int = 0


@dataclass(frozen=True, slots=True)
class Raised:
    """What the question raised."""

    kind: str
    account: str
    """The traceback."""


def current_limits() -> Limits:
    """Return the limits that the environment sets, else those by default.

    ``HMICDIFF_MAX_MEMORY`` and ``HMICDIFF_MAX_ANSWER`` are megabytes, ``HMICDIFF_MAX_SECONDS`` is processor
    time; what is no whole number above 0 counts as not set.
    """
    fields = {name: os.environ.get(f"HMICDIFF_MAX_{name.upper()}", "") for name in Limits.__slots__}
    return Limits(**{name: int(value) for name, value in fields.items() if value.isdecimal() and int(value)})


def bound(limits: Limits) -> None:
    """Bound what this process may still use."""
    spent = int(time.process_time())
    with contextlib.suppress(
        OSError, ValueError
    ):  # where the system has a lower bound already, that one holds
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _lower(resource.RLIMIT_FSIZE, _MOST_FILE_BYTES)
        _lower(resource.RLIMIT_CPU, spent + limits.seconds + 1)
        _lower(resource.RLIMIT_AS, space("whole") + limits.memory * MEGABYTE)


def write_freely() -> None:
    """Let this process write files of any size until it is bounded again: what it has to write is the output."""
    with contextlib.suppress(OSError, ValueError):
        _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def give_back() -> None:
    """Give memory that is free within this process back to the system, where its library of C knows how (glibc).

    What one stage needed for a moment would else stand beside what the next one needs.
    """
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def cause(number: int, needed: int, limits: Limits) -> Ended:
    """Say what a worker died of: a library that gets no more memory may end in any signal.

    ``needed`` are the megabytes at its peak above its caller's, which a new process begins with.
    """
    if number == signal.SIGXCPU:
        return Ended("seconds")
    if number in {signal.SIGKILL, signal.SIGABRT} or needed > limits.memory / 2:  # Rust aborts without memory
        return Ended("memory")
    return Ended("died", number)


def peak(usage: resource.struct_rusage) -> int:
    """Return the megabytes of memory that a process held at its peak."""
    return usage.ru_maxrss // (1024 if sys.platform != "darwin" else MEGABYTE)


def space(which: Literal["whole", "resident"]) -> int:
    """Return the bytes of address space this process has, or of memory; a guess where the system is silent."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()
        return int(pages[("whole", "resident").index(which)]) * resource.getpagesize()
    except (OSError, ValueError):
        return 2 * 2**30 if which == "whole" else 0


def _lower(which: int, bound: int) -> None:
    """Set the bound that acts, and leave the one up to which it may be raised again."""
    _, most = resource.getrlimit(which)
    resource.setrlimit(which, (bound if most == resource.RLIM_INFINITY else min(bound, most), most))
