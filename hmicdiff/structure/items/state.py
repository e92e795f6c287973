"""What a sentence says became of an item: it is closed, it is still open, or nothing is said of it.

Read from the words of one breath, up to a comma or *but*, with their negation: "has addressed this area for improvement" closes, "has not fully
addressed it" and "we will close it once ..." do not.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from hmicdiff.structure.clauses import joints

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hmicdiff.vocabulary.choice import Choice
    from hmicdiff.vocabulary.cue_table import Cues
    from hmicdiff.vocabulary.item_tables import ItemState

__all__ = ["Mention", "mentions", "state_of", "state_of_this"]

_DUTY = re.compile(r"(?:the|its|[A-Z]\w+)(?: [\w&'-]+){0,8}? (?:should|must)\b", re.IGNORECASE)
_KEPT = 1 << 15
"""So many sentences' answers are kept: those of some reports."""


_AND_ABOUT = re.compile(r",? and (?:about|on|relating to|regarding|concerning) ", re.IGNORECASE)
"""Between the subjects of two items that are named together."""


class Mention(NamedTuple):
    """An item that a sentence names by what it is about."""

    about: str
    """Its subject, as printed: ``the allocation of crimes``."""
    state: ItemState | None
    """What the sentence says became of it."""
    answered: bool = False
    """Whether the sentence names it and goes on to say so of *it* or *this*: what it recalls is old, the answer is not."""


@lru_cache(maxsize=_KEPT)
def mentions(text: str, cues: Cues) -> tuple[Mention, ...]:
    """Return the items that a plain sentence names by what they are about, each with its state.

    Where it names several, each clause speaks of its own first.
    """
    bare = _without_asides(text, cues)
    named = [
        (clause, about)
        for clause in _clauses(bare, cues)
        if (match := _subject(clause, cues))
        for about in _AND_ABOUT.split(_without_deadlines(match["about"], cues))
    ]
    whole = state_of(bare, cues)
    if len(named) != 1:
        return tuple(Mention(about, state_of(clause, cues) or whole) for clause, about in named)
    ((_, about),) = named
    answer = None if whole else _state_behind(bare, about, cues)
    return (Mention(about, whole or answer, answered=answer is not None),)


def _state_behind(text: str, about: str, cues: Cues) -> ItemState | None:
    """Return what the rest of a sentence says of the item that it named before ("...; it has yet to do this")."""
    behind = text[text.find(about) + len(about) :] if about in text else ""
    return state_of_this(behind, cues)


def _without_deadlines(about: str, cues: Cues) -> str:
    """Return what an item is about without the time it had."""
    for _, pattern in cues.deadlines.all_if_likely(about):
        about = pattern.sub("", about)
    return about.strip()


def _clauses(text: str, cues: Cues) -> tuple[str, ...]:
    """Return what stands between the joints of a sentence."""
    return tuple(text[start:end] for start, end in pairwise((0, *joints(text, cues), len(text))))


def _subject(clause: str, cues: Cues) -> re.Match[str] | None:
    """Return the match of the words that say what an item is about."""
    return cues.item_subjects.search(clause)


@lru_cache(maxsize=_KEPT)
def state_of(text: str, cues: Cues) -> ItemState | None:
    """Return what a sentence says of an item that it names; None where it says nothing of its state.

    One that says both ("two are closed and one remains open") leaves the matter open.
    """
    return _state(text, (cues.closings,), (cues.still_open,), cues)


def state_of_this(text: str, cues: Cues) -> ItemState | None:
    """Return what a sentence says of the item that the sentences before it name ("It has addressed this")."""
    closings, open_still = (cues.closings, cues.closings_this), (cues.still_open, cues.still_open_this)
    return _state(text, closings, open_still, cues)


def _state(
    text: str, closings: Iterable[Choice[str]], open_still: Iterable[Choice[str]], cues: Cues
) -> ItemState | None:
    """Return the state that a sentence tells; what lays down a duty ("should make sure that its process is open") tells none."""
    if _DUTY.match(text) and not cues.items_by_kind.is_in(text):
        return None
    text = _without_subjects(_without_asides(text, cues), cues)
    told = {_undone(before, cues) for before in _before_each(text, closings)}
    verbs = {_undone(before, cues) for before in _before_each(text, (cues.closing_verbs,))}
    if any(rows.is_in(text) for rows in open_still) or "negated" in told | verbs:
        return "open"
    return "closed" if None in told else None


@lru_cache(maxsize=_KEPT)
def _without_asides(text: str, cues: Cues) -> str:
    """Return a sentence without the words that say when an item was set."""
    for _, pattern in cues.item_asides.all_if_likely(text):
        text = pattern.sub("", text)
    return text


@lru_cache(maxsize=_KEPT)
def _without_subjects(text: str, cues: Cues) -> str:
    """Return a sentence without the words that say what an item is about, which part it from its state."""
    for _, pattern in cues.item_subjects.all_if_likely(text):
        for match in reversed(list(pattern.finditer(text))):
            if "cut" in match.groupdict():
                text = text[: match.start("cut")] + text[match.end("cut") :]
    return text


def _before_each(text: str, closings: Iterable[Choice[str]]) -> Iterator[str]:
    """Yield the words before each closing.

    Where a pattern names the item first, its group ``done`` marks the words that close.
    """
    for rows in closings:
        for match in rows.finditer(text):
            start = match.start("done") if match.groupdict().get("done") else match.start()
            yield text[:start]


def _undone(before: str, cues: Cues) -> str | None:
    """Return which words right before a closing undo it, None where none do."""
    return cues.undone.first(before)
