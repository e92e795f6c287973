"""The catalogue beside the inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hmicdiff.errors import CatalogueError
from hmicdiff.model import CarriedFact
from hmicdiff.reading.catalogue import parse_catalogue, read_catalogue
from hmicdiff.reading.find import find_inputs

if TYPE_CHECKING:
    from pathlib import Path


def test_every_key_is_optional() -> None:
    """A table may state any of the keys; dates may be a day, a month or TOML's own date."""
    text = '["a.txt"]\npublished = "2014-11"\n["b.txt"]\nretrieved = 2026-11-20\nbody = "Kent Police"\n["c.txt"]\n'
    assert parse_catalogue(text, "catalogue.toml") == {
        "a.txt": CarriedFact(published="2014-11"),
        "b.txt": CarriedFact(retrieved="2026-11-20", body="Kent Police"),
        "c.txt": CarriedFact(),
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('["a.txt"]\npublishd = "2014-11"', ["a.txt", "publishd", "published"]),
        ('["a.txt"]\npublished = "November 2014"', ["a.txt", "published", "November 2014"]),
        ('["a.txt"]\npublished = "2014-13"', ["a.txt", "published"]),
        ('["a.txt"]\npublished = "2014-02-30"', ["a.txt", "published"]),
        ('["a.txt"]\npublished = "20140203"', ["a.txt", "published"]),
        ('["a.txt"]\nbody = 3', ["a.txt", "body"]),
        ('["a.txt"]\nbody = " "', ["a.txt", "body"]),
        ('published = "2014-11"', ["published", "table"]),
        ('["a.txt"', ["not TOML"]),
        ("a = " + "[" * 5000, ["not TOML"]),
    ],
    ids=[
        "unknown key",
        "words",
        "month 13",
        "30 February",
        "no dashes",
        "number",
        "blank",
        "no table",
        "open",
        "deep",
    ],
)
def test_an_error_names_file_table_and_key(text: str, words: list[str]) -> None:
    """A catalogue that breaks a rule says which, and where."""
    with pytest.raises(CatalogueError) as error:
        parse_catalogue(text, "kent/catalogue.toml")
    assert all(word in str(error.value) for word in ["kent/catalogue.toml", *words])


def test_facts_go_with_their_files(tmp_path: Path) -> None:
    """An input carries what the catalogue of its own folder says of it, and that catalogue's relative path."""
    (tmp_path / "kent").mkdir()
    (tmp_path / "kent" / "a.txt").write_text("a")
    (tmp_path / "kent" / "b.txt").write_text("b")
    (tmp_path / "kent" / "catalogue.toml").write_text('["a.txt"]\npublished = "2014-11"\n')
    first, second = find_inputs([tmp_path]).files
    assert (first.carried, first.catalogue) == (CarriedFact(published="2014-11"), "kent/catalogue.toml")
    assert (second.carried, second.catalogue) == (None, None)


def test_a_broken_catalogue_is_refused_and_its_reports_are_read(tmp_path: Path) -> None:
    """Bad input is named and the rest goes on."""
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "catalogue.toml").write_text("[")
    found = find_inputs([tmp_path])
    assert [file.relative for file in found.files] == ["a.txt"]
    assert [(refusal.path, refusal.code) for refusal in found.refused] == [("catalogue.toml", "damaged")]


@pytest.mark.parametrize("data", [b"\xff\xfe\xff", b"#" * (2**20 + 1)], ids=["no UTF-8", "too large"])
def test_a_catalogue_that_is_no_text_is_an_error(tmp_path: Path, data: bytes) -> None:
    """Binary and enormous catalogues are refused before they are parsed."""
    (tmp_path / "catalogue.toml").write_bytes(data)
    with pytest.raises(CatalogueError, match="catalogue"):
        read_catalogue(tmp_path)


def test_the_samples_are_all_catalogued(samples: Path) -> None:
    """Each sample report has a date of publication and a note on its source."""
    found = find_inputs([samples])
    assert found.refused == ()
    assert all(file.carried and file.carried.published and file.carried.note for file in found.files)
