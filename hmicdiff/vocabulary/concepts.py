"""Ways of naming one thing: what a finding and its counterpart in other words have in common."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from hmicdiff.errors import VocabularyError
from hmicdiff.vocabulary.load import load_rows

__all__ = ["Concept", "Concepts", "load_concepts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One thing that inspectors speak of, by whatever name."""

    id: str
    patterns: tuple[str, ...]
    """Regular expressions; each stands for whole words."""


@dataclass(frozen=True, slots=True)
class Concepts:
    """All concepts, in the file's order."""

    rows: tuple[Concept, ...]

    def found_in(self, text: str) -> tuple[str, ...]:
        """Return the ids of the concepts that clean `text` speaks of."""
        return _found_in(self.rows, text)


@lru_cache(maxsize=65536)
def _found_in(rows: tuple[Concept, ...], text: str) -> tuple[str, ...]:
    """Do the work of `Concepts.found_in`."""
    return tuple(row.id for row in rows if _compiled(row).search(text))


@cache
def _compiled(row: Concept) -> re.Pattern[str]:
    """Return one pattern for all names of a concept."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(row.patterns)})(?!\w)", re.IGNORECASE)


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
    return Concepts(rows)
