"""Whose words a paragraph is that the one above it announces."""

from __future__ import annotations

import pytest

from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

from .cases import document

HEAD = (
    "PEEL 2023-25: An inspection of Kent Police\n\nInvestigating crime\n\n"
    "Kent Police is adequate at investigating crime.\n\n"
)
SAID = "We will fill all 54 detective posts by 2024."
CASES = [
    ("force", "In our last inspection the force said:"),
    ("force", "The chief constable wrote to us in May:"),
    ("force", "Its head of crime told inspectors:"),
    ("force", "A spokesman for the commissioner replied in a letter:"),
    ("inspectorate", "We said of the force:"),
    ("inspectorate", "This is what we asked of the force:"),
    ("inspectorate", "The force has these plans."),
]


@pytest.mark.parametrize(("speaker", "above"), CASES)
def test_a_paragraph_is_said_by_whom_the_one_above_announces(speaker: str, above: str) -> None:
    """What stands behind "the force said:" is the force's, though it says *we*; the paragraph after it is not."""
    reading = understand(
        document(f"{HEAD}{above}\n\n{SAID}\n\nWe found 12 vacant posts.\n"), load_vocabulary()
    )
    by = {one.quote: one.attributed_to for one in reading.report.figures}
    assert (by["54 detective posts"], by["12 vacant posts"]) == (speaker, "inspectorate")
