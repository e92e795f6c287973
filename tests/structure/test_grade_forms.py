"""Forms in which texts tell grades, each in several wordings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

from .cases import document

if TYPE_CHECKING:
    from hmicdiff.model import Report


def report(text: str) -> Report:
    """Return a text understood."""
    return understand(document(text), load_vocabulary()).report


def grades(found: Report, name: str) -> set[tuple[str, str, str | None]]:
    """Return value, state and origin of every grade under a topic, or a part of a heading."""
    chosen = (
        one for one in found.sections if one.topic == name or name.lower() in (one.heading or "").lower()
    )
    return {
        (one.grade.value, one.grade.state, one.grade.carried_over_from)
        for one in chosen
        if one.grade and one.grade.value
    }


GRADES: dict[str, tuple[str, dict[str, Any]]] = {
    "behind-the-heading": (
        """PEEL 2025–27
An inspection of Wiltshire Police
Published on 2 June 2026

Investigating crime (adequate)
The force reviews its investigations.

Managing offenders – judged to be inadequate
Visits are late.

Responding to the public
Our judgement: ‘good’
Calls are answered.""",
        {"investigation": "adequate", "offenders": "inadequate", "response": "good"},
    ),
    "under-a-title-of-the-programme": (
        """Report on Durham Constabulary
PEEL 2023-25

The force was graded ‘outstanding’ at preventing crime and ‘adequate’ in investigating crime.

Preventing crime
Officers know their areas.

Investigating crime
Plans are made.""",
        {"prevention": "outstanding", "investigation": "adequate"},
    ),
    "was-and-now-is": (
        """PEEL 2023–25
An inspection of Humberside Police

Investigating crime
At our previous inspection, in 2022, Humberside Police was inadequate at investigating crime. It is now good.

Managing offenders
7.3 Humberside Police is adequate at managing offenders.""",
        {"investigation": "good", "offenders": "adequate"},
    ),
    "this-year": (
        """PEEL: Police effectiveness 2017: An inspection of Cheshire Constabulary

Published on: 22 March 2018

How effective is the force at investigating crime and reducing re-offending?

In 2016 we judged Cheshire Constabulary outstanding at investigating crime. This year, the force is judged to be good.

How effective is the force at protecting those who are vulnerable from harm, and supporting victims?

The force also requires improvement in this area.""",
        {"investigation": "good", "vulnerability": "requires improvement"},
    ),
    "in-this-inspection": (
        """Gwent PEEL 2018

Effectiveness

How effective is the force at investigating crime?

In 2016 we graded Gwent Police good at investigating crime. In this inspection, Gwent Police was graded as requires improvement.

How effective is the force at tackling serious and organised crime?

Gwent Police is outstanding in this respect.""",
        {"investigation": "requires improvement", "serious-organised-crime": "outstanding"},
    ),
    "not-an-older-one-nor-a-thing": (
        """PEEL 2023–25
An inspection of Humberside Police

Investigating crime
In 2022, Humberside Police was judged to be good. Its fleet is now adequate.

Managing offenders
In this area the force is judged to be good, one step up from adequate in 2022.""",
        {"investigation": None, "offenders": "good"},
    ),
    "old-one-alone-stays": (
        """Gwent PEEL 2018

Effectiveness

How effective is the force at tackling serious and organised crime?

In 2016 we graded Gwent Police good at tackling serious and organised crime. Its officers are good in this respect.""",
        {"serious-organised-crime": ("good", "carried_over", "2016")},
    ),
    "report-said": (
        """North Yorkshire Police, Fire and Crime Commissioner
HMICFRS Inspection of North Yorkshire Police
The Inspectorate's PEEL report for 2021/22 said North Yorkshire Police requires improvement at responding to the public, is inadequate at managing offenders, and is adequate at investigating crime.""",
        {"response": "requires improvement", "offenders": "inadequate", "investigation": "adequate"},
    ),
    "fire-staff": (
        """Isle of Wight Fire and Rescue Service 2018/19
People
How well does the FRS look after its people?
The service is inadequate at looking after its people.
How well trained and skilled are FRS staff?
Isle of Wight Fire and Rescue Service requires improvement at getting the right people with the right skills.""",
        {"right-people": "requires improvement"},
    ),
    "dash-1": (
        """PEEL 2021/22: An inspection of Cheshire Constabulary

Our judgments
- Preventing crime — Good
- Investigating crime — Adequate
- Responding to the public — Requires improvement
- Managing offenders — Outstanding""",
        {
            "prevention": "good",
            "investigation": "adequate",
            "response": "requires improvement",
            "offenders": "outstanding",
        },
    ),
    "dash-2": (
        """HMIC effectiveness report: Gwent Police PEEL 2015
Our grades are:
Preventing crime – Good
Investigating crime and managing offenders – Requires Improvement
Vulnerability – Requires Improvement
Serious and organised crime – Good""",
        {
            "prevention": "good",
            "investigation": "requires improvement",
            "vulnerability": "requires improvement",
            "serious-organised-crime": "good",
        },
    ),
    "label-grade": (
        """PEEL 2018/19
An inspection of Cleveland Police

How effective is the force at preventing crime, tackling anti-social behaviour and keeping people safe?
GRADE: INADEQUATE
The force does not prioritise crime prevention.

How effective is the force at investigating crime and reducing re-offending?
Grade: Requires improvement
Supervision is weak.

How effective is the force at tackling serious and organised crime?
Our judgement: Good
It maps its groups.""",
        {
            "prevention": "inadequate",
            "investigation": "requires improvement",
            "serious-organised-crime": "good",
        },
    ),
    "brackets": (
        """Northumbria Police
HMICFRS has graded Northumbria Police in its PEEL 2021/22 report:
Preventing crime (good)
Investigating crime (requires improvement)
Protecting vulnerable people (adequate)""",
        {"prevention": "good", "investigation": "requires improvement", "vulnerability": "adequate"},
    ),
    "brackets-inline": (
        """Sussex Police and Crime Commissioner: response to HMICFRS
HMICFRS published its PEEL inspection of Sussex Police in 2023. The force was assessed in responding to the public (adequate), investigating crime (requires improvement) and managing offenders (good).""",
        {"response": "adequate", "investigation": "requires improvement", "offenders": "good"},
    ),
    "quoted-bullets": (
        """Essex Police inspected by HMICFRS
The report says that the force is:
- "Good" at preventing crime
- "Adequate" at investigating crime
- "Requires improvement" at protecting vulnerable people
A spokesman for Essex Police said it was pleased.""",
        {"prevention": "good", "investigation": "adequate", "vulnerability": "requires improvement"},
    ),
    "quoted-bullets-2": (
        """HMICFRS report on Humberside Police published
Published 14 March 2023
HMICFRS has published its inspection report on Humberside Police:
• 'Outstanding' in preventing crime
• 'Good' in protecting vulnerable people and investigating crime""",
        {"prevention": "outstanding", "vulnerability": "good", "investigation": "good"},
    ),
    "under-grade": (
        """Surrey Police rated by inspectors
HMICFRS published its PEEL 2023-25 report on Surrey Police today.
Under the 'adequate' grade was investigating crime, protecting vulnerable people and managing offenders.
Responding to the public came under the 'requires improvement' grade.
A spokesperson for Surrey Police welcomed it.""",
        {
            "investigation": "adequate",
            "vulnerability": "adequate",
            "offenders": "adequate",
            "response": "requires improvement",
        },
    ),
    "deemed": (
        """Inspectorate reports on Wiltshire Police
HMICFRS said the force was good at preventing crime, but 'Investigating crime' and 'Managing offenders' were deemed to require improvement.
A spokesman for Wiltshire Police said work was under way.""",
        {"prevention": "good", "investigation": "requires improvement", "offenders": "requires improvement"},
    ),
    "except": (
        """Durham 2018/19
HMICFRS inspection of Durham Constabulary, PEEL 2018/19
Durham Constabulary is good in all areas of effectiveness except investigating crime, where it requires improvement.""",
        {"investigation": "requires improvement"},
    ),
    "earlier-1": (
        """South Yorkshire PEEL 2018
How effectively does the force reduce crime and keep people safe?
Good
South Yorkshire Police is good at reducing crime and keeping people safe.
In 2016 we judged South Yorkshire Police outstanding at tackling serious and organised crime.""",
        {"serious-organised-crime": ("outstanding", "carried_over", "2016")},
    ),
    "earlier-2": (
        """Kent PEEL 2018
How effective is the force at investigating crime and reducing re-offending?
Kent Police requires improvement at investigating crime.
In 2017 we judged the force good at investigating crime.""",
        {"investigation": "requires improvement"},
    ),
    "fire-earlier": (
        """Cornwall Fire and Rescue Service 2021/22
How effective is the FRS at protecting the public through fire regulation?
Cornwall Fire and Rescue Service is inadequate at protecting the public through fire regulation.
Cornwall Fire and Rescue Service was good in its 2018/19 assessment.
How effective is the FRS at preventing fires and other risks?
Cornwall Fire and Rescue Service was good in its 2018/19 assessment.
It visits homes.""",
        {"protection": "inadequate", "prevention": None},
    ),
    "fire-q": (
        """Essex County Fire and Rescue Service 2021/22
Efficiency
How efficient is the FRS at making best use of resources?
Essex County Fire and Rescue Service requires improvement at making best use of resources.
How well does the service promote the right values and culture?
The service is good at promoting the right values and culture.""",
        {"resources": "requires improvement", "values-culture": "good"},
    ),
    "fire-q2": (
        """Shropshire 2018/19
People
How well does the fire and rescue service look after its people?
Shropshire Fire and Rescue Service is good at looking after its people.
How well does the FRS ensure fairness and promote diversity?
Shropshire Fire and Rescue Service requires improvement at ensuring fairness and promoting diversity.
How well does the FRS manage performance and develop leaders?
Good""",
        {"fairness-diversity": "requires improvement", "performance-leaders": "good"},
    ),
    "also-1": (
        """Bedfordshire PEEL 2016
How effective is the force at keeping people safe and reducing crime?
Inadequate
The force is inadequate at protecting vulnerable people. Its effectiveness at preventing crime also requires improvement. It has invested in teams, but it is still good at tackling serious and organised crime.""",
        {
            "vulnerability": "inadequate",
            "prevention": "requires improvement",
            "serious-organised-crime": "good",
        },
    ),
    "also-2": (
        """Leicestershire 2017
How efficient is the force at keeping people safe and reducing crime?
Good
The force's planning for demand in the future also requires improvement. It is good in its understanding of demand.""",
        {"finance-planning": "requires improvement"},
    ),
    "cdi-1": (
        """Gloucestershire Constabulary: Crime Data Integrity inspection 2019

Published on: 12 June 2019

Overall judgment
Inadequate

How effective is the force at recording reported crime?
Inadequate
We estimate that the constabulary recorded 82.4 percent of crimes.

How efficiently do the systems and processes in the constabulary support accurate crime recording?
Requires improvement

How well does the constabulary demonstrate the leadership and culture necessary to meet the national standards for crime recording?
Good""",
        {
            "recording reported": "inadequate",
            "systems and processes": "requires improvement",
            "leadership and culture": "good",
        },
    ),
    "ncpi": (
        """Northamptonshire – National child protection inspection
Published on: 4 April 2024
Overall summary
We have graded Northamptonshire Police as follows.
Leadership of child protection arrangements
Northamptonshire Police requires improvement at its leadership of child protection arrangements.
Working with safeguarding partners
The force is adequate at working with safeguarding partners.
Responding to children at risk of harm
Inadequate
Assessing risk to children and making appropriate referrals
Requires improvement
Investigating reports of abuse, neglect and exploitation of children
Inadequate""",
        {
            "Leadership of child": "requires improvement",
            "Working with safeguarding": "adequate",
            "Responding to children": "inadequate",
            "Assessing risk": "requires improvement",
            "Investigating reports": "inadequate",
        },
    ),
}


GRADES |= {
    "label-without-a-sign": (
        """PEEL 2023-25: An inspection of Dorset Police

Investigating crime
Overall judgement: ADEQUATE
Files are reviewed.

Managing offenders
Inspection grade = good
Offenders are visited.

Preventing crime
Rating (outstanding)
Patrols are frequent.

Protecting vulnerable people
[Requires improvement]
Some are protected.""",
        {
            "investigation": "adequate",
            "offenders": "good",
            "prevention": "outstanding",
            "vulnerability": "requires improvement",
        },
    ),
    "of-both-bodies": (
        """HMICFRS: a joint inspection of Dorset Police and Wiltshire Police
Published on 14 June 2019

Protecting vulnerable people

Both forces require improvement at protecting vulnerable people.

Investigating crime

The two forces are good at investigating crime.""",
        {"vulnerability": "requires improvement", "investigation": "good"},
    ),
    "of-each-body": (
        """A joint inspection of Sussex Police and Surrey Police: shared specialist teams
HMICFRS
Published on 11 May 2018

Investigating crime

Each of the forces is good at investigating crime.

Managing offenders

Every force requires improvement at managing offenders.

Protecting vulnerable people

Both of these two forces are inadequate at protecting vulnerable people.""",
        {"investigation": "good", "offenders": "requires improvement", "vulnerability": "inadequate"},
    ),
    "excepted-otherwise": (
        """PEEL: Police effectiveness 2017. An inspection of Cleveland Police
HMICFRS. Published 22 March 2018

Overall summary

Cleveland Police is good at keeping people safe and reducing crime, save for protecting vulnerable people, at which it requires improvement.

How effective is the force at protecting those who are vulnerable from harm, and supporting victims?

The force has too few specialists.""",
        {"vulnerability": "requires improvement"},
    ),
    "marks-between": (
        """PEEL 2023\u201325: An inspection of Suffolk Constabulary

Our judgments

\u2022 Preventing crime \u2192 adequate
\u2022 Investigating crime => Good
\u2022 Managing offenders ... inadequate
\u2022 Responding to the public [requires improvement]
\u2022 Protecting vulnerable people | outstanding""",
        {
            "prevention": "adequate",
            "investigation": "good",
            "offenders": "inadequate",
            "response": "requires improvement",
            "vulnerability": "outstanding",
        },
    ),
    "behind-brackets": (
        """PEEL 2023\u201325: An inspection of Suffolk Constabulary

Our judgments

[Good] Preventing crime
(Requires improvement) Investigating crime
[Adequate] Managing offenders""",
        {"prevention": "good", "investigation": "requires improvement", "offenders": "adequate"},
    ),
    "parted-by-semicolons": (
        """PEEL 2023\u201325: An inspection of Suffolk Constabulary

Our judgments

Responding to the public: inadequate; preventing crime: good; protecting vulnerable people: adequate.""",
        {"response": "inadequate", "prevention": "good", "vulnerability": "adequate"},
    ),
    "areas-by-turns-with-grades": (
        """PEEL 2021/22: an inspection of Essex Police

Our judgments

\u2022 Investigating crime
Good
\u2022 Managing offenders
Inadequate
\u2022 Preventing crime
Adequate""",
        {"investigation": "good", "offenders": "inadequate", "prevention": "adequate"},
    ),
    "another-plural": (
        """PEEL 2021/22: an inspection of Essex Police

Investigating crime

Essex Police is good at investigating crime. Both forces in its region require improvement at it.""",
        {"investigation": "good"},
    ),
    "capitals-behind-a-dash": (
        """PEEL 2021/22 report on Essex Police

Investigating crime – GOOD
Managing offenders – REQUIRES IMPROVEMENT
Preventing crime – INADEQUATE""",
        {"investigation": "good", "offenders": "requires improvement", "prevention": "inadequate"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), GRADES.values(), ids=GRADES)
def test_grades(text: str, expected: dict[str, Any]) -> None:
    """Each area has the grade its text tells, an earlier inspection's as carried over, and no other."""
    found = report(text)
    for name, value in expected.items():
        told = value if isinstance(value, tuple) else (value, "given", None)
        assert grades(found, name) == ({told} if value else set()), name


def test_a_grade_of_the_whole_is_not_that_of_the_first_part() -> None:
    """Where the overall grade stands before questions by turns with theirs, each question has the grade behind it."""
    text = """Essex Police: Crime Data Integrity inspection 2018

Overall judgment: Requires improvement

How effective is the force at recording reported crime?

Inadequate

How efficiently do the systems and processes in the force support accurate crime recording?

Good"""
    told = [one.grade.value for one in report(text).sections if one.grade and one.topic == "crime-recording"]
    assert told == ["inadequate", "good"]


@pytest.mark.parametrize(
    "told",
    [
        " — graded Good",
        ", graded as good",
        " - rated Good",
        " [Grade: Good]",
        " Grade: Good",
        " – Judgment: good",
        " · Good",
        " / Good",
        " → Good",
        " – Good (was adequate)",
        " – this area is graded good",
    ],
)
@pytest.mark.parametrize(
    "name", ["Treatment of the public", "Managing offenders and suspects", "Investigating crime"]
)
def test_a_heading_ends_in_its_grade(told: str, name: str) -> None:
    """Behind a heading its grade stands with a sign, or with the word that tells what it is; it is none of the heading."""
    text = f"PEEL 2021/22: An inspection of Gwent Police\n\n31 May 2022\n\n{name}{told}\n\nThe force works with its partners. It has 30 cells."
    found = [(one.heading, one.grade and one.grade.value) for one in report(text).sections if one.heading]
    assert found == [(name, "good")]


@pytest.mark.parametrize(
    "sentence",
    ["Investigating crime takes time, and graded lists are good.", "Investigating crime was easy, not good"],
)
def test_a_sentence_that_ends_in_good_is_no_heading(sentence: str) -> None:
    """Words that neither part nor tell a grade make none."""
    text = f"PEEL 2021/22: An inspection of Gwent Police\n\n31 May 2022\n\n{sentence}\n\nThe force works with its partners."
    assert not [one for one in report(text).sections if one.grade and one.grade.value]


@pytest.mark.parametrize("told", ["Ungraded", "(ungraded)", "– Not graded", ": not graded"])
def test_a_heading_ends_by_saying_that_there_is_no_grade(told: str) -> None:
    """So its part has none, whatever stands around it."""
    head = "PEEL 2021/22: An inspection of Gwent Police\n\n31 May 2022\n\nManaging offenders\nGood\n\nVisits are on time."
    text = f"{head}\n\nSupporting victims {told}\n\nThe force has a team for victims."
    found = {one.heading: one.grade and (one.grade.value, one.grade.state) for one in report(text).sections}
    assert found["Supporting victims"] == (None, "not_graded")


def test_sentences_of_areas_behind_their_grade() -> None:
    """One paragraph may list the areas of each grade in a sentence of its own."""
    listed = "Good: Preventing crime; Managing offenders. Adequate: Responding to the public. Inadequate: Investigating crime."
    text = f"PEEL 2023–25: North Wales Police\n\n6 December 2024\n\n{listed}\n\nThe force works with its partners. It has 31 cells."
    found = {one.topic: one.grade.value for one in report(text).sections if one.grade and one.grade.value}
    assert found == {
        "prevention": "good",
        "offenders": "good",
        "response": "adequate",
        "investigation": "inadequate",
    }


@pytest.mark.parametrize("meter", ["●●●○○", "★★★☆☆", "● ● ● ○", "🟡", "■■□"])
@pytest.mark.parametrize("label", ["Grade: {} Adequate", "{} Adequate", "Adequate {}"])
def test_signs_beside_a_grade_show_it_again(meter: str, label: str) -> None:
    """Dots, stars and coloured signs beside the name of a grade leave it what it is."""
    assert load_vocabulary().grades.labels(label.format(meter)) == ("adequate",)


@pytest.mark.parametrize("box", ["○", "●", "□", "☐", "□□"])
def test_one_box_before_a_grade_may_be_empty(box: str) -> None:
    """A box to be ticked says nothing by itself: whether it gives the grade depends on the others."""
    assert load_vocabulary().grades.labels(f"{box} Adequate") == ()
