"""Areas for improvement, causes of concern and recommendations, followed from report to report.

An item is *repeated* where a later report raises it again, even reworded, *closed* where one says so,
*superseded* where one raises something else in its place or tells of an improvement without closing
it, and *unknown* where a later report had to speak of it and its text says nothing: extraction often
loses the boxes such items stand in, so silence is never read as closure.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from hmicdiff.comparing.asks import agreement, ask_of
from hmicdiff.comparing.items.by_kind import told_by_kind
from hmicdiff.comparing.items.passages import of_all_causes, told_by_subjects
from hmicdiff.comparing.items.thread import CLOSED, Asked, Followed, ItemParams, Status, cited
from hmicdiff.comparing.items.told import (
    closing_of,
    recalls,
    told_by_subject,
    told_in_letter,
    told_of_all,
    told_otherwise,
)
from hmicdiff.comparing.terms import normal_form
from hmicdiff.model import ItemThread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hmicdiff.comparing.asks import Ask
    from hmicdiff.model import Item, Reading
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["ItemParams", "follow_items"]


def follow_items(
    inspections: Sequence[Sequence[Reading]], vocabulary: Vocabulary, params: ItemParams | None = None
) -> tuple[ItemThread, ...]:
    """Return one thread for every obligation, in order of its first report and place.

    `inspections` stand in time order, each with its reports, the fullest first. What one of them says
    again of an obligation that another report of the same inspection speaks of changes nothing.
    """
    chosen = params or ItemParams()
    followed: list[Followed] = []
    for readings in inspections:
        followed = _after_inspection(followed, readings, vocabulary, chosen)
    return tuple(_thread(one) for one in followed)


def _after_inspection(
    followed: list[Followed], readings: Sequence[Reading], vocabulary: Vocabulary, params: ItemParams
) -> list[Followed]:
    """Return the threads as the reports of one inspection leave them, with those that begin in it."""
    own = {one.report.id for one in readings}
    for reading in readings:
        matches = _matches(followed, reading, vocabulary, params)
        asked = Asked(
            reading=reading,
            vocabulary=vocabulary,
            params=params,
            matches=matches,
            open_asks={one.id: one.ask for one in followed if one.status != "closed"},
            kinds={one.id: one.item.kind for one in followed},
            topics={one.id: one.item.topic for one in followed},
            alone=_alone(followed),
            mentioned=tuple(told_by_subjects(reading, vocabulary)),
            closing=of_all_causes(reading, vocabulary),
        )
        met = [one if one.places[-1].report in own else _meet(one, asked) for one in followed]
        taken = {item.id for item in matches.values()}
        known = [one.ask for one in followed]
        fresh = (
            item
            for item in reading.report.items
            if _is_tracked(item) and item.id not in taken and not _recalls(item, known, asked)
        )
        followed = _with_their_causes(met, reading) + [_begin(item, reading, vocabulary) for item in fresh]
    return followed


def _matches(
    followed: Sequence[Followed], reading: Reading, vocabulary: Vocabulary, params: ItemParams
) -> dict[str, Item]:
    """Return which item of a report continues which thread: the most agreeing pairs first, each item once."""
    items = [item for item in reading.report.items if _is_tracked(item) and not _is_recalled(item)]
    asks = [_ask(item, reading, vocabulary) for item in items]
    scored = [
        (agreement(one.ask, ask), place, number)
        for place, one in enumerate(followed)
        for number, ask in enumerate(asks)
        if items[number].labelled or _is_of_kind(one.item, items[number])
    ]
    found: dict[str, Item] = {}
    taken: set[int] = set()
    for score, place, number in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        if score >= params.same_ask and followed[place].id not in found and number not in taken:
            found[followed[place].id] = items[number]
            taken.add(number)
    return found


def _is_of_kind(item: Item, told: Item) -> bool:
    """Whether what running text tells may be an item: a cause of concern that it names is no recommendation."""
    return (item.kind == "cause_of_concern") == (told.kind == "cause_of_concern")


def _ask(item: Item, reading: Reading, vocabulary: Vocabulary) -> Ask:
    """Return what an item asks for."""
    return ask_of(item.text, vocabulary, reading.report.identity.body)


def _is_tracked(item: Item) -> bool:
    """Whether an item carries an obligation; mere advice in running text and good practice do not."""
    return item.kind != "practice" and (item.labelled or item.status != "raised")


def _is_recalled(item: Item) -> bool:
    """Whether a report only recalls an item of an older one in running text, which raises it no second time."""
    return item.status == "restated" and not item.labelled


def _recalls(item: Item, known: Sequence[Ask], asked: Asked) -> bool:
    """Whether a report only recalls an item that is followed already."""
    return _is_recalled(item) and any(recalls(item, one, asked) for one in known)


def _begin(item: Item, reading: Reading, vocabulary: Vocabulary) -> Followed:
    """Return the thread of an item seen for the first time."""
    told = "restated from an inspection that is not among these reports"
    reasons = {"raised": "raised here first", "restated": told, "closed": f"{told}, and closed"}
    states: dict[str, Status] = {"raised": "raised", "restated": "repeated", "closed": "closed"}
    status = states[item.status]
    return Followed(
        item=item,
        reading=reading,
        first=reading.report.id,
        places=(cited(item, reading.report, status),),
        status=status,
        reason=reasons[item.status],
        id=item.id,
        ask=_ask(item, reading, vocabulary),
        cause=_cause_of(item, reading),
    )


def _cause_of(item: Item, reading: Reading) -> str | None:
    """Return the cause of concern that a recommendation belongs to: the last before it on its topic, or in its part."""
    if item.kind != "recommendation":
        return None
    parents = {section.id: section.parent for section in reading.report.sections}
    causes = [
        one
        for one in reading.report.items
        if one.kind == "cause_of_concern"
        and (one.topic == item.topic or _share_a_part(one.section, item.section, parents))
        and (one.line_start, one.line_end) <= (item.line_start, item.line_end)
    ]
    return causes[-1].id if causes else None


def _share_a_part(one: str, other: str, parents: Mapping[str, str | None]) -> bool:
    """Whether two sections are one, or stand side by side or one in the other."""
    above, above_other = parents.get(one), parents.get(other)
    return one in {other, above_other} or above == other or (above is not None and above == above_other)


def _meet(one: Followed, asked: Asked) -> Followed:
    """Return what a later report makes of a thread."""
    item = asked.matches.get(one.id)
    if item is not None:
        return _seen_again(one, item, asked.reading, asked.vocabulary)
    if one.status == "closed":
        return one
    told = told_of_all(one, asked) or told_by_subject(one, asked) or told_in_letter(one, asked)
    if told is not None:
        return told
    if not _had_to_speak(one.item, asked):
        return told_by_kind(one, asked) or one
    return told_otherwise(one, asked) or told_by_kind(one, asked) or _silent(one, asked.reading)


def _alone(followed: Sequence[Followed]) -> frozenset[str]:
    """Return the threads that are the only open ones of their kind and topic."""
    count = Counter((one.item.kind, one.item.topic) for one in followed if one.status != "closed")
    return frozenset(one.id for one in followed if count[one.item.kind, one.item.topic] == 1)


def _with_their_causes(followed: Sequence[Followed], reading: Reading) -> list[Followed]:
    """Return the threads; a recommendation a report is silent on shares the fate of its cause of concern."""
    fates = {one.id: one for one in followed if one.item.kind == "cause_of_concern"}
    return [_after_its_cause(one, fates.get(one.cause or ""), reading) for one in followed]


def _after_its_cause(one: Followed, cause: Followed | None, reading: Reading) -> Followed:
    """Return a recommendation with the fate of its cause, where the report tells that and not its own."""
    if cause is None or cause.status not in {"closed", "repeated"} or one.status == "closed":
        return one
    told = cause.places[-1]
    if told.report != reading.report.id or one.places[-1].report == reading.report.id:
        return one
    reason = f"its cause of concern is {'closed' if cause.status == 'closed' else 'still open'}"
    return replace(one, places=(*one.places, told), status=cause.status, reason=reason)


def _seen_again(one: Followed, item: Item, reading: Reading, vocabulary: Vocabulary) -> Followed:
    """Return a thread that a later report raises again or closes."""
    closed = item.status == "closed"
    status: Status = "closed" if closed else "repeated"
    place = closing_of(item, reading, vocabulary) if closed else item
    return replace(
        one,
        item=item,
        reading=reading,
        places=(*one.places, cited(place, reading.report, status)),
        status=status,
        reason=CLOSED if closed else "raised again by a later report",
    )


def _had_to_speak(item: Item, asked: Asked) -> bool:
    """Whether a later report covers the item's topic."""
    report = asked.reading.report
    family = asked.vocabulary.topics.family(item.topic, report.identity.sector)
    return any(section.topic in family for section in report.sections)


def _silent(one: Followed, reading: Reading) -> Followed:
    """Return a thread that a later report had to speak of and does not."""
    lost = any(warning.code == "items_lost" for warning in reading.report.warnings)
    why = "its text holds none of the boxes such items stand in" if lost else "its text does not mention it"
    return replace(one, status="unknown", reason=f"a later report covers the topic, but {why}")


def _thread(one: Followed) -> ItemThread:
    """Return a followed item as it is printed."""
    first = one.places[0]
    key = f"{one.item.kind} {first.report} {first.line_start} {normal_form(first.quote)}"
    return ItemThread(
        id="i" + hashlib.sha256(key.encode()).hexdigest()[:12],
        topic=one.item.topic,
        status=one.status,
        first_seen=one.first,
        items=one.places,
        kind=one.item.kind,
        age=len({place.report for place in one.places}),
        reason=one.reason,
    )
