"""Parts that speak of the same matter without answering each other, with the sentences that do."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from hmicdiff.comparing.cited import cite
from hmicdiff.model import SectionMention, SectionRef, SentencePair

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hmicdiff.comparing.sections.evidence import Evidence
    from hmicdiff.comparing.sections.profiles import Profile
    from hmicdiff.model import Reading

__all__ = ["find_mentions", "sentence_pairs"]

_LEAST = 0.4
"""Least likeness of two sentences, each the other's best, that touch on one matter."""

Found = tuple[int, int, float]


def find_mentions(
    left: Reading,
    right: Reading,
    profiles: tuple[Sequence[Profile], Sequence[Profile]],
    cells: Iterable[tuple[int, int]],
    evidence: Evidence,
    most: int,
) -> tuple[SectionMention, ...]:
    """Return the parts that touch on one matter, in the order of their lines, each with up to `most` sentence pairs.

    `cells` are the sections that answer each other: what lies within such a pair is no mention.
    """
    if not evidence.likeness.size:
        return ()
    answers = np.zeros((len(evidence.left_in), len(evidence.right_in)), dtype=bool)
    for cell in cells:
        answers[cell] = True
    touching: defaultdict[tuple[str, str], list[Found]] = defaultdict(list)
    on_matter = tuple(
        {p.section.id for p in side if p.group in {"content", "box", "frame"}} for side in profiles
    )
    for i, j, score in _mutual(evidence):
        homes = evidence.left[i].section, evidence.right[j].section
        is_on_matter = homes[0] in on_matter[0] and homes[1] in on_matter[1]
        if is_on_matter and not answers[np.ix_(evidence.left_in[:, i], evidence.right_in[:, j])].any():
            touching[homes].append((i, j, score))
    return tuple(
        _mention(homes, sorted(found, key=lambda one: (-one[2], one))[:most], left, right, evidence)
        for homes, found in _in_order(touching.items(), left, right)
    )


def _mutual(evidence: Evidence) -> list[Found]:
    """Return the sentences each of which is the other's best, and alike enough."""
    likeness, (columns, rows) = evidence.likeness, evidence.best
    return [
        (i, int(j), float(likeness[i, j]))
        for i, j in enumerate(columns)
        if rows[j] == i and likeness[i, j] >= _LEAST
    ]


def _in_order(
    found: Iterable[tuple[tuple[str, str], list[Found]]], left: Reading, right: Reading
) -> list[tuple[tuple[str, str], list[Found]]]:
    """Return pairs of sections in the order in which they stand."""
    ones, others = ({s.id: n for n, s in enumerate(one.report.sections)} for one in (left, right))
    return sorted(found, key=lambda item: (ones[item[0][0]], others[item[0][1]]))


def _mention(
    homes: tuple[str, str], found: Sequence[Found], left: Reading, right: Reading, evidence: Evidence
) -> SectionMention:
    """Return one mention."""
    return SectionMention(
        left=SectionRef(report=left.report.id, section=homes[0]),
        right=SectionRef(report=right.report.id, section=homes[1]),
        score=round(found[0][2], 3),
        sentences=sentence_pairs(found, left, right, evidence),
    )


def sentence_pairs(
    found: Iterable[Found], left: Reading, right: Reading, evidence: Evidence
) -> tuple[SentencePair, ...]:
    """Return pairs of sentence numbers as quotes with their places."""
    return tuple(
        SentencePair(
            left=cite(evidence.left[i], left.report.id),
            right=cite(evidence.right[j], right.report.id),
            score=round(score, 3),
        )
        for i, j, score in found
    )
