"""From when a change is measured: the inspection the inspectors name, else the earlier report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.model import Since

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.judging.case import Case
    from hmicdiff.judging.subjects import Subject
    from hmicdiff.model import Reading, VerdictClass

__all__ = ["since_of"]

_DIRECTIONS: dict[str, frozenset[str]] = {
    "improved": frozenset({"improved"}),
    "regressed": frozenset({"regressed"}),
    "repeated": frozenset({"unresolved"}),
    "unchanged": frozenset({"sustained"}),
    "mixed": frozenset({"improved", "regressed", "unresolved"}),
    "not_comparable": frozenset({"not_comparable", "too_early"}),
    "new": frozenset({"improved", "regressed", "unresolved", "sustained"}),
}


def since_of(
    case: Case, subject: Subject, verdict: VerdictClass, ordered: Sequence[Reading], *, stated: bool
) -> Since:
    """Return the inspection a verdict is measured from.

    A stated change is measured from the inspection that its sentence names, whether that is among
    the reports or not; where it names none, from none. A concern raised again is measured from the first report that raised it.
    """
    cycle = _named_cycle(case, verdict) if stated or verdict == "new" else None
    if cycle is not None:
        return Since(cycle=cycle, report=_report_of(cycle, case, ordered))
    if verdict == "repeated":
        return _of(_first_to_raise(case, subject, ordered))
    return Since(cycle=None, report=None) if stated or verdict == "new" else _of(case.left.reading)


def _of(reading: Reading) -> Since:
    """Return a report as the inspection measured from."""
    return Since(cycle=reading.report.identity.programme, report=reading.report.id)


def _named_cycle(case: Case, verdict: VerdictClass) -> str | None:
    """Return the cycle that the stating sentences name, the first in reading order that names one."""
    points = case.wide if case.is_topic else case.right.points
    wanted = _DIRECTIONS.get(verdict, frozenset())
    for point in points:
        for statement in case.right.statements_at(point):
            if statement.direction in wanted and statement.reference.cycle:
                return statement.reference.cycle
    return None


def _report_of(cycle: str, case: Case, ordered: Sequence[Reading]) -> str | None:
    """Return the newest earlier report of a cycle, if it is among the reports; the pair's own first."""
    earlier = [one for one in ordered if one.report.id != case.right.report]
    before = [one for one in earlier if one.report.identity.programme == cycle]
    own = [one for one in before if one.report.id == case.left.report]
    chosen = own or before[-1:]
    return chosen[0].report.id if chosen else None


def _first_to_raise(case: Case, subject: Subject, ordered: Sequence[Reading]) -> Reading:
    """Return the first report of the unbroken run of concern that reaches the pair's earlier report."""
    first = case.left.reading
    ids = [one.report.id for one in ordered]
    for reading in reversed(ordered[: ids.index(first.report.id)]):
        if subject.speaks(reading):
            if subject.side(reading).polarity not in {"concern", "mixed"}:
                break
            first = reading
    return first
