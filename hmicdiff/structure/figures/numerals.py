"""Numbers as printed, in digits or words, turned into values."""

from __future__ import annotations

import re

__all__ = ["DIGITS", "MAY_HOLD_A_NUMBER", "NUMBER", "TEENS", "TENS", "UNITS", "number_value"]

UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
"""Words for 1 to 9."""
TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
"""Words for 10 to 19."""
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
"""Words for 20, 30 and so on."""

_VALUES: dict[str, int] = {
    "zero": 0,
    "a": 1,
    **{word: value for value, word in enumerate(UNITS, 1)},
    **{word: value for value, word in enumerate(TEENS, 10)},
    **dict(zip(TENS, range(20, 100, 10), strict=True)),
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}

_UNIT = "|".join(UNITS)
_SMALL = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{_UNIT})\b)?|{'|'.join(TEENS)}|{_UNIT}|zero)"
_AND_MORE = rf"(?:(?: and)? {_SMALL}\b)"
_HUNDREDS = rf"(?:(?:a|{_SMALL}) hundred\b(?:{_AND_MORE}|(?!{_AND_MORE}))|{_SMALL})"
_AND_HUNDREDS = rf"(?:,?(?: and)? {_HUNDREDS}\b)"
_WORDS = (
    rf"(?:(?:a|{_HUNDREDS}) (?:thousand|million|billion)\b(?:{_AND_HUNDREDS}|(?!{_AND_HUNDREDS}))"
    rf"|{_HUNDREDS}\b(?! (?:thousand|million|billion)\b))"
)
"""Number words, taken whole: neither *one hundred* of *one hundred and six* nor *six* of *six thousand*."""

DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,5}(?:[.·]\d{1,15})?|\d{1,15}(?:[.·]\d{1,15})?)"
"""A number in digits: thousands commas, decimal point or the raised point of older reports.

One of more digits counts nothing that an inspection counts.
"""

NUMBER = (
    rf"(?:(?<![\w.,£])(?<!\w-){DIGITS}(?: (?:thousand|million|billion)\b)?(?![\w])(?!-[a-z]\w*\b)(?![.,]\d)"
    rf"|(?<![\w-]){_WORDS}(?!-\w))"
)
"""A number in digits or words that is no part of a name, a compound or a longer number."""

MAY_HOLD_A_NUMBER = re.compile(
    rf"\d|\b(?:{_UNIT}|{'|'.join(TEENS)}|{'|'.join(TENS)}|zero|once|twice|hundred|thousand|million|half|halves|thirds?|quarters?)\b",
    re.IGNORECASE,
)
"""Found in every text that holds a quantity: a quick test before the slow ones."""

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
