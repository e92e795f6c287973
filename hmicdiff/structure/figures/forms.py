"""The forms in which reports print quantities.

They are those of British public inspection reports: ``percent`` spelt out, ``± 1.4 percent``,
``(with a confidence interval of +/- 1.6 percent)``, ``19 out of 20``, ``£224m``, ``per 1,000 population``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hmicdiff import patterns
from hmicdiff.structure.figures.masks import BLANK
from hmicdiff.structure.figures.numerals import DIGITS, NOTE, NUMBER, SPACED
from hmicdiff.structure.figures.readers import (
    read_compound,
    read_count,
    read_double,
    read_duration,
    read_fraction,
    read_frequency,
    read_money,
    read_none,
    read_often,
    read_pence,
    read_percent,
    read_pounds,
    read_rate,
    read_ratio,
    read_share,
    read_short_compound,
    read_times,
)

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

__all__ = ["FORMS", "matches_of"]

_N = rf"(?P<n>{NUMBER})"
_M = rf"(?P<m>{NUMBER})"
_SIGN = rf"(?:[{NOTE}]{{0,2}}\s?)?(?:%|per ?cent(?:\b|\d{{1,2}}\b)(?:age points?\b)?|percentage points?\b)"
_MARGIN = (
    rf"(?:,?\s*[\[(]?(?:with |at )?(?:an? |the )?(?:95 ?{_SIGN} )?(?:confidence (?:interval|level)s?|margin of error|ci)?"
    rf"(?: \(ci\))?(?: of| is| was|:)?\s*(?:±|\+ ?/ ?-|\+-|plus or minus)\s*(?P<margin>{DIGITS})\s*{_SIGN}?[)\]]?)"
)
_BOUNDS = (
    rf"(?:,?\s*[\[(](?:with )?(?:an? |the )?95 ?{_SIGN} (?:confidence interval|ci)s?(?: \(ci\))?(?: of|:|,)?\s*(?:between )?"
    rf"(?P<low>{DIGITS})\s*{_SIGN}?(?: to |-| and |, )(?P<high>{DIGITS})\s*{_SIGN}?[)\]])"
)
_WITHIN = rf"(?:\s?(?:±|\+ ?/ ?-|\+-|plus or minus)\s?(?P<within>{DIGITS}))?"
"""A margin before the sign: *96.3±1.7 percent*."""
_OF_WORDS = (
    r"(?: all| the| these| those| its| our| every| a total| them| other| more than| over| about| around"
    r"| (?:the )?[a-z]+['’]s)*"
)
_LOW = rf"(?:(?P<lo>{NUMBER}|(?<![\w.,£]){DIGITS})(?P<sep> to | and | or | ?- ?))?"
_LATER = rf"(?P<n>{NUMBER}|(?<=\d-){DIGITS}(?!\w)|(?<=\d - ){DIGITS}(?!\w))"
_TIME = r"(?P<unit>(?:working )?(?:second|minute|hour|day|week|month|year)|sec|min|hr|wk|yr)s?\b"
_NO_UNIT = rf"(?!\s?{_SIGN})(?! (?:days?|weeks?|months?|years?|hours?|minutes?)\b)"
_HOURS_AND_MINUTES = (
    rf"\s?(?P<first>h(?:ou)?r|h)s?\b\.?,?(?: and)?\s?(?P<m>{DIGITS})\s?(?P<second>min(?:ute)?|m)s?\b"
)
_MINUTES_AND_SECONDS = (
    rf"\s?(?P<minutes>min(?:ute)?|m)s?\b\.?,?(?: and)?\s?(?P<seconds>{DIGITS})\s?s(?:ec(?:ond)?s?)?\b"
)
_SHORT = rf"(?P<n>{NUMBER}|(?<![\w.,£]){DIGITS})(?:{_HOURS_AND_MINUTES}|{_MINUTES_AND_SECONDS})"
"""*11m 30s*, *2 hrs 15 mins*; a lone *m* or *s* tells no time."""


_NUMBER_FIRST = (rf"(?P<n>{NUMBER}", rf"(?:(?P<lo>{NUMBER}")
"""How the expressions begin of which every match begins with a number."""


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """Return one of the expressions of `FORMS` ready to search with: made when it is first needed."""
    return patterns.compiled(expression)


def matches_of(expression: str, text: str, starts: Sequence[int]) -> Iterator[re.Match[str]]:
    """Yield the matches of one of the expressions of `FORMS`, in order.

    Where every match begins with a number it is tried at the `starts` of numbers alone.
    """
    pattern = _compiled(expression)
    if not expression.startswith(_NUMBER_FIRST):
        yield from pattern.finditer(text)
        return
    end = 0
    for start in starts:
        match = pattern.match(text, start) if start >= end else None
        if match:
            yield match
            end = match.end()


_CENT = ("%", "cent")
_OF = ("of ", "in ", "from ", "among ")
_NONE = ("none ", "not one ", "not a single ", "neither ")
_POUND = ("£",)
_PER = ("per ", "every ", "each ")
_PER_TIME = ("day", "week", "month", "year", "shift", "night", "hour")
_TIMES = ("times",)
_RATIO = ("rate", "ratio", "index", "score")
_CLOCK = ("second", "minute", "hour", "day", "week", "month", "year", "sec", "min", "hr", "wk", "yr")
_SHORT_CLOCK = ("min", "hr", "m ", "h ")
_PARTS = ("half", "halves", "third", "quarter", "fifth", "tenth")

FORMS = (
    (
        _CENT,
        (
            rf"{_LOW}{_LATER}{_WITHIN}\s?(?P<sign>{_SIGN})(?:{_MARGIN}|{_BOUNDS})?"
            rf"(?: of (?:[a-z'-]+ ){{0,4}}?[a-z'-]+)?\s*\((?P<pn>{NUMBER}) (?:out )?of(?: the)? (?P<pm>{NUMBER})[^)]*\)"
        ),
        read_percent,
    ),
    (
        _OF,
        rf"{_N}(?: (?!of\b)[a-z'-]+){{0,3}}? \((?:or |i\.e\. )?{NUMBER}\s?{_SIGN}\)(?: out)? of{_OF_WORDS} {_M}\b{_NO_UNIT}",
        read_share,
    ),
    (
        _CENT,
        rf"(?<![\w.,£]){DIGITS}\s?{_SIGN} \((?:or )?{_N}\)(?: out)? of{_OF_WORDS} {_M}\b{_NO_UNIT}",
        read_share,
    ),
    (
        _OF,
        rf"{_N}(?: out)? of (?:the|those|these|its|our) {_M} (?:working )?(?:day|week|month|quarter|year|shift)s\b",
        read_share,
    ),
    (
        _NONE,
        rf"\b(?:none|not (?:a single )?one|neither)(?: out)? of{_OF_WORDS} {_M}\b{_NO_UNIT}",
        read_none,
    ),
    (
        _OF,
        (
            rf"(?:^|[;,:(] |\b(?:that|and|but) )(?:out )?(?:of|from|among)(?: the| these| those| our| all)* {_M}\b"
            rf"[^.;{BLANK}]{{0,100}}?(?:, |\b(?:only|just|we found(?: that)?) )"
            rf"(?:(?:only|just|we found|that|there|were|was|in|it|the force|had|recorded) ){{0,4}}{_N}\b{_NO_UNIT}(?:[^().;]{{0,40}}\({NUMBER}\s?{_SIGN}\))?"
        ),
        read_share,
    ),
    (
        _OF,
        (
            rf"{_N}(?: (?!percent\b|per\b|and\b|or\b|in\b|to\b|the\b|(?:half|halves|thirds?|quarters?|fifths?|tenths?)\b)[a-z'-]+){{0,3}}?"
            rf"(?: out of{_OF_WORDS} | of{_OF_WORDS} "
            rf"| in (?:every )?(?=(?:two|three|four|five|six|seven|eight|nine|ten|\d+) ))"
            rf"{_M}\b{_NO_UNIT}(?:[^().;]{{0,40}}\({NUMBER}\s?{_SIGN}\))?"
        ),
        read_share,
    ),
    (
        _CENT,
        (
            rf"(?:(?P<lo>{NUMBER}|(?<![\w.,£]){DIGITS})\s?(?P<losign>{_SIGN})?(?P<sep> to | and | or | ?- ?))?"
            rf"{_LATER}{_WITHIN}\s?(?P<sign>{_SIGN})(?:(?: of [^.;()\d]{{3,80}}?)?(?:{_MARGIN}|{_BOUNDS}))?(?P<pn>(?!))?(?P<pm>(?!))?"
        ),
        read_percent,
    ),
    (
        _POUND,
        (
            r"(?:(?<=between )£\s?(?P<lo>\d[\d,.]*\d|\d)\s?(?P<loscale>million|billion|thousand|mn|bn|m|k)? and )?"
            rf"£\s?(?P<n>{SPACED}|{DIGITS})\s?(?P<scale>million|billion|thousand|mn|bn|m|k)?(?![a-z0-9])"
            r"(?: per (?P<base>(?:1,000|1000) (?:of )?(?:the )?\w+|head(?: of population)?|person|year))?"
        ),
        read_money,
    ),
    (
        (" pounds",),
        rf"{_N} pounds(?: sterling)?\b(?! of (?:[a-z]+ )?(?:drugs|cocaine|heroin|cannabis))",
        read_pounds,
    ),
    (
        ("p ",),
        rf"(?<![\w.,£])(?P<n>{DIGITS})p (?:per|a) (?P<base>person|head|resident|week|month|year|day)\b",
        read_pence,
    ),
    (
        _PER,
        (
            rf"{_N}(?: [a-z'-]+){{0,6}}? (?:per|(?:for|in|to|of) (?:every|each)) "
            r"(?P<base>(?:1,000|1000|10,000|100,000|one million|million|(?:a )?thousand|100|hundred) (?:of )?(?:the )?(?:population|people|residents"
            r"|households|dwellings|\w+))"
        ),
        read_rate,
    ),
    (
        _PER,
        rf"\b(?:(?:for|in|of|to) (?:every|each)|(?<![a-z\d)] )per) (?P<base>(?:1,000|1000|(?:a )?thousand|10,000|100,000|100) [a-z]+)[^.;]{{0,60}}? {_N}(?! ?{_SIGN})",
        read_rate,
    ),
    (
        ("once ", "twice "),
        r"\b(?P<often>once|twice) (?:a|an|per|each|every) (?P<unit>day|week|month|year|shift|night)\b(?!-)",
        read_often,
    ),
    (
        _PER,
        (
            r"(?:^|[;,] )each (?P<unit>day|week|month|year)\b(?P<lo>(?!))?(?P<sep>(?!))?"
            rf"[^.;{BLANK}]{{0,50}}? (?P<n>(?<![\w.,£]){DIGITS})(?![\w.,]|\s?{_SIGN})"
        ),
        read_frequency,
    ),
    (
        _PER_TIME,
        (
            rf"{_LOW}{_N}(?: (?!per\b|a\b|and\b)[a-z'-]+){{0,3}}? (?:a|an|per|each|every) "
            r"(?P<unit>day|week|month|year|shift|night|hour)\b(?!-)"
        ),
        read_frequency,
    ),
    (
        _TIMES,
        (
            rf"(?:{_N} times\b(?= (?:more|less|as|higher|lower|greater|fewer|the|that|over|likely)\b)"
            r"|(?P<decimal>(?<![\d.,£])\d+\.\d+) times\b)"
        ),
        read_times,
    ),
    (
        ("twice ", "double "),
        (
            r"\b(?:twice|double)(?= as (?:many|much|likely|high|large|long|often)\b"
            r"| the (?:rate|number|level|average|figure|proportion|total)\b| (?:that|those) (?:of|in)\b)"
        ),
        read_double,
    ),
    (
        _RATIO,
        (
            r"\b(?:rate|ratio|index|score)(?: \w+){0,2}? (?:of|was|is)(?: only| just)? (?P<n>\d+\.\d+)"
            rf"(?![\d,]|\s?{_SIGN}| (?:per|times|in|to) )"
        ),
        read_ratio,
    ),
    (
        _CLOCK,
        (
            rf"{_N} (?P<first>hour|minute)s?(?:,| and|, and)? {_M} (?P<second>minute|second)s?\b"
            rf"(?:(?<=s)(?:,| and|, and)? (?P<third>{NUMBER}) seconds?\b)?"
        ),
        read_compound,
    ),
    (_SHORT_CLOCK, _SHORT, read_short_compound),
    (
        _CLOCK,
        (
            rf"{_LOW}(?P<n>{NUMBER}|(?<![\w.,£]){DIGITS}"
            rf"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve))[ -]{_TIME}"
        ),
        read_duration,
    ),
    (
        _PARTS,
        (
            r"(?P<fraction>(?:(?:a|one|two|three|four)[ -](?:half|halves|thirds?|quarters?|fifths?|tenths?)|half))"
            r"(?= of\b(?! a (?:thousand|million|billion)\b)| the\b| its\b|(?<=by a third)\b|(?<=by a quarter)\b|(?<=by half)\b|(?<=by two thirds)\b)"
        ),
        read_fraction,
    ),
    ((), rf"{_LOW}{_LATER}", read_count),
)
"""What a text must hold, the expression, and its reader; in this order, what one takes is gone for the next."""
