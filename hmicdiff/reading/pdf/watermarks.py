"""Watermarks: large faint print behind the text of a page."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from hmicdiff.model import Omission
from hmicdiff.reading.pdf.stepping import stepping_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.reading.pdf.parts import PageText, Run

__all__ = ["without_watermarks"]

_LARGE: Final = 1.8
"""Size of print, as a multiple of the page's usual one, from which faint print may be a watermark."""
_FEWEST_PAGES: Final = 3
_GRID: Final = 12.0
"""Points within which two pages print a watermark at the same place."""
_CAPITAL: Final = 0.7
"""Height of a capital in font sizes."""


def without_watermarks(pages: Sequence[PageText]) -> tuple[PageText, ...]:
    """Return the pages without large faint print that lies under other text, comes at one place on most pages or steps over one.

    Print at an angle is no text of a page in the first place. White words on a coloured box are faint too,
    and text: nothing is printed over them, and the next page has others.
    """
    times = Counter(key for page in pages for key in {_key(run) for run in _large(page)})
    least = max(_FEWEST_PAGES, len(pages) // 2)
    repeated = frozenset(key for key, count in times.items() if count >= least)
    return tuple(_without(page, repeated) for page in pages)


def _large(page: PageText) -> list[Run]:
    """Return the large faint runs of a page."""
    if not any(run.faint for run in page.runs):
        return []
    sizes = sorted(run.size for run in page.runs for _ in run.text)
    usual = sizes[len(sizes) // 2]
    return [run for run in page.runs if run.faint and run.size >= _LARGE * usual]


def _key(run: Run) -> tuple[str, int, int]:
    """Return words and place of a run."""
    return run.text, round(run.x0 / _GRID), round(run.y / _GRID)


def _without(page: PageText, repeated: frozenset[tuple[str, int, int]]) -> PageText:
    """Return a page without its watermarks."""
    large = _large(page)
    stepping = list(stepping_words(large))
    letters = {run for word in stepping for run in word}
    single = [
        (run,)
        for run in large
        if run not in letters and (_key(run) in repeated or _is_printed_over(run, page.runs))
    ]
    if not stepping and not single:
        return page
    gone = letters.union(run for (run,) in single)
    kept = tuple(run for run in page.runs if run not in gone)
    words = ("".join(run.text for run in word) for word in (*stepping, *single))
    omissions = (Omission(reason="watermark", text=text) for text in words)
    return replace(page, runs=kept, omissions=(*page.omissions, *omissions))


def _is_printed_over(mark: Run, runs: Sequence[Run]) -> bool:
    """Whether other text runs through the letters of a large run."""
    return any(
        run is not mark
        and run.size < mark.size
        and mark.y <= run.y + run.size / 4 <= mark.y + _CAPITAL * mark.size
        and min(run.x1, mark.x1) - max(run.x0, mark.x0) > run.size
        for run in runs
    )
