"""Whole texts of two inspections: what is said of one matter in several ways is told as all of it together."""

from __future__ import annotations

import pytest
from test_told_truly import between, judged

SLOW_TO_ATTEND = """
Responding to the public
Requires improvement
The force takes too long to attend incidents.
"""
UNDER_A_HEADING = """
Responding to the public
Requires improvement

The force sets out how long it takes to respond to incidents

{said} Its panel meets in public.
"""


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        pytest.param(
            "Staffing of the desk has improved since our last inspection.", set(), id="of a thing of its own"
        ),
        pytest.param(
            "This has improved since our last inspection.", {"improved"}, id="goes on about the heading"
        ),
    ],
)
def test_what_changed_under_a_heading_is_a_change_of_it_only_where_it_goes_on_about_it(
    said: str, verdict: set[str]
) -> None:
    """A sentence with a subject of its own tells of that; "This has improved" tells of what the heading names."""
    told = judged(SLOW_TO_ATTEND, UNDER_A_HEADING.format(said=said))
    assert {one.verdict for one in told if one.thread_name == "Time taken to respond"} == verdict


DEVICES = """
Investigating crime
Requires improvement

Area for improvement
The force should reduce the time taken to examine digital devices.

In 2021, 268 devices were waiting to be examined.
"""
SOME_PROGRESS = """
Investigating crime
Requires improvement

Area for improvement
The force should reduce the time taken to examine digital devices.

The force has improved its digital forensics unit since our last inspection.
"""


def test_what_is_better_and_asked_for_again_is_mixed() -> None:
    """An improvement beside the same area for improvement, printed again, is one with a remaining concern."""
    found = next(
        one for one in judged(DEVICES, SOME_PROGRESS) if one.thread_name and "Digital" in one.thread_name
    )
    assert (found.rule, found.verdict) == ("words-beside-concern", "mixed")


PRAISED_PCSOS = """
Preventing and deterring crime and antisocial behaviour, and reducing vulnerability
Good
Neighbourhood policing teams know their communities well.
"""
FEWER_PCSOS = """
Preventing and deterring crime and antisocial behaviour, and reducing vulnerability
Good
Neighbourhood policing teams are effective and highly regarded. The number of PCSOs in neighbourhood policing teams has
fallen from 142 to 121.
"""


def test_a_number_that_fell_beside_praise_makes_nothing_worse() -> None:
    """Inspectors who go on praising the teams don't say that they got worse by counting fewer of them."""
    told = judged(PRAISED_PCSOS, FEWER_PCSOS)
    assert "regressed" not in {
        one.verdict for one in told if one.thread_name == "Neighbourhood policing model"
    }


SAVINGS = """
Strategic planning, organisational management and value for money
{grade}
Reserves are sound, and the force has a reserves policy.
"""
RESERVES_LOW = """
Strategic planning, organisational management and value for money
Good
The force has a sound reserves policy, but its reserves remain low.
"""


def test_a_fault_that_remains_is_no_standard_kept() -> None:
    """Reserves that "remain low" keep no standard, though something is as it was."""
    told = judged(SAVINGS.format(grade="Good"), RESERVES_LOW)
    assert "words-unchanged" not in {one.rule for one in told if one.thread_name == "Reserves"}


QUICKER_YET_SLOW = """
Responding to the public
Requires improvement
Officers attend incidents more quickly than they did in 2021, but still not as quickly as they should. The force still takes
too long to attend incidents at night. There has been no improvement in how long it takes to respond to burglaries.
Response times remain a problem.
"""


def test_what_one_sentence_calls_better_and_not_yet_good_is_mixed() -> None:
    """Quicker "than it did, but still not as quickly as it should" is both, whatever else is said of the thread."""
    told = judged(SLOW_TO_ATTEND, QUICKER_YET_SLOW)
    found = next(one for one in told if one.thread_name == "Time taken to respond")
    assert found.verdict == "mixed"


SAFEGUARDING = """
Protecting vulnerable people
Adequate

Area for improvement
The force should improve how it safeguards vulnerable people.
"""


def test_an_item_settles_no_thread_that_is_its_topic_as_a_whole() -> None:
    """One area for improvement on safeguarding, printed again, is one part of all that safeguarding is."""
    told = judged(SAFEGUARDING, SAFEGUARDING)
    found = next(one for one in told if one.thread_name == "Safeguarding vulnerable people")
    assert found.rule != "item-repeated"


SINCE_A_PERIOD = """
Preventing and deterring crime and antisocial behaviour, and reducing vulnerability
Good
The force tackles antisocial behaviour well.
"""
ROSE = """
Preventing and deterring crime and antisocial behaviour, and reducing vulnerability
Good
Antisocial behaviour rose by 41 percent compared with the 12 months to March 2021. The force does not tackle antisocial
behaviour well.
"""


def test_a_stretch_over_which_something_is_counted_is_no_inspection_it_is_measured_from() -> None:
    """The "12 months to March 2021" are when it was counted."""
    found = next(one for one in judged(SINCE_A_PERIOD, ROSE) if one.thread_name == "Anti-social behaviour")
    assert found.verdict == "regressed"
    assert found.since.text is None


RURAL = """
Responding to the public
Adequate
The force's response to incidents is timely, but response times in rural areas are slow.
"""
TWO_TIMES = """
Responding to the public
Adequate
Response times in towns have improved since our 2018 inspection. Response times in rural areas have got worse since our
{year} inspection.
"""


@pytest.mark.parametrize(("year", "text"), [("2016", None), ("2018", "our 2018 inspection")])
def test_what_is_mixed_is_measured_from_a_time_only_where_there_is_one(year: str, text: str | None) -> None:
    """Two changes since two inspections are measured from neither."""
    found = next(
        one
        for one in judged(RURAL, TWO_TIMES.format(year=year))
        if one.thread_name == "Time taken to respond"
    )
    assert (found.verdict, found.since.text) == ("mixed", text)


ROUND = """Fire and rescue services: {round_}
An inspection of Dorset & Wiltshire Fire and Rescue Service
Published on {date}

Responding to fires and other emergencies
{grade}
{said}
"""
PLAIN = "Crews command incidents well. The control room is staffed. Fire engines are available and response times are short."
BOTH_WAYS = (
    "Since our 2018 inspection, incident command has improved. Since our 2018 inspection, fire control has improved. "
    "The availability of fire engines has got worse since our 2018 inspection. Response times have got worse since our 2018 inspection."
)


@pytest.mark.parametrize(
    ("grades", "rules"),
    [
        pytest.param(("Good", "Good"), {"grade-same", "grade-against-tone"}, id="a grade that stands"),
        pytest.param(("", ""), {"words-disagree"}, id="no grade"),
    ],
)
def test_a_grade_that_may_be_compared_sums_up_what_is_better_and_worse(
    grades: tuple[str, str], rules: set[str]
) -> None:
    """What is said of parts both ways makes no topic mixed whose grade stands on one scale."""
    dates = ("20 June 2019", "15 December 2021")
    texts = [
        ROUND.format(round_=f"Round {number}", date=date, grade=grade, said=said)
        for number, (date, grade, said) in enumerate(zip(dates, grades, (PLAIN, BOTH_WAYS), strict=True), 1)
    ]
    found = next(one for one in between(*texts) if one.topic == "response" and one.thread is None)
    assert found.rule in rules
