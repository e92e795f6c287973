"""Entries of a list that give the evidence for the item before them, as slides and briefings set them."""

from __future__ import annotations

import pytest

from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary
from tests.structure.cases import document

_HEAD = "PEEL 2021/22: An inspection of Gwent Police\n\nInvestigating crime\n\nAdequate\n\n"
_ASKED = ("The force should supervise its investigations", "The force should keep victims informed")


def asked(*entries: str, lead: str = "", label: str = "Areas for improvement") -> list[str]:
    """Return the items of a list under a label."""
    listed = "\n\n".join(f"- {entry}" for entry in entries)
    text = (
        f"{_HEAD}{label}\n\n{lead}{listed}\n\nManaging offenders\n\nGood\n\nGwent Police is good at this.\n"
    )
    return [one.text for one in understand(document(text), load_vocabulary()).report.items if one.labelled]


@pytest.mark.parametrize(
    "evidence",
    [
        "In 38 of 75 cases there was none",
        "Only 12 percent of files had a plan",
        "We found that 4 in 10 sergeants had time for it",
        "Two out of five sergeants had no time for it",
        "At the time of our inspection, 14 teams had no sergeant",
    ],
)
@pytest.mark.parametrize("label", ["Areas for improvement", "Area for improvement", "Recommendations"])
def test_an_entry_that_gives_the_evidence_is_no_item(evidence: str, label: str) -> None:
    """The entry before it asks; it says why."""
    assert asked(_ASKED[0], evidence, _ASKED[1], label=label) == list(_ASKED)


def test_entries_under_a_lead_in_are_items_whatever_they_begin_with() -> None:
    """There each goes on with what is asked."""
    entries = ("have two officers at each visit", "in 2023, review its plans")
    assert asked(*entries, lead="The force should:\n\n", label="Recommendations") == list(entries)


@pytest.mark.parametrize(
    "entry",
    [
        "In 2023 the force should review its plans",
        "Supervision isn't consistent across its teams",
        "There is no effective process to update victims of crime",
        "One of the weaknesses is the way that the force allocates crimes",
        "In 2021 there was no process to update victims",
    ],
)
def test_another_entry_that_asks_or_finds_fault_is_an_item(entry: str) -> None:
    """A number or a year makes no evidence of what is asked, and what is wrong is an item without a duty too."""
    assert asked(_ASKED[0], entry) == [_ASKED[0], entry]


def test_evidence_alone_stays_what_the_label_says() -> None:
    """Where nothing before it asks, what was found is the item."""
    assert asked("In 38 of 75 cases there was no supervision") == [
        "In 38 of 75 cases there was no supervision"
    ]


def test_evidence_stands_right_behind_what_it_is_for() -> None:
    """Behind a fault, an entry that counts is a fault itself."""
    entries = (_ASKED[0], "Supervision isn't consistent", "In 38 of 75 cases there was none")
    assert asked(*entries) == list(entries)
