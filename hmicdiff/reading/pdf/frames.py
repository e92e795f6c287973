"""Frames drawn on a page: boxes, and the grids of tables made of boxes or of lines that touch."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.pdf.parts import Box, Frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["find_frames", "lies_within"]

_TOUCHING: Final = 1.5
"""Distance, in points, up to which two drawn shapes touch."""
_MOST_SHAPES: Final = 800
"""Shapes of a page above which they are a map or a chart, and frame nothing."""
_LINE: Final = 3.0
_LEAST: Final = (40.0, 14.0)
"""Least width and height of a frame."""
_INNER: Final = 6.0
_LEAST_LEVEL_LINES: Final = 2


def find_frames(shapes: Iterable[Box]) -> tuple[Frame, ...]:
    """Return the frames that boxes and lines make, the largest first.

    Shapes that touch make one frame: the cells of a table, the striped rows of one, the lines of a grid. A box
    inside another is a frame of its own.
    """
    known = sorted(set(shapes), key=lambda box: (-box.y1, box.x0, box.x1, box.y0))
    if len(known) > _MOST_SHAPES:
        return ()
    groups: defaultdict[int, list[Box]] = defaultdict(list)
    for number, root in enumerate(_roots(known)):
        groups[root].append(known[number])
    frames = {_framed(group) for group in groups.values() if _is_closed(group)}
    return tuple(sorted(frames, key=lambda box: (-_area(box), -box.y1, box.x0)))


def lies_within(inner: Box, outer: Box, margin: float = 0.0) -> bool:
    """Whether a box lies within another, by at least `margin` points on each side."""
    return (
        outer.x0 + margin <= inner.x0
        and inner.x1 <= outer.x1 - margin
        and outer.y0 + margin <= inner.y0
        and inner.y1 <= outer.y1 - margin
    )


def _roots(shapes: Sequence[Box]) -> list[int]:
    """Return for each shape, sorted from the top, the number of one that stands for all that touch it."""
    root = list(range(len(shapes)))

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    open_shapes: list[int] = []
    for number, shape in enumerate(shapes):
        open_shapes = [other for other in open_shapes if shapes[other].y0 - _TOUCHING <= shape.y1]
        for other in open_shapes:
            if _touch(shapes[other], shape):
                root[find(number)] = find(other)
        open_shapes.append(number)
    return [find(number) for number in range(len(shapes))]


def _touch(one: Box, other: Box) -> bool:
    """Whether two shapes touch or cross; one that lies clear within the other does not."""
    return (
        one.x0 - _TOUCHING <= other.x1
        and other.x0 - _TOUCHING <= one.x1
        and one.y0 - _TOUCHING <= other.y1
        and other.y0 - _TOUCHING <= one.y1
        and not lies_within(one, other, _TOUCHING)
        and not lies_within(other, one, _TOUCHING)
    )


def _hull(group: Sequence[Box]) -> Box:
    """Return the box around shapes."""
    return Box(
        x0=min(box.x0 for box in group),
        x1=max(box.x1 for box in group),
        y0=min(box.y0 for box in group),
        y1=max(box.y1 for box in group),
    )


def _is_closed(group: Sequence[Box]) -> bool:
    """Whether shapes frame something: one of them is a box, or lines run both ways."""
    hull = _hull(group)
    if hull.x1 - hull.x0 < _LEAST[0] or hull.y1 - hull.y0 < _LEAST[1]:
        return False
    level, upright = list(_lines(group, level=True)), list(_lines(group, level=False))
    if len(level) + len(upright) < len(group):
        return True
    return len(level) >= _LEAST_LEVEL_LINES and bool(upright)


def _framed(group: Sequence[Box]) -> Frame:
    """Return what shapes frame."""
    hull = _hull(group)
    beside = any(_is_between(hull.x0, x, hull.x1) for box in group for x in (box.x0, box.x1))
    return Frame(x0=hull.x0, x1=hull.x1, y0=hull.y0, y1=hull.y1, shapes=tuple(group) if beside else ())


def _is_between(low: float, value: float, high: float) -> bool:
    """Whether an edge lies clear of the outer ones."""
    return low + _INNER < value < high - _INNER


def _lines(group: Iterable[Box], *, level: bool) -> Iterator[Box]:
    """Yield the level or the upright lines among shapes."""
    for box in group:
        width, height = box.x1 - box.x0, box.y1 - box.y0
        if (height if level else width) <= _LINE:
            yield box


def _area(box: Box) -> float:
    """Return the area of a box."""
    return (box.x1 - box.x0) * (box.y1 - box.y0)
