"""Geometry of the small charts: dots with interval whiskers on one shared axis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.reporting.words import amount_words, clip, number_words, unit_words

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Chart", "ChartPoint", "Mark", "make_chart"]

RIGHT, TOP, ROW = 352, 4, 26
"""Pixels of the drawing: end of the axis, upper edge, height of a row."""
MILLION = 1e6
LABEL, CHARACTER = 30, 6.2
"""Characters of a row's label that fit left of the axis, and the pixels one takes."""


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
    left: int
    """Start of the axis, right of the longest label."""
    right: int
    height: int
    ends: tuple[str, str]
    """Axis labels at its start and end."""


def make_chart(id_: str, title: str, points: Sequence[ChartPoint], unit: str | None) -> Chart:
    """Lay out one chart; the axis begins at 0."""
    top = max([point.value + (point.margin or 0) for point in points] + [0.0])
    bottom = min([point.value - (point.margin or 0) for point in points] + [0.0])
    end = _round_up(top)
    start = 0.0 if bottom >= 0 else -_round_up(-bottom)
    labels = [_clipped(point.label) for point in points]
    axis = _Axis(left=round(18 + CHARACTER * max(map(len, labels), default=0)), start=start, end=end)
    marks = tuple(
        _mark(point, label, TOP + ROW * row + ROW // 2, axis, unit)
        for row, (point, label) in enumerate(zip(points, labels, strict=True))
    )
    ends = (_short(start, unit), _short(end, unit))
    height = TOP + ROW * len(points) + 18
    return Chart(id=id_, title=title, marks=marks, left=axis.left, right=RIGHT, height=height, ends=ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    """Where values stand: pixels of its start, values at its ends."""

    left: int
    start: float
    end: float

    def at(self, value: float) -> float:
        """Pixels of a value; one beyond the end stands at the end."""
        share = (value - self.start) / (self.end - self.start) if self.end > self.start else 0.0
        return round(self.left + min(max(share, 0.0), 1.0) * (RIGHT - self.left), 1)


def _clipped(label: str) -> str:
    text, cut = clip(label, LABEL)
    return f"{text}…" if cut else text


def _mark(point: ChartPoint, label: str, y: int, axis: _Axis, unit: str | None) -> Mark:
    margin = point.margin
    return Mark(
        label=label,
        value=_short(point.value, unit),
        y=y,
        x=axis.at(point.value),
        low=axis.at(point.value - margin) if margin else None,
        high=axis.at(point.value + margin) if margin else None,
        focal=point.focal,
    )


def _short(value: float, unit: str | None) -> str:
    """A number that fits the margin: ``66.5%``, ``£15.6m``; other units stand in the title."""
    words = amount_words(value, unit if unit_words(unit) == "%" else "£" if unit == "GBP" else None)
    if not words.startswith(("£", "−")) and abs(value) >= MILLION:
        words = f"{number_words(value / MILLION)}m"
    return words.replace(" million", "m").replace(" billion", "bn")


_LEAST = 1e-9
"""Less than this is no length that an axis could have."""


def _round_up(value: float) -> float:
    """The next of 1, 2, 2.5, 5 times a power of ten at or above a value; 1 for nothing."""
    if value <= 0:
        return 1.0 if value == 0 else 0.0
    value = max(value, _LEAST)
    power = 1.0
    while power * 10 <= value:
        power *= 10
    while power > value:
        power /= 10
    return next(step * power for step in (1.0, 2.0, 2.5, 5.0, 10.0) if step * power >= value)
