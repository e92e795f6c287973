"""Pages turned so that their text runs from left to right."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2.raw as pdfium

__all__ = ["Upright", "is_straight", "main_angle"]

_QUARTER: Final = 90
_SAMPLED: Final = 23
_SKEW: Final = math.radians(5)
"""How far text may lean and still be a line of the page: scans are seldom quite straight."""


@dataclass(frozen=True, slots=True)
class Upright:
    """How a page's coordinates are turned so that its text runs from left to right, from 0 upwards."""

    box: tuple[float, float, float, float]
    """Left, bottom, right and top of the visible page."""
    angle: int
    """Angle at which the page's text runs, against the clock: 0, 90, 180 or 270 degrees."""

    @property
    def extent(self) -> tuple[float, float]:
        """Width and height of the page as turned."""
        left, bottom, right, top = self.box
        width, height = right - left, top - bottom
        return (width, height) if self.angle in {0, 180} else (height, width)

    @property
    def affine(self) -> tuple[float, float, float, float, float, float]:
        """The turn as numbers: ``a*x + b*y + c`` is the new x, ``d*x + e*y + f`` the new y."""
        left, bottom, right, top = self.box
        return {
            0: (1.0, 0.0, -left, 0.0, 1.0, -bottom),
            90: (0.0, 1.0, -bottom, -1.0, 0.0, right),
            180: (-1.0, 0.0, right, 0.0, -1.0, top),
            270: (0.0, -1.0, top, 1.0, 0.0, -left),
        }[self.angle]

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point as turned."""
        a, b, c, d, e, f = self.affine
        return a * x + b * y + c, d * x + e * y + f


def main_angle(text_page: Any, count: int) -> int:  # noqa: ANN401 - the library's handles bear no types
    """Return the angle, a multiple of 90 degrees, at which most of a page's `count` characters run."""
    angles = Counter(_quarters(text_page, index) for index in range(0, count, _SAMPLED))
    return max(angles, key=lambda angle: (angles[angle], -angle)) if angles else 0


def is_straight(text_page: Any, index: int, angle: int) -> bool:  # noqa: ANN401
    """Whether a character runs at `angle` degrees, a little skew aside; true where the library can't tell."""
    radians: float = pdfium.FPDFText_GetCharAngle(text_page, index)
    if radians < 0:
        return True
    off = (radians + math.radians(angle)) % (2 * math.pi)
    return min(off, 2 * math.pi - off) <= _SKEW


def _quarters(text_page: Any, index: int) -> int:  # noqa: ANN401
    """Return the angle of a character to the nearest quarter, 0 to 270, against the clock.

    The library counts it with the clock, and answers -1 where it can't tell.
    """
    radians = pdfium.FPDFText_GetCharAngle(text_page, index)
    return -round(math.degrees(radians) / _QUARTER) % 4 * _QUARTER if radians >= 0 else 0
