"""Two values of one thing in one sentence: *from 259 to 236*, *has risen to 36 from 29*, *used to ... but now*."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hmicdiff.structure.figures.quantity import Quantity

__all__ = ["find_transitions"]

_MOVED = r"(?:reduc|decreas|increas|fall|fell|ris|rose|drop|declin|grow|grew|improv|chang|went|gone|cut|halv|doubl)\w*"
_ABOUT = r"(?:(?:around|about|approximately|nearly|almost|just|over|under|only|more than|less than) )*"
_FROM = re.compile(rf"\bfrom {_ABOUT}$", re.IGNORECASE)
_FROM_TO = re.compile(rf"^[^.;]{{0,60}}?\bto {_ABOUT}$", re.IGNORECASE)
_MOVED_TO = re.compile(rf"\b{_MOVED}(?: \w+){{0,2}} to {_ABOUT}$", re.IGNORECASE)
_UP_FROM = re.compile(
    rf"^[^.;]{{0,60}}?(?:\b(?:up|down|{_MOVED}|higher than|lower than|compared (?:with|to)) )(?:\w+ ){{0,3}}?(?:from )?{_ABOUT}$",
    re.IGNORECASE,
)
_USED_TO = re.compile(r"\b(?:used to|previously|formerly|in the past)\b", re.IGNORECASE)
_NOW = re.compile(r"\bnow\b", re.IGNORECASE)
_EARLIER = re.compile(
    r"^[^.;,]{0,40}?\b(?:last year|(?:the|in the) (?:previous|preceding|prior) (?:\w+ )?(?:year|months|inspection)"
    r"|a year (?:earlier|ago|before)|the year before|in (?:our )?(?:19|20)\d\d)",
    re.IGNORECASE,
)


def find_transitions(text: str, quantities: Sequence[Quantity]) -> Mapping[int, int]:
    """Return, by the start of a later value, the start of the earlier value that `text` gives beside it.

    Only neighbours of one kind are looked at, so that a value is never tied across another.
    """
    neighbours = [pair for pair in pairwise(quantities) if _same_form(*pair)]
    found = {second.start: first.start for first, second in neighbours if _goes_up(text, first, second)}
    tied = {*found, *found.values()}
    for first, second in neighbours:
        if first.start not in tied and second.start not in tied and _came_from(text, first, second):
            found[first.start] = second.start
    return found


def _same_form(first: Quantity, second: Quantity) -> bool:
    if first.kind != second.kind or (first.numerator is None) != (second.numerator is None):
        return False
    return first.unit == second.unit or first.is_bare or second.is_bare


def _goes_up(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether the sentence moves from the first value to the second."""
    between = text[first.end : second.start]
    if _FROM_TO.match(between) and _FROM.search(text[: first.start]):
        return True
    if _NOW.search(between) and _USED_TO.search(text[: first.start]):
        return True
    return bool(_MOVED_TO.search(between))


def _came_from(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether the second value is what the first was before."""
    between = text[first.end : second.start]
    if not _UP_FROM.match(between):
        return False
    return bool(re.search(r"\bfrom (?:\w+ ){0,3}$", between)) or bool(_EARLIER.match(text[second.end :]))
