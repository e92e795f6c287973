"""The rules by which a verdict is reached, in words, with their measured confidence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from hmicdiff.errors import VocabularyError
from hmicdiff.model import Basis, VerdictClass  # noqa: TC001 - read at run time by the loader
from hmicdiff.vocabulary.load import load_rows

__all__ = ["InsteadRow", "RuleRow", "RuleSettings", "Rules", "Where", "load_rules"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """One rule as a reader is told it."""

    id: str
    level: Literal["topic", "thread", "both"]
    verdict: VerdictClass
    sentence: str
    example: str
    basis: Basis
    """What its verdicts rest on."""
    confidence: float
    """Share of its verdicts that readers call right."""
    name: str = ""
    """What the report calls it, in a few words; empty where its id does."""

    @property
    def inferred(self) -> bool:
        """Whether nobody states the change: it is ours, from two texts laid side by side."""
        return self.basis == "inferred"


Where = Literal["in-passing", "of-parts", "earlier-faulted", "later-faulted", "both-faulted"]
"""What may be so of a case, where a rule's sentence holds of it in part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InsteadRow:
    """What a reader is told instead of a rule's own sentence, where that holds in part."""

    rule: str
    where: Where
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSettings:
    """Bounds on confidence."""

    review_below: float
    """Confidence under which a person is asked."""
    with_care_at_most: float
    """Highest confidence of a verdict that compares with care."""


@dataclass(frozen=True)
class Rules:
    """All rules, in the order in which they are tried."""

    rows: tuple[RuleRow, ...]
    settings: RuleSettings
    instead: tuple[InsteadRow, ...] = ()

    def sentence(self, rule: RuleRow, where: frozenset[Where]) -> str:
        """Return what a reader is told by a rule of a case of which `where` is so."""
        return next(
            (one.sentence for one in self.instead if one.rule == rule.id and one.where in where),
            rule.sentence,
        )

    @cached_property
    def by_id(self) -> dict[str, RuleRow]:
        """The row of each id."""
        return {row.id: row for row in self.rows}


@cache
def load_rules() -> Rules:
    """Return the table, checked.

    Raises: VocabularyError if a confidence is no share, two rules have one id, or a sentence is of no rule.
    """
    rows = load_rows("rules.toml", "rule", RuleRow)
    for row in rows:
        if not 0 <= row.confidence <= 1:
            msg = f"rules.toml: {row.id}: confidence {row.confidence} is not between 0 and 1"
            raise VocabularyError(msg)
    if len({row.id for row in rows}) < len(rows):
        msg = "rules.toml: two rules have one id"
        raise VocabularyError(msg)
    instead = load_rows("rules.toml", "instead", InsteadRow)
    if unknown := {one.rule for one in instead} - {row.id for row in rows}:
        msg = f"rules.toml: no rule {min(unknown)}"
        raise VocabularyError(msg)
    return Rules(rows, load_rows("rules.toml", "settings", RuleSettings)[0], instead)
