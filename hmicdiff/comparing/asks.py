"""What an item asks for, and whether two items ask for the same: object, aspect and direction.

Items are written in templates ("The force should make sure that officers complete ... at the earliest
opportunity"), so like words make no like ask. The words of the template are put aside (``asks.toml``),
and what is left is compared: the *object*, whose words count in full, the circumstance after it, which
counts half, and the verbs, in which the same may be asked in many ways. Two that share all words of the
object but those of one place, where each names another thing or deed, are two asks. Nothing else of the two reports
enters, so the same two items are judged alike in whatever reports they stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from hmicdiff.comparing.terms import stem, words
from hmicdiff.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.asks import AskTable

__all__ = ["ASKING", "Ask", "agreement", "are_at_odds", "ask_of", "naming"]

_CIRCUMSTANCE = 0.5
"""Weight of a word after the object."""
_KEPT = 1 << 13
"""So many sentences' asks are kept: those of some reports."""
_TIME = "time"
_LESS = "less"
_Way = tuple[str | None, tuple[str, ...]]
"""Which way an ask pulls, and the ways that this excludes."""
_NO_WAY: _Way = (None, ())
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
ASKING = re.compile(
    r"\b(?:should|must|need(?:s|ed)? to|ha(?:s|d) to|ought to|area for improvement|cause of concern)\b",
    re.IGNORECASE,
)
"""Words by which a sentence asks for something."""
_ONLY_NAMED = re.compile(
    r"(?:We (?:therefore )?(?:consider|regard|see) )?(?:This|That|It|These|Both|this|that|it|these)\b[^,;:]{0,40}?"
    r"\b(?:areas? for improvement|causes? of concern)\.?"
)
"""A sentence that says of what kind an item is, and not what it asks for: ``This is a cause of concern.``"""
_OBJECT = 1.0
"""Weight of what is asked for; what comes after it weighs less."""
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
    """Which way it pulls (``more``, ``less``, ``later``, ``together``); None where neither way is asked."""
    against: tuple[str, ...]
    """The ways that this excludes."""
    denied: str | None
    """The deed that is not to be done; None where none is named."""
    order: tuple[str, ...]
    """The words of the object, in order."""
    generic: frozenset[str]
    """Those of them that stand for anything: *handle*, *use*, *process*."""

    @property
    def known_objects(self) -> frozenset[str]:
        """The things of several names that it is for, not those that it names besides."""
        return frozenset(
            key for key, weight in self.words.items() if key.startswith(_KIN) and weight >= _OBJECT
        )


def ask_of(text: str, vocabulary: Vocabulary, body: str | None = None) -> Ask:
    """Return what the item `text` asks of `body`: its first sentence that asks, template apart."""
    wording = vocabulary.wording
    return _ask(_asking_sentence(plain(text)), body or "", vocabulary.asks, wording.stops, wording.modals)


def agreement(one: Ask, other: Ask) -> float:
    """Return how far two asks are the same, 0 to 1: twice the shared weight over all weight.

    It is 0 where they pull in opposite ways, where each asks for another aspect, and where they share
    nothing but verbs and words that stand for anything.
    """
    if are_at_odds(one, other):
        return 0.0
    whole = sum(one.words.values()) + sum(other.words.values())
    shared = [min(weight, other.words.get(key, 0.0)) for key, weight in sorted(one.words.items())]
    if not whole or max(shared, default=0.0) < min(_CIRCUMSTANCE, _heaviest(one), _heaviest(other)):
        return 0.0
    return 2.0 * sum(shared) / whole


def naming(mention: Ask, ask: Ask) -> float:
    """Return how far a short mention ("the allocation of crimes") names what is asked for, 0 to 1.

    It is the share of the mention's weight that the ask has; what names another thing or deed counts in full. Words that
    stand for anything are no other deed where the ask has some of its own in their place ("carry out" for "conduct").
    """
    shared = {key: weight for key, weight in mention.words.items() if key in ask.words}
    if are_at_odds(mention, ask) or max(shared.values(), default=0.0) < _CIRCUMSTANCE:
        return 0.0
    others = mention.words.keys() - shared.keys()
    in_place = bool(ask.generic - mention.words.keys())
    vague = sum(mention.words[key] for key in sorted(others & mention.generic)) if not in_place else 0.0
    foreign = len(others - mention.generic) + vague
    return sum(shared.values()) / (sum(shared.values()) + foreign)


def are_at_odds(one: Ask, other: Ask) -> bool:
    """Whether two asks pull in opposite ways, are for other aspects, or differ in one telling place."""
    apart = bool(one.aspects and other.aspects and not one.aspects & other.aspects)
    opposed = _pull_apart(one, other) or _is_denied(one, other) or _is_denied(other, one)
    return apart or opposed or _differ_in_one_place(one, other)


def _pull_apart(one: Ask, other: Ask) -> bool:
    """Whether each of two asks pulls the way that the other excludes."""
    return one.pole in other.against or other.pole in one.against


def _is_denied(one: Ask, other: Ask) -> bool:
    """Whether one asks that a deed isn't done which the other asks for."""
    if one.denied is None or other.denied is not None or other.pole == _LESS:
        return False
    return one.denied in other.order


def _differ_in_one_place(one: Ask, other: Ask) -> bool:
    """Whether two asks share their wording but for one place, in which each names another thing or deed.

    Who asks for the same again seldom keeps every word but one; who asks for something else often does.
    """
    opcodes = SequenceMatcher(None, one.order, other.order, autojunk=False).get_opcodes()
    changes = [code for code in opcodes if code[0] != "equal"]
    if len(opcodes) == len(changes) or [code[0] for code in changes] != ["replace"]:
        return False
    (_, start, end, other_start, other_end) = changes[0]
    left, right = one.order[start:end], other.order[other_start:other_end]
    tells = (any(_is_telling(word, one) for word in left), any(_is_telling(word, other) for word in right))
    vague = one.generic | other.generic
    return all(tells) or (any(tells) and not vague.intersection((*left, *right)))


def _is_telling(word: str, ask: Ask) -> bool:
    """Whether a word names a thing, or a deed that others are told from."""
    weight = ask.words.get(word, 0.0)
    return weight >= _OBJECT or (word.startswith(_KIN) and weight < _CIRCUMSTANCE)


def _heaviest(ask: Ask) -> float:
    """Return the weight of the heaviest word of an ask."""
    return max(ask.words.values(), default=0.0)


def _asking_sentence(text: str) -> str:
    """Return the first sentence that asks, else the first of all; what ends in a colon goes on."""
    sentences = [one for one in _END.split(text) if not _ONLY_NAMED.fullmatch(one)] or [text]
    return next((one for one in sentences if ASKING.search(one)), sentences[0])


@lru_cache(maxsize=_KEPT)
def _ask(text: str, body: str, table: AskTable, stops: frozenset[str], modals: frozenset[str]) -> Ask:
    """Return the ask of one sentence: every pair of reports asks for it again."""
    rest = text
    for _, pattern in table.frames:
        rest = pattern.sub(" ", rest)
    rest = _with_kin(rest, table)
    aspects, (pole, against) = _aspects_and_pole(rest, table)
    for _, pattern in (*table.aspects, *((row, one) for row, one in table.poles if not row.parted)):
        rest = pattern.sub(" ", rest)
    for _, pattern in table.fillers:
        rest = pattern.sub(" ", rest)
    left_out = stops | modals | frozenset(words(body))
    head, behind = _head_and_rest(rest, table, left_out)
    named = [word for word in words(head) if word not in left_out and len(word) > 1]
    return Ask(
        words=_weighted(head, behind, table, left_out),
        aspects=aspects,
        pole=pole,
        against=against,
        denied=_denied(text, table),
        order=tuple(map(_key, named)),
        generic=frozenset(_key(word) for word in named if _is_generic(word, table)),
    )


def _with_kin(text: str, table: AskTable) -> str:
    """Return `text` with one name for each thing of several names."""
    for key, pattern in table.kin:
        text = pattern.sub(f" {_KIN}{key.replace('-', '')} ", text)
    return text


def _aspects_and_pole(text: str, table: AskTable) -> tuple[frozenset[str], _Way]:
    """Return what of its object a text asks for, and which way it pulls, with the way that this excludes.

    More and less of a time are two ways to say one thing ("reduce the time", "increase the speed"): what is asked
    for in time is asked for sooner, unless it says later.
    """
    aspects = frozenset(key for key, pattern in table.aspects if pattern.search(text))
    late = next((row for row, pattern in table.poles if row.in_time and pattern.search(text)), None)
    if late is not None:
        return aspects | {_TIME}, (late.id, late.against)
    if _TIME in aspects:
        return aspects, next(((row.against[0], (row.id,)) for row, _ in table.poles if row.in_time), _NO_WAY)
    for _, pattern in table.aspects:
        text = pattern.sub(" ", text)
    return aspects, _pole(text, table)


def _pole(text: str, table: AskTable) -> _Way:
    """Return which way of the object is asked for, and the other; what stands after it asks for nothing.

    Of several the first counts, of those that begin together the longest.
    """
    head, _ = _head_and_rest(text, table, frozenset())
    hits = [
        (match.start(), -match.end(), row)
        for row, pattern in table.poles
        if (match := pattern.search(text if row.parted else head))
    ]
    first = min(hits, key=itemgetter(0, 1), default=None)
    return (first[2].id, first[2].against) if first else _NO_WAY


def _denied(text: str, table: AskTable) -> str | None:
    """Return the deed that a text asks not to be done."""
    denial = table.denials.search(" ".join(_with_kin(text, table).split()))
    return _key(denial["deed"].split()[0].lower()) if denial else None


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
    """Yield what a verb's form may be a form of: ``uses``, ``using`` of ``use``, ``tries`` of ``try``, ``completion``."""
    if word.endswith(("ies", "ied")):
        yield word[:-3] + "y"
    for ending in ("s", "es", "ed", "d", "ing", "ment", "ments", "ion", "ation"):
        if word.endswith(ending) and len(word) - len(ending) > 1:
            bare = word.removesuffix(ending)
            yield from (bare, bare + "e")


def _key(word: str) -> str:
    """Return what stands for a word in all its forms."""
    return word if word.startswith(_KIN) else stem(word)


def _is_generic(word: str, table: AskTable) -> bool:
    """Whether a word, in any of its forms, stands for anything."""
    return not table.generic.isdisjoint((word, *_bare_forms(word)))


def _weighted(head: str, behind: str, table: AskTable, left_out: frozenset[str]) -> dict[str, float]:
    """Return the word stems of an ask, of its object and of what stands behind that, with their weights."""
    found: dict[str, float] = {}
    for part, weight in ((head, 1.0), (behind, _CIRCUMSTANCE)):
        for word in words(part):
            if word in left_out or len(word) < 2:  # noqa: PLR2004 - a letter is no word
                continue
            share = weight * _weight(word, table)
            found[_key(word)] = max(found.get(_key(word), 0.0), share)
    return found
