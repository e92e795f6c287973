"""Where a report names an item in running text, what stands behind it, and what that says became of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from hmicdiff.comparing.asks import ask_of
from hmicdiff.comparing.once import once
from hmicdiff.structure.items.state import mentions, state_of, state_of_this

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.comparing.asks import Ask
    from hmicdiff.model import Item, Reading, Sentence
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.item_tables import ItemState

__all__ = ["behind_in", "is_of_an_item", "of_all_causes", "told_by_subjects"]

_ANSWERED_WITHIN = 8
"""Sentences behind one that names an item in which the report may say what became of it."""


def of_all_causes(reading: Reading, vocabulary: Vocabulary) -> tuple[Sentence, ...]:
    """Return the sentences that close or keep open *the* causes of concern of a body, all of them."""
    return tuple(
        one
        for one in reading.sentences
        if vocabulary.cues.all_causes.is_in(one.text)
        and not one.is_history
        and state_of(one.text, vocabulary.cues)
    )


def told_by_subjects(reading: Reading, vocabulary: Vocabulary) -> Iterator[tuple[Sentence, Ask, ItemState]]:
    """Yield the inspectors' sentences on what became of an item that they name by its subject, with that.

    Where the sentence that names it says nothing of its state, one behind it may: "We set an area for
    improvement about recording decisions. It has been fully addressed."
    """
    named = (one for one in reading.sentences if not _is_anothers(one) and not is_of_an_item(one, reading))
    for sentence in named:
        told = mentions(sentence.text, vocabulary.cues)
        behind = _answer_behind(sentence, reading, vocabulary) if len(told) == 1 else None
        past = sentence.is_history and not vocabulary.cues.frames["stands"].search(sentence.text)
        for about, state, answered in told:
            ask = ask_of(about, vocabulary, reading.report.identity.body)
            if state is not None and (answered or not past):
                yield sentence, ask, state
            elif behind is not None:
                yield _told_at(sentence, behind[0], reading, vocabulary), ask, behind[1]


def _told_at(named: Sentence, answer: Sentence, reading: Reading, vocabulary: Vocabulary) -> Sentence:
    """Return where a report tells an item's fate: in the answer alone where that names the item's kind, or stands apart."""
    alone = _names_an_item(answer, vocabulary) or behind_in(named, reading)[:1] != [answer]
    return answer if alone else _with(named, answer)


def _with(named: Sentence, answer: Sentence) -> Sentence:
    """Return two sentences that stand side by side as one: the second alone does not say what it speaks of."""
    return replace(
        named,
        quote=f"{named.quote} {answer.quote}",
        text=f"{named.text} {answer.text}",
        line_end=answer.line_end,
    )


def _is_anothers(sentence: Sentence) -> bool:
    """Whether a sentence is no finding of the inspectors: a template, or what others said."""
    return sentence.is_boilerplate or sentence.attributed_to != "inspectorate"


def _answer_behind(
    sentence: Sentence, reading: Reading, vocabulary: Vocabulary
) -> tuple[Sentence, ItemState] | None:
    """Return the next sentence of a paragraph that says what became of what one named there, with the state.

    Right behind it "this" speaks of the item; further on its kind has to be named ("Training began only in May. It is
    too early for this area for improvement to be closed").
    """
    paragraph = (one for one in behind_in(sentence, reading) if one.block == sentence.block)
    behind = list(dropwhile(lambda one: _recalls_the_same(sentence, one, vocabulary), paragraph))
    for number, one in enumerate(behind[:_ANSWERED_WITHIN]):
        if _is_anothers(one) or mentions(one.text, vocabulary.cues):
            return None
        if one.is_history:
            continue
        told = state_of_this if number == 0 or _names_an_item(one, vocabulary) else state_of
        state = told(one.text, vocabulary.cues)
        if state is not None:
            return one, state
    return None


def _recalls_the_same(sentence: Sentence, other: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether another sentence only recalls what one names: "We also raised supervision in 2016"."""
    if state_of(other.text, vocabulary.cues) is not None:
        return False
    ones, others = (
        frozenset[str]().union(
            *(ask_of(told.about, vocabulary).words for told in mentions(said.text, vocabulary.cues))
        )
        for said in (sentence, other)
    )
    return bool(ones & others)


def _names_an_item(sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether a sentence names an item by its kind ("this area for improvement")."""
    return vocabulary.cues.items_by_kind.is_in(sentence.text)


def is_of_an_item(sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence stands in a labelled item, which asks for itself."""
    return any(
        sentence.line_end <= item.line_end and sentence.quote in item.quote
        for item in _labelled(reading).get(sentence.line_start, ())
    )


@once
def _labelled(reading: Reading) -> Mapping[int, Sequence[Item]]:
    """Return a report's labelled items by each line they stand on."""
    found: defaultdict[int, list[Item]] = defaultdict(list)
    for item in reading.report.items:
        if item.labelled:
            for line in range(item.line_start, item.line_end + 1):
                found[line].append(item)
    return dict(found)


def behind_in(sentence: Sentence, reading: Reading) -> list[Sentence]:
    """Return the sentences behind one: of its paragraph, or under a heading up to the next one."""
    here = [one for one in reading.sentences if one.section == sentence.section]
    after = here[next((n for n, one in enumerate(here) if one.id == sentence.id), len(here)) + 1 :]
    if sentence.kind != "heading":
        return [one for one in after if one.block == sentence.block]
    return list(takewhile(lambda one: one.kind != "heading", after))
