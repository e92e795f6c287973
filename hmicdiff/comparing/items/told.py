"""What a later report says of an obligation in running text: that it is met, still open, or still a concern."""

from __future__ import annotations

from itertools import chain, takewhile
from typing import TYPE_CHECKING

from hmicdiff.comparing.asks import agreement, ask_of, naming
from hmicdiff.comparing.items.passages import behind_in, is_of_an_item
from hmicdiff.comparing.items.thread import CLOSED, with_place
from hmicdiff.structure.items.state import mentions, state_of, state_of_this

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hmicdiff.comparing.asks import Ask
    from hmicdiff.comparing.counterparts import Counterpart
    from hmicdiff.comparing.items.thread import Asked, Followed
    from hmicdiff.model import Item, Quoted, Reading, Report, Sentence
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.item_tables import ItemState

__all__ = [
    "closing_of",
    "in_state",
    "is_on_another",
    "recalls",
    "said_of_kind",
    "share_of",
    "told_by_subject",
    "told_in_letter",
    "told_of_all",
    "told_otherwise",
    "words_in",
]

_LETTERS = frozenset({"letter", "revisit", "accelerated_cause_of_concern"})
"""Kinds of document that are on one matter."""
_WHOLE_BODY = frozenset({"context", "overall", "other"})
"""Topics of sentences that speak of the whole body."""
_LOOKED_AT = 5
"""Sentences looked at for what a later report says of an item in running text."""


def told_of_all(one: Followed, asked: Asked) -> Followed | None:
    """Return a cause of concern that a later report closes, or keeps open, with all others; else None."""
    if one.item.kind != "cause_of_concern":
        return None
    on_it = [
        told
        for told in asked.closing
        if told.topic == one.item.topic or (told.topic in _WHOLE_BODY and _may_mean(told, one, asked))
    ]
    return in_state(one, on_it[-1], asked) if on_it else None


def _may_mean(sentence: Sentence, one: Followed, asked: Asked) -> bool:
    """Whether what is said of *the* one item of a kind may be said of this: it is the only one, or the one recalled."""
    if one.item.kind not in asked.vocabulary.cues.items_by_kind.found(sentence.text):
        return True
    alike = {key: ask for key, ask in asked.open_asks.items() if asked.kinds.get(key) == one.item.kind}
    return len(alike) < 2 or _recalled(sentence, alike, asked) == one.id  # noqa: PLR2004


def _recalled(sentence: Sentence, alike: Mapping[str, Ask], asked: Asked) -> str | None:
    """Return the one item of some that a report tells most of before it says in `sentence` what became of *it*.

    What stands before the last such sentence is of another item. None where two are told alike, or none is.
    """
    up_to = list(takewhile(lambda said: said.id != sentence.id, asked.reading.sentences))
    since = next((n for n in range(len(up_to), 0, -1) if _answers_alone(up_to[n - 1], asked)), 0)
    told = words_in((*up_to[since:], sentence), asked)
    shares = {key: share_of(ask, told) for key, ask in alike.items()}
    best = max(shares.values(), default=0.0)
    meant = [key for key, share in shares.items() if share == best]
    return meant[0] if len(meant) == 1 and best >= asked.params.recalled else None


def _words_of(sentence: Sentence, asked: Asked) -> frozenset[str]:
    """Return the words a sentence would ask with."""
    return frozenset(ask_of(sentence.text, asked.vocabulary, asked.reading.report.identity.body).words)


def share_of(ask: Ask, told: frozenset[str]) -> float:
    """Return how much of what is asked for stands in some words, 0 to 1."""
    whole = sum(ask.words.values())
    return sum(weight for word, weight in ask.words.items() if word in told) / whole if whole else 0.0


def _answers_alone(sentence: Sentence, asked: Asked) -> bool:
    """Whether a sentence says what became of an item that it names by its kind alone."""
    cues = asked.vocabulary.cues
    by_kind = cues.items_by_kind.is_in(sentence.text)
    return by_kind and state_of(sentence.text, cues) is not None


def told_by_subject(one: Followed, asked: Asked) -> Followed | None:
    """Return an item that a later report names by what it is about, with what became of it; else None.

    "The allocation of crimes is no longer an area for improvement." Of several items the one that the words
    name best is meant, and none where two do.
    """
    told: tuple[Sentence, ItemState] | None = None
    so_far = 0.0
    for sentence, about, state in asked.mentioned:
        fits = {key: _fit(about, ask, asked) for key, ask in _of_the_kind(sentence, asked).items()}
        best = max(fits.values(), default=0.0)
        is_meant = best and [key for key, fit in fits.items() if fit == best] == [one.id]
        if is_meant and not (told and told[1] == state and best < so_far):
            told, so_far = (sentence, state), best
    return _told(one, *told, asked) if told else None


def told_in_letter(one: Followed, asked: Asked) -> Followed | None:
    """Return an item that a letter is on, with what the letter says of "the" item of that kind anywhere; else None."""
    if asked.reading.report.identity.kind not in _LETTERS:
        return None
    is_only = _is_the_subject(one, asked)
    said = [told for told in said_of_kind(one, asked) if is_only or _is_recalled(told, one, asked)]
    return in_state(one, said[-1], asked) if said else None


def _is_recalled(sentence: Sentence, one: Followed, asked: Asked) -> bool:
    """Whether a letter tells of a cause of concern most before it says what became of it."""
    return one.item.kind == "cause_of_concern" and _may_mean(sentence, one, asked)


def _is_the_subject(one: Followed, asked: Asked) -> bool:
    """Whether all that a report names by its subject is one item."""
    body = asked.reading.report.identity.body
    said = (mentions(sentence.text, asked.vocabulary.cues) for sentence in asked.reading.sentences)
    asks = (ask_of(told.about, asked.vocabulary, body) for told in chain.from_iterable(said))
    named = [ask for ask in asks if ask.words]
    return bool(named) and all(_fit(ask, one.ask, asked) for ask in named)


def said_of_kind(one: Followed, asked: Asked) -> list[Sentence]:
    """Return the sentences that name an item by its kind, and say what became of it."""
    return [
        sentence
        for sentence in asked.reading.sentences
        if not sentence.is_history
        and one.item.kind in asked.vocabulary.cues.items_by_kind.found(sentence.text)
        and state_of(sentence.text, asked.vocabulary.cues) is not None
    ]


def _of_the_kind(sentence: Sentence, asked: Asked) -> dict[str, Ask]:
    """Return what the open items of the kind that a sentence names ask for; of all where it names none that is open."""
    kinds = set(asked.vocabulary.cues.items_by_kind.found(sentence.text))
    named = {key: ask for key, ask in asked.open_asks.items() if asked.kinds.get(key) in kinds}
    return named or dict(asked.open_asks)


def recalls(item: Item, ask: Ask, asked: Asked) -> bool:
    """Whether an item of running text tells one that is followed: in the words it names it by, else as a whole."""
    body = asked.reading.report.identity.body
    named = [ask_of(one.about, asked.vocabulary, body) for one in mentions(item.text, asked.vocabulary.cues)]
    whole = ask_of(item.text, asked.vocabulary, body)
    return agreement(ask, whole) >= asked.params.same_ask or any(_fit(one, ask, asked) for one in named)


def _fit(mention: Ask, ask: Ask, asked: Asked) -> float:
    """Return how well a mention names what is asked for, 0 where it does not."""
    named = naming(mention, ask)
    return named + agreement(mention, ask) if named >= asked.params.named else 0.0


def words_in(said: Sequence[Sentence], asked: Asked) -> frozenset[str]:
    """Return the words some sentences would ask with."""
    return frozenset[str]().union(*(_words_of(each, asked) for each in said))


def is_on_another(sentence: Sentence, one: Followed, asked: Asked) -> bool:
    """Whether a sentence names an item by its subject, and that of another item."""
    body = asked.reading.report.identity.body
    named = [
        ask_of(found.about, asked.vocabulary, body)
        for found in mentions(sentence.text, asked.vocabulary.cues)
    ]
    return any(ask.words for ask in named) and not any(_fit(ask, one.ask, asked) for ask in named)


def told_otherwise(one: Followed, asked: Asked) -> Followed | None:
    """Return a thread that a later report takes up in running text, or None.

    What says by its kind that an item is closed or open goes before what may say so of anything.
    """
    reading = asked.reading
    index = asked.index_from(one.reading)
    ranked = index.rank(one.item.text, section=one.item.section, topic=one.item.topic)
    near = [found for found in ranked[:_LOOKED_AT] if _is_near(one, found, asked)]
    answers = [answer for found in near for answer in _answers(found.sentence, asked)]
    named = [answer for answer in answers if state_of(answer.text, asked.vocabulary.cues) is not None]
    states = (in_state(one, answer, asked) for answer in (*named, *answers))
    state = next((state for state in states if state is not None), None)
    if state is not None:
        return state
    improved = next((answer for answer in answers if _is_improvement(answer, reading.report)), None)
    if improved is not None:
        return with_place(one, improved, reading, "superseded", "a later report tells of an improvement")
    concern = next((found for found in near if _is_concern(found)), None)
    if concern is not None:
        return with_place(
            one, concern.sentence, reading, "repeated", "a later report voices the same concern"
        )
    return None


def in_state(one: Followed, sentence: Sentence, asked: Asked) -> Followed | None:
    """Return a thread in the state that a later sentence gives it, None where it gives none."""
    state = state_of_this(sentence.text, asked.vocabulary.cues)
    return _told(one, sentence, state, asked) if state else None


def _told(one: Followed, sentence: Sentence, state: ItemState, asked: Asked) -> Followed:
    """Return a thread in the state that a later sentence gives it."""
    reason = CLOSED if state == "closed" else "a later report says it is not dealt with"
    return with_place(one, sentence, asked.reading, "closed" if state == "closed" else "repeated", reason)


def _is_near(one: Followed, found: Counterpart, asked: Asked) -> bool:
    """Whether a sentence of running text speaks of what an item asks for."""
    body = asked.reading.report.identity.body
    return (
        found.words >= asked.params.same_concern
        and not is_of_an_item(found.sentence, asked.reading)
        and not is_on_another(found.sentence, one, asked)
        and agreement(one.ask, ask_of(found.sentence.text, asked.vocabulary, body)) >= asked.params.same_ask
    )


def _answers(sentence: Sentence, asked: Asked) -> list[Sentence]:
    """Return a sentence and those behind it that say what became of the item it speaks of.

    Serves the frame of 2018/19 and later: an old finding is told again, and the next sentences of the
    paragraph say what became of it. Behind a present finding or a heading that states one, what names the
    item and its state does: "The force has met our area for improvement from 2018/19".
    """
    after = behind_in(sentence, asked.reading)
    if sentence.is_history:
        return [sentence, *after]
    return [sentence, *(one for one in after if state_of(one.text, asked.vocabulary.cues) is not None)]


def closing_of(item: Item, reading: Reading, vocabulary: Vocabulary) -> Quoted:
    """Return the sentence by which a report closes an item that it prints in running text, else the item itself."""
    own = next((one for one in reading.sentences if one.quote in item.quote and _touch(one, item)), None)
    if item.labelled or own is None or state_of(item.text, vocabulary.cues) is not None:
        return item
    after = (one for one in reading.sentences if one.line_start > own.line_start and not one.is_history)
    later = (*behind_in(own, reading), *after)
    return next((one for one in later if state_of_this(one.text, vocabulary.cues) == "closed"), item)


def _touch(sentence: Sentence, item: Item) -> bool:
    """Whether a sentence and an item share a line."""
    return sentence.line_start <= item.line_end and item.line_start <= sentence.line_end


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
