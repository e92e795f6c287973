"""What the inspected write back to a letter of the inspectorate, in one file with it."""

from __future__ import annotations

import pytest

from hmicdiff.model import Reading
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary
from tests.structure.cases import document

LETTER = """HMICFRS

18 March 2021

Dear Chief Constable,

West Mercia Police: causes of concern revisit

In our PEEL 2018/19 inspection of West Mercia Police, we identified two causes of concern.

Protecting vulnerable people

The backlog was 318 referrals in January 2021.

Yours sincerely,

{inspector}

"""
REPLY = """2 April 2021

Dear {dear},

Thank you for your letter. The backlog is now 41 referrals. I have put 25 more officers in the team.

{closing}

{signed}
"""


def said_by_force(text: str) -> list[float | None]:
    """Return the values that a text's inspected body states."""
    answer = understand(document(text), load_vocabulary())
    assert isinstance(answer, Reading)
    return [one.value for one in answer.report.figures if one.attributed_to == "force"]


@pytest.mark.parametrize(
    ("dear", "closing", "signed"),
    [
        ("Wendy", "Yours sincerely,", "Pippa Mills\n\nChief Constable"),
        ("HMI Williams", "Kind regards", "John Campion, Police and Crime Commissioner"),
        ("Ms Williams", "Yours faithfully", "A Jones QPM\nTemporary Chief Constable, West Mercia Police"),
    ],
)
def test_a_letter_that_the_inspected_sign_is_their_own_word(dear: str, closing: str, signed: str) -> None:
    """The numbers of the answer are the force's, those of the letter before it the inspectorate's."""
    letter = LETTER.format(inspector="Wendy Williams\n\nHer Majesty's Inspector of Constabulary")
    reply = REPLY.format(dear=dear, closing=closing, signed=signed)
    assert said_by_force(letter + reply) == [41, 25]


@pytest.mark.parametrize(
    "inspector",
    [
        "Wendy Williams\n\nHer Majesty's Inspector of Constabulary\n\nChief Constable Pippa Mills, West Mercia Police",
        "Wendy Williams\n\nCopied to:\n\nPolice and Crime Commissioner John Campion",
        "Wendy Williams CBE\n\nThe Chief Constable has accepted our findings.",
        "Wendy Williams CBE\n\nChief Constable's response",
        "Wendy Williams\n\nMr Giles York, Chief Fire Officer",
        "Wendy Williams\n\nGiles York, Chief Fire Officer",
        "Andy Cooke QPM DL, HMCI\n\nChief Constable, Kent Police",
    ],
)
@pytest.mark.parametrize("dear", ["Chief Constable", "Pippa"])
def test_a_letter_of_an_inspector_is_the_inspectorates(dear: str, inspector: str) -> None:
    """Whom it goes to, and what they made of it, may stand below its signature."""
    letter = LETTER.replace("Chief Constable,", f"{dear},").format(inspector=inspector)
    assert said_by_force(letter) == []


@pytest.mark.parametrize("dear", ["Chief Constable", "Pippa"])
def test_a_letter_without_a_closing_is_no_part_of_the_reply_behind_it(dear: str) -> None:
    """An inspector's name and office end a letter as well, and the answer may begin without a greeting."""
    letter = LETTER.replace("Yours sincerely,\n\n", "").replace("Chief Constable,", f"{dear},")
    letter = letter.format(inspector="Wendy Williams\n\nHer Majesty's Inspector of Constabulary")
    reply = REPLY.replace("Dear {dear},\n\n", "").format(
        closing="Yours sincerely,", signed="Pippa Mills\n\nChief Constable"
    )
    assert 318 not in said_by_force(letter + reply)
