"""Regular expressions that are tried only where the letters they need stand in the text.

Most patterns of the vocabulary fit few sentences, and nearly all of them need some word: *"hotspot
patrols"* can't be found where there is no *hotspot*. The words that all patterns need are looked up in
a text in one pass (Aho and Corasick 1975), so what a `Sieved` pattern asks is whether its own are among
those found; of one made of alternatives only those run that may be there. The words are read off the
patterns themselves: one of each group of them, *clos* or *shut* and then *crime* or *case*. A pattern is looked
for where the rarest of its groups says so, and tried where the others agree; one that needs none is always searched.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from functools import cache, cached_property, lru_cache
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ahocorasick_rs import AhoCorasick

from hmicdiff import patterns
from hmicdiff.vocabulary.branches import branches, captures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["Choice", "Hinted", "Sieved", "needed_groups", "sieved", "sieved_any"]

_KEPT = 1 << 15
"""So many texts' words are kept: a stage asks hundreds of patterns of one text, and a later stage of all of them again."""
_DEAR = 32
"""So many times as long it takes to prepare a word for the one pass as to look it up by itself, measured."""
_ENOUGH = 6
"""Letters from which a longer word is no better."""
_TELLING = 3
"""Letters that a piece has at the least: fewer stand in every text."""
_MOST_GROUPS = 3
"""So many groups are asked for: the next one hardly turns a text away that these let through."""
_parser: Any = re._parser  # type: ignore[attr-defined]  # noqa: SLF001 - the only reader of patterns there is
_first_of = itemgetter(0)
_ASCII = 128
_NONE: frozenset[int] = frozenset()
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_Group = frozenset[str]
Row = TypeVar("Row")


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

    def _begin(self) -> None:
        """Look for all that patterns were found to need before, so that hardly any word comes late."""
        known = dict.fromkeys(chain.from_iterable(chain.from_iterable(patterns.all_needed())))
        self._numbers = {word: number for number, word in enumerate(known)}
        self._automaton = AhoCorasick(self._numbers)

    def _add(self, word: str) -> int:
        """Look for a word from now on; return its number."""
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


_words = _Words()


class _Index:
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

    def likely(self, text: str) -> Sequence[int]:
        """Return the numbers, in order, of what needs no word, or of whose every group a word is in `text`."""
        found = _words.found(text)
        if not found or self.words.isdisjoint(found):
            return self.always
        words = self.words & found
        if len(words) == 1 and not self.always:
            numbers: Sequence[int] = self._by_word[next(iter(words))]
        else:
            numbers = sorted({*self.always, *(number for word in words for number in self._by_word[word])})
        others = self._others
        if not others:
            return numbers
        apart = found.isdisjoint
        return [one for one in numbers if one not in others or not any(map(apart, others[one]))]


def _has_each(found: frozenset[int], groups: Iterable[frozenset[int]]) -> bool:
    """Whether a word of every group was found."""
    return not any(map(found.isdisjoint, groups))


class Sieved:
    """A pattern that ignores case, or several as alternatives of one, compiled when first tried."""

    def __init__(self, alternatives: Sequence[str]) -> None:
        whole = "|".join(map("(?:{})".format, alternatives)) if len(alternatives) > 1 else alternatives[0]
        self.pattern = whole
        self._parts = (whole,) if captures(whole) else tuple(chain.from_iterable(map(branches, alternatives)))
        needs = [_groups(part) for part in self._parts]
        self._index = _Index(needs)
        self._groups = needs[0] if len(needs) == 1 else ()
        self.needs = self._groups or (() if self._index.always else (self._index.words,))
        """The groups of numbers of words, of each of which one has to stand in a text; none where none has."""

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """The pattern itself."""
        return patterns.compiled(self.pattern)

    def may_be_in(self, text: str) -> bool:
        """Whether `text` has a word without which the pattern can't be found in it."""
        return not self.needs or _has_each(_words.found(text), self.needs)

    def search(self, text: str, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match in `text`, as if that ended at `end`."""
        likely = self._likely(text)
        if len(likely) == 1:
            return likely[0].search(text, 0, end)
        return _first([pattern.search(text, 0, end) for pattern in likely]) if likely else None

    def is_in(self, text: str) -> bool:
        """Whether `text` has a match: the first alternative found is enough."""
        likely = self._likely(text)
        return bool(likely) and any(pattern.search(text) for pattern in likely)

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match at the start of `text`."""
        likely = self._likely(text)
        return next(filter(None, (pattern.match(text) for pattern in likely)), None) if likely else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return every match in `text`, in order."""
        likely = self._likely(text)
        if not likely:
            return iter(())
        return likely[0].finditer(text) if len(likely) == 1 else self._each(likely, text)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return `text` with `new` for every match."""
        likely = self._likely(text)
        if len(likely) <= 1:
            return likely[0].sub(new, text) if likely else text
        return self._replaced(new, text) if callable(new) else self.whole.sub(new, text)

    def _replaced(self, new: Callable[[re.Match[str]], str], text: str) -> str:
        """Return `text` with what `new` makes of each match in its place."""
        pieces, start = [], 0
        for match in self.finditer(text):
            pieces += [text[start : match.start()], new(match)]
            start = match.end()
        return "".join([*pieces, text[start:]])

    def _likely(self, text: str) -> Sequence[re.Pattern[str]]:
        """Return the alternatives that may be in `text`, in order."""
        if len(self._parts) == 1:
            return self._alone if self.may_be_in(text) else ()
        numbers = self._index.likely(text)
        return [_compiled(self._parts[number]) for number in numbers] if numbers else ()

    @cached_property
    def _alone(self) -> tuple[re.Pattern[str]]:
        return (self.whole,)

    def _each(self, likely: Sequence[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
        """Yield every match of some alternatives in `text`, as their whole finds them."""
        ahead = [pattern.search(text) for pattern in likely]
        count = 0
        while (match := _first(ahead)) is not None:
            end, count = match.end(), count + 1
            if match.start() == end:  # what is empty has rules of its own
                yield from islice(self.whole.finditer(text), count - 1, None)
                return
            yield match
            ahead = [
                pattern.search(text, end) if one is not None and one.start() < end else one
                for pattern, one in zip(likely, ahead, strict=True)
            ]


class Choice(Generic[Row]):
    """Many patterns, each with a row of its own, of which those that may be in a text are found at once."""

    def __init__(self, rows: Iterable[tuple[Row, Sieved | None]]) -> None:
        self._rows = tuple((row, pattern) for row, pattern in rows if pattern is not None)
        self._index = _Index(pattern.needs for _, pattern in self._rows)

    def likely(self, text: str) -> Iterator[tuple[Row, Sieved]]:
        """Yield the rows, in order, whose pattern may be in `text`, with the pattern."""
        return self._at(self._index.likely(text))

    def _at(self, numbers: Iterable[int]) -> Iterator[tuple[Row, Sieved]]:
        """Return rows by their numbers."""
        return map(self._rows.__getitem__, numbers)

    def may_be_in(self, text: str) -> bool:
        """Whether the pattern of any row may be in `text`."""
        return bool(self._index.likely(text))

    def all_if_likely(self, text: str) -> Sequence[tuple[Row, Sieved]]:
        """Return all rows with their patterns if any may be in `text`, else none: for a text that each may change."""
        return self._rows if self.may_be_in(text) else ()

    def found(self, text: str) -> Iterator[Row]:
        """Yield the rows, in order, whose pattern is in `text`."""
        return (row for row, pattern in self.likely(text) if pattern.is_in(text))

    def first(self, text: str) -> Row | None:
        """Return the first row whose pattern is in `text`, None where none is."""
        likely = self._index.likely(text)
        return (
            next((row for row, pattern in self._at(likely) if pattern.is_in(text)), None) if likely else None
        )

    def is_in(self, text: str) -> bool:
        """Whether the pattern of any row is in `text`."""
        likely = self._index.likely(text)
        return bool(likely) and any(pattern.is_in(text) for _, pattern in self._at(likely))

    def search(self, text: str) -> re.Match[str] | None:
        """Return the match of the first row that has one in `text`."""
        likely = self._index.likely(text)
        return (
            next(filter(None, (pattern.search(text) for _, pattern in self._at(likely))), None)
            if likely
            else None
        )

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield every match in `text`, row by row."""
        for _, pattern in self.likely(text):
            yield from pattern.finditer(text)


class Hinted(Generic[Row]):
    """Rows that each come with words, of which one must stand in a text for the row to be asked at all."""

    def __init__(self, rows: Iterable[tuple[Row, Sequence[str]]]) -> None:
        known = tuple(rows)
        self._rows = tuple(row for row, _ in known)
        self._index = _Index([numbers] if (numbers := _words.numbers(words)) else () for _, words in known)

    def likely(self, text: str) -> list[Row]:
        """Return the rows, in order, of whose words one stands in `text`."""
        return [self._rows[number] for number in self._index.likely(text)]


def _first(matches: Iterable[re.Match[str] | None]) -> re.Match[str] | None:
    """Return the match that begins first; of several that of the alternative that stands first."""
    return min(filter(None, matches), key=_start, default=None)


def _start(match: re.Match[str]) -> int:
    return match.start()


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern or an alternative of one, compiled once a process."""
    return patterns.compiled(pattern)


@cache
def sieved(pattern: str) -> Sieved:
    """Return `pattern` ready to be tried.

    Raises: re.error if it is no regular expression.
    """
    return Sieved((pattern,))


@cache
def sieved_any(alternatives: tuple[str, ...]) -> Sieved:
    """Return a pattern that matches where any of some does, the earlier one where two begin at one place.

    Raises: re.error if one is no regular expression.
    """
    return Sieved(alternatives)


def _lower(text: str) -> str:
    """Return `text` in lower case as `re` ignores case: ``ſ`` is an s, ``ı`` and ``İ`` an i."""
    return text.lower() if text.isascii() else text.replace("ı", "i").replace("İ", "i").casefold()


def _groups(pattern: str) -> Sequence[frozenset[int]]:
    """Return the groups of numbers of words that a pattern needs, the most telling first."""
    return tuple(map(_words.numbers, patterns.needed(pattern, needed_groups)))


def needed_groups(pattern: str) -> tuple[tuple[str, ...], ...]:
    """Return groups of pieces, in lower case, of each of which every text with a match has one, the most telling first.

    None where there are no such. Raises: re.error if `pattern` is no regular expression.
    """
    found = _needed(_parser.parse(pattern, re.IGNORECASE))
    telling = sorted(found, key=lambda group: (_worth(group), sorted(group)), reverse=True)
    others = (group for group in telling[1:_MOST_GROUPS] if _worth(group)[0] > _TELLING)
    return tuple(tuple(sorted(group)) for group in (*telling[:1], *others))


def _needed(items: Iterable[Any]) -> set[_Group]:
    """Return the groups needed by a sequence: those of each of its parts."""
    found: set[_Group] = set()
    run = ""
    for name, value in ((str(name), value) for name, value in items):
        if name == "LITERAL" and value < _ASCII:
            run += chr(value).lower()
            continue
        found |= {frozenset({run})} | _needed_by(name, value)
        run = ""
    return {group for group in found | {frozenset({run})} if all(len(piece) >= _TELLING for piece in group)}


def _needed_by(name: str, value: Any) -> set[_Group]:  # noqa: ANN401 - `re` gives them no type
    """Return the groups needed by one part of a pattern; what has to stand ahead or behind is needed too."""
    if name == "SUBPATTERN":
        return _needed(value[3])
    if name == "ASSERT":
        return _needed(value[1])
    if name == "ATOMIC_GROUP":
        return _needed(value)
    if name in _REPEATS:
        return _needed(value[2]) if value[0] else set()
    if name == "BRANCH":
        best = [max(_needed(branch), key=_worth, default=None) for branch in value[1]]
        return {frozenset().union(*filter(None, best))} if all(best) else set()
    return set()


def _worth(pieces: _Group) -> tuple[int, int]:
    """Return how much is told by pieces: the letters of the shortest decide, then how few they are."""
    return min(_ENOUGH, *(len(piece.strip()) for piece in pieces)), -len(pieces)
