"""Whether two figures differ by more than chance: tests with the standard library alone.

Printed margins are taken as half-widths of 95 percent intervals; that reproduces the
inspectorate's own words ("higher than", "broadly in line with") on its victim surveys of 2014.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from hmicdiff.model import FigureTest

if TYPE_CHECKING:
    from hmicdiff.model import Figure

__all__ = ["fisher_exact", "significance_of", "two_intervals", "two_proportions"]

_Z95 = 1.959963984540054
"""Standard normal quantile of 0.975."""
_LEVEL = 0.05
_SMALLEST_EXPECTED = 5.0
"""Below this expected count in a cell the normal approximation fails (Cochran's rule): Fisher's test."""


def significance_of(left: Figure, right: Figure) -> FigureTest:
    """Return the test of whether `right` differs from `left`; kind ``none`` for complete counts."""
    if left.margin and right.margin and left.value is not None and right.value is not None:
        return two_intervals(left.value, left.margin, right.value, right.margin)
    counts = (left.numerator, left.denominator, right.numerator, right.denominator)
    if all(count is not None and count >= 0 and count == int(count) for count in counts):
        return two_proportions(*(int(count) for count in counts if count is not None))
    return FigureTest(kind="none")


def two_intervals(left: float, left_margin: float, right: float, right_margin: float) -> FigureTest:
    """Test two values with 95 percent half-widths, in the same unit."""
    error = math.hypot(left_margin, right_margin) / _Z95
    statistic = (right - left) / error
    return _tested("interval", statistic, math.erfc(abs(statistic) / math.sqrt(2)))


def two_proportions(left: int, left_of: int, right: int, right_of: int) -> FigureTest:
    """Test two shares N of M; exact where a cell expects fewer than five."""
    total, hits = left_of + right_of, left + right
    if not total or not left_of or not right_of:
        return FigureTest(kind="none")
    least = min(left_of, right_of) * min(hits, total - hits) / total
    if least < _SMALLEST_EXPECTED:
        return _tested("fisher", None, fisher_exact(left, left_of, right, right_of))
    pooled = hits / total
    error = math.sqrt(pooled * (1 - pooled) * (1 / left_of + 1 / right_of))
    statistic = (right / right_of - left / left_of) / error
    return _tested("two_proportion", statistic, math.erfc(abs(statistic) / math.sqrt(2)))


def fisher_exact(left: int, left_of: int, right: int, right_of: int) -> float:
    """Return the two-sided p-value of Fisher's exact test of `left` in `left_of` against `right` in `right_of`.

    Sums every table with the same margins that is no more likely than the one seen.
    """
    hits = left + right
    ways = math.comb(left_of + right_of, hits)

    def chance(count: int) -> float:
        return math.comb(left_of, count) * math.comb(right_of, hits - count) / ways

    seen = chance(left)
    counts = range(max(0, hits - right_of), min(left_of, hits) + 1)
    return min(1.0, math.fsum(p for p in map(chance, counts) if p <= seen * (1 + 1e-9)))


def _tested(kind: str, statistic: float | None, p_value: float) -> FigureTest:
    return FigureTest(
        kind=kind,  # type: ignore[arg-type]
        statistic=None if statistic is None else round(statistic, 4),
        p_value=float(f"{p_value:.6g}"),
        significant=p_value < _LEVEL,
    )
