"""Which sentence answers which: the best assignment that keeps the order of both texts.

On human alignments the assigner is worth more than the scorer: a threshold, a greedy or a free
optimal choice lose 2 to 6 points of F1 to the dynamic programme used here (``docs/comparing.md``).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from hmicdiff.comparing.similarity import dice_matrix, indel_matrix

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from hmicdiff.comparing.similarity import Matrix, Tokens

__all__ = [
    "AlignmentParams",
    "Group",
    "InContext",
    "align",
    "merge_neighbours",
    "monotone_pairs",
    "monotone_pairs_of",
    "with_neighbours",
]

_AT_ONCE = 512
"""Rows whose neighbours are looked at at once: of ten thousand sentences each copy of a matrix fills the memory."""
_KNOWN = 1 << 22
"""Up to so many cells, those of two texts of two thousand sentences, are made once."""
Group = tuple[tuple[int, ...], tuple[int, ...]]
"""Indices in the left and in the right text that answer each other; one of the two has one member."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignmentParams:
    """What decides that two sentences are one; each value is measured in ``docs/comparing.md``."""

    least: float = 0.36
    """Least likeness of a pair, neighbours counted."""
    neighbours: float = 0.1
    """Weight of the mean likeness of the pairs before and after."""
    cover: float = 0.5
    """Least share of a leftover sentence's weight that its neighbour's partner must still hold."""
    most: int = 4
    """Most sentences on one side of a split or a merge."""


class InContext:
    """Scores of two texts' sentences plus `weight` times the mean of their two diagonal neighbours.

    They are made from `part`, which gives the scores of some rows and columns. Of long texts no more is made than
    is asked for.
    """

    def __init__(self, part: Callable[[slice, slice], Matrix], shape: tuple[int, int], weight: float) -> None:
        self._part, self.shape, self._half = part, shape, np.float32(weight / 2)
        self._known = self._made(*map(slice, (0, 0), shape)) if shape[0] * shape[1] <= _KNOWN else None

    def block(self, rows: slice, columns: slice) -> Matrix:
        """Return those of some rows and columns that follow each other; nobody may change them."""
        return self._made(rows, columns) if self._known is None else self._known[rows, columns]

    def blocks(self) -> Iterator[tuple[slice, Matrix]]:
        """Yield those of all columns, some rows at a time."""
        for start in range(0, self.shape[0], _AT_ONCE):
            rows = slice(start, min(start + _AT_ONCE, self.shape[0]))
            yield rows, self.block(rows, slice(0, self.shape[1]))

    def _made(self, rows: slice, columns: slice) -> Matrix:
        (top, bottom), (left, right) = (
            (max(one.start - 1, 0), min(one.stop + 1, size))
            for one, size in zip((rows, columns), self.shape, strict=True)
        )
        around = self._part(slice(top, bottom), slice(left, right))
        made: Matrix = around[
            rows.start - top : rows.stop - top, columns.start - left : columns.stop - left
        ].copy()
        near = np.zeros_like(made)
        i, j = max(rows.start, 1), max(columns.start, 1)
        near[i - rows.start :, j - columns.start :] = around[
            i - 1 - top : rows.stop - 1 - top, j - 1 - left : columns.stop - 1 - left
        ]
        i, j = min(rows.stop, self.shape[0] - 1), min(columns.stop, self.shape[1] - 1)
        near[: i - rows.start, : j - columns.start] += around[
            rows.start + 1 - top : i + 1 - top, columns.start + 1 - left : j + 1 - left
        ]
        made += np.multiply(near, self._half, out=near)
        return made


def with_neighbours(scores: Matrix, weight: float) -> Matrix:
    """Return `scores` plus `weight` times the mean of the two diagonal neighbours."""
    rows, columns = scores.shape
    return InContext(lambda *cells: scores[cells], (rows, columns), weight).block(
        slice(0, rows), slice(0, columns)
    )


def monotone_pairs(scores: Matrix, least: float) -> list[tuple[int, int]]:
    """Return the pairs, both indices rising, whose scores over `least` sum to the most."""
    return monotone_pairs_of([scores], (scores.shape[0], scores.shape[1]), least)


def monotone_pairs_of(parts: Iterable[Matrix], shape: tuple[int, int], least: float) -> list[tuple[int, int]]:
    """Return the same of scores that are given some rows at a time."""
    best = np.zeros(shape[1] + 1)
    ways = np.full(shape, _BOTH, dtype=np.uint8)
    for row, scores in enumerate(chain.from_iterable(parts)):
        gains = np.maximum(scores - np.float32(least), 0).astype(np.float64)
        above, best = best, np.zeros(shape[1] + 1)
        np.maximum.accumulate(np.maximum(above[1:], above[:-1] + gains), out=best[1:])
        ways[row, best[1:] == best[:-1]] = _LEFT
        ways[row, best[1:] == above[1:]] = _UP
    return _walk_back(ways)


_BOTH, _LEFT, _UP = 0, 1, 2
"""From where the best sum of a cell comes: both sentences, or one side's is left out."""


def _walk_back(ways: NDArray[np.uint8]) -> list[tuple[int, int]]:
    """Return the pairs that the best sums were made of, told by where each sum comes from."""
    row, column = ways.shape
    pairs = []
    while row and column:
        way = ways[row - 1, column - 1]
        if way == _UP:
            row -= 1
        elif way == _LEFT:
            column -= 1
        else:
            row, column = row - 1, column - 1
            pairs.append((row, column))
    return pairs[::-1]


def align(
    scores: Matrix,
    left: Sequence[Tokens],
    right: Sequence[Tokens],
    weights: Mapping[str, float],
    params: AlignmentParams,
) -> list[Group]:
    """Return the groups of sentences that answer each other, in order, splits and merges included."""
    pairs = monotone_pairs(with_neighbours(scores, params.neighbours), params.least)
    return merge_neighbours(pairs, left, right, weights, params)


def merge_neighbours(
    pairs: Sequence[tuple[int, int]],
    left: Sequence[Tokens],
    right: Sequence[Tokens],
    weights: Mapping[str, float],
    params: AlignmentParams,
) -> list[Group]:
    """Attach leftover sentences to the pair beside them where the partner holds their words too."""
    groups: list[Group] = [((i,), (j,)) for i, j in pairs]
    free_left = set(range(len(left))) - {i for i, _ in pairs}
    free_right = set(range(len(right))) - {j for _, j in pairs}
    for number, group in enumerate(groups):
        grown = _grow(group, free_right, left, right, weights, params)
        if len(grown[1]) == 1:
            flipped = _grow((grown[1], grown[0]), free_left, right, left, weights, params)
            grown = (flipped[1], flipped[0])
        groups[number] = grown
        free_left -= set(grown[0])
        free_right -= set(grown[1])
    return groups


def _grow(
    group: Group,
    free: set[int],
    ones: Sequence[Tokens],
    many: Sequence[Tokens],
    weights: Mapping[str, float],
    params: AlignmentParams,
) -> Group:
    """Return `group` with free neighbours of its right side that belong to its left side."""
    one, members = ones[group[0][0]], list(group[1])
    while len(members) < params.most:
        candidates = [n for n in (members[0] - 1, members[-1] + 1) if n in free]
        fitting = [n for n in candidates if _belongs(n, one, members, many, weights, params)]
        if not fitting:
            break
        members = sorted([*members, fitting[0]])
    return group[0], tuple(members)


def _belongs(
    number: int,
    one: Tokens,
    members: Sequence[int],
    many: Sequence[Tokens],
    weights: Mapping[str, float],
    params: AlignmentParams,
) -> bool:
    """Whether sentence `number` says what `one` says and `members` do not yet."""
    open_words = Counter(one) - Counter(word for member in members for word in many[member])
    mass = _weight(Counter(many[number]), weights)
    covered = _weight(Counter(many[number]) & open_words, weights)
    joined = tuple(word for member in sorted([*members, number]) for word in many[member])
    before = tuple(word for member in members for word in many[member])
    return covered >= params.cover * mass > 0 and _likeness(one, joined, weights) > _likeness(
        one, before, weights
    )


def _weight(words: Counter[str], weights: Mapping[str, float]) -> float:
    """Return the sum of the words' weights, added in one order."""
    return sum(weights.get(word, 0.0) * count for word, count in sorted(words.items()))


def _likeness(one: Tokens, other: Tokens, weights: Mapping[str, float]) -> float:
    """Return the blended score of two token sequences."""
    dice, indel = dice_matrix([one], [other], weights), indel_matrix([one], [other])
    return float((dice[0, 0] + indel[0, 0]) / 2)
