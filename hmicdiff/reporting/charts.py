"""Geometry of the small charts: dots with interval whiskers on one shared axis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.reporting.words import clip, number_words, unit_words

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Chart", "ChartPoint", "Mark", "make_chart"]

LEFT, RIGHT, TOP, ROW = 190, 360, 8, 26
"""Pixels of the drawing: start and end of the axis, upper edge, height of a row."""
LABEL = 30
"""Characters of a row's label that fit left of the axis."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPoint:
    """One value to draw."""

    label: str
    value: float
    margin: float | None
    """Half-width of the interval; null draws no whisker."""
    focal: bool
    """True for the body's own value, false for a benchmark or target (drawn hollow)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One row of the drawing, in pixels."""

    label: str
    value: str
    y: int
    x: float
    low: float | None
    high: float | None
    focal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawing of a few values."""

    id: str
    title: str
    """The message, in words."""
    marks: tuple[Mark, ...]
    height: int
    ends: tuple[str, str]
    """Axis labels at its start and end."""


def make_chart(id_: str, title: str, points: Sequence[ChartPoint], unit: str | None) -> Chart:
    """Lay out one chart; the axis begins at 0."""
    percent = unit_words(unit) == "%"
    top = max([point.value + (point.margin or 0) for point in points] + [0.0])
    bottom = min([point.value - (point.margin or 0) for point in points] + [0.0])
    end = _round_up(top)
    start = 0.0 if bottom >= 0 else -_round_up(-bottom)
    marks = tuple(_mark(point, row, start, end, unit) for row, point in enumerate(points))
    sign = "%" if percent else ""
    ends = (_short(start) + sign, _short(end) + sign)
    return Chart(id=id_, title=title, marks=marks, height=TOP + ROW * len(points) + 18, ends=ends)


def _mark(point: ChartPoint, row: int, start: float, end: float, unit: str | None) -> Mark:
    margin = point.margin
    label, cut = clip(point.label, LABEL)
    return Mark(
        label=label + ("…" if cut else ""),
        value=_short(point.value) + (unit_words(unit) if unit_words(unit) == "%" else ""),
        y=TOP + ROW * row + ROW // 2,
        x=_scaled(point.value, start, end),
        low=_scaled(point.value - margin, start, end) if margin else None,
        high=_scaled(point.value + margin, start, end) if margin else None,
        focal=point.focal,
    )


def _short(value: float) -> str:
    """A number that fits the margin: millions as ``15.6m``."""
    return f"{number_words(value / 1e6)}m" if abs(value) >= 1e6 else number_words(value)  # noqa: PLR2004 - a million


def _scaled(value: float, start: float, end: float) -> float:
    share = (value - start) / (end - start) if end > start else 0.0
    return round(LEFT + min(max(share, 0.0), 1.0) * (RIGHT - LEFT), 1)


def _round_up(value: float) -> float:
    """The next of 1, 2, 2.5, 5 times a power of ten at or above a value; 1 for nothing."""
    if value <= 0:
        return 1.0 if value == 0 else 0.0
    power = 1.0
    while power * 10 <= value:
        power *= 10
    while power > value:
        power /= 10
    return next(step * power for step in (1.0, 2.0, 2.5, 5.0, 10.0) if step * power >= value)
