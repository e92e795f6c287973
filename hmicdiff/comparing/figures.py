"""Pairs of figures that measure the same thing: now and then, the body and a benchmark, level and target.

A pair is comparable only where measure, population, unit, role and the length of the period allow it.
A pair that tempts and is not comparable is reported too, with the reason.
"""

from __future__ import annotations

import datetime as dt
from itertools import combinations
from typing import TYPE_CHECKING, Literal, Protocol

from hmicdiff.comparing.figures_significance import significance_of
from hmicdiff.model import FigureChange, FigureRef

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import Comparability, Figure, FigureTest, Reading
    from hmicdiff.vocabulary.measures import MeasureTable

__all__ = ["compare_figures"]

_METHOD = frozenset({"scope", "structure", "sample_size"})
_NEAR = 4
"""Lines within which figures of one report are read as one comparison."""
_SAME_LENGTH = 45
"""Days by which the lengths of two periods may differ."""

Relation = Literal["over_time", "against_benchmark", "against_target"]


class HasMeasures(Protocol):
    """The part of the vocabulary that comparing figures needs."""

    @property
    def measures(self) -> MeasureTable:
        """Measures, benchmark groups and nouns of method."""


def compare_figures(readings: Sequence[Reading], vocabulary: HasMeasures) -> tuple[FigureChange, ...]:
    """Return the pairs of figures of one body's reports, in time order, within a report and across.

    `readings` stand in time order. Figures that tell how the inspection was made are never paired.
    """
    changes: list[FigureChange] = []
    for reading in readings:
        figures = _findings(reading)
        changes.extend(_within(reading, figures, vocabulary.measures))
    for earlier, later in combinations(readings, 2):
        changes.extend(_across(earlier, later, vocabulary.measures))
    return tuple(changes)


def _findings(reading: Reading) -> tuple[Figure, ...]:
    return tuple(figure for figure in reading.report.figures if figure.role not in _METHOD)


# --- inside a report ----------------------------------------------------------------------


def _within(reading: Reading, figures: Sequence[Figure], measures: MeasureTable) -> Iterator[FigureChange]:
    """Yield the pairs inside one report."""
    body, report = reading.report.identity.body, reading.report.id
    for first, second in combinations(figures, 2):
        if not _same_quantity(first, second):
            continue
        relation = _relation(first, second, body)
        if relation is None:
            continue
        left, right = _in_order(first, second, relation, body)
        comparable, reason = _may_compare(left, right, relation, measures, is_across=False)
        yield _change((report, left), (report, right), relation, comparable, reason)


def _same_quantity(first: Figure, second: Figure) -> bool:
    """Whether two figures carry the same measure in the same unit."""
    return first.measure == second.measure and first.unit == second.unit and first.measure != "number"


def _relation(first: Figure, second: Figure, body: str | None) -> Relation | None:
    """Return how two figures of one report may be compared, None where the text makes no such offer."""
    near = abs(first.line_start - second.line_start) <= _NEAR
    own = (first.subject == body, second.subject == body)
    roles = {first.role, second.role}
    if own == (True, True) and roles in ({"level", "target"}, {"level", "threshold"}) and near:
        return "against_target"
    if first.role != second.role or first.section != second.section:
        return None
    if own.count(True) == 1 and near and _end(first) == _end(second):
        return "against_benchmark"
    if own == (True, True) and _end(first) and _end(second) and (near or _end(first) != _end(second)):
        return "over_time"
    return None


def _in_order(first: Figure, second: Figure, relation: Relation, body: str | None) -> tuple[Figure, Figure]:
    """Return the pair with the later or focal figure on the right."""
    if relation == "over_time":
        return (first, second) if (_end(first) or "") <= (_end(second) or "") else (second, first)
    if relation == "against_target":
        return (first, second) if second.role == "level" else (second, first)
    return (first, second) if second.subject == body else (second, first)


# --- across reports -----------------------------------------------------------------------


def _across(earlier: Reading, later: Reading, measures: MeasureTable) -> Iterator[FigureChange]:
    """Yield the pairs of two reports: same measure, same unit, both about the body, both levels."""
    for left in _own_levels(earlier):
        for right in _own_levels(later):
            if _same_quantity(left, right):
                comparable, reason = _may_compare(left, right, "over_time", measures, is_across=True)
                yield _change(
                    (earlier.report.id, left), (later.report.id, right), "over_time", comparable, reason
                )


def _own_levels(reading: Reading) -> tuple[Figure, ...]:
    body = reading.report.identity.body
    return tuple(f for f in _findings(reading) if f.role == "level" and f.subject == body)


# --- comparability ------------------------------------------------------------------------


def _may_compare(
    left: Figure, right: Figure, relation: Relation, measures: MeasureTable, *, is_across: bool
) -> tuple[Comparability, str]:
    """Return whether two figures of one measure may be compared, and why or why not."""
    if left.base != right.base:
        return "no", f"different base: {left.base or 'not stated'} against {right.base or 'not stated'}"
    broken = _break_between(left, right, measures)
    if broken:
        return "no", broken
    if relation == "over_time":
        if left.role == "change":
            return "no", "changes against different starting points can't be subtracted"
        lengths = (_days(left), _days(right))
        if None not in lengths and abs(lengths[0] - lengths[1]) > _SAME_LENGTH:  # type: ignore[operator]
            return "no", "periods of different length"
        if is_across and (measures.get(left.measure) is None or _end(left) is None or _end(right) is None):
            return "with_care", "same words in both reports; the period is not stated for both"
    return "yes", "same measure, population and unit"


def _break_between(left: Figure, right: Figure, measures: MeasureTable) -> str | None:
    """Return the reason where the measure was counted anew between the two figures."""
    measure = measures.get(left.measure)
    ends = (_end(left), _end(right))
    if measure is None or None in ends:
        return None
    for row in measure.breaks:
        if min(ends) < row["from"] <= max(ends):  # type: ignore[type-var, operator]
            return row["reason"]
    return None


def _end(figure: Figure) -> str | None:
    return figure.period.end if figure.period else None


def _days(figure: Figure) -> int | None:
    period = figure.period
    if period is None or period.start is None or period.end is None:
        return None
    return (dt.date.fromisoformat(period.end) - dt.date.fromisoformat(period.start)).days


# --- the change ---------------------------------------------------------------------------


def _change(
    left: tuple[str, Figure],
    right: tuple[str, Figure],
    relation: Relation,
    comparability: Comparability,
    reason: str,
) -> FigureChange:
    """Return the pair as the contract names it."""
    before, after = _signed(left[1]), _signed(right[1])
    is_comparable = comparability != "no" and before is not None and after is not None
    test = significance_of(left[1], right[1])
    delta = round(after - before, 6) if before is not None and after is not None and is_comparable else None
    return FigureChange(
        left=FigureRef(report=left[0], figure=left[1].id),
        right=FigureRef(report=right[0], figure=right[1].id),
        relation=relation,
        delta=delta,
        delta_percent=_relative(delta, before, right[1].unit),
        unit=_delta_unit(right[1].unit),
        comparable=is_comparable,
        comparability=comparability if is_comparable else "no",
        reason=reason,
        test=test,
        direction=_direction(delta, right[1], relation, test),
        topic=right[1].topic,
        measure=right[1].measure,
    )


def _signed(figure: Figure) -> float | None:
    """Return the value with the sign of its change."""
    if figure.value is None:
        return None
    return -figure.value if figure.change_direction == "decrease" else figure.value


def _relative(delta: float | None, before: float | None, unit: str | None) -> float | None:
    """Return the relative change in percent; None for percentages, whose changes are points."""
    if delta is None or not before or unit in {"percent", "percentage points"}:
        return None
    return round(100 * delta / abs(before), 2)


def _delta_unit(unit: str | None) -> str | None:
    return "percentage points" if unit == "percent" else unit


def _direction(
    delta: float | None, right: Figure, relation: Relation, test: FigureTest
) -> Literal["improved", "regressed", "no_significant_change", "better", "worse", "neutral"]:
    """Return what the difference means, given which way is better and whether it may be chance."""
    if delta is None or right.polarity == "neutral":
        return "neutral"
    if test.significant is False or delta == 0:
        return "no_significant_change"
    is_better = (delta > 0) == (right.polarity == "higher_better")
    if relation == "over_time":
        return "improved" if is_better else "regressed"
    return "better" if is_better else "worse"
