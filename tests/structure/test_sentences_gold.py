"""Tone and stated change, measured on sentences of four writers who knew no rule, many of them hard on purpose."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from hmicdiff.structure.polarity import tone_of
from hmicdiff.structure.statements.hits import find_hits
from hmicdiff.vocabulary.cues import load_cues

GOLD = Path(__file__).resolve().parents[1] / "gold" / "sentences.tsv"
CHANGES = {"improved": 0.81, "regressed": 0.71, "unresolved": 0.64, "sustained": 0.76}
"""Share right, at least, of the sentences that are told to state a change. Floors rise, never fall."""
OPPOSITE = {"praise": 0.12, "concern": 0.20}
"""Share, at most, of the sentences told to have a tone that have the contrary one."""


class Row(NamedTuple):
    """One labelled sentence, and what is told of it."""

    tone: str
    change: str
    told_tone: str
    told_changes: frozenset[str]


@cache
def rows() -> tuple[Row, ...]:
    """Return the labelled sentences."""
    cues = load_cues()
    with GOLD.open(encoding="utf-8", newline="") as file:
        return tuple(
            Row(
                one["tone"],
                one["change"],
                tone_of(one["text"], cues)[0],
                frozenset(hit.direction for hit in find_hits(one["text"], cues)),
            )
            for one in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        )


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_that_is_told_is_mostly_stated(change: str) -> None:
    """Of the sentences told to state a change, as many do as was reached."""
    told = [one for one in rows() if change in one.told_changes]
    assert sum(one.change == change for one in told) / len(told) >= CHANGES[change]


@pytest.mark.parametrize("tone", OPPOSITE)
def test_a_tone_that_is_told_is_seldom_the_contrary(tone: str) -> None:
    """Praise is seldom told of a fault, and a fault seldom of praise."""
    told = [one for one in rows() if one.told_tone == tone]
    contrary = {"praise": "concern", "concern": "praise"}[tone]
    assert sum(one.tone == contrary for one in told) / len(told) <= OPPOSITE[tone]
