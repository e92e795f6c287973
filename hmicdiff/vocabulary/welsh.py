"""What is read of reports in Welsh: that a passage is Welsh, and which grade a word of it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from hmicdiff.model import GradeValue  # noqa: TC001 - the loader checks rows against this type
from hmicdiff.vocabulary.load import load_rows
from hmicdiff.vocabulary.sieve import sieved

__all__ = ["WelshArea", "WelshGrade", "WelshTable", "WelshWords", "load_welsh"]

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SHARE = 0.3
"""Share of known Welsh words from which a passage is Welsh; English ones have next to none."""
_FEWEST = 1
_MOST_WORDS = 14
"""Words of a heading that is no question."""
_ASKS = re.compile(r"(?:pa mor|i ba raddau|pa mor dda|sut|beth) .*\?$", re.IGNORECASE)
_TELLS = re.compile(
    r"(?:mae|nid|roedd|rydym|gwnaeth|asesodd|canfu|dylai|rhaid|gall|bydd|oes|ydy|yw)\b", re.IGNORECASE
)
"""Verbs with which a sentence in Welsh begins."""
_KEPT = 1 << 12


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


@dataclass(frozen=True, slots=True, kw_only=True)
class WelshArea:
    """What headings in Welsh are about."""

    topic: str
    pattern: str
    """Regular expression on a plain heading, case ignored."""
    pillar: str | None = None
    """Pillar that the whole heading asks about."""


class WelshTable:
    """Words, grades and areas, with look-ups on plain text."""

    def __init__(
        self, words: tuple[WelshWords, ...], grades: tuple[WelshGrade, ...], areas: tuple[WelshArea, ...] = ()
    ) -> None:
        self._words = frozenset(word for row in words for word in row.list)
        self._areas = tuple((row, sieved(row.pattern)) for row in areas)
        self.area_of = lru_cache(maxsize=_KEPT)(self._find_area)
        self._known = self._words.union(form for row in grades for form in row.welsh)
        self.grades = {form: row.value for row in grades for form in row.welsh}

    def is_welsh(self, text: str) -> bool:
        """Whether a plain passage is Welsh."""
        words = [*map(str.casefold, _WORD.findall(text))]
        known = sum(map(self._known.__contains__, words))
        return known >= max(_FEWEST, _SHARE * len(words))

    def may_begin(self, word: str) -> bool:
        """Whether a heading in Welsh can begin with a word in lower case."""
        return word in self._words

    def _find_area(self, text: str) -> WelshArea | None:
        """Return what a plain line asks about or names as a heading in Welsh does; None for any other line."""
        if not self.is_welsh(text):
            return None
        names = len(text.split()) <= _MOST_WORDS and text[-1] not in ".:;," and not _TELLS.match(text)
        if not names and not _ASKS.match(text):
            return None
        return next((row for row, pattern in self._areas if pattern.search(text)), None)


@cache
def load_welsh() -> WelshTable:
    """Return the words and grades, checked."""
    return WelshTable(
        load_rows("welsh.toml", "words", WelshWords),
        load_rows("welsh.toml", "grade", WelshGrade),
        load_rows("welsh.toml", "area", WelshArea),
    )
