"""Whom a figure is about: the body itself, or a group it is measured against."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from hmicdiff.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.vocabulary.bodies import BodyTable
    from hmicdiff.vocabulary.measures import MeasureTable

__all__ = ["SubjectFinder", "SubjectMention", "subject_of"]

_TURN = re.compile(
    r"\b(?:compar\w+|against|than|while|whereas|versus|but|although|however|in line with|similar to|the same as"
    r"|above|below|exceed\w*)\b|;",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r", | and |;")
_ALONE = re.compile(
    r"(?:^|[;,] |\b(?:than|to|against|while|whereas|but|in|for|of) |\bcompared with )(?:the )?$",
    re.IGNORECASE,
)
_OWN = r"the (?:force|constabulary|service)(?!s)\b|its\b"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectMention:
    """A subject and where a sentence names it."""

    start: int
    end: int
    name: str
    is_own: bool
    """True for the body the report is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectFinder:
    """Finds whom a sentence of one report speaks of."""

    body: str | None
    """Standard name of the body the report is about."""
    measures: MeasureTable
    bodies: BodyTable

    def find(self, text: str) -> tuple[SubjectMention, ...]:
        """Return the subjects that `text` names, in its order; of overlapping ones the longer."""
        found = [*self._groups(text), *self._own(text), *self._other_bodies(text)]
        found.sort(key=lambda mention: (mention.start - mention.end, mention.start))
        kept: list[SubjectMention] = []
        for mention in found:
            if not any(other.start < mention.end and mention.start < other.end for other in kept):
                kept.append(mention)
        return tuple(sorted(kept, key=lambda mention: mention.start))

    def _groups(self, text: str) -> Iterator[SubjectMention]:
        """Yield the benchmark groups: England and Wales, most similar forces."""
        for group, start, end in self.measures.benchmarks_in(text):
            yield SubjectMention(start=start, end=end, name=group.name, is_own=False)

    def _own(self, text: str) -> Iterator[SubjectMention]:
        """Yield the body itself: its names, its place, *the force*, *its*."""
        body = self.bodies.named(self.body)
        names = (*body.full_names(), body.place) if body else (self.body,) if self.body else ()
        for match in _own_words(names).finditer(text):
            yield SubjectMention(start=match.start(), end=match.end(), name=self.body or "", is_own=True)

    def _other_bodies(self, text: str) -> Iterator[SubjectMention]:
        """Yield another body where it stands alone as a subject, not beside this one (*jointly with Suffolk*)."""
        for mention in self.bodies.mentions(text):
            if mention.body.name != self.body and _ALONE.search(text[: mention.start]):
                yield SubjectMention(
                    start=mention.start, end=mention.end, name=mention.body.name, is_own=False
                )


@lru_cache(maxsize=256)
def _own_words(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return the expression for a body's names and the words that stand for it."""
    return compiled("|".join((*(rf"\b{re.escape(name)}\b" for name in names), rf"\b{_OWN}")))


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
    following = [
        m
        for m in mentions
        if span[1] <= m.start < after and not _turns(text[span[1] : m.start]) and not _labels(text, m, after)
    ]
    if following and not following[0].is_own:
        return following[0]
    preceding = [m for m in mentions if before <= m.start < span[0] and _is_free(text, before, m, span[0])]
    groups = [m for m in preceding if not m.is_own]
    if groups and not any(m.is_own and m.start > groups[-1].start for m in preceding):
        if not (following and _CLAUSE_END.search(text[groups[-1].end : span[0]])):
            return groups[-1]
        return following[0]
    return next(reversed(preceding or following), None)


def _is_free(text: str, before: int, mention: SubjectMention, start: int) -> bool:
    """Whether a mention after an earlier quantity belongs to the later one: a turn stands between, or it labels it."""
    return before == 0 or _turns(text[before : mention.start]) or _labels(text, mention, start)


_LABEL = re.compile(
    r"[:=\s]+(?:(?:rate|average|mean|median|level|figure|total)[:=\s]+)?(?:(?:of|was|is)\s+)?", re.IGNORECASE
)


def _labels(text: str, mention: SubjectMention, start: int) -> bool:
    """Whether a mention stands right before the quantity at `start`: *82% (England and Wales: 78%)*."""
    return start < len(text) and bool(_LABEL.fullmatch(text[mention.end : start]))


def _turns(text: str) -> bool:
    return bool(_TURN.search(text))
