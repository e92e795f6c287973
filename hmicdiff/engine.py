"""Which program produced a result: version, hash of the code, hash of the vocabulary.

No number has to be raised by hand: `code_hash` is over the package's own code, vocabulary,
templates and static files, so any change that could alter an output alters it.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata, resources
from typing import TYPE_CHECKING

from hmicdiff.model import Engine
from hmicdiff.vocabulary.load import vocabulary_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

__all__ = ["current_engine", "digest"]

_CARRIED = (".py", ".toml", ".html", ".j2", ".css", ".js", ".svg", ".txt")


def digest(*parts: str | bytes, length: int = 16) -> str:
    """Return the first `length` hexadecimal digits of a SHA-256 over `parts`, each with its length."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(f"{len(data)}:".encode())
        total.update(data)
    return total.hexdigest()[:length]


@cache
def current_engine() -> Engine:
    """Return version and hashes of the installed package."""
    return Engine(
        version=metadata.version("hmicdiff"),
        code_hash=digest(*_named_bytes(_package_files(resources.files("hmicdiff"), ""))),
        vocabulary_hash=digest(*_named_bytes(vocabulary_bytes())),
    )


def _named_bytes(files: Iterator[tuple[str, bytes]]) -> Iterator[str | bytes]:
    """Yield name and content of each file in turn."""
    for name, content in files:
        yield name
        yield content


def _package_files(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    """Yield every carried file below `folder` by name, in sorted order."""
    for entry in sorted(folder.iterdir(), key=lambda found: found.name):
        name = f"{prefix}{entry.name}"
        if entry.is_dir():
            yield from _package_files(entry, f"{name}/")
        elif entry.name.endswith(_CARRIED):
            yield name, entry.read_bytes()
