"""Whole report pairs whose verdicts strangers read: what was right is told still, what was wrong is told no more."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.drawn import SHEETS, outcomes

FLOORS = {"thirtysecond": (57, 3), "thirtythird": (55, 9), "thirtyfourth": (55, 7), "thirtyfifth": (56, 12)}
"""Of each sheet the fewest right verdicts that are told still, and the most wrong ones. The first only rises, the second only falls."""


def test_every_drawn_sheet_has_a_floor() -> None:
    """Pairs that nobody measures hold nothing."""
    assert set(FLOORS) == set(SHEETS)


@pytest.mark.parametrize("sheet", sorted(FLOORS))
def test_what_strangers_called_right_is_told_still(sheet: str) -> None:
    """By the class alone, each matter of a pair once."""
    kept, wrong = FLOORS[sheet]
    found = Counter(one.fate for one in outcomes(sheet))
    assert found["kept"] >= kept
    assert found["still told"] <= wrong
