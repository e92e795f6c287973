"""The words in which an item asks for something: template, aspect, direction, object and its other names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from hmicdiff.vocabulary.choice import Choice
from hmicdiff.vocabulary.cue_rows import NamedPattern
from hmicdiff.vocabulary.groups import any_compiled, compiled
from hmicdiff.vocabulary.load import load_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hmicdiff.vocabulary.sieve import Sieved

__all__ = ["AskTable", "Pole", "load_asks"]

_FILE = "asks.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class _LightRow:
    """Words that weigh less than others."""

    id: str
    weight: float
    """Against 1 for a word that names a thing."""
    words: tuple[str, ...]
    """Lower case."""
    generic: bool = False
    """Whether they stand for anything, so that no two of them tell one ask from another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pole:
    """A way in which an ask may pull, by the words for it."""

    id: str
    pattern: str
    against: tuple[str, ...]
    """The poles that it excludes; of time, what is asked for where nothing is said comes first."""
    in_time: bool = False
    """Whether it says which way of an ask that is for time; others say nothing there."""
    parted: bool = False
    """Whether its words may stand on both sides of the object, and behind it: *bring ... together*."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _PurposeRow:
    """Words that open what something is done or asked for."""

    id: str
    pattern: str
    asked: bool = False
    """Whether they open a purpose in a sentence that asks alone: elsewhere they tell what was done."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AskTable:
    """Every table of the words of asks, compiled; each row as ``(id, pattern)`` in the file's order.

    One is itself alone, so that what is made of it can be kept.
    """

    frames: tuple[tuple[str, Sieved], ...]
    """Words of the template before what is asked: who is asked, and that it is a duty."""
    fillers: tuple[tuple[str, Sieved], ...]
    """Words within it that name no object."""
    aspects: tuple[tuple[str, Sieved], ...]
    """What of the object is asked for: how quickly, how well, how many."""
    poles: tuple[tuple[Pole, Sieved], ...]
    """Ways that exclude each other, two by two: ``more`` and ``less``."""
    denials: Choice[str]
    """What is asked not to be done: group ``deed``."""
    adjuncts: tuple[tuple[str, Sieved], ...]
    """Words that end the object and open where, when, how or what for."""
    purposes: Sieved
    """Words that open what any deed is for."""
    purposes_of_asks: Sieved
    """Words that open what something is asked for, those of any deed among them."""
    light: Mapping[str, float]
    """Weights of the words that weigh less than 1: verbs, nouns that stand for anything."""
    generic: frozenset[str]
    """Of these, verbs and nouns that stand for anything."""
    kin: tuple[tuple[str, Sieved], ...]
    """One thing by its several names."""


@cache
def load_asks() -> AskTable:
    """Return the table, checked.

    Raises: VocabularyError if a pattern is no regular expression.
    """
    light = load_rows(_FILE, "light", _LightRow)
    purposes = load_rows(_FILE, "purpose", _PurposeRow)
    return AskTable(
        frames=_patterns("frame"),
        fillers=_patterns("filler"),
        aspects=_patterns("aspect"),
        poles=tuple((row, _compiled(row)) for row in load_rows(_FILE, "pole", Pole)),
        denials=Choice(_patterns("denial")),
        adjuncts=_patterns("adjunct"),
        purposes=any_compiled([row.pattern for row in purposes if not row.asked], {}, _FILE),
        purposes_of_asks=any_compiled([row.pattern for row in purposes], {}, _FILE),
        light={word: row.weight for row in light for word in row.words},
        generic=frozenset(word for row in light if row.generic for word in row.words),
        kin=_patterns("kin"),
    )


def _patterns(key: str) -> tuple[tuple[str, Sieved], ...]:
    """Return the rows of one table, compiled."""
    return tuple((row.id, _compiled(row)) for row in load_rows(_FILE, key, NamedPattern))


def _compiled(row: NamedPattern | Pole) -> Sieved:
    """Return the pattern of a row, compiled."""
    return compiled(row.pattern, {}, f"{_FILE}: {row.id}")
