"""A reading is made once, and made again where anything that it depends on is another."""

from __future__ import annotations

import dataclasses
import shutil
from typing import TYPE_CHECKING

import pytest

from hmicdiff import intake, readings
from hmicdiff.model import CarriedFact, Reading, Refusal
from hmicdiff.reading.find import InputFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LETTER = "2014-09-core-business-letter.txt"


@pytest.fixture(autouse=True)
def kept_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what is read in a folder of the test's own."""
    monkeypatch.setenv("HMICDIFF_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def letter(tmp_path: Path, samples: Path) -> InputFile:
    """Return a short report."""
    shutil.copy(samples / LETTER, tmp_path / "a.txt")
    return InputFile(path=tmp_path / "a.txt", relative="a.txt")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Read in this process, and note the files that are read anew."""
    names: list[str] = []

    def answer(
        _function: str, files: list[InputFile], *_: object
    ) -> list[tuple[Reading | Refusal, bytes | None]]:
        names.extend(file.relative for file in files)
        return [intake.understand_apart(file) for file in files]

    monkeypatch.setattr(intake, "ask_all", answer)
    return names


def test_a_reading_is_made_once(letter: InputFile, asked: list[str]) -> None:
    """The second time it comes from what is kept, equal in every field; a renewal makes it again."""
    first, second = (intake.read_files([letter])[0] for _ in range(2))
    assert asked == ["a.txt"]
    assert isinstance(first, Reading)
    assert second == first
    assert intake.read_files([letter], renew=True) == [first]
    assert asked == ["a.txt", "a.txt"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda file: dataclasses.replace(file, relative="b.txt"), id="its place"),
        pytest.param(
            lambda file: dataclasses.replace(file, carried=CarriedFact(body="Kent Police")),
            id="its catalogue",
        ),
        pytest.param(
            lambda file: (file.path.write_bytes(file.path.read_bytes() + b"\nMore."), file)[1], id="its bytes"
        ),
    ],
)
def test_another_file_is_read_anew(
    letter: InputFile, asked: list[str], change: Callable[[InputFile], InputFile]
) -> None:
    """What a reading depends on is told apart, and only the changed file is read again."""
    intake.read_files([letter])
    changed = change(letter)
    assert intake.read_files([changed]) == [intake.understand_file(changed)]
    assert len(asked) == 2


def test_another_limit_is_another_reading(
    letter: InputFile, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that was read with much memory is not taken as read where little is allowed."""
    intake.read_files([letter])
    monkeypatch.setenv("HMICDIFF_MAX_MEMORY", "224")
    intake.read_files([letter])
    assert asked == ["a.txt", "a.txt"]


def test_a_refusal_is_made_again(tmp_path: Path, asked: list[str], kept_in: Path) -> None:
    """Only readings are kept, as a refusal may be another time's reading."""
    (tmp_path / "no.txt").write_text("A shopping list.\n")
    file = InputFile(path=tmp_path / "no.txt", relative="no.txt")
    assert all(isinstance(intake.read_files([file])[0], Refusal) for _ in range(2))
    assert len(asked) == 2
    assert not kept_in.exists()


@pytest.mark.parametrize(
    "spoil", [lambda data: data[:-9], lambda _: b"", lambda data: data[:40] + b"x" + data[41:]]
)
def test_a_spoilt_reading_is_passed_over(
    letter: InputFile, asked: list[str], kept_in: Path, spoil: Callable[[bytes], bytes]
) -> None:
    """Half a file or a changed one is not used; the report is read again and kept again."""
    (first,) = intake.read_files([letter])
    (path,) = kept_in.glob("reading-*")
    path.write_bytes(spoil(path.read_bytes()))
    assert readings.kept_reading(letter, intake.hash_of(letter.path)) is None
    assert intake.read_files([letter]) == [first]
    assert readings.kept_reading(letter, intake.hash_of(letter.path)) == first
    assert len(asked) == 2
