"""Letters that the inspected write back, printed behind the one they answer: all in them is their own word."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hmicdiff.structure.sentences import PlacedSentence

__all__ = ["replying"]

_OPENS = re.compile(r"Dear\b")
_CLOSES = re.compile(
    r"(?:Yours (?:sincerely|faithfully|truly|ever)|(?:With )?(?:kind|best|warm) regards)\b", re.IGNORECASE
)
_OF_THE_INSPECTED = re.compile(
    r"(?:[A-Z][\w'.-]*,? ){0,6}?(?i:(?:deputy |assistant |temporary |acting |interim )*"
    r"chief (?:constable|fire officer|officer|executive)|(?:police(?:,? fire)? and crime )?commissioner|pcc|pfcc|mayor)\b"
)
"""An office as a letter of theirs is signed, behind a name or alone."""
_OF_OTHERS = re.compile(
    r"\b(?:inspectors?|inspectorate|hmic(?:frs)?|hmi)\b|^(?:cc\b|cop(?:y|ied))", re.IGNORECASE
)
"""The office of an inspector, or the beginning of a list of whom copies go to."""
_SIGNATURE = 3
"""Blocks behind a closing in which name and office stand."""


def replying(placed: Sequence[PlacedSentence]) -> frozenset[int]:
    """Return the numbers of the blocks of letters that an officer of the inspected signs."""
    if not any(_OPENS.match(one.text.text) for one in placed):
        return frozenset()
    by_block = groupby(placed, key=lambda one: one.sentence.block)
    blocks = [(number, " ".join(one.text.text for one in group)) for number, group in by_block]
    found: set[int] = set()
    opened: int | None = None
    for place, (_, text) in enumerate(blocks):
        closing = _CLOSES.search(text)
        if _OPENS.match(text):
            opened = place
        if closing is None or opened is None:
            continue
        behind = (words for _, words in blocks[place + 1 : place + 1 + _SIGNATURE])
        if _is_of_the_inspected((text[closing.end() :], *behind)):
            found.update(number for number, _ in blocks[opened : place + 1])
        opened = None
    return frozenset(found)


def _is_of_the_inspected(signature: Iterable[str]) -> bool:
    """Whether the lines behind a closing name an office of the inspected before any other."""
    for words in signature:
        line = words.lstrip(" ,")
        if _OF_OTHERS.search(line):
            return False
        if _OF_THE_INSPECTED.match(line):
            return True
    return False
