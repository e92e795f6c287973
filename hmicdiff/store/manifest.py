"""The manifest of an output folder: every input, and every file with its hash and the key it was made under."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from hmicdiff.reading.own import MANIFEST_NAME, MANIFEST_SCHEMA, manifest_bytes, parse_manifest
from hmicdiff.store.files import write_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["BodyRecord", "InputRecord", "Manifest", "is_damaged", "load_manifest", "save_manifest"]


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


def is_damaged(folder: Path) -> bool:
    """Whether an output folder has a manifest that can't be read."""
    return (folder / MANIFEST_NAME).exists() and _read_manifest(folder) is None


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


def _plain(record: InputRecord | BodyRecord) -> dict[str, Any]:
    """Return a record as JSON-ready data."""
    return {name: getattr(record, name) for name in type(record).__slots__}
