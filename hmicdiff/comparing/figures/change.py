"""What the difference of two figures amounts to: delta, test, direction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from hmicdiff.comparing.figures.significance import significance_of
from hmicdiff.model import FigureChange, FigureRef, FigureTest

if TYPE_CHECKING:
    from hmicdiff.comparing.figures.comparability import Relation
    from hmicdiff.model import Comparability, Figure

__all__ = ["figure_change"]

Direction = Literal["improved", "regressed", "no_significant_change", "better", "worse", "neutral"]

_DECIMALS = 6
"""Digits after the point that a difference of printed values can need."""


def figure_change(
    left: tuple[str, Figure],
    right: tuple[str, Figure],
    relation: Relation,
    verdict: tuple[Comparability, str],
) -> FigureChange:
    """Return the pair (report id and figure each; `right` the later or focal one) with what changed.

    Nothing is computed for a pair that is not comparable, nor a delta where a side is a range.
    """
    comparability, reason = verdict
    is_comparable = comparability != "no"
    delta = _delta(left[1], right[1]) if is_comparable else None
    test = significance_of(left[1], right[1]) if is_comparable else FigureTest(kind="none")
    return FigureChange(
        left=FigureRef(report=left[0], figure=left[1].id),
        right=FigureRef(report=right[0], figure=right[1].id),
        relation=relation,
        delta=delta,
        delta_percent=_relative(delta, left[1]),
        unit=_delta_unit(right[1].unit),
        comparable=is_comparable,
        comparability=comparability,
        reason=reason,
        test=test,
        direction=_direction(delta, right[1], relation, test),
        topic=right[1].topic,
        measure=right[1].measure,
    )


def _delta(left: Figure, right: Figure) -> float | None:
    """Return right less left, with the signs of changes; percentages give points."""
    before, after = _signed(left), _signed(right)
    return None if before is None or after is None else round(after - before, _DECIMALS)


def _signed(figure: Figure) -> float | None:
    """Return the value with the sign of its change."""
    if figure.value is None:
        return None
    return -figure.value if figure.change_direction == "decrease" else figure.value


def _relative(delta: float | None, left: Figure) -> float | None:
    """Return the relative change in percent; None for percentages and changes, whose differences are points."""
    if delta is None or not left.value or left.role == "change" or "percent" in (left.unit or ""):
        return None
    return round(100 * delta / left.value, 2)


def _delta_unit(unit: str | None) -> str | None:
    return "percentage points" if unit == "percent" else unit


def _direction(delta: float | None, right: Figure, relation: Relation, test: FigureTest) -> Direction:
    """Return what the difference means, given which way is better and whether it may be chance."""
    if delta is None or right.polarity == "neutral":
        return "neutral"
    if test.significant is False or delta == 0:
        return "no_significant_change"
    is_better = (delta > 0) == (right.polarity == "higher_better")
    if relation == "over_time":
        return "improved" if is_better else "regressed"
    return "better" if is_better else "worse"
