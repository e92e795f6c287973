"""What is read of a page: runs of characters with their boxes, ruled lines, boxes, and what is no text of it.

Lengths are in points; y grows upwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hmicdiff.model import Omission
    from hmicdiff.reading.pdf.tags import Tag

__all__ = ["Box", "Frame", "PageText", "Rule", "Run"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters that follow each other on one baseline."""

    x0: float
    x1: float
    y: float
    """Baseline."""
    size: float
    """Font size, told from the font's box."""
    text: str
    bold: bool
    faint: bool = False
    """Whether it is printed in a light grey or half transparent."""
    white: bool = False
    order: int = 0
    """Its place among all runs of the page as they were drawn."""
    tag: Tag | None = None
    """The block that it belongs to, where the file's own tags say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A horizontal line, or the upper or lower edge of a box."""

    x0: float
    x1: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A drawn box."""

    x0: float
    x1: float
    y0: float
    y1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame(Box):
    """A drawn box, or a grid of boxes or lines that touch."""

    shapes: tuple[Box, ...] = ()
    """What makes up a grid, which has cells beside each other; none for a plain box."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """All that is read of one page."""

    number: int
    """1-based."""
    width: float
    height: float
    runs: tuple[Run, ...]
    rules: tuple[Rule, ...]
    has_picture: bool
    unmapped: int
    """Characters whose font does not say what they mean."""
    frames: tuple[Frame, ...] = ()
    """Boxes and grids that are drawn, the largest first."""
    omissions: tuple[Omission, ...] = ()
    """Words left out, in the order they were drawn."""
