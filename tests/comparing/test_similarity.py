from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicdiff.comparing import similarity
from hmicdiff.comparing.similarity import (
    dice_matrix,
    indel_matrix,
    inverse_frequencies,
    remembered_orders,
    score_matrix,
    score_tokens,
    score_two,
    tokenise,
)

TOKENS = st.lists(st.lists(st.sampled_from("abcdefg"), max_size=6).map(tuple), min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "87.9 percent of 12,226 calls",
            ("87.9", "percent", "of", "12,226", "calls"),
            id="numbers stay whole",
        ),
        pytest.param("It doesn’t; it won't.", ("it", "doesn't", "it", "won't"), id="contractions stay whole"),
        pytest.param("anti-social_behaviour", ("anti", "social", "behaviour"), id="compounds are split"),
        pytest.param(" - ", (), id="signs are no words"),
    ],
)
def test_words_of_a_text(text: str, expected: tuple[str, ...]) -> None:
    """Words are lower case, numbers and contractions whole."""
    assert tokenise(text) == expected


@given(TOKENS, TOKENS)
@settings(max_examples=60, deadline=None)
def test_scores_lie_between_0_and_1_and_do_not_depend_on_the_side(
    left: list[tuple[str, ...]], right: list[tuple[str, ...]]
) -> None:
    """A matrix has a row a left sentence, a column a right one, and its transpose is the other way round."""
    scores = score_tokens(left, right)
    assert scores.shape == (len(left), len(right))
    assert float(scores.min()) >= 0
    assert float(scores.max()) <= 1 + 1e-6
    assert np.allclose(scores, score_tokens(right, left).T, atol=1e-6)


@given(TOKENS)
@settings(max_examples=60, deadline=None)
def test_a_sentence_is_wholly_like_itself(rows: list[tuple[str, ...]]) -> None:
    """The diagonal is 1 where a sentence has words."""
    diagonal = np.diag(score_tokens(rows, rows))
    assert all(score == pytest.approx(1, abs=1e-5) for row, score in zip(rows, diagonal, strict=True) if row)


@given(TOKENS, TOKENS)
@settings(max_examples=60, deadline=None)
def test_dice_is_what_its_formula_says(left: list[tuple[str, ...]], right: list[tuple[str, ...]]) -> None:
    """The matrix product gives what set arithmetic gives."""
    weights = inverse_frequencies([*left, *right])
    matrix = dice_matrix(left, right, weights)
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            total = sum(weights[w] for w in set(one)) + sum(weights[w] for w in set(other))
            shared = 2 * sum(weights[w] for w in set(one) & set(other))
            assert matrix[i, j] == pytest.approx(shared / total if total else 0, abs=1e-5)


def test_rare_words_weigh_more() -> None:
    """A shared rare word says more than a shared common one."""
    rows = [("the", "force"), ("the", "burglary"), ("the", "plan"), ("burglary", "plan")]
    weights = inverse_frequencies(rows)
    assert weights["force"] > weights["burglary"] > weights["the"]


def test_order_counts_in_indel() -> None:
    """The same words in another order are less alike."""
    matrix = indel_matrix([tuple("abcd")], [tuple("abcd"), tuple("dcba"), ()])
    assert matrix[0, 0] == 1
    assert matrix[0, 1] == pytest.approx(0.25)
    assert matrix[0, 2] == 0


def test_nothing_to_compare() -> None:
    """Empty sides give empty matrices."""
    assert score_tokens([], [("a",)]).shape == (0, 1)
    assert score_matrix([], []).shape == (0, 0)


@given(TOKENS.map(lambda rows: rows[0]), TOKENS.map(lambda rows: rows[0]))
@settings(max_examples=60, deadline=None)
def test_two_texts_by_themselves_are_as_alike_as_their_matrix_says(
    one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    """The likeness of two texts, counted, is that of their matrix of one cell."""
    assert score_two(one, other) == pytest.approx(float(score_tokens([one], [other])[0, 0]), abs=1e-6)


WORDS = [f"w{number}" for number in range(12)]
MANY = st.lists(st.lists(st.sampled_from(WORDS), max_size=9).map(tuple), min_size=130, max_size=140)


@given(MANY, MANY, MANY)
@settings(max_examples=10, deadline=None)
def test_remembered_orders_change_no_score(
    first: list[tuple[str, ...]], second: list[tuple[str, ...]], third: list[tuple[str, ...]]
) -> None:
    """Sentences that come again in another company have the scores that they have without a memory."""
    with remembered_orders():
        known = [score_tokens(*sides) for sides in ((first, second), (second, third), (third, third))]
    afresh = [score_tokens(*sides) for sides in ((first, second), (second, third), (third, third))]
    assert all(np.array_equal(one, other) for one, other in zip(known, afresh, strict=True))


def test_orders_of_more_sentences_than_are_remembered_are_worked_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where there is no room for more sentences, scores are what they are without a memory."""
    monkeypatch.setattr(similarity, "_MOST_KNOWN", 100)
    rows = [(f"a{number}", "b", f"c{number % 7}") for number in range(150)]
    with remembered_orders():
        assert np.array_equal(score_tokens(rows, rows), afresh := score_tokens(rows, rows))
    assert np.array_equal(afresh, score_tokens(rows, rows))
