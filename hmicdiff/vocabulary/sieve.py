"""Regular expressions that are tried only where the letters they need stand in the text.

Most patterns of the vocabulary fit few sentences, and nearly all of them need some word: *"hotspot
patrols"* can't be found where there is no *hotspot*. Looking a few words up in a text is a hundred
times as fast as searching it, so a `Sieved` pattern looks first. The words are read off the
pattern itself; a pattern that needs none is always searched.
"""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from hmicdiff import patterns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Sieved", "needed_words", "sieved"]

_KEPT = 1 << 12
"""So many texts are kept in lower case: a stage asks hundreds of patterns of one text."""
_ENOUGH = 6
"""Letters from which a longer word is no better."""
_parser: Any = re._parser  # type: ignore[attr-defined]  # noqa: SLF001 - the only reader of patterns there is
_ASCII = 128
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})


class Sieved:
    """A pattern that ignores case, compiled when it is first tried."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.needs = patterns.needed(pattern, needed_words)

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """The pattern itself."""
        return patterns.compiled(self.pattern)

    def may_be_in(self, text: str) -> bool:
        """Whether `text` has a word without which the pattern can't be found in it."""
        return not self.needs or any(map(_lower(text).__contains__, self.needs))

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in `text`."""
        return self.whole.search(text) if self.may_be_in(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match at the start of `text`."""
        return self.whole.match(text) if self.may_be_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return every match in `text`, in order."""
        return self.whole.finditer(text) if self.may_be_in(text) else iter(())

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return `text` with `new` for every match."""
        return self.whole.sub(new, text) if self.may_be_in(text) else text


@cache
def sieved(pattern: str) -> Sieved:
    """Return `pattern` ready to be tried.

    Raises: re.error if it is no regular expression.
    """
    return Sieved(pattern)


@lru_cache(maxsize=_KEPT)
def _lower(text: str) -> str:
    """Return `text` in lower case as `re` ignores case: ``ſ`` is an s, ``ı`` and ``İ`` an i."""
    return text.lower() if text.isascii() else text.replace("ı", "i").replace("İ", "i").casefold()


def needed_words(pattern: str) -> tuple[str, ...]:
    """Return pieces, in lower case, of which every text with a match has one; none if there are no such.

    Raises: re.error if `pattern` is no regular expression.
    """
    return tuple(sorted(_needed(_parser.parse(pattern, re.IGNORECASE)) or ()))


def _needed(items: Iterable[Any]) -> frozenset[str] | None:
    """Return the pieces needed by a sequence: those of the part that says most."""
    found: list[frozenset[str]] = []
    run = ""
    for name, value in ((str(name), value) for name, value in items):
        if name == "LITERAL" and value < _ASCII:
            run += chr(value).lower()
            continue
        found.append(frozenset({run} if run else ()))
        run = ""
        found.append(_needed_by(name, value) or frozenset())
    found.append(frozenset({run} if run else ()))
    return max(filter(None, found), key=_worth, default=None)


def _needed_by(name: str, value: Any) -> frozenset[str] | None:  # noqa: ANN401 - `re` gives them no type
    """Return the pieces needed by one part of a pattern."""
    if name == "SUBPATTERN":
        return _needed(value[3])
    if name == "ATOMIC_GROUP":
        return _needed(value)
    if name in _REPEATS:
        return _needed(value[2]) if value[0] else None
    if name == "BRANCH":
        branches = [_needed(branch) for branch in value[1]]
        return frozenset().union(*(one or () for one in branches)) if all(branches) else None
    return None


def _worth(pieces: frozenset[str]) -> tuple[int, int]:
    """Return how much is told by pieces: the shortest decides, then how few they are."""
    return min(_ENOUGH, *map(len, pieces)), -len(pieces)
