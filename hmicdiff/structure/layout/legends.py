"""The key to the scale of grades: a line for each grade that says what it means, and gives none."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Artefact
    from hmicdiff.structure.layout.rows import Row
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.grades import GradeTable

__all__ = ["find_legends"]

_KEY = re.compile(
    r"(?:key|legend|scale)(?: to (?:the )?(?:grades|judge?ments|symbols))?\s*[:\u2013-]", re.IGNORECASE
)
"""Words before a scale in one line: ``Key: Outstanding | Good | Adequate | ...``."""
_FEWEST_OF_SCALE = 4
_FARTHEST = 4
"""Lines, wrapped or a table's, from one grade of a key to the next."""
_LONGEST = 500
_KEPT = 1 << 12
"""So many lines' answers are kept: each is asked for again from the lines before it."""


def find_legends(rows: Sequence[Row], vocabulary: Vocabulary) -> tuple[Artefact, ...]:
    """Return the lines of the keys to the scale, their titles with them.

    A key in one line is led by that word. Any other names each grade of a scale once, in order, and says what it means
    in words that no list of judgments has. One under a heading that the programmes print is a section of its own.
    """
    filled = [row for row in rows if row.bare]
    found = [
        row.as_artefact("legend")
        for row in filled
        if _KEY.match(row.bare) and len(vocabulary.grades.spans(row.bare)) >= _FEWEST_OF_SCALE
    ]
    index = 0
    while index < len(filled):
        end = _end(filled, index, vocabulary) if vocabulary.grades.may_name(filled[index].bare) else 0
        title = filled[index - 1] if end and index else None
        if title is not None and _is_title(title, vocabulary):
            found += [row.as_artefact("legend") for row in filled[index - 1 : end]]
        index = max(end, index + 1)
    return tuple(found)


def _is_title(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether a line is the title of a key, and no heading that the programmes print."""
    return vocabulary.furniture.titles_legend(row.bare) and not vocabulary.headings.find(row.bare)


def _end(filled: Sequence[Row], start: int, vocabulary: Vocabulary) -> int:
    """Return the index after the last line of a key that begins at `start`, 0 where none does."""
    places: list[int] = []
    last = index = start
    while index < len(filled) and index - last < _FARTHEST:
        value = _opens(filled[index].bare, vocabulary.grades)
        if value in places or (filled[index].kind == "heading" and index > start):
            break
        if value is not None:
            places.append(value)
            last = index
        elif index == start:
            return 0
        index += 1
    if len(places) < _FEWEST_OF_SCALE or places not in (
        sorted(set(places)),
        sorted(set(places), reverse=True),
    ):
        return 0
    end = _last_line(filled, last)
    words = " ".join(row.bare for row in filled[start:end])
    is_key = vocabulary.furniture.explains_grades(words) and not vocabulary.headings.names_area(words)
    return end if is_key else 0


@lru_cache(maxsize=_KEPT)
def _opens(line: str, grades: GradeTable) -> int | None:
    """Return the place on the scale of the grade that a plain line begins with, None for any other line."""
    spans = grades.spans(line) if len(line) <= _LONGEST else ()
    if not spans or line[: spans[0][0]].strip(" \u2022-*"):
        return None
    start, end = spans[0]
    after = line[end:].lstrip()
    if after and after[0] not in ":-(\u2013\u2014":
        return None
    return grades.values.index(grades.value(line[start:end]))


def _last_line(filled: Sequence[Row], last: int) -> int:
    """Return the index after the words of the last grade: its own line, and where it says none the one after it."""
    row = filled[last]
    alone = len(row.bare.split()) <= 2  # noqa: PLR2004 - the grade itself
    return min(len(filled), last + 1 + alone)
