"""Short reports of every programme, read as a person reads them."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

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

CASES = {case.name: case for case in helpers.cases()}


@cache
def reading(name: str) -> Reading:
    """Return a case understood."""
    return understand(helpers.document(CASES[name].text), load_vocabulary())


def outline(found: Reading) -> list[tuple[str, str]]:
    """Return heading and topic of every printed heading."""
    return [(plain(one.heading), one.topic) for one in found.report.sections if one.heading]


def graded(found: Reading) -> dict[int, tuple[Any, ...]]:
    """Return value, state, basis and origin of each grade, by place among the printed headings."""
    printed = [one for one in found.report.sections if one.heading]
    return {
        place: (one.grade.value, one.grade.state, one.grade.basis, one.grade.carried_over_from)
        for place, one in enumerate(printed)
        if one.grade
    }


@pytest.mark.parametrize("name", CASES)
def test_identity(name: str) -> None:
    """Body, sector, programme, kind, date, publisher and scale are those a person reads."""
    identity = reading(name).report.identity
    expected = CASES[name].expected["identity"]
    assert {key: getattr(identity, key) for key in expected} == expected
    assert identity.published_in_text == expected.get("published_in_text")


@pytest.mark.parametrize("name", CASES)
def test_sections(name: str) -> None:
    """Every printed heading is a section with its topic, in order, and nothing else is."""
    expected = [(plain(one["heading"]), one["topic"]) for one in CASES[name].expected.get("section", [])]
    assert outline(reading(name)) == expected


@pytest.mark.parametrize("name", CASES)
def test_grades(name: str) -> None:
    """Every grade is found with its state and basis, and no other."""
    expected = {
        place: (
            one.get("grade"),
            one.get("state", "given"),
            one.get("basis", None if one.get("state") == "missing_in_text" else "prose"),
            one.get("carried_over_from"),
        )
        for place, one in enumerate(CASES[name].expected.get("section", []))
        if "grade" in one or "state" in one
    }
    assert graded(reading(name)) == expected


@pytest.mark.parametrize("name", CASES)
def test_loose_grades(name: str) -> None:
    """Judgments whose part has no printed heading stand in sections of their own, in the order of the text."""
    expected = [
        (one["topic"], one.get("grade"), one.get("state", "given"), one["basis"])
        for one in CASES[name].expected.get("loose", ())
    ]
    loose = [one for one in reading(name).report.sections if one.heading is None and one.grade and one.parent]
    found = [(one.topic, one.grade.value, one.grade.state, one.grade.basis) for one in loose if one.grade]
    assert not expected or found == expected


@pytest.mark.parametrize("name", CASES)
def test_roles(name: str) -> None:
    """What an expectation says of a section's role holds."""
    printed = [one for one in reading(name).report.sections if one.heading]
    for found, expected in zip(printed, CASES[name].expected.get("section", []), strict=False):
        assert found.role == expected.get("role", found.role), found.heading


@pytest.mark.parametrize("name", CASES)
def test_warnings(name: str) -> None:
    """Warnings an expectation names are given."""
    expected = set(CASES[name].expected.get("warnings", []))
    assert expected <= {warning.code for warning in reading(name).report.warnings}
