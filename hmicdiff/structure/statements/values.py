"""How prose prints a value: a share, a time, a count, a number in a word."""

from __future__ import annotations

import re

from hmicdiff.structure.figures.numerals import TEENS, UNITS

__all__ = ["COUNT", "NUMBER", "UNIT", "WORD", "WORDS", "YEARS", "amount_of", "kind_of", "number_of"]

UNIT = r" ?(?P<unit>percent(?! points?)|per cent|%|seconds?|minutes?|hours?|days?|weeks?|months?)"
NUMBER = r"(?P<number>(?<![\d.,])\d[\d,]{0,11}(?:\.\d{1,4})?)"
WORDS = ("none", *UNITS, *TEENS)
"""Numbers in words, each at the place of its value."""
WORD = rf"(?P<word>{'|'.join(WORDS)})\b"
COUNT = re.compile(rf"{NUMBER}(?!{UNIT})(?= [a-z])|\b{WORD} (?=[a-z])", re.IGNORECASE)
"""How many there are of something, no share and no time."""
YEARS = re.compile(r"(?:19|20)\d\d")


def kind_of(unit: str) -> str:
    """Return what a unit is known by, be it of one or of many."""
    return "%" if unit[:1].lower() in {"p", "%"} else unit.lower().rstrip("s")


def amount_of(value: re.Match[str]) -> float:
    """Return the number of a value."""
    return number_of(value["number"], value.groupdict().get("word"))


def number_of(digits: str | None, word: str | None) -> float:
    """Return a number printed in digits, or in a word."""
    return float(WORDS.index(word.lower()) if word else (digits or "").replace(",", ""))
