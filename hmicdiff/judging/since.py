"""From when a change is measured: the inspection the inspectors name, else the earlier report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hmicdiff.judging.pairs import is_inspection
from hmicdiff.model import Since
from hmicdiff.structure.statements.values import WORDS, number_of
from hmicdiff.vocabulary.cues import load_cues

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.judging.case import Case
    from hmicdiff.judging.subjects import Subject
    from hmicdiff.model import Reading, Reference, VerdictClass

__all__ = ["since_of"]

_ONE_YEAR = re.compile(r"PEEL 20\d\d")
_YEAR = re.compile(r"\b20\d\d")
"""A cycle is named where the text names a year; "our previous inspection" names none."""
_DATE = re.compile(r"20\d\d(?:[/-]\d{2,4})?")
"""A year alone: unless a report is of its cycle, a date and no inspection, as in "has met since January 2023"."""
_PERIOD = re.compile(
    r"\b(?:months?|quarter|years?) (?:to|ending|ended|up to)\b|\bfinancial year\b|\b(?:this|that|the same) (?:time )?period\b"
    r"|\b(?:\d+|three|six|nine|twelve|eighteen) months\b",
    re.IGNORECASE,
)
"""A stretch of time over which something is counted, and no inspection that it is measured from."""
_AGO = re.compile(
    rf"\b(?:(?P<number>\d{{1,2}})|(?P<word>{'|'.join(WORDS)})) years? (?:ago|earlier|before)\b", re.IGNORECASE
)
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
    the reports or not; where it names none, from none. The time is told in the report's own words,
    and a cycle only where these name a year. A concern raised again is measured from the first report that raised it.
    """
    told = _reference(case, verdict) if stated or verdict == "new" else None
    if told is not None:
        cycle = told.cycle if _YEAR.search(told.text or "") else None
        report = _report_of(told, case, ordered) if told.cycle else _unnamed(told, case, ordered)
        return Since(cycle=cycle, report=report, text=told.text)
    if verdict == "repeated":
        return _of(_first_to_raise(case, subject, ordered))
    return Since(cycle=None, report=None) if stated or verdict == "new" else _of(case.left.reading)


def _of(reading: Reading) -> Since:
    """Return a report as the inspection measured from."""
    return Since(cycle=reading.report.identity.programme, report=reading.report.id)


def _reference(case: Case, verdict: VerdictClass) -> Reference | None:
    """Return the earlier inspection that the stating sentences name: one of a known year first; none of several of what is mixed."""
    found = list(_references(case, verdict))
    if verdict == "mixed" and len({one.cycle for one in found}) > 1:
        return None
    named = [one for one in found if one.cycle]
    told = [one for one in found if not _DATE.fullmatch(one.text or "")]
    return next(iter(named or told), None)


def _references(case: Case, verdict: VerdictClass) -> Iterator[Reference]:
    """Yield the earlier times that the stating sentences name, in reading order."""
    points = case.wide if case.is_topic else case.right.points
    wanted = _DIRECTIONS.get(verdict, frozenset())
    for point in points:
        for statement in case.right.statements_at(point):
            text = statement.reference.text
            if statement.direction in wanted and text and not _PERIOD.search(text):
                yield statement.reference


def _report_of(told: Reference, case: Case, ordered: Sequence[Reading]) -> str | None:
    """Return the newest earlier report of the inspection told of, if it is among the reports; the pair's own first.

    Where none bears its cycle, one of the year that the words name is meant: an inspection of 2014 is
    one of PEEL 2014 as well as of a question of its own.
    """
    earlier = [one for one in ordered if one.report.id != case.right.report]
    before = [one for one in earlier if one.report.identity.programme == told.cycle]
    before = before or [one for one in earlier if _is_of_year(one, f"{told.text} {_annual(told.cycle)}")]
    own = [one for one in before if one.report.id == case.left.report]
    chosen = own or before[-1:]
    return chosen[0].report.id if chosen else None


def _unnamed(told: Reference, case: Case, ordered: Sequence[Reading]) -> str | None:
    """Return the earlier report that words of no cycle mean: by so many years ago, or the last of its kind."""
    return _of_years_ago(told, case, ordered) or _of_its_kind(told, case, ordered)


def _of_years_ago(told: Reference, case: Case, ordered: Sequence[Reading]) -> str | None:
    """Return the report published so many years before the later one, give or take one: "a concern two years ago"."""
    found = _AGO.search(told.text or "")
    own = case.right.reading.report.identity.published
    if found is None or own is None:
        return None
    year = int(own[:4]) - int(number_of(found["number"], found["word"]))
    earlier = (one.report for one in ordered if (one.report.identity.published or own) < own)
    near = [one for one in earlier if abs(int((one.identity.published or own)[:4]) - year) <= 1]
    return (
        min(near, key=lambda one: abs(int((one.identity.published or own)[:4]) - year)).id if near else None
    )


def _of_its_kind(told: Reference, case: Case, ordered: Sequence[Reading]) -> str | None:
    """Return the report that "our last inspection", of no cycle, means: the newest earlier one of its kind outside the cycles.

    Two inspections of custody, of child protection or of crime data follow each other, whatever else was inspected between.
    """
    own, words = case.right.reading, told.text or ""
    is_named = load_cues().links["names-an-inspection"].is_in(words) and not _YEAR.search(words)
    if not is_named or not _is_outside(own):
        return None
    before = ordered[: [one.report.id for one in ordered].index(own.report.id)]
    same = [
        one for one in before if _is_outside(one) and one.report.identity.kind == own.report.identity.kind
    ]
    return same[-1].report.id if same else None


def _is_outside(reading: Reading) -> bool:
    """Whether a report is of an inspection that belongs to no cycle."""
    return is_inspection(reading) and reading.report.identity.cycle_order is None


def _annual(cycle: str | None) -> str:
    """Return a cycle of one year, when each body was inspected every year ("last year"); nothing for a longer one."""
    return cycle if cycle is not None and _ONE_YEAR.fullmatch(cycle) else ""


def _is_of_year(reading: Reading, words: str) -> bool:
    """Whether a report's inspection or publication is of the year that words name."""
    named = {int(year) for year in _YEAR.findall(words)}
    identity = reading.report.identity
    order = identity.cycle_order
    years = {order // 100} if order is not None else set()
    return bool(named & (years | ({int(identity.published[:4])} if identity.published else set())))


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
