"""How well two sections answer each other: topics, what the headings name, and the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hmicdiff.comparing.sections.profiles import subject_share
from hmicdiff.comparing.terms import term_space

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from hmicdiff.comparing.sections.profiles import Profile
    from hmicdiff.vocabulary import Vocabulary

    Matrix = NDArray[np.float64]

__all__ = ["PairScores", "SectionParams", "score_sections"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionParams:
    """What decides that two sections answer each other; all scores run from 0 to 1."""

    topics: float = 0.4
    """Weight of the topics two sections share."""
    subject: float = 0.2
    """Weight of how much each speaks of what the other's heading names."""
    named: float = 0.2
    """Weight of the topics both headings name."""
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
    sure: float = 0.55
    """Score from which a further link of a section stands beside its best."""
    part: float = 0.2
    """Share of a section that speaks of another's subject from which it is a part of the answer."""
    part_best: float = 0.22
    """Least score of such a part where nothing answers better."""
    part_least: float = 0.28
    """Least score of such a part where another section answers better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairScores:
    """All pairs of sections of two reports; rows are the earlier report's sections."""

    total: Matrix
    """Score of each pair, 0 where the two play different parts in their reports."""
    share: Matrix
    """Larger share that one of the two speaks of what the other's heading names."""
    part: Matrix
    """Share that the section with the wider subject speaks of what the narrower one's heading names."""


def score_sections(
    ones: Sequence[Profile], others: Sequence[Profile], vocabulary: Vocabulary, params: SectionParams
) -> PairScores:
    """Return the scores of every section of one report with every one of another."""
    space = term_space([profile.text for profile in (*ones, *others)], vocabulary.wording.stops)
    body = space.vectors([p.text for p in ones]) @ space.vectors([p.text for p in others]).T
    families = {row.id: row.family for row in vocabulary.topics.rows}
    summaries = {_has_summary(ones), _has_summary(others)} == {True}
    total, share, part = (np.zeros(body.shape) for _ in range(3))
    for i, one in enumerate(ones):
        for j, other in enumerate(others):
            if not _answer_each_other(one, other, both_have_summaries=summaries):
                continue
            total[i, j] = _score(one, other, float(body[i, j]), families, params)
            shares = (subject_share(one, other.named), subject_share(other, one.named))
            share[i, j] = max(shares)
            part[i, j] = _of_part(one, other, shares)
    return PairScores(total=total, share=share, part=part)


def _of_part(one: Profile, other: Profile, shares: tuple[float, float]) -> float:
    """Return the share that a whole section speaks of a part's subject; the larger one between equals."""
    if one.is_whole == other.is_whole:
        return max(shares)
    return shares[0] if one.is_whole else shares[1]


def _has_summary(profiles: Sequence[Profile]) -> bool:
    """Whether a report sums itself up anywhere."""
    return any(profile.section.role == "summary" for profile in profiles)


def _answer_each_other(one: Profile, other: Profile, *, both_have_summaries: bool) -> bool:
    """Whether two sections play the same part.

    A summary answers a summary; where the other report has none, it answers content.
    """
    groups = {one.group, other.group}
    if groups & {"box", "frame"}:
        return False
    if groups == {"summary", "overall"}:
        return both_have_summaries and one.section.role == other.section.role
    if "summary" in groups and groups <= {"summary", "content"}:
        return not both_have_summaries or one.group == other.group
    return one.group == other.group


def _score(
    one: Profile, other: Profile, body: float, families: Mapping[str, str], params: SectionParams
) -> float:
    """Return the score of one pair of sections that play the same part."""
    if "overall" in {one.group, other.group}:
        return min(1.0, params.least + body)
    if one.group == "context":
        return body if body >= params.standard_text else 0.0
    either = one.named | other.named
    return (
        params.topics * _shared_topics(one.content, other.content, families, params.family)
        + params.subject * (subject_share(one, other.named) + subject_share(other, one.named)) / 2
        + params.named * (len(one.named & other.named) / len(either) if either else 0.0)
        + params.body * min(1.0, body / params.body_full)
    )


def _shared_topics(
    one: Mapping[str, float], other: Mapping[str, float], families: Mapping[str, str], part: float
) -> float:
    """Return how much of two texts speaks of the same topics; only the same family counts `part`."""
    exact = sum(min(share, other.get(topic, 0.0)) for topic, share in one.items())
    ones, others = _by_family(one, families), _by_family(other, families)
    wide = sum(min(share, others.get(family, 0.0)) for family, share in ones.items())
    return exact + part * max(0.0, wide - exact)


def _by_family(content: Mapping[str, float], families: Mapping[str, str]) -> dict[str, float]:
    """Return the shares summed over the topics of each family."""
    totals: dict[str, float] = {}
    for topic, share in content.items():
        family = families.get(topic, topic)
        totals[family] = totals.get(family, 0.0) + share
    return totals
