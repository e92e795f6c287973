"""How deep a side file goes is told before a parser sees it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicdiff.errors import CatalogueError
from hmicdiff.reading.bounds import depth_of_json, depth_of_toml
from hmicdiff.reading.catalogue import parse_catalogue


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
