"""The only module that writes: whole files or none, and a manifest of what stands there.

A file is written beside its place and moved over it, so a reader never sees half of one.
The manifest names every input and every file with its hash and the key each body was made
under; a body whose key is the same and whose files are intact is left alone. One run at a time
writes to a folder (`hold`), and clears away what a killed one left half written.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import tempfile
import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from hmicdiff.errors import UsageError
from hmicdiff.reading.own import MANIFEST_NAME, MANIFEST_SCHEMA, manifest_bytes, parse_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

try:
    import fcntl
except ImportError:  # pragma: no cover - a system without them has no lock either
    fcntl = None  # type: ignore[assignment]

__all__ = [
    "BodyRecord",
    "InputRecord",
    "Manifest",
    "content_of",
    "hold",
    "is_intact",
    "is_kept",
    "keep",
    "keep_packed",
    "kept",
    "kept_packed",
    "load_manifest",
    "save_manifest",
    "trim",
    "write_file",
    "write_files",
    "write_log",
]

logger = logging.getLogger(__name__)

_DRAFT = ".draft~"
"""How the name of a file ends that is still being written; it begins with a dot."""
_HELD: set[int] = set()
"""Handles by which this process holds folders."""
_HEAD = hashlib.sha256().digest_size
_MOST_LOG_BYTES = 2**20
"""A log that has grown larger is begun anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InputRecord:
    """One input as the manifest lists it."""

    path: str
    sha256: str | None
    """Of the file's bytes; null where it could not be read at all."""
    body: str | None
    """Null where the input was refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRecord:
    """One body's outputs as the manifest lists them."""

    body: str
    key: str
    """Hash over everything these outputs depend on."""
    message: str
    """The result in one line."""
    files: Mapping[str, str]
    """SHA-256 of each file by its name relative to the output folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What stands in an output folder, and what made it."""

    key: str = ""
    """Hash over everything the whole job depends on."""
    engine: Mapping[str, str] = field(default_factory=dict)
    inputs: tuple[InputRecord, ...] = ()
    refused: tuple[Mapping[str, str], ...] = ()
    bodies: tuple[BodyRecord, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    """Files of no single body: the index."""
    decisions: str = ""
    """Hash over the reviewers' decisions; empty where an earlier version wrote none."""

    def body(self, name: str) -> BodyRecord | None:
        """Return the record of a body by its standard name."""
        return next((record for record in self.bodies if record.body == name), None)


def load_manifest(folder: Path) -> Manifest:
    """Return the manifest of an output folder; an empty one where there is none or it is unreadable."""
    return _read_manifest(folder) or Manifest()


def _read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest of an output folder; null where there is none that can be read."""
    with contextlib.suppress(OSError):
        return _parse_manifest(manifest_bytes(folder))
    return None


@lru_cache(maxsize=1)
def _parse_manifest(content: bytes) -> Manifest | None:
    """Return the manifest that a file holds, null where it holds none; kept, as every body's turn asks for it."""
    with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError):
        plain: dict[str, Any] = parse_manifest(content)
        if plain.pop("schema") == MANIFEST_SCHEMA:
            return Manifest(
                key=plain["key"],
                engine=plain["engine"],
                inputs=tuple(InputRecord(**one) for one in plain["inputs"]),
                refused=tuple(plain["refused"]),
                bodies=tuple(_body_record(**one) for one in plain["bodies"]),
                files=_inside(plain["files"]),
                decisions=str(plain.get("decisions", "")),
            )
    return None


def _body_record(*, body: str, key: str, message: str, files: Mapping[str, str]) -> BodyRecord:
    """Return a body's record, its files checked."""
    return BodyRecord(body=body, key=key, message=message, files=_inside(files))


def _inside(files: Mapping[str, str]) -> Mapping[str, str]:
    """Return the files a manifest lists. Raises: ValueError where one lies outside the folder."""
    for path in map(PurePosixPath, files.keys()):
        if path.is_absolute() or ".." in path.parts:
            msg = f"{path}: lies outside the folder"
            raise ValueError(msg)
    return files


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
        _sweep(folder)
        if (folder / MANIFEST_NAME).exists() and _read_manifest(folder) is None:
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


def _sweep(folder: Path) -> None:
    """Remove files that a run which was killed left half written."""
    for draft in [
        *folder.glob(f".*{_DRAFT}"),
        *folder.glob(f"*/.*{_DRAFT}"),
        *folder.glob(f"*/*/.*{_DRAFT}"),
    ]:
        with contextlib.suppress(OSError):
            draft.unlink()


def save_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest, last of all, so that it never names a file that is not there."""
    plain = {
        "schema": MANIFEST_SCHEMA,
        "key": manifest.key,
        "engine": dict(manifest.engine),
        "inputs": [_plain(one) for one in manifest.inputs],
        "refused": [dict(one) for one in manifest.refused],
        "bodies": [_plain(one) for one in manifest.bodies],
        "files": dict(manifest.files),
        "decisions": manifest.decisions,
    }
    text = json.dumps(plain, indent=1, ensure_ascii=False, sort_keys=True)
    write_files(folder, {MANIFEST_NAME: f"{text}\n".encode()})


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
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=_DRAFT)
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


def kept(name: str) -> bytes | None:
    """Return what `keep` kept under a name on this machine; null where there is nothing of this user's."""
    path = _cache_folder() / name
    with contextlib.suppress(OSError):
        if path.stat().st_uid == os.getuid():
            return path.read_bytes()
    return None


def keep(name: str, content: bytes) -> None:
    """Keep what a later process can use again, readable by this user alone; it may be gone any time.

    Where nothing can be written, nothing is kept.
    """
    folder = _cache_folder()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_file(folder / name, content, mode=0o600)


def is_kept(name: str) -> bool:
    """Whether something stands under a name."""
    return (_cache_folder() / name).exists()


def keep_packed(name: str, content: bytes) -> None:
    """Keep something large: pressed, and with its own hash, so that half of it is known as such."""
    packed = zlib.compress(content, level=1)
    keep(name, hashlib.sha256(packed).digest() + packed)


def kept_packed(name: str) -> bytes | None:
    """Return what `keep_packed` kept under a name; null where there is none, or none whose hash is right."""
    content = kept(name) or b""
    head, packed = content[:_HEAD], content[_HEAD:]
    return zlib.decompress(packed) if hashlib.sha256(packed).digest() == head else None


def trim(prefix: str, most: int) -> None:
    """Drop the oldest of what is kept under names with a prefix, until the rest takes at most `most` bytes."""
    with contextlib.suppress(OSError):
        found = [(path.stat(), path) for path in _cache_folder().glob(f"{prefix}*")]
        size = sum(one.st_size for one, _ in found)
        for one, path in sorted(found, key=lambda each: (each[0].st_mtime, each[1].name)):
            if size <= most:
                return
            path.unlink(missing_ok=True)
            size -= one.st_size


def _cache_folder() -> Path:
    """Return the folder of what may be made again at any time: `HMICDIFF_CACHE`, else the user's own."""
    named = os.environ.get("HMICDIFF_CACHE")
    return (
        Path(named)
        if named
        else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "hmicdiff"
    )


def _plain(record: InputRecord | BodyRecord) -> dict[str, Any]:
    """Return a record as JSON-ready data."""
    return {name: getattr(record, name) for name in type(record).__slots__}


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
