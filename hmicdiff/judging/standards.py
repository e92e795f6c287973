"""Whether what is said to go on is a standard that was kept, or a thing that merely goes on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hmicdiff.comparing.similarity import tokenise
from hmicdiff.vocabulary.wording import load_wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.judging.sides import Side
    from hmicdiff.model import ThreadPoint

__all__ = ["tells_a_standard"]

_COMMA = re.compile(r"[,;:]")


def tells_a_standard(point: ThreadPoint, side: Side) -> bool:
    """Whether what goes on is said to be done well, or to be as it was: "continues to meet" tells neither."""
    said = [word for clause in _clauses_that_last(point, side) for word in _on_what_lasts(clause)]
    return not load_wording().standards.isdisjoint(said)


def _clauses_that_last(point: ThreadPoint, side: Side) -> list[str]:
    """Return the clauses of a point by which something goes on; all of it where none is known to say so."""
    sentence = side.sentence_of(point)
    claims = sentence.claims if sentence is not None else ()
    own = (
        [sentence.text[one.start : one.end] for one in claims if "sustained" in one.directions]
        if sentence
        else []
    )
    return own or [point.quote]


def _on_what_lasts(clause: str) -> Sequence[str]:
    """Return the words of a clause on what goes on: from "continues" and its like on, up to a comma.

    They are all its words where no such word stands in it.
    """
    lasting = load_wording().lasting
    for part in map(tokenise, _COMMA.split(clause)):
        at = next((place for place, word in enumerate(part) if word in lasting), None)
        if at is not None:
            return part[at:]
    return tokenise(clause)
