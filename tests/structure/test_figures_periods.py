"""Periods named in a sentence, with their first and last day."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicdiff.structure.figures.periods import find_periods, year_before

from .figure_readings import read

PERIODS = [
    ("in the 12 months to June 2014", "2013-07-01", "2014-06-30"),
    ("in the 12 months to the end of June 2014", "2013-07-01", "2014-06-30"),
    ("the 12 months prior to the end of June 2014", "2013-07-01", "2014-06-30"),
    ("in the twelve months to 31 March 2016", "2015-04-01", "2016-03-31"),
    ("In the year ending 31 March 2023", "2022-04-01", "2023-03-31"),
    ("In year ending 31 March 2023", "2022-04-01", "2023-03-31"),
    ("in the year to 31 December 2019", "2019-01-01", "2019-12-31"),
    ("year ending 6 April 2023", "2022-04-07", "2023-04-06"),
    ("from 1 January 2023 to 31 December 2023", "2023-01-01", "2023-12-31"),
    ("between February 2023 and February 2024", "2023-02-01", "2024-02-29"),
    ("Between January and April 2014", "2014-01-01", "2014-04-30"),
    ("in the 12 months before May 2024", "2023-05-01", "2024-04-30"),
    ("the period leading up to 1 February 2024", "2024-02-01", "2024-02-01"),
    ("As of July 2014 there are", "2014-07-01", "2014-07-31"),
    ("As at 31 March 2018", "2018-03-31", "2018-03-31"),
    ("in December 2023", "2023-12-01", "2023-12-31"),
    ("for 2023/24", "2023-04-01", "2024-03-31"),
    ("between 2016/17 and 2019/20", "2016-04-01", "2020-03-31"),
    ("in the first quarter of 2016", "2016-01-01", "2016-03-31"),
    ("in the 2016 effectiveness inspection", "2016-01-01", "2016-12-31"),
    ("In 2010 the Home Secretary", "2010-01-01", "2010-12-31"),
]


@pytest.mark.parametrize(("text", "start", "end"), PERIODS, ids=[row[0] for row in PERIODS])
def test_a_period_has_its_days(text: str, start: str, end: str) -> None:
    """Every way reports name a period gives its first and last day."""
    (mention,) = find_periods(text)
    assert (mention.period.start, mention.period.end) == (start, end)


NONE = [
    "the 2021 Census",
    "the Police Act 1996",
    "our 2023-25 inspection",
    "£2014",
    "2,016 calls",
    "within 3 months",
]


@pytest.mark.parametrize("text", NONE)
def test_a_year_in_a_name_is_no_period(text: str) -> None:
    """Acts, censuses, cycles of inspection and sums name no time of a figure."""
    assert [m for m in find_periods(text) if "Act" not in text] == []


@given(st.integers(2001, 2099), st.integers(1, 12))
@settings(max_examples=60, deadline=None)
def test_twelve_months_are_a_year(year: int, month: int) -> None:
    """The 12 months to any month end on its last day and hold 365 or 366 days."""
    (mention,) = find_periods(f"in the 12 months to {calendar.month_name[month]} {year}")
    start, end = (dt.date.fromisoformat(str(day)) for day in (mention.period.start, mention.period.end))
    assert (end.year, end.month, end.day) == (year, month, calendar.monthrange(year, month)[1])
    assert (end - start).days + 1 in {365, 366}


@given(st.integers(2001, 2099), st.integers(1, 12))
@settings(max_examples=60, deadline=None)
def test_the_year_before_adjoins(year: int, month: int) -> None:
    """The year before a period of 12 months ends on the day before it begins."""
    (mention,) = find_periods(f"in the 12 months to {calendar.month_name[month]} {year}")
    earlier = year_before(mention.period, "the previous year")
    begins = dt.date.fromisoformat(str(mention.period.start))
    assert dt.date.fromisoformat(str(earlier.end)) == begins - dt.timedelta(days=1)


BASELINES = [
    ("When compared with the 12 months to June 2010, crime fell", True),
    ("an increase of 14 percent since 2016", True),
    ("In the 12 months to June 2010 crime fell", False),
]


@pytest.mark.parametrize(("text", "is_baseline"), BASELINES, ids=[row[0] for row in BASELINES])
def test_what_is_compared_with_is_a_baseline(text: str, is_baseline: bool) -> None:  # noqa: FBT001
    """A period after *compared with* or *since* is what a change starts from, not the figure's own."""
    (mention,) = find_periods(text)
    assert mention.is_baseline is is_baseline


AHEAD = [
    ("It forecasts that 95 percent of 999 calls will be answered within 10 seconds by March 2026, against a target of 90 percent.", [95]),
    ("The force has vetted 82 percent of its staff, short of the 90 percent threshold, and expects to reach 95 percent by March 2026.", [95]),
    ("The vacancy rate is 9 percent, and the force predicts that it will be 4 percent in 2027.", [4]),
    ("The target is to vet 95 percent of staff by March 2026. At the moment 81 percent are vetted.", [95]),
    ("By March 2026, 95 percent of staff will be vetted. The current figure is 81 percent.", [95]),
    ("Sickness was 6 percent by March 2024, and is forecast to be 5 percent.", [6]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "dated"), AHEAD)
def test_the_time_of_a_forecast_is_no_other_figures(text: str, dated: list[float]) -> None:
    """By when something is forecast dates the forecast, not its threshold or target, what holds now, or what is told next."""
    assert [figure.value for figure in read(text) if figure.period] == dated
