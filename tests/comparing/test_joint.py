"""A joint report stands under each body it inspects."""

from __future__ import annotations

import hashlib

import pytest

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
