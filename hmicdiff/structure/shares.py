"""Shares that a sentence prints: as counts ("in 44 of 80 cases", "6 out of the 151 we looked at"), or a part of the hundred."""

from __future__ import annotations

import re

__all__ = ["SHARE", "parts_in", "share_of", "shares_in"]

SHARE = re.compile(
    r"(?<![\d.,])(?P<part>\d[\d,]*) (?:of|out of) (?:the |those |these |all )?(?:[a-z]+ )?(?P<whole>\d[\d,]*)\b"
)
_PART = re.compile(
    r"\b(?:less|fewer|no more) than (\d{1,2}(?:\.\d+)?)(?: ?%| percent| per cent) of (?!the (?:time )?(?:standard|target))"
)


def shares_in(text: str) -> tuple[float, ...]:
    """Return the shares of a whole, above 0 and up to 1, that a sentence counts out, in its order."""
    return tuple(share for one in SHARE.finditer(text) if (share := share_of(one)))


def share_of(counted: re.Match[str]) -> float | None:
    """Return the share that a match of `SHARE` counts out, None where its whole is smaller than its part or nothing."""
    few, all_of_them = (int(counted[name].replace(",", "")) for name in ("part", "whole"))
    return few / all_of_them if few <= all_of_them and all_of_them else None


def parts_in(text: str) -> tuple[float, ...]:
    """Return the shares of a whole, up to 1, that a sentence says something stays under: "for less than 5 percent of their time"."""
    return tuple(float(part) / 100 for part in _PART.findall(text))
