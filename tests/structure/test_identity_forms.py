"""Forms in which texts tell programme, kind, date and publisher, each in several wordings."""

from __future__ import annotations

import pytest

from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

from .cases import document

IDENTITIES: dict[str, tuple[str, dict[str, str]]] = {
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
        {"kind": "crime_data_integrity", "publisher": "HMICFRS", "published": "2019-06-12"},
    ),
    "cdi-2": (
        """Wiltshire Police
Crime data integrity
Report by HMICFRS, March 2019
How effective is the force at recording reported crime?
Good
We estimate that the force records 93.1 percent of crimes.""",
        {"kind": "crime_data_integrity", "published": "2019-03", "body": "Wiltshire Police"},
    ),
    "ncpi-2": (
        """National Child Protection Inspections
Essex Police
2\u201313 November 2015
\u00a9 HMIC 2016
Of the 30 cases that we assessed, ten were good.""",
        {"kind": "child_protection", "body": "Essex Police"},
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
        {"kind": "child_protection"},
    ),
    "prog-1": (
        """Commissioner welcomes report
The Commissioner has responded to HMICFRS's assessment of Kent Police for 2023-25 under its PEEL programme.
Responding to the public: Good""",
        {"programme": "PEEL 2023-25", "body": "Kent Police"},
    ),
    "prog-2": (
        """HMICFRS inspections
The PEEL report on Avon and Somerset Police for the year 2021/22 was published on 10 February 2023. Click here to view the report.""",
        {"programme": "PEEL 2021/22", "body": "Avon and Somerset Constabulary"},
    ),
    "prog-3": (
        """Tyne and Wear Fire and Rescue Service
HMICFRS Round 3 inspection
The service was graded good at preventing fires and other risks.""",
        {"programme": "FRS 2023-25"},
    ),
    "prog-4": (
        """Lancashire Fire and Rescue Service: round two inspection report
HMICFRS
Preventing fires and other risks
Good""",
        {"programme": "FRS 2021/22"},
    ),
    "prog-5": (
        """Hertfordshire Constabulary
Police effectiveness, efficiency and legitimacy inspection 2018-2019
Hertfordshire Constabulary is good at investigating crime.""",
        {"programme": "PEEL 2018/19"},
    ),
    "prog-6": (
        """Our PEEL inspection of West Mercia Police in 2018/19 found much that is good.
HMICFRS
How effectively does the force reduce crime and keep people safe?""",
        {"programme": "PEEL 2018/19"},
    ),
    "letter-1": (
        """Greater Manchester Police: PEEL cause of concern revisit letter
Letter information
From:
Jo Bloggs
His Majesty's Inspector of Constabulary
His Majesty's Inspector of Fire and Rescue Services
To:
A Person
Chief Constable, Greater Manchester Police
Sent on:
3 October 2022
Thank you for your welcome.
We have closed the cause of concern.""",
        {"published": "2022-10-03", "publisher": "HMICFRS", "kind": "letter"},
    ),
    "letter-2": (
        """Cleveland Fire Brigade: cause of concern progress letter
Letter information
From
Jo Bloggs
HM Inspector of Fire & Rescue Services
To
Chief Fire Officer
Cleveland Fire Brigade
Sent on 9 March 2023
Cleveland Fire Brigade: cause of concern
Thank you for meeting us.""",
        {"published": "2023-03-09", "publisher": "HMICFRS", "kind": "letter"},
    ),
    "letter-3": (
        """Dear Chief Constable
Date: 5 June 2015
Staffordshire Police: vulnerability
Our inspection of the force found much to commend.
Yours sincerely
HM Inspector of Constabulary""",
        {"published": "2015-06-05", "publisher": "HMIC", "kind": "letter"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), IDENTITIES.values(), ids=IDENTITIES)
def test_identity(text: str, expected: dict[str, str]) -> None:
    """Programme, kind, date and publisher are read in running words, titles and address blocks alike."""
    identity = understand(document(text), load_vocabulary()).report.identity
    assert {key: getattr(identity, key) for key in expected} == expected


@pytest.mark.parametrize(
    "line",
    [
        "Report published 20 January 2023",
        "This report was published on 20 January 2023",
        "Letter first published: 20 January 2023",
        "An inspection of Kent Police 20 January 2023",
        "Second assessment. HMICFRS, 20 January 2023",
    ],
)
def test_a_line_of_the_cover_says_when_it_was_published(line: str) -> None:
    """The day stands behind the word for it, the publisher or the body."""
    text = f"PEEL 2021/22: An inspection of Kent Police\n\n{line}\n\nInvestigating crime\n\nThe force knows its people."
    assert understand(document(text), load_vocabulary()).report.identity.published == "2023-01-20"


def test_a_day_of_the_fieldwork_is_not_that_of_the_cover() -> None:
    """Behind a preposition a month says when something was done."""
    text = "PEEL 2021/22: An inspection of Kent Police\n\nWe visited Kent Police in January 2023\n\nIt knows its people."
    assert understand(document(text), load_vocabulary()).report.identity.published is None
