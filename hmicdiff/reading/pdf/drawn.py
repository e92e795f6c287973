"""What is drawn on a page beside its text: ruled lines, boxes, the dots of lists, pictures."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import pypdfium2.raw as pdfium

from hmicdiff.reading.pdf.parts import Box, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hmicdiff.reading.pdf.upright import Upright

__all__ = ["Drawn", "read_drawn"]

_MAX_OBJECTS: Final = 20_000
"""Drawn objects of a page that are looked at for ruled lines; a map or chart may hold more."""
_LINE_THICKNESS: Final = 3.0
_SHORTEST_RULE: Final = 40.0
_LOWEST_BOX: Final = 8.0
_DOT: Final = (0.8, 9.0)
"""Least and greatest side, in points, of the mark of a list that is drawn."""
_DOT_SHAPE: Final = 1.6
"""Greatest ratio of the sides of such a mark."""


@dataclass(slots=True)
class Drawn:
    """What is drawn on a page."""

    rules: list[Rule] = field(default_factory=list)
    shapes: list[Box] = field(default_factory=list)
    """Boxes and lines."""
    dots: list[Box] = field(default_factory=list)
    has_picture: bool = False


def read_drawn(page: Any, upright: Upright) -> Drawn:  # noqa: ANN401 - the library's handles bear no types
    """Return what is drawn on a page, turned upright."""
    drawn = Drawn()
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(min(pdfium.FPDFPage_CountObjects(page), _MAX_OBJECTS)):
        item = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        drawn.has_picture = drawn.has_picture or kind == pdfium.FPDF_PAGEOBJ_IMAGE
        if kind != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            low = upright.point(left.value, bottom.value)
            high = upright.point(right.value, top.value)
            _sort(low, high, drawn)
    drawn.rules = sorted(set(drawn.rules), key=lambda rule: (-rule.y, rule.x0, rule.x1))
    return drawn


def _sort(first: tuple[float, float], second: tuple[float, float], drawn: Drawn) -> None:
    """Add one drawn shape, told by two of its corners, to what it is."""
    x0, x1 = sorted((first[0], second[0]))
    y0, y1 = sorted((first[1], second[1]))
    width, height = x1 - x0, y1 - y0
    box = Box(x0=x0, x1=x1, y0=y0, y1=y1)
    if _DOT[0] <= min(width, height) and max(width, height) <= _DOT[1]:
        if max(width, height) <= _DOT_SHAPE * min(width, height):
            drawn.dots.append(box)
    elif max(width, height) >= _LOWEST_BOX:
        drawn.shapes.append(box)
    drawn.rules.extend(_edges(box))


def _edges(box: Box) -> Iterator[Rule]:
    """Yield the horizontal edges of a drawn box long enough to part rows."""
    if box.x1 - box.x0 < _SHORTEST_RULE:
        return
    yield Rule(x0=box.x0, x1=box.x1, y=box.y0)
    if box.y1 - box.y0 > _LINE_THICKNESS:
        yield Rule(x0=box.x0, x1=box.x1, y=box.y1)
