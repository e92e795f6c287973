"""Forces that are inspected outside PEEL are bodies, and no report on another force becomes one of theirs."""

from __future__ import annotations

import pytest

from hmicdiff.model import Document, Line
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

REPORT = """HMICFRS
{title}
An inspection of {body}

His Majesty's Inspectorate of Constabulary and Fire & Rescue Services inspected {body} in the spring of 2023.

Responding to the public
{body} is good at responding to the public. It answers calls promptly. {more}

Area for improvement
The force should make sure that supervisors review investigations regularly.
"""


def body_of(title: str, body: str, more: str = "") -> str | None:
    """Return the body that a small report is read to be on."""
    text = REPORT.format(title=title, body=body, more=more)
    lines = tuple(Line(text=line) for line in text.split("\n"))
    document = Document(path="report.txt", sha256="0" * 64, media_type="text/plain", lines=lines)
    return understand(document, load_vocabulary()).report.identity.body


@pytest.mark.parametrize(
    ("named", "body"),
    [
        ("British Transport Police", "British Transport Police"),
        ("the Civil Nuclear Constabulary", "Civil Nuclear Constabulary"),
        ("the Ministry of Defence Police", "Ministry of Defence Police"),
        ("MoD Police", "Ministry of Defence Police"),
        ("the Police Service of Northern Ireland", "Police Service of Northern Ireland"),
        ("PSNI", "Police Service of Northern Ireland"),
        ("the States of Jersey Police", "States of Jersey Police"),
        ("Guernsey Police", "Guernsey Police"),
        ("the Isle of Man Constabulary", "Isle of Man Constabulary"),
    ],
)
def test_a_report_on_one_of_them_is_theirs(named: str, body: str) -> None:
    """By the full name, or an older or shorter one."""
    assert body_of("How well does it serve the public?", named) == body


@pytest.mark.parametrize("named", ["Dyfed Powys Police", "Dyfed-Powys Police", "Heddlu Dyfed Powys"])
def test_a_name_may_lack_its_hyphen(named: str) -> None:
    """A body is known with or without the hyphen in its name."""
    assert body_of("PEEL 2023-25", named) == "Dyfed-Powys Police"


@pytest.mark.parametrize("force", ["Kent Police", "Norfolk Constabulary", "Dyfed-Powys Police"])
@pytest.mark.parametrize(
    "more",
    [
        "It works with British Transport Police and the Ministry of Defence Police at the port.",
        "Officers from the Civil Nuclear Constabulary, British Transport Police and PSNI trained with it.",
        "The same was found in Northern Ireland, Jersey, Guernsey and on the Isle of Man.",
    ],
)
def test_a_neighbour_in_the_text_is_no_body_of_the_report(force: str, more: str) -> None:
    """A report on a territorial force stays on that force however many of them it names."""
    assert body_of("PEEL 2023-25", force, more) == force
