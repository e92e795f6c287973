"""Ways of naming one thing: what a finding and its counterpart in other words have in common."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from hmicdiff.errors import VocabularyError
from hmicdiff.vocabulary.choice import Choice
from hmicdiff.vocabulary.load import load_rows
from hmicdiff.vocabulary.sieve import Sieved, sieved_any

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Concept", "Concepts", "load_concepts"]

_KEPT = 1 << 16
"""So many sentences' answers are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One thing that inspectors speak of, by whatever name."""

    id: str
    patterns: tuple[str, ...]
    """Regular expressions; each stands for whole words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonWords:
    """Words that findings of every subject hold, so that to share one ties nothing."""

    id: str
    """``function`` for words of grammar, ``field`` for those of every report, ``change`` for those that tell its way."""
    words: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Concepts:
    """All concepts, in the file's order; one is itself alone, so that what it found in a text can be kept."""

    rows: tuple[Concept, ...]
    common: tuple[CommonWords, ...] = ()

    def stems(self, kind: str, length: int) -> frozenset[str]:
        """Return the first `length` letters of each common word of a kind."""
        return self._common(kind, length)

    def naming_nothing(self, length: int) -> frozenset[str]:
        """Return the first `length` letters of words of grammar, of the field and of change, by which no matter is known."""
        return self.stems("function", length) | self.stems("field", length) | self.stems("change", length)

    @cached_property
    def _common(self) -> Callable[[str, int], frozenset[str]]:
        """`stems`, once for each kind."""
        words = {row.id: row.words for row in self.common}
        return cache(lambda kind, length: frozenset(word[:length] for word in words.get(kind, ())))

    def found_in(self, text: str) -> tuple[str, ...]:
        """Return the ids of the concepts that clean `text` speaks of."""
        return self._recalled(text)

    @cached_property
    def _recalled(self) -> Callable[[str], tuple[str, ...]]:
        """`found_in` with what it found kept: every pair of reports asks it of the same sentence."""
        patterns = Choice((row.id, _compiled(row)) for row in self.rows)
        return lru_cache(maxsize=_KEPT)(lambda text: tuple(patterns.found(text)))


@cache
def _compiled(row: Concept) -> Sieved:
    """Return one pattern for all names of a concept."""
    return sieved_any(tuple(rf"(?<!\w)(?:{pattern})(?!\w)" for pattern in row.patterns))


@cache
def load_concepts() -> Concepts:
    """Return the table, checked.

    Raises: VocabularyError if two rows share an id or a pattern is no regular expression.
    """
    rows = load_rows("concepts.toml", "concept", Concept)
    if len({row.id for row in rows}) < len(rows):
        msg = "concepts.toml: two concepts have the same id"
        raise VocabularyError(msg)
    for row in rows:
        try:
            _compiled(row)
        except re.error as error:
            msg = f"concepts.toml: {row.id}: no pattern: {error}"
            raise VocabularyError(msg) from error
    common = load_rows("concepts.toml", "common", CommonWords)
    return Concepts(rows, common=common)
