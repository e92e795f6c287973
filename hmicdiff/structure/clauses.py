"""Where a sentence turns: the clauses that are judged one by one.

Inspectors praise and find fault in one breath ("... is effective at X, but supervision could be
better"), in every programme; a cue counts for its own clause alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hmicdiff.vocabulary.cues import Cues

__all__ = ["Clause", "clause_at", "joints", "split_clauses"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence, ``text[start:end]``."""

    start: int
    end: int


def split_clauses(text: str, cues: Cues) -> tuple[Clause, ...]:
    """Return the clauses of `text`, in order, split where it turns to a contrast."""
    return _between(text, (cut for row, cut in _cuts(text, cues) if row != "joined"))


def joints(text: str, cues: Cues) -> tuple[int, ...]:
    """Return every offset at which a second clause may begin, contrasts and mere additions."""
    return tuple(sorted({cut for _, cut in _cuts(text, cues)}))


def clause_at(clauses: Iterable[Clause], offset: int) -> Clause:
    """Return the clause that holds `offset`."""
    return next(clause for clause in clauses if clause.start <= offset < clause.end)


def _cuts(text: str, cues: Cues) -> Iterator[tuple[str, int]]:
    """Yield kind and offset of each place where a clause may begin."""
    for row, pattern in cues.contrasts:
        for match in pattern.finditer(text):
            yield row.id, match.end()


def _between(text: str, cuts: Iterable[int]) -> tuple[Clause, ...]:
    """Return the stretches between `cuts`."""
    inner = sorted({cut for cut in cuts if 0 < cut < len(text)})
    edges = [0, *inner, len(text)]
    return tuple(Clause(start, end) for start, end in pairwise(edges))
