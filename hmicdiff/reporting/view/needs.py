"""Findings by what they ask of a reader; what asks for nothing is one line a topic."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from hmicdiff.reporting.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.reporting.view.findings import Card, TopicGroup

__all__ = ["Fold", "Need", "needs_of"]

_NEEDS = (
    ("worse", "Got worse", frozenset({"worse"})),
    ("again", "Raised again", frozenset({"again"})),
    ("concern", "New and continuing concerns, as we infer", frozenset({"now-criticised", "both", "concern"})),
    ("judge", "For your judgement", frozenset({"mixed"})),
    ("improved", "Improved or closed", frozenset({"improved", "closed", "now-praised"})),
)
"""Code and name of what a finding asks, most pressing first, and the codes of the findings that ask it."""
_OPEN = ("worse", "again", "concern")
"""Needs that a finding keeps even where a person has to judge it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """The findings on one topic that ask for nothing, behind one line."""

    name: str
    words: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Findings that ask one thing."""

    code: str
    name: str
    cards: tuple[Card, ...]
    folds: tuple[Fold, ...]


def needs_of(groups: Sequence[TopicGroup]) -> tuple[Need, ...]:
    """The newest findings by need, then those that ask for nothing, then other comparisons; empty needs left out."""
    latest = [card for group in groups for card in group.latest]
    found = [
        Need(code=code, name=name, cards=tuple(card for card in latest if _need(card) == code), folds=())
        for code, name, _ in _NEEDS
    ]
    calm = tuple(card for card in latest if _need(card) == "calm")
    earlier = tuple(card for group in groups for card in group.earlier)
    found += [
        Need(code="calm", name="Nothing to do", cards=(), folds=_folds(calm)),
        Need(code="earlier", name="Other comparisons", cards=(), folds=_folds(earlier)),
    ]
    return tuple(need for need in found if need.cards or need.folds)


def _need(card: Card) -> str:
    """Code of what a finding asks."""
    code = next((code for code, _, signs in _NEEDS if card.sign.code in signs), "calm")
    return "judge" if card.review and code not in _OPEN else code


def _folds(cards: Sequence[Card]) -> tuple[Fold, ...]:
    """The cards of each topic, told by how many there are of each kind."""
    return tuple(
        Fold(name=name, words=_told(own), cards=own)
        for name, own in (
            (name, tuple(rows)) for name, rows in groupby(cards, key=lambda card: card.topic_name)
        )
    )


def _told(cards: Sequence[Card]) -> str:
    """``7 findings: 4 new, 3 unchanged``."""
    kinds = Counter(card.sign.word.lower() for card in cards)
    return f"{counted(len(cards), 'finding')}: {', '.join(f'{count} {word}' for word, count in kinds.most_common())}"
