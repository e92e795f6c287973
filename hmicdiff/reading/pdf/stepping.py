"""Words whose letters stand upright and step over a page, up or down: so some programs draw a watermark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.reading.pdf.parts import Run

__all__ = ["stepping_words"]

_FEWEST: Final = 4
"""Letters from which they may be a word."""
_AS_HIGH: Final = 0.1
"""Difference of two steps up or down, in font sizes, that is none."""
_AS_WIDE: Final = 0.6
"""The same of two steps aside, which letters of several widths make uneven."""
_STEP: Final = (0.25, 6.0)
"""Least and greatest step up or down, in font sizes."""


def stepping_words(runs: Sequence[Run]) -> Iterator[tuple[Run, ...]]:
    """Yield letters of one size, drawn one after the other, each as far aside and up or down from the one before it; a space is a step.

    White ones are letters on a coloured box.
    """
    word: list[Run] = []
    for run in sorted(runs, key=lambda one: one.order):
        if word and not _goes_on(word, run):
            if len(word) >= _FEWEST:
                yield tuple(word)
            word = word[-1:] if _steps(word[-1], run) else []
        if not run.white and len(run.text) == 1:
            word.append(run)
    if len(word) >= _FEWEST:
        yield tuple(word)


def _steps(last: Run, run: Run) -> bool:
    """Whether a letter may be the next one of a word that steps up or down."""
    least, greatest = (limit * last.size for limit in _STEP)
    same = abs(run.size - last.size) <= _AS_HIGH * last.size
    return len(run.text) == 1 and same and least <= abs(run.y - last.y) <= greatest


def _goes_on(word: Sequence[Run], run: Run) -> bool:
    """Whether a letter steps on as the first two of a word do; twice as far behind a space."""
    if not _steps(word[-1], run) or len(word) == 1:
        return _steps(word[-1], run)
    aside, rise = _step(word[0], word[1])
    told = _step(word[-1], run)
    return any(
        abs(told[0] - times * aside) <= _AS_WIDE * run.size
        and abs(told[1] - times * rise) <= _AS_HIGH * run.size
        for times in (1, 2)
    )


def _step(last: Run, run: Run) -> tuple[float, float]:
    """Return how far a letter's middle stands aside from that of the one before, and how far up."""
    return (run.x0 + run.x1 - last.x0 - last.x1) / 2, run.y - last.y
