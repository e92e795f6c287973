"""Whole texts of inspections: from which of them a verdict says that a change is measured."""

from __future__ import annotations

import pytest
from whole import between, inputs_of, judged

from hmicdiff.pipeline import run_pipeline
from hmicdiff.vocabulary import load_vocabulary

PANELS = """
Police powers and treating the public fairly and respectfully
Adequate
External scrutiny of stop and search is weak. The panel had met only once.
"""


MEETING = """
Police powers and treating the public fairly and respectfully
Adequate
External scrutiny of stop and search has been strengthened, and the panel has met each month since January 2023.
"""


def test_a_date_in_a_sentence_is_no_inspection_that_it_is_measured_from() -> None:
    """A panel that meets "since January 2023" is not measured from an inspection of 2023."""
    found = [one for one in judged(PANELS, MEETING) if one.verdict == "improved"]
    assert found
    assert all("not among these reports" not in one.reason for one in found)


ROUND_2 = """Fire and rescue services: Round 2
An inspection of Hereford & Worcester Fire and Rescue Service
Published on 15 December 2021

Responding to fires and other emergencies
Requires improvement
Area for improvement
The service should make sure it has an effective system for learning from operational incidents.
"""


ROUND_3 = """Fire and rescue services: Round 3
An inspection of Hereford & Worcester Fire and Rescue Service
Published on 5 June 2024

Responding to fires and other emergencies
Adequate
In the Round 2 report, we said that the service should have an effective system for learning from operational incidents.
It now records the results of hot debriefs. We are content that this area for improvement has been met.
"""


def test_what_a_round_s_report_said_is_told_of_then() -> None:
    """An old area for improvement recalled as of "the Round 2 report" is no concern of Round 3."""
    found = next(one for one in between(ROUND_2, ROUND_3) if one.thread_name == "Learning from incidents")
    assert found.verdict == "improved"


COUNTED = """
Preventing crime and anti-social behaviour
Good
{words}
"""


def test_a_stretch_of_time_is_no_inspection_that_it_is_measured_from() -> None:
    """Crime that fell "over this period" is not measured from an inspection called "this period"."""
    later = COUNTED.format(
        words="Over this period, victim-based crime has decreased by 12 percent. This is 3 percent less than in the previous 12 months."
    )
    found = judged(COUNTED.format(words="Officers are visible."), later)
    assert all("is measured from" not in one.reason for one in found)


CUSTODY = """Staffordshire Police
Joint inspection of police custody
Report of an unannounced inspection by HM Inspectorate of Constabulary and Fire & Rescue Services
Published on {day}

Treatment and conditions

{text}
"""


def test_the_last_inspection_of_one_kind_is_the_earlier_report_of_that_kind() -> None:
    """Two inspections of custody belong to no cycle: what is measured from "our last inspection" is measured from the first."""
    before = "Cells are dirty, and cleaning is poor. Ligature points were not repaired."
    after = "The cleaning of cells has improved since our last inspection."
    found = between(
        CUSTODY.format(day="4 July 2014", text=before), CUSTODY.format(day="28 June 2022", text=after)
    )
    dated = [one for one in found if one.since.text]
    assert dated
    assert all(one.since.report == one.from_ for one in dated)
    assert not [one for one in found if "not among these reports" in one.reason]


def test_what_is_raised_again_is_said_to_have_stood_among_these_reports() -> None:
    """An older report that is not read may have raised it before: the reason says of which reports it speaks."""
    text = "Investigating crime\nAdequate\nSupervision of investigations is {how} poor.\n"
    found = judged(text.format(how="often"), text.format(how="still"))
    told = [one.reason for one in found if one.verdict == "repeated"]
    assert told
    assert all("Among these reports it has stood since PEEL 2021/22." in one for one in told)


def test_the_last_inspection_is_the_newest_of_its_kind() -> None:
    """Of three inspections of custody the third looks back to the second, and not to the first."""
    texts = (
        ("4 July 2014", "Cells are dirty, and cleaning is poor."),
        ("6 May 2018", "Cells are dirty, and cleaning is still poor."),
        ("28 June 2022", "The cleaning of cells has improved since our last inspection."),
    )
    inputs = inputs_of(
        {f"{at}.txt": CUSTODY.format(day=day, text=text) for at, (day, text) in enumerate(texts)}
    )
    (run,), _ = run_pipeline(inputs, load_vocabulary())
    second = next(one.id for one in run.comparison.reports if one.identity.published == "2018-05-06")
    dated = [one.since.report for one in run.comparison.verdicts if one.since.text == "our last inspection"]
    assert dated
    assert set(dated) == {second}


YEARS_AGO = """Fire and rescue services: Round 3
An inspection of Hereford & Worcester Fire and Rescue Service
Published on 5 June 2024

Responding to fires and other emergencies
Adequate
The way the service learns from operational incidents was a concern {years} years ago and is so still.
"""


@pytest.mark.parametrize(("years", "among"), [("two", True), ("3", True), ("nine", False)])
def test_years_ago_mean_the_report_of_that_time(years: str, *, among: bool) -> None:
    """What was so two years ago is measured from the report of then, if it is among the reports, give or take a year."""
    told = [one for one in between(ROUND_2, YEARS_AGO.format(years=years)) if one.verdict == "repeated"]
    assert told
    assert all((one.since.report == one.from_) is among for one in told if one.thread)
    assert any("not among these reports" in one.reason for one in told) is not among
