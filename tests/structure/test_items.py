"""Items of every era: which are found, of which kind, by when, and whether they are new."""

from __future__ import annotations

import hashlib
from functools import cache

import pytest

from hmicdiff.model import Document, Item, Line, Reading
from hmicdiff.structure.report import understand
from hmicdiff.text import squash
from hmicdiff.vocabulary import load_vocabulary

from .cases import document

PEEL_2018 = """West Mercia PEEL 2018

Legitimacy

How legitimately does the force treat the public and its workforce?

Last updated 27/09/2019

West Mercia Police requires improvement at treating the public and its workforce legitimately.

How well does the force ensure that its workforce behaves ethically and lawfully?

Requires improvement

"""
PEEL_2021 = """PEEL 2021/22 – An inspection of Kent Police

Overall summary

Our inspection assessed how good Kent Police is in 12 areas of policing.

Responding to the public

Kent Police requires improvement at responding to the public.

"""
PEEL_2016 = """PEEL: Police effectiveness 2016
An inspection of Suffolk Constabulary

How effective is the force at preventing crime, tackling anti-social behaviour and keeping people safe?

Suffolk Constabulary has been assessed as good in respect of its effectiveness at preventing crime.

"""
CRIME_2014 = """How effective is the force at cutting crime?

Overall summary

Lancashire Constabulary works well with partners to prevent crime.

How effective is the force at investigating offending?

"""
FRS_2023 = """Avon Fire and Rescue Service 2023–2025

Overall summary

Preventing fires and other risks

Avon Fire and Rescue Service requires improvement at preventing fires and other risks.

"""
LETTER = """Avon Fire and Rescue Service: Cause of concern revisit letter

Published on: 19 January 2024

Letter information

Wendy Williams CBE
His Majesty’s Inspector of Fire & Rescue Services

We inspected Avon Fire and Rescue Service in May 2023. We issued these causes of concern:

"""

Row = tuple[str, bool, str, str | None, str]


@cache
def items(text: str) -> tuple[Item, ...]:
    """Return the items of a report."""
    lines = tuple(Line(text=line) for line in text.split("\n"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(path="a.txt", sha256=digest, media_type="text/plain", lines=lines)
    return understand(document, load_vocabulary()).report.items


def labelled(text: str) -> list[tuple[str, str, str | None, str]]:
    """Return kind, text, deadline and status of the labelled items."""
    return [(one.kind, one.text, one.deadline, one.status) for one in items(text) if one.labelled]


AFI, COC, REC, PRACTICE = "area_for_improvement", "cause_of_concern", "recommendation", "practice"

CASES = [
    pytest.param(
        PEEL_2018
        + "Areas for improvement\n\n  • The force should improve vetting. It should also check it.\n"
        + "  • The force must assess the risk of corruption\n    every year.\n\nThe force is clear about ethics.\n",
        [
            (AFI, "The force should improve vetting. It should also check it.", None, "raised"),
            (AFI, "The force must assess the risk of corruption every year.", None, "raised"),
        ],
        id="2018-bullets-end-at-prose",
    ),
    pytest.param(
        PEEL_2018
        + "Areas for improvement\n\n- Within three months, the force should ensure that vetting is up to date.\n",
        [
            (
                AFI,
                "Within three months, the force should ensure that vetting is up to date.",
                "within three months",
                "raised",
            )
        ],
        id="2018-hyphen-bullet-with-deadline",
    ),
    pytest.param(
        PEEL_2018
        + "Cause of concern\n\nThe force does not have enough vetting staff. This is a cause of concern.\n\n"
        + "Recommendations\n\nTo address this cause of concern, we recommend that within six months the force should:\n\n"
        + "  • hire vetting staff;\n  • train them; and\n  • clear the backlog.\n",
        [
            (
                COC,
                "The force does not have enough vetting staff. This is a cause of concern.",
                None,
                "raised",
            ),
            (REC, "hire vetting staff", "within six months", "raised"),
            (REC, "train them", "within six months", "raised"),
            (REC, "clear the backlog.", "within six months", "raised"),
        ],
        id="2018-lead-in-owns-its-bullets",
    ),
    pytest.param(
        PEEL_2018
        + "Areas for improvement\n\n  • The force should improve vetting.\n\n"
        + "We identified this area for improvement in our 2017 legitimacy inspection. "
        + "We are satisfied that the force has suitably addressed this area for improvement.\n",
        [(AFI, "The force should improve vetting.", None, "closed")],
        id="2018-restated-and-closed",
    ),
    pytest.param(
        PEEL_2018
        + "Areas for improvement\n\n  • The force should improve vetting.\n\n"
        + "In our 2016 inspection, we found that too few suspects were bailed with conditions. "
        + "Of 25 cases that we examined, bail had been used in 23. "
        + "This area for improvement has been dealt with.\n",
        [(AFI, "The force should improve vetting.", None, "raised")],
        id="2018-closing-in-a-paragraph-on-another-matter",
    ),
    pytest.param(
        PEEL_2018
        + "Areas for improvement\n\n  • The force should improve vetting.\n\n"
        + "We identified this area for improvement in our 2017 legitimacy inspection. Vetting is still slow.\n",
        [(AFI, "The force should improve vetting.", None, "restated")],
        id="2018-restated-and-open",
    ),
    pytest.param(
        PEEL_2021
        + "Area for improvement\n\nThe force needs to improve the time it takes to answer emergency calls\n"
        + "It answered 70 percent of calls in time. The force should have enough staff for this.\n\n"
        + "Main findings\n\nThe force should make sure that it attends promptly\n\nOfficers were late.\n",
        [(AFI, "The force needs to improve the time it takes to answer emergency calls", None, "raised")],
        id="2021-box-title-without-its-explanation",
    ),
    pytest.param(
        PEEL_2021
        + "Innovative practice\n\nThe force uses video calls to speak to victims of domestic abuse\n"
        + "Victims can speak to an officer within minutes.\n",
        [(PRACTICE, "The force uses video calls to speak to victims of domestic abuse", None, "raised")],
        id="2021-innovative-practice",
    ),
    pytest.param(
        PEEL_2021
        + "Areas for improvement\n\nThe force needs to record crime sooner\n"
        + "We said that this was an area for improvement in our last inspection. It has made little progress.\n\n"
        + "The force should make sure it records crimes against vulnerable people\nIt missed 12 of 40.\n",
        [
            (AFI, "The force needs to record crime sooner", None, "restated"),
            (AFI, "The force should make sure it records crimes against vulnerable people", None, "raised"),
        ],
        id="2021-one-of-two-boxes-restated",
    ),
    pytest.param(
        PEEL_2016
        + "Areas for improvement\n\nThe constabulary should supervise investigations.\n"
        + "The constabulary should retrieve evidence at the first\nopportunity.\n"
        + "Suffolk Constabulary has enough detectives.\n\nThe force should note that.\n",
        [
            (AFI, "The constabulary should supervise investigations.", None, "raised"),
            (AFI, "The constabulary should retrieve evidence at the first opportunity.", None, "raised"),
        ],
        id="2016-flattened-list-runs-into-prose",
    ),
    pytest.param(
        CRIME_2014
        + "Recommendations\n\nWithin 3 months, Lancashire Constabulary should ensure that there is clarity of\n"
        + "management.\n\nSummary\n\n• Investigations are well led.\n\nGood\n",
        [
            (
                REC,
                "Within 3 months, Lancashire Constabulary should ensure that there is clarity of management.",
                "within 3 months",
                "raised",
            )
        ],
        id="2014-recommendation-ends-at-heading",
    ),
    pytest.param(
        FRS_2023
        + "Areas for improvement\n\nThe service should evaluate its prevention activity.\n\n"
        + "The service should quality assure home fire safety visits.\n\n"
        + "We set out our detailed findings below. These are the basis for our judgment.\n\n"
        + "Promising practice\n\nFatal fire reviews\n\nThe service reviews every fatal fire with partners.\n",
        [
            (AFI, "The service should evaluate its prevention activity.", None, "raised"),
            (AFI, "The service should quality assure home fire safety visits.", None, "raised"),
            (PRACTICE, "The service reviews every fatal fire with partners.", None, "raised"),
        ],
        id="fire-paragraphs-and-promising-practice",
    ),
    pytest.param(
        LETTER
        + "Cause of concern\n\nThe service doesn’t have an effective system for risk information.\n\n"
        + "By 19 September 2023, the service should make sure:\n\n  • it has visited all premises; and\n"
        + "  • staff are trained.\n\nConclusion\n\nWe have closed this cause of concern.\n",
        [
            (COC, "The service doesn't have an effective system for risk information.", None, "closed"),
            (REC, "it has visited all premises", "by 19 September 2023", "closed"),
            (REC, "staff are trained.", "by 19 September 2023", "closed"),
        ],
        id="revisit-letter-closes",
    ),
    pytest.param(
        PEEL_2021
        + "Area for improvement: The force should answer 101 calls sooner.\n\nIt answers 999 calls well.\n",
        [(AFI, "The force should answer 101 calls sooner.", None, "raised")],
        id="glued-label",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_labelled(text: str, expected: list[tuple[str, str, str | None, str]]) -> None:
    """What stands under a printed label is found whole, with kind, deadline and status, and no more."""
    assert labelled(text) == expected


@pytest.mark.parametrize(
    ("asked", "deadline"),
    [
        ("By 31 March 2024, the service should train its commanders.", "by 31 March 2024"),
        ("The service should train its commanders by 31 March 2024.", "by 31 March 2024"),
        ("The service should by the end of July 2024 train its commanders.", "by the end of July 2024"),
        ("Within three months, the service should train its commanders.", "within three months"),
        ("The service should train its commanders within 12 months.", "within 12 months"),
        ("The service should train its commanders within 6 months of publication of this report.",
         "within 6 months of publication of this report"),
        ("The service should immediately train its commanders.", "immediately"),
        ("With immediate effect, the service should train its commanders.", "with immediate effect"),
        ("Within 28 days, the service should train its commanders.", "within 28 days"),
        ("The service should within two weeks train its commanders.", "within two weeks"),
        ("The service should complete visits within 28 days.", None),
        ("The service should train its commanders within three months of appointment.", None),
        ("The service should answer calls within 10 seconds.", None),
        ("The service should train its commanders.", None),
    ],
)  # fmt: skip
def test_deadlines(asked: str, deadline: str | None) -> None:
    """A time by which something is to be done is its deadline; a standard of service is none."""
    assert labelled(FRS_2023 + "Recommendations\n\n" + asked + "\n") == [(REC, asked, deadline, "raised")]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("In our previous inspection, we issued an area for improvement about prevention visits.", AFI),
        ("During our last inspection, we identified a cause of concern about its culture.", COC),
    ],
    ids=["area-for-improvement", "cause-of-concern"],
)
@pytest.mark.parametrize(
    ("then", "status"),
    [
        (" We are pleased that the service has addressed this, and we closed it in 2023.", "closed"),
        (" The service still has work to do.", "restated"),
    ],
    ids=["closed", "open"],
)
def test_an_old_item_told_with_its_subject(said: str, kind: str, then: str, status: str) -> None:
    """An item of the last round that prose tells again is one, with what became of it (2023-25 on)."""
    assert [(one.kind, one.status) for one in items(FRS_2023 + said + then) if one.text == said] == [
        (kind, status)
    ]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        pytest.param("The force should review its policy.", REC, id="should"),
        pytest.param("Some officers need further training.", REC, id="need-further"),
        pytest.param(
            "Crime prevention is not a priority and this is a cause of concern.", COC, id="inline-concern"
        ),
        pytest.param("Officers do this well.", None, id="no-ask"),
        pytest.param("The force records crime as accurately as it should.", None, id="as-it-should"),
        pytest.param("The force understands why it should treat people fairly.", None, id="why-it-should"),
        pytest.param("The constabulary told us it should do more.", None, id="force-says"),
        pytest.param("The unit has the equipment that it needs to examine telephones.", None, id="for-use"),
        pytest.param(
            "It doesn’t have all the staff it needs to do this well.", None, id="for-use-that-left-out"
        ),
        pytest.param("The force accepts the view that it needs to do more.", REC, id="a-view"),
    ],
)
def test_unlabelled(said: str, kind: str | None) -> None:
    """An ask in running prose is an item without label; what the force says of itself is none."""
    found = [one for one in items(PEEL_2021 + said + "\n") if said.startswith(one.text)]
    assert [(one.kind, one.labelled) for one in found] == ([(kind, False)] if kind else [])


def test_old_items_told_in_prose() -> None:
    """Areas for improvement of an earlier year that are told again and dealt with are closed."""
    text = (
        PEEL_2018
        + "However, West Mercia Police had two areas for improvement in the 2016 legitimacy inspection.\n\n"
        + "First, the force needed to improve vetting. Second, it needed to enhance its checks.\n\n"
        + "We are satisfied that the force has suitably addressed these areas for improvement.\n"
    )
    found = [(one.kind, one.labelled, one.status) for one in items(text)]
    assert found == [(AFI, False, "closed"), (AFI, False, "closed")]


@pytest.mark.parametrize("text", [case.values[0] for case in CASES], ids=[case.id for case in CASES])
def test_quotes_are_verbatim(text: str) -> None:
    """Every item is quoted verbatim at its lines."""
    lines = text.split("\n")
    for one in items(text):
        assert squash(one.quote) in squash("".join(lines[one.line_start - 1 : one.line_end]))


def test_a_letters_own_headings_hold_its_concerns() -> None:
    """A revisit letter's concern stands under the letter's heading, and what closes it closes its recommendations."""
    body = (
        "Values and culture\n\nCause of concern\n\nIn 2022, we found unacceptable behaviour at stations.\n\n"
        "Recommendations\n\nBy 1 March 2023, the service should train all staff in its values.\n\n"
        "The service has trained its staff. We have closed this cause of concern.\n\n"
        "Fire regulation\n\nCause of concern\n\nThe service doesn’t audit buildings at high risk.\n"
    )
    assert [(kind, status) for kind, _, _, status in labelled(LETTER + body)][:2] == [
        (COC, "closed"),
        (REC, "closed"),
    ]


BOX_BEHIND = (
    PEEL_2018
    + "{said}\n\nArea for improvement\n\nThe force should make sure that its sergeants supervise investigations.\n"
)
BOX_BEFORE = (
    PEEL_2018
    + "Area for improvement\n\nThe force should make sure that its sergeants supervise investigations.\n\n{said}\n"
)


@pytest.mark.parametrize(
    "text",
    [
        BOX_BEHIND.format(said="All the recommendations of our 2016 cause of concern have been completed."),
        BOX_BEHIND.format(
            said="All officers have been trained. The area for improvement about bail is closed."
        ),
        BOX_BEFORE.format(said="The area for improvement about bail has been closed."),
        BOX_BEFORE.format(said="All the recommendations that we made on bail have been carried out."),
    ],
    ids=[
        "recommendations-before-the-box",
        "another-before-the-box",
        "another-behind-it",
        "other-kind-behind-it",
    ],
)
def test_what_is_said_of_other_items_closes_no_box(text: str) -> None:
    """Items of another kind or subject, or of another year, told near a box, leave what the box asks for open."""
    assert [status for *_, status in labelled(text)] == ["raised"]


def test_what_is_said_of_the_box_itself_closes_it() -> None:
    """A sentence that names the box's own subject, or points to it, closes it."""
    about = BOX_BEFORE.format(
        said="The area for improvement about the supervision of investigations has been closed."
    )
    these = BOX_BEFORE.format(said="We are satisfied that the force has addressed this area for improvement.")
    assert [labelled(text)[0][3] for text in (about, these)] == ["closed", "closed"]


def test_one_of_two_old_items_is_closed_by_its_own_paragraph() -> None:
    """One that is spoken of as "this area for improvement" is the old one whose words its paragraph has; the other of the two stays as it was."""
    text = (
        PEEL_2018
        + "In 2017 we identified two areas for improvement. First, the force needed to ensure that its vetting "
        + "was up to date. Second, the force needed to ensure that supervisors held regular appraisals.\n\n"
        + "Since then the force has recruited six people to its vetting unit. We are satisfied that the force has "
        + "suitably addressed this area for improvement.\n"
    )
    told = {
        item.text.split(",")[0]: item.status for item in items(text) if item.kind == "area_for_improvement"
    }
    assert told == {"First": "closed", "Second": "restated"}


DUTIES = [
    "Officers must maintain contact with victims throughout an investigation.",
    "Supervisors must sign off each plan.",
    "In cases of domestic abuse, officers should complete a risk assessment.",
    "The Victims' Code says that the force must keep victims informed.",
    "Under the national standard, forces must tell victims about their rights within five days.",
    "There is a policy that officers must check each hydrant once a year.",
]
ASKS = [
    "The constabulary should keep victims informed.",
    "Supervisors should review investigations more often.",
    "Officers need to be trained in this.",
    "We believe that supervisors should sign off each plan.",
    "The service must do more for the victims of fraud.",
]


@pytest.mark.parametrize(
    ("text", "kinds"), [*((text, []) for text in DUTIES), *((text, [REC]) for text in ASKS)]
)
def test_a_standing_duty_is_no_recommendation(text: str, kinds: list[str]) -> None:
    """What officers of any force must do, or a rule says, is told; what this body or its people should do better is asked."""
    told = f"PEEL 2021/22\nAn inspection of Kent Police\n\nSupporting victims\n\nAdequate\n\n{text} The unit is new.\n"
    found = understand(document(told), load_vocabulary())
    assert isinstance(found, Reading)
    assert [item.kind for item in found.report.items] == kinds


OF_MEETINGS = [
    "That the panel notes the report.",
    "The Police and Crime Panel is asked to consider the findings.",
    "Members should note the chief constable's response.",
    "It is recommended that the committee receives the report.",
]


@pytest.mark.parametrize("asked", OF_MEETINGS)
def test_what_a_paper_asks_of_a_meeting_is_no_item(asked: str) -> None:
    """Recommendations to those who meet stand under the same heading as the inspectorate's, and ask the body for nothing."""
    found = items(
        f"{PEEL_2021}Recommendations\n\n{asked}\n\nBy 31 March 2023, the force should review its bail policy.\n"
    )
    assert [one.text for one in found if one.labelled] == [
        "By 31 March 2023, the force should review its bail policy."
    ]


def test_a_pull_quote_of_an_item_is_no_second_one() -> None:
    """What one part of a report prints again in the same words is the same item."""
    asked = "The force should hold more meetings with residents."
    found = items(f"{PEEL_2021}Area for improvement\n\n{asked}\n\n\u201c{asked}\u201d\n\nStaff are busy.\n")
    assert [one.text for one in found] == [asked]
