"""Drop capitals: the first letter of a paragraph, printed over several lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from hmicdiff.vocabulary.english import english_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.reading.pdf.parts import Run

__all__ = ["with_initials"]

_LARGE: Final = 1.6
"""Size, as a multiple of that of the words beside it, from which a letter is a drop capital."""
_CAPITAL: Final = 0.72
"""Height of a capital in font sizes."""
_BESIDE: Final = (-0.4, 1.6)
"""Gap, in font sizes of the words, between the letter and the words it begins."""
_OFF: Final = 0.6
"""Difference of heights, in font sizes of the words, up to which the tops of letter and line are level."""
_WORDS: Final = frozenset("AIO")
"""Letters that may be a word."""


def with_initials(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return the runs of a page with each drop capital joined to the word it begins, the lines beside it where it stands."""
    joined = list(runs)
    for initial in (run for run in runs if _is_letter(run.text)):
        beside = [run for run in joined if _stands_beside(initial, run)]
        first = max(beside, key=lambda run: run.y, default=None)
        if first is None or not _begins(initial, first):
            continue
        lines = {run.order for run in beside if abs(run.x0 - first.x0) <= first.size}
        joined = [
            _moved(run, initial, first) if run.order in lines else run for run in joined if run is not initial
        ]
    return tuple(joined)


def _is_letter(text: str) -> bool:
    """Whether a text is one capital, with a quotation mark before it or not."""
    return text.lstrip("‘“'\"").isalpha() and text[-1].isupper() and len(text.lstrip("‘“'\"")) == 1


def _stands_beside(initial: Run, run: Run) -> bool:
    """Whether a run of smaller print stands right of a letter, at its height."""
    gap = run.x0 - initial.x1
    top = initial.y + _CAPITAL * initial.size
    return (
        initial.size >= _LARGE * run.size
        and _BESIDE[0] * run.size <= gap <= _BESIDE[1] * run.size
        and initial.y - _OFF * run.size <= run.y
        and run.y + _CAPITAL * run.size <= top + _OFF * run.size
    )


def _begins(initial: Run, first: Run) -> bool:
    """Whether a letter begins the words of the first line beside it: at its top, or on one line with it."""
    top = initial.y + _CAPITAL * initial.size
    level = abs(first.y + _CAPITAL * first.size - top) <= _OFF * first.size
    return first.text[:1].isalpha() and (level or abs(first.y - initial.y) <= _OFF * first.size)


def _moved(run: Run, initial: Run, first: Run) -> Run:
    """Return a line beside a letter as beginning where that does, the first with it."""
    text = f"{initial.text}{_between(initial.text[-1], run.text)}{run.text}" if run is first else run.text
    return replace(run, x0=initial.x0, text=text)


def _between(letter: str, text: str) -> str:
    """Return what parts a letter from the words behind it: a space where it is a word by itself."""
    word = text.split(maxsplit=1)[0].strip(".,;:’'").lower()
    whole = f"{letter}{word}".lower()
    return " " if letter in _WORDS and whole not in english_words() and word in english_words() else ""
