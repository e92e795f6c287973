"""How surely the later of two sections answers the earlier one: topics, sentences and the programme's own mapping.

Eight grounds go into one probability. Its weights were fitted (logistic regression) on section pairs
labelled by readers and measured on bodies the fit had not seen; see ``docs/linking.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from hmicdiff.comparing.sections.evidence import Evidence
    from hmicdiff.comparing.sections.profiles import Profile
    from hmicdiff.comparing.sections.scores import PairScores
    from hmicdiff.model import Reading
    from hmicdiff.vocabulary import Vocabulary

    Matrix = NDArray[np.float64]

__all__ = ["AnswerParams", "Descent", "answer_scores", "descent_of", "parts_of_a_lesser_answer"]

_UNKNOWN = 0.5
"""What a shared topic counts where a heading is no question of any programme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerParams:
    """Weights of what makes a section answer another; the sum is taken through the logistic function."""

    topics: float = 2.7
    """Weight of the score by topics, headings and words of the whole text (`score_sections`)."""
    covered: float = 6.9
    """Weight of how well the less covered section's sentences are answered in the other."""
    covering: float = 4.5
    """The same for the better covered one."""
    mutual: float = 4.8
    """Weight of the share of sentences whose best counterpart lies in the other section."""
    headings: float = 3.8
    """Weight of the likeness of the two headings."""
    question: float = 3.3
    """Weight of the programme's own mapping between the two."""
    within: float = 1.8
    """Weight of the mapping between the questions that the two belong to."""
    graded: float = 1.0
    """Weight of grades that both print on one question."""
    bias: float = -6.25
    answers: float = 0.5
    """Least probability of an answer."""
    best: float = 0.25
    """Least probability of a section's best counterpart, where it has no other."""
    overviews: float = 0.5
    """Least score of two overviews where one answers several."""
    overview: float = 0.4
    """Least score of two overviews that are each other's best counterpart."""
    lesser: float = 0.1
    """Least probability of a part that answers a question which takes up a lesser part of its own."""
    part: float = 0.2
    """Share of a part that speaks of a question's subject, from which it answers a question that takes up
    a lesser part of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Descent:
    """How far each two sections are one question of the programmes, put again; see `Questions.answers`."""

    own: Matrix
    """Between the two headings; 0 where either is no programme's question."""
    within: Matrix
    """The same where both are questions, else between those they are or belong to; `_UNKNOWN` for one topic
    where they belong to none."""
    graded: Matrix
    """`own` where both sections print a grade, else 0: the inspectorate judged the two as one question."""


def descent_of(left: Reading, right: Reading, vocabulary: Vocabulary) -> Descent:
    """Return how the questions of two reports follow from each other; sections that ask alike are held up once."""
    (ones, rows), (others, columns) = (
        _numbered(_chains(side, vocabulary), [one.topic for one in side.report.sections])
        for side in (left, right)
    )
    own, within = (part[np.ix_(rows, columns)] for part in _followed(ones, others, vocabulary))
    graded = np.outer(_is_graded(left), _is_graded(right))
    return Descent(own=own, within=within, graded=own * graded)


_Asked = tuple[tuple["str | None", ...], str]
"""The question that a section is and those that it lies in, and its topic."""


def _numbered(
    chains: Sequence[tuple[str | None, ...]], topics: Sequence[str]
) -> tuple[list[_Asked], list[int]]:
    """Return what sections ask, each once, and for each section the number of what it asks."""
    numbers: dict[_Asked, int] = {}
    of_each = [numbers.setdefault(asked, len(numbers)) for asked in zip(chains, topics, strict=True)]
    return list(numbers), of_each


def _followed(
    ones: Sequence[_Asked], others: Sequence[_Asked], vocabulary: Vocabulary
) -> tuple[Matrix, Matrix]:
    """Return `Descent.own` and `Descent.within` of what two reports ask."""
    own, within = np.zeros((len(ones), len(others))), np.zeros((len(ones), len(others)))
    follows = cache(lambda one, other: _follows(one, other, vocabulary))
    for i, (one, topic) in enumerate(ones):
        for j, (other, second) in enumerate(others):
            if one[0] and other[0]:
                own[i, j] = within[i, j] = follows(one[0], other[0])
                continue
            ways = [follows(a, b) for a in one if a for b in other if b]
            within[i, j] = max(ways) if ways else _UNKNOWN * (topic == second)
    return own, within


def _is_graded(reading: Reading) -> NDArray[np.bool_]:
    """Return for each section whether it prints a grade."""
    return np.array(
        [s.grade is not None and s.grade.value is not None for s in reading.report.sections], bool
    )


def _chains(reading: Reading, vocabulary: Vocabulary) -> list[tuple[str | None, ...]]:
    """Return for each section the question it is, then those it lies in; None for what is no question."""
    sections = {section.id: section for section in reading.report.sections}
    programme = reading.report.identity.programme
    asked = {key: vocabulary.questions.find(one.heading, programme) for key, one in sections.items()}
    chains = []
    for key, section in sections.items():
        chain, here = [asked[key]], section.parent
        while here is not None:
            chain.append(asked[here])
            here = sections[here].parent
        chains.append(tuple(chain))
    return chains


def _follows(one: str, other: str, vocabulary: Vocabulary) -> float:
    """Return how far two questions follow from each other, whichever was asked first."""
    return max(vocabulary.questions.answers(one, other), vocabulary.questions.answers(other, one))


def answer_scores(scores: PairScores, evidence: Evidence, descent: Descent, params: AnswerParams) -> Matrix:
    """Return the probability, 0 to 1, that each two sections answer each other; 0 where they may not at all."""
    cover = evidence.coverage
    total = (
        params.topics * scores.total
        + params.covered * cover.less
        + params.covering * cover.more
        + params.mutual * cover.mutual
        + params.headings * evidence.headings
        + params.question * descent.own
        + params.within * descent.within
        + params.graded * descent.graded
        + params.bias
    )
    chances: Matrix = np.where(scores.allowed, 1.0 / (1.0 + np.exp(-total)), 0.0)
    return np.where(scores.fixed, scores.total, chances)


def parts_of_a_lesser_answer(
    chosen: NDArray[np.bool_],
    parents: tuple[Sequence[int | None], Sequence[int | None]],
    profiles: tuple[Sequence[Profile], Sequence[Profile]],
    scores: PairScores,
    descent: Descent,
    params: AnswerParams,
) -> NDArray[np.bool_]:
    """Return the parts of a question that answer another one, which takes up a lesser part of it.

    `parents` are the numbers of the whole sections that parts lie in.
    """
    found = np.zeros_like(chosen)
    lesser = chosen & (descent.own > 0.0) & (descent.own < 1.0)
    for i, j in np.argwhere(lesser):
        below = [
            (a, int(j))
            for a, whole in enumerate(parents[0])
            if whole == i and profiles[0][a].group == "content"
        ]
        beyond = [
            (int(i), b)
            for b, whole in enumerate(parents[1])
            if whole == j and profiles[1][b].group == "content"
        ]
        for cell in (*below, *beyond):
            found[cell] = scores.part_of_whole[cell] >= params.part
    return found
