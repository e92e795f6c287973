"""The values of a printed form that may hold two: a range, a move, what something moved by and what it came to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hmicdiff.structure.figures.clauses import tells_a_size
from hmicdiff.structure.figures.numerals import number_value

__all__ = ["PrintedValue", "values_of"]

_WIDEST_RANGE = 2
"""How many times the low end of a range of changes its high end may be; a level beyond that is surely none."""
_NOUN = re.compile(
    r" (?!(?:in|by|from|on|at|over|for|since|during|between|and|but|or|as|with|which|while|because|after|before|this|last)\b)[a-z]",
    re.IGNORECASE,
)
"""What follows a count and says what is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedValue:
    """One printed value or range of a match that may hold two."""

    start: int
    end: int
    value: float | None
    low: float | None = None
    high: float | None = None


def values_of(match: re.Match[str], text: str) -> tuple[PrintedValue, ...]:
    """Return the values of a match: one, a range, or two (*from 259 to 236*, *22 and 32 days*, *fell by 3 percent to 41 percent*)."""
    value, start = number_value(match["n"]), match.start("n")
    if match["lo"] is None:
        return (PrintedValue(start=start, end=match.end(), value=value),)
    low, separator = number_value(match["lo"]), match["sep"].strip()
    opening = text[: match.start("lo")].lower()
    is_range = separator in {"to", "or", "-"} and low < value and not re.search(r"\bfrom (?:\w+ )?$", opening)
    if opening.endswith("between ") or (is_range and not _leads_to_level(match, text)):
        return (PrintedValue(start=match.start("lo"), end=match.end(), value=None, low=low, high=value),)
    first = PrintedValue(start=match.start("lo"), end=match.start("sep"), value=low)
    return first, PrintedValue(start=start, end=match.end(), value=value)


def _leads_to_level(match: re.Match[str], text: str) -> bool:
    """Whether the first value is what something moved by, the second what it came to.

    Where they share one unit, or the noun behind a count, they are the ends of a range: *rose by 3 to 4 percent*, *by
    12 to 30 cases*. Values that are alike can't be told apart: where the second is at most twice the first, they are
    always read as a range, unless only the first is in percentage points. So *cut by 5 percent to 10 percent* is
    right, but *rose by 5 percent to 8 percent* and *fell by 30 to 45* are ranges too, even where the second is a level.
    """
    if match["sep"].strip() != "to" or _is_shared(match, text) or not tells_a_size(text, match.start("lo")):
        return False
    return _is_of_points(match) or number_value(match["n"]) > _WIDEST_RANGE * number_value(match["lo"])


def _is_shared(match: re.Match[str], text: str) -> bool:
    """Whether both values have one unit or noun, printed behind the second."""
    printed = match.groupdict()
    if {"sign", "unit"} & printed.keys():
        return printed.get("losign") is None
    return _NOUN.match(text, match.end()) is not None


def _is_of_points(match: re.Match[str]) -> bool:
    """Whether the first value is in percentage points and the second is not."""
    signs = match.groupdict()
    first, second = signs.get("losign") or "", signs.get("sign") or ""
    return "point" in first and "point" not in second
