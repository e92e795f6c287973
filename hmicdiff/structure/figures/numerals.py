"""Numbers as printed, in digits or words, turned into values."""

from __future__ import annotations

import re

__all__ = ["DIGITS", "NUMBER", "number_value"]

_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

_VALUES: dict[str, int] = {
    "zero": 0,
    "a": 1,
    **{word: value for value, word in enumerate(_UNITS, 1)},
    **{word: value for value, word in enumerate(_TEENS, 10)},
    **dict(zip(_TENS, range(20, 100, 10), strict=True)),
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}

_UNIT = "|".join(_UNITS)
_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{_UNIT})\b)?|{'|'.join(_TEENS)}|{_UNIT}|zero)"
_HUNDREDS = rf"(?:(?:a|{_SMALL}) hundred(?:(?: and)? {_SMALL})?|{_SMALL})"
_WORDS = rf"(?:(?:a|{_HUNDREDS}) (?:thousand|million|billion)\b(?:,?(?: and)? {_HUNDREDS}\b)?|{_HUNDREDS}\b)"

DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:[.·]\d+)?|\d+(?:[.·]\d+)?)"
"""A number in digits: thousands commas, decimal point or the raised point of older reports."""

NUMBER = (
    rf"(?:(?<![\w.,£])(?<!\w-){DIGITS}(?: (?:thousand|million|billion)\b)?(?![\w])(?!-[a-z]\w*\b)(?![.,]\d)"
    rf"|(?<![\w-]){_WORDS}(?!-\w))"
)
"""A number in digits or words that is no part of a name, a compound or a longer number."""

_WORD = re.compile(r"\d[\d,]*(?:[.·]\d+)?|[a-z]+", re.IGNORECASE)


def number_value(printed: str) -> float:
    """Return the value of a number as printed: ``1,158``, ``forty-nine``, ``two hundred and six``.

    Raises: ValueError if a word of it is no number word.
    """
    total = current = 0.0
    for word in _WORD.findall(printed.lower()):
        if word[0].isdigit():
            current += float(word.replace(",", "").replace("·", "."))
        elif word in _SCALES and _SCALES[word] > _SCALES["hundred"]:
            total += (current or 1) * _SCALES[word]
            current = 0
        elif word == "hundred":
            current = (current or 1) * _SCALES[word]
        elif word in _VALUES:
            current += _VALUES[word]
        elif word != "and":
            msg = f"{word!r} is no number word"
            raise ValueError(msg)
    return total + current
