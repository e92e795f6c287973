"""Whose report a text is: what is let in, though it looks or speaks like what is not."""

from __future__ import annotations

import pytest

from hmicdiff.errors import Refused
from tests.structure.cases import identified

LET_IN = {
    "headings underlined with tildes": (
        """PEEL 2023-25: An inspection of Kent Police
Investigating crime
~~~~~~~~~~~~~~~~~~~
Kent Police is good at investigating crime.""",
        "Kent Police",
    ),
    "a table that names vacancies": (
        """PEEL 2023-25: An inspection of Kent Police
Responding to the public
Vacancies
31
Vacancies in the control room are too many.""",
        "Kent Police",
    ),
    "custody, with another inspectorate": (
        """Report on an unannounced inspection visit to police custody suites in Cheshire
by HM Inspectorate of Prisons and HM Inspectorate of Constabulary and Fire & Rescue Services
Leadership of custody was strong. Cheshire Constabulary records detentions well.""",
        "Cheshire Constabulary",
    ),
    "commissioner": (
        """Inspection reports
Police effectiveness, efficiency and legitimacy
HMICFRS inspected Humberside Police in 2022 and graded it outstanding in five areas.""",
        "Humberside Police",
    ),
    "newspaper": (
        """Police watchdog praises Durham's force
Inspectors from His Majesty's Inspectorate of Constabulary said Durham Constabulary was 'outstanding' at investigating crime.""",
        "Durham Constabulary",
    ),
    "list of grades": (
        """West Sussex Fire and Rescue Service
Third inspection by HMICFRS
Understanding fire and risk - Adequate
Preventing fire and risk - Good""",
        "West Sussex Fire and Rescue Service",
    ),
    "staff are told what was found": (
        """Northamptonshire Police: PEEL 2023-25 results
Good morning to everyone who worked on this.
HMICFRS has graded Northamptonshire Police good at preventing crime.""",
        "Northamptonshire Police",
    ),
    "found, and to be inspected again": (
        """Essex Police: what the inspectors said
HMICFRS found Essex Police inadequate at managing offenders and will inspect the force again in May.""",
        "Essex Police",
    ),
    "a letter with the heads of a message": (
        """From: A Person, His Majesty's Inspector of Constabulary
To: Chief Constable, Kent Police
Date: 4 May 2023
Subject: Kent Police, cause of concern
We revisited the force in April.""",
        "Kent Police",
    ),
    "a message that passes on what was found": (
        """Dear colleagues
HMICFRS found that Dorset Police is good at preventing crime. The inspection took place in May.""",
        "Dorset Police",
    ),
    "tracker of what was found wanting": (
        """HMICFRS tracker: Wiltshire Police
Kept for the board, by the head of performance.
Area for improvement
The force should make sure that it answers calls in time.""",
        "Wiltshire Police",
    ),
    "section alone": (
        "Staffordshire Police is inadequate at responding to the public.\nThe force does not answer calls quickly.",
        "Staffordshire Police",
    ),
    "letter": (
        """Dear Chief Constable
Northumbria Police: counter-terrorism
Our inspection of the force in May found good practice.
Yours sincerely
HM Inspector of Constabulary""",
        "Northumbria Police",
    ),
    "child protection that names Ofsted as a partner": (
        """Gloucestershire Constabulary - National child protection inspection
Published on: 30 November 2023
The force works with schools, Ofsted and social care.""",
        "Gloucestershire Constabulary",
    ),
}


@pytest.mark.parametrize(("text", "body"), LET_IN.values(), ids=LET_IN)
def test_let_in(text: str, body: str) -> None:
    """The inspectorate's own texts are let in by their marks, others where they tell of its findings on a body."""
    assert identified(text).identity.body == body


TITLES = {
    "Kent Police": ("PEEL 2021/22: An inspection of Kent Police", "preventing crime"),
    "Dyfed-Powys Police": ("PEEL 2023-25\n\nAn inspection of Dyfed-Powys Police", "investigating crime"),
    "Avon Fire and Rescue Service": (
        "Effectiveness, efficiency and people 2021/22: An inspection of Avon Fire and Rescue Service",
        "preventing fires and other risks",
    ),
}
SPOKEN = (
    "The body publishes the minutes of these meetings.",
    "We read the minutes of the performance board.",
    "The notes of each governance meeting say who is to act.",
    "Matters arising are followed up by a chief officer.",
    "Apologies for absence were received for half of the meetings that we looked at.",
    "The minutes of the board were approved by the chair late.",
    "The agenda of each tactical meeting has the same eight items.",
    "It has consulted on its community risk management plan 2021 to 2025.",
    "It answered 2,300 freedom of information requests.",
    "Residents can book a place on a course online.",
    "Applications close twice a year.",
    "The terms of reference of the panel are out of date.",
    "A press release follows each operation.",
    "A joint targeted area inspection took place in 2019.",
)
HEADINGS = (
    "The inspection programme",
    "Our inspection framework",
    "Matters arising",
    "Minutes of meetings are published",
    "Agenda",
    "Terms of reference",
    "Freedom of information",
    "The police and crime plan",
    "Community risk management plan 2020 to 2024",
    "Force management statement",
    "Fire peer challenge",
)


def let_in_as(body: str, text: str) -> bool:
    """Whether a text under the title of a report on a body is let in as that."""
    identity = identified(f"{TITLES[body][0]}\n\nPublished on: 3 May 2022\n\n{text}").identity
    return identity.body == body and identity.kind == "report"


@pytest.mark.parametrize("body", TITLES)
@pytest.mark.parametrize("spoken", SPOKEN)
def test_a_report_speaks_of_papers(spoken: str, body: str) -> None:
    """A sentence on minutes, plans or papers refuses no text that judges a body under a title of the inspectorate's."""
    area = TITLES[body][1]
    heading = area.capitalize()
    assert let_in_as(body, f"{heading}\n\n{body} is good at {area}.\n\n{spoken}")
    assert let_in_as(body, f"{spoken}\n\n{heading}\n\n{body} requires improvement at {area}.")
    assert let_in_as(body, f"{heading}\n\nGood\n\nHow it works\n\n{spoken} There are many.")


@pytest.mark.parametrize("body", TITLES)
@pytest.mark.parametrize("printed", HEADINGS)
def test_a_report_has_headings_on_papers(printed: str, body: str) -> None:
    """Nor does a heading below the cover, in the text or in its table of contents."""
    area = TITLES[body][1]
    heading = area.capitalize()
    assert let_in_as(body, f"{heading}\n\n{body} is good at {area}.\n\n{printed}\n\nThere are forty.")
    assert let_in_as(body, f"Contents\n\n{heading}\n\n{printed}\n\n{heading}\n\n{body} is good at {area}.")


@pytest.mark.parametrize(
    "spoken",
    [
        "We read the minutes of your gold group.",
        "The notes of the meeting in May show that the work has begun.",
        "Matters arising from these meetings are not followed up.",
    ],
)
def test_a_letter_speaks_of_meetings(spoken: str) -> None:
    """A letter judges nothing in the form of a report; its sentences on meetings refuse it no more than a report's."""
    letter = f"""Dear Chief Constable
Gwent Police: causes of concern
Our inspection of the force in May found progress. {spoken}
Yours sincerely
HM Inspector of Constabulary"""
    assert identified(letter).identity.kind == "letter"


FORWARDED = """From: Ann Hill
Sent: 21 March 2024 09:12
Subject: FW: PEEL report - Dorset Police

Morning both, text of the report below.

PEEL 2023-25: An inspection of Dorset Police

Published on: 12 March 2024

Responding to the public

Dorset Police is adequate at responding to the public.

The control room works across separate sites.

Preventing crime

Dorset Police is good at preventing crime.
"""


def test_a_report_that_a_message_brings_is_let_in() -> None:
    """What stands before the title of a whole report is the message's head, and none of the report."""
    found = identified(FORWARDED)
    assert (found.identity.body, found.identity.published) == ("Dorset Police", "2024-03-12")
    assert found.identity.title == "PEEL 2023-25: An inspection of Dorset Police"


def test_a_message_may_bring_a_page_whose_title_is_a_place() -> None:
    """Pages of the inspectorate are entitled by a place; the judgment right below names the body."""
    page = FORWARDED.replace("PEEL 2023-25: An inspection of Dorset Police", "Dorset PEEL 2018")
    assert identified(page).identity.body == "Dorset Police"
    speaking = page.replace("Dorset Police is", "It is")
    with pytest.raises(Refused, match="a message"):
        identified(speaking)


@pytest.mark.parametrize("kept", [9, 7], ids=["without a judgment", "the title alone"])
def test_a_message_that_brings_but_the_title_of_a_report_is_refused(kept: int) -> None:
    """A title that is quoted in a message makes it no report, unless a judgment stands behind it."""
    with pytest.raises(Refused, match="a message"):
        identified("\n".join(FORWARDED.split("\n")[:kept]))
