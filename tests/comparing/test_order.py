from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicdiff.comparing.order import in_time_order, pairs_in_time, time_of, undated_warning

if TYPE_CHECKING:
    from collections.abc import Callable

    from hmicdiff.model import Reading

    ReportOf = Callable[..., Reading]

DATES = st.fixed_dictionaries(
    {
        "published": st.sampled_from([None, "2014-09-03", "2014-11", "2019-05-02"]),
        "fieldwork_end": st.sampled_from([None, "2014-10", "2020-03"]),
        "cycle_order": st.sampled_from([None, 201414, 201819, 202325]),
    }
)


@pytest.mark.parametrize(
    ("published", "fieldwork_end", "cycle_order", "expected"),
    [
        pytest.param("2019-05-02", "2019-10", 201819, "2019-05-02", id="published first"),
        pytest.param(None, "2014-10", 201414, "2014-10", id="else the end of fieldwork"),
        pytest.param(None, None, 201819, "2019", id="else the cycle's last year"),
        pytest.param(None, None, 199900, "2000", id="a cycle over the turn of the century"),
        pytest.param(None, None, None, None, id="else nothing"),
    ],
)
def test_time_is_the_best_known_date(
    report_of: ReportOf,
    published: str | None,
    fieldwork_end: str | None,
    cycle_order: int | None,
    expected: str | None,
) -> None:
    """A report stands at its publication, else its fieldwork's end, else its cycle's last year."""
    reading = report_of("a", published=published, fieldwork_end=fieldwork_end, cycle_order=cycle_order)
    assert time_of(reading.report.identity) == expected


def test_dates_of_different_precision_sort_together(report_of: ReportOf) -> None:
    """A letter of 3 September stands before an inspection whose fieldwork ended in October."""
    letter = report_of("letter", published="2014-09-03")
    inspection = report_of("inspection", fieldwork_end="2014-10")
    assert in_time_order([inspection, letter]) == (letter, inspection)


def test_the_undated_come_last_in_order_of_path(report_of: ReportOf) -> None:
    """What nothing dates stands after all that is dated, by path."""
    dated = report_of("z", published="2024-09")
    undated = [report_of("b"), report_of("a")]
    assert [one.report.id for one in in_time_order([*undated, dated])] == ["z", "a", "b"]


def test_only_an_undated_report_is_warned_of(report_of: ReportOf) -> None:
    """The warning names the gap, and a dated report has none."""
    assert [w.code for w in undated_warning(report_of("a").report.identity)] == ["undated"]
    assert undated_warning(report_of("a", published="2019").report.identity) == ()


@given(dates=st.lists(DATES, max_size=5), data=st.data())
@settings(max_examples=30, deadline=None)
def test_the_order_of_inputs_does_not_matter(
    report_of: ReportOf, dates: list[dict[str, object]], data: st.DataObject
) -> None:
    """Any order of the same reports gives the same time order."""
    readings = [report_of(f"r{n}", **date) for n, date in enumerate(dates)]
    shuffled = data.draw(st.permutations(readings))
    assert in_time_order(shuffled) == in_time_order(readings)


def test_pairs_hold_the_earlier_report_on_the_left(report_of: ReportOf) -> None:
    """Of n reports there are n (n - 1) / 2 pairs, each in time order."""
    readings = [report_of(year, published=year) for year in ("2024", "2014", "2019")]
    pairs = [(left.report.id, right.report.id) for left, right in pairs_in_time(readings)]
    assert pairs == [("2014", "2019"), ("2014", "2024"), ("2019", "2024")]


def test_two_reports_of_one_day_go_by_cycle_then_path(report_of: ReportOf) -> None:
    """Reports of the same day stand by cycle, then by path."""
    late = report_of("a", published="2017-03-02", cycle_order=201717)
    early = report_of("b", published="2017-03-02", cycle_order=201616)
    same = replace(early, report=replace(early.report, id="c", source=replace(early.report.source, path="c")))
    assert [one.report.id for one in in_time_order([late, same, early])] == ["b", "c", "a"]
