"""The values of a printed form that may hold two: a range, a move, what something moved by and what it came to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hmicdiff.structure.figures.clauses import tells_a_size
from hmicdiff.structure.figures.numerals import number_value

__all__ = ["PrintedValue", "values_of"]


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

    Where they share one unit of the two they are the ends of a range: *rose by 3 to 4 percent*.
    """
    shared = {"sign", "unit"} & match.re.groupindex.keys()
    own = match.groupdict().get("losign") is not None
    return match["sep"].strip() == "to" and (own or not shared) and tells_a_size(text, match.start("lo"))
