"""Which grades may be compared, what answers to what, and what an inspection has to speak of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal

from hmicdiff.errors import VocabularyError
from hmicdiff.patterns import compiled
from hmicdiff.vocabulary.load import load_rows

if TYPE_CHECKING:
    import re

    from hmicdiff.model import Identity

__all__ = [
    "ComparabilityRule",
    "ComparabilityTable",
    "Condition",
    "Declaration",
    "Fold",
    "Scope",
    "load_comparability",
]

Condition = Literal[
    "scale_changed",
    "carried_over",
    "declared_in_text",
    "statement_on_topic",
    "topics_differ",
    "no_common_pillar",
    "pillar_against_whole",
    "same_report_kind",
]

_MAKES_NO_SCOPE = frozenset({"letter", "transcript", "news", "press_release", "other"})
"""Kinds of report that have to speak of nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparabilityRule:
    """One answer to the question whether two grades may be compared."""

    id: str
    answer: Literal["yes", "with_care", "no"]
    when: Condition
    reason: str
    """One sentence; ``{left}``, ``{right}`` and the like are filled in."""
    sector: Literal["police", "fire"] | None = None
    left_from: int = 0
    """Lowest cycle order of the earlier report."""
    left_to: int = 999999
    right_from: int = 0
    right_to: int = 999999
    topics: tuple[str, ...] = ()
    """Topics the rule is for; none means all."""
    source: str = ""
    """Who says so; every rule that answers *no* has one."""

    def bounds(self, left: Identity, right: Identity, topic: str) -> bool:
        """Whether sector, cycles and topic lie within the rule's bounds; an unknown cycle lies in none."""
        if self.sector not in {None, right.sector} or (self.topics and topic not in self.topics):
            return False
        return _within(left.cycle_order, self.left_from, self.left_to) and _within(
            right.cycle_order, self.right_from, self.right_to
        )


def _within(order: int | None, low: int, high: int) -> bool:
    """Whether a cycle order lies between; an unknown one only where both ends are open."""
    if order is None:
        return low == 0 and high == 999999  # noqa: PLR2004 - the open ends of the table
    return low <= order <= high


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """A topic whose grade answers to that of another where it has none of its own."""

    sector: Literal["police", "fire"]
    topic: str
    into: str
    reason: str
    merge: bool = False
    """Whether findings on `topic` are findings on `into` too where only `into` is graded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """How the inspectorate says that two inspections cannot be compared."""

    pattern: str
    about: Literal["grades", "findings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What an inspection has to speak of."""

    sector: Literal["police", "fire"]
    topics: tuple[str, ...]
    pillar: str | None = None
    cycle_to: int = 999999
    """Highest cycle order it holds for."""


@dataclass(frozen=True)
class ComparabilityTable:
    """The rules, folds, declarations and scopes, each in the file's order."""

    rules: tuple[ComparabilityRule, ...]
    folds: tuple[Fold, ...]
    declarations: tuple[Declaration, ...]
    scopes: tuple[Scope, ...]

    @cached_property
    def _declared(self) -> re.Pattern[str]:
        return compiled("|".join(f"(?:{row.pattern})" for row in self.declarations))

    def declares_grades_incomparable(self, text: str) -> bool:
        """Whether a sentence says that grades of two inspections cannot be compared."""
        return bool(self._declared.search(text))

    def fold_of(self, topic: str, sector: str | None) -> Fold | None:
        """Return where a topic's grade is found in reports that give it none."""
        return next((row for row in self.folds if row.topic == topic and row.sector == sector), None)

    def scope_of(self, identity: Identity) -> frozenset[str]:
        """Return the topics that a report of this identity has to speak of."""
        if identity.kind in _MAKES_NO_SCOPE:
            return frozenset()
        order = identity.cycle_order or 0
        for row in self.scopes:
            if row.sector == identity.sector and row.pillar == identity.pillar and order <= row.cycle_to:
                return frozenset(row.topics)
        return frozenset()


@cache
def load_comparability() -> ComparabilityTable:
    """Return the table as the package holds it, checked.

    Raises: VocabularyError if a rule forbids to compare and no one is named who says so.
    """
    name = "comparability.toml"
    rules = load_rows(name, "rule", ComparabilityRule)
    for row in rules:
        if row.answer == "no" and not row.source:
            msg = f"{name}: {row.id}: a rule that answers no needs a source"
            raise VocabularyError(msg)
    return ComparabilityTable(
        rules=rules,
        folds=load_rows(name, "fold", Fold),
        declarations=load_rows(name, "declaration", Declaration),
        scopes=load_rows(name, "scope", Scope),
    )
