"""Whether two reports ask for contrary or different things of one thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.comparing.asks import agreement, ask_of
from hmicdiff.comparing.items import ItemParams

if TYPE_CHECKING:
    from hmicdiff.comparing.asks import Ask
    from hmicdiff.judging.sides import Side
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["ask_at_odds"]


def ask_at_odds(left: Side, right: Side, vocabulary: Vocabulary) -> bool:
    """Whether both reports print obligations, and no two of them can be one: each asks for another thing or the contrary.

    Two are one where one thread of items would hold them, however they are put.
    """
    ones, others = _asks(left, vocabulary), _asks(right, vocabulary)
    return bool(ones and others) and all(_exclude(one, other) for one in ones for other in others)


def _exclude(one: Ask, other: Ask) -> bool:
    """Whether two asks can't be one: they agree too little, or each is for a thing we know, and for another one."""
    mine, theirs = one.known_objects, other.known_objects
    return agreement(one, other) < ItemParams().same_ask or bool(mine and theirs and not mine & theirs)


def _asks(side: Side, vocabulary: Vocabulary) -> list[Ask]:
    """Return what the obligations of a side ask for."""
    body = side.reading.report.identity.body
    return [ask_of(one.quote, vocabulary, body) for one in side.findings if one.kind == "item"]
