"""Long texts are held against each other some sentences at a time, and what comes of it is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from hmicdiff.comparing import alignment, similarity
from hmicdiff.comparing.alignment import InContext, monotone_pairs, monotone_pairs_of, with_neighbours
from hmicdiff.comparing.sections import evidence
from hmicdiff.comparing.sections.evidence import evidence_of
from hmicdiff.comparing.similarity import score_tokens, tokenise
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from hmicdiff.model import Reading

    Matrix = NDArray[np.float32]


@pytest.fixture
def scores() -> Matrix:
    """Return likeness of any two texts, the same each time."""
    return np.random.default_rng(1).random((23, 17), dtype=np.float32)


def test_neighbours_are_those_of_the_whole(scores: Matrix, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever rows and columns are asked for, a score has the neighbours that it has among all."""
    whole = with_neighbours(scores, 0.1)
    monkeypatch.setattr(alignment, "_KNOWN", 0)
    gains = InContext(lambda *cells: scores[cells], (23, 17), 0.1)
    for rows in (slice(0, 23), slice(0, 1), slice(5, 9), slice(22, 23)):
        for columns in (slice(0, 17), slice(0, 1), slice(3, 8), slice(16, 17)):
            assert np.array_equal(gains.block(rows, columns), whole[rows, columns])


def test_pairs_in_order_are_those_of_the_whole(scores: Matrix, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows given a few at a time make the same pairs."""
    monkeypatch.setattr(alignment, "_KNOWN", 0)
    monkeypatch.setattr(alignment, "_AT_ONCE", 4)
    gains = InContext(lambda *cells: scores[cells], (23, 17), 0.1)
    parts = (rows for _, rows in gains.blocks())
    assert monotone_pairs_of(parts, (23, 17), 0.6) == monotone_pairs(with_neighbours(scores, 0.1), 0.6)


SENTENCES = (
    "Officers are often taken from their beats to cover response teams.",
    "Problem-solving plans are shared with the council and reviewed each month.",
    "Supervisors do not review every investigation that officers lead.",
    "Digital devices wait for seven months to be examined.",
    "Beat managers are now seldom taken from their own areas.",
    "Sergeants review all investigations each month.",
)


def test_likeness_of_long_texts_is_that_of_short_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences of one text held against some of the other at once are as alike as against all."""
    left, right = [tokenise(one) for one in SENTENCES], [tokenise(one) for one in SENTENCES[::-2]]
    whole = score_tokens(left, right)
    monkeypatch.setattr(similarity, "_CELLS_AT_ONCE", 1)
    monkeypatch.setattr(similarity, "_COLUMNS_AT_ONCE", 2)
    assert np.allclose(score_tokens(left, right), whole, atol=1e-6)


def test_evidence_of_long_texts_is_that_of_short_ones(
    reading_of: Callable[..., Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sections of long reports cover each other as those of short ones do, and the same sentences are the best."""
    left, right = reading_of("a", SENTENCES[:3], SENTENCES[3:]), reading_of("b", SENTENCES[::-1])
    whole = evidence_of(left, right, load_vocabulary())
    monkeypatch.setattr(evidence, "_WHOLE", 0)
    monkeypatch.setattr(evidence, "_AT_ONCE", 2)
    parts = evidence_of(left, right, load_vocabulary())
    assert parts.likeness.dtype == np.float32
    assert np.allclose(parts.likeness, whole.likeness, atol=1e-6)
    assert np.allclose(parts.taken_over, whole.taken_over)
    assert np.allclose(parts.coverage.less, whole.coverage.less, atol=1e-6)
    assert all(np.array_equal(one, other) for one, other in zip(parts.best, whole.best, strict=True))
