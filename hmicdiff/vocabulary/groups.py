"""Groups of words that patterns of one file name together as ``{id}``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hmicdiff.errors import VocabularyError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hmicdiff.vocabulary.cue_rows import Group

__all__ = ["expand", "grouped"]

_NAME = re.compile(r"\{([a-z_]+)\}")


def grouped(rows: Iterable[Group], filename: str) -> dict[str, str]:
    """Return each group as one pattern; a group may use those above it."""
    words: dict[str, str] = {}
    for row in rows:
        parts = (expand(word, words, f"{filename}: {row.id}") for word in row.words)
        words[row.id] = "(?:" + "|".join(parts) + ")"
    return words


def expand(pattern: str, words: Mapping[str, str], where: str) -> str:
    """Return `pattern` with every ``{name}`` replaced by its group.

    Raises: VocabularyError, which begins with `where`, for a name that no group has.
    """

    def group(match: re.Match[str]) -> str:
        if match[1] not in words:
            msg = f"{where}: no group named {match[1]!r}"
            raise VocabularyError(msg)
        return words[match[1]]

    return _NAME.sub(group, pattern)
