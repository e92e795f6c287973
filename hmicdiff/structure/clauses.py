"""Where a sentence turns: the clauses that are judged one by one.

Inspectors praise and find fault in one breath ("... is effective at X, but supervision could be
better"), in every programme; a cue counts for its own clause alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hmicdiff.vocabulary.cue_table import Cues

_KEPT = 1 << 15
"""So many texts' clauses are kept, which tone, claims and history all ask for."""

__all__ = ["Clause", "between", "claiming", "clause_at", "joints", "split_clauses"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence, ``text[start:end]``."""

    start: int
    end: int


@lru_cache(maxsize=_KEPT)
def split_clauses(text: str, cues: Cues) -> tuple[Clause, ...]:
    """Return the clauses of `text`, in order, split where it turns to a contrast."""
    return between(len(text), (cut for row, cut in cues.turns_in(text) if row != "joined"))


def joints(text: str, cues: Cues) -> tuple[int, ...]:
    """Return every offset at which a second clause may begin, contrasts and mere additions."""
    return tuple(sorted({cut for _, cut in cues.turns_in(text)}))


@lru_cache(maxsize=_KEPT)
def claiming(text: str, cues: Cues) -> tuple[Clause, ...]:
    """Return the clauses that may claim something each: parted at a contrast, or where a comma and "and" add one."""
    turns = (one.start for one in split_clauses(text, cues)[1:])
    added = (cut for cut in joints(text, cues) if text[:cut].endswith(", "))
    return between(len(text), (*turns, *added))


def clause_at(clauses: Iterable[Clause], offset: int) -> Clause:
    """Return the clause that holds `offset`."""
    return next(clause for clause in clauses if clause.start <= offset < clause.end)


def between(length: int, cuts: Iterable[int]) -> tuple[Clause, ...]:
    """Return the stretches between `cuts` of a text of that length."""
    inner = sorted({cut for cut in cuts if 0 < cut < length})
    edges = [0, *inner, length]
    return tuple(Clause(start, end) for start, end in pairwise(edges))
