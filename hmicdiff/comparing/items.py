"""Areas for improvement, causes of concern and recommendations, followed from report to report.

An item is *repeated* where a later report raises it again, even reworded, *closed* where one says so,
*superseded* where one raises something else in its place or tells of an improvement without closing
it, and *unknown* where a later report had to speak of it and its text says nothing: extraction often
loses the boxes such items stand in, so silence is never read as closure.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from hmicdiff.comparing.counterparts import counterpart_index
from hmicdiff.comparing.order import in_time_order
from hmicdiff.comparing.terms import normal_form
from hmicdiff.model import Cited, ItemThread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.comparing.counterparts import Counterpart, CounterpartIndex
    from hmicdiff.model import Item, Quoted, Reading, Report, Sentence
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["ItemParams", "follow_items"]

_LOOKED_AT = 5
"""Sentences looked at for what a later report says of an item in running text."""

Status = Literal["raised", "repeated", "closed", "superseded", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemParams:
    """When two texts are the same obligation; words are cosines of stemmed, weighted words."""

    same_item: float = 0.3
    """Least likeness of the words of two items."""
    same_concern: float = 0.35
    """Least likeness of a later sentence that voices the same concern in running text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Followed:
    """An item on its way through the years."""

    item: Item
    """As it was last worded."""
    reading: Reading
    """Report of the last wording."""
    first: str
    """Id of the report that raised it."""
    places: tuple[Cited, ...]
    status: Status
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A later report that threads are asked of."""

    reading: Reading
    vocabulary: Vocabulary
    taken: set[str]
    """Ids of its items that continue a thread."""
    params: ItemParams
    indices: dict[str, CounterpartIndex] = field(default_factory=dict)
    """Prepared once for each earlier report that is needed."""

    def index_from(self, earlier: Reading) -> CounterpartIndex:
        """Return the report prepared for questions from `earlier`."""
        key = earlier.report.id
        if key not in self.indices:
            self.indices[key] = counterpart_index(earlier, self.reading, self.vocabulary)
        return self.indices[key]


def follow_items(
    readings: Sequence[Reading], vocabulary: Vocabulary, params: ItemParams | None = None
) -> tuple[ItemThread, ...]:
    """Return one thread for every obligation, in order of its first report and place."""
    chosen = params or ItemParams()
    followed: list[_Followed] = []
    for reading in in_time_order(readings):
        taken: set[str] = set()
        asked = _Asked(reading=reading, vocabulary=vocabulary, taken=taken, params=chosen)
        followed = [_meet(one, asked) for one in followed]
        fresh = (item for item in reading.report.items if _is_tracked(item) and item.id not in taken)
        followed.extend(_begin(item, reading) for item in fresh)
    return tuple(_thread(one) for one in followed)


def _is_tracked(item: Item) -> bool:
    """Whether an item carries an obligation; mere advice in running text and good practice do not."""
    return item.kind != "practice" and (item.labelled or item.status != "raised")


def _begin(item: Item, reading: Reading) -> _Followed:
    """Return the thread of an item seen for the first time."""
    closed = item.status == "closed"
    told = "restated from an inspection that is not among these reports"
    reasons = {"raised": "raised here first", "restated": told, "closed": f"{told}, and closed"}
    return _Followed(
        item=item,
        reading=reading,
        first=reading.report.id,
        places=(_cited(item, reading.report),),
        status="closed" if closed else "repeated" if item.status == "restated" else "raised",
        reason=reasons[item.status],
    )


def _meet(one: _Followed, asked: _Asked) -> _Followed:
    """Return what a later report makes of a thread."""
    item = _same_item(one, asked)
    if item is not None:
        asked.taken.add(item.id)
        return _seen_again(one, item, asked.reading)
    if one.status == "closed" or not _had_to_speak(one.item, asked):
        return one
    return _told_otherwise(one, asked) or _silent(one, asked.reading)


def _same_item(one: _Followed, asked: _Asked) -> Item | None:
    """Return the item of a later report that words the same obligation, or None."""
    items = asked.reading.report.items
    free = [item for item in items if _is_tracked(item) and item.id not in asked.taken]
    if not free:
        return None
    vectors = asked.index_from(one.reading).space.vectors([one.item.text, *(item.text for item in free)])
    likeness = vectors[1:] @ vectors[0]
    best = int(likeness.argmax())
    return free[best] if likeness[best] >= asked.params.same_item else None


def _seen_again(one: _Followed, item: Item, reading: Reading) -> _Followed:
    """Return a thread that a later report raises again or closes."""
    closed = item.status == "closed"
    return replace(
        one,
        item=item,
        reading=reading,
        places=(*one.places, _cited(item, reading.report)),
        status="closed" if closed else "repeated",
        reason="a later report says it is dealt with" if closed else "raised again by a later report",
    )


def _had_to_speak(item: Item, asked: _Asked) -> bool:
    """Whether a later report covers the item's topic."""
    report = asked.reading.report
    family = asked.vocabulary.topics.family(item.topic, report.identity.sector)
    return any(section.topic in family for section in report.sections)


def _told_otherwise(one: _Followed, asked: _Asked) -> _Followed | None:
    """Return a thread that a later report takes up in running text, or None."""
    reading = asked.reading
    index = asked.index_from(one.reading)
    ranked = index.rank(one.item.text, section=one.item.section, topic=one.item.topic)
    near = [found for found in ranked[:_LOOKED_AT] if found.words >= asked.params.same_concern]
    answers = (answer for found in near for answer in _answers(found.sentence, reading))
    answer = next(answers, None)
    if answer is not None and _closes(answer, asked.vocabulary):
        return _with(one, answer, reading, "closed", "a later report says it is dealt with")
    if answer is not None:
        return _with(one, answer, reading, "superseded", "a later report tells of an improvement")
    concern = next((found for found in near if _is_concern(found)), None)
    if concern is not None:
        return _with(one, concern.sentence, reading, "repeated", "a later report voices the same concern")
    return None


def _answers(sentence: Sentence, reading: Reading) -> list[Sentence]:
    """Return where the inspectors state an improvement: that sentence, or one that answers what it retells.

    Serves the frame of 2018/19 and later: an old finding is told again, and the next sentences of the
    paragraph say what became of it.
    """
    after = [
        one
        for one in reading.sentences
        if (one.section, one.block) == (sentence.section, sentence.block)
        and (one.line_start, one.line_end) >= (sentence.line_start, sentence.line_end)
    ]
    start = next((n for n, one in enumerate(after) if one.id == sentence.id), 0)
    looked_at = after[start:] if sentence.is_history else [sentence]
    return [one for one in looked_at if _is_improvement(one, reading.report)]


def _closes(sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether the inspectors say that an earlier finding is dealt with."""
    return any(pattern.search(sentence.text) for _, pattern in vocabulary.cues.closings)


def _is_improvement(sentence: Sentence, report: Report) -> bool:
    """Whether the inspectors state an improvement in that sentence."""
    return any(
        statement.direction == "improved"
        and statement.source == "inspectorate"
        and statement.line_start <= sentence.line_end
        and sentence.line_start <= statement.line_end
        and statement.quote in sentence.quote
        for statement in report.statements
    )


def _is_concern(found: Counterpart) -> bool:
    """Whether a sentence voices a present concern of the inspectors."""
    return found.sentence.polarity == "concern" and not found.sentence.is_history


def _with(one: _Followed, sentence: Sentence, reading: Reading, status: Status, reason: str) -> _Followed:
    """Return a thread with one more place."""
    place = _cited(sentence, reading.report)
    return replace(one, places=(*one.places, place), status=status, reason=reason)


def _silent(one: _Followed, reading: Reading) -> _Followed:
    """Return a thread that a later report had to speak of and does not."""
    lost = any(warning.code == "items_lost" for warning in reading.report.warnings)
    why = "its text has lost the boxes such items stand in" if lost else "its text does not mention it"
    return replace(one, status="unknown", reason=f"a later report covers the topic, but {why}")


def _cited(place: Quoted, report: Report) -> Cited:
    """Return a place with its report."""
    return Cited(
        report=report.id,
        line_start=place.line_start,
        line_end=place.line_end,
        page=place.page,
        quote=place.quote,
    )


def _thread(one: _Followed) -> ItemThread:
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
