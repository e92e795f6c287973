"""Names under which a reader looks for one thing: words in full, acronyms, other spellings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hmicdiff.errors import VocabularyError
from hmicdiff.vocabulary.load import load_rows

__all__ = ["Synonyms", "load_synonyms"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonyms:
    """One thing and its names."""

    names: tuple[str, ...]

    def __post_init__(self) -> None:
        """Raises: VocabularyError for fewer than two names, or a name that holds a mark of the search's own."""
        if len(self.names) < 2 or any(mark in name for name in self.names for mark in "|;"):  # noqa: PLR2004
            msg = f"synonyms.toml: {self.names} need two names or more, without | and ;"
            raise VocabularyError(msg)


@cache
def load_synonyms() -> tuple[Synonyms, ...]:
    """Return all rows, checked."""
    return load_rows("synonyms.toml", "synonym", Synonyms)
