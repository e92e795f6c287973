"""Numbers in the margin that count the lines of a page: no text of it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from hmicdiff.model import Omission
from hmicdiff.text import count_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.reading.pdf.parts import PageText, Run

__all__ = ["without_line_numbers"]

_LONGEST: Final = 4
"""Digits of the largest number of a line."""
_FEWEST: Final = 8
"""Numbers in the margin of a page from which they may count its lines."""
_COUNTED: Final = 0.6
"""Share of the lines of a page that bear a number where its lines are counted; paragraphs are fewer."""
_SAME_LINE: Final = 2.0
"""Points between the baselines of one line."""


def without_line_numbers(pages: Sequence[PageText]) -> tuple[PageText, ...]:
    """Return the pages without the numbers of their lines, which stand left or right of all other print of the page."""
    return tuple(map(_without, pages))


def _without(page: PageText) -> PageText:
    """Return one page without the numbers of its lines."""
    numbers = [run for run in page.runs if run.text.strip().isdecimal() and len(run.text.strip()) <= _LONGEST]
    if len(numbers) < _FEWEST:
        return page
    others = [run for run in page.runs if run not in numbers]
    found = _outside(numbers, others)
    if not _count_lines(found, others):
        return page
    kept = tuple(run for run in page.runs if run not in found)
    omissions = (Omission(reason="line_number", text=run.text) for run in found)
    return replace(page, runs=kept, omissions=(*page.omissions, *omissions))


def _outside(numbers: Sequence[Run], others: Sequence[Run]) -> list[Run]:
    """Return the numbers that stand left of all other print, else those right of it, from the top down."""
    if not others:
        return []
    left, right = min(run.x0 for run in others), max(run.x1 for run in others)
    before = [run for run in numbers if run.x1 < left]
    behind = [run for run in numbers if run.x0 > right]
    return sorted(before if len(before) >= len(behind) else behind, key=lambda run: -run.y)


def _count_lines(numbers: Sequence[Run], others: Sequence[Run]) -> bool:
    """Whether numbers in the margin go on by one from line to line, and most lines have one."""
    if len(numbers) < max(_FEWEST, _COUNTED * _lines_of(others)):
        return False
    return count_on([int(run.text) for run in numbers])


def _lines_of(runs: Sequence[Run]) -> int:
    """Return on how many lines runs stand."""
    heights = sorted(run.y for run in runs)
    return 1 + sum(after - before > _SAME_LINE for before, after in pairwise(heights))
