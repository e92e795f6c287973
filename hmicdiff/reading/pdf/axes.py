"""Scales of charts: the numbers along an axis, which measure the page and nothing else."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from heapq import merge
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from hmicdiff.model import Omission

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from hmicdiff.reading.pdf.parts import PageText, Run

__all__ = ["without_axes"]

_MARK: Final = re.compile(r"(?P<before>[£$]?)(?P<number>-?\d[\d,]*(?:\.\d+)?)\s?(?P<unit>%|k|m|bn|percent)?")
_FEWEST: Final = 4
"""Numbers from which they may be a scale."""
_EVEN: Final = 1.5
"""Points by which the steps of a scale may differ, and its numbers stand off their line."""
_SAME_STEP: Final = 1e-6

_Place = tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    """A run that is a number and no more."""

    run: Run
    value: float
    signs: tuple[str | None, ...]
    """What stands before and behind it."""


def without_axes(pages: Sequence[PageText]) -> tuple[PageText, ...]:
    """Return the pages without the scales of charts: numbers from 0 on, as far apart on the page as in value."""
    return tuple(map(_without, pages))


def _without(page: PageText) -> PageText:
    """Return one page without the scales of its charts."""
    numbers = tuple(_numbers(page.runs))
    if len(numbers) < _FEWEST:
        return page
    scales = [*_scales(numbers, _upright_places, _height), *_scales(numbers, _level_places, _middle)]
    gone = {one.run.order for scale in scales for one in scale}
    if not gone:
        return page
    kept = tuple(run for run in page.runs if run.order not in gone)
    omissions = (Omission(reason="chart_scale", text=run.text) for run in page.runs if run.order in gone)
    return replace(page, runs=kept, omissions=(*page.omissions, *omissions))


def _numbers(runs: Iterable[Run]) -> Iterator[_Number]:
    """Yield the runs that are numbers, each read once."""
    for run in runs:
        match = _MARK.fullmatch(run.text.strip())
        if match:
            value = float(match["number"].replace(",", ""))
            yield _Number(run=run, value=value, signs=(match["before"], match["unit"]))


def _scales(
    numbers: Sequence[_Number], places: Callable[[Run], _Place], along: Callable[[Run], float]
) -> Iterator[list[_Number]]:
    """Yield the scales among numbers: those on one line by one of their `places` that rise evenly `along` it from 0."""
    ranked = tuple(enumerate(sorted(numbers, key=lambda one: along(one.run))))
    for at in range(len(places(numbers[0].run))):
        strips: defaultdict[float, list[tuple[int, _Number]]] = defaultdict(list)
        for rank, one in ranked:
            strips[places(one.run)[at] // _EVEN].append((rank, one))
        for rank, nought in ranked:
            if nought.value:
                continue
            place = places(nought.run)[at]
            near = (strips.get(place // _EVEN + beside, []) for beside in (-1, 0, 1))
            behind = (one for _, one in merge(*(_from(rank, strip) for strip in near)))
            line = (one for one in behind if abs(places(one.run)[at] - place) <= _EVEN)
            scale = list(_rising(line, along))
            if len(scale) >= _FEWEST:
                yield scale


def _from(rank: int, strip: Sequence[tuple[int, _Number]]) -> Iterator[tuple[int, _Number]]:
    """Yield what a strip of a page holds from a rank on, and no more of it than is asked for."""
    start = bisect_left(strip, rank, key=itemgetter(0))
    return map(strip.__getitem__, range(start, len(strip)))


def _rising(line: Iterable[_Number], along: Callable[[Run], float]) -> Iterator[_Number]:
    """Yield the numbers of a line from the first on, as long as each is one step more and one step further, in one unit."""
    step = way = 0.0
    for last, one in pairwise(line):
        further = along(one.run) - along(last.run)
        if not step:
            step, way = one.value - last.value, further
            yield last
        is_next = abs(one.value - last.value - step) <= _SAME_STEP * max(1.0, abs(step))
        if step <= 0 or not is_next or abs(further - way) > _EVEN or not _alike(last, one):
            return
        yield one


def _alike(one: _Number, other: _Number) -> bool:
    """Whether two numbers are of one size of print, and bear one sign; nought may go without."""
    signs = {each.signs for each in (one, other) if each.value}
    return abs(one.run.size - other.run.size) <= _EVEN / 2 and len(signs) == 1


def _upright_places(run: Run) -> _Place:
    """Return by what the numbers of an upright scale stand on one line: where they begin, end or have their middle."""
    return (run.x1, run.x0, _middle(run))


def _level_places(run: Run) -> _Place:
    """Return by what the numbers of a level scale stand on one line."""
    return (run.y,)


def _height(run: Run) -> float:
    return run.y


def _middle(run: Run) -> float:
    return (run.x0 + run.x1) / 2
