"""What an item asks for, and whether two items ask for the same: object, aspect and direction.

Items are written in templates ("The force should make sure that officers complete ... at the earliest
opportunity"), so like words make no like ask. The words of the template are put aside (``asks.toml``),
and what is left is compared: the *object*, whose words count in full, the circumstance after it, which
counts half, and the verbs, in which the same may be asked in many ways. Nothing else of the two reports
enters, so the same two items are judged alike in whatever reports they stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.comparing.terms import stem, words
from hmicdiff.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.asks import AskTable

__all__ = ["Ask", "agreement", "ask_of"]

_CIRCUMSTANCE = 0.5
"""Weight of a word after the object."""
_TIME = "time"
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_KIN = "kin"
"""What the name of a thing of several names begins with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What one item asks for."""

    words: Mapping[str, float]
    """Weight of each word stem, or name of a thing, that is asked about."""
    aspects: frozenset[str]
    """What of it is asked for (``time``, ``quality``, ``number``); empty where nothing says."""
    pole: str | None
    """``more`` or ``less`` of it; None where neither is asked."""


def ask_of(text: str, vocabulary: Vocabulary, body: str | None = None) -> Ask:
    """Return what the item `text` asks of `body`: its first sentence that asks, template apart."""
    left_out = vocabulary.wording.stops | vocabulary.wording.modals
    return _ask(_asking_sentence(plain(text)), body or "", vocabulary.asks, left_out)


def agreement(one: Ask, other: Ask) -> float:
    """Return how far two asks are the same, 0 to 1: twice the shared weight over all weight.

    It is 0 where they pull in opposite ways, where each asks for another aspect, and where they share
    nothing but verbs and words that stand for anything.
    """
    if {one.pole, other.pole} == {"more", "less"}:
        return 0.0
    if one.aspects and other.aspects and not one.aspects & other.aspects:
        return 0.0
    whole = sum(one.words.values()) + sum(other.words.values())
    shared = [min(weight, other.words.get(key, 0.0)) for key, weight in sorted(one.words.items())]
    if not whole or max(shared, default=0.0) < min(_CIRCUMSTANCE, _heaviest(one), _heaviest(other)):
        return 0.0
    return 2.0 * sum(shared) / whole


def _heaviest(ask: Ask) -> float:
    """Return the weight of the heaviest word of an ask."""
    return max(ask.words.values(), default=0.0)


_ASKS = re.compile(
    r"\b(?:should|must|needs? to|has to|ought to|area for improvement|cause of concern)\b", re.IGNORECASE
)


def _asking_sentence(text: str) -> str:
    """Return the first sentence that asks, else the first of all; what ends in a colon goes on."""
    sentences = _END.split(text)
    return next((one for one in sentences if _ASKS.search(one)), sentences[0])


def _ask(text: str, body: str, table: AskTable, left_out: frozenset[str]) -> Ask:
    """Return the ask of one sentence."""
    rest = text
    for _, pattern in table.frames:
        rest = pattern.sub(" ", rest)
    aspects = [key for key, pattern in table.aspects if pattern.search(rest)]
    for _, pattern in table.aspects:
        rest = pattern.sub(" ", rest)
    pole = None if _TIME in aspects else _pole(rest, table)
    for _, pattern in table.poles:
        rest = pattern.sub(" ", rest)
    return Ask(
        words=_weighted(_with_kin(rest, table), table, left_out | frozenset(words(body))),
        aspects=frozenset(aspects),
        pole=pole,
    )


def _pole(text: str, table: AskTable) -> str | None:
    """Return whether more or less of the object is asked for; what stands after it asks for nothing."""
    head, _ = _head_and_rest(text, table, frozenset())
    hits = ((match.start(), key) for key, pattern in table.poles if (match := pattern.search(head)))
    return min(hits, default=(0, None))[1]


def _with_kin(text: str, table: AskTable) -> str:
    """Return `text` with each thing of several names under one, and without words that name nothing."""
    for key, pattern in table.kin:
        text = pattern.sub(f" {_KIN}{key.replace('-', '')} ", text)
    for _, pattern in table.fillers:
        text = pattern.sub(" ", text)
    return text


def _head_and_rest(text: str, table: AskTable, left_out: frozenset[str]) -> tuple[str, str]:
    """Return `text` cut at the first word that ends the object, once an object was named."""
    cuts = sorted(match.start() for _, pattern in table.adjuncts for match in pattern.finditer(text))
    for cut in cuts:
        if any(_names(word, table, left_out) for word in words(text[:cut])):
            return text[:cut], text[cut:]
    return text, ""


def _names(word: str, table: AskTable, left_out: frozenset[str]) -> bool:
    """Whether a word names a thing."""
    return word not in left_out and len(word) > 1 and _weight(word, table) >= 1.0


def _weight(word: str, table: AskTable) -> float:
    """Return what a word weighs, in any of its forms."""
    return min(table.light.get(form, 1.0) for form in (word, *_bare_forms(word)))


def _bare_forms(word: str) -> Iterable[str]:
    """Yield what a verb's form may be a form of: ``uses``, ``using`` and ``used`` of ``use``."""
    for ending in ("s", "es", "ed", "d", "ing", "ment", "ments"):
        if word.endswith(ending) and len(word) - len(ending) > 1:
            bare = word.removesuffix(ending)
            yield from (bare, bare + "e")


def _weighted(text: str, table: AskTable, left_out: frozenset[str]) -> dict[str, float]:
    """Return the word stems of an ask with their weights."""
    found: dict[str, float] = {}
    for part, weight in zip(_head_and_rest(text, table, left_out), (1.0, _CIRCUMSTANCE), strict=True):
        for word in words(part):
            if word in left_out or len(word) < 2:  # noqa: PLR2004 - a letter is no word
                continue
            share = weight * _weight(word, table)
            key = word if word.startswith(_KIN) else stem(word)
            found[key] = max(found.get(key, 0.0), share)
    return found
