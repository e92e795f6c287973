"""Accuracy on the hand-made answers may rise, never fall unseen."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

_SPEC = importlib.util.spec_from_file_location("gate", Path(__file__).with_name("gate.py"))
assert _SPEC
assert _SPEC.loader
gate: Any = importlib.util.module_from_spec(_SPEC)
sys.modules["gate"] = gate
_SPEC.loader.exec_module(gate)

LINES = """\
identity.body                       1.000   3/3
sections                            0.988   precision 1.000 recall 0.976 (hit 40, gold 41, got 40)
repeats.recycled                      none   nothing to measure: counts as not met
    missed: 2014-11:1 0.500 x
"""


@pytest.mark.slow
def test_no_floor_is_undercut() -> None:
    """What this build measures on the gold holds every pinned floor."""
    assert gate.check(gate.measure(), gate.load_floors(), gate.digest_of_gold()) == []


def test_figures_are_read_from_the_scorers_lines() -> None:
    """A measure's line gives its figure; lines of misses and of nothing measured give none."""
    assert gate.parse_figures(LINES) == {"identity.body": 1.0, "sections": 0.988}


def test_a_fallen_or_missing_figure_is_named() -> None:
    """The gate names what fell, what is no longer measured, and a changed gold."""
    floors = gate.Floors(gold="g", floors={"a": 0.9, "b": 0.9, "c": 0.9})
    assert gate.check({"a": 0.9, "b": 0.8}, floors, "h") == [
        "the gold has changed: pin the floors anew",
        "b fell to 0.800 (floor 0.900)",
        "c is no longer measured (floor 0.900)",
    ]


def test_floors_rise_but_do_not_fall_without_a_reason() -> None:
    """Pinning takes higher figures as they are, and lower ones only with a reason that is kept."""
    floors = gate.Floors(gold="g", floors={"a": 0.5, "b": 0.5})
    assert gate.raised({"a": 0.6, "b": 0.5}, floors, "g", None).floors == {"a": 0.6, "b": 0.5}
    with pytest.raises(ValueError, match=r"b: 0\.500 to 0\.400"):
        gate.raised({"a": 0.6, "b": 0.4}, floors, "g", None)
    lowered = gate.raised({"a": 0.6, "b": 0.4}, floors, "g", "the gold was wrong")
    assert lowered.floors == {"a": 0.6, "b": 0.4}
    assert lowered.lowered == ("b: 0.500 to 0.400: the gold was wrong",)
