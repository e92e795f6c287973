"""A regular expression as text: where its outermost alternatives part, and whether it captures."""

from __future__ import annotations

import re

__all__ = ["branches", "captures"]

_SIGNS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*+\]|[()|]", re.DOTALL)
"""What an escape or a class of characters holds is no bracket or bar."""
_MAY_CAPTURE = re.compile(r"\((?!\?)|\(\?P<")


def branches(pattern: str) -> tuple[str, ...]:
    """Return the alternatives of a pattern that captures nothing, in order; itself where it has one alone."""
    if "|" not in pattern:
        return (pattern,)
    parts, start, depth = [], 0, 0
    for sign in _SIGNS.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(sign[0], 0)
        if sign[0] == "|" and not depth:
            parts.append(pattern[start : sign.start()])
            start = sign.end()
    return (*parts, pattern[start:])


def captures(pattern: str) -> bool:
    """Whether a match of the pattern has groups."""
    return bool(_MAY_CAPTURE.search(pattern)) and any(
        sign[0] == "(" and (pattern[sign.end()] != "?" or pattern.startswith("?P<", sign.end()))
        for sign in _SIGNS.finditer(pattern)
        if sign.end() < len(pattern)
    )
