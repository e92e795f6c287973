"""What a later process of this user can use again, kept on this machine; it may be gone any time."""

from __future__ import annotations

import contextlib
import hashlib
import os
import zlib
from pathlib import Path

from hmicdiff.store.files import write_file

__all__ = ["is_kept", "keep", "keep_packed", "kept", "kept_packed", "trim"]

_HEAD = hashlib.sha256().digest_size


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
