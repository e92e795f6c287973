"""The cells of a table that has lines around them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.reading.pdf.parts import Frame, Run

__all__ = ["GridRow", "grid_rows"]

_CROSSING: Final = 0.9
"""Part of a grid's width, or of a row's height, that an edge runs along to part rows, or cells."""
_HALF: Final = 0.5
_NEAR: Final = 40.0
"""Distance, in points, up to which print in a cell merged over rows keeps them together."""
_SAME_EDGE: Final = 4.0
"""Points within which edges are one: a border has two, and cells may stand a little apart."""

Span = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A row of a grid."""

    cells: tuple[tuple[Run, ...], ...]
    """What stands in each, from left to right; nothing in an empty one."""
    spans: tuple[int, ...]
    """How many of the grid's columns each takes."""


def grid_rows(frame: Frame, runs: Sequence[Run]) -> Iterator[GridRow]:
    """Yield the rows of a grid from the top, those with nothing in them left out.

    Rows end where edges run along the whole width, print aside, so cells merged over rows make one row unless
    they are empty; its cells end where edges run along its whole height.
    """
    levels = _levels(frame, runs)
    rows = [(low, high) for low, high in pairwise(levels) if high - low > _SAME_EDGE]
    columns = _merged(sorted(x for low, high in rows for x in _uprights(frame, low, high)))
    for low, high in reversed(rows):
        inside = [run for run in runs if low <= run.y + run.size / 4 < high]
        if inside:
            yield _row(inside, _uprights(frame, low, high), columns)


def _levels(frame: Frame, runs: Sequence[Run]) -> list[float]:
    """Return, in rising order, the heights at which rows of a grid end."""
    pieces = [(box.y0, box.y1, (box.x0, box.x1)) for box in frame.shapes]
    return [
        sum(places) / len(places)
        for places, spans in _grouped(pieces)
        if _covered(spans) >= _CROSSING * (frame.x1 - frame.x0)
        or (
            _covered(spans) >= _HALF * (frame.x1 - frame.x0)
            and not _is_printed_beside(places[0], spans, runs)
        )
    ]


def _is_printed_beside(height: float, spans: Sequence[Span], runs: Sequence[Run]) -> bool:
    """Whether something is printed near a height, left or right of the edges that run at it."""
    return any(
        abs(run.y - height) < _NEAR and not any(start <= (run.x0 + run.x1) / 2 <= end for start, end in spans)
        for run in runs
    )


def _merged(places: Sequence[float]) -> list[float]:
    """Return rising numbers without those that stand close behind another."""
    kept: list[float] = []
    for place in places:
        if not kept or place - kept[-1] > _SAME_EDGE:
            kept.append(place)
    return kept


def _uprights(frame: Frame, low: float, high: float) -> list[float]:
    """Return the edges that run along the whole height of a row."""
    across = [
        (box.x0, box.x1, (max(box.y0, low), min(box.y1, high)))
        for box in frame.shapes
        if min(box.y1, high) > max(box.y0, low)
    ]
    return _edges(across, high - low)


def _edges(shapes: Sequence[tuple[float, float, Span]], length: float) -> list[float]:
    """Return, in rising order, where edges lie that run along most of `length`."""
    return [
        sum(places) / len(places)
        for places, spans in _grouped(shapes)
        if _covered(spans) >= _CROSSING * length
    ]


def _grouped(shapes: Sequence[tuple[float, float, Span]]) -> Iterator[tuple[list[float], list[Span]]]:
    """Yield the places of edges that are one, and how far its pieces run; `shapes` give two edges each."""
    pieces = sorted((place, span) for first, second, span in shapes for place in (first, second))
    groups: list[list[tuple[float, Span]]] = []
    for piece in pieces:
        if groups and piece[0] - groups[-1][-1][0] <= _SAME_EDGE:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    for group in groups:
        yield [place for place, _ in group], [span for _, span in group]


def _covered(spans: Sequence[Span]) -> float:
    """Return the length that spans cover together."""
    total, reach = 0.0, float("-inf")
    for start, end in sorted(spans):
        total += max(0.0, end - max(start, reach))
        reach = max(reach, end)
    return total


def _row(runs: Sequence[Run], edges: Sequence[float], columns: Sequence[float]) -> GridRow:
    """Return the runs of a row by cell."""
    inner = edges[1:-1]
    cells: list[list[Run]] = [[] for _ in range(len(inner) + 1)]
    for run in runs:
        cells[sum((run.x0 + run.x1) / 2 >= edge for edge in inner)].append(run)
    bounds = [float("-inf"), *inner, float("inf")]
    inside = columns[1:-1]
    spans = [
        1 + sum(low + _SAME_EDGE < column < high - _SAME_EDGE for column in inside)
        for low, high in pairwise(bounds)
    ]
    return GridRow(cells=tuple(map(tuple, cells)), spans=tuple(spans))
