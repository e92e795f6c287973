"""Files, written whole or not at all, and what stands in them."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from hmicdiff.errors import UsageError

__all__ = ["DRAFT", "Content", "content_of", "is_intact", "write_file", "write_files", "write_log"]

Content = bytes | Iterable[bytes]
"""What a file holds, or its pieces in order, each made when it is asked for."""

DRAFT = ".draft~"
"""How the name of a file ends that is still being written; it begins with a dot."""
_MOST_LOG_BYTES = 2**20
"""A log that has grown larger is begun anew."""


def is_intact(folder: Path, files: Mapping[str, str]) -> bool:
    """Whether every named file still stands in `folder` with its hash."""
    return all(_hash_of(folder / name) == sha256 for name, sha256 in files.items())


def write_files(
    folder: Path, files: Mapping[str, bytes] | Iterable[tuple[str, Content]], *, stale: Iterable[str] = ()
) -> dict[str, str]:
    """Write every file by its name relative to `folder`, drop the `stale` ones, return the hashes.

    All are written beside their places before the first takes its place, so that files which are made as they are
    asked for stand there all or not at all, and no two need be held at once.
    Raises: UsageError where the folder can't be written to.
    """
    named = files.items() if isinstance(files, Mapping) else files
    drafts: dict[str, _Draft] = {}
    try:
        for name, content in named:
            drafts[name] = _draft(folder / name, content)
        for draft in drafts.values():
            draft.settle()
        for name in stale:
            if name not in drafts:
                (folder / name).unlink(missing_ok=True)
    except OSError as error:
        msg = f"{folder}: can't be written to: {error.strerror or error}"
        raise UsageError(msg) from error
    finally:
        _clear(folder, drafts.values())
    return {name: draft.sha256 for name, draft in sorted(drafts.items())}


def write_file(path: Path, content: bytes, *, mode: int = 0o644) -> None:
    """Write one file whole: a reader sees the old content or the new, never a part."""
    draft = _draft(path, content, mode=mode)
    try:
        draft.settle()
    finally:
        draft.drop()


def _clear(folder: Path, drafts: Iterable[_Draft]) -> None:
    """Remove the drafts that took no place, and what folders hold nothing then."""
    left = [draft for draft in drafts if draft.drop()]
    made = {parent for draft in left for parent in draft.path.parents if folder in parent.parents}
    for each in sorted(made, reverse=True):  # the inner ones first
        with contextlib.suppress(OSError):
            each.rmdir()


@dataclass(frozen=True, slots=True)
class _Draft:
    """A file that is written and does not stand in its place yet."""

    draft: Path
    path: Path
    sha256: str

    def settle(self) -> None:
        """Take the place."""
        self.draft.replace(self.path)

    def drop(self) -> bool:
        """Leave nothing behind where the place was not taken; return whether it was not."""
        is_left = self.draft.exists()
        self.draft.unlink(missing_ok=True)
        return is_left


def _draft(path: Path, content: Content, *, mode: int = 0o644) -> _Draft:
    """Write a file beside its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=DRAFT)
    total = hashlib.sha256()
    try:
        with os.fdopen(handle, "wb") as stream:
            for piece in (content,) if isinstance(content, bytes) else content:
                stream.write(piece)
                total.update(piece)
        Path(draft).chmod(mode)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    return _Draft(Path(draft), path, total.hexdigest())


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
