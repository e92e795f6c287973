"""A joint report stands under each body it inspects."""

from __future__ import annotations

import hashlib

import pytest

from hmicdiff.errors import Refused
from hmicdiff.model import Document, Line, Reading
from hmicdiff.pipeline import group_by_body
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary


def reading(title: str) -> Reading:
    """Return a report with that title understood."""
    text = f"{title}\n\nHMICFRS\n\nWe inspected how crime is investigated. The work is good."
    lines = tuple(Line(text=line) for line in text.split("\n"))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(path="a.txt", sha256=sha256, media_type="text/plain", lines=lines)
    return understand(document, load_vocabulary())


TITLES = [
    (
        "Joint inspection of Norfolk Constabulary and Suffolk Constabulary",
        ["Norfolk Constabulary", "Suffolk Constabulary"],
    ),
    (
        "An inspection of Bedfordshire, Cambridgeshire and Hertfordshire police forces",
        ["Bedfordshire Police", "Cambridgeshire Constabulary", "Hertfordshire Constabulary"],
    ),
    (
        "Devon & Cornwall Police and Dorset Police: custody",
        ["Devon and Cornwall Police", "Dorset Police"],
    ),
    (
        "Collaboration of West Mercia and Warwickshire police services",
        ["Warwickshire Police", "West Mercia Police"],
    ),
    ("An inspection of Avon and Somerset Constabulary", ["Avon and Somerset Constabulary"]),
    (
        "An inspection of Hereford and Worcester Fire and Rescue Service",
        ["Hereford and Worcester Fire and Rescue Service"],
    ),
    ("An inspection of Devon and Cornwall Police", ["Devon and Cornwall Police"]),
]


@pytest.mark.parametrize(("title", "bodies"), TITLES, ids=[title for title, _ in TITLES])
def test_joint(title: str, bodies: list[str]) -> None:
    """A report whose title joins bodies is in the group of each, as one on that body; others in one."""
    groups = group_by_body([reading(title)])
    assert sorted(groups) == bodies
    assert [groups[body][0].report.identity.body for body in bodies] == bodies


def test_a_neighbour_makes_no_joint_report() -> None:
    """A neighbour in the text stands under nothing."""
    one = reading("PEEL 2018/19: An inspection of Essex Police\n\nIt works with Kent Police")
    assert sorted(group_by_body([one])) == ["Essex Police"]


UNITS = {
    "funded by, under a title with its forces": (
        """HMICFRS

North West regional organised crime unit: an inspection of the unit and its three forces

The unit is funded by Cheshire Constabulary, Cumbria Constabulary and Merseyside Police.

We found that it works well with partners.""",
        ["Cheshire Constabulary", "Cumbria Constabulary", "Merseyside Police"],
    ),
    "by their places, a fire control": (
        """HMICFRS

North West Fire Control

It takes emergency calls on behalf of Cheshire, Cumbria and Lancashire fire and rescue services.

We inspected the control room in 2022. It has improved how it records calls.""",
        [
            "Cheshire Fire and Rescue Service",
            "Cumbria Fire and Rescue Service",
            "Lancashire Fire and Rescue Service",
        ],
    ),
    "as the subject": (
        """Her Majesty's Inspectorate of Constabulary

An inspection of a strategic alliance

Warwickshire Police and West Mercia Police have worked together in an alliance since 2012.

HMIC inspected the alliance in May 2014. It has improved the way it deals with calls.""",
        ["Warwickshire Police", "West Mercia Police"],
    ),
    "as a list": (
        """HMICFRS

Yorkshire and the Humber regional response to serious and organised crime

The regional unit works for four forces:

- Humberside Police, which leads on fraud
- North Yorkshire Police
- South Yorkshire Police
- West Yorkshire Police

We found that the response has improved since our last inspection.""",
        ["Humberside Police", "North Yorkshire Police", "South Yorkshire Police", "West Yorkshire Police"],
    ),
    "joined by as well as": (
        """HMICFRS

Joint major crime unit: findings

Devon and Cornwall Police, as well as Dorset Police, share a major crime unit. We inspected it in 2019.""",
        ["Devon and Cornwall Police", "Dorset Police"],
    ),
}
NO_UNITS = {
    "units of all forces": """HMICFRS

Collaboration between police forces: an overview

We looked at collaborations of Kent Police and Essex Police. We found that few are evaluated.""",
    "neighbours beside a unit": """HMICFRS

A regional unit

This letter is on work with partners. It differs from Kent Police and Essex Police. We found it good.""",
}


def understood(text: str) -> Reading:
    """Return a text understood."""
    lines = tuple(Line(text=line) for line in text.split("\n"))
    return understand(
        Document(path="a.txt", sha256="", media_type="text/plain", lines=lines), load_vocabulary()
    )


@pytest.mark.parametrize(("text", "bodies"), UNITS.values(), ids=UNITS)
def test_a_unit_stands_under_each_body_it_serves(text: str, bodies: list[str]) -> None:
    """A report on one unit of several bodies, whose title names none, is in the group of each that it lists."""
    assert sorted(group_by_body([understood(text)])) == bodies


@pytest.mark.parametrize("text", NO_UNITS.values(), ids=NO_UNITS)
def test_bodies_that_no_unit_serves_are_examples(text: str) -> None:
    """A text on units of all bodies, or with neighbours of one, is of no one body."""
    with pytest.raises(Refused) as refused:
        understood(text)
    assert refused.value.code == "body_unknown"


def test_a_unit_of_a_force_leaves_the_report_that_forces() -> None:
    """A report whose title names a force is on that force, whatever unit it shares."""
    one = reading(
        "PEEL 2021/22: Kent Police\n\nThe force has a joint unit that serves Kent Police and Essex Police."
    )
    assert list(group_by_body([one])) == ["Kent Police"]


def test_what_a_unit_is_graded_is_each_bodys() -> None:
    """A grade of the unit stands under every body that shares it."""
    text = (
        UNITS["as the subject"][0]
        .replace(
            "HMIC inspected",
            "How effective is the force at preventing crime and tackling anti-social behaviour?\n\nThe unit is good at preventing crime. HMIC inspected",
        )
        .replace("strategic alliance", "strategic alliance: PEEL 2014")
    )
    groups = group_by_body([understood(text)])
    grades = {
        body: [one.grade.value for one in readings[0].report.sections if one.grade and one.grade.value]
        for body, readings in groups.items()
    }
    assert grades == {"Warwickshire Police": ["good"], "West Mercia Police": ["good"]}
