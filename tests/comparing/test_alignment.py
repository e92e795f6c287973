from __future__ import annotations

import itertools
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicdiff.comparing.alignment import (
    AlignmentParams,
    align,
    merge_neighbours,
    monotone_pairs,
    with_neighbours,
)
from hmicdiff.comparing.similarity import inverse_frequencies, score_tokens, tokenise

if TYPE_CHECKING:
    from hmicdiff.comparing.alignment import Group
    from hmicdiff.comparing.similarity import Matrix

MATRICES = st.tuples(st.integers(0, 5), st.integers(0, 5)).flatmap(
    lambda shape: st.lists(
        st.lists(st.integers(0, 8), min_size=shape[1], max_size=shape[1]),
        min_size=shape[0],
        max_size=shape[0],
    ).map(lambda rows: np.array(rows, dtype=np.float32).reshape(shape) / np.float32(8))
)


def best_sum(scores: Matrix, least: float) -> float:
    """Return the greatest sum of an order-keeping choice, by trying all."""

    @cache
    def rest(row: int, column: int) -> float:
        if row == scores.shape[0] or column == scores.shape[1]:
            return 0.0
        skip = max(rest(row + 1, column), rest(row, column + 1))
        gain = float(scores[row, column]) - least
        return max(skip, gain + rest(row + 1, column + 1)) if gain > 0 else skip

    return rest(0, 0)


@given(MATRICES, st.sampled_from([0.0, 0.3, 0.6]))
@settings(max_examples=120, deadline=None)
def test_no_order_keeping_choice_is_better(scores: Matrix, least: float) -> None:
    """The pairs rise on both sides, all exceed the least, and their sum is the greatest there is."""
    pairs = monotone_pairs(scores, least)
    assert pairs == sorted(pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(one[1] < other[1] for one, other in itertools.pairwise(pairs))
    assert all(scores[pair] > least for pair in pairs)
    total = sum(float(scores[pair]) - least for pair in pairs)
    assert total == pytest.approx(best_sum(scores, least), abs=1e-5)


def test_neighbours_count_on_the_diagonal() -> None:
    """A pair between two alike pairs gains half the weight of each."""
    scores = np.diag([1.0, 0.0, 1.0]).astype(np.float32)
    assert with_neighbours(scores, 0.2)[1, 1] == pytest.approx(0.2)
    assert with_neighbours(scores, 0.2)[0, 1] == 0


def groups_of(left: list[str], right: list[str]) -> list[Group]:
    """Return the alignment of two lists of sentences."""
    ones, others = [tokenise(text) for text in left], [tokenise(text) for text in right]
    weights = inverse_frequencies([*ones, *others])
    return align(score_tokens(ones, others, weights), ones, others, weights, AlignmentParams())


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(
            ["Officers attend crimes quickly and they gather evidence at the scene."],
            ["Officers attend crimes quickly.", "They gather evidence at the scene."],
            [((0,), (0, 1))],
            id="split",
        ),
        pytest.param(
            ["Officers attend crimes quickly.", "They gather evidence at the scene."],
            ["Officers attend crimes quickly and they gather evidence at the scene."],
            [((0, 1), (0,))],
            id="merge",
        ),
        pytest.param(
            ["Officers attend crimes quickly.", "The force has a plan."],
            ["Officers attend crimes quickly.", "Burglary victims were pleased."],
            [((0,), (0,))],
            id="a neighbour that says something else stays alone",
        ),
        pytest.param(["Beat managers are often diverted."], [], [], id="nothing on one side"),
    ],
)
def test_splits_and_merges(left: list[str], right: list[str], expected: list[Group]) -> None:
    """A leftover sentence joins its neighbour's pair where the partner holds its words too."""
    assert groups_of(left, right) == expected


def test_a_sentence_joins_one_group_alone() -> None:
    """What one pair has taken is not free for the next."""
    left = [tokenise("one two three four five six"), tokenise("five six seven eight")]
    right = [tokenise("one two three"), tokenise("four five six"), tokenise("seven eight")]
    weights = inverse_frequencies([*left, *right])
    groups = merge_neighbours([(0, 0), (1, 2)], left, right, weights, AlignmentParams())
    members = [j for _, rights in groups for j in rights]
    assert len(members) == len(set(members))
