"""Items and statements of change in short reports of every programme, as a person reads them."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hmicdiff.structure.report import understand
from hmicdiff.text import plain
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from hmicdiff.model import Reading

_SPEC = importlib.util.spec_from_file_location("structure_cases", Path(__file__).with_name("cases.py"))
assert _SPEC
assert _SPEC.loader
helpers = importlib.util.module_from_spec(_SPEC)
sys.modules[_SPEC.name] = helpers
_SPEC.loader.exec_module(helpers)

CASES = {case.name: case for case in helpers.cases() if {"item", "statement"} & case.expected.keys()}


@cache
def reading(name: str) -> Reading:
    """Return a case understood."""
    return understand(helpers.document(CASES[name].text), load_vocabulary())


@pytest.mark.parametrize("name", CASES)
def test_items(name: str) -> None:
    """Every labelled item is found, in order, with its kind, deadline and status, and no other."""
    expected = [one for one in CASES[name].expected.get("item", ()) if one.get("labelled", True)]
    found = [one for one in reading(name).report.items if one.labelled]
    assert [(one.kind, one.deadline, one.status) for one in found] == [
        (one["kind"], one.get("deadline"), one.get("status", "raised")) for one in expected
    ]
    for item, told in zip(found, expected, strict=True):
        assert plain(item.text).startswith(plain(told["starts"]))


@pytest.mark.parametrize("name", CASES)
def test_items_of_prose(name: str) -> None:
    """An old item that prose tells again is found with what became of it."""
    found = {
        (plain(one.text), one.kind, one.status) for one in reading(name).report.items if not one.labelled
    }
    for told in CASES[name].expected.get("item", ()):
        if not told.get("labelled", True):
            assert any(
                text.startswith(plain(told["starts"])) and (kind, status) == (told["kind"], told["status"])
                for text, kind, status in found
            )


@pytest.mark.parametrize("name", CASES)
def test_statements(name: str) -> None:
    """Every statement of change is found with its direction, and no other."""
    expected = CASES[name].expected.get("statement", ())
    found = reading(name).report.statements
    assert sorted(one.direction for one in found) == sorted(one["direction"] for one in expected)
    for told in expected:
        assert any(
            plain(one.quote).startswith(plain(told["starts"])) and one.direction == told["direction"]
            for one in found
        ), told["starts"]


@pytest.mark.parametrize("name", CASES)
def test_references(name: str) -> None:
    """A statement refers to the cycle that a person takes it to mean."""
    for told in CASES[name].expected.get("statement", ()):
        if "cycle" in told:
            one = next(
                one
                for one in reading(name).report.statements
                if plain(one.quote).startswith(plain(told["starts"]))
            )
            assert one.reference.cycle == told["cycle"], told["starts"]
