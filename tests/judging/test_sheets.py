"""How sure a rule is, held against the verdicts that people read."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from hmicdiff.vocabulary import load_vocabulary

GOLD = Path(__file__).parents[1] / "gold"
SURE = 0.9
COUNTED = 0.6
"""Confidence from which the first screen counts a finding."""
UNSEEN = tuple(
    f"verdict_sheet_{name}"
    for name in (
        "unseen",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
        "twentyfirst",
        "twentysecond",
        "twentythird",
        "twentyfourth",
        "twentyfifth",
        "twentysixth",
        "twentyseventh",
        "twentyeighth",
        "twentyninth",
        "thirtieth",
        "thirtyfirst",
        "thirtysecond",
        "thirtythird",
        "thirtyfourth",
        "thirtyfifth",
    )
)
SAMPLES = "verdict_sheet_samples"
"""Every verdict on the samples, read against the reports."""
FEWEST = 3
"""Labelled verdicts from which a rule's share of right ones says anything."""


def sheet(name: str) -> dict[str, Any]:
    """Return a sheet of verdicts that somebody read."""
    found: dict[str, Any] = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    return found


def labelled() -> dict[str, list[float]]:
    """Return 1 for each right verdict, 0.5 for each doubtful and 0 for each wrong one, by rule, each verdict once.

    What is told otherwise since (`now`) says nothing of what a rule tells today.
    """
    found: defaultdict[str, list[float]] = defaultdict(list)
    for name in ("verdict_sheet", "verdict_sheet_fresh"):
        for row in sheet(name)["rows"]:
            found[row["rule"]].append(float(row["right"]))
    worth = {"holds": 1.0, "doubtful": 0.5, "fails": 0.0}
    unseen = [row for name in UNSEEN for row in sheet(name)["rows"] if not row.get("now")]
    for row in {(r["pair"], r["topic"], r["thread"], r["verdict"]): r for r in unseen}.values():
        found[row["rule"]].append(worth[row["judgement"]])
    return found


RULES = {row.id: row.confidence for row in load_vocabulary().rules.rows}
SHARES = {
    rule: sum(marks) / len(marks)
    for rule, marks in labelled().items()
    if len(marks) >= FEWEST and rule in RULES
}


@pytest.mark.parametrize("rule", sorted(SHARES))
def test_a_rule_is_no_surer_than_its_labels_allow(rule: str) -> None:
    """What is told as sure held in nine of ten, and what the first screen counts in more than half."""
    assert RULES[rule] < SURE or SHARES[rule] >= SURE
    assert RULES[rule] < COUNTED or SHARES[rule] > 0.5


@pytest.mark.parametrize("name", [*UNSEEN, SAMPLES])
def test_an_unseen_sheet_is_whole(name: str) -> None:
    """Every verdict drawn stands in the sheet with a judgement, and every failure with its reason and kind."""
    rows = sheet(name)
    for letter, count in rows["drawn"].items():
        own = [row for row in rows["rows"] if row["id"].startswith(letter)]
        assert len(own) == count
        assert sum(row["judgement"] == "holds" for row in own) == rows["right"][letter]
    assert all(row["why"] and row["kind"] for row in rows["rows"] if row["judgement"] == "fails")
    assert all(row["pair"] and row["rule"] for row in rows["rows"])


def test_what_was_wrong_of_the_samples_is_told_no_more() -> None:
    """No verdict whose class a reader found wrong is told by the same rule today, but for those that are known."""
    wrong = {row["id"] for row in sheet(SAMPLES)["rows"] if not row["class_right"] and not row["now"]}
    assert wrong <= {"N1"}
