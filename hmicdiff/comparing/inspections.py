"""Which reports tell of one inspection: they are one event, and nothing is compared between them.

A report and its press release, two items of news, two pages or pillars of one inspection say the same
thing at the same time. The fullest is the *witness*, the others *support* it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hmicdiff.comparing.copies import richest_first
from hmicdiff.comparing.order import in_time_order, time_of
from hmicdiff.model import Inspection, Warning_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hmicdiff.model import Identity, Reading
    from hmicdiff.vocabulary.inspections import InspectionRoles, Role

__all__ = ["Event", "events_of", "is_within_one", "same_date_warning"]

_MONTH = 7
"""Length of an ISO date that stops at the month."""
_DAY = 10
_COVERING = "letter"
"""Kind of what may be sent with a report, or ahead of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One inspection with the readings that tell of it."""

    inspection: Inspection
    readings: tuple[Reading, ...]
    """The witness first, then the others by fullness."""

    @property
    def ids(self) -> frozenset[str]:
        """Ids of its reports."""
        return frozenset(one.report.id for one in self.readings)


def events_of(readings: Sequence[Reading], roles: InspectionRoles) -> tuple[Event, ...]:
    """Return the inspections that reports of one body tell of, in the order of their witnesses in time.

    Reports find their inspection before the accounts of them do; an account joins the nearest.
    """
    groups: list[list[Reading]] = []
    for reading in sorted(in_time_order(readings), key=lambda one: _is_account(one, roles)):
        near = [group for group in groups if any(_are_one(reading, other, roles) for other in group)]
        if near:
            min(near, key=lambda group: _distance(reading, group)).append(reading)
        else:
            groups.append([reading])
    witnessed = {event.readings[0].report.id: event for event in (_event(group, roles) for group in groups)}
    ordered = [witnessed[one.report.id] for one in in_time_order(readings) if one.report.id in witnessed]
    return tuple(_told_apart(event, ordered[:place]) for place, event in enumerate(ordered))


def _told_apart(event: Event, before: Sequence[Event]) -> Event:
    """Return an event whose id no event before it has."""
    twins = sum(one.inspection.id == event.inspection.id for one in before)
    if not twins:
        return event
    return replace(event, inspection=replace(event.inspection, id=f"{event.inspection.id}-{twins + 1}"))


def is_within_one(reports: Iterable[str], events: Sequence[Event]) -> bool:
    """Whether several reports, by id, all tell of one inspection."""
    wanted = frozenset(reports)
    return any(wanted <= event.ids for event in events)


def same_date_warning(reading: Reading, event: Event, roles: InspectionRoles) -> tuple[Warning_, ...]:
    """Return the warning for a whole report beside which another of the same inspection stands, else nothing."""
    others = [one for one in event.readings if one is not reading and _rival(one, reading, roles)]
    if not others:
        return ()
    paths = ", ".join(sorted(one.report.source.path for one in others))
    message = (
        f"another whole report of the same inspection is here ({paths}); nothing is compared between them"
    )
    return (Warning_(code="same_inspection", message=message),)


def _rival(one: Reading, other: Reading, roles: InspectionRoles) -> bool:
    """Whether two readings are reports of one inspection and neither is a part or an account of it."""
    whole = all(_is_report(each, roles) and each.report.identity.pillar is None for each in (one, other))
    return whole and one.report.identity.kind == other.report.identity.kind


def _is_account(reading: Reading, roles: InspectionRoles) -> bool:
    """Whether a document tells what another witnesses, after it or ahead of it."""
    return roles.of(reading.report.identity.kind).id in {"account", "early"}


def _is_report(reading: Reading, roles: InspectionRoles) -> bool:
    """Whether a document reports an inspection."""
    return roles.of(reading.report.identity.kind).id == "inspection"


def _are_one(reading: Reading, other: Reading, roles: InspectionRoles) -> bool:
    """Whether two documents tell of one inspection; `reading` may be an account, `other` stood first.

    Where one has no date, its programme alone can tell.
    """
    one, two = reading.report.identity, other.report.identity
    role, known = roles.of(one.kind), roles.of(two.kind)
    if one.programme and two.programme and one.programme != two.programme:
        return False
    same = one.programme is not None and one.programme == two.programme
    near = _is_near(one, two, role)
    if "event" in {role.id, known.id}:
        return one.kind == two.kind and bool(near)
    if role.id == "early":
        return same and bool(near)
    if role.id == "inspection" and known.id == "inspection":
        near = same if near is None else near
        brought = (
            same and (near or _is_ahead(one, two, roles.role("early"))) and _COVERING in {one.kind, two.kind}
        )
        return brought or _are_one_report(one, two, near=near, same=same)
    return same if near is None else near


def _are_one_report(one: Identity, two: Identity, *, near: bool, same: bool) -> bool:
    """Whether two reports are of one inspection: parts of one programme, or wholes of one time.

    Two wholes that one day dates and no programme tells apart are one, as nothing says which came first.
    """
    if same and one.pillar != two.pillar:
        return True
    return one.kind == two.kind and near and (same or _gap(one, two) == 0)


def _is_ahead(one: Identity, two: Identity, early: Role) -> bool:
    """Whether the letter of two documents is dated ahead of the other, as what is told `early` may be."""
    gap = _gap(one, two)
    if gap is None:
        return False
    return 0 <= (gap if two.kind == _COVERING else -gap) <= early.days_before


def _is_near(one: Identity, two: Identity, role: Role) -> bool | None:
    """Whether `one` is dated as one of its role may be against `two`; None where a date is missing."""
    gap = _gap(one, two)
    return None if gap is None else -role.days_before <= gap <= role.days_after


def _gap(one: Identity, two: Identity) -> int | None:
    """Return the days from `two` to `one`, 0 where a month holds both; None where one has no date."""
    spans = [_days(each.published) for each in (two, one)]
    if spans[0] is None or spans[1] is None:
        return None
    (first, last), (start, end) = spans[0], spans[1]
    if start > last:
        return (start - last).days
    return (end - first).days if end < first else 0


def _days(published: str | None) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day that a date of publication may mean."""
    if published is None or len(published) < _MONTH:
        return None
    if len(published) >= _DAY:
        day = dt.date.fromisoformat(published[:_DAY])
        return day, day
    first = dt.date.fromisoformat(f"{published}-01")
    return first, (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


def _distance(reading: Reading, group: Sequence[Reading]) -> tuple[bool, int]:
    """Return how far a reading stands from a group: one of its own programme first, then by days."""
    own = reading.report.identity
    gaps = [gap for one in group if (gap := _gap(own, one.report.identity)) is not None]
    same = any(one.report.identity.programme == own.programme for one in group)
    return (not same, min(map(abs, gaps), default=0))


def _event(group: Sequence[Reading], roles: InspectionRoles) -> Event:
    """Return a group as an inspection: reports witness before accounts, the fullest first."""
    ordered = sorted(group, key=lambda one: (_is_account(one, roles), richest_first(one)))
    witness, *others = (one.report for one in ordered)
    programme = next(
        (one.report.identity.programme for one in ordered if one.report.identity.programme), None
    )
    dates = [one.report.identity.published for one in ordered if one.report.identity.published]
    identity = witness.identity
    key = "\x1f".join((identity.body or "", programme or "", identity.kind, time_of(identity) or ""))
    return Event(
        inspection=Inspection(
            id="n" + hashlib.sha256(key.encode()).hexdigest()[:12],
            programme=programme,
            published=dates[0] if dates else None,
            witness=witness.id,
            supporting=tuple(one.id for one in others),
        ),
        readings=tuple(ordered),
    )
