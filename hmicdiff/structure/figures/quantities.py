"""Quantities in clean text: shares N of M, percentages with margins, money, rates, durations, counts.

The forms are those of British public inspection reports: ``percent`` spelt out, ``± 1.4 percent``,
``(with a confidence interval of +/- 1.6 percent)``, ``19 out of 20``, ``£224m``, ``per 1,000 population``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from hmicdiff.structure.figures.masks import BLANK, mask_non_quantities
from hmicdiff.structure.figures.nouns import NounPhrase, noun_phrase_after
from hmicdiff.structure.figures.numerals import DIGITS, MAY_HOLD_A_NUMBER, NUMBER, number_value

__all__ = ["Quantity", "find_quantities"]

QuantityKind = Literal["percent", "rate", "count", "times", "duration", "money", "frequency"]

_N = rf"(?P<n>{NUMBER})"
_M = rf"(?P<m>{NUMBER})"
_SIGN = r"(?:%|per ?cent\b(?:age points?\b)?|percentage points?\b)"
_MARGIN = (
    rf"(?:,?\s*[\[(]?(?:with |at )?(?:an? |the )?(?:95 ?{_SIGN} )?(?:confidence (?:interval|level)s?|margin of error|ci)?"
    rf"(?: \(ci\))?(?: of| is| was|:)?\s*(?:±|\+ ?/ ?-|\+-|plus or minus)\s*(?P<margin>{DIGITS})\s*{_SIGN}?[)\]]?)"
)
_BOUNDS = (
    rf"(?:,?\s*[\[(](?:with )?(?:an? |the )?95 ?{_SIGN} (?:confidence interval|ci)s?(?: \(ci\))?(?: of|:|,)?\s*(?:between )?"
    rf"(?P<low>{DIGITS})\s*{_SIGN}?(?: to |-| and |, )(?P<high>{DIGITS})\s*{_SIGN}?[)\]])"
)
_OF_WORDS = (
    r"(?: all| the| these| those| its| our| every| a total| them| other| more than| over| about| around)*"
)
_ABOUT = (
    r"(?P<about>around|about|approximately|approx\.?|some|nearly|almost|roughly|just (?:over|under|above|below)"
    r"|more than|over|less than|fewer than|under|at least|up to|in excess of|an estimated|close to|only)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One quantity and its place in the text."""

    start: int
    """Of the number, without words before it."""
    end: int
    kind: QuantityKind
    value: float | None
    unit: str
    low: float | None = None
    high: float | None = None
    margin: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    noun: NounPhrase | None = None
    """What is counted, where the text says it beside the number."""
    approximate: bool = False
    is_bare: bool = False
    """True where neither unit nor noun stands beside the number."""


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of `text` in its order; none lies in another."""
    if not MAY_HOLD_A_NUMBER.search(text):
        return ()
    masked, lower = mask_non_quantities(text), text.lower()
    found: list[Quantity] = []
    for needs, pattern, read in _READERS:
        if needs and not any(word in lower for word in needs):
            continue
        for match in pattern.finditer(masked):
            for quantity in read(match, text):
                found.append(quantity)
                masked = (
                    masked[: quantity.start]
                    + BLANK * (quantity.end - quantity.start)
                    + masked[quantity.end :]
                )
    return _with_units(text, sorted(found, key=lambda quantity: quantity.start))


_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|than|against|versus|from|to|and|or|(?:rate|average|figure|mean|median|total) (?:of|was|is))"
    r"(?: (?:just|only|around|about|nearly|almost|over|under|the))*(?: \w+){0,4}? $",
    re.IGNORECASE,
)


def _with_units(text: str, quantities: list[Quantity]) -> tuple[Quantity, ...]:
    """Give a bare number that is compared with a rate, percentage or sum its kind and unit: *8.2 per 1,000 ... with 8.0*."""
    done: list[Quantity] = []
    for quantity in quantities:
        model = done[-1] if done else None
        if model and _lacks_unit_of(model, quantity) and _COMPARED.search(text[model.end : quantity.start]):
            done.append(replace(quantity, kind=model.kind, unit=model.unit, is_bare=False))
        else:
            done.append(quantity)
    return tuple(done)


def _lacks_unit_of(model: Quantity, quantity: Quantity) -> bool:
    """Whether a number without a unit may take that of the one before."""
    if model.numerator is not None or model.unit == "ratio":
        return False
    if quantity.unit == "ratio":
        return model.kind == "rate"
    return quantity.is_bare and model.kind in {"rate", "percent", "times"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Value:
    """One printed value or range of a match that may hold two."""

    start: int
    end: int
    value: float | None
    low: float | None = None
    high: float | None = None


def _values(match: re.Match[str], text: str) -> tuple[_Value, ...]:
    """Return the values of a match: one, a range, or two that share a unit (*from 259 to 236*, *22 and 32 days*)."""
    value, start = number_value(match["n"]), match.start("n")
    if match["lo"] is None:
        return (_Value(start=start, end=match.end(), value=value),)
    low, separator = number_value(match["lo"]), match["sep"].strip()
    opening = text[: match.start("lo")].lower()
    if opening.endswith("between ") or (
        separator in {"to", "or", "-"} and low < value and not re.search(r"\bfrom (?:\w+ )?$", opening)
    ):
        return (_Value(start=match.start("lo"), end=match.end(), value=None, low=low, high=value),)
    first = _Value(start=match.start("lo"), end=match.start("sep"), value=low)
    return first, _Value(start=start, end=match.end(), value=value)


def _percent(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
    """A percentage, with range, margin or the counts behind it."""
    margin = _number(match, "margin")
    if match["low"]:
        margin = round((float(match["high"]) - float(match["low"])) / 2, 4)
    unit = "percentage points" if "point" in match["sign"].lower() else "percent"
    values = _values(match, text)
    return tuple(
        Quantity(
            start=each.start,
            end=each.end,
            kind="percent",
            value=each.value,
            low=each.low,
            high=each.high,
            unit=unit,
            margin=margin if each is values[-1] else None,
            numerator=_number(match, "pn") if each is values[-1] else None,
            denominator=_number(match, "pm") if each is values[-1] else None,
            approximate=_is_about(text, each.start),
        )
        for each in values
    )


def _share(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
    """N of M: a part of a whole that both stand in the text."""
    part, whole = number_value(match["n"]), number_value(match["m"])
    if (
        part > whole
        or whole <= 1
        or (match["n"].lower() == "one" and not _TELLS.search(text[: match.start("n")]))
    ):
        return ()
    return (_part_of_whole(match, part, whole, text),)


_TELLS = re.compile(r"(?:^|\b(?:in|only|just|for|at least|about|around|that) |[,;] )$", re.IGNORECASE)
"""What stands before a share that begins with *one*: *in one of five cases*; *is one of the 43 forces* is none."""


def _part_of_whole(match: re.Match[str], part: float, whole: float, text: str) -> Quantity:
    return Quantity(
        start=min(match.start("n"), match.start("m")),
        end=match.end(),
        kind="count",
        value=round(100 * part / whole, 4),
        unit="percent",
        numerator=part,
        denominator=whole,
        noun=noun_phrase_after(text, match.end("m")),
        approximate=_is_about(text, match.start()),
    )


def _fraction(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
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


def _money(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
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


def _rate(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
    """So many per 1,000 of something."""
    base = re.sub(r"\b1000\b", "1,000", re.sub(r" of(?: the)? | the ", " ", match["base"].lower()))
    return (_simple(match, text, "rate", f"per {base}"),)


def _times(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
    """*4.7 times more likely*."""
    return (_simple(match, text, "times", "times"),)


def _ratio(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
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


def _duration(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
    """A length of time, as a range too."""
    return _each(match, text, "duration", match["unit"].lower() + "s", None)


_IN_MINUTES = {"hour": 60.0, "minute": 1.0, "second": 1 / 60}


def _compound(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
    """*10 minutes and 46 seconds*, in the first unit named."""
    first, second = match["first"].lower(), match["second"].lower()
    rest = number_value(match["m"]) * _IN_MINUTES[second] / _IN_MINUTES[first]
    quantity = _simple(match, text, "duration", f"{first}s")
    return (replace(quantity, value=round(number_value(match["n"]) + rest, 4)),)


def _frequency(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
    """*Three or four a week*, *160,000 calls a year*."""
    unit = f"per {match['unit'].lower()}"
    return _each(match, text, "frequency", unit, noun_phrase_after(text, match.end("n")))


def _count(match: re.Match[str], text: str) -> tuple[Quantity, ...]:
    """A number of things; the lone word *one* is none unless *only one* or the like, nor is a rate's base."""
    if _BASE.search(text[: match.start()]):
        return ()
    noun = noun_phrase_after(text, match.end())
    times = _HOW_OFTEN.match(text[match.end() :])
    if times:
        noun = NounPhrase(text="times", full="times", head="times", end=match.end() + times.end())
    if match["n"].lower() == "one" and not match["lo"] and not _ONLY.search(text[: match.start()]):
        return ()
    return _each(match, text, "count", noun.head if noun else "", noun)


def _each(
    match: re.Match[str], text: str, kind: QuantityKind, unit: str, noun: NounPhrase | None
) -> tuple[Quantity, ...]:
    """Return a quantity for each value of the match; the last one reaches to the end of its noun."""
    values = _values(match, text)
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


_BASE = re.compile(r"\b(?:per|for every|in every) $", re.IGNORECASE)
_HOW_OFTEN = re.compile(r" times\b")
_ONLY = re.compile(r"\b(?:only|just|at least|fewer than|more than|exactly) $", re.IGNORECASE)
_APPROXIMATE = re.compile(rf"\b{_ABOUT} (?:the |a further |an additional )?$", re.IGNORECASE)
_EXACT = frozenset({"some", "only"})


def _is_about(text: str, start: int) -> bool:
    match = _APPROXIMATE.search(text[:start])
    return bool(match) and match["about"].lower() not in _EXACT  # type: ignore[index]


def _number(match: re.Match[str], name: str) -> float | None:
    return number_value(match[name]) if match[name] else None


_LOW = rf"(?:(?P<lo>{NUMBER}|(?<![\w.,£]){DIGITS})(?P<sep> to | and | or | ?- ?))?"
_LATER = rf"(?P<n>{NUMBER}|(?<=\d-){DIGITS}(?!\w)|(?<=\d - ){DIGITS}(?!\w))"
_TIME = r"(?P<unit>(?:working )?(?:second|minute|hour|day|week|month|year))s?\b"
_NO_UNIT = rf"(?!\s?{_SIGN})(?! (?:days?|weeks?|months?|years?|hours?|minutes?)\b)"


def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


_CENT = ("%", "cent")
_OF = ("of ", "in ", "from ", "among ")
_POUND = ("£",)
_PER = ("per ", "every ")
_PER_TIME = ("day", "week", "month", "year", "shift", "night", "hour")
_TIMES = ("times",)
_RATIO = ("rate", "ratio", "index", "score")
_CLOCK = ("second", "minute", "hour", "day", "week", "month", "year")
_PARTS = ("half", "halves", "third", "quarter", "fifth", "tenth")

_READERS = (
    (
        _CENT,
        _pattern(
            rf"{_LOW}{_LATER}\s?(?P<sign>{_SIGN})(?:{_MARGIN}|{_BOUNDS})?"
            rf"(?: of (?:[a-z'-]+ ){{0,4}}?[a-z'-]+)?\s*\((?P<pn>{NUMBER}) (?:out )?of(?: the)? (?P<pm>{NUMBER})[^)]*\)"
        ),
        _percent,
    ),
    (
        _OF,
        _pattern(
            rf"(?:^|[;,:(] |\b(?:that|and|but) )(?:out )?(?:of|from|among)(?: the| these| those| our| all)* {_M}\b"
            rf"[^.;{BLANK}]{{0,100}}?(?:, |\b(?:only|just|we found(?: that)?) )"
            rf"(?:(?:only|just|we found|that|there|were|was|in|it|the force|had|recorded) ){{0,4}}{_N}\b{_NO_UNIT}(?: \({NUMBER}\s?{_SIGN}\))?"
        ),
        _share,
    ),
    (
        _OF,
        _pattern(
            rf"{_N}(?: (?!percent\b|per\b|and\b|or\b|in\b|to\b|the\b)[a-z'-]+){{0,3}}?"
            rf"(?: out of{_OF_WORDS} | of{_OF_WORDS} "
            rf"| in (?:every )?(?=(?:two|three|four|five|six|seven|eight|nine|ten|\d+) ))"
            rf"{_M}\b{_NO_UNIT}(?:[^().;]{{0,40}}\({NUMBER}\s?{_SIGN}\))?"
        ),
        _share,
    ),
    (
        _CENT,
        _pattern(
            rf"(?:(?P<lo>{NUMBER}|(?<![\w.,£]){DIGITS})\s?{_SIGN}?(?P<sep> to | and | or | ?- ?))?"
            rf"{_LATER}\s?(?P<sign>{_SIGN})(?:(?: of [^.;()\d]{{3,80}}?)?(?:{_MARGIN}|{_BOUNDS}))?(?P<pn>(?!))?(?P<pm>(?!))?"
        ),
        _percent,
    ),
    (
        _POUND,
        _pattern(
            r"(?:(?<=between )£\s?(?P<lo>\d[\d,.]*\d|\d)\s?(?P<loscale>million|billion|thousand|mn|bn|m|k)? and )?"
            rf"£\s?(?P<n>{DIGITS})\s?(?P<scale>million|billion|thousand|mn|bn|m|k)?(?![a-z0-9])"
            r"(?: per (?P<base>(?:1,000|1000) (?:of )?(?:the )?\w+|head(?: of population)?|person|year))?"
        ),
        _money,
    ),
    (
        _PER,
        _pattern(
            rf"{_N}(?: [a-z'-]+){{0,6}}? (?:per|for every|in every) "
            r"(?P<base>(?:1,000|1000|10,000|100,000|one million|million|100) (?:of )?(?:the )?(?:population|people|residents"
            r"|households|dwellings|\w+))"
        ),
        _rate,
    ),
    (
        _PER_TIME,
        _pattern(
            rf"{_LOW}{_N}(?: (?!per\b|a\b|and\b)[a-z'-]+){{0,3}}? (?:a|an|per|each|every) "
            r"(?P<unit>day|week|month|year|shift|night|hour)\b(?!-)"
        ),
        _frequency,
    ),
    (
        _TIMES,
        _pattern(
            rf"(?:{_N} times\b(?= (?:more|less|as|higher|lower|greater|fewer|the|that|over|likely)\b)"
            r"|(?P<decimal>(?<![\d.,£])\d+\.\d+) times\b)"
        ),
        _times,
    ),
    (
        _RATIO,
        _pattern(
            r"\b(?:rate|ratio|index|score)(?: \w+){0,2}? (?:of|was|is)(?: only| just)? (?P<n>\d+\.\d+)"
            rf"(?![\d,]|\s?{_SIGN}| (?:per|times|in|to) )"
        ),
        _ratio,
    ),
    (
        _CLOCK,
        _pattern(rf"{_N} (?P<first>hour|minute)s?(?:,| and|, and)? {_M} (?P<second>minute|second)s?\b"),
        _compound,
    ),
    (
        _CLOCK,
        _pattern(
            rf"{_LOW}(?P<n>{NUMBER}|(?<![\w.,£]){DIGITS}"
            rf"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve))[ -]{_TIME}"
        ),
        _duration,
    ),
    (
        _PARTS,
        _pattern(
            r"(?P<fraction>(?:(?:a|one|two|three|four)[ -](?:half|halves|thirds?|quarters?|fifths?|tenths?)|half))"
            r"(?= of\b| the\b| its\b|(?<=by a third)\b|(?<=by a quarter)\b|(?<=by half)\b|(?<=by two thirds)\b)"
        ),
        _fraction,
    ),
    ((), _pattern(rf"{_LOW}{_LATER}"), _count),
)
