"""The order of reports in time.

A report stands at its date of publication; where none is known, at the end of its programme's
fieldwork, else in the year its cycle ended. One without any of these comes last.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hmicdiff.model import Warning_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Identity, Reading

__all__ = ["in_time_order", "pairs_in_time", "time_of", "undated_warning"]


def time_of(identity: Identity) -> str | None:
    """Return when a report speaks: an ISO date, month or year; None where nothing tells.

    ISO texts of different precision sort rightly as they are: a month stands before its days,
    a year before its months.
    """
    if identity.published or identity.fieldwork_end:
        return identity.published or identity.fieldwork_end
    return _end_of_cycle(identity.cycle_order)


def _end_of_cycle(cycle_order: int | None) -> str | None:
    """Return the year a cycle ends: ``201819`` is 2018/19, so ``2019``; ``199900`` is ``2000``."""
    if cycle_order is None:
        return None
    start, end = divmod(cycle_order, 100)
    century = start - start % 100
    return str(century + end if century + end >= start else century + 100 + end)


def in_time_order(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return `readings` from the oldest to the newest, the undated last; ties go by path, then id."""
    return tuple(sorted(readings, key=_key))


def _key(reading: Reading) -> tuple[bool, str, int, str, str]:
    """Return what a report is sorted by."""
    report = reading.report
    time = time_of(report.identity)
    return (time is None, time or "", report.identity.cycle_order or 0, report.source.path, report.id)


def pairs_in_time(readings: Sequence[Reading]) -> tuple[tuple[Reading, Reading], ...]:
    """Return every pair of `readings`, the earlier report first."""
    return tuple(combinations(in_time_order(readings), 2))


def undated_warning(identity: Identity) -> tuple[Warning_, ...]:
    """Return the warning for a report that nothing dates, else nothing."""
    if time_of(identity) is not None:
        return ()
    message = "neither the text, the catalogue nor the programme dates this report; it is placed last"
    return (Warning_(code="undated", message=message),)
