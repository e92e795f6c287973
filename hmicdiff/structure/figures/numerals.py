"""Numbers as printed, in digits or words, turned into values."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hmicdiff.text import MappedText

__all__ = [
    "DIGITS",
    "MAY_HOLD_A_NUMBER",
    "NOTE",
    "NUMBER",
    "NUMBER_STARTS",
    "SPACED",
    "TEENS",
    "TENS",
    "UNITS",
    "joined_thousands",
    "number_value",
]

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
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_PARTS = {
    "a half": 0.5,
    "a quarter": 0.25,
    "three quarters": 0.75,
    "\u00bd": 0.5,
    "\u00bc": 0.25,
    "\u00be": 0.75,
}

_UNIT = "|".join(UNITS)
_SMALL = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{_UNIT})\b)?|{'|'.join(TEENS)}|{_UNIT}|zero)"
_AND_MORE = rf"(?:(?: and)? {_SMALL}\b)"
_HUNDREDS = rf"(?:(?:a|{_SMALL}) hundred\b(?:{_AND_MORE}|(?!{_AND_MORE}))|{_SMALL})"
_AND_HUNDREDS = rf"(?:,?(?: and)? {_HUNDREDS}\b)"
_PART_OF_A = r"(?:half(?: of)? a|(?:a|one) quarter of a|three[- ]quarters of a)"
"""*Half a million*, *a quarter of a million*: so much of one."""
_AND_PART = r"(?: and (?:a half|a quarter|three[- ]quarters)\b)"
_WORDS = (
    rf"(?:{_HUNDREDS}{_AND_PART} (?:thousand|million|billion)\b|(?:a|{_HUNDREDS}) (?:thousand|million|billion)\b(?:{_AND_HUNDREDS}|(?!{_AND_HUNDREDS}))"
    rf"|(?:a|half a|{_SMALL}) dozen\b|{_PART_OF_A} (?:thousand|million|billion)\b|{_HUNDREDS}\b(?! (?:dozen|thousand|million|billion)\b))"
)
"""Number words, taken whole: neither *one hundred* of *one hundred and six* nor *six* of *six thousand*."""

THIN = "\u202f"
"""The narrow space that holds the thousands of one number together, see `joined_thousands`."""
NOTE = "\u00b9\u00b2\u00b3\u2070\u2074-\u2079"
"""Raised digits, the marks of notes, as the inside of a class of characters."""
DIGITS = rf"(?:\d{{1,3}}(?:[,{THIN}]\d{{3}}){{1,5}}(?!\d)(?:[.·]\d{{1,15}})?|\d{{1,15}}(?!\d)(?:[.·]\d{{1,15}}|[½¼¾])?)"
"""A number in digits: thousands commas or narrow spaces, decimal point or the raised point of older reports.

A longer run of digits is a code, no quantity.
"""
SPACED = r"(?:[1-9]\d{0,2}(?: \d{3}){1,3}(?![\d]))"
"""Thousands parted by a common space, as running text alone may have them."""

NUMBER = (
    rf"(?:(?<![\w.,£{THIN}])(?<!\w-)(?<!\d )(?:{SPACED}|{DIGITS})(?:{_AND_PART}?(?: (?:thousand|million|billion)\b){_AND_PART}?|{_AND_PART})?"
    rf"(?:(?=[{NOTE}])|(?![\w{THIN}]))(?!-[a-z]\w*\b)(?![.,]\d)|(?<![\w-]){_WORDS}{_AND_PART}?(?!-\w))"
)
"""A number in digits or words that is no part of a name, a compound or a longer number."""

NUMBER_STARTS = re.compile(
    rf"\d|\b(?=a |half a |{'|'.join(TENS)}|{'|'.join(TEENS)}|{_UNIT}|zero)", re.IGNORECASE
)
"""Found at every place at which a number may begin, in digits or words."""

MAY_HOLD_A_NUMBER = re.compile(
    rf"\d|\b(?:{_UNIT}|{'|'.join(TEENS)}|{'|'.join(TENS)}|zero|none|not one|neither|dozen|once|twice|double|hundred|thousand|million|half|halves|thirds?|quarters?)\b",
    re.IGNORECASE,
)
"""Found in every text that holds a quantity: a quick test before the slow ones."""

_TIES = frozenset("\u00a0\u2009\u202f\u2007\u2006\u2005\u2008")
_KEPT = 1 << 12
"""So many numbers' values are kept: those of some reports."""
_GAP = re.compile(r" (?<=\d )(?=\d{3}(?!\d))")
_THOUSANDS = re.compile(rf"(?<=\d)[ {THIN}](?=\d{{3}}(?!\d))")
_WIDE = 3
"""Characters from one word of a row to the next above which they are two cells."""
_LONG_DASH = "\u2014"
_DASH = re.compile(r"-(?<=\w-)(?=\w)")
_PART = re.compile(r"(?: and )?(a half|a quarter|three[- ]quarters|[½¼¾])$")
_SCALED_PART = re.compile(
    r"(?P<number>.+ and (?:a half|a quarter|three[- ]quarters)) (?P<scale>thousand|million|billion)"
)
"""*One and a quarter million*: the part is one of the scale."""
_OF_A = re.compile(r"(?:a |one )?(half|quarter|three)(?:[- ]quarters)?(?: of)? a ")
_OF_ONE = {"half": "0.5 ", "quarter": "0.25 ", "three": "0.75 "}
_WORD = re.compile(r"\d[\d,]*(?:[.·]\d+)?|[a-z]+", re.IGNORECASE)


@lru_cache(maxsize=_KEPT)
def number_value(printed: str) -> float:
    """Return the value of a number as printed: ``1,158``, ``forty-nine``, ``two hundred and six``.

    Raises: ValueError if a word of it is no number word.
    """
    total = current = 0.0
    scaled = _SCALED_PART.fullmatch(printed.lower())
    if scaled is not None:
        return number_value(scaled["number"]) * _SCALES[scaled["scale"]]
    words, part = _part(printed.lower())
    for word in _WORD.findall(_THOUSANDS.sub("", words)):
        if word[0].isdigit():
            current += float(word.replace(",", "").replace("·", "."))
        elif word in _SCALES and _SCALES[word] > _SCALES["hundred"]:
            total += (current or 1) * _SCALES[word]
            current = 0
        elif word in {"dozen", "hundred"}:
            current = (current or 1) * _SCALES[word]
        elif word in _VALUES:
            current += _VALUES[word]
        elif word != "and":
            msg = f"{word!r} is no number word"
            raise ValueError(msg)
    return total + current + part


def _part(printed: str) -> tuple[str, float]:
    """Return a number in small letters without the half or quarter at its end, and that part."""
    found = _PART.search(printed)
    if found is None:
        return _OF_A.sub(lambda match: _OF_ONE[match[1]], printed), 0.0
    return printed[: found.start()], _PARTS[found[1].replace("-", " ")]


def _has_wide_gaps(text: MappedText) -> bool:
    """Whether some words of a row are parted by more than two characters of its source."""
    spaces = (at for at, letter in enumerate(text.text) if letter == " ")
    return any(text.offsets[at + 1] - text.offsets[at - 1] > _WIDE for at in spaces)


def _is_narrow(text: MappedText, at: int) -> bool:
    """Whether one space alone stands in the source for a space of the clean text."""
    return text.offsets[at + 1] - text.offsets[at - 1] == 2  # noqa: PLR2004 - the space and the digit behind it


def joined_thousands(text: MappedText, *, is_cell: bool = False) -> str:
    """Return clean text, as long as it is, in which a space that holds one number together is a narrow one.

    Sources print such numbers with no-break or thin spaces (``3&nbsp;904``). In a table's row a common
    space parts two values, so there it becomes a tab, unless wider spaces or bars part the row's cells. A long dash without spaces parts what stands around
    it (``1,204 offenders\u201462 percent``), which a hyphen would join: it becomes a semicolon.
    """
    if _GAP.search(text.text) is None and _DASH.search(text.text) is None:
        return text.text
    words = list(text.text)
    for match in _DASH.finditer(text.text):
        if text.raw.text[text.offsets[match.start()]] == _LONG_DASH:
            words[match.start()] = ";"
    for match in _GAP.finditer(text.text):
        printed = text.raw.text[text.offsets[match.start()]]
        if printed in _TIES or (is_cell and _has_wide_gaps(text) and _is_narrow(text, match.start())):
            words[match.start()] = THIN
        elif is_cell:
            words[match.start()] = "\t"
    return "".join(words)
