"""How each printed form of a quantity is read: a reader takes a match of its form and the text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from hmicdiff.structure.figures.nouns import NounPhrase, noun_phrase_after
from hmicdiff.structure.figures.numerals import number_value
from hmicdiff.structure.figures.quantity import Quantity
from hmicdiff.structure.figures.spans import values_of

if TYPE_CHECKING:
    from hmicdiff.structure.figures.quantity import QuantityKind

__all__ = [
    "read_compound",
    "read_count",
    "read_double",
    "read_duration",
    "read_fraction",
    "read_frequency",
    "read_money",
    "read_none",
    "read_often",
    "read_pence",
    "read_percent",
    "read_pounds",
    "read_rate",
    "read_ratio",
    "read_share",
    "read_short_compound",
    "read_times",
    "unit_of_time",
]

_ABOUT = (
    r"(?P<about>around|about|approximately|approx\.?|some|nearly|almost|roughly|just (?:over|under|above|below)"
    r"|more than|over|less than|fewer than|under|at least|up to|in excess of|an estimated|close to|only)"
)


def read_percent(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
    """A percentage, with range, margin or the counts behind it."""
    margin = _number(match, "margin") or _number(match, "within")
    if match["low"]:
        margin = round((float(match["high"]) - float(match["low"])) / 2, 4)
    values = values_of(match, text)
    first = match.groupdict().get("losign") or match["sign"]
    return tuple(
        Quantity(
            start=each.start,
            end=each.end,
            kind="percent",
            value=each.value,
            low=each.low,
            high=each.high,
            unit=_percent_unit(match["sign"] if each is values[-1] else first),
            margin=margin if each is values[-1] else None,
            numerator=_number(match, "pn") if each is values[-1] else None,
            denominator=_number(match, "pm") if each is values[-1] else None,
            approximate=_is_about(text, each.start),
        )
        for each in values
    )


def _percent_unit(sign: str) -> str:
    return "percentage points" if "point" in sign.lower() else "percent"


def read_share(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
    """N of M: a part of a whole that both stand in the text."""
    part, whole = number_value(match["n"]), number_value(match["m"])
    if (
        part > whole
        or whole <= 1
        or (match["n"].lower() == "one" and not _TELLS.search(text[: match.start("n")]))
    ):
        return ()
    return (_part_of_whole(match, part, whole, text),)


def read_none(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
    """*None of the 12*, *not one of 40*, *neither of the two*: no part of a whole."""
    whole = number_value(match["m"])
    return (_part_of_whole(match, 0, whole, text),) if whole > 1 else ()


_TELLS = re.compile(
    r"(?:^|\b(?:in|only|just|for|at least|about|around|nearly|almost|roughly|approximately|over|under|than|that) |[,;] )$",
    re.IGNORECASE,
)
"""What stands before a share that begins with *one*: *in one of five cases*; *is one of the 43 forces* is none."""


def _part_of_whole(match: re.Match[str], part: float, whole: float, text: str) -> Quantity:
    return Quantity(
        start=min(match.start("n") if "n" in match.re.groupindex else match.start(), match.start("m")),
        end=match.end(),
        kind="count",
        value=round(100 * part / whole, 4),
        unit="percent",
        numerator=part,
        denominator=whole,
        noun=noun_phrase_after(text, match.end("m")),
        approximate=_is_about(text, match.start()),
    )


def read_fraction(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
    """*Two thirds of*, *a quarter of*, *half of*."""
    if re.search(r"\b(?:first|second|latter|other|last) $", text[: match.start()], re.IGNORECASE):
        return ()
    words = match["fraction"].lower().replace("-", " ").split()
    part = {"two": 2, "three": 3, "four": 4}.get(words[0], 1)
    whole = {"hal": 2, "thi": 3, "qua": 4, "fif": 5, "ten": 10}[words[-1][:3]]
    quantity = Quantity(
        start=match.start("fraction"),
        end=match.end("fraction"),
        kind="percent",
        value=round(100 * part / whole, 4),
        unit="percent",
        approximate=_is_about(text, match.start()),
    )
    return (quantity,)


_SCALE = {"m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "k": 1e3, "thousand": 1e3}


def read_money(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
    """Pounds: ``£224m``, ``£12.5 million``, ``£241,850 per 1,000 population``; the value is in pounds."""
    unit = f"GBP per {match['base']}" if match["base"] else "GBP"
    scale = match["scale"]
    value = _pounds(match["n"], scale)
    if match["lo"] is None:
        spans = ((match.start("n") - 1, match.end(), value, None, None),)
        return tuple(_pounds_quantity(text, unit, *span) for span in spans)
    low = _pounds(match["lo"], match["loscale"] or scale)
    return (_pounds_quantity(text, unit, match.start(), match.end(), None, low, value),)


def _pounds_quantity(
    text: str, unit: str, start: int, end: int, value: float | None, low: float | None, high: float | None
) -> Quantity:
    return Quantity(
        start=start,
        end=end,
        kind="money",
        value=value,
        low=low,
        high=high,
        unit=unit,
        approximate=_is_about(text, start),
    )


def _pounds(number: str, scale: str | None) -> float:
    return round(number_value(number) * _SCALE.get((scale or "").lower(), 1), 2)


def read_pence(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
    """*42p per person*: pence, as pounds."""
    pounds = round(number_value(match["n"]) / 100, 4)
    return (
        _pounds_quantity(text, f"GBP per {match['base']}", match.start(), match.end(), pounds, None, None),
    )


def read_pounds(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
    """*Two million pounds*: a sum in words."""
    return (_pounds_quantity(text, "GBP", match.start(), match.end(), number_value(match["n"]), None, None),)


def read_rate(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
    """So many per 1,000 of something, or *for every 1,000 people there were* so many."""
    base = re.sub(
        r"\b(?:1000|(?:a )?thousand)\b", "1,000", re.sub(r" of(?: the)? | the ", " ", match["base"].lower())
    )
    base = re.sub(r"\bhundred\b", "100", base)
    counted = noun_phrase_after(text, match.end("n"))
    noun = counted if counted and counted.end < match.start("base") else None
    return (replace(_simple(match, text, "rate", f"per {base}"), noun=noun),)


def read_times(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
    """*4.7 times more likely*."""
    return (_simple(match, text, "times", "times"),)


def read_double(match: re.Match[str], _: str) -> tuple[Quantity, ...]:
    """*Twice as many*, *double the average*: two times."""
    return (Quantity(start=match.start(), end=match.end(), kind="times", value=2.0, unit="times"),)


def read_ratio(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
    """*A disproportionality rate of 1.4*."""
    quantity = _simple(match, text, "times", "ratio")
    return (replace(quantity, start=match.start("n")),)


def _simple(match: re.Match[str], text: str, kind: QuantityKind, unit: str) -> Quantity:
    return Quantity(
        start=match.start(),
        end=match.end(),
        kind=kind,
        value=number_value(match["n"] or match.groupdict()["decimal"]),
        unit=unit,
        approximate=_is_about(text, match.start()),
    )


def read_duration(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
    """A length of time, as a range too."""
    return _each(match, text, "duration", unit_of_time(match["unit"]), None)


def unit_of_time(printed: str) -> str:
    """Return the unit of a length of time in full, as figures have it: *mins* are *minutes*."""
    unit = printed.lower().removesuffix("s")
    return _IN_FULL.get(unit, unit) + "s"


_IN_FULL = {"sec": "second", "min": "minute", "hr": "hour", "wk": "week", "yr": "year"}


_IN_MINUTES = {"hour": 60.0, "minute": 1.0, "second": 1 / 60}


def read_compound(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
    """*10 minutes and 46 seconds*, *two hours, five minutes and ten seconds*, in the first unit named."""
    first, second = match["first"].lower(), match["second"].lower()
    minutes = number_value(match["m"]) * _IN_MINUTES[second] + (_number(match, "third") or 0) / 60
    rest = minutes / _IN_MINUTES[first]
    quantity = _simple(match, text, "duration", f"{first}s")
    return (replace(quantity, value=round(number_value(match["n"]) + rest, 4)),)


def read_short_compound(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
    """*11m 30s*, *2 hrs 15 mins*, in the first unit named."""
    unit, rest = ("minutes", match["seconds"]) if match["minutes"] else ("hours", match["m"])
    quantity = _simple(match, text, "duration", unit)
    return (replace(quantity, value=round(number_value(match["n"]) + number_value(rest) / 60, 4)),)


def read_frequency(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
    """*Three or four a week*, *160,000 calls a year*."""
    unit = f"per {match['unit'].lower()}"
    return _each(match, text, "frequency", unit, noun_phrase_after(text, match.end("n")))


def read_often(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
    """*Once a week*, *twice a year*."""
    often = Quantity(
        start=match.start(),
        end=match.end(),
        kind="frequency",
        value={"once": 1.0, "twice": 2.0}[match["often"].lower()],
        unit=f"per {match['unit'].lower()}",
        approximate=_is_about(text, match.start()),
    )
    return (often,)


def read_count(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
    """A number of things; the lone word *one* is none unless *only one* or the like, nor is a rate's base."""
    if _BASE.search(text[: match.start()]):
        return ()
    if match["n"].lower() == "one" and not match["lo"] and not _ONLY.search(text[: match.start()]):
        return ()
    noun = _counted(text, match.end())
    found = _each(match, text, "count", noun.head if noun else "", noun)
    if _MORE.match(text[match.end() :]):
        return (*found[:-1], replace(found[-1], end=match.end()))
    return found


def _counted(text: str, position: int) -> NounPhrase | None:
    """Return what a number that ends at `position` counts: *six officers*, *60 more officers*, *90 such visits*, *134 times*."""
    times = _HOW_OFTEN.match(text[position:])
    if times:
        return NounPhrase(text="times", full="times", head="times", end=position + times.end())
    more = _MORE.match(text[position:]) or _SUCH.match(text[position:])
    return noun_phrase_after(text, position + (more.end() if more else 0))


def _each(
    match: re.Match[str], text: str, kind: QuantityKind, unit: str, noun: NounPhrase | None
) -> tuple[Quantity, ...]:
    """Return a quantity for each value of the match; the last one reaches to the end of its noun."""
    values = values_of(match, text)
    return tuple(
        Quantity(
            start=each.start,
            end=max(each.end, noun.end) if noun and each is values[-1] else each.end,
            kind=kind,
            value=each.value,
            low=each.low,
            high=each.high,
            unit=unit,
            noun=noun,
            approximate=_is_about(text, each.start),
            is_bare=kind == "count" and noun is None,
        )
        for each in values
    )


_BASE = re.compile(r"\b(?:per|(?:for|in|to|of) (?:every|each)) $", re.IGNORECASE)
_MORE = re.compile(r" (?:more|fewer)(?= (?!than\b|likely\b|of\b))", re.IGNORECASE)
_SUCH = re.compile(r" such(?= (?!(?:cases|incidents|instances|events|reports|times)\b)[a-z])")
_HOW_OFTEN = re.compile(r" times\b")
_ONLY = re.compile(r"\b(?:only|just|at least|fewer than|more than|exactly) $", re.IGNORECASE)
_APPROXIMATE = re.compile(rf"\b{_ABOUT} (?:the |a further |an additional )?$", re.IGNORECASE)
_EXACT = frozenset({"some", "only"})


def _is_about(text: str, start: int) -> bool:
    match = _APPROXIMATE.search(text[:start])
    return bool(match) and match["about"].lower() not in _EXACT  # type: ignore[index]


def _number(match: re.Match[str], name: str) -> float | None:
    return number_value(match[name]) if match[name] else None
