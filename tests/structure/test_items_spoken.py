"""Items that no box holds: behind a label in numbered paragraphs, in lists that prose leads to, and quoted in letters."""

from __future__ import annotations

import pytest

from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

from .cases import document

REPORT = (
    "Norfolk Fire and Rescue Service\nEffectiveness, efficiency and people 2021/22\n\n20 January 2023\n\n"
    "2. Preventing fires and other risks\n\n2.1 The service is inadequate at preventing fires and other risks.\n\n"
)
LETTER = (
    "His Majesty's Inspectorate of Constabulary and Fire & Rescue Services\n\nChief Fire Officer\n"
    "Bedfordshire Fire and Rescue Service\n\n22 February 2024\n\nDear Chief Fire Officer\n\n"
    "Bedfordshire Fire and Rescue Service: revisit\n\n"
)
FAULT = "The service cannot show that its crews are competent."


def items(text: str) -> list[tuple[str, bool, str, str | None, str]]:
    """Return kind, label, status, deadline and words of each item of a text."""
    found = understand(document(text), load_vocabulary()).report.items
    return [(one.kind, one.labelled, one.status, one.deadline, one.text) for one in found]


@pytest.mark.parametrize("number", ["2.2 ", "4. ", "(4) ", "iv. ", ""])
@pytest.mark.parametrize("label", ["CAUSE OF CONCERN: ", "Cause of concern - "])
def test_a_label_counts_behind_the_number_of_its_paragraph(number: str, label: str) -> None:
    """What opens a paragraph behind its number is a label all the same."""
    text = f"{REPORT}{number}{label}{FAULT}\n\n2.3 It made 2,871 visits.\n"
    assert items(text) == [("cause_of_concern", True, "raised", None, FAULT)]


LISTED = [
    pytest.param("2.3 RECOMMENDATIONS: By 30 April 2023, the service should\n(i) write a plan; and\n(ii) test it.", id="no colon"),
    pytest.param("2.3 Recommendations: By 30 April 2023, the service should (i) write a plan; and (ii) test it.", id="in a line"),
    pytest.param("(5) Recommendations. By 30 April 2023, the service must:\n- write a plan;\n- test it.", id="dashes"),
    pytest.param("Recommendation: By 30 April 2023, the service should have:\n\n1. write a plan;\n2. test it.", id="figures"),
]  # fmt: skip


@pytest.mark.parametrize("listed", LISTED)
def test_the_entries_behind_a_labelled_stem_are_its_items(listed: str) -> None:
    """A label, a stem and a list give one item for each entry, with the time of the stem."""
    assert items(f"{REPORT}{listed}\n\n2.4 It made 2,871 visits.\n") == [
        ("recommendation", True, "raised", "by 30 April 2023", "write a plan"),
        ("recommendation", True, "raised", "by 30 April 2023", "test it."),
    ]


QUOTED = [
    pytest.param(f"In 2022, we identified a cause of concern. We said: ‘{FAULT}’", id="we said"),
    pytest.param(f"In 2022, we issued a cause of concern about skills. It read: “{FAULT}”", id="it read"),
    pytest.param(f"After our inspection we raised this cause of concern: ‘{FAULT}’", id="colon"),
    pytest.param(
        f"A cause of concern was raised in our report of 2022. This said that ‘{FAULT}’", id="passive"
    ),
]


@pytest.mark.parametrize("quoted", QUOTED)
def test_a_letter_quotes_an_old_item(quoted: str) -> None:
    """The words quoted of an item that an earlier report raised are that item, told again."""
    text = f"{LETTER}{quoted}\n\nWe went back in January 2024.\n\nYours sincerely\n\nRoy Wilsher\n"
    assert items(text) == [("cause_of_concern", False, "restated", None, FAULT)]


def test_the_list_behind_a_quoted_item_is_old_too() -> None:
    """The recommendations printed behind a quoted cause of concern are told again with it, entry by entry."""
    asked = "We made two recommendations. By 30 April 2023, the service should have:\n\n(a) written a plan; and\n\n(b) tested it."
    text = f"{LETTER}In 2022, we identified a cause of concern. We said: ‘{FAULT}’\n\n{asked}\n\nWe went back in January.\n"
    assert items(text)[1:] == [
        ("recommendation", False, "restated", "by 30 April 2023", "written a plan"),
        ("recommendation", False, "restated", "by 30 April 2023", "tested it."),
    ]


def test_what_the_body_says_is_no_quoted_item() -> None:
    """Words of the service's own, though they stand behind the name of an item, ask for nothing."""
    text = f"{LETTER}In 2022, we identified a cause of concern. The service said: ‘We will act on this soon, and on all of it.’\n"
    assert not [one for one in items(text) if "We will act" in one[-1]]
