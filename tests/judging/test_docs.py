"""The page that tells an analyst how a verdict is reached says what the program does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hmicdiff.vocabulary import load_vocabulary

PAGE = (Path(__file__).parents[2] / "docs" / "verdicts.md").read_text(encoding="utf-8")
if TYPE_CHECKING:
    from hmicdiff.vocabulary.rules import InsteadRow

VOCABULARY = load_vocabulary()


@pytest.mark.parametrize("rule", VOCABULARY.rules.rows, ids=lambda rule: rule.id)
def test_every_rule_is_told_with_its_sentence_and_example(rule: object) -> None:
    """Word for word as in the vocabulary, with the class it gives and its confidence."""
    row = VOCABULARY.rules.by_id[getattr(rule, "id", "")]
    told = PAGE.partition(f"### `{row.id}`\n")[2].partition("\n### ")[0]
    assert row.sentence in told
    assert row.example in told
    assert f"**{row.verdict.replace('_', ' ')}**" in told
    assert f"starts at {row.confidence:g}" in told


@pytest.mark.parametrize("row", VOCABULARY.rules.instead, ids=lambda row: f"{row.rule} {row.where}")
def test_every_sentence_for_what_holds_in_part_is_told_under_its_rule(row: InsteadRow) -> None:
    """Word for word as in the vocabulary."""
    told = PAGE.partition(f"### `{row.rule}`\n")[2].partition("\n### ")[0]
    assert f'"{row.sentence}"' in told


def test_the_rules_are_told_in_their_order() -> None:
    """The first that fits decides, so the order is part of the rule."""
    places = [PAGE.index(f"### `{row.id}`\n") for row in VOCABULARY.rules.rows]
    assert places == sorted(places)


def test_every_rule_of_comparability_is_told() -> None:
    """Each with its answer."""
    for row in VOCABULARY.comparability.rules:
        assert f"| `{row.id}` | {row.answer.replace('_', ' ')} |" in PAGE
