"""The grade that a printed scale marks as the one given: ``☐ Outstanding ☒ Good ☐ Adequate``."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hmicdiff.vocabulary.symbols import is_empty_mark, is_mark

if TYPE_CHECKING:
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["chosen_grade"]

_FEWEST_OF_SCALE = 3
_LONGEST = 160
_BETWEEN = " \t,;:/|.&"
"""What parts the grades of a scale and marks none of them."""


def chosen_grade(text: str, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Return start and end of the one grade that a line with a scale marks; None for any other line.

    The marks stand before the grades or behind them, all on one side; the other grades have empty boxes or nothing.
    """
    spans = vocabulary.grades.spans(text) if len(text) <= _LONGEST else []
    if (
        len({text[start:end].casefold() for start, end in spans}) != len(spans)
        or len(spans) < _FEWEST_OF_SCALE
    ):
        return None
    edges = [0, *(place for span in spans for place in span), len(text)]
    marks = [text[start:end].strip(_BETWEEN) for start, end in list(pairwise(edges))[::2]]
    own = marks[:-1] if not marks[-1] else marks[1:] if not marks[0] else []
    given = [number for number, mark in enumerate(own) if is_mark(mark)]
    if len(given) != 1 or not all(is_mark(mark) or not mark or is_empty_mark(mark) for mark in own):
        return None
    return spans[given[0]]
