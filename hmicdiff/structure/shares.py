"""Shares that a sentence prints: as counts ("in 44 of 80 cases", "6 out of the 151 we looked at"), or a part of the hundred."""

from __future__ import annotations

import re

__all__ = ["parts_in", "shares_in"]

_SHARE = re.compile(r"\b(\d[\d,]*) (?:of|out of) (?:the |those |these |all )?(?:[a-z]+ )?(\d[\d,]*)\b")
_PART = re.compile(
    r"\b(?:less|fewer|no more) than (\d{1,2}(?:\.\d+)?)(?: ?%| percent| per cent) of (?!the (?:time )?(?:standard|target))"
)


def shares_in(text: str) -> tuple[float, ...]:
    """Return the shares of a whole, above 0 and up to 1, that a sentence counts out, in its order."""
    counts = [[int(one.replace(",", "")) for one in pair] for pair in _SHARE.findall(text)]
    return tuple(part / whole for part, whole in counts if 0 < part <= whole)


def parts_in(text: str) -> tuple[float, ...]:
    """Return the shares of a whole, up to 1, that a sentence says something stays under: "for less than 5 percent of their time"."""
    return tuple(float(part) / 100 for part in _PART.findall(text))
