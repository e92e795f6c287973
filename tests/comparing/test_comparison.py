from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hmicdiff.comparing.comparison import compare_reports
from hmicdiff.reporting.schema import to_plain
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from hmicdiff.model import Reading

    ReportOf = Callable[..., Reading]

VOCABULARY = load_vocabulary()
PREVENTION = (
    "Neighbourhood teams solve problems with partners and prevent crime in the places most affected.",
    "The force deters offending through early intervention with young people.",
    "Volunteers support crime prevention in every district.",
)
CALLS = (
    "Control room staff answer emergency calls promptly and assess the risk to each caller.",
    "Response officers attend incidents within the target time in most parts of the county.",
)


@pytest.fixture(scope="module")
def three(report_of: ReportOf, part: type) -> list[Reading]:
    """Return two reports, and a second printing of the later one."""
    area = part(heading="Preventing crime", topic="prevention", texts=PREVENTION)
    calls = part(heading="Responding to the public", topic="response", texts=CALLS)
    new = {"programme": "PEEL 2021/22", "published": "2022-10-14"}
    return [
        report_of("old", area, programme="PEEL 2018/19", published="2019-05-02"),
        report_of("new", area, calls, **new),
        report_of("new-as-pdf", part(heading=None, texts=(*PREVENTION, *CALLS)), **new),
    ]


def test_reports_stand_in_time_order_without_their_copies(three: list[Reading]) -> None:
    """Each report is listed once; a second printing is named as its copy."""
    found = compare_reports(three, VOCABULARY)
    assert [one.id for one in found.reports] == ["old", "new"]
    assert [[copy.path for copy in one.copies] for one in found.reports] == [[], ["new-as-pdf.txt"]]
    assert (found.body, found.sector) == ("Norfolk Constabulary", "police")


def test_the_order_of_inputs_changes_nothing(three: list[Reading]) -> None:
    """The same reports in any order give the same comparison, to the last field."""
    assert to_plain(compare_reports(three[::-1], VOCABULARY)) == to_plain(compare_reports(three, VOCABULARY))


def test_every_pair_of_reports_is_linked(three: list[Reading]) -> None:
    """Sections are linked for the pair, the earlier report on the left."""
    (link,) = compare_reports(three, VOCABULARY).section_links
    assert (link.left.report, link.left.section, link.right.report, link.right.section) == (
        "old",
        "s0",
        "new",
        "s0",
    )


def test_one_report_has_its_repeats_and_no_links(three: list[Reading]) -> None:
    """A body with one report is compared with nothing."""
    found = compare_reports(three[:1], VOCABULARY)
    assert (found.section_links, found.passage_links, found.renames) == ((), (), ())


def test_an_undated_report_is_warned_of(report_of: ReportOf, part: type) -> None:
    """A report that nothing dates carries the warning where it is listed."""
    found = compare_reports([report_of("a", part(heading="Preventing crime", texts=PREVENTION))], VOCABULARY)
    assert [warning.code for warning in found.reports[0].warnings] == ["undated"]


def test_nothing_to_compare_is_an_error() -> None:
    """Without readings there is no body to speak of."""
    with pytest.raises(ValueError, match="no reports"):
        compare_reports([], VOCABULARY)
