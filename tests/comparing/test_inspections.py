"""Which reports tell of one inspection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from hmicdiff.comparing.comparison import compare_reports
from hmicdiff.comparing.inspections import events_of
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from hmicdiff.model import Reading

    ReportOf = Callable[..., Reading]

VOCABULARY = load_vocabulary()
PEEL = "PEEL 2021/22"
TEXTS = ("Detectives do not always follow all lines of enquiry in serious cases.", "Supervision is regular.")


def of(report_of: ReportOf, part: type, name: str, size: int = 1, **identity: Any) -> Reading:  # noqa: ANN401
    """Return a reading of so many sections."""
    facts = {"programme": PEEL, "published": "2022-10-20", "cycle_order": 202122, **identity}
    return report_of(name, *[part(heading=f"Part {number}", texts=TEXTS) for number in range(size)], **facts)


ONE = [
    pytest.param({}, {"kind": "news", "published": "2022-10-21"}, id="a report and its press release"),
    pytest.param({}, {"kind": "news", "published": "2022-10-21", "programme": None}, id="news names nothing"),
    pytest.param({}, {"kind": "other", "published": "2022-12-16"}, id="a commissioner's answer"),
    pytest.param(
        {"kind": "news", "published": "2022-10-20", "programme": None},
        {"kind": "news", "published": "2022-10-22", "programme": None},
        id="two items of news",
    ),
    pytest.param(
        {"kind": "pillar", "pillar": "effectiveness", "programme": "PEEL 2016", "published": "2017-03-02"},
        {"kind": "pillar", "pillar": "efficiency", "programme": "PEEL 2016", "published": "2016-11-03"},
        id="two pillars of one programme",
    ),
    pytest.param({}, {"published": "2022-10"}, id="the same report dated by its month"),
    pytest.param({}, {"published": None}, id="two whole reports, one without a date"),
    pytest.param(
        {},
        {"kind": "accelerated_cause_of_concern", "published": "2022-06-14"},
        id="a cause told ahead of its report",
    ),
    pytest.param({}, {"kind": "letter", "published": "2022-05-12"}, id="a letter ahead of the report"),
    pytest.param({}, {"kind": "letter", "published": "2022-10-20"}, id="a letter that brought the report"),
    pytest.param(
        {"kind": "revisit", "published": "2024-05-21"},
        {"kind": "revisit", "published": "2024-05-22"},
        id="a letter twice",
    ),
]
TWO = [
    pytest.param({}, {"programme": "PEEL 2023-25", "published": "2024-09-23"}, id="two programmes"),
    pytest.param({}, {"kind": "news", "published": "2024-05-01", "programme": None}, id="later news"),
    pytest.param(
        {},
        {"kind": "accelerated_cause_of_concern", "published": "2022-06-14", "programme": None},
        id="a cause told early that names no programme",
    ),
    pytest.param({}, {"kind": "letter", "published": "2023-06-01"}, id="a letter of another time"),
    pytest.param({}, {"kind": "revisit", "published": "2022-10-30"}, id="a revisit is an event of its own"),
    pytest.param(
        {}, {"kind": "news", "published": "2022-10-21", "programme": "PEEL 2018/19"}, id="other news"
    ),
    pytest.param(
        {"kind": "crime_data_integrity", "programme": None},
        {"kind": "custody", "programme": None},
        id="two kinds of one day",
    ),
]


@pytest.mark.parametrize(("left", "right"), ONE)
def test_what_tells_of_one_inspection_is_one(
    report_of: ReportOf, part: type, left: dict[str, Any], right: dict[str, Any]
) -> None:
    """Documents of one programme and time are one inspection; the fullest report is the witness."""
    full, short = of(report_of, part, "a", 3, **left), of(report_of, part, "b", **right)
    (event,) = events_of([short, full], VOCABULARY.inspections)
    assert (event.inspection.witness, event.inspection.supporting) == ("a", ("b",))


@pytest.mark.parametrize(("left", "right"), TWO)
def test_what_tells_of_two_inspections_is_two(
    report_of: ReportOf, part: type, left: dict[str, Any], right: dict[str, Any]
) -> None:
    """Another programme, another kind or a later day is another inspection."""
    pair = of(report_of, part, "a", 3, **left), of(report_of, part, "b", **right)
    assert len(events_of(pair, VOCABULARY.inspections)) == len(pair)


def test_a_report_witnesses_before_longer_news_of_it(report_of: ReportOf, part: type) -> None:
    """However long, an account never stands before the report."""
    news, report = of(report_of, part, "news", 5, kind="news"), of(report_of, part, "report")
    (event,) = events_of([news, report], VOCABULARY.inspections)
    assert event.inspection.witness == "report"


def test_news_joins_the_nearest_inspection(report_of: ReportOf, part: type) -> None:
    """Of two inspections that a nameless account may tell of, the nearer in time has it."""
    first = of(report_of, part, "first", published="2022-09-01")
    custody = of(report_of, part, "second", kind="custody", programme=None, published="2022-10-20")
    news = of(report_of, part, "news", kind="news", programme=None, published="2022-10-21")
    events = events_of([first, custody, news], VOCABULARY.inspections)
    assert [event.inspection.supporting for event in events] == [(), ("news",)]


def test_nothing_is_compared_inside_an_inspection(report_of: ReportOf, part: type) -> None:
    """No link, no repeat and no figure stands between two reports on one inspection."""
    found = compare_reports(
        [of(report_of, part, "a", 3), of(report_of, part, "b", kind="news", published="2022-10-21")],
        VOCABULARY,
    )
    assert [one.witness for one in found.inspections] == ["a"]
    assert not found.section_links
    assert not found.passage_links
    assert not [one for one in found.repeats if one.scope == "across_years"]


def test_two_whole_reports_of_one_inspection_are_warned_of(report_of: ReportOf, part: type) -> None:
    """Where two whole reports tell of one inspection, each says so and names the other."""
    texts = ("Response teams are well led.", "Victims are told of their rights.")
    other = report_of(
        "b",
        part(heading="Responding", texts=texts),
        programme=PEEL,
        published="2022-10-20",
        cycle_order=202122,
    )
    found = compare_reports([of(report_of, part, "a", 2), other], VOCABULARY)
    warned = [[one.message for one in ref.warnings if one.code == "same_inspection"] for ref in found.reports]
    assert [len(one) for one in warned] == [1, 1]
    assert "b.txt" in warned[0][0]
