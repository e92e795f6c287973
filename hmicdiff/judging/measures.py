"""Whether a number of a matter moved, so that it is not told as unchanged where no words judge it.

This asks less than a comparison of figures: the two may not be held against each other for better or worse, but
97 percent and 91 percent of one thing are not the same.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal

from hmicdiff.comparing.once import once
from hmicdiff.judging.answers import count_shared

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.judging.sides import Side
    from hmicdiff.model import Figure, Reading, ThreadPoint
    from hmicdiff.vocabulary.concepts import Concepts

__all__ = ["counts_of", "has_shrunk"]

_COUNTED = frozenset({"level", "share", "frequency"})
"""Roles of figures that say how much of a thing there is."""
_MONEY = "GBP"
"""Sums of money move with every year's budget."""
_PERCENT = "percent"
_POINTS = 5.0
"""Percentage points from which two shares differ."""
_SHARE = 0.1
"""Share of the greater from which two counts differ."""
_HALF = 0.5
_PERSONS = "people"
_CALLED = frozenset({"officers", "staff", "employees", "personnel", "firefighters", "individuals", "members"})
"""What reports call those whom they count."""


def counts_of(left: Side, right: Side, concepts: Concepts) -> Literal["moved", "level"] | None:
    """Return whether sentences of two reports that share a telling word or a concept count one unit differently.

    None where no two of them count one unit.
    """
    found = {
        _differ(one, other) for one, other in _same_counts(left, right, concepts) if one.unit == other.unit
    }
    if not found:
        return None
    return "moved" if True in found else "level"


def has_shrunk(fault: ThreadPoint, left: Side, right: Side, concepts: Concepts) -> bool:
    """Whether a fault of the later report counts less than half of what the earlier one counted of it.

    Nine overdue visits, where there were 286, say nothing against what is better. Of what the earlier report counts beside
    each other (412 officers without vetting, a team of five) the largest is what a fault is held against.
    """
    told = {figure.quote for point, figure in _counted(right) if point == fault}
    before: defaultdict[float, list[float]] = defaultdict(list)
    for one, other in _same_counts(left, right, concepts):
        of_one_unit = _unit_of(one) == _unit_of(other) and other.quote in told
        if of_one_unit and one.value is not None and other.value is not None:
            before[other.value].append(one.value)
    return bool(before) and all(later < _HALF * max(earlier) for later, earlier in before.items())


def _unit_of(figure: Figure) -> str | None:
    """Return what a figure counts: people of any calling are people."""
    return _PERSONS if figure.unit in _CALLED else figure.unit


def _same_counts(left: Side, right: Side, concepts: Concepts) -> Iterator[tuple[Figure, Figure]]:
    """Yield the figures of two reports that stand in sentences which share a telling word or a concept."""
    others = list(_counted(right))
    for point, figure in _counted(left):
        for answer, other in others:
            if count_shared(point, answer, concepts) > 0:
                yield figure, other


def _counted(side: Side) -> Iterator[tuple[ThreadPoint, Figure]]:
    """Yield each figure of a side's findings that says how much, with its point."""
    figures = _counting(side.reading)
    for point in side.findings:
        lines = range(point.line_start, point.line_end + 1)
        near = {one.id: one for line in lines for one in figures.get(line, ())}
        for figure in near.values():
            if figure.quote in point.quote:
                yield point, figure


@once
def _counting(reading: Reading) -> Mapping[int, Sequence[Figure]]:
    """Return a report's figures that say how much, by each line they stand on."""
    found: defaultdict[int, list[Figure]] = defaultdict(list)
    for one in reading.report.figures:
        if one.role in _COUNTED and one.unit != _MONEY:
            for line in range(one.line_start, one.line_end + 1):
                found[line].append(one)
    return dict(found)


def _differ(one: Figure, other: Figure) -> bool:
    """Whether two figures of one unit are not about the same."""
    if one.value is None or other.value is None:
        return False
    apart = abs(one.value - other.value)
    if one.unit == _PERCENT:
        return apart > _POINTS
    return apart > _SHARE * max(abs(one.value), abs(other.value))
