"""The grade that a printed scale marks as the one given: ``☐ Outstanding ☒ Good ☐ Adequate``."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hmicdiff.vocabulary.symbols import is_empty_mark, is_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.vocabulary import Vocabulary

__all__ = ["chosen_grade", "prints_scale"]

_FEWEST_OF_SCALE = 3
_LONGEST = 160
_BETWEEN = " \t,;:/|.&"
"""What parts the grades of a scale and marks none of them."""


def chosen_grade(text: str, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Return start and end of the one grade that a line with a scale marks; None for any other line.

    The marks stand before the grades or behind them, all on one side; the other grades have empty boxes or nothing.
    """
    spans = _scale(text, vocabulary)
    if not spans:
        return None
    edges = [0, *(place for span in spans for place in span), len(text)]
    between = [text[start:end] for start, end in list(pairwise(edges))[::2]]
    marks = [each.strip(_BETWEEN) for each in between]
    own = marks[1:] if _stand_behind(between, marks) else marks[:-1]
    given = [number for number, mark in enumerate(own) if is_mark(mark)]
    outside = (set(marks) - set(own)) - {""}
    if (
        len(given) != 1
        or outside
        or not all(is_mark(mark) or not mark or is_empty_mark(mark) for mark in own)
    ):
        return None
    return spans[given[0]]


def prints_scale(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line names the grades of a scale: a box before the first is no mark of a list."""
    return bool(_scale(text, vocabulary))


def _scale(text: str, vocabulary: Vocabulary) -> Sequence[tuple[int, int]]:
    """Return start and end of the grades of a line that names several, each once; none for any other."""
    spans = vocabulary.grades.spans(text) if len(text) <= _LONGEST else ()
    if len(spans) < _FEWEST_OF_SCALE:
        return ()
    once = len({text[start:end].casefold() for start, end in spans}) == len(spans)
    return spans if once else ()


def _stand_behind(between: Sequence[str], marks: Sequence[str]) -> bool:
    """Whether the marks stand behind their grades: the last has one, or what parts the grades follows the mark."""
    if marks[0] or marks[-1]:
        return not marks[0]
    marked = next((each for each, mark in zip(between, marks, strict=True) if mark), "")
    return marked.rstrip()[-1:] in _BETWEEN.strip()
