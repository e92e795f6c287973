"""What a later process of this user can use again, kept on this machine; it may be gone any time."""

from __future__ import annotations

import contextlib
import hashlib
import os
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from hmicdiff.store.files import write_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["is_kept", "keep", "keep_packed", "kept", "kept_packed", "trim", "unpacked"]

_HEAD = hashlib.sha256().digest_size
_LENGTH = 8
"""Bytes that tell how long a piece is."""


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


def keep_packed(name: str, pieces: Iterable[bytes]) -> bytes:
    """Keep something large: pressed piece by piece, and with its own hash, so that half of it is known as such.

    Returns it as it is kept, for `unpacked`.
    """
    pressed = b"".join(_pressed(pieces))
    packed = hashlib.sha256(pressed).digest() + pressed
    keep(name, packed)
    return packed


def _pressed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield pieces as they are kept, each after its length."""
    press = zlib.compressobj(level=1)
    for piece in pieces:
        yield press.compress(len(piece).to_bytes(_LENGTH))
        yield press.compress(piece)
    yield press.flush()


def kept_packed(name: str) -> list[memoryview] | None:
    """Return the pieces that `keep_packed` kept under a name; null where there are none, or none whose hash is right."""
    return unpacked(kept(name) or b"")


def unpacked(content: bytes) -> list[memoryview] | None:
    """Return the pieces of what `keep_packed` kept; null where its hash is not right."""
    whole = memoryview(content)
    head, packed = whole[:_HEAD], whole[_HEAD:]
    if hashlib.sha256(packed).digest() != head:
        return None
    return list(_pieces(memoryview(zlib.decompress(packed))))


def _pieces(content: memoryview) -> Iterator[memoryview]:
    """Yield the pieces of what was kept."""
    at = 0
    while at < len(content):
        start = at + _LENGTH
        at = start + int.from_bytes(content[at:start])
        yield content[start:at]


def trim(prefix: str, most: int) -> None:
    """Drop the oldest of what is kept under names with a prefix, until the rest takes at most `most` bytes."""
    with contextlib.suppress(OSError):
        found = list(_kept_under(prefix))
        size = sum(one.st_size for one, _ in found)
        if size <= most:
            return
        for one, name in sorted(found, key=lambda each: (each[0].st_mtime, each[1])):
            if size <= most:
                return
            (_cache_folder() / name).unlink(missing_ok=True)
            size -= one.st_size


def _kept_under(prefix: str) -> Iterator[tuple[os.stat_result, str]]:
    """Yield what is known of each file whose name begins with a prefix, with its name."""
    with os.scandir(_cache_folder()) as entries:
        for entry in entries:
            if entry.name.startswith(prefix):
                yield entry.stat(), entry.name


def _cache_folder() -> Path:
    """Return the folder of what may be made again at any time: `HMICDIFF_CACHE`, else the user's own."""
    named = os.environ.get("HMICDIFF_CACHE")
    return (
        Path(named)
        if named
        else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "hmicdiff"
    )
