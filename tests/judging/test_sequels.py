"""A quote is shown with what is said right behind it, where it would mislead without."""

from __future__ import annotations

import pytest
from whole import inputs_of

from hmicdiff.pipeline import run_pipeline
from hmicdiff.vocabulary import load_vocabulary

EARLIER = """PEEL 2018/19
An inspection of Wiltshire Police
Published on 3 May 2019

Investigating crime
Requires improvement
The force examines mobile telephones in its digital forensics unit slowly, with long delays.
"""
LATER = """PEEL 2021/22
An inspection of Wiltshire Police
Published on 3 November 2022

Investigating crime
Good
{}
"""
QUOTE = "Digital forensics has improved since our last inspection."


def later_quotes(text: str) -> list[list[str]]:
    """Return the later report's quotes under each verdict on a thread that shows `QUOTE`, in order."""
    (run,), _ = run_pipeline(inputs_of({"0.txt": EARLIER, "1.txt": LATER.format(text)}), load_vocabulary())
    shown = [
        [one.quote for one in verdict.evidence if one.report == verdict.to]
        for verdict in run.comparison.verdicts
        if verdict.thread
    ]
    found = [quotes for quotes in shown if QUOTE in quotes]
    assert found
    return found


@pytest.mark.parametrize(
    "behind",
    [
        pytest.param(["However, some officers still wait."], id="limit"),
        pytest.param(["The force puts the rise in demand down to a new law."], id="reason"),
        pytest.param(["The average wait is now 12 days."], id="the number it speaks of"),
        pytest.param(["There was a fall in this number in all forces, partly because the law changed."], id="what else moved it"),
        pytest.param(["A forensics report takes 12 days."], id="counted, with a word of it"),
        pytest.param(["A forensics report takes 12 days.", "This is better than the 20 days of 2018."], id="and compared"),
    ],
)  # fmt: skip
def test_what_limits_explains_or_counts_a_quote_stands_behind_it(behind: list[str]) -> None:
    """Without its limit, its reason or its number a sentence tells half."""
    for quotes in later_quotes(" ".join((QUOTE, *behind))):
        at = quotes.index(QUOTE) + 1
        assert quotes[at : at + len(behind)] == behind


@pytest.mark.parametrize(
    "behind",
    [
        pytest.param(" The canteen opens at 7am.", id="another matter"),
        pytest.param(" The canteen served 12 meals.", id="a number of another matter"),
        pytest.param(" It has bought 12 vans.", id="the force, not the matter"),
        pytest.param("\n\nHowever, some officers still wait.", id="another paragraph"),
    ],
)
def test_another_matter_does_not_stand_behind_a_quote(behind: str) -> None:
    """What goes on about something else, or elsewhere, is no part of what a quote says."""
    for quotes in later_quotes(QUOTE + behind):
        assert behind.strip() not in quotes


def test_a_decision_does_not_go_stale_by_what_stands_behind_a_quote() -> None:
    """The hash a decision rests on is of the quotes that decide, which are the same with and without it."""
    hashes = []
    for text in (QUOTE, f"{QUOTE} However, the canteen is cold."):
        (run,), _ = run_pipeline(
            inputs_of({"0.txt": EARLIER, "1.txt": LATER.format(text)}), load_vocabulary()
        )
        hashes.append({one.id: one.evidence_hash for one in run.comparison.verdicts if one.thread})
    assert hashes[0]
    assert hashes[0] == hashes[1]
