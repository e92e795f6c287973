"""Whether two reports ask for contrary or different things of one thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.comparing.asks import are_at_odds, ask_of

if TYPE_CHECKING:
    from hmicdiff.comparing.asks import Ask
    from hmicdiff.judging.sides import Side
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["ask_at_odds"]


def ask_at_odds(left: Side, right: Side, vocabulary: Vocabulary) -> bool:
    """Whether both reports print obligations, and no two of them can be one: each asks for another thing or the contrary.

    Two that are put in other words, and do not exclude each other, ask for the same of a thread.
    """
    ones, others = _asks(left, vocabulary), _asks(right, vocabulary)
    return bool(ones and others) and all(_exclude(one, other) for one in ones for other in others)


def _exclude(one: Ask, other: Ask) -> bool:
    """Whether two asks can't be one: they are at odds, or each is for a thing we know, and for another one."""
    mine, theirs = one.known_objects, other.known_objects
    return are_at_odds(one, other) or bool(mine and theirs and not mine & theirs)


def _asks(side: Side, vocabulary: Vocabulary) -> list[Ask]:
    """Return what the obligations of a side ask for."""
    body = side.reading.report.identity.body
    return [ask_of(one.quote, vocabulary, body) for one in side.findings if one.kind == "item"]
