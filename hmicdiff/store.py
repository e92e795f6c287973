"""The only module that writes: whole files or none, and a manifest of what stands there.

A file is written beside its place and moved over it, so a reader never sees half of one.
The manifest names every input and every file with its hash and the key each body was made
under; a body whose key is the same and whose files are intact is left alone.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hmicdiff.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "BodyRecord",
    "InputRecord",
    "Manifest",
    "is_intact",
    "load_manifest",
    "save_manifest",
    "write_file",
    "write_files",
    "write_log",
]

_NAME = "manifest.json"
_SCHEMA = "hmicdiff.manifest/1"


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

    def body(self, name: str) -> BodyRecord | None:
        """Return the record of a body by its standard name."""
        return next((record for record in self.bodies if record.body == name), None)


def load_manifest(folder: Path) -> Manifest:
    """Return the manifest of an output folder; an empty one where there is none or it is unreadable."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        plain: dict[str, Any] = json.loads((folder / _NAME).read_text(encoding="utf-8"))
        if plain.pop("schema") == _SCHEMA:
            return Manifest(
                key=plain["key"],
                engine=plain["engine"],
                inputs=tuple(InputRecord(**one) for one in plain["inputs"]),
                refused=tuple(plain["refused"]),
                bodies=tuple(BodyRecord(**one) for one in plain["bodies"]),
                files=plain["files"],
            )
    return Manifest()


def save_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest, last of all, so that it never names a file that is not there."""
    plain = {
        "schema": _SCHEMA,
        "key": manifest.key,
        "engine": dict(manifest.engine),
        "inputs": [_plain(one) for one in manifest.inputs],
        "refused": [dict(one) for one in manifest.refused],
        "bodies": [_plain(one) for one in manifest.bodies],
        "files": dict(manifest.files),
    }
    text = json.dumps(plain, indent=1, ensure_ascii=False, sort_keys=True)
    write_file(folder / _NAME, f"{text}\n".encode())


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


def write_file(path: Path, content: bytes) -> None:
    """Write one file whole: a reader sees the old content or the new, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(draft).chmod(0o644)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def write_log(text: str) -> Path:
    """Write the account of a defect to a file of its own in the user's state folder; return its path."""
    state = os.environ.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
    for folder in (Path(state) / "hmicdiff", Path(tempfile.gettempdir())):
        with contextlib.suppress(OSError):
            path = folder / "hmicdiff-error.log"
            write_file(path, text.encode())
            return path
    return Path(os.devnull)


def _plain(record: InputRecord | BodyRecord) -> dict[str, Any]:
    """Return a record as JSON-ready data."""
    return {name: getattr(record, name) for name in type(record).__slots__}


def _hash_of(path: Path) -> str | None:
    """Return the SHA-256 of a file, null where there is none."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
