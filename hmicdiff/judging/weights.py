"""How heavy the later report's statements of change weigh on a case, and which way they go.

A part of a topic counts by what was found on it; what is told of a part alone never carries the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hmicdiff.judging.case import Case
    from hmicdiff.model import StatementDirection

__all__ = ["OF_A_PART", "settled", "told_anywhere", "told_better", "told_worse", "weight"]

OF_A_PART: Final = 1.0
"""Least weight of a statement on a part of a topic that stands against what carries the whole."""
_WAYS: Mapping[str, str] = {
    "improved": "better",
    "regressed": "worse",
    "unresolved": "worse",
    "sustained": "kept",
}
"""Which way a statement of change goes."""


def weight(case: Case, *directions: StatementDirection) -> float:
    """Return the weight of the later report's statements in `directions` that bear on the case."""
    if case.is_topic:
        carrying = case.wide if settled(case) is None else case.outright
        return sum(point.weight for point in carrying if point.direction in directions)
    return sum(point.weight for point in case.right.stated(*directions))


def settled(case: Case) -> str | None:
    """Return which way the statements on the topic itself go, where all go one way: they sum up its parts."""
    ways = {
        _WAYS[one.direction] for one in case.outright if one.direction is not None and one.direction in _WAYS
    }
    return ways.pop() if len(ways) == 1 else None


def told_anywhere(case: Case, *directions: StatementDirection) -> float:
    """Return the weight of the later report's statements in `directions`, on any part of a topic.

    What is told of a part alone does not carry the topic; but it stands against the contrary. What is told of another
    topic's thread is no part of this one.
    """
    stated = (one for one in case.right.stated(*directions) if one.source not in case.strays)
    return sum(point.weight for point in stated if point.weight >= OF_A_PART)


def told_better(case: Case) -> float:
    """Return the weight of what the later report states to be better."""
    return weight(case, "improved")


def told_worse(case: Case) -> float:
    """Return the weight of what the later report states to be worse, or there still."""
    return weight(case, "regressed", "unresolved")
