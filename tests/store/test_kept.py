"""What one process keeps for the next."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from hmicdiff import store

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_what_is_kept_is_found_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A named content comes back as it was, from a folder that the user alone can enter."""
    monkeypatch.setenv("HMICDIFF_CACHE", str(tmp_path / "cache"))
    assert store.kept("patterns") is None
    store.keep("patterns", b"content")
    assert store.kept("patterns") == b"content"
    assert (tmp_path / "cache").stat().st_mode & 0o077 == 0
    assert (tmp_path / "cache" / "patterns").stat().st_mode & 0o077 == 0


def test_where_nothing_can_be_written_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that can't be made is no error."""
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("HMICDIFF_CACHE", str(tmp_path / "file" / "cache"))
    store.keep("patterns", b"content")
    assert store.kept("patterns") is None


def test_the_oldest_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept under a prefix is bounded in bytes; what has another name stays."""
    monkeypatch.setenv("HMICDIFF_CACHE", str(tmp_path))
    for age, name in enumerate(("reading-new", "reading-mid", "reading-old", "patterns")):
        store.keep(name, b"1234")
        os.utime(tmp_path / name, (1000 - age, 1000 - age))
    store.trim("reading-", 9)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["patterns", "reading-mid", "reading-new"]
