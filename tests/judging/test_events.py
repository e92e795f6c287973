"""What is judged between inspections, and never within one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from whole import inputs_of

from hmicdiff.pipeline import run_pipeline
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from hmicdiff.model import Comparison

REPORT = """PEEL 2021/22
An inspection of Wiltshire Police
Published on: 14 July 2022

Overall summary
Our inspection assessed how good Wiltshire Police is in nine areas of policing.

Responding to the public
Wiltshire Police is inadequate at responding to the public.
Cause of concern
The force is failing to assess vulnerable callers at the first point of contact.
Recommendations
The force should, within six months:
- give its call handlers a script for repeat callers; and
- train its call handlers in assessing risk.
"""
NEWS = """Wiltshire Police must assess callers better
15 July 2022
Get the report
PEEL 2021/22 – An inspection of Wiltshire Police
His Majesty’s Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS) published its report yesterday.
His Majesty’s Inspector of Constabulary said:
“The force is failing to assess vulnerable callers at the first point of contact.”
"""
LETTER = """Wiltshire Police: PEEL causes of concern revisit letter
HMICFRS
21 November 2023
In our 2022 inspection, we found that the force was failing to assess vulnerable callers.
{told}
"""


def compared(*texts: str) -> Comparison:
    """Return the only body's comparison of texts."""
    inputs = inputs_of({f"{number}.txt": text for number, text in enumerate(texts)})
    (run,), _ = run_pipeline(inputs, load_vocabulary())
    return run.comparison


def test_a_report_and_the_news_of_it_are_not_judged_against_each_other() -> None:
    """One inspection told twice gives one event and no verdict, and no item is raised again."""
    found = compared(NEWS, REPORT)
    assert [(len(one.supporting), one.programme) for one in found.inspections] == [(1, "PEEL 2021/22")]
    assert found.verdicts == ()
    assert {one.status for one in found.item_threads} == {"raised"}


@pytest.mark.parametrize(
    ("told", "status", "verdict"),
    [
        ("We have now been able to close all of the force's causes of concern.", "closed", "improved"),
        ("We have not been able to close the force's causes of concern.", "repeated", "repeated"),
    ],
)
def test_a_revisit_tells_the_fate_of_a_cause_and_of_its_recommendations(
    told: str, status: str, verdict: str
) -> None:
    """A letter that closes the causes of concern closes their recommendations, and its topic improved."""
    found = compared(REPORT, LETTER.format(told=told))
    assert {one.status for one in found.item_threads} == {status}
    judged = {one.verdict for one in found.verdicts if one.topic == "response"}
    assert judged == {verdict}


ROUND = """Effectiveness, efficiency and people {years}
An inspection of Suffolk Fire and Rescue Service
Published on: {date}

Overview

Effectiveness
Good
Suffolk Fire and Rescue Service is good at keeping people safe and secure.

Efficiency
{grade}
Suffolk Fire and Rescue Service is {tells} at keeping people safe and secure.

People
Requires improvement
Suffolk Fire and Rescue Service requires improvement at looking after its people.
"""


def test_each_pillar_of_fire_and_rescue_is_judged_by_itself() -> None:
    """The grade of a pillar is held against that of the same pillar: graded, not inferred."""
    found = compared(
        ROUND.format(years="2018/19", date="20 June 2019", grade="Good", tells="good"),
        ROUND.format(years="2021/22", date="27 July 2022", grade="Inadequate", tells="inadequate"),
    )
    went = {one.topic: (one.direction, one.comparability) for one in found.grade_changes}
    assert went == {
        "effectiveness": ("unchanged", "yes"),
        "efficiency": ("regressed", "yes"),
        "people": ("unchanged", "yes"),
    }
    assert {one.basis for one in found.verdicts if one.topic in went} == {"graded"}


MERGED = """PEEL {years}: An inspection of Gwent Police
Published on: {date}

Leadership
Leaders are visible
Chief officers visit each station twice a year.

{area}
Gwent Police is {grade} at {words}.
Projects have an owner each.
"""


def test_the_grade_of_a_merged_area_is_its_own() -> None:
    """A sentence that grades an area of several names belongs to no thread or topic of another name."""
    old = "Strategic planning, organisational management and value for money"
    found = compared(
        MERGED.format(years="2021/22", date="14 April 2022", area=old, grade="good", words=old.lower()),
        MERGED.format(
            years="2023-25",
            date="17 October 2024",
            area="Leadership and force management",
            grade="adequate",
            words="leadership and force management",
        ),
    )
    on_leadership = [one for one in found.verdicts if one.topic == "leadership"]
    assert not [each for one in on_leadership for each in one.evidence if "Gwent Police is" in each.quote]
