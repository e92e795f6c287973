"""Lines that part cells, between characters that a file draws close to each other."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hmicdiff.reading.pdf.characters import Char
    from hmicdiff.reading.pdf.parts import Frame

__all__ = ["cut_at_edges"]

_LEAST_GAP: Final = 0.08
"""Gap between two characters, in font sizes, from which a line may stand in it."""
_SLACK: Final = 0.75
"""Points by which a line may reach under a character's box."""

Edge = tuple[float, float, float]
"""Where an upright edge stands, and from which height to which it runs."""


def cut_at_edges(lines: Iterable[list[Char]], frames: Sequence[Frame]) -> Iterator[list[Char]]:
    """Yield lines of characters, cut where an upright line of a grid stands between two of them.

    Some writers set the values of neighbouring cells no farther apart than words.
    """
    edges = sorted(
        {
            (x, box.y0, box.y1)
            for frame in frames
            for box in frame.shapes
            for x in (box.x0, box.x1)
            if frame.x0 + 1 < x < frame.x1 - 1
        }
    )
    if not edges:
        yield from lines
        return
    places = [edge[0] for edge in edges]
    for line in lines:
        yield from _cut(line, edges, places)


def _cut(line: list[Char], edges: Sequence[Edge], places: Sequence[float]) -> Iterator[list[Char]]:
    """Yield the pieces of one line."""
    start = 0
    for index, (last, char) in enumerate(pairwise(line), 1):
        if char.x0 - last.x1 < _LEAST_GAP * char.size:
            continue
        near = bisect_left(places, last.x1 - _SLACK)
        while near < len(edges) and places[near] <= char.x0 + _SLACK:
            if edges[near][1] <= char.y + char.size / 4 <= edges[near][2]:
                yield line[start:index]
                start = index
                break
            near += 1
    yield line[start:]
