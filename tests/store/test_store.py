"""Files are written whole, and the manifest knows what stands there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hmicdiff import store

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """Writing over a file leaves the new content and nothing beside it."""
    path = tmp_path / "deep" / "file.txt"
    store.write_file(path, b"old")
    store.write_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert [entry.name for entry in path.parent.iterdir()] == ["file.txt"]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the last step fails, the old content stands and no draft is left."""
    path = tmp_path / "file.txt"
    store.write_file(path, b"old")

    def fail(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError):  # noqa: PT011 - any of them
        store.write_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["file.txt"]


def test_files_made_as_they_are_asked_for_stand_all_or_not_at_all(tmp_path: Path) -> None:
    """Where making a file fails, those made before it stand as they did, with no draft and no new folder beside."""
    store.write_file(tmp_path / "a.txt", b"old")

    def made() -> Iterator[tuple[str, bytes]]:
        yield "a.txt", b"new"
        yield "deep/er/b.txt", b"new"
        raise LookupError

    with pytest.raises(LookupError):
        store.write_files(tmp_path, made())
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"old"


def test_a_file_of_pieces_is_the_whole_of_them(tmp_path: Path) -> None:
    """Content given piece by piece is written in order, under the hash of all of it."""
    pieces = store.write_files(tmp_path, [("a.txt", iter([b"one ", b"two"]))])
    assert (tmp_path / "a.txt").read_bytes() == b"one two"
    assert pieces == store.write_files(tmp_path, {"a.txt": b"one two"})


def test_stale_files_go(tmp_path: Path) -> None:
    """Files of an earlier writing that the new one does not name are removed."""
    store.write_files(tmp_path, {"a/old.txt": b"1", "a/kept.txt": b"1"})
    store.write_files(tmp_path, {"a/kept.txt": b"2"}, stale=["a/old.txt", "a/kept.txt"])
    assert [entry.name for entry in (tmp_path / "a").iterdir()] == ["kept.txt"]


def test_a_changed_or_missing_file_is_not_intact(tmp_path: Path) -> None:
    """Outputs are intact only while every file has its hash."""
    hashes = store.write_files(tmp_path, {"a.txt": b"1", "b.txt": b"2"})
    assert store.is_intact(tmp_path, hashes)
    (tmp_path / "a.txt").write_bytes(b"edited")
    assert not store.is_intact(tmp_path, hashes)
    (tmp_path / "a.txt").unlink()
    assert not store.is_intact(tmp_path, hashes)


def test_a_manifest_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    """Loading what was saved gives the same manifest."""
    manifest = store.Manifest(
        key="k",
        engine={"version": "1"},
        inputs=(store.InputRecord(path="a.txt", sha256="0", body="Norfolk Constabulary"),),
        refused=({"path": "b.txt", "code": "empty", "reason": "it is empty"},),
        bodies=(store.BodyRecord(body="Norfolk Constabulary", key="x", message="m", files={"n/r": "0"}),),
        files={"index.html": "1"},
    )
    store.save_manifest(tmp_path, manifest)
    assert store.load_manifest(tmp_path) == manifest


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"schema": "other"}', '{"schema": "hmicdiff.manifest/1"}']
)
def test_a_broken_manifest_counts_as_none(tmp_path: Path, content: str) -> None:
    """A manifest that can't be read means that everything is made again."""
    (tmp_path / "manifest.json").write_text(content, encoding="utf-8")
    assert store.load_manifest(tmp_path) == store.Manifest()
