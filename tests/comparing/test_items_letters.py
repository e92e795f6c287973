"""What a letter, or a report that recalls a cause of concern, says became of it and of its recommendations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hmicdiff.model import Reading
from hmicdiff.structure.report import understand
from tests.comparing.test_items import VOCABULARY, followed, inspected, made, with_item
from tests.structure.cases import document

if TYPE_CHECKING:
    from tests.comparing.test_items import ReportOf

CAUSE_WITH_RECOMMENDATIONS = """Cause of concern

The force doesn't assess the risk to children who go missing.

Recommendations

By 31 December 2022, the force should:

• make sure that it assesses the risk to every missing child; and
• train its control room staff to recognise risk.
"""


@pytest.mark.parametrize(
    ("close", "status"),
    [
        (
            "The force has met both recommendations. I have therefore decided to close this cause of concern.",
            "closed",
        ),
        ("Both recommendations have been met. This cause of concern is now closed.", "closed"),
        ("I am satisfied with this work, and I am discharging the cause of concern.", "closed"),
        ("The work is not finished. The cause of concern can't yet be closed.", "repeated"),
        ("It is too soon for the cause of concern to be lifted.", "repeated"),
    ],
)
def test_a_letter_on_a_cause_of_concern_tells_the_fate_of_its_recommendations(
    close: str, status: str
) -> None:
    """A cause of concern and what was recommended with it go the same way, on whatever topic each recommendation is."""
    old = inspected("PEEL 2021/22", "3 May 2022", CAUSE_WITH_RECOMMENDATIONS)
    letter = understand(
        document(
            f"""Dear Chief Constable

Dorset Police: cause of concern revisit letter

Sent on: 3 July 2023

In May 2022 we issued a cause of concern about how the force assesses the risk to missing children. We revisited it in
June 2023.

All members of the control room staff have been trained.

{close}

Yours sincerely

HM Inspector of Constabulary"""
        ),
        VOCABULARY,
    )
    assert isinstance(letter, Reading)
    assert [thread.status for thread in followed(old, letter)] == [status] * 3


CAUSE = "The force is failing to identify vulnerable callers at the first point of contact."


REMEDY = "The force should give its call handlers a script for repeat callers."


TWO_CAUSES = """PEEL 2021/22
An inspection of {body}
HMICFRS
Published on: 8 July 2022
{body} is inadequate at investigating crime.
Investigating crime
Cause of concern
{cause}
Recommendations
Within three months, the force should {recommendation}.
Responding to the public
Cause of concern
The force misses too many 101 calls.
"""


CLOSING_LETTERS = [
    (
        "Gwent Police",
        "The force isn't investigating crimes to an acceptable standard.",
        "improve supervision",
        (
            "In 2022 we found that crimes weren't investigated to an acceptable standard. We issued a cause of concern.\n"
            "Supervision is better now.\nI have decided to close the cause of concern."
        ),
    ),
    (
        "Surrey Police",
        "Surrey Police keeps victims of fraud waiting for months.",
        "visit victims of fraud",
        (
            "Our report of 2022 raised a cause of concern: victims of fraud were kept waiting.\n"
            "We no longer have a cause of concern about this."
        ),
    ),
    (
        "Staffordshire Police",
        "Digital evidence is not examined in time.",
        "examine telephones within a month",
        (
            "In 2022 we issued a cause of concern about the examination of digital evidence.\nThe unit has grown.\n"
            "I am therefore lifting this cause of concern. The cause of concern on 101 calls remains open."
        ),
    ),
]


@pytest.mark.parametrize(("body", "cause", "recommendation", "told"), CLOSING_LETTERS)
def test_a_letter_closes_the_cause_of_concern_it_recalls(
    body: str, cause: str, recommendation: str, told: str
) -> None:
    """Of two causes of concern a letter closes the one it tells of as an old one, with what that recommends."""
    report = TWO_CAUSES.format(body=body, cause=cause, recommendation=recommendation)
    letter = f"HMICFRS\n{body}: cause of concern revisit letter\nPublished 21 May 2024\n{told}\n"
    old, new = (
        understand(document(text, name), VOCABULARY) for text, name in ((report, "old"), (letter, "new"))
    )
    assert isinstance(old, Reading)
    assert isinstance(new, Reading)
    closed = [thread.items[0].quote for thread in followed(old, new) if thread.status == "closed"]
    assert [cause, f"Within three months, the force should {recommendation}."] == closed


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("We have been able to close the force's remaining causes of concern.", "closed"),
        ("We have not been able to close all of the force's causes of concern.", "repeated"),
    ],
)
def test_a_letter_on_all_causes_of_concern_tells_the_fate_of_each(
    report_of: ReportOf, part: type, told: str, status: str
) -> None:
    """A cause of concern and its recommendations are closed, or kept open, with all causes of a body."""
    old = made(report_of, part, "2022", CAUSE, REMEDY)
    old = with_item(with_item(old, 2, kind="cause_of_concern"), 3, kind="recommendation")
    letter = report_of("2024", part(heading="Background", topic="context", texts=(told,)), published="2024")
    threads = followed(old, letter)
    assert [(one.status, one.items[-1].quote) for one in threads] == [(status, told)] * 2
