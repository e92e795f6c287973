"""How alike two sentences are: half idf-weighted Dice over words, half Indel over word order.

The blend was measured against 20 other scorers on human alignments (``docs/comparing.md``): Dice
weighs what is said, Indel the order it is said in, and neither needs a model or more than a
microsecond a pair.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from itertools import chain, count
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from hmicdiff.model import Sentence

    Matrix = NDArray[np.float32]

__all__ = [
    "Tokens",
    "dice_matrix",
    "indel_matrix",
    "inverse_frequencies",
    "remembered_orders",
    "rows_at_once",
    "score_matrix",
    "score_tokens",
    "score_two",
    "tokenise",
]

Tokens = tuple[str, ...]
"""The words of one sentence, lower case, in order."""

_WORD = re.compile(r"[^\W_]+(?:[.,'’]\w+)*")
_KEPT = 1 << 16
"""So many sentences' words are kept: every stage asks for them again."""
_KEPT_TWOS = 1 << 12
"""So many pairs of whole texts' likeness is kept: a section that stays as it is comes again in pair after pair."""
_TINY = np.float32(1e-30)
"""Far below any word's weight: what shares nothing with nothing is alike by 0."""
_CELLS_AT_ONCE = 1 << 22
"""So many pairs of sentences are held against each other at once: those of two reports of two thousand sentences.
Of longer ones the last bit of a score may depend on it."""
_COLUMNS_AT_ONCE = 1 << 11
"""So many sentences of a longer text are held against some of the other at once."""
_LEAST_AT_ONCE = 64
"""Rows at once are a multiple of it."""
_FEW_PAIRS = 1 << 14
"""Up to so many pairs of sentences it takes longer to leave words out than to count them."""
_MOST_KNOWN = 1 << 12
"""So many sentences' likeness by order is remembered, in 64 megabytes: those of twenty editions of one report."""
_ROOM = 512
"""Room for sentences is made so many at a time."""
_FIRST_CODE = 1
"""Words are coded as single characters for `Indel`, which looks up the first 255 in a table and others slower."""


@lru_cache(maxsize=_KEPT)
def tokenise(text: str) -> Tokens:
    """Return the words of `text`, lower case; ``87.9``, ``12,226`` and ``don't`` stay whole."""
    return tuple(match.group().replace("’", "'") for match in _WORD.finditer(text.lower()))


@lru_cache(maxsize=_KEPT)
def _distinct(tokens: Tokens) -> Tokens:
    """Return the words of a sentence, each once."""
    return tuple(dict.fromkeys(tokens))


def inverse_frequencies(sentences: Iterable[Tokens]) -> dict[str, float]:
    """Return the weight of each word: ``log((n + 1) / (found in + 0.5))`` of n sentences."""
    rows = list(map(_distinct, sentences))
    found = Counter(chain.from_iterable(rows))
    logs = {count: math.log((len(rows) + 1) / (count + 0.5)) for count in set(found.values())}
    return {word: logs[count] for word, count in found.items()}


def score_matrix(left: Sequence[Sentence], right: Sequence[Sentence]) -> Matrix:
    """Return the likeness, 0 to 1, of every sentence of `left` (rows) to every one of `right`."""
    return score_tokens([tokenise(one.text) for one in left], [tokenise(one.text) for one in right])


def score_tokens(
    left: Sequence[Tokens], right: Sequence[Tokens], weights: Mapping[str, float] | None = None
) -> Matrix:
    """Return the likeness of tokenised sentences; `weights` are taken from both sides if not given."""
    known = inverse_frequencies([*left, *right]) if weights is None else weights
    scores = dice_matrix(left, right, known)
    known_orders = _ORDERS.get() if len(left) * len(right) > _FEW_PAIRS else None
    is_known = known_orders is not None and known_orders.learn((left, right))
    likeness = known_orders.likeness if known_orders is not None and is_known else indel_matrix
    for rows in rows_at_once(len(left), len(right)):
        scores[rows] += likeness(left[rows], right)
    np.divide(scores, np.float32(2), out=scores)
    return scores


class _Orders:
    """How alike sentences are by the order of their words, of those met so far, each two held against each other once.

    It needs no weights, so that it is the same in whatever company two sentences stand: those of a body's reports
    come again in pair after pair, and several times in each.
    """

    def __init__(self) -> None:
        self._numbers: dict[Tokens, int] = {}
        self._coded: list[str] = []
        self._codes: defaultdict[str, str] = _new_codes()
        self._known: Matrix = np.zeros((0, 0), dtype=np.float32)

    def learn(self, sides: Iterable[Sequence[Tokens]]) -> bool:
        """Learn sentences that were not met yet; return whether there was room for them."""
        new = [one for one in dict.fromkeys(chain.from_iterable(sides)) if one not in self._numbers]
        start, stop = len(self._coded), len(self._coded) + len(new)
        if stop > _MOST_KNOWN:
            return False
        if new:
            self._make_room(stop)
            self._numbers.update(zip(new, range(start, stop), strict=True))
            coded = _coded(new, self._codes)
            if start:
                self._known[start:stop, :start] = _orders(coded, self._coded)
                self._known[:start, start:stop] = self._known[start:stop, :start].T
            self._known[start:stop, start:stop] = _orders(coded, coded)
            self._coded += coded
        return True

    def _make_room(self, sentences: int) -> None:
        """Let so many sentences be known."""
        if sentences > len(self._known):
            size, before = -(-sentences // _ROOM) * _ROOM, len(self._coded)
            grown = np.empty((size, size), dtype=np.float32)
            grown[:before, :before] = self._known[:before, :before]
            self._known = grown

    def likeness(self, left: Sequence[Tokens], right: Sequence[Tokens]) -> Matrix:
        """Return what `indel_matrix` does, of sentences that are known."""
        rows, columns = ([self._numbers[one] for one in side] for side in (left, right))
        return self._known.take(rows, axis=0).take(columns, axis=1)


_ORDERS: ContextVar[_Orders | None] = ContextVar("_ORDERS", default=None)


@contextmanager
def remembered_orders() -> Iterator[None]:
    """Hold no two sentences against each other by the order of their words twice, for as long as this lasts."""
    token = _ORDERS.set(_Orders())
    try:
        yield
    finally:
        _ORDERS.reset(token)


def rows_at_once(rows: int, columns: int) -> Iterator[slice]:
    """Yield all rows of a matrix, so many at a time that what is made of them on the way takes little memory."""
    step = max(_LEAST_AT_ONCE, _CELLS_AT_ONCE // max(columns, 1) // _LEAST_AT_ONCE * _LEAST_AT_ONCE)
    yield from (slice(start, min(start + step, rows)) for start in range(0, rows, step))


def _columns_at_once(rows: int, columns: int) -> Iterator[slice]:
    """Yield all columns of a matrix, those of a long text so many at a time: a row a sentence takes as much as a score."""
    step = columns if rows * columns <= _CELLS_AT_ONCE else _COLUMNS_AT_ONCE
    yield from (slice(start, min(start + step, columns)) for start in range(0, columns, max(step, 1)))


@lru_cache(maxsize=_KEPT_TWOS)
def score_two(one: Tokens, other: Tokens) -> float:
    """Return the likeness of two texts by themselves, as `score_tokens` of these two alone would to six digits.

    Of two texts a word has one of two weights: that of what both have, or that of what one has alone.
    """
    words, others = set(one), set(other)
    both = len(words & others)
    shared = 2 * both * math.log(3 / 2.5)
    alone = (len(words) + len(others) - 2 * both) * math.log(3 / 1.5)
    codes = _new_codes()
    (left,), (right,) = _coded([one], codes), _coded([other], codes)
    order = Indel.normalized_similarity(left, right)
    return ((shared / (shared + alone) if both else 0.0) + order) / 2


def dice_matrix(left: Sequence[Tokens], right: Sequence[Tokens], weights: Mapping[str, float]) -> Matrix:
    """Return twice the shared weight over the weight of both sentences; words count once a sentence.

    The product of many leaves out the words of one side alone, which are most, as they share nothing.
    """
    one, other = set(chain.from_iterable(left)), set(chain.from_iterable(right))
    is_large = len(left) * len(right) > _FEW_PAIRS
    words = sorted(one | other)
    columns = dict(zip(words, range(len(words)), strict=True))
    common = sorted(map(columns.__getitem__, one & other)) if is_large else list(range(len(words)))
    rare = max(weights.values(), default=1.0)
    vector = np.array([weights.get(word, rare) for word in words], dtype=np.float32)
    dice: Matrix = np.empty((len(left), len(right)), dtype=np.float32)
    for across in _columns_at_once(len(left), len(right)):
        others = _presence(right[across], columns)
        weight, answers = others @ vector, others.take(common, axis=1)
        del others
        for rows in rows_at_once(len(left), len(right)):
            ones = _presence(left[rows], columns)
            total = (ones @ vector)[:, None] + weight[None, :]
            ones = ones.take(common, axis=1)
            shared = np.multiply(ones, vector[common], out=ones) @ answers.T
            np.multiply(shared, np.float32(2), out=shared)
            np.divide(shared, np.maximum(total, _TINY, out=total), out=dice[rows, across])
    return dice


def _presence(rows: Sequence[Tokens], columns: Mapping[str, int]) -> Matrix:
    """Return a row a sentence with 1 at each of its words."""
    present = np.zeros((len(rows), len(columns)), dtype=np.float32)
    lengths = [len(row) for row in rows]
    found = np.fromiter(
        map(columns.__getitem__, chain.from_iterable(rows)), dtype=np.intp, count=sum(lengths)
    )
    present[np.repeat(np.arange(len(rows)), lengths), found] = 1
    return present


def indel_matrix(left: Sequence[Tokens], right: Sequence[Tokens]) -> Matrix:
    """Return twice the longest common subsequence of words over the words of both sentences."""
    if not left or not right:
        return np.zeros((len(left), len(right)), dtype=np.float32)
    codes = _new_codes()
    return _orders(_coded(left, codes), _coded(right, codes))


def _orders(ones: Sequence[str], others: Sequence[str]) -> Matrix:
    """Return the same of coded sentences."""
    matrix: Matrix = cdist(ones, others, scorer=Indel.normalized_similarity, dtype=np.float32)
    return matrix


def _new_codes() -> defaultdict[str, str]:
    """Return codes of words, each made as its word is asked for."""
    return defaultdict(map(chr, count(_FIRST_CODE)).__next__)


def _coded(rows: Sequence[Tokens], codes: defaultdict[str, str]) -> list[str]:
    """Return each sentence as a string of one character a word."""
    return ["".join(map(codes.__getitem__, row)) for row in rows]
