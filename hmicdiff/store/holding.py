"""An output folder, held by one run at a time."""

from __future__ import annotations

import contextlib
import logging
import os
from typing import TYPE_CHECKING

from hmicdiff.errors import UsageError
from hmicdiff.reading.own import MANIFEST_NAME
from hmicdiff.store.files import DRAFT
from hmicdiff.store.manifest import is_damaged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

try:
    import fcntl
except ImportError:  # pragma: no cover - a system without them has no lock either
    fcntl = None  # type: ignore[assignment]

__all__ = ["hold", "sweep"]

logger = logging.getLogger(__name__)

_HELD: set[int] = set()
"""Handles by which this process holds folders."""


@contextlib.contextmanager
def hold(folder: Path) -> Iterator[None]:
    """Keep an output folder for one run, and clear away what a killed one left half written.

    The folder itself is locked, so no file is left behind; where the file system knows no locks, none is held.
    Raises: UsageError where another run holds the folder, or it can't be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = _locked(folder)
    except OSError as error:
        msg = f"{folder}: can't be written to: {error.strerror or error}"
        raise UsageError(msg) from error
    _HELD.add(held)
    try:
        sweep(folder)
        if is_damaged(folder):
            logger.warning("%s: damaged; everything is made again", folder / MANIFEST_NAME)
        yield
    finally:
        with contextlib.suppress(OSError):
            folder.rmdir()  # only where nothing was written
        _HELD.discard(held)
        os.close(held)


def _let_go() -> None:
    """Close, in a process forked from this one, what holds folders: else it held them beyond its parent's death."""
    while _HELD:
        os.close(_HELD.pop())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)


def _locked(folder: Path) -> int:
    """Return a handle that holds the lock on a folder. Raises: UsageError where another run holds it."""
    while True:
        handle = os.open(folder, os.O_RDONLY)
        try:
            if fcntl is not None:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            msg = (
                f"{folder}: another run is writing there; wait for its end, or name another folder with --out"
            )
            raise UsageError(msg) from None
        except OSError:
            return handle
        with contextlib.suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(handle), folder.stat()):
                return handle
        os.close(handle)  # the one who held it before has just removed it
        folder.mkdir(parents=True, exist_ok=True)


def sweep(folder: Path) -> None:
    """Remove files that a run which was killed, or a process of this one, left half written."""
    for draft in [
        *folder.glob(f".*{DRAFT}"),
        *folder.glob(f"*/.*{DRAFT}"),
        *folder.glob(f"*/*/.*{DRAFT}"),
    ]:
        with contextlib.suppress(OSError):
            draft.unlink()
