"""Numbers that moved beside a standard that the inspectors say was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hmicdiff.judging.case import Case
    from hmicdiff.model import StatementDirection, ThreadPoint

__all__ = ["is_number_beside_standard"]

_NUMBERS = frozenset({"went-up", "went-down"})
"""Cues that say no more than that something counted rose or fell."""
_LESS_OF_A_FAULT = "fault-shrank"
"""A cue that says so where a number stands beside it, and else that a trouble was dealt with."""


def _tells_a_number(point: ThreadPoint, case: Case) -> bool:
    """Whether what a point states is that something counted rose or fell, and no more."""
    rules = {one.rule for one in case.right.statements_at(point)}
    counted = _NUMBERS | ({_LESS_OF_A_FAULT} if any(map(str.isdigit, point.quote)) else set())
    return rules <= counted


def is_number_beside_standard(case: Case, direction: StatementDirection) -> bool:
    """Whether all that is stated to have moved is a number, beside the inspectors' word that the matter's standard was kept.

    "It continues to have effective wellbeing policies. Sickness has risen to 8.9 shifts" keeps the standard of wellbeing;
    "times are still good, but they've lengthened" says both of one thing.
    """
    moved, kept = case.right.stated(direction), case.right.stated("sustained")
    numbers = (_tells_a_number(point, case) for point in moved)
    apart = set(moved).isdisjoint(kept) and not any(point.polarity == "mixed" for point in kept)
    return not case.is_topic and bool(kept and moved) and apart and all(numbers)
