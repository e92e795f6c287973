"""Files, written whole or not at all, and what stands in them."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from hmicdiff.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["DRAFT", "content_of", "is_intact", "write_file", "write_files", "write_log"]

DRAFT = ".draft~"
"""How the name of a file ends that is still being written; it begins with a dot."""
_MOST_LOG_BYTES = 2**20
"""A log that has grown larger is begun anew."""


def is_intact(folder: Path, files: Mapping[str, str]) -> bool:
    """Whether every named file still stands in `folder` with its hash."""
    return all(_hash_of(folder / name) == sha256 for name, sha256 in files.items())


def write_files(folder: Path, files: Mapping[str, bytes], *, stale: Iterable[str] = ()) -> dict[str, str]:
    """Write every file by its name relative to `folder`, drop the `stale` ones, return the hashes.

    Raises: UsageError where the folder can't be written to.
    """
    try:
        for name, content in files.items():
            write_file(folder / name, content)
        for name in stale:
            if name not in files:
                (folder / name).unlink(missing_ok=True)
    except OSError as error:
        msg = f"{folder}: can't be written to: {error.strerror or error}"
        raise UsageError(msg) from error
    return {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}


def write_file(path: Path, content: bytes, *, mode: int = 0o644) -> None:
    """Write one file whole: a reader sees the old content or the new, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=DRAFT)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(draft).chmod(mode)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def content_of(path: Path) -> bytes | None:
    """Return what stands in a file; null where there is none that can be read."""
    with contextlib.suppress(OSError):
        return path.read_bytes()
    return None


def write_log(text: str) -> Path:
    """Add the account of a defect to a file in the user's state folder; return its path."""
    state = os.environ.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
    for folder in (Path(state) / "hmicdiff", Path(tempfile.gettempdir())):
        with contextlib.suppress(OSError):
            path = folder / "hmicdiff-error.log"
            earlier = path.read_bytes() if path.exists() else b""
            kept = earlier if len(earlier) < _MOST_LOG_BYTES else b""
            write_file(path, kept + text.encode(errors="backslashreplace"))
            return path
    return Path(os.devnull)


def _hash_of(path: Path) -> str | None:
    """Return the SHA-256 of a file, null where there is none."""
    try:
        found = path.stat()
        return _hash_as_it_was(path, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    except OSError:
        return None


@lru_cache(maxsize=2**16)
def _hash_as_it_was(path: Path, *_state: int) -> str:
    """Return the SHA-256 of a file in a state; kept for this process, in which every body is looked at several times."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
