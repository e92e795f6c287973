"""Patterns that are compiled once a machine are the ones that `re` would compile."""

from __future__ import annotations

import dataclasses
import marshal
import pickle
import re
from typing import Any

import pytest

from hmicdiff import model, patterns
from hmicdiff.vocabulary import sieve

CASES = (
    r"improv(?:ed|ing)\b",
    r"(?P<year>20\d\d)[-/](?P<end>\d\d)",
    r"(?<!\w)the force(?! said)",
    r"(?:a|b)+?c{2,3}|[^x-z]*$",
    "caf\u00e9",
)


@pytest.fixture(autouse=True)
def own_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test starts with nothing known."""
    monkeypatch.setattr(patterns, "_memory", patterns._Memory())  # noqa: SLF001 - its state is what is tested


@pytest.mark.parametrize("pattern", CASES)
@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.IGNORECASE | re.MULTILINE])
def test_a_pattern_is_what_re_makes_of_it(pattern: str, flags: int) -> None:
    """Compiled here and compiled by `re` are equal, groups and names included."""
    ours, theirs = patterns.compiled(pattern, flags), re.compile(pattern, flags)
    assert ours == theirs
    assert (ours.groups, dict(ours.groupindex)) == (theirs.groups, dict(theirs.groupindex))


def test_what_is_recalled_is_what_was_learned(monkeypatch: pytest.MonkeyPatch) -> None:
    """A later process takes patterns and needed words from what an earlier one hands on."""
    first = patterns.compiled(CASES[0])
    needs = patterns.needed(CASES[0], sieve.needed_groups)
    kept = patterns.learned()
    monkeypatch.setattr(patterns, "_memory", patterns._Memory())  # noqa: SLF001 - a new process
    monkeypatch.setattr(patterns, "_made", lambda *_: pytest.fail("compiled again"))
    patterns.recall(kept)
    assert patterns.compiled(CASES[0]) == first
    assert patterns.needed(CASES[0], lambda _: pytest.fail("asked again")) == needs
    assert patterns.learned() is None


def test_what_modules_compile_is_what_re_and_dataclasses_make(monkeypatch: pytest.MonkeyPatch) -> None:
    """Patterns and classes of a module that is loaded are the same, taken from an earlier process or not."""
    monkeypatch.setattr(patterns._compiler, "compile", patterns._compiler.compile)  # noqa: SLF001 - restored after
    monkeypatch.setattr(dataclasses, "exec", exec, raising=False)
    patterns.serve_modules()
    first = _loaded()
    kept = patterns.learned()
    monkeypatch.setattr(patterns, "_memory", patterns._Memory())  # noqa: SLF001 - a new process
    patterns.recall(kept)
    monkeypatch.setattr(patterns, "_made", lambda *_: pytest.fail("compiled again"))
    again = _loaded()
    assert first["FOUND"].groups() == again["FOUND"].groups() == ("7",)
    assert repr(first["ONE"]) == repr(again["ONE"])
    assert again["ONE"] == again["Point"](1, "b")
    assert hash(again["ONE"]) == hash(again["Point"](1, "b"))
    with pytest.raises(dataclasses.FrozenInstanceError):
        again["ONE"].across = 2


def _loaded() -> dict[str, Any]:
    """Return what a module binds that compiles a pattern and writes a class."""
    re.purge()
    source = """
import re
from dataclasses import dataclass
FOUND = re.compile(r"(\\d) of a house's own").match("7 of a house's own")
@dataclass(frozen=True, slots=True)
class Point:
    across: int
    down: str = "b"
ONE = Point(1)
"""
    bound: dict[str, Any] = {"__name__": __name__}
    exec(compile(source, "loaded.py", "exec"), bound)  # noqa: S102 - a module as it is loaded
    return bound


def test_what_a_function_compiles_is_not_learned(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pattern made of a report's words would be kept for ever and help nobody."""
    monkeypatch.setattr(patterns._compiler, "compile", patterns._compiler.compile)  # noqa: SLF001 - restored after
    monkeypatch.setattr(dataclasses, "exec", exec, raising=False)
    patterns.serve_modules()
    re.purge()
    assert re.compile("words of one report").match("words of one report")
    assert patterns.learned() is None


def test_a_worker_hands_on_what_it_learned(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is compiled, read off and remembered in a worker is known to its caller, told once."""
    patterns.compiled(CASES[0])
    patterns.remembered("template", lambda: b"code")
    needs = patterns.needed(CASES[0], sieve.needed_groups)
    told = patterns.news()
    assert patterns.news() is None
    monkeypatch.setattr(patterns, "_memory", patterns._Memory())  # noqa: SLF001 - the caller
    patterns.learn(told)
    monkeypatch.setattr(patterns, "_made", lambda *_: pytest.fail("compiled again"))
    assert patterns.compiled(CASES[0]) == re.compile(CASES[0], re.IGNORECASE)
    assert patterns.needed(CASES[0], lambda _: pytest.fail("asked again")) == needs
    assert patterns.remembered_if_known("template") == b"code"


@pytest.mark.parametrize("kept", [None, b"", b"no marshal", marshal.dumps(7), marshal.dumps(((0,), {}, {}))])
def test_what_is_no_memory_of_this_python_is_passed_over(kept: bytes | None) -> None:
    """Nothing, another file, or another version's memory leaves patterns to be compiled anew."""
    patterns.recall(kept)
    assert patterns.compiled(CASES[1]) == re.compile(CASES[1], re.IGNORECASE)


def test_an_object_is_handed_on_whole() -> None:
    """What a process tells another of a frozen object makes the same object there."""
    noun = model.Cited(report="a", line_start=1, line_end=2, page=None, quote="Norfolk")
    fresh = object.__new__(model.Cited)
    patterns._set_state(fresh, patterns._state_of(noun))  # noqa: SLF001 - as `pickle` does
    assert fresh == noun
    assert pickle.loads(pickle.dumps(noun)) == noun  # noqa: S301 - our own bytes
