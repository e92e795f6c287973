"""Pairs of figures that measure the same thing: now and then, the body and a benchmark, level and target.

A pair is comparable only where measure, population, unit, role and period allow it. A pair that
tempts and is not comparable is given too, with the reason.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Protocol

from hmicdiff.comparing.figures.change import figure_change
from hmicdiff.comparing.figures.comparability import Relation, may_compare, period_end

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import Comparability, Figure, FigureChange, Reading
    from hmicdiff.vocabulary.measures import MeasureTable

__all__ = ["compare_figures"]

_METHOD = frozenset({"scope", "structure", "sample_size"})
_NORMS = frozenset({"target", "threshold"})
_NEAR_LINES = 4
"""Lines within which figures of one report are read as one comparison: a wrapped sentence and the next."""


class HasMeasures(Protocol):
    """The part of the vocabulary that comparing figures needs."""

    @property
    def measures(self) -> MeasureTable:
        """Measures, benchmark groups and nouns of method."""


def compare_figures(readings: Sequence[Reading], vocabulary: HasMeasures) -> tuple[FigureChange, ...]:
    """Return the pairs of figures of one body's reports, within each report and across.

    `readings` stand in time order. Figures that tell how the inspection was made are never paired;
    a figure that a report prints again is paired once.
    """
    changes: list[FigureChange] = []
    for reading in readings:
        changes.extend(_within(reading, vocabulary.measures))
    for earlier, later in combinations(readings, 2):
        changes.extend(_across(earlier, later, vocabulary.measures))
    return tuple(changes)


def _findings(reading: Reading) -> tuple[Figure, ...]:
    """Return a report's findings, each once: of a figure printed again, the printing with a period."""
    kept: dict[tuple[object, ...], Figure] = {}
    for figure in reading.report.figures:
        if figure.role in _METHOD:
            continue
        key = _what_it_says(figure)
        if key not in kept or (period_end(kept[key]) is None and period_end(figure) is not None):
            kept[key] = figure
    return tuple(sorted(kept.values(), key=lambda figure: figure.line_start))


def _what_it_says(figure: Figure) -> tuple[object, ...]:
    return (
        figure.measure,
        figure.unit,
        figure.base,
        figure.subject,
        figure.role,
        figure.value,
        figure.low,
        figure.high,
        figure.numerator,
        figure.change_direction,
        figure.follows,
    )


def _same_quantity(first: Figure, second: Figure) -> bool:
    """Whether two figures carry the same measure in the same unit."""
    return first.measure == second.measure and first.unit == second.unit


# --- inside a report ----------------------------------------------------------------------


def _within(reading: Reading, measures: MeasureTable) -> Iterator[FigureChange]:
    """Yield the pairs inside one report."""
    body, report = reading.report.identity.body, reading.report.id
    for first, second in combinations(_findings(reading), 2):
        relation = _relation(first, second, body)
        if relation is not None:
            left, right = _in_order(first, second, relation, body)
            verdict = may_compare(left, right, relation, measures, is_across=False)
            yield figure_change((report, left), (report, right), relation, verdict)


def _relation(first: Figure, second: Figure, body: str | None) -> Relation | None:
    """Return how the text sets two of its figures against each other, None where it does not."""
    if first.id == second.follows or second.id == first.follows:
        return "over_time"
    if not _same_quantity(first, second):
        return None
    near = abs(first.line_start - second.line_start) <= _NEAR_LINES
    norms = [figure.role in _NORMS for figure in (first, second)]
    if any(norms):
        return "against_target" if near and not all(norms) and _is_norm_for(first, second, body) else None
    if first.role != second.role:
        return None
    own = [figure.subject == body for figure in (first, second)]
    if own.count(True) == 1:
        return "against_benchmark" if near and period_end(first) == period_end(second) else None
    return "over_time" if all(own) and _are_two_times(first, second, near=near) else None


def _is_norm_for(first: Figure, second: Figure, body: str | None) -> bool:
    """Whether one is the body's level, the other a norm."""
    level = second if first.role in _NORMS else first
    return level.role in {"level", "share"} and level.subject == body


def _are_two_times(first: Figure, second: Figure, *, near: bool) -> bool:
    """Whether two figures of the body speak of two stated times, or are two changes of one measure."""
    ends = (period_end(first), period_end(second))
    if None in ends or first.section != second.section:
        return False
    return near if first.role == "change" else ends[0] != ends[1]


def _in_order(first: Figure, second: Figure, relation: Relation, body: str | None) -> tuple[Figure, Figure]:
    """Return the pair with the later, or the body's own, figure on the right."""
    if first.follows == second.id:
        return second, first
    if second.follows == first.id:
        return first, second
    if relation == "over_time":
        return (first, second) if str(period_end(first)) <= str(period_end(second)) else (second, first)
    if relation == "against_target":
        return (second, first) if second.role in _NORMS else (first, second)
    return (first, second) if second.subject == body else (second, first)


# --- across reports -----------------------------------------------------------------------


def _across(earlier: Reading, later: Reading, measures: MeasureTable) -> Iterator[FigureChange]:
    """Yield the pairs of two reports: of each measure and population, the newest level of each."""
    newest = {_what_it_counts(figure): figure for figure in _newest_levels(later)}
    for left in _newest_levels(earlier):
        for right in newest.values():
            if _same_quantity(left, right) and _is_later(left, right):
                verdict = _stated_refusal(right, later) or may_compare(
                    left, right, "over_time", measures, is_across=True
                )
                if left.base == right.base or None in (left.base, right.base):
                    yield figure_change(
                        (earlier.report.id, left), (later.report.id, right), "over_time", verdict
                    )


_OF_GRADES = re.compile(r"\b(?:grades?|judge?ments?)\b", re.IGNORECASE)


def _stated_refusal(figure: Figure, reading: Reading) -> tuple[Comparability, str] | None:
    """Return *no* where the inspectorate says, in the figure's own section, that findings can't be compared."""
    for statement in reading.report.statements:
        if (
            statement.direction == "not_comparable"
            and statement.section == figure.section
            and not _OF_GRADES.search(statement.quote)
        ):
            return "no", f"the inspectorate says so: {statement.quote}"
    return None


def _what_it_counts(figure: Figure) -> tuple[str, str | None, str | None]:
    return figure.measure, figure.unit, figure.base


def _newest_levels(reading: Reading) -> tuple[Figure, ...]:
    """Return the body's newest level of each measure, unit and population."""
    body, figures = reading.report.identity.body, _findings(reading)
    superseded = {figure.follows for figure in figures}
    newest: dict[tuple[str, str | None, str | None], Figure] = {}
    for figure in figures:
        if figure.role != "level" or figure.subject != body or figure.id in superseded:
            continue
        held = newest.get(_what_it_counts(figure))
        if held is None or (period_end(held) or "") < (period_end(figure) or ""):
            newest[_what_it_counts(figure)] = figure
    return tuple(newest.values())


def _is_later(left: Figure, right: Figure) -> bool:
    """Whether the later report's figure is not of the same time as the earlier one's, or before it."""
    ends = (period_end(left), period_end(right))
    return None in ends or str(ends[0]) < str(ends[1])
