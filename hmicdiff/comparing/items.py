"""Areas for improvement, causes of concern and recommendations, followed from report to report.

An item is *repeated* where a later report raises it again, even reworded, *closed* where one says so,
*superseded* where one raises something else in its place or tells of an improvement without closing
it, and *unknown* where a later report had to speak of it and its text says nothing: extraction often
loses the boxes such items stand in, so silence is never read as closure.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import TYPE_CHECKING, Literal

from hmicdiff.comparing.asks import agreement, ask_of
from hmicdiff.comparing.counterparts import counterpart_index
from hmicdiff.comparing.terms import normal_form
from hmicdiff.model import ItemPlace, ItemThread
from hmicdiff.structure.items.state import state_of, state_of_this

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hmicdiff.comparing.asks import Ask
    from hmicdiff.comparing.counterparts import Counterpart, CounterpartIndex
    from hmicdiff.model import Item, Quoted, Reading, Report, Sentence
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["ItemParams", "follow_items"]

_CLOSED = "a later report says it is dealt with"
_ALL_CAUSES = re.compile(
    r"\b(?:all|both|remaining|the|its|their|these|no)(?: \S+){0,4}? causes? of concern\b"
    r"(?! (?:about|around|relating|related|regarding|concerning|that|on|in relation|because|for))",
    re.IGNORECASE,
)
"""Names the causes of concern of a body, or of one area, as a whole: none is told from the others."""
_BY_KIND = {
    "cause_of_concern": re.compile(r"\b(?:the|this|that|our) cause of concern\b", re.IGNORECASE),
    "area_for_improvement": re.compile(
        r"\b(?:the|this|that|our|earlier|previous) area (?:for|of) improvement\b", re.IGNORECASE
    ),
    "recommendation": re.compile(r"\b(?:the|this|that|our) recommendation\b", re.IGNORECASE),
}
"""Names one item by its kind."""
_WHOLE_BODY = frozenset({"context", "overall", "other"})
"""Topics of sentences that speak of the whole body."""
_LOOKED_AT = 5
"""Sentences looked at for what a later report says of an item in running text."""

Status = Literal["raised", "repeated", "closed", "superseded", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemParams:
    """When two texts are the same obligation."""

    same_ask: float = 0.5
    """Least agreement of what two items ask for (`asks.agreement`); of forty pairs written for it, those
    that ask for one thing have 0.58 and more but for one, those that do not 0.45 and less."""
    same_concern: float = 0.35
    """Least likeness of a later sentence that voices the same concern in running text: cosine of
    stemmed, weighted words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Followed:
    """An item on its way through the years."""

    item: Item
    """As it was last worded."""
    ask: Ask
    """What it asks for, as it was first worded."""
    reading: Reading
    """Report of the last wording."""
    first: str
    """Id of the report that raised it."""
    places: tuple[ItemPlace, ...]
    status: Status
    reason: str
    cause: str | None = None
    """For a recommendation: id of the cause of concern that it belongs to."""
    id: str
    """Id of the item as it was first worded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A later report that threads are asked of."""

    reading: Reading
    vocabulary: Vocabulary
    params: ItemParams
    matches: Mapping[str, Item]
    """Its item that continues a thread, by the thread's first item."""
    alone: frozenset[str] = frozenset()
    """Threads that are the only open ones of their kind and topic, by the thread's first item."""
    closing: tuple[Sentence, ...]
    """Sentences that close or keep open causes of concern without naming one of its own items."""
    indices: dict[str, CounterpartIndex] = field(default_factory=dict)
    """Prepared once for each earlier report that is needed."""

    def index_from(self, earlier: Reading) -> CounterpartIndex:
        """Return the report prepared for questions from `earlier`."""
        key = earlier.report.id
        if key not in self.indices:
            self.indices[key] = counterpart_index(earlier, self.reading, self.vocabulary)
        return self.indices[key]


def follow_items(
    inspections: Sequence[Sequence[Reading]], vocabulary: Vocabulary, params: ItemParams | None = None
) -> tuple[ItemThread, ...]:
    """Return one thread for every obligation, in order of its first report and place.

    `inspections` stand in time order, each with its reports, the fullest first. What one of them says
    again of an obligation that another report of the same inspection speaks of changes nothing.
    """
    chosen = params or ItemParams()
    followed: list[_Followed] = []
    for readings in inspections:
        followed = _after_inspection(followed, readings, vocabulary, chosen)
    return tuple(_thread(one) for one in followed)


def _after_inspection(
    followed: list[_Followed], readings: Sequence[Reading], vocabulary: Vocabulary, params: ItemParams
) -> list[_Followed]:
    """Return the threads as the reports of one inspection leave them, with those that begin in it."""
    own = {one.report.id for one in readings}
    for reading in readings:
        matches = _matches(followed, reading, vocabulary, params)
        asked = _Asked(
            reading=reading,
            vocabulary=vocabulary,
            params=params,
            matches=matches,
            alone=_alone(followed),
            closing=_of_all_causes(reading, vocabulary),
        )
        met = [one if one.places[-1].report in own else _meet(one, asked) for one in followed]
        taken = {item.id for item in matches.values()}
        fresh = (item for item in reading.report.items if _is_tracked(item) and item.id not in taken)
        followed = _with_their_causes(met, reading) + [_begin(item, reading, vocabulary) for item in fresh]
    return followed


def _matches(
    followed: Sequence[_Followed], reading: Reading, vocabulary: Vocabulary, params: ItemParams
) -> dict[str, Item]:
    """Return which item of a report continues which thread: the most agreeing pairs first, each item once."""
    items = [item for item in reading.report.items if _is_tracked(item)]
    asks = [_ask(item, reading, vocabulary) for item in items]
    scored = [
        (agreement(one.ask, ask), place, number)
        for place, one in enumerate(followed)
        for number, ask in enumerate(asks)
    ]
    found: dict[str, Item] = {}
    taken: set[int] = set()
    for score, place, number in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        if score >= params.same_ask and followed[place].id not in found and number not in taken:
            found[followed[place].id] = items[number]
            taken.add(number)
    return found


def _ask(item: Item, reading: Reading, vocabulary: Vocabulary) -> Ask:
    """Return what an item asks for."""
    return ask_of(item.text, vocabulary, reading.report.identity.body)


def _is_tracked(item: Item) -> bool:
    """Whether an item carries an obligation; mere advice in running text and good practice do not."""
    return item.kind != "practice" and (item.labelled or item.status != "raised")


def _begin(item: Item, reading: Reading, vocabulary: Vocabulary) -> _Followed:
    """Return the thread of an item seen for the first time."""
    told = "restated from an inspection that is not among these reports"
    reasons = {"raised": "raised here first", "restated": told, "closed": f"{told}, and closed"}
    states: dict[str, Status] = {"raised": "raised", "restated": "repeated", "closed": "closed"}
    status = states[item.status]
    return _Followed(
        item=item,
        reading=reading,
        first=reading.report.id,
        places=(_cited(item, reading.report, status),),
        status=status,
        reason=reasons[item.status],
        id=item.id,
        ask=_ask(item, reading, vocabulary),
        cause=_cause_of(item, reading),
    )


def _cause_of(item: Item, reading: Reading) -> str | None:
    """Return the cause of concern that a recommendation belongs to: the last before it on its topic."""
    if item.kind != "recommendation":
        return None
    causes = [
        one
        for one in reading.report.items
        if one.kind == "cause_of_concern"
        and one.topic == item.topic
        and (one.line_start, one.line_end) <= (item.line_start, item.line_end)
    ]
    return causes[-1].id if causes else None


def _meet(one: _Followed, asked: _Asked) -> _Followed:
    """Return what a later report makes of a thread."""
    item = asked.matches.get(one.id)
    if item is not None:
        return _seen_again(one, item, asked.reading)
    if one.status == "closed":
        return one
    told = _told_of_all(one, asked)
    if told is not None or not _had_to_speak(one.item, asked):
        return told or one
    return _told_otherwise(one, asked) or _told_by_kind(one, asked) or _silent(one, asked.reading)


def _alone(followed: Sequence[_Followed]) -> frozenset[str]:
    """Return the threads that are the only open ones of their kind and topic."""
    count = Counter((one.item.kind, one.item.topic) for one in followed if one.status != "closed")
    return frozenset(one.id for one in followed if count[one.item.kind, one.item.topic] == 1)


def _told_by_kind(one: _Followed, asked: _Asked) -> _Followed | None:
    """Return an item closed, or kept open, by its kind alone where its topic has no other such item; else None.

    "The cause of concern is now closed", said of the recording of crime, is said of the one that there is.
    """
    naming = _BY_KIND.get(one.item.kind)
    if one.id not in asked.alone or naming is None:
        return None
    told = [
        sentence
        for sentence in asked.reading.sentences
        if sentence.topic == one.item.topic
        and not sentence.is_history
        and naming.search(sentence.text)
        and state_of(sentence.text, asked.vocabulary.cues) is not None
        and not _is_of_an_item(sentence, asked.reading)
    ]
    return _in_state(one, told[-1], asked) if told else None


def _of_all_causes(reading: Reading, vocabulary: Vocabulary) -> tuple[Sentence, ...]:
    """Return the sentences that close or keep open *the* causes of concern of a body, all of them."""
    return tuple(
        one
        for one in reading.sentences
        if _ALL_CAUSES.search(one.text) and not one.is_history and state_of(one.text, vocabulary.cues)
    )


def _told_of_all(one: _Followed, asked: _Asked) -> _Followed | None:
    """Return a cause of concern that a later report closes, or keeps open, with all others; else None."""
    on_it = [told for told in asked.closing if told.topic in {*_WHOLE_BODY, one.item.topic}]
    if one.item.kind != "cause_of_concern" or not on_it:
        return None
    return _in_state(one, on_it[-1], asked)


def _in_state(one: _Followed, sentence: Sentence, asked: _Asked) -> _Followed | None:
    """Return a thread in the state that a later sentence gives it, None where it gives none."""
    state = state_of_this(sentence.text, asked.vocabulary.cues)
    if state is None:
        return None
    reason = _CLOSED if state == "closed" else "a later report says it is not dealt with"
    return _with(one, sentence, asked.reading, "closed" if state == "closed" else "repeated", reason)


def _with_their_causes(followed: Sequence[_Followed], reading: Reading) -> list[_Followed]:
    """Return the threads; a recommendation a report is silent on shares the fate of its cause of concern."""
    fates = {one.id: one for one in followed if one.item.kind == "cause_of_concern"}
    return [_after_its_cause(one, fates.get(one.cause or ""), reading) for one in followed]


def _after_its_cause(one: _Followed, cause: _Followed | None, reading: Reading) -> _Followed:
    """Return a recommendation with the fate of its cause, where the report tells that and not its own."""
    if cause is None or cause.status not in {"closed", "repeated"} or one.status == "closed":
        return one
    told = cause.places[-1]
    if told.report != reading.report.id or one.places[-1].report == reading.report.id:
        return one
    reason = f"its cause of concern is {'closed' if cause.status == 'closed' else 'still open'}"
    return replace(one, places=(*one.places, told), status=cause.status, reason=reason)


def _seen_again(one: _Followed, item: Item, reading: Reading) -> _Followed:
    """Return a thread that a later report raises again or closes."""
    closed = item.status == "closed"
    status: Status = "closed" if closed else "repeated"
    return replace(
        one,
        item=item,
        reading=reading,
        places=(*one.places, _cited(item, reading.report, status)),
        status=status,
        reason=_CLOSED if closed else "raised again by a later report",
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
    near = [found for found in ranked[:_LOOKED_AT] if _is_near(one, found, asked)]
    answers = [answer for found in near for answer in _answers(found.sentence, asked)]
    states = (_in_state(one, answer, asked) for answer in answers)
    state = next((state for state in states if state is not None), None)
    if state is not None:
        return state
    improved = next((answer for answer in answers if _is_improvement(answer, reading.report)), None)
    if improved is not None:
        return _with(one, improved, reading, "superseded", "a later report tells of an improvement")
    concern = next((found for found in near if _is_concern(found)), None)
    if concern is not None:
        return _with(one, concern.sentence, reading, "repeated", "a later report voices the same concern")
    return None


def _is_near(one: _Followed, found: Counterpart, asked: _Asked) -> bool:
    """Whether a sentence of running text speaks of what an item asks for."""
    body = asked.reading.report.identity.body
    return (
        found.words >= asked.params.same_concern
        and not _is_of_an_item(found.sentence, asked.reading)
        and agreement(one.ask, ask_of(found.sentence.text, asked.vocabulary, body)) >= asked.params.same_ask
    )


def _is_of_an_item(sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence stands in a labelled item, which asks for itself."""
    return any(
        item.labelled
        and item.line_start <= sentence.line_start
        and sentence.line_end <= item.line_end
        and sentence.quote in item.quote
        for item in reading.report.items
    )


def _answers(sentence: Sentence, asked: _Asked) -> list[Sentence]:
    """Return a sentence and those behind it that say what became of the item it speaks of.

    Serves the frame of 2018/19 and later: an old finding is told again, and the next sentences of the
    paragraph say what became of it. Behind a present finding or a heading that states one, what names the
    item and its state does: "The force has met our area for improvement from 2018/19".
    """
    after = _behind(sentence, asked.reading)
    if sentence.is_history:
        return [sentence, *after]
    return [sentence, *(one for one in after if state_of(one.text, asked.vocabulary.cues) is not None)]


def _behind(sentence: Sentence, reading: Reading) -> list[Sentence]:
    """Return the sentences behind one: of its paragraph, or under a heading up to the next one."""
    here = [one for one in reading.sentences if one.section == sentence.section]
    after = here[next((n for n, one in enumerate(here) if one.id == sentence.id), len(here)) + 1 :]
    if sentence.kind != "heading":
        return [one for one in after if one.block == sentence.block]
    return list(takewhile(lambda one: one.kind != "heading", after))


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
    place = _cited(sentence, reading.report, status)
    return replace(one, places=(*one.places, place), status=status, reason=reason)


def _silent(one: _Followed, reading: Reading) -> _Followed:
    """Return a thread that a later report had to speak of and does not."""
    lost = any(warning.code == "items_lost" for warning in reading.report.warnings)
    why = "its text has lost the boxes such items stand in" if lost else "its text does not mention it"
    return replace(one, status="unknown", reason=f"a later report covers the topic, but {why}")


def _cited(place: Quoted, report: Report, state: Status) -> ItemPlace:
    """Return a place with its report and what that makes of the item."""
    return ItemPlace(
        report=report.id,
        line_start=place.line_start,
        line_end=place.line_end,
        page=place.page,
        quote=place.quote,
        state=state,
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
