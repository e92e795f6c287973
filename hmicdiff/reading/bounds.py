"""How deep and wide a JSON or TOML text is, told before a parser sees it: parsers pay for both with memory and time."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final

from hmicdiff.reading.limits import MAX_DEPTH, MAX_VALUES

__all__ = ["depth_of_json", "depth_of_toml", "excess_of_json"]

_JSON_STRING: Final = re.compile(r'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
_TOML_TEXT: Final = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+(?:""")?'
    r"|'''(?:[^']++|'(?!''))*+(?:''')?"
    r'|"(?:[^"\\\n]++|\\.)*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+",
    re.DOTALL,
)
"""Strings and comments, also those that nothing closes: none is looked at twice."""
_BRACKETS: Final = re.compile(r"[\[\]{}]")
_DEEPER: Final = {"[": 1, "{": 1, "]": -1, "}": -1}


def depth_of_json(text: str) -> int:
    """Return how many lists and objects of `text`, JSON or not, stand in each other at most."""
    return _depth(_JSON_STRING.sub("", text))


def excess_of_json(text: str) -> str | None:
    """Return in words which bound of ours `text`, JSON or not, passes; None where a parser may see it."""
    bare = _JSON_STRING.sub("", text)
    if sum(map(bare.count, "[{,")) > MAX_VALUES:
        return f"it holds more than {MAX_VALUES:,} values"
    return f"its lists stand deeper in each other than {MAX_DEPTH}" if _depth(bare) > MAX_DEPTH else None


def depth_of_toml(text: str) -> int:
    """Return how many lists and tables of `text`, TOML or not, stand in each other at most.

    A dotted key makes as many tables as it has dots.
    """
    bare = _TOML_TEXT.sub("", text)
    return max(_depth(bare), *(line.count(".") for line in bare.split("\n")))


def _depth(bare: str) -> int:
    """Return the depth of brackets in a text without strings."""
    return max(accumulate(map(_DEEPER.__getitem__, _BRACKETS.findall(bare)), initial=0))
