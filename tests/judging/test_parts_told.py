"""A topic's verdict tells and quotes what went another way: no part stands for the whole, no praise hides a fault left."""

from __future__ import annotations

import pytest
from whole import between, judged, of_topic

THEN = """
Managing offenders
Requires improvement
Areas for improvement
The force should make sure that it visits registered sex offenders on time

Registered sex offenders are visited late. The force is good at finding wanted suspects.
"""

NOW = """
Managing offenders
Good
The way the force manages registered sex offenders has improved significantly since our last inspection, and visits are on time. \
The force's management of offenders has improved.

The number of suspects wanted by the force has crept up, from 390 to 521.
"""


def test_a_topic_that_is_better_tells_and_quotes_the_part_that_is_worse() -> None:
    """The part is named in the reason, and the line that says it is worse is among the evidence."""
    (told,) = [one for one in judged(THEN, NOW) if one.topic == "offenders" and one.thread is None]
    (part,) = [one for one in judged(THEN, NOW) if one.verdict == "regressed" and one.thread is not None]
    assert told.verdict == "improved"
    assert f"{part.thread_name} (worse)" in told.reason
    assert any("390 to 521" in one.quote for one in told.evidence)


@pytest.mark.parametrize(
    ("behind", "shown"),
    [
        ("The team is based in one building. Audits are still not checked by anyone.", True),
        ("The team is based in one building.\n\nAudits are still not checked by anyone.", False),
    ],
    ids=["in its paragraph", "in the next"],
)
def test_what_is_left_of_a_fault_in_its_paragraph_is_shown_behind_the_praise(
    behind: str, *, shown: bool
) -> None:
    """The first fault behind a stated improvement in its paragraph stands under the verdict, though it shares no word with it."""
    then = "\nInvestigating crime\nRequires improvement\nDigital forensics is slow, and devices wait for months.\n"
    now = f"\nInvestigating crime\nAdequate\nDigital forensics has improved since our last inspection. {behind}\n"
    (told,) = [one for one in judged(then, now) if "forensics" in (one.thread_name or "")]
    assert told.verdict in {"improved", "mixed"}
    assert any("Audits" in one.quote for one in told.evidence) is shown


FRONT = """Fire and rescue services {cycle}
An inspection of Hereford & Worcester Fire and Rescue Service
Published on {published}

How effective is the fire and rescue service at responding to fires and other emergencies?
Good
"""
ROUND_1 = (
    FRONT.format(cycle="2018/19", published="20 June 2019")
    + """
Availability of fire engines was 92 percent. Fire control handles calls well. Debriefs are seldom held.
"""
)
ROUND_2 = (
    FRONT.format(cycle="2021/22", published="20 July 2022")
    + """
The mobilising system in fire control has improved since our last inspection.

Learning from incidents has improved since our last inspection.
{worse}
"""
)


@pytest.mark.parametrize(
    ("worse", "verdict"),
    [
        ("\nAvailability of fire engines has deteriorated since our last inspection.\n", "unchanged"),
        ("", "improved"),
    ],
    ids=["a part is worse", "none is"],
)
def test_a_grade_that_stands_is_not_better_where_a_part_is_worse(worse: str, verdict: str) -> None:
    """Better parts carry a topic with the grade it had only where no part of it is said to be worse."""
    told = of_topic(between(ROUND_1, ROUND_2.format(worse=worse)), "response")
    assert told.verdict == verdict
    assert bool(worse) is ("(worse)" in told.reason)


OFFENDERS = """
Managing offenders
Good
{said}
"""


def test_grades_that_may_not_be_compared_stand_with_what_is_stated_of_parts() -> None:
    """The two grades decide nothing; what the inspectors state of a part is named and quoted beside them."""
    then = OFFENDERS.format(said="Visits to registered sex offenders are on time.")
    now = OFFENDERS.format(
        said="The management of registered sex offenders has deteriorated since our last inspection."
    )
    told = of_topic(judged(then, now.replace("Good", "Requires improvement")), "offenders")
    assert told.verdict == "not_comparable"
    assert "(worse)" in told.reason
    assert any("deteriorated" in one.quote for one in told.evidence)
