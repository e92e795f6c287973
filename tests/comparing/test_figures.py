"""Which figures are set against each other, and what comes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicdiff.comparing.figures import compare_figures
from hmicdiff.model import Figure, FigureChange, Period, Reading, Reference, Statement
from hmicdiff.vocabulary import load_vocabulary

from .conftest import bare_report

BODY = "Kent Police"
LEVEL = Figure(
    line_start=1,
    line_end=1,
    quote="x",
    id="f",
    value=10.0,
    unit="percent",
    measure="charge-rate",
    subject=BODY,
    role="level",
    polarity="higher_better",
    attributed_to="inspectorate",
    section="s1",
    topic="investigation",
)


def figure(name: str, **changes: Any) -> Figure:  # noqa: ANN401
    """Return a level of the charge rate, with changes."""
    return replace(LEVEL, id=name, **changes)


def year(end: int, start: int | None = None) -> Period:
    """Return the financial years from `start`, or the one year, to March of `end`."""
    first = end - 1 if start is None else start
    return Period(text=str(end), start=f"{first}-04-01", end=f"{end}-03-31")


def reading(name: str, *figures: Figure, statements: tuple[Statement, ...] = ()) -> Reading:
    """Return a report that has these figures."""
    report = replace(bare_report(name, 0, 1, BODY), figures=figures, statements=statements)
    return Reading(report=report, sentences=(), lines=())


def compare(*readings: Reading) -> tuple[FigureChange, ...]:
    """Compare readings with the vocabulary of the package."""
    return compare_figures(readings, load_vocabulary())


def only(*readings: Reading) -> FigureChange:
    """Return the one pair there is."""
    (change,) = compare(*readings)
    return change


def test_force_against_england_and_wales() -> None:
    """The body stands on the right, the benchmark on the left; the delta is in points."""
    own = figure("own", value=37.0, period=year(2014))
    other = figure("other", value=26.0, period=year(2014), subject="England and Wales")
    change = only(reading("a", own, other))
    assert (change.relation, change.left.figure, change.right.figure) == ("against_benchmark", "other", "own")
    assert (change.delta, change.delta_percent, change.unit) == (11.0, None, "percentage points")
    assert (change.direction, change.test.kind) == ("better", "none")


def test_a_benchmark_of_another_year_is_no_benchmark() -> None:
    """England and Wales this year are not set against the force last year."""
    own = figure("own", period=year(2013))
    assert compare(reading("a", own, figure("other", period=year(2014), subject="England and Wales"))) == ()


def test_now_and_then_with_margins() -> None:
    """Intervals that overlap widely make no change: within the margin of error."""
    then = figure("then", value=89.2, margin=1.3, period=year(2013), measure="victim-satisfaction")
    now = figure("now", value=87.9, margin=1.4, period=year(2014), measure="victim-satisfaction")
    change = only(reading("a", now, then))
    assert (change.left.figure, change.right.figure, change.delta) == ("then", "now", -1.3)
    assert (change.test.significant, change.direction) == (False, "no_significant_change")


def test_level_and_target() -> None:
    """The target stands on the left, the level on the right, worse where it falls short."""
    target = figure("target", value=90.0, role="target", measure="999-answered-in-time")
    level = figure("level", value=87.1, measure="999-answered-in-time")
    change = only(reading("a", level, target))
    assert (change.relation, change.left.figure, change.direction) == ("against_target", "target", "worse")


def test_a_limit_for_all_holds_for_each_part() -> None:
    """22 days for one route and 32 for another are both set against the 28 days stated for all."""
    common = {"measure": "dvds-time", "unit": "days", "polarity": "lower_better"}
    ask = figure("ask", value=22.0, base="right to ask", **common)
    know = figure("know", value=32.0, base="right to know", **common)
    limit = figure("limit", value=28.0, role="threshold", **common)
    directions = {change.right.figure: change.direction for change in compare(reading("a", ask, know, limit))}
    assert directions == {"ask": "better", "know": "worse"}


def test_what_a_sentence_ties_is_compared() -> None:
    """*From 259 to 236* is compared though no period is named, and relatively as it is a count."""
    then = figure("then", value=259.0, unit="cases", measure="backlog", polarity="lower_better")
    now = figure("now", value=236.0, unit=None, measure="backlog", polarity="lower_better", follows="then")
    change = only(reading("a", then, now))
    assert (change.comparable, change.delta, change.delta_percent) == (True, -23.0, -8.88)
    assert change.direction == "improved"


def test_changes_from_different_starts_are_not_subtracted() -> None:
    """+5 percent in a year and -7 percent in four are named as not comparable, without delta."""
    short = figure("short", value=5.0, role="change", change_direction="increase", period=year(2014))
    long = figure("long", value=7.0, role="change", change_direction="decrease", period=year(2014))
    change = only(reading("a", long, short))
    assert (change.comparable, change.delta, change.test.kind, change.direction) == (
        False,
        None,
        "none",
        "neutral",
    )


def test_changes_of_both_sides_have_signs() -> None:
    """A fall of 7 against a fall of 16 is 9 points higher."""
    own = figure("own", value=7.0, role="change", change_direction="decrease", period=year(2014))
    other = replace(own, id="other", value=16.0, subject="England and Wales")
    assert only(reading("a", own, other)).delta == 9.0


NO_PAIR = {
    "measure": {"measure": "victim-satisfaction"},
    "unit": {"unit": "cases"},
    "role": {"role": "forecast"},
    "subject": {"subject": "Essex Police"},
    "method": {"role": "sample_size"},
}


@pytest.mark.parametrize("name", NO_PAIR)
def test_what_differs_in_kind_is_no_pair(name: str) -> None:
    """Another measure, unit, role or subject makes no pair, nor do numbers of the method."""
    left, right = figure("l", period=year(2016)), figure("r", period=year(2018), **NO_PAIR[name])
    assert compare(reading("a", left), reading("b", right)) == ()


REFUSED = {
    "population": ({}, {"base": "excluding fraud"}, "population"),
    "length": ({}, {"period": year(2018, 2014)}, "different length"),
    "counted anew": (
        {"measure": "detection-rate", "period": year(2014)},
        {"measure": "detection-rate", "period": year(2016)},
        "crime outcomes framework",
    ),
    "recording": (
        {"measure": "recorded-crime", "unit": "per 1,000 population"},
        {"measure": "recorded-crime", "unit": "per 1,000 population"},
        "recorded",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_forbids_a_comparison_is_said(name: str) -> None:
    """A tempting pair of two reports is given with the reason, and nothing is computed."""
    left, right, reason = REFUSED[name]
    change = only(
        reading("a", figure("l", **{"period": year(2016), **left})),
        reading("b", figure("r", **{"period": year(2018), **right})),
    )
    assert (change.comparable, change.comparability, change.delta) == (False, "no", None)
    assert reason in change.reason


def test_the_inspectorates_own_word_forbids() -> None:
    """Where the section says that findings can't be compared with earlier audits, they are not."""
    statement = Statement(
        line_start=1,
        line_end=1,
        quote="This means we can no longer compare the findings from this audit to those from previous audits.",
        id="s",
        direction="not_comparable",
        source="inspectorate",
        reference=Reference(text=None, cycle=None),
        topic="crime-recording",
        section="s1",
        rule="r",
    )
    left = figure("l", measure="crime-recording-all", margin=1.0, period=year(2021))
    right = replace(left, id="r", value=98.0, period=year(2024))
    change = only(reading("a", left), reading("b", right, statements=(statement,)))
    assert (change.comparable, statement.quote in change.reason) == (False, True)


def test_across_reports_the_newest_level_counts() -> None:
    """Last year's figure repeated in the later report is not set against the earlier report's own."""
    earlier = reading("a", figure("a1", value=66.5, margin=5.5, period=year(2021)))
    later = reading(
        "b",
        figure("b1", value=66.5, margin=5.5, period=year(2021)),
        figure("b2", value=89.1, margin=4.2, period=year(2023), line_start=3, line_end=3),
    )
    across = [change for change in compare(earlier, later) if change.left.report != change.right.report]
    assert [(c.left.figure, c.right.figure, c.direction) for c in across] == [("a1", "b2", "improved")]


def test_audits_are_compared_with_care() -> None:
    """Shares of two samples of cases are tested on their counts, and marked *with care*."""
    left = figure("l", value=50.0, numerator=20.0, denominator=40.0, period=year(2016))
    right = figure("r", value=90.0, numerator=36.0, denominator=40.0, period=year(2018))
    change = only(reading("a", left), reading("b", right))
    assert (change.comparability, change.test.kind, change.test.significant) == (
        "with_care",
        "two_proportion",
        True,
    )


def test_a_figure_printed_again_is_paired_once() -> None:
    """A summary that repeats a level adds no second pair; the printing with a period stands for both."""
    again = figure("again", value=37.0)
    own = figure("own", value=37.0, period=year(2014), line_start=2, line_end=2)
    other = figure(
        "other", value=26.0, period=year(2014), subject="England and Wales", line_start=2, line_end=2
    )
    assert [change.right.figure for change in compare(reading("a", again, own, other))] == ["own"]


def test_a_range_has_no_delta() -> None:
    """*Three or four a week* after *two a week* is a pair without a computed difference."""
    then = figure("then", value=2.0, unit="per week", role="frequency", measure="warrants")
    now = replace(then, id="now", value=None, low=3.0, high=4.0, follows="then")
    change = only(reading("a", then, now))
    assert (change.comparable, change.delta, change.direction) == (True, None, "neutral")


@given(st.floats(0, 100), st.floats(0, 100), st.sampled_from(["higher_better", "lower_better", "neutral"]))
@settings(max_examples=80, deadline=None)
def test_exchanging_the_years_exchanges_the_verdict(then: float, now: float, polarity: str) -> None:
    """What improves one way regresses the other; what is neutral is never judged."""

    def verdict(first: float, second: float) -> str:
        left = figure("l", value=first, polarity=polarity, period=year(2016))
        right = figure("r", value=second, polarity=polarity, period=year(2018))
        return only(reading("a", left), reading("b", right)).direction

    turned = {"improved": "regressed", "regressed": "improved"}
    assert verdict(then, now) == turned.get(verdict(now, then), verdict(now, then))
    if polarity == "neutral":
        assert verdict(then, now) == "neutral"
