"""Find the cues of change in one sentence, each with its direction.

A cue is void behind a modal, a purpose or "area for" (guards) and where its clause holds words
that turn its meaning (``unless``); of overlapping cues the higher rank holds, then the longer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from hmicdiff.structure.clauses import Clause, clause_at, joints, split_clauses
from hmicdiff.structure.statements.contrast import THEN_AND_NOW, contrasts_in
from hmicdiff.structure.statements.counted import is_good, more_is_better
from hmicdiff.structure.statements.measured import MEASURED, may_measure, measured_in
from hmicdiff.structure.then import stretches_of_then
from hmicdiff.vocabulary.cue_table import mask

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import StatementDirection
    from hmicdiff.vocabulary.cue_table import CompiledCue, Cues

__all__ = ["OVER_TIME", "WEAK", "Hit", "Piece", "find_hits", "part"]

_MOVEMENT_RANK = 5
WEAK = 0
"""Rank of a cue that states a change only where no other words of the sentence do."""
OVER_TIME = frozenset({"improved", "regressed", "sustained", "unresolved"})
"""Directions that compare with an earlier state."""
_POINTS_BACK = re.compile(r"\b(?:this|it)\b", re.IGNORECASE)
"""Without such a word a sentence does not need the one before it to tell what it counts."""
_BY_ITS_WORD = "improved"
"""Cue that names improvement itself: to be concerned about that is to find too little of it."""
_KEPT = 1 << 15
"""So many sentences' cues are kept: those of some reports."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One cue in a sentence."""

    start: int
    end: int
    cue: str
    direction: StatementDirection
    rank: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence that states one direction."""

    start: int
    end: int
    hit: Hit


def find_hits(text: str, cues: Cues, before: str = "") -> tuple[Hit, ...]:
    """Return the cues that hold in `text`, in order; `before` is the sentence before it.

    A comparison with other forces is dropped where the sentence also states a change over time, and what is only said to
    be done now where other words tell how it changed.
    """
    return _found(text, cues, before if _POINTS_BACK.search(text) else "")


@lru_cache(maxsize=_KEPT)
def _found(text: str, cues: Cues, before: str) -> tuple[Hit, ...]:
    """Do the work of `find_hits`, once for each sentence, as tone, claims and statements all ask."""
    likely = cues.statements_likely(text)
    if not likely and not cues.movements.may_be_in(text) and not may_measure(text, cues):
        return tuple(_contrasted(text, cues))
    clauses = split_clauses(text, cues)
    masked = mask(text, cues.find_anchors(text))
    found = [hit for cue in likely for hit in _cue_hits(cue, text, masked, clauses)]
    found += _movements(text, before, clauses, cues)
    found += [Hit(start, end, MEASURED, way, _MOVEMENT_RANK) for start, end, way in measured_in(text, cues)]
    told = [_as_regretted(hit, text, cues) for hit in found if not _is_void(hit, text, cues)]
    kept = _without_overlaps(told)
    over_time = [hit for hit in kept if hit.direction != "benchmark"]
    plain = [hit for hit in over_time if hit.rank > WEAK]
    return tuple(plain or _contrasted(text, cues) or over_time or kept[:1])


def _contrasted(text: str, cues: Cues) -> list[Hit]:
    """Return what a sentence states by setting today against an earlier time."""
    return [
        Hit(one.start, one.end, THEN_AND_NOW, direction, _MOVEMENT_RANK)
        for one, direction in contrasts_in(text, cues)
    ]


def _is_void(hit: Hit, text: str, cues: Cues) -> bool:
    """Whether the words of a cue tell no change here: in a phrase of their own, of then alone, or of what inspectors do."""
    phrases = cues.no_change.finditer(text)
    if any(match.start() < hit.end and hit.start < match.end() for match in phrases):
        return True
    if any(one.start <= hit.start and hit.end <= one.end for one in stretches_of_then(text, cues)):
        return True
    return hit.direction in OVER_TIME and cues.statement_guards.search(text, hit.start) is not None


def _as_regretted(hit: Hit, text: str, cues: Cues) -> Hit:
    """Return a cue of improvement as one of decline where inspectors say that they are concerned about what it tells.

    "I am concerned that officers are moved to other duties more often than they were" tells no gain.
    """
    if hit.direction != "improved" or not cues.frames["regretted"].search(text[: hit.start]):
        return hit
    return replace(hit, direction="unresolved" if hit.cue == _BY_ITS_WORD else "regressed")


def _cue_hits(cue: CompiledCue, text: str, masked: str, clauses: Sequence[Clause]) -> Iterator[Hit]:
    """Yield where one cue holds."""
    for match in cue.matcher.finditer(text, masked):
        clause = clause_at(clauses, match.start())
        stretch = text[clause.start : max(clause.end, match.end())]
        if cue.unless is not None and cue.unless.search(stretch):
            continue
        if cue.guards is not None and cue.guards.search(text, match.start()):
            continue
        yield Hit(match.start(), match.end(), cue.id, cue.direction, cue.rank)


def _movements(text: str, before: str, clauses: Sequence[Clause], cues: Cues) -> Iterator[Hit]:
    """Yield measures that went up or down, where what is counted says which is better."""
    for row, pattern in cues.movements.likely(text):
        for match in pattern.finditer(text):
            if cues.movement_guards.search(text, match.start()):
                continue
            clause = clause_at(clauses, match.start())
            good = is_good(row.way == "up", more_is_better(text, before, clause, match, cues))
            if good is not None:
                direction: StatementDirection = "improved" if good else "regressed"
                yield Hit(match.start(), match.end(), row.id, direction, _MOVEMENT_RANK)


def _without_overlaps(found: Sequence[Hit]) -> list[Hit]:
    """Return the hits that hold where several overlap, in order of place."""
    kept: list[Hit] = []
    for hit in sorted(found, key=lambda one: (-one.rank, one.start - one.end, one.start, one.cue)):
        if all(hit.end <= other.start or hit.start >= other.end for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda one: one.start)


def part(text: str, hits: Sequence[Hit], cues: Cues) -> tuple[Piece, ...]:
    """Return one piece for each direction: the whole sentence where its cues agree.

    Where neighbours differ the sentence is cut at a joint between them; without one the cue of
    higher rank speaks for both.
    """
    if not hits:
        return ()
    cuts = joints(text, cues)
    groups: list[tuple[int, list[Hit]]] = []
    for hit in hits:
        cut = _cut_before(hit, groups, cuts)
        if cut is None:
            groups[-1][1].append(hit)
        else:
            groups.append((cut, [hit]))
    ends = [start for start, _ in groups[1:]] + [len(text)]
    return tuple(
        Piece(start, end, max(members, key=lambda one: one.rank))
        for (start, members), end in zip(groups, ends, strict=True)
    )


def _cut_before(hit: Hit, groups: Sequence[tuple[int, list[Hit]]], cuts: Sequence[int]) -> int | None:
    """Return where the piece of `hit` begins, None where it belongs to the piece before."""
    if not groups:
        return 0
    last = groups[-1][1][-1]
    if last.direction == hit.direction:
        return None
    between = [cut for cut in cuts if last.end <= cut <= hit.start]
    return between[0] if between else None
