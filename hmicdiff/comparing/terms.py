"""Words as section and finding matching see them: stemmed, weighted by how rarely they are used.

Wording differs from programme to programme ("investigating offending", "investigates crime"), so
links across programmes go by word stems. Measured on real reports: stemmed TF-IDF with a section
crosswalk links findings in other words that no fuzzy string score finds.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from hmicdiff.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

__all__ = [
    "TermSpace",
    "latent_axes",
    "normal_form",
    "skeleton",
    "stem",
    "stems",
    "term_space",
    "to_unit",
    "triples",
    "words",
]

_WORD = re.compile(r"[^\W_]+(?:[.,']\w+)*")
_NUMBER = re.compile(r"\d[\d.,]*")
_SUFFIX_LIST = """
abilities ability ably able ally al ance ances ate ated ately ates ating ation ational ations ative
atively atives ator ators ed edly ence ences ent ents er ers es e ful fully ial ible ibility ied ies
ing ingly ings ion ions ist ists ities ity ive ively iveness ives less ly ment ments ness or ors ory
ous s ship ships y
"""
_SUFFIXES = frozenset(_SUFFIX_LIST.split())
_LONGEST_SUFFIX = max(map(len, _SUFFIXES))
_SHORTEST_STEM = 4
_AT_ONCE = 512
"""Rows that are brought to their length at once: of ten thousand a second copy would fill the memory."""
_NOTHING = 1e-9
"""Weight up to which a latent term is rounding alone."""
_REMEMBERED = 65536
"""Texts whose words are kept: those of some twenty reports."""
_WEIGHED = 1 << 14
"""Texts whose weights are kept: those of some five reports."""


@lru_cache(maxsize=_REMEMBERED)
def words(text: str) -> tuple[str, ...]:
    """Return the words of `text` in lower case, numbers with their commas kept in one piece."""
    return tuple(
        _WORD.findall(plain(text).lower().replace("anti-social", "antisocial").replace("re-off", "reoff"))
    )


@lru_cache(maxsize=_REMEMBERED)
def normal_form(text: str) -> str:
    """Return `text` as exact repeats see it: its words, without case, punctuation or line breaks."""
    return " ".join(words(text))


@lru_cache(maxsize=_REMEMBERED)
def skeleton(text: str) -> str:
    """Return `normal_form` with every number as ``#``: what "same sentence, new figure" shares."""
    return " ".join("#" if _NUMBER.fullmatch(word) else word for word in words(text))


@lru_cache(maxsize=_WEIGHED)
def triples(text: str) -> frozenset[tuple[str, str, str]]:
    """Return every three words of `skeleton` that follow each other."""
    tokens = skeleton(text).split()
    return frozenset(zip(tokens, tokens[1:], tokens[2:], strict=False))


@lru_cache(maxsize=_REMEMBERED)
def stem(word: str) -> str:
    """Return the stem of one lower-case word; a stem is its own stem."""
    while True:
        shorter = _strip(word)
        if shorter == word:
            return word
        word = shorter


def _strip(word: str) -> str:
    """Return `word` without its longest suffix, if enough of it stays.

    An ``s`` after ``i``, ``s`` or ``u`` belongs to the word (``supervis-``, ``process``, ``focus``).
    """
    if word.endswith("ysis"):
        return word.removesuffix("is")
    for length in range(min(_LONGEST_SUFFIX, len(word) - _SHORTEST_STEM), 0, -1):
        if word[-length:] in _SUFFIXES:
            return word if word[-length:] == "s" and word[-2] in "isu" else word[:-length]
    return word


@lru_cache(maxsize=_REMEMBERED)
def stems(text: str, left_out: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the stems of the words of `text`, without the words in `left_out`."""
    return tuple(stem(word) for word in words(text) if word not in left_out and len(word) > 1)


@lru_cache(maxsize=_WEIGHED)
def _weighed(text: str, left_out: frozenset[str]) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """Return the stems of a text, each once, and ``1 + log tf`` of each: every pair of reports asks for them."""
    counts = Counter(stems(text, left_out))
    return tuple(counts), np.array([1.0 + math.log(count) for count in counts.values()])


@dataclass(frozen=True, slots=True, kw_only=True)
class TermSpace:
    """Stems of a set of texts with their weights."""

    index: Mapping[str, int]
    """Column of each stem."""
    idf: NDArray[np.float64]
    """Weight of each column: ``log((1 + n) / (1 + df)) + 1``."""
    left_out: frozenset[str]

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return one row a text, of length 1 (0 where a text has no known word): dot products are cosines."""
        rows = np.zeros((len(texts), len(self.index)))
        for start in range(0, len(rows), _AT_ONCE):
            part = rows[start : start + _AT_ONCE]
            self._fill(part, texts[start : start + _AT_ONCE])
            part[:] = to_unit(part)
        return rows

    def _fill(self, rows: NDArray[np.float64], texts: Sequence[str]) -> None:
        """Write the weights of texts into their rows: ``(1 + log tf) * idf``."""
        weighed = [_weighed(text, self.left_out) for text in texts]
        column_of = self.index.get
        columns = np.array([column_of(term, -1) for terms, _ in weighed for term in terms], dtype=np.intp)
        if not columns.size:
            return
        weights = np.concatenate([weights for _, weights in weighed])
        row_of = np.repeat(np.arange(len(texts)), [len(terms) for terms, _ in weighed])
        known = columns >= 0
        columns = columns[known]
        rows[row_of[known], columns] = weights[known] * self.idf[columns]


def term_space(texts: Iterable[str], left_out: frozenset[str] = frozenset()) -> TermSpace:
    """Return the weights of all stems of `texts`; `left_out` words count nowhere."""
    frequency: Counter[str] = Counter()
    total = 0
    for text in texts:
        total += 1
        frequency.update(_weighed(text, left_out)[0])
    terms = sorted(frequency)
    counts = np.array([frequency[term] for term in terms], dtype=np.float64)
    return TermSpace(
        index={term: column for column, term in enumerate(terms)},
        idf=np.log((1.0 + total) / (1.0 + counts)) + 1.0,
        left_out=left_out,
    )


def to_unit(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return rows, or one row, of length 1; a row of zeros stays."""
    norms = np.linalg.norm(rows, axis=-1, keepdims=True)
    unit: NDArray[np.float64] = rows / np.where(norms == 0.0, 1.0, norms)
    return unit


def latent_axes(rows: NDArray[np.float64], most: int) -> NDArray[np.float64]:
    """Return up to `most` latent terms of texts, a column each: stems that go together count as one.

    They are the first right singular vectors of `rows`, found by way of the products of the rows,
    which are far fewer than the stems.
    """
    values, left = np.linalg.eigh(rows @ rows.T)
    kept = [n for n in range(len(values) - 1, -1, -1) if values[n] > _NOTHING][:most]
    axes: NDArray[np.float64] = (rows.T @ left[:, kept]) / np.sqrt(values[kept])
    return axes
