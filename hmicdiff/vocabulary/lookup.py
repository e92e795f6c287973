"""The words that all patterns of the vocabulary need, looked up in a text in one pass (Aho and Corasick 1975)."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property, lru_cache
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick

from hmicdiff import patterns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["WORDS", "Index", "has_each"]

_KEPT = 1 << 15
"""So many texts' words are kept: a stage asks hundreds of patterns of one text, and a later stage of all of them again."""
_DEAR = 32
"""So many times as long it takes to prepare a word for the one pass as to look it up by itself, measured."""
_first_of = itemgetter(0)
_NONE: frozenset[int] = frozenset()


class _Words:
    """The words that patterns need, each with a number, found in a text all at once."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._automaton = AhoCorasick([])
        self._late: list[tuple[str, int]] = []
        self._cost = 0
        self.found = lru_cache(maxsize=_KEPT)(self._found)

    def numbers(self, words: Iterable[str]) -> frozenset[int]:
        """Return the numbers of words, which are looked for from now on; none where one of them is in every text."""
        wanted = list(words)
        if not self._numbers:
            self._begin()
        if "" in wanted:
            return frozenset()
        return frozenset(
            [self._numbers[word] if word in self._numbers else self._add(word) for word in wanted]
        )

    def words_of(self, numbers: Iterable[int]) -> list[str]:
        """Return the words that bear some numbers."""
        wanted = set(numbers)
        return [word for word, number in self._numbers.items() if number in wanted]

    def _begin(self) -> None:
        """Look for all that patterns were found to need before, so that hardly any word comes late."""
        known = dict.fromkeys(chain.from_iterable(chain.from_iterable(patterns.all_needed())))
        self._numbers = {word: number for number, word in enumerate(known)}
        self._automaton = AhoCorasick(self._numbers)

    def _add(self, word: str) -> int:
        """Look for a word from now on; return its number."""
        patterns.needed(
            f"word {word}", lambda _: ((word,),)
        )  # so that the next process looks for it from the start
        number = self._numbers[word] = len(self._numbers)
        self._late.append((word, number))
        self.found.cache_clear()
        return number

    def _found(self, text: str) -> frozenset[int]:
        """Return the numbers of all words in `text`."""
        self._cost += len(self._late)
        if self._cost > _DEAR * len(self._numbers):  # what came late has cost as much as to begin anew
            self._automaton, self._late, self._cost = AhoCorasick(self._numbers), [], 0
        small = _lower(text)
        matches = self._automaton.find_matches_as_indexes(small, overlapping=True)
        found = frozenset(map(_first_of, matches)) if matches else _NONE
        return found.union([number for word, number in self._late if word in small]) if self._late else found


WORDS = _Words()
"""Those of this process: every pattern that is made adds its own."""


class Index:
    """Which of some things need which words, by number; each is asked for by one group and then held to the others."""

    def __init__(self, needs: Iterable[Sequence[frozenset[int]]]) -> None:
        found: defaultdict[int, list[int]] = defaultdict(list)
        self.always: list[int] = []
        self._others: dict[int, Sequence[frozenset[int]]] = {}
        for number, groups in enumerate(needs):
            for word in groups[0] if groups else ():
                found[word].append(number)
            if not groups:
                self.always.append(number)
            elif len(groups) > 1:
                self._others[number] = groups[1:]
        self._by_word = dict(found)
        self.words = frozenset(found)

    def likely(self, text: str, found: frozenset[int] | None = None) -> Sequence[int]:
        """Return the numbers, in order, of what needs no word, or of whose every group a word is in `text`.

        `found` are the words of the text, where they are known.
        """
        found = WORDS.found(text) if found is None else found
        words = self.words & found
        if not words:
            return self.always
        if len(words) == 1 and not self.always:
            numbers: Sequence[int] = self._by_word[next(iter(words))]
        else:
            numbers = sorted(set(self.always).union(*map(self._by_word.__getitem__, words)))
        others = self._others
        if not others:
            return numbers
        apart = found.isdisjoint
        return [one for one in numbers if one not in others or not any(map(apart, others[one]))]

    def likely_in_long(self, text: str) -> Sequence[int]:
        """Return what `likely` does of a whole text, in which the words of all patterns stand by the ten thousand: by the own ones alone."""
        words, automaton = self._own
        matches = automaton.find_matches_as_indexes(_lower(text), overlapping=True)
        return self.likely(text, frozenset(words[place] for place, *_ in matches))

    @cached_property
    def _own(self) -> tuple[Sequence[int], AhoCorasick]:
        """The words that the things of this index need: their numbers, and what looks for them in that order."""
        groups = chain.from_iterable(self._others.values())
        known = WORDS.words_of(self.words.union(*groups))
        return [next(iter(WORDS.numbers([word]))) for word in known], AhoCorasick(known)


def has_each(found: frozenset[int], groups: Iterable[frozenset[int]]) -> bool:
    """Whether a word of every group was found."""
    for group in groups:  # noqa: SIM110 - asked millions of times, and `all` of a generator takes twice as long
        if found.isdisjoint(group):
            return False
    return True


def _lower(text: str) -> str:
    """Return `text` in lower case as `re` ignores case: ``ſ`` is an s, ``ı`` and ``İ`` an i."""
    return text.lower() if text.isascii() else text.replace("ı", "i").replace("İ", "i").casefold()
