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
_NAME = r"(?P<name>(?:(?!(?:The|To|Mr|Mrs|Ms|Miss|Dr|Sir|Dame)\b)[A-Z][\w'.-]*,? ){0,6}?)"
_OFFICE = (
    r"(?i:(?:deputy |assistant |temporary |acting |interim )*"
    r"(?:chief (?:constable|fire officer|officer|executive)|(?:police(?:,? fire)? and crime )?commissioner|pcc|pfcc|mayor))"
)
_OF_THE_INSPECTED = re.compile(rf"{_NAME}{_OFFICE}(?:,? (?:(?:of|for|and|the|&) )*[A-Z][\w'&.-]*)*[.,]?")
"""A line with an office as a letter of theirs is signed, behind a name or alone, and nothing that says more."""
_TO_THE_INSPECTED = re.compile(rf"Dear (?:[A-Z][\w'.-]* ){{0,3}}?{_OFFICE}\b")
"""How a letter opens that the inspected get."""
_INSPECTOR = re.compile(
    r"(?:[A-Z][\w'.-]*,? ){0,6}?(?:(?:(?:Her|His) Majesty['’]s|HM) (?:Chief )?Inspectors?\b[^.]{0,80}|HMC?I)[.,]?"
)
"""A line as inspectors sign."""
_OF_OTHERS = re.compile(
    r"\b(?:inspectors?|inspectorate|hmic(?:frs)?|hmc?i)\b|^(?:cc\b|cop(?:y|ied))", re.IGNORECASE
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
            opened = None if _TO_THE_INSPECTED.match(text) else place
        elif _INSPECTOR.fullmatch(text):
            opened = None
        if closing is None or opened is None:
            continue
        behind = (words for _, words in blocks[place + 1 : place + 1 + _SIGNATURE])
        if _is_of_the_inspected((text[closing.end() :], *behind)):
            found.update(number for number, _ in blocks[opened : place + 1])
        opened = None
    return frozenset(found)


def _is_of_the_inspected(signature: Iterable[str]) -> bool:
    """Whether the lines behind a closing name an office of the inspected before any other.

    Behind the name of a signature, an office with another name is of whom the letter goes to.
    """
    is_signed = False
    for words in signature:
        line = words.strip(" ,")
        if _OF_OTHERS.search(line):
            return False
        office = _OF_THE_INSPECTED.fullmatch(line)
        if office is not None:
            return not (is_signed and office["name"])
        is_signed = is_signed or bool(line)
    return False
