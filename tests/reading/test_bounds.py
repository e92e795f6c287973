"""How deep and wide a side file is is told before a parser sees it, and what is no file is never opened."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicdiff import store
from hmicdiff.errors import CatalogueError, DecisionError, UsageError
from hmicdiff.intake import load_decisions, load_run
from hmicdiff.reading import limits
from hmicdiff.reading.bounds import depth_of_json, depth_of_toml, excess_of_json
from hmicdiff.reading.catalogue import parse_catalogue, read_catalogue
from hmicdiff.reading.find import find_inputs
from hmicdiff.reading.own import MANIFEST_NAME, MANIFEST_SCHEMA, names_in_manifest


@pytest.mark.parametrize(
    ("text", "depth"),
    [
        ("", 0),
        ("[1, [2], {}]", 2),
        ('{"a": "[[[["}', 1),
        (r'["\"[[", [1]]', 2),
        ('["never closed [[[', 1),
        ("]]]][", 0),
    ],
)
def test_depth_of_json(text: str, depth: int) -> None:
    """Brackets count outside strings alone."""
    assert depth_of_json(text) == depth


@pytest.mark.parametrize(
    ("text", "depth"),
    [
        ("", 0),
        ('a = "..[[.." # ...[[[', 0),
        ("a.b.c = 1\nd = 2", 2),
        ("[a.b]\nc = [[1]]", 2),
        ("a = '''\n''[[[[\n'''\nb = [1]", 1),
        ('a = """\n"" \\""" [[[[ ..... """\nb = 1', 0),
        ('a = """ [[[[', 0),
    ],
)
def test_depth_of_toml(text: str, depth: int) -> None:
    """Brackets and the dots of keys count, outside strings and comments."""
    assert depth_of_toml(text) == depth


@given(st.recursive(st.integers() | st.text(), lambda inner: st.lists(inner, max_size=3), max_leaves=20))
def test_depth_is_that_of_the_data(data: object) -> None:
    """The depth of printed data is how many lists stand in each other."""

    def deep(part: object) -> int:
        return 1 + max(map(deep, part), default=0) if isinstance(part, list) else 0

    assert depth_of_json(json.dumps(data)) == deep(data)


@pytest.mark.parametrize("text", ["a" + ".a" * 500 + " = 1", "[" + "a." * 500 + "a]\n", "a = " + "[" * 500])
def test_a_deep_catalogue_is_never_parsed(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue that nests without need is refused before the parser pays for it."""
    monkeypatch.setattr("tomllib.loads", lambda _: pytest.fail("parsed"))
    with pytest.raises(CatalogueError, match="deeper in each other"):
        parse_catalogue(text, "catalogue.toml")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('["a,b,[{", [1, {}], 2]', None),
        ("[" * (limits.MAX_DEPTH + 1), "deeper"),
        ("[" + "[]," * limits.MAX_VALUES, "values"),
        ("{},[1]", None),
    ],
)
def test_excess_of_json(text: str, word: str | None) -> None:
    """Lists, objects and commas outside strings are counted before they are parsed."""
    excess = excess_of_json(text)
    assert excess is None if word is None else word in (excess or "")


_FAULTS = {"deeper": "[" * 100, "values": "[" + "[]," * limits.MAX_VALUES}


@pytest.mark.parametrize("fault", _FAULTS)
def test_no_side_file_is_parsed_that_passes_a_bound(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Decisions, an earlier run and a manifest of too many lists never reach the parser."""
    monkeypatch.setattr("json.loads", lambda _: pytest.fail("parsed"))
    path = tmp_path / MANIFEST_NAME
    path.write_text(f'{_FAULTS[fault]} "{MANIFEST_SCHEMA}"', encoding="utf-8")
    with pytest.raises(DecisionError, match=fault):
        load_decisions(path)
    with pytest.raises(UsageError, match=fault):
        load_run(path)
    assert names_in_manifest(tmp_path) == frozenset()
    assert store.load_manifest(tmp_path) == store.Manifest()


@pytest.mark.parametrize("name", [MANIFEST_NAME, "catalogue.toml", "report.txt"])
def test_a_pipe_among_the_inputs_is_never_waited_for(name: str, tmp_path: Path) -> None:
    """A named pipe that bears the name of a manifest, a catalogue or a report holds no run up."""
    os.mkfifo(tmp_path / name)
    (tmp_path / "letter.txt").write_text("A letter.", encoding="utf-8")
    assert [file.relative for file in find_inputs([tmp_path]).files] == ["letter.txt"]
    assert read_catalogue(tmp_path) == {}
    assert store.load_manifest(tmp_path) == store.Manifest()


def test_a_catalogue_is_read_up_to_its_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue that is too large is refused, and its rest is never held in memory."""
    monkeypatch.setattr(Path, "read_text", lambda *_, **__: pytest.fail("read whole"))
    (tmp_path / "catalogue.toml").write_bytes(b"#" * (limits.MAX_CATALOGUE_BYTES + 1))
    with pytest.raises(CatalogueError, match="larger than"):
        read_catalogue(tmp_path)
