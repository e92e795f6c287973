"""How well two sections answer each other: topics, what the headings name, and the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hmicdiff.comparing.section_profiles import subject_share
from hmicdiff.comparing.terms import term_space

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from hmicdiff.comparing.section_profiles import Profile
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["SectionParams", "score_sections"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionParams:
    """What decides that two sections answer each other; all scores run from 0 to 1."""

    topics: float = 0.45
    """Weight of the topics two sections share."""
    subject: float = 0.25
    """Weight of how much each speaks of what the other's heading names."""
    heading: float = 0.1
    """Weight of the likeness of the headings."""
    body: float = 0.2
    """Weight of the likeness of the texts."""
    body_full: float = 0.25
    """Cosine of two texts that counts as fully alike: texts of two programmes share few words."""
    family: float = 0.5
    """What a shared family of topics counts against a shared topic."""
    standard_text: float = 0.6
    """Cosine from which two parts about the inspection are the same standard text."""
    least: float = 0.35
    """Least score of the best link of a section."""
    sure: float = 0.5
    """Score from which a further link of a section stands beside its best."""


def score_sections(
    ones: Sequence[Profile], others: Sequence[Profile], vocabulary: Vocabulary, params: SectionParams
) -> NDArray[np.float64]:
    """Return the score of every section of one report (rows) with every one of another (columns)."""
    space = term_space([profile.text for profile in (*ones, *others)], vocabulary.wording.stops)
    body = _cosines(space.vectors([p.text for p in ones]), space.vectors([p.text for p in others]))
    heads = _cosines(
        space.vectors([p.section.heading or "" for p in ones]),
        space.vectors([p.section.heading or "" for p in others]),
    )
    scores = np.zeros(body.shape)
    for i, one in enumerate(ones):
        for j, other in enumerate(others):
            likeness = (float(heads[i, j]), float(body[i, j]))
            scores[i, j] = _score(one, other, likeness, vocabulary, params)
    return scores


def _cosines(ones: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the cosine of every row of `ones` with every row of `others`."""
    cosines: NDArray[np.float64] = ones @ others.T
    return cosines


def _score(
    one: Profile, other: Profile, likeness: tuple[float, float], vocabulary: Vocabulary, params: SectionParams
) -> float:
    """Return the score of one pair; 0 where the two play different parts in their reports."""
    heading, body = likeness
    if one.group != other.group:
        return 0.0
    if one.group == "context":
        return body if body >= params.standard_text and heading > 0.0 else 0.0
    if one.group == "overall":
        return min(1.0, params.sure + body)
    return (
        params.topics * _shared_topics(one.content, other.content, vocabulary, params)
        + params.subject * (subject_share(one, other.named) + subject_share(other, one.named)) / 2
        + params.heading * heading
        + params.body * min(1.0, body / params.body_full)
    )


def _shared_topics(
    one: Mapping[str, float], other: Mapping[str, float], vocabulary: Vocabulary, params: SectionParams
) -> float:
    """Return the part of two texts that speaks of the same topics; a shared family counts in part."""
    exact = sum(min(share, other.get(topic, 0.0)) for topic, share in one.items())
    ones, others = _by_family(one, vocabulary), _by_family(other, vocabulary)
    wide = sum(min(share, others.get(family, 0.0)) for family, share in ones.items())
    return exact + params.family * max(0.0, wide - exact)


def _by_family(content: Mapping[str, float], vocabulary: Vocabulary) -> dict[str, float]:
    """Return the shares summed over the topics of each family."""
    families = {row.id: row.family for row in vocabulary.topics.rows}
    totals: dict[str, float] = {}
    for topic, share in content.items():
        family = families.get(topic, topic)
        totals[family] = totals.get(family, 0.0) + share
    return totals
