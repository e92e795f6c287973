"""What is read of reports in Welsh: that a passage is Welsh, and which grade a word of it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from hmicdiff.model import GradeValue  # noqa: TC001 - the loader checks rows against this type
from hmicdiff.vocabulary.load import load_rows

__all__ = ["WelshGrade", "WelshTable", "WelshWords", "load_welsh"]

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SHARE = 0.3
"""Share of known Welsh words from which a passage is Welsh; English ones have next to none."""
_FEWEST = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class WelshWords:
    """Words by which a passage shows that it is Welsh."""

    of: Literal["language"]
    list: tuple[str, ...]
    """Lower case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WelshGrade:
    """A grade as Welsh reports name it."""

    welsh: tuple[str, ...]
    """Its forms, lower case."""
    value: GradeValue


class WelshTable:
    """Words and grades, with look-ups on plain text."""

    def __init__(self, words: tuple[WelshWords, ...], grades: tuple[WelshGrade, ...]) -> None:
        self._words = frozenset(word for row in words for word in row.list)
        self.grades = {form: row.value for row in grades for form in row.welsh}

    def is_welsh(self, text: str) -> bool:
        """Whether a plain passage is Welsh."""
        words = [word.casefold() for word in _WORD.findall(text)]
        known = sum(word in self._words or word in self.grades for word in words)
        return known >= max(_FEWEST, _SHARE * len(words))


@cache
def load_welsh() -> WelshTable:
    """Return the words and grades, checked."""
    return WelshTable(
        load_rows("welsh.toml", "words", WelshWords), load_rows("welsh.toml", "grade", WelshGrade)
    )
