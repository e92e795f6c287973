"""Whom a figure is about: the body itself, or a group it is measured against."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.vocabulary.measures import MeasureTable

__all__ = ["SubjectMention", "find_subjects", "short_name", "subject_of"]

_KIND_OF_BODY = re.compile(
    r" (?:Constabulary|Police(?: Service)?|Metropolitan Police Service|Fire and Rescue(?: Service| Authority)?|Fire (?:Service|Brigade))$"
)
_TURN = re.compile(
    r"\b(?:compar\w+|against|than|while|whereas|versus|but|although|however|in line with|similar to|the same as"
    r"|above|below|exceed\w*)\b|;",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r", | and |;")
_OWN = r"the (?:force|constabulary|service)(?!s)\b|its\b"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectMention:
    """A subject and where a sentence names it."""

    start: int
    end: int
    name: str
    is_own: bool
    """True for the body the report is about."""


def short_name(body: str) -> str:
    """Return a body's name as prose shortens it: ``Norfolk Constabulary`` is ``Norfolk``."""
    return _KIND_OF_BODY.sub("", body)


def find_subjects(text: str, body: str | None, measures: MeasureTable) -> tuple[SubjectMention, ...]:
    """Return the subjects that `text` names, in its order; of overlapping ones the longer."""
    found = [
        SubjectMention(start=start, end=end, name=group.name, is_own=False)
        for group, start, end in measures.benchmarks_in(text)
    ]
    if body:
        own = rf"\b{re.escape(body)}\b|\b{re.escape(short_name(body))}\b|\b{_OWN}"
        found.extend(
            SubjectMention(start=match.start(), end=match.end(), name=body, is_own=True)
            for match in re.finditer(own, text, re.IGNORECASE)
        )
    found.sort(key=lambda mention: (mention.start - mention.end, mention.start))
    kept: list[SubjectMention] = []
    for mention in found:
        if not any(other.start < mention.end and mention.start < other.end for other in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda mention: mention.start))


def subject_of(
    text: str,
    span: tuple[int, int],
    others: Sequence[tuple[int, int]],
    mentions: Sequence[SubjectMention],
) -> SubjectMention | None:
    """Return the subject of the quantity at `span`, given the spans of the sentence's other quantities.

    A group named after the quantity, with no turn of comparison between, is its subject; else the
    nearest one before it that no earlier quantity has taken.
    """
    before = max((end for _, end in others if end <= span[0]), default=0)
    after = min((start for start, _ in others if start >= span[1]), default=len(text))
    following = [m for m in mentions if span[1] <= m.start < after and not _turns(text[span[1] : m.start])]
    if following and not following[0].is_own:
        return following[0]
    preceding = [m for m in mentions if before <= m.start < span[0] and _is_free(text, before, m)]
    groups = [m for m in preceding if not m.is_own]
    if groups and not any(m.is_own and m.start > groups[-1].start for m in preceding):
        if not (following and _CLAUSE_END.search(text[groups[-1].end : span[0]])):
            return groups[-1]
        return following[0]
    return next(reversed(preceding or following), None)


def _is_free(text: str, before: int, mention: SubjectMention) -> bool:
    """Whether a mention after an earlier quantity belongs to the later one: a turn stands between."""
    return before == 0 or _turns(text[before : mention.start])


def _turns(text: str) -> bool:
    return bool(_TURN.search(text))
