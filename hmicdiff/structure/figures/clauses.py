"""The clause a figure stands in, where an earlier figure of the sentence has another."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.structure.figures.quantity import Quantity

__all__ = ["MOVES", "FigureClauses", "figure_clauses", "goes_on_to", "is_moved", "own_clause"]

MOVES = frozenset(
    {
        *(
            "rose",
            "risen",
            "fell",
            "fallen",
            "increased",
            "decreased",
            "dropped",
            "grew",
            "grown",
            "declined",
        ),
        *(
            "went",
            "gone",
            "up",
            "down",
            "stood",
            "reached",
            "climbed",
            "doubled",
            "halved",
            "trebled",
            "shrank",
        ),
    }
)
"""Verbs and adverbs that say what a figure did, no part of what it measures."""
_MOVED = re.compile(
    rf"\w (?:has |have |had |was |were |is |are )?(?:\w+ly )?(?:{'|'.join(sorted(MOVES - {'stood', 'reached'}))}|been reduced|reduced)"
    r"(?: by)?(?: (?:about|around|almost|nearly|over|under|just|only|more than|less than|some))*$",
    re.IGNORECASE,
)
_LONGEST_MOVE = 120
"""Characters before a percentage that may say so: *has slightly increased by just over*."""
_TURN = re.compile(r"; |,? (?:and|but|while|whereas|whilst|yet) ")
_SUBJECT = re.compile(
    r"(?:in [^,]{3,30}, )?(?:the |its |their |an? )?(?P<what>[A-Za-z0-9'/ -]{3,70}?) "
    rf"(?:was|were|is|are|has|have|had|{'|'.join(sorted(MOVES))})\b",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(
    r"\b(?:it|this|that|these|those|they|which|who|we|he|she|there|other|rest|remaining|same|only|target|standard|average|median"
    r"|mean|figure|total|rate for|number for|proportion for|national|nationally|england|similar|forces|services"
    r"|force|constabulary|service|previous|year|years|month|months|all|both|one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|^\d+$",
    re.IGNORECASE,
)
"""Words of a subject that stands for what was named before, or is set against it."""
_TO = re.compile(
    r",? to (?:(?:about|around|almost|nearly|over|under|just|only|more than|less than|some) )*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class FigureClauses:
    """Where the figures of a sentence end, and where clauses with a subject of their own begin, each in order."""

    text: str
    ends: Sequence[int]
    beginnings: Sequence[int]


def figure_clauses(text: str, quantities: Sequence[Quantity]) -> FigureClauses:
    """Return the clauses of a sentence as its figures part them."""
    ends = sorted(each.end for each in quantities)
    return FigureClauses(text, ends, sorted(_beginning(each.start, text, ends) for each in quantities))


def own_clause(quantity: Quantity, clauses: FigureClauses) -> tuple[int, int]:
    """Return start and end of the stretch of a sentence that may name `quantity`.

    It ends where the clause of a later figure has a subject of its own, and begins where its own clause has one
    behind an earlier figure's.
    """
    after = bisect_left(clauses.beginnings, quantity.end)
    end = clauses.beginnings[after] if after < len(clauses.beginnings) else len(clauses.text)
    return _beginning(quantity.start, clauses.text, clauses.ends), end


def _beginning(figure: int, text: str, ends: Sequence[int]) -> int:
    """Return where the clause of the figure at `figure` begins if it names a subject of its own behind another's, else 0.

    *The vacancy rate was 9 percent and overtime was £1.9m*: what the first clause names is no measure of the second.
    """
    earlier = bisect_right(ends, figure)
    prior = ends[earlier - 1] if earlier else 0
    turn = _TURN.search(text, prior, figure) if prior else None
    if turn is None:
        return 0
    subject = _SUBJECT.match(text, turn.end(), figure)
    return turn.end() if subject and not _NO_SUBJECT.search(subject["what"]) else 0


def is_moved(quantity: Quantity, text: str) -> bool:
    """Whether a percentage is what something named before it rose or fell by, so that nothing behind it names it."""
    before = text[max(0, quantity.start - _LONGEST_MOVE) : quantity.start].rstrip()
    after = text[quantity.end :]
    return quantity.kind == "percent" and bool(_MOVED.search(before)) and not after.startswith(" in ")


def goes_on_to(last: Quantity, quantity: Quantity, text: str) -> bool:
    """Whether a bare number is what the change before it leads to: *rose 5 percent to 412,300*."""
    return bool(_TO.fullmatch(text[last.end : quantity.start]))
