"""Whether two figures of one measure may be compared, and the reason in words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from hmicdiff.model import Comparability, Figure
    from hmicdiff.vocabulary.measures import MeasureTable

__all__ = ["Relation", "may_compare", "period_end"]

Relation = Literal["over_time", "against_benchmark", "against_target"]

_SAME_LENGTH_DAYS = 45
"""By how much two periods of one kind may differ in length: leap days and part months, not quarters."""


def may_compare(
    left: Figure, right: Figure, relation: Relation, measures: MeasureTable, *, is_across: bool
) -> tuple[Comparability, str]:
    """Return whether two figures of one measure and unit may be compared, and why or why not.

    `is_across`: the two stand in two reports.
    """
    if right.follows == left.id:
        return "yes", "the sentence itself gives both values"
    refusal = (
        _different_base(left, right, relation)
        or _counted_anew(left, right, measures)
        or (_different_time(left, right) if relation == "over_time" else None)
        or (_recording_changed(left, measures) if is_across else None)
    )
    if refusal:
        return "no", refusal
    if is_across:
        return _across_reports(left, right, measures)
    if relation == "against_benchmark" and not (left.period and right.period):
        return "yes", "same measure and unit for both; no period is printed for each"
    return "yes", _GROUNDS[relation]


_GROUNDS: dict[Relation, str] = {
    "over_time": "same measure, population and unit, at two times",
    "against_benchmark": "same measure, period and unit for both",
    "against_target": "the target or limit stated for this measure",
}


def _different_base(left: Figure, right: Figure, relation: Relation) -> str | None:
    """Return the reason where the populations differ; a target stated for all holds for each part."""
    if left.base == right.base or (relation == "against_target" and left.base is None):
        return None
    return f"different population: {left.base or 'not narrowed'} against {right.base or 'not narrowed'}"


def _counted_anew(left: Figure, right: Figure, measures: MeasureTable) -> str | None:
    """Return the reason where the measure was counted anew between the two figures."""
    measure, ends = measures.get(left.measure), (period_end(left), period_end(right))
    if measure is None or ends[0] is None or ends[1] is None:
        return None
    earlier, later = sorted(end for end in ends if end)
    return next((row["reason"] for row in measure.breaks if earlier < row["from"] <= later), None)


def _different_time(left: Figure, right: Figure) -> str | None:
    """Return the reason where the periods forbid a change over time."""
    if left.role == "change":
        return "two changes, measured from different starting points, can't be subtracted"
    if _ends_together(left, right):
        return "both are of the same period"
    lengths = [days for days in (_days(left), _days(right)) if days is not None]
    if len(lengths) > 1 and abs(lengths[0] - lengths[1]) > _SAME_LENGTH_DAYS:
        return "periods of different length"
    return None


def _ends_together(left: Figure, right: Figure) -> bool:
    return period_end(left) is not None and period_end(left) == period_end(right)


def _recording_changed(figure: Figure, measures: MeasureTable) -> str | None:
    """Return the reason where a count follows how things are recorded as much as what happens."""
    measure = measures.get(figure.measure)
    return measure.recording if measure and measure.recording else None


def _across_reports(left: Figure, right: Figure, measures: MeasureTable) -> tuple[Comparability, str]:
    """Return whether figures of two reports may be compared once nothing forbids it."""
    if measures.get(left.measure) is None:
        return "with_care", "counted under the same words in both reports, which define them nowhere"
    if period_end(left) is None or period_end(right) is None:
        return "with_care", "same measure and unit; the period is not stated for both"
    if left.denominator and right.denominator:
        return "with_care", "same measure in two audits, each of a sample of cases"
    return "yes", "same measure, population, unit and length of period"


def period_end(figure: Figure) -> str | None:
    """Return the last day a figure speaks of, ISO; None where the text names no period."""
    return figure.period.end if figure.period else None


def _days(figure: Figure) -> int | None:
    """Return the length of a figure's period in days; a single day is a reading at a time, not a length."""
    period = figure.period
    if period is None or period.start is None or period.end is None:
        return None
    return (dt.date.fromisoformat(period.end) - dt.date.fromisoformat(period.start)).days or None
