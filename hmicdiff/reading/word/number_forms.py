"""Numbers and dates as a number format prints them: ``£1.5m``, ``14.2%``, ``Jan-20`` (ECMA-376 part 1, 18.8.30 and 18.8.31)."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Piece = tuple[str, str]

__all__ = ["printed"]

_NUMBER: Final = re.compile(r"-?(?:\d++(?:\.\d*+)?+|\.\d++)(?:[eE][+-]?\d++)?+")
_PIECE: Final = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.'
    r"|\[\$(?P<money>[^\]-]{0,9})[^\]]{0,20}\]|\[(?P<span>h{1,9}|m{1,9}|s{1,9})\]|\[(?P<asked>[<>=][^\]]{0,20})\]|\[[^\]]{0,20}\]"
    r"|(?P<general>General|@)|(?P<half>AM/PM|A/P)|(?P<digits>\.?[0#?][0#?,.]*(?:E[+-][0#?]+)?)"
    r"|(?P<part>y+|m+|d+|h+|s+(?:\.0+)?)|(?P<sign>.)",
    re.IGNORECASE | re.DOTALL,
)
"""The pieces of a format: words, spaces and fillers, money, spans of time, conditions, digits, parts of a date, signs."""
_SAID: Final = frozenset({"quoted", "escaped", "money", "sign"})
_LONGEST: Final = 255
"""Characters of a format (ECMA-376 part 1, annex on limits of spreadsheets); what is more is not read."""
_MOST: Final = 10**15
"""What no spreadsheet prints to the last digit; such a number stays as it is written."""
_MOST_PLACES: Final = 10
_MOST_DAYS: Final = 2_900_000
_DAY: Final = 86_400
_FIRST_DAYS: Final = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}  # noqa: DTZ001 - a chart's days have no zone
_OF_THE_PLACE: Final = {"m/d/yyyy": "dd/mm/yyyy", "m/d/yyyy h:mm": "dd/mm/yyyy hh:mm"}
"""Formats that programs write so everywhere and print as is usual where they run, which is Britain."""
_PARTS: Final = {
    "y": ("%y", "%y", "%Y"),
    "m": ("{0.month}", "%m", "%b", "%B"),
    "d": ("{0.day}", "%d", "%a", "%A"),
    "h": ("{0.hour}", "%H"),
    "n": ("{0.minute}", "%M"),
    "s": ("{0.second}", "%S"),
}
"""How the parts of a date are written by how often their letter stands in the format; ``n`` is for minutes."""
_SPANS: Final = {"h": 3600, "m": 60, "s": 1}


def printed(value: str, form: str, *, since_1904: bool = False) -> str:
    """Return a number as a format prints it; what is no number, or too large a one, is returned as it is.

    Days are counted from the end of 1899, or from the beginning of 1904. What a format asks of the number
    (``[>=1000]``), fractions and powers of ten are not followed: such a number is printed plainly.
    """
    value = " ".join(value.split())
    if not _NUMBER.fullmatch(value) or abs(float(value)) >= _MOST:
        return value
    number = Decimal(repr(float(value)))
    sections = _sections(_OF_THE_PLACE.get(form, form)[:_LONGEST])
    own = 1 if number < 0 else 0 if number else 2
    if own and own < len(sections):
        return _told(abs(number), sections[own], _FIRST_DAYS[since_1904])
    shown = _told(abs(number), sections[0], _FIRST_DAYS[since_1904])
    return f"-{shown}" if number < 0 else shown


def _sections(form: str) -> list[list[Piece]]:
    """Return the pieces of a format for numbers above, below and at nought, as far as it has them."""
    sections: list[list[Piece]] = [[]]
    for match in _PIECE.finditer(form or "General"):
        if match["sign"] == ";":
            sections.append([])
        else:
            kind = match.lastgroup or "sign"
            sections[-1].append((kind, match[kind] if match.lastgroup else " "))
    return sections


def _told(number: Decimal, pieces: Sequence[Piece], first: datetime) -> str:
    """Return a number that is not below nought as the pieces of a format print it."""
    kinds = [kind for kind, _ in pieces]
    if "asked" in kinds or kinds.count("digits") > 1:
        return _plain(number)
    if "digits" not in kinds and ("part" in kinds or "span" in kinds):
        return _moment(number, pieces, first) if number < _MOST_DAYS else _plain(number)
    if ("sign", "%") in pieces:
        number *= 100
    return _joined(_number_piece(kind, text, number) for kind, text in pieces)


def _number_piece(kind: str, text: str, number: Decimal) -> str:
    """Return what a piece of a format for numbers prints."""
    if kind == "general":
        return _plain(number)
    return _digits(number, text) if kind == "digits" else text


def _joined(texts: Iterator[str]) -> str:
    return " ".join("".join(texts).split())


def _plain(number: Decimal) -> str:
    """Return a number with as many places as it has."""
    return str(int(number)) if number == int(number) else f"{float(number):.10g}"


def _digits(number: Decimal, form: str) -> str:
    """Return a number with the places and separators of a format, in thousands for each comma at its end."""
    if "E" in form.upper():
        return _plain(number)
    whole, _, after = form.partition(".")
    thousands = len(form) - len(whole.rstrip(",")) - len(after.rstrip(",")) - ("." in form)
    places = after.rstrip(",")[:_MOST_PLACES]
    scaled = number.scaleb(-3 * thousands).quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP)
    if not scaled and "0" not in form:
        return ""
    shown = f"{scaled:{',' if ',' in whole.rstrip(',') else ''}f}"
    spare = len(places) - len(places.rstrip("#?"))
    return _trimmed(shown, spare)


def _trimmed(shown: str, spare: int) -> str:
    """Return a number without as many of its last places as need not be printed where they are nought."""
    for _ in range(spare):
        shown = shown.removesuffix("0")
    return shown.rstrip(".")


def _moment(number: Decimal, pieces: Sequence[Piece], first: datetime) -> str:
    """Return the day and time that a number counts."""
    seconds = round(number * _DAY)
    moment = first + timedelta(seconds=seconds)
    halved = any(kind == "half" for kind, _ in pieces)
    return _joined(_piece(kind, text, moment, seconds, halved=halved) for kind, text in _with_minutes(pieces))


def _piece(kind: str, text: str, moment: datetime, seconds: int, *, halved: bool) -> str:
    """Return what a piece of a format for dates prints."""
    letter = text[:1].lower()
    if kind == "span":
        return str(seconds // _SPANS[letter]).zfill(len(text))
    if kind == "half" or (kind == "part" and letter == "h" and halved):
        return f"{moment:%p}" if kind == "half" else str(moment.hour % 12 or 12)
    if kind == "part":
        ways = _PARTS[letter]
        way = ways[min(len(text.partition(".")[0]), len(ways)) - 1]
        return way.format(moment) if "{" in way else moment.strftime(way)
    return text if kind in _SAID else ""


def _with_minutes(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces of a format; months that stand behind hours or before seconds are minutes."""
    places = [at for at, (kind, _) in enumerate(pieces) if kind in {"part", "span"}]
    letters = {at: pieces[at][1][0].lower() for at in places}
    minutes = {later for at, later in pairwise(places) if letters[at] == "h"}
    minutes |= {at for at, later in pairwise(places) if letters[later] == "s"}
    for at, (kind, text) in enumerate(pieces):
        is_minute = kind == "part" and at in minutes and letters[at] == "m"
        yield (kind, "n" * len(text)) if is_minute else (kind, text)
