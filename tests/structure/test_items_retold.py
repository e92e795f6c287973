"""Items of an earlier report that a letter or report tells again: each stays of the kind it was."""

from __future__ import annotations

import pytest

from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

from .cases import document

_LETTER = """Essex Police: PEEL causes of concern revisit letter

Sent on
21 May 2024

Responding to the public

"""
_REPORT = (
    "PEEL 2023-25: An inspection of Essex Police\n\nPublished on: 9 May 2024\n\nResponding to the public\n\n"
)


def items(text: str) -> list[tuple[str, str, bool]]:
    """Return kind, status and whether it stands under a label, of every item of a text."""
    found = understand(document(text), load_vocabulary()).report.items
    return [(item.kind, item.status, item.labelled) for item in found]


@pytest.mark.parametrize("who", ["We", "We also", "We had previously", "HMICFRS"])
@pytest.mark.parametrize("when", ["", ", within three months,", ", by June 2023,"])
def test_what_was_recommended_is_a_recommendation(who: str, when: str) -> None:
    """A letter that says that something was recommended tells a recommendation again, whatever stands between."""
    told = f"{who} recommended that{when} Essex Police should train its call handlers. It has not done so."
    assert items(f"{_LETTER}{told}\n") == [("recommendation", "restated", False)]


def test_a_closed_recommendation_is_closed() -> None:
    """The sentences behind a recommendation told again say what became of it."""
    told = "We recommended that, by June 2023, the force should train its staff. This recommendation is now closed."
    assert items(f"{_LETTER}{told}\n") == [("recommendation", "closed", False)]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Area for improvement from our 2021/22 inspection", "area_for_improvement"),
        ("Areas for improvement in the previous report", "area_for_improvement"),
        ("Cause of concern from our last inspection", "cause_of_concern"),
        ("Recommendations from HMICFRS's 2019 inspection", "recommendation"),
    ],
)
def test_a_label_may_say_where_its_items_are_from(label: str, kind: str) -> None:
    """A heading of items of an earlier inspection is their label, as one of new ones is."""
    told = "The force should train its call handlers."
    assert [(each, labelled) for each, _, labelled in items(f"{_REPORT}{label}\n\n{told}\n")] == [
        (kind, True)
    ]


@pytest.mark.parametrize("before", ["1.2 ", "4.1.3. ", "⚠️ ", "📌 "])
def test_a_label_may_have_a_number_or_picture_before_it(before: str) -> None:
    """The number of a section and a picture that decorates its heading are no words of the label."""
    told = "The force should train its call handlers."
    assert items(f"{_REPORT}{before}Area for improvement\n\n{told}\n") == [
        ("area_for_improvement", "raised", True)
    ]


RECOMMENDED = [
    ("restated", "Inspectors recommended that the force should keep records of bail."),
    ("restated", "We recommended that the force should keep records of bail."),
    ("restated", "Our last inspection recommended that the force should keep records of bail."),
    ("restated", "The previous report recommended that the force must keep records of bail."),
    ("raised", "We recommend that the force should keep records of bail."),
    ("raised", "We have recommended that the force should keep records of bail."),
]


@pytest.mark.parametrize(("status", "told"), RECOMMENDED)
def test_what_inspectors_recommended_is_old_in_a_later_report(status: str, told: str) -> None:
    """A report that tells in the past tense what was recommended tells an old item; what it recommends itself is new."""
    assert items(f"{_REPORT}{told}\n") == [("recommendation", status, False)]


def test_what_inspectors_recommended_is_new_in_the_news() -> None:
    """News of a report tells in the past tense what that report asks for."""
    text = (
        "Inspectors criticise Essex Police\n\nThe police watchdog HMICFRS graded Essex Police inadequate in a report that it published"
        " on 9 May 2024.\n\nInspectors recommended that the force should keep records of bail, the reporter writes.\n"
    )
    assert [status for _, status, _ in items(text)] == ["raised"]
