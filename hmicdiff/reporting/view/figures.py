"""Figures that may be compared, and those that only look so: a table and small charts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.reporting.charts import Chart, ChartPoint, make_chart
from hmicdiff.reporting.words import number_words, plain, reason_words, sentence, unit_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Figure, FigureChange, FigureRef
    from hmicdiff.reporting.view.context import Context, Place

__all__ = ["FigureRow", "FigureSide", "figure_charts", "figure_rows", "measure_name"]

MOST_CHARTS = 12
"""Charts shown; every figure stands in the table."""
MOST_POINTS = 6
"""Values in one chart."""

_DIRECTIONS = {
    "improved": ("better than before", "up"),
    "regressed": ("worse than before", "down"),
    "better": ("better", "up"),
    "worse": ("worse", "down"),
    "no_significant_change": ("no significant change", "same"),
    "neutral": ("no direction", "dash"),
}
_RELATIONS = {
    "over_time": "over time",
    "against_benchmark": "against a benchmark",
    "against_target": "against a target",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSide:
    """One of the two figures."""

    value: str
    who: str
    when: str
    place: Place | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One pair of figures."""

    measure: str
    topic: str
    topic_name: str
    relation: str
    left: FigureSide
    right: FigureSide
    change: str
    """Percentage points are called points, never percent."""
    result: str
    icon: str
    test: str
    comparability: str
    reason: str


def measure_name(measure: str) -> str:
    """A measure in words, whether it is an id of the vocabulary or the report's own words."""
    return sentence(plain(measure) if " " not in measure else measure)


def figure_rows(context: Context) -> tuple[FigureRow, ...]:
    """All pairs: over time first, then against benchmarks and targets, by topic."""
    order = list(_RELATIONS)
    found = sorted(
        context.comparison.figure_changes,
        key=lambda each: (
            each.comparability == "no",
            order.index(each.relation),
            context.topic_rank(each.topic),
            each.measure,
            context.order[each.right.report],
            each.right.figure,
            each.left.figure,
        ),
    )
    return tuple(_row(each, context) for each in found)


def _row(change: FigureChange, context: Context) -> FigureRow:
    word, icon = _result(change)
    return FigureRow(
        measure=measure_name(change.measure),
        topic=change.topic,
        topic_name=context.topic_name(change.topic),
        relation=_RELATIONS[change.relation],
        left=_side(change.left, context),
        right=_side(change.right, context),
        change=_change(change),
        result=word,
        icon=icon,
        test=_test(change),
        comparability=change.comparability,
        reason=reason_words(change.reason),
    )


def _result(change: FigureChange) -> tuple[str, str]:
    """What it comes to. Nothing better or worse is said where the figures can't be compared."""
    if change.comparability == "no" or not change.comparable:
        return "not comparable", "no"
    if change.direction == "no_significant_change" and change.test.kind == "interval":
        return "within the margin of error", "same"
    return _DIRECTIONS[change.direction]


def _change(change: FigureChange) -> str:
    if change.delta is None or change.comparability == "no":
        return ""
    percent = unit_words(change.unit) == "%"
    unit = " points" if percent else unit_words(change.unit)
    relative = "" if change.delta_percent is None else f" ({_signed(change.delta_percent)}%)"
    return f"{_signed(change.delta)}{unit}{relative}"


def _signed(value: float) -> str:
    rounded = round(value, 2)
    return ("+" if rounded > 0 else "−" if rounded < 0 else "±") + number_words(abs(rounded))


def _test(change: FigureChange) -> str:
    test = change.test
    if test.kind == "none" or test.significant is None:
        return ""
    p_value = "" if test.p_value is None else f", p = {test.p_value:.3f}"
    p_value = ", p < 0.001" if p_value == ", p = 0.000" else p_value
    return ("significant" if test.significant else "not significant") + p_value


def _side(ref: FigureRef, context: Context) -> FigureSide:
    figure = context.figures.get((ref.report, ref.figure))
    if figure is None:
        return FigureSide(value="", who="", when="", place=None)
    return FigureSide(
        value=value_words(figure),
        who=figure.subject or "",
        when=figure.period.text if figure.period else "",
        place=context.place(ref.report, figure),
    )


def value_words(figure: Figure) -> str:
    """The figure as printed, with its margin and its counts."""
    unit = unit_words(figure.unit)
    value = number_words(figure.value) + unit
    if figure.value is None and figure.low is not None:
        value = f"{number_words(figure.low)} to {number_words(figure.high)}{unit}"
    margin = f" ± {number_words(figure.margin)}" if figure.margin else ""
    of = ""
    if figure.numerator is not None and figure.denominator is not None:
        of = f" ({number_words(figure.numerator)} of {number_words(figure.denominator)})"
    return ("about " if figure.approximate else "") + value + margin + of


def figure_charts(context: Context) -> tuple[Chart, ...]:
    """One chart for each measure with at least two comparable values in one unit."""
    groups: dict[tuple[str, str], list[FigureChange]] = {}
    for change in context.comparison.figure_changes:
        if change.comparability != "no" and change.comparable:
            groups.setdefault((change.measure, change.unit or ""), []).append(change)
    charts = (_chart(key, rows, context) for key, rows in sorted(groups.items()))
    return tuple(chart for chart in charts if chart and len(chart.marks) > 1)[:MOST_CHARTS]


def _chart(key: tuple[str, str], changes: Sequence[FigureChange], context: Context) -> Chart | None:
    refs = sorted({(ref.report, ref.figure) for change in changes for ref in (change.left, change.right)})
    figures = [
        (report, context.figures[report, id_]) for report, id_ in refs if (report, id_) in context.figures
    ]
    units = {unit_words(figure.unit) for _, figure in figures}
    drawn = sorted(
        ((report, figure) for report, figure in figures if figure.value is not None),
        key=lambda each: (not _is_own(each[1], context), _when(each[0], each[1], context), each[1].id),
    )[:MOST_POINTS]
    if len(units) != 1 or len({figure.role for _, figure in drawn} - {"target", "threshold"}) > 1:
        return None
    points = [_point(report, figure, context) for report, figure in drawn]
    name = f"{measure_name(key[0])}{_unit_note(key[1])}: {_message(changes, context)}"
    return make_chart(f"chart-{len(points)}-{drawn[0][1].id}" if drawn else "", name, points, key[1])


def _unit_note(unit: str) -> str:
    return f" ({unit})" if unit and unit_words(unit) != "%" else ""


def _message(changes: Sequence[FigureChange], context: Context) -> str:
    """What the drawing says: the comparison over time where there is one, else with the benchmark."""
    order = list(_RELATIONS)
    first = min(changes, key=lambda each: (order.index(each.relation), each.right.figure, each.left.figure))
    other = context.figures.get((first.left.report, first.left.figure))
    than = (
        f" than {other.subject}" if other and other.subject and first.direction in {"better", "worse"} else ""
    )
    return _result(first)[0] + than


def _is_own(figure: Figure, context: Context) -> bool:
    return figure.role not in {"target", "threshold"} and figure.subject in {context.comparison.body, None}


def _when(report: str, figure: Figure, context: Context) -> str:
    end = figure.period.end if figure.period else None
    return end or f"{context.order.get(report, 0):04}"


def _point(report: str, figure: Figure, context: Context) -> ChartPoint:
    own = _is_own(figure, context)
    who = "" if own else figure.subject or figure.role
    when = (figure.period.end or "")[:4] if figure.period else ""
    label = ", ".join(part for part in (who, when or context.labels[report]) if part)
    return ChartPoint(label=label, value=figure.value or 0.0, margin=figure.margin, focal=own)
