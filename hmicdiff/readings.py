"""Readings that need not be made again: kept on this machine under a hash over all they depend on.

A reading depends on the file's bytes, its place and what the catalogue says of it, on the engine with its
vocabulary, on Python and the libraries that read, and on the limits under which it was read. The command
and the flow share what is kept; two processes may keep the same reading at once, each whole. Refusals are
never kept, as another run may have more memory or time. What stands under a name is used only where its
own hash is right, so half a file or a foreign one is passed over.
"""

from __future__ import annotations

import pickle
import re
import sys
from contextlib import suppress
from functools import cache
from importlib import metadata
from typing import TYPE_CHECKING

from hmicdiff import store
from hmicdiff.apart import current_limits
from hmicdiff.engine import current_engine, digest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hmicdiff.model import Reading
    from hmicdiff.reading.find import InputFile

__all__ = ["is_kept_reading", "keep_readings", "kept_reading"]

_PREFIX = "reading-"
_MOST_BYTES = 512 * 2**20
"""So much is kept, the latest; a report of fifty pages takes a tenth of a megabyte."""


def kept_reading(file: InputFile, sha256: str) -> Reading | None:
    """Return the reading of a file whose bytes have that hash; null where none is kept."""
    pieces = store.kept_packed(_name(file, sha256))
    reading: Reading | None = pickle.loads(pieces[0]) if pieces else None  # noqa: S301 - our own file, in a folder of the user's alone
    return reading


def is_kept_reading(file: InputFile, sha256: str) -> bool:
    """Whether the reading of a file whose bytes have that hash is kept."""
    return store.is_kept(_name(file, sha256))


def keep_readings(readings: Iterable[tuple[InputFile, Reading]]) -> None:
    """Keep readings, each under the hash of the bytes that were read."""
    for file, reading in readings:
        packed = pickle.dumps(reading, protocol=pickle.HIGHEST_PROTOCOL)
        store.keep_packed(_name(file, reading.report.source.sha256), [packed])
    store.trim(_PREFIX, _MOST_BYTES)


def _name(file: InputFile, sha256: str) -> str:
    """Return the name under which the reading of a file with these bytes is kept."""
    beside = (file.relative, repr(file.carried), repr(file.catalogue))
    made_by = (repr(current_engine()), sys.version, repr(current_limits()), *_libraries())
    return f"{_PREFIX}{digest(sha256, *beside, *made_by, length=32)}"


@cache
def _libraries() -> tuple[str, ...]:
    """Return the versions of the libraries we rest on."""
    found = []
    for requirement in metadata.requires("hmicdiff") or ():
        name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        with suppress(metadata.PackageNotFoundError):
            found.append(f"{name}=={metadata.version(name)}")
    return tuple(sorted(set(found)))
