"""Reports on several bodies in one file: the first is read, the others are left out, and it is said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hmicdiff.reading.choose import read_bytes
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary
from tests.structure.cases import document

if TYPE_CHECKING:
    from hmicdiff.model import Report

FIRST = """{title}

Published 2 May 2019

{area}

Good

{body} is good at this. In 52 of 60 files there was a plan.

Areas for improvement

- The {noun} should improve its use of digital forensics.
"""
SECOND = """{title}

Published 27 September 2019

{area}

Requires improvement

{body} requires improvement at this. In 31 of 60 files there was a plan.

Areas for improvement

- The {noun} should allocate crimes to trained investigators.
"""


def told(text: str) -> Report:
    """Return the report that a text is read as."""
    return understand(document(text), load_vocabulary()).report


def joined(title: str, first: str, second: str, noun: str = "force") -> str:
    """Return two reports on two bodies with titles of one form, one behind the other."""
    short = [
        body.removesuffix(" Fire and Rescue Service") if " 20" in title[-9:] else body
        for body in (first, second)
    ]
    area = "Preventing fires and other risks" if noun == "service" else "Investigating crime"
    one, other = (title.format(body=body) for body in short)
    return "\n\n".join(
        (
            FIRST.format(title=one, body=first, noun=noun, area=area),
            SECOND.format(title=other, body=second, noun=noun, area=area),
        )
    )


@pytest.mark.parametrize(
    "text",
    [
        joined("PEEL 2018/19: An inspection of {body}", "Norfolk Constabulary", "Suffolk Constabulary"),
        joined("PEEL: Police effectiveness 2018\n\nAn inspection of {body}", "Kent Police", "Essex Police"),
        joined(
            "What HM Inspectors of Constabulary found at {body}",
            "Cumbria Constabulary",
            "Durham Constabulary",
        ),
        joined("{body}\n\nPEEL 2021/22", "Gwent Police", "South Wales Police"),
        joined(
            "Fire and Rescue Service 2018/19 - {body}",
            "Devon and Somerset Fire and Rescue Service",
            "Avon Fire and Rescue Service",
            "service",
        ),
    ],
    ids=["one line", "two lines", "form of the first", "body first", "fire"],
)
def test_the_first_report_is_read_and_the_second_left_out(text: str) -> None:
    """Its grades, items, figures and sentences are nobody's; ledger and warning tell of it."""
    report = told(text)
    assert {one.grade.value for one in report.sections if one.grade} == {"good"}
    assert [one.text for one in report.items if "digital forensics" in one.text]
    assert not [one.text for one in report.items if "allocate" in one.text]
    assert {one.numerator for one in report.figures} == {52}
    assert report.identity.published == "2019-05-02"
    assert [one.code for one in report.warnings if one.code == "other_report"] == ["other_report"]
    assert [one.words > 30 for one in report.ledger.left_out if one.reason == "other_report"] == [True]


def test_what_follows_another_report_may_be_the_first_bodys_again() -> None:
    """A third report that is on the first body is read as its own."""
    title = "PEEL 2018/19: An inspection of {body}"
    text = joined(title, "Norfolk Constabulary", "Suffolk Constabulary")
    again = FIRST.format(
        title="PEEL 2018/19: An inspection of Norfolk Constabulary",
        body="Norfolk Constabulary",
        noun="force",
        area="Investigating crime",
    )
    report = told(f"{text}\n\n{again.replace('52 of 60', '48 of 50')}")
    assert {one.numerator for one in report.figures} == {52, 48}


@pytest.mark.parametrize(
    "behind",
    [
        (
            "PEEL inspection of Suffolk Constabulary\n\nNorfolk Constabulary shares its control room with its neighbour."
            " In 31 of 60 files both were named.\n\nNorfolk Constabulary is good at this.\n\nThe force has plans."
        ),
        (
            "PEEL inspection of Suffolk Constabulary\n\nThe force shares its control room with its neighbour. In 31 of 60"
            " files both were named.\n\nIt is good at this.\n\nThe force has plans.\n\nIt needs staff."
        ),
        (
            "How Suffolk Constabulary compares\n\nSuffolk Constabulary requires improvement. In 31 of 60 files there"
            " was a plan.\n\nThe force is better.\n\nIt is good.\n\nThis is right."
        ),
        (
            "In 31 of 60 files there was none.\n\nRelated reports\n\nPEEL 2018/19: An inspection of Suffolk Constabulary"
            "\n\nPEEL 2018/19: An inspection of Essex Police"
        ),
        (
            "PEEL 2018/19: An inspection of Norfolk Constabulary and Suffolk Constabulary\n\nBoth are good at this.\n\n"
            "In 31 of 60 files there was a plan.\n\nSuffolk Constabulary is good too.\n\nSo it is."
        ),
    ],
    ids=["heading of the inspectorate's", "heading alone", "heading that compares", "links onward", "joint"],
)
def test_a_neighbours_name_in_a_heading_parts_nothing(behind: str) -> None:
    """What the first report says of another body, under whatever heading, stays in it."""
    title = "PEEL 2018/19: An inspection of Norfolk Constabulary"
    first = FIRST.format(
        title=title, body="Norfolk Constabulary", noun="constabulary", area="Investigating crime"
    )
    report = told(f"{first}\n\n{behind}")
    assert {one.numerator for one in report.figures} == {52, 31}
    assert not [one for one in report.warnings if one.code == "other_report"]


def test_a_joint_report_stays_whole() -> None:
    """A title that names two forces is of a report on both, whatever its chapters are called."""
    text = "PEEL 2018/19: A joint inspection of Norfolk Constabulary and Suffolk Constabulary\n\n" + joined(
        "PEEL inspection of {body}", "Norfolk Constabulary", "Suffolk Constabulary"
    )
    report = told(text)
    assert {one.numerator for one in report.figures} == {52, 31}
    assert len(report.identity.bodies) == 2


def test_a_chapter_of_a_report_is_no_report() -> None:
    """A heading below the level of the first title parts nothing, though it has the form of one."""
    text = joined("PEEL 2018/19: An inspection of {body}", "Norfolk Constabulary", "Suffolk Constabulary")
    made = document(text)
    lines = tuple(
        replace(line, kind="heading", level=1 if "Norfolk" in line.text else 2)
        if line.text.startswith("PEEL")
        else line
        for line in made.lines
    )
    report = understand(replace(made, lines=lines), load_vocabulary()).report
    assert {one.numerator for one in report.figures} == {52, 31}


def test_a_title_with_no_report_behind_it_is_no_first_report() -> None:
    """Lines that bring a report on another body have no body of their own to keep."""
    title = "PEEL 2018/19: An inspection of Kent Police"
    second = SECOND.format(title=title, body="Kent Police", noun="force", area="Investigating crime")
    report = told(f"PEEL 2018/19: An inspection of Essex Police\n\nSee also:\n\n{second}")
    assert not [one for one in report.warnings if one.code == "other_report"]


@pytest.mark.parametrize("title", ["Norfolk Constabulary 2021/22", "# Norfolk Constabulary 2021/22"])
@pytest.mark.parametrize("link", ["Suffolk Constabulary 2021/22", "Suffolk 2021/22"])
def test_a_line_that_points_to_another_report_cuts_nothing(title: str, link: str) -> None:
    """The chapters behind it say "the force", which is the first one still."""
    first = FIRST.format(
        title=title, body="Norfolk Constabulary", noun="force", area="## Responding to the public"
    )
    behind = (
        "## Investigating crime\n\nRequires improvement\n\nThe force requires improvement at this. In 31 of 60 files"
        " there was a plan.\n\nThe force has trained its officers."
    )
    read = read_bytes(f"{first}\n\nSee also our report:\n\n{link}\n\n{behind}".encode(), relative="a.md")
    report = understand(read, load_vocabulary()).report
    assert {one.numerator for one in report.figures} == {52, 31}
    assert not [one for one in report.warnings if one.code == "other_report"]
