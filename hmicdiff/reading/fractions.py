"""Fractions whose numerator is set above the line, as the mark of a note is: ``¹/₃``, ``2 ¹⁄₂``."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["STROKES", "apart_from", "is_numerator"]

STROKES: Final = frozenset("/\u2044\u2215")

_STROKE: Final = rf"\s?[{''.join(sorted(STROKES))}]\s?"
_BEFORE: Final = re.compile(r"(?:(?<![\w.,/-])\d{1,3}\s?|(?:^|[\s(\[\u00a3$\u20ac~\u2013\u2014-]))$")
"""What stands before a fraction: its whole number, or nothing of the same word."""
_BELOW: Final = re.compile(rf"{_STROKE}(?:<sub>|~|\s)*(?P<below>\d{{1,3}})(?![\d/])")
_NUMERATOR: Final = re.compile(r"\s*(\d{1,3})\s*")
_WHOLE: Final = re.compile(rf"\s*\d{{1,3}}{_STROKE}\d{{1,3}}\s*")


def is_numerator(raised: str, *, after: str, ahead: str) -> bool:
    """Whether a number above the line is a fraction's: `ahead` of it come a stroke and a larger number, `after` leads to it."""
    above, below = _NUMERATOR.fullmatch(raised), _BELOW.match(ahead)
    if above is None or below is None or not _BEFORE.search(after):
        return False
    return int(above[1]) < int(below["below"])


def apart_from(said: str, raised: str, *, ahead: str) -> str:
    """Return what parts a fraction above the line, or one that begins there, from the whole number that was said before it."""
    fraction = _WHOLE.fullmatch(raised) is not None or is_numerator(raised, after=said, ahead=ahead)
    return " " if fraction and said[-1:].isdigit() else ""
