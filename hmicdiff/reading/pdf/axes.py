"""Scales of charts: the numbers along an axis, which measure the page and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from hmicdiff.model import Omission

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hmicdiff.reading.pdf.parts import PageText, Run

__all__ = ["without_axes"]

_MARK: Final = re.compile(r"(?P<before>[£$]?)(?P<number>-?\d[\d,]*(?:\.\d+)?)\s?(?P<unit>%|k|m|bn|percent)?")
_FEWEST: Final = 4
"""Numbers from which they may be a scale."""
_EVEN: Final = 1.5
"""Points by which the steps of a scale may differ, and its numbers stand off their line."""
_SAME_STEP: Final = 1e-6

_Place = tuple[float, ...]


def without_axes(pages: Sequence[PageText]) -> tuple[PageText, ...]:
    """Return the pages without the scales of charts: numbers from 0 on, as far apart on the page as in value."""
    return tuple(map(_without, pages))


def _without(page: PageText) -> PageText:
    """Return one page without the scales of its charts."""
    marks = [run for run in page.runs if _MARK.fullmatch(run.text.strip())]
    if len(marks) < _FEWEST:
        return page
    scales = [*_scales(marks, _upright_places, _height), *_scales(marks, _level_places, _middle)]
    gone = {run.order for scale in scales for run in scale}
    if not gone:
        return page
    kept = tuple(run for run in page.runs if run.order not in gone)
    omissions = (Omission(reason="chart_scale", text=run.text) for run in page.runs if run.order in gone)
    return replace(page, runs=kept, omissions=(*page.omissions, *omissions))


def _scales(
    marks: Sequence[Run], places: Callable[[Run], _Place], along: Callable[[Run], float]
) -> Iterator[list[Run]]:
    """Yield the scales among numbers: those on one line by one of their `places` that rise evenly `along` it from 0."""
    for nought in (run for run in marks if _value(run) == 0):
        for at, place in enumerate(places(nought)):
            line = sorted((run for run in marks if abs(places(run)[at] - place) <= _EVEN), key=along)
            scale = list(_rising(line[line.index(nought) :], along))
            if len(scale) >= _FEWEST:
                yield scale


def _rising(line: Sequence[Run], along: Callable[[Run], float]) -> Iterator[Run]:
    """Yield the numbers of a line from the first on, as long as each is one step more and one step further, in one unit."""
    if len(line) < _FEWEST:
        return
    step, way = _value(line[1]) - _value(line[0]), along(line[1]) - along(line[0])
    yield line[0]
    for last, run in pairwise(line):
        is_next = abs(_value(run) - _value(last) - step) <= _SAME_STEP * max(1.0, abs(step))
        if step <= 0 or not is_next or abs(along(run) - along(last) - way) > _EVEN or not _alike(last, run):
            return
        yield run


def _alike(one: Run, other: Run) -> bool:
    """Whether two numbers are of one size of print, and bear one sign; nought may go without."""
    signs = {_signs(run) for run in (one, other) if _value(run)}
    return abs(one.size - other.size) <= _EVEN / 2 and len(signs) == 1


def _signs(run: Run) -> tuple[str | None, ...]:
    """Return what stands before and behind the number of a run."""
    match = _MARK.fullmatch(run.text.strip())
    return (match["before"], match["unit"]) if match else ()


def _value(run: Run) -> float:
    """Return the number of a run."""
    match = _MARK.fullmatch(run.text.strip())
    return float(match["number"].replace(",", "")) if match else 0.0


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
