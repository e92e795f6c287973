"""Print that nobody sees: white, with nothing darker painted under it."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any, Final

import pypdfium2.raw as pdfium

from hmicdiff.reading.pdf.parts import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.reading.pdf.parts import Run
    from hmicdiff.reading.pdf.upright import Upright

__all__ = ["WHITE", "seen"]

WHITE: Final = 250
"""Least value of each of red, green and blue, of 255, of what is white."""
_MOST_OBJECTS: Final = 20_000
_UNKNOWN: Final = frozenset({pdfium.FPDF_PAGEOBJ_SHADING, pdfium.FPDF_PAGEOBJ_FORM})
"""Objects of which it is not told where and how dark they paint."""
_HALF_OPAQUE: Final = 64


def seen(page: Any, upright: Upright, runs: Sequence[Run]) -> list[bool]:  # noqa: ANN401 - the library's handles
    """Return for each run of a page whether a reader sees it.

    White print is seen where a picture or a darker shape lies under it; where a page paints in ways that can't be
    looked into, all of it counts as seen.
    """
    if not any(run.white for run in runs):
        return [True] * len(runs)
    grounds = _grounds(page, upright)
    if grounds is None:
        return [True] * len(runs)
    return [not run.white or any(_lies_on(run, ground) for ground in grounds) for run in runs]


def _grounds(page: Any, upright: Upright) -> list[Box] | None:  # noqa: ANN401
    """Return the pictures and the shapes painted in a colour; None where something else may be painted."""
    count = pdfium.FPDFPage_CountObjects(page)
    if count > _MOST_OBJECTS:
        return None
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    found = []
    for index in range(count):
        item = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind in _UNKNOWN:
            return None
        is_ground = kind == pdfium.FPDF_PAGEOBJ_IMAGE or (kind == pdfium.FPDF_PAGEOBJ_PATH and _is_dark(item))
        if is_ground and pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            (x0, y0), (x1, y1) = (
                upright.point(left.value, bottom.value),
                upright.point(right.value, top.value),
            )
            found.append(Box(x0=min(x0, x1), x1=max(x0, x1), y0=min(y0, y1), y1=max(y0, y1)))
    return found


def _is_dark(path: Any) -> bool:  # noqa: ANN401
    """Whether a path is filled, and not in white."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if pdfium.FPDFPath_GetDrawMode(path, mode, stroke) and not mode.value:
        return False
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, alpha):
        return True
    return min(red.value, green.value, blue.value) < WHITE and alpha.value >= _HALF_OPAQUE


def _lies_on(run: Run, ground: Box) -> bool:
    """Whether the middle of a run lies on a ground."""
    x, y = (run.x0 + run.x1) / 2, run.y + run.size / 4
    return ground.x0 <= x <= ground.x1 and ground.y0 <= y <= ground.y1
