"""What this program wrote itself, and so never takes for a report: output folders, pages, cited texts."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING, Any, Final

from hmicdiff.reading.bounds import excess_of_json
from hmicdiff.reading.limits import MAX_MANIFEST_BYTES
from hmicdiff.text import content_id

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = [
    "MANIFEST_NAME",
    "MANIFEST_SCHEMA",
    "is_cited_text",
    "is_outputs",
    "is_own_page",
    "manifest_bytes",
    "names_in_manifest",
    "parse_manifest",
]

MANIFEST_NAME: Final = "manifest.json"
"""Name of the file that lists what stands in an output folder."""
MANIFEST_SCHEMA: Final = "hmicdiff.manifest/1"
_END: Final = 4096
"""Bytes at either end of a manifest within which its schema is named; the rest is not looked at."""
_HEAD: Final = 4096
_GENERATOR: Final = re.compile(
    rb"""<meta\s+name=["']?generator["']?\s+content=["']?hmicdiff\b""", re.IGNORECASE
)
_CITED: Final = re.compile(r"(?:.*/)?([0-9a-f]{16})\.txt")


def is_outputs(folder: Path) -> bool:
    """Whether `folder` holds a manifest of ours, sound or damaged."""
    path = folder / MANIFEST_NAME
    if not path.is_file():  # to open a pipe is to wait for whoever writes to it
        return False
    try:
        with path.open("rb") as file:
            ends = file.read(_END)
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _END))
            ends += b"\n" + file.read(_END)
    except OSError:
        return False
    return b'"hmicdiff.manifest/' in ends


def manifest_bytes(folder: Path) -> bytes:
    """Return what the manifest of `folder` holds, so much of it as one may; nothing where it is no file.

    Raises: OSError where it can't be read.
    """
    path = folder / MANIFEST_NAME
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        return file.read(MAX_MANIFEST_BYTES)


def parse_manifest(content: bytes) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return the JSON of a manifest. Raises: ValueError if it is none, or too deep or too wide to be parsed."""
    text = content.decode("utf-8")
    excess = excess_of_json(text)
    if excess is not None:
        raise ValueError(excess)
    return json.loads(text)


def names_in_manifest(folder: Path) -> frozenset[str]:
    """Return the relative names of the files that the manifest of `folder` lists; none where it is no manifest."""
    if not is_outputs(folder):
        return frozenset()
    try:
        plain = parse_manifest(manifest_bytes(folder))
        return frozenset(plain["files"]).union(*(one["files"] for one in plain["bodies"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return frozenset()


def is_own_page(data: bytes) -> bool:
    """Whether `data` is a change report or an index that this program wrote: its head says so."""
    return bool(_GENERATOR.search(data[:_HEAD]))


def is_cited_text(relative: str, lines: Iterable[str]) -> bool:
    """Whether a file is a cited text from an output folder: it bears the hash of its own text as its name."""
    name = _CITED.fullmatch(relative)
    return name is not None and name[1] == content_id(lines)
