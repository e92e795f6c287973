"""Which two reports a verdict stands between.

Each report that speaks of a subject is held against the nearest earlier one that does or had to;
where that is a letter or a transcript, also against the nearest earlier inspection report.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hmicdiff.model import Reading

__all__ = ["Pair", "dropped_pairs", "is_inspection", "pairs_of", "representatives"]

Speaks = "Callable[[Reading], bool]"

_NO_INSPECTION_REPORT = frozenset({"letter", "transcript", "news", "press_release", "other"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two reports, the earlier on the left."""

    left: Reading
    right: Reading


def is_inspection(reading: Reading) -> bool:
    """Whether a report is an inspection report, whole or of a pillar, and no letter or transcript."""
    return reading.report.identity.kind not in _NO_INSPECTION_REPORT


def representatives(
    inspections: Sequence[Sequence[Reading]],
    speaks: Callable[[Reading], bool],
    had_to: Callable[[Reading], bool],
) -> tuple[Reading, ...]:
    """Return one report of each inspection, in order: the fullest that speaks of a subject.

    `inspections` hold their reports, the fullest first. Where none speaks, the fullest that had to
    stands for the inspection, else its witness.
    """
    return tuple(
        next((one for one in reports if speaks(one)), None)
        or next((one for one in reports if had_to(one)), reports[0])
        for reports in inspections
    )


def pairs_of(
    ordered: Sequence[Reading],
    speaks: Callable[[Reading], bool],
    had_to: Callable[[Reading], bool],
    pairs: Literal["nearest", "all"] = "nearest",
) -> Iterator[Pair]:
    """Yield the pairs whose later report speaks of a subject, in time order.

    `ordered` are one body's reports in time order, one an inspection. Where no earlier report speaks or had to, the
    nearest earlier inspection report stands in, so that what is new is told as new.
    """
    for place, right in enumerate(ordered):
        if speaks(right):
            for left in _earlier(ordered[:place], speaks, had_to, pairs):
                yield Pair(left=left, right=right)


def _earlier(
    before: Sequence[Reading],
    speaks: Callable[[Reading], bool],
    had_to: Callable[[Reading], bool],
    pairs: Literal["nearest", "all"],
) -> list[Reading]:
    """Return the reports to hold a later one against."""
    known = [one for one in before if speaks(one) or had_to(one)]
    if pairs == "all":
        return known or _stand_in(before)
    nearest = known[-1:]
    if nearest and not is_inspection(nearest[0]):
        nearest = [*[one for one in known if is_inspection(one)][-1:], *nearest]
    return nearest or _stand_in(before)


def _stand_in(before: Sequence[Reading]) -> list[Reading]:
    """Return the nearest earlier inspection report, else the nearest of any kind, if there is one."""
    return [one for one in before if is_inspection(one)][-1:] or list(before[-1:])


def dropped_pairs(ordered: Sequence[Reading], speaks: Callable[[Reading], bool]) -> Iterator[Pair]:
    """Yield each report that speaks of a subject with the next inspection report, where that is silent."""
    for place, left in enumerate(ordered):
        later = ordered[place + 1 :]
        following = next((one for one in later if is_inspection(one) or speaks(one)), None)
        if speaks(left) and following is not None and not speaks(following):
            yield Pair(left=left, right=following)
