"""The words of a text as a redline sees them: what is printed, and the key it is compared by.

A key leaves out what is no change of meaning: case, the hyphen of ``re-offending``, curly quotes,
and a term that was renamed throughout (``constabulary`` and ``force``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import Rename

__all__ = ["Word", "has_figure", "is_period", "leading_gap", "neutral_text", "split_words"]

_WORD = re.compile(
    r"""
    (?:19|20)\d\d[-‐‑–/](?:20)?\d\d\b                       # 2023-25, 2021/22: one period, one word
    | [£$€]?\d+(?:[.,]\d+)*(?:%|[a-z]{1,2}\b)?              # £12.5m, 12,226, 27.2, 90%, 3rd
    | ['’]s\b                                               # a possessive is a word of its own
    | [^\W_]+(?:[-‐‑.'’](?!s\b)[^\W_]+)*                    # re-offending and don't are one word each
    | [^\w\s]
    | _
    """,
    re.VERBOSE,
)
_DIGIT = re.compile(r"[0-9]")
_PERIOD = re.compile(r"(?:19|20)\d\d[-‐‑–/](?:20)?\d\d")
_INNER_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐‑](?=[^\W\d_])")
_PLAIN = str.maketrans("‘’“”–—‑‐", "''\"\"----")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or sign of a text."""

    text: str
    """As printed."""
    key: str
    """What it is compared by."""
    gap: str = ""
    """White space after it, as printed."""
    renamed: bool = False
    """True where the key is that of another term."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A term to look for and the keys it is read under."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    whole: bool
    """True where the term is read as one word."""


def is_period(text: str) -> bool:
    """Whether `text` names a cycle or a financial year (``2023-25``, ``2021/22``)."""
    return _PERIOD.fullmatch(text) is not None


def has_figure(text: str) -> bool:
    """Whether `text` holds a digit."""
    return bool(_DIGIT.search(text)) if text.isascii() else any(map(str.isdigit, text))


def leading_gap(text: str) -> str:
    """Return the white space before the first word."""
    return text[: len(text) - len(text.lstrip())]


def split_words(text: str, renames: Sequence[Rename] = ()) -> tuple[Word, ...]:
    """Return the words of `text` in order; with `leading_gap` they are the whole text again."""
    words = _words(text)
    return _renamed(words, _terms(renames)) if renames else words


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[Word, ...]:
    """Return the words of `text`, each under its own key."""
    spans = [match.span() for match in _WORD.finditer(text)]
    following = [start for start, _ in spans[1:]] + [len(text)]
    return tuple(
        Word(text[start:end], _key(text[start:end]), text[end:after])
        for (start, end), after in zip(spans, following, strict=False)
    )


def neutral_text(text: str, renames: Sequence[Rename] = ()) -> str:
    """Return the keys of `text` with single spaces: two texts that agree here differ in nothing."""
    keys, joined = _plain_keys(text)
    if not renames or _phrases(_terms(renames)).keys().isdisjoint(keys):
        return joined
    return " ".join(word.key for word in split_words(text, renames))


@lru_cache(maxsize=65536)
def _plain_keys(text: str) -> tuple[frozenset[str], str]:
    """Return the keys of `text`, and all in order: every pair of reports asks for the same sentences."""
    keys = [_key(word) for word in _WORD.findall(text)]
    return frozenset(keys), " ".join(keys)


def _terms(renames: Sequence[Rename]) -> tuple[tuple[str, str], ...]:
    return tuple((rename.left, rename.right) for rename in renames)


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    """Return the word without case, curly quotes and inner hyphens."""
    return _INNER_HYPHEN.sub("", word).translate(_PLAIN).lower()


def _renamed(words: tuple[Word, ...], terms: tuple[tuple[str, str], ...]) -> tuple[Word, ...]:
    """Return the words with old terms under the key of the new ones, on whichever side they stand."""
    table = _phrases(terms)
    if table.keys().isdisjoint([word.key for word in words]):
        return words
    found: list[Word] = []
    position = 0
    while position < len(words):
        phrase = _match(words, position, table)
        length = len(phrase.before) if phrase else 1
        taken = words[position : position + length]
        found.extend(_under(taken, phrase) if phrase else taken)
        position += length
    return tuple(found)


@lru_cache(maxsize=64)
def _phrases(terms: tuple[tuple[str, str], ...]) -> dict[str, tuple[_Phrase, ...]]:
    """Return the terms by their first word, longest first.

    Terms of equal length are read word for word; where the lengths differ, old and new term are
    each read as one word, so the new one has a row too.
    """
    table: dict[str, set[_Phrase]] = defaultdict(set)
    for old, new in terms:
        before = tuple(word.key for word in split_words(old))
        after = tuple(word.key for word in split_words(new))
        whole = len(before) != len(after)
        for keys in (before, after) if whole else (before,):
            table[keys[0]].add(_Phrase(keys, after, whole))
    return {
        first: tuple(sorted(rows, key=lambda row: (-len(row.before), row.before, row.after)))
        for first, rows in table.items()
    }


def _match(words: Sequence[Word], position: int, table: dict[str, tuple[_Phrase, ...]]) -> _Phrase | None:
    """Return the longest known term that begins at `position`."""
    for phrase in table.get(words[position].key, ()):
        if tuple(word.key for word in words[position : position + len(phrase.before)]) == phrase.before:
            return phrase
    return None


def _under(words: Sequence[Word], phrase: _Phrase) -> Iterator[Word]:
    """Yield `words`, which are the term `phrase`, under the keys of the new term."""
    if phrase.whole:
        text = "".join(word.text + word.gap for word in words[:-1]) + words[-1].text
        renamed = phrase.before != phrase.after
        yield Word(text, " ".join(phrase.after), words[-1].gap, renamed)
        return
    for word, key in zip(words, phrase.after, strict=True):
        yield Word(word.text, key, word.gap, word.key != key)
