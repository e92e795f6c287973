"""Items under a time that stands as their heading."""

from __future__ import annotations

import pytest

from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

from .cases import document

HEAD = (
    "PEEL 2016: An inspection of Dorset Police\n\nProtecting vulnerable people\n\n"
    "Dorset Police is inadequate at protecting vulnerable people.\n\n"
)
TAIL = "\n\nMain findings\n\nThe force works with its partners.\n"
FIRST = "Dorset Police should review how it decides which children are at risk."
SECOND = "Dorset Police should train its call handlers."


def told(text: str) -> list[tuple[str, str, str | None]]:
    """Return kind, words and deadline of the labelled items of a report that holds a text."""
    found = understand(document(HEAD + text + TAIL), load_vocabulary()).report.items
    return [(item.kind, item.text, item.deadline) for item in found if item.labelled]


@pytest.mark.parametrize(
    ("time", "deadline"),
    [
        ("Immediately", "immediately"),
        ("With immediate effect", "with immediate effect"),
        ("Within three months", "within three months"),
        ("Within 6 months of publication", "within 6 months of publication"),
        ("In the next 12 months:", "in the next 12 months"),
        ("By 30 September 2017", "by 30 September 2017"),
        ("By the end of 2017", "by the end of 2017"),
        ("Immediate action", "immediate action"),
    ],
)
def test_a_time_heads_the_items_due_by_then(time: str, deadline: str) -> None:
    """The time is no item; those under it are, and due by then."""
    text = f"Recommendations\n\n{time}\n\n{FIRST}\n\n{SECOND}"
    assert told(text) == [("recommendation", FIRST, deadline), ("recommendation", SECOND, deadline)]


def test_each_time_heads_its_own() -> None:
    """Lists, lead-ins and paragraphs stand under times alike; a time that an item names itself goes first."""
    text = (
        "Recommendations\n\nImmediately\n\n"
        "We recommend that Dorset Police reviews the cases of all children who are missing.\n\n"
        "Within three months\n\nWe recommend that Dorset Police:\n\n• trains its staff; and\n• assesses its workloads.\n\n"
        "By March 2018\n\nWithin two years, the force should replace its records system.\n\n"
        "We recommend that the force shares its plans with schools."
    )
    assert [(one[1].rstrip("."), one[2]) for one in told(text)] == [
        ("We recommend that Dorset Police reviews the cases of all children who are missing", "immediately"),
        ("trains its staff", "within three months"),
        ("assesses its workloads", "within three months"),
        ("Within two years, the force should replace its records system", "within two years"),
        ("We recommend that the force shares its plans with schools", "by March 2018"),
    ]


def test_what_a_cause_of_concern_asks_for_by_a_time_is_a_recommendation() -> None:
    """The label's own words are the concern, what stands under the times is asked for."""
    text = (
        "Cause of concern\n\nThe force doesn't know which children are at risk.\n\n"
        f"Immediately\n\n{FIRST}\n\nWithin two months\n\n{SECOND}"
    )
    assert told(text) == [
        ("cause_of_concern", "The force doesn't know which children are at risk.", None),
        ("recommendation", FIRST, "immediately"),
        ("recommendation", SECOND, "within two months"),
    ]


def test_a_time_is_a_part_of_the_recommendations() -> None:
    """The headings of times stand below the label of the items that they part."""
    text = (
        f"Recommendations\n\nImmediately\n\n{FIRST}\n\nWithin a year\n\nNone.\n\nWithin two years\n\n{SECOND}"
    )
    report = understand(document(HEAD + text + TAIL), load_vocabulary()).report
    ids = {section.heading: section for section in report.sections}
    assert ids["Immediately"].parent == ids["Within two years"].parent == ids["Recommendations"].id


@pytest.mark.parametrize(
    "text",
    [
        f"Within three months\n\n{FIRST}",
        f"Progress\n\nWithin six months\n\nThe force trained all of its call handlers. {SECOND}",
        f"Recommendations\n\n{SECOND}\n\nNext steps\n\nImmediately\n\nThe force will write to us.",
    ],
)
def test_a_time_without_a_label_announces_nothing(text: str) -> None:
    """Under other headings a time is a heading as any other."""
    assert [one for one in told(text) if one[1] != SECOND] == []


def test_what_is_recommended_without_a_modal_verb_is_an_item_each() -> None:
    """Paragraphs that recommend are items of their label, the second too; what merely tells of one is none."""
    text = (
        "Recommendations\n\nWe recommend that Dorset Police undertakes a review of its plans.\n\n"
        "HMIC also recommends that the force trains its staff.\n\n"
        "The commissioner told us that she had read this."
    )
    assert [one[1] for one in told(text)] == [
        "We recommend that Dorset Police undertakes a review of its plans.",
        "HMIC also recommends that the force trains its staff.",
    ]
