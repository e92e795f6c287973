"""Patterns of one file, and the groups of words that they name together as ``{id}``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hmicdiff.errors import VocabularyError
from hmicdiff.vocabulary.cue_rows import NamedPattern
from hmicdiff.vocabulary.load import load_rows
from hmicdiff.vocabulary.sieve import Sieved, sieved_any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hmicdiff.vocabulary.cue_rows import Group

__all__ = ["any_compiled", "compiled", "expand", "grouped", "named"]

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


def compiled(pattern: str, words: Mapping[str, str], where: str) -> Sieved:
    """Return a pattern that may name groups, compiled.

    Raises: VocabularyError, which begins with `where`, where it is no regular expression.
    """
    return any_compiled([pattern], words, where)


def any_compiled(patterns: Iterable[str], words: Mapping[str, str], where: str) -> Sieved:
    """Return patterns as alternatives of one; raises as `compiled` does."""
    try:
        return sieved_any(tuple(expand(pattern, words, where) for pattern in patterns))
    except re.error as error:
        msg = f"{where}: not a regular expression: {error}"
        raise VocabularyError(msg) from error


def named(filename: str, key: str, words: Mapping[str, str], around: str = "{}") -> dict[str, Sieved]:
    """Return the named patterns of one table of a file, compiled, by id; raises as `compiled` does.

    `around` says where in a text a pattern is to fit.
    """
    rows = load_rows(filename, key, NamedPattern)
    return {
        row.id: compiled(around.replace("{}", row.pattern), words, f"{filename}: {row.id}") for row in rows
    }
