"""Figures that may be compared, and those that only look so: a table and small charts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.reporting.charts import Chart, ChartPoint, make_chart
from hmicdiff.reporting.view.context import anchor_id
from hmicdiff.reporting.words import amount_words, number_words, reason_words, unit_words
from hmicdiff.text import capital

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hmicdiff.model import Figure, FigureChange, FigureRef, Reading
    from hmicdiff.reporting.view.context import Context, Place

__all__ = ["FigureRow", "FigureSide", "figure_charts", "figure_rows"]

MOST_CHARTS = 12
"""Charts shown; every figure stands in the table."""
MOST_POINTS = 6
"""Values in one chart."""
AROUND = 8
"""Words quoted on either side of a figure."""

_DIRECTIONS = {
    "improved": ("better than before", "up"),
    "regressed": ("worse than before", "down"),
    "better": ("better", "up"),
    "worse": ("worse", "down"),
    "no_significant_change": ("no significant change", "same"),
    "neutral": ("", "dash"),
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
    about: str
    """Words around the figure, where several pairs bear one measure's name; else empty."""
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
    names = Counter((each.measure, each.relation) for each in found)
    return tuple(
        _row(each, context, about=_about(each, context) if names[each.measure, each.relation] > 1 else "")
        for each in found
    )


def _about(change: FigureChange, context: Context) -> str:
    """The words around the newer figure in its sentence."""
    figure = context.figures.get((change.right.report, change.right.figure))
    if figure is None:
        return ""
    printed = " ".join(figure.quote.split())
    before, quote, after = _own_sentence(figure, context.readings[change.right.report]).partition(printed)
    ahead, behind = before.split(), after.split()
    words = " ".join(("", *ahead[-AROUND:])).lstrip() + " " * before.endswith(" ") + quote
    words += " " * after.startswith(" ") + " ".join(behind[:AROUND])
    return "…" * (len(ahead) > AROUND) + words + "…" * (len(behind) > AROUND)


def _own_sentence(figure: Figure, reading: Reading) -> str:
    """The sentence that a figure stands in; where a line holds several, no other's words are quoted."""
    printed = " ".join(figure.quote.split())
    for one in reading.sentences:
        on_its_lines = one.line_start <= figure.line_start and figure.line_end <= one.line_end
        if on_its_lines and one.section == figure.section:
            text = " ".join(one.quote.split())
            if printed in text:
                return text
    return " ".join(" ".join(reading.lines[figure.line_start - 1 : figure.line_end]).split())


def _row(change: FigureChange, context: Context, *, about: str) -> FigureRow:
    word, icon = _result(change)
    return FigureRow(
        measure=context.measure_name(change.measure),
        about=about,
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
        reason=capital(reason_words(change.reason)),
    )


def _result(change: FigureChange) -> tuple[str, str]:
    """What it comes to. Nothing better or worse is said where the figures can't be compared."""
    if change.comparability == "no" or not change.comparable:
        return "not comparable", "no"
    if change.direction == "no_significant_change" and change.test.kind == "interval":
        return "within the margin of error", "same"
    if change.direction == "neutral":
        return _neutral(change), "dash"
    return _DIRECTIONS[change.direction]


def _neutral(change: FigureChange) -> str:
    """What is neither good nor bad by itself is said as a size."""
    if not change.delta:
        return "the same" if change.delta is not None else "not judged"
    return "higher" if change.delta > 0 else "lower"


def _change(change: FigureChange) -> str:
    if change.delta is None or change.comparability == "no":
        return ""
    points = unit_words(change.unit) == "%" or change.unit == "percentage points"
    size = round(change.delta, 2)
    amount = f"{number_words(abs(size))} points" if points else amount_words(abs(size), change.unit)
    relative = "" if change.delta_percent is None else f" ({_signed(round(change.delta_percent))}%)"
    return f"{_sign(size)}{amount}{relative}"


def _signed(value: float) -> str:
    return _sign(value) + number_words(abs(value))


def _sign(value: float) -> str:
    return "+" if value > 0 else "−" if value < 0 else "±"


def _test(change: FigureChange) -> str:
    test = change.test
    if test.kind == "none" or test.significant is None:
        return ""
    p_value = "" if test.p_value is None else f", p = {test.p_value:.3f}"
    p_value = ", p < 0.001" if p_value == ", p = 0.000" else p_value
    return ("Significant" if test.significant else "Not significant") + p_value


def _side(ref: FigureRef, context: Context) -> FigureSide:
    figure = context.figures.get((ref.report, ref.figure))
    if figure is None:
        return FigureSide(value="", who="", when="", place=None)
    return FigureSide(
        value=value_words(figure),
        who="" if figure.subject == context.comparison.body else figure.subject or "",
        when=figure.period.text if figure.period else "",
        place=context.place(ref.report, figure),
    )


def value_words(figure: Figure) -> str:
    """The figure as printed, with its margin and its counts."""
    value = amount_words(figure.value, figure.unit)
    if figure.value is None and figure.low is not None:
        value = f"{number_words(figure.low)} to {amount_words(figure.high, figure.unit)}"
    margin = f" ± {number_words(figure.margin)}" if figure.margin else ""
    of = ""
    if figure.numerator is not None and figure.denominator is not None:
        of = f" ({number_words(figure.numerator)} of {number_words(figure.denominator)})"
    way = {"increase": "up ", "decrease": "down "}.get(figure.change_direction or "", "")
    return _NEARLY[figure.bound or figure.approximate] + way + value + margin + of


_NEARLY: Mapping[str | bool, str] = {
    "at_most": "at most ",
    "at_least": "at least ",
    True: "about ",
    False: "",
}
"""Words before a value that is a bound, or no more than about right."""


def figure_charts(context: Context) -> tuple[Chart, ...]:
    """One chart for each measure with at least two values in one unit that may be compared.

    Changes (*fell by 7 percent*) are not drawn: they are no levels on one axis.
    """
    charts = (_chart(changes, context) for changes in sorted(_joined(context), key=_rank))
    return tuple(charts)[:MOST_CHARTS]


def _joined(context: Context) -> list[list[FigureChange]]:
    """Pairs that may be drawn, those that share a figure together."""
    groups: dict[int, list[FigureChange]] = {}
    homes: dict[tuple[str, str], int] = {}
    for number, change in enumerate(context.comparison.figure_changes):
        pair = [context.figures.get(ref) for ref in _ends(change)]
        if change.comparability == "no" or not change.comparable or not all(map(_is_drawn, pair)):
            continue
        if len({figure.unit for figure in pair if figure}) == 1:
            touched = sorted({homes[ref] for ref in _ends(change) if ref in homes})
            groups[number] = [each for home in touched for each in groups.pop(home)] + [change]
            homes |= {ref: number for each in groups[number] for ref in _ends(each)}
    return list(groups.values())


def _ends(change: FigureChange) -> tuple[tuple[str, str], tuple[str, str]]:
    """The two figures of a pair, each by report and id."""
    return (change.left.report, change.left.figure), (change.right.report, change.right.figure)


def _is_drawn(figure: Figure | None) -> bool:
    return figure is not None and figure.value is not None and figure.role != "change"


def _rank(changes: Sequence[FigureChange]) -> tuple[int, str, str]:
    """Charts that show a change over time come first."""
    order = list(_RELATIONS)
    return min((order.index(each.relation), each.measure, each.right.figure) for each in changes)


def _chart(changes: Sequence[FigureChange], context: Context) -> Chart:
    refs = sorted({(ref.report, ref.figure) for change in changes for ref in (change.left, change.right)})
    later = _later(changes)
    drawn = sorted(refs, key=lambda ref: _drawing_order(ref, ref in later, context))[:MOST_POINTS]
    unit = context.figures[drawn[0]].unit
    unit_note = f" ({unit})" if unit and unit_words(unit) != "%" and unit not in {"GBP", "times"} else ""
    title = f"{context.measure_name(changes[0].measure)}{unit_note}: {_message(changes, context)}"
    name = anchor_id("chart", f"{drawn[0][1]}-{drawn[-1][1]}")
    return make_chart(name, title, _points(drawn, changes, context), unit)


def _message(changes: Sequence[FigureChange], context: Context) -> str:
    """What the drawing says: the comparison over time where there is one, else with the benchmark."""
    order = list(_RELATIONS)
    first = min(changes, key=lambda each: (order.index(each.relation), each.right.figure, each.left.figure))
    words = _result(first)[0]
    other = context.figures.get((first.left.report, first.left.figure))
    if other is None or words not in {"better", "worse", "higher", "lower", "the same"}:
        return words
    than = "as" if words == "the same" else "than"
    return f"{words} {than} {'before' if first.relation == 'over_time' else _who(other, context)}"


def _is_own(figure: Figure, context: Context) -> bool:
    return figure.role not in {"target", "threshold"} and figure.subject in {context.comparison.body, None}


def _who(figure: Figure, context: Context) -> str:
    """Whose value it is: a target is nobody's."""
    if figure.role in {"target", "threshold"}:
        return "the target" if figure.role == "target" else "the limit"
    return "" if _is_own(figure, context) else figure.subject or "the benchmark"


def _later(changes: Sequence[FigureChange]) -> set[tuple[str, str]]:
    """Figures that are the later of two."""
    return {(each.right.report, each.right.figure) for each in changes if each.relation == "over_time"}


def _drawing_order(ref: tuple[str, str], later: bool, context: Context) -> tuple[bool, str, bool, str]:  # noqa: FBT001 - a part of a key
    figure = context.figures[ref]
    end = figure.period.end if figure.period else None
    return not _is_own(figure, context), end or f"{context.order.get(ref[0], 0):04}", later, ref[1]


def _points(
    refs: Sequence[tuple[str, str]], changes: Sequence[FigureChange], context: Context
) -> list[ChartPoint]:
    """The dots; two values of one time are told apart as before and after."""
    names = [_label(ref, context) for ref in refs]
    later = _later(changes)
    alike = {name for name in names if names.count(name) > 1} if later else set()
    return [
        ChartPoint(
            label=f"{name}, {'after' if ref in later else 'before'}" if name in alike else name,
            value=context.figures[ref].value or 0.0,
            margin=context.figures[ref].margin,
            focal=_is_own(context.figures[ref], context),
        )
        for ref, name in zip(refs, names, strict=True)
    ]


def _label(ref: tuple[str, str], context: Context) -> str:
    figure = context.figures[ref]
    when = (figure.period.end or "")[:4] if figure.period else ""
    return ", ".join(part for part in (_who(figure, context), when or context.labels[ref[0]]) if part)
