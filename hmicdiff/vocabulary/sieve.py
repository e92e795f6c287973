"""Regular expressions that are tried only where the letters they need stand in the text.

Most patterns of the vocabulary fit few sentences, and nearly all of them need some word: *"hotspot
patrols"* can't be found where there is no *hotspot*. The words that all patterns need are looked up in
a text in one pass (`lookup`), so what a `Sieved` pattern asks is whether its own are among
those found; of one made of alternatives only those run that may be there. The words are read off the
patterns themselves: one of each group of them, *clos* or *shut* and then *crime* or *case*. A pattern is looked
for where the rarest of its groups says so, and tried where the others agree; one that needs none is always searched.
"""

from __future__ import annotations

import sys
from functools import cache, cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING

from hmicdiff import patterns
from hmicdiff.vocabulary.branches import branches, captures
from hmicdiff.vocabulary.lookup import WORDS, Index, has_each
from hmicdiff.vocabulary.needs import needed_groups

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["Sieved", "sieved", "sieved_any"]

_words_in = WORDS.found


class Sieved:
    """A pattern that ignores case, or several as alternatives of one, compiled when first tried."""

    def __init__(self, alternatives: Sequence[str]) -> None:
        whole = "|".join(map("(?:{})".format, alternatives)) if len(alternatives) > 1 else alternatives[0]
        self.pattern = whole
        self._parts = (whole,) if captures(whole) else tuple(chain.from_iterable(map(branches, alternatives)))
        self._is_one = len(self._parts) == 1
        needs = [_groups(part) for part in self._parts]
        self._index = Index(needs)
        self._groups = needs[0] if len(needs) == 1 else ()
        self.needs = self._groups or (() if self._index.always else (self._index.words,))
        """The groups of numbers of words, of each of which one has to stand in a text; none where none has."""

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """The pattern itself."""
        return patterns.compiled(self.pattern)

    def may_be_in(self, text: str) -> bool:
        """Whether `text` has a word without which the pattern can't be found in it."""
        return not (needs := self.needs) or (bool(found := WORDS.found(text)) and has_each(found, needs))

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
        if self._is_one:  # most are; what `may_be_in` asks is asked here, without two more calls
            if needs := self.needs:
                apart = _words_in(text).isdisjoint
                for group in needs:
                    if apart(group):
                        return ()
            return self._alone
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


def _groups(pattern: str) -> Sequence[frozenset[int]]:
    """Return the groups of numbers of words that a pattern needs, the most telling first."""
    return tuple(map(WORDS.numbers, patterns.needed(pattern, needed_groups)))
