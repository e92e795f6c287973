"""Periods a sentence names: ``12 months to June 2014``, ``year ending 31 March 2023``, ``2018/19``."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from hmicdiff.model import Period
from hmicdiff.structure.figures.numerals import NUMBER, number_value

if TYPE_CHECKING:
    from collections.abc import Callable

    Days = tuple[dt.date, dt.date]

__all__ = ["PeriodMention", "find_periods", "is_deadline", "shift_years", "year_before", "yearless_period"]

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_SHORT = {name[:3]: number for name, number in _MONTHS.items()}
_MONTH = rf"(?:{'|'.join(_MONTHS)}|(?:{'|'.join(_SHORT)}|sept)\b\.?)"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?)"
_YEAR = r"(?:19|20)\d\d"
_DATE = rf"(?:the )?(?:end of )?(?:(?:{_DAY} )?{_MONTH},? {_YEAR})"
_DATE_NO_YEAR = rf"(?:(?:{_DAY} )?{_MONTH}(?:,? {_YEAR})?)"

_ROLLING = re.compile(
    rf"(?P<n>{NUMBER})[ -](?P<unit>month|year|week)s?(?: period)?(?: prior)?(?: up)?"
    rf"(?: to| ending| ended| until)(?: in| on)? (?P<end>{_DATE})",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?P<n>{NUMBER}) (?P<unit>month|year|week)s? (?:before|leading up to) (?P<end>{_DATE})", re.IGNORECASE
)
_UP_TO = re.compile(rf"(?:period )?(?:leading )?up to (?P<end>{_DATE})", re.IGNORECASE)
_YEAR_ENDING = re.compile(
    rf"(?:(?P<financial>financial )?year|12-month period)(?: ending| ended| to| up to)(?: in| on)? (?P<end>{_DATE})",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    rf"(?:from |between )?(?P<start>{_DATE_NO_YEAR}) (?:to|and|until|-) (?P<end>{_DATE})", re.IGNORECASE
)
_AS_AT = re.compile(
    rf"(?:as of|as at|at|on|by|in|during|since|until|from|for|of)?(?:^|\s)(?P<date>{_DATE})", re.IGNORECASE
)
_FISCAL = re.compile(r"(?<![\d/])(?P<first>(?:19|20)\d\d) ?[/-] ?(?P<last>(?:20)?\d\d)(?![\d/])")
_FISCAL_RANGE = re.compile(
    r"(?:between |from )?(?P<a>(?:19|20)\d\d)[/-]\d\d (?:and|to) (?P<b>(?:19|20)\d\d)[/-]\d\d(?!\d)",
    re.IGNORECASE,
)
_YEAR_ALONE = re.compile(rf"(?<![\d/£,.-])(?P<year>{_YEAR})(?![\d/,.]\d|\d|-\d)")
_QUARTER = re.compile(
    rf"(?P<which>first|second|third|fourth|last|final) (?P<part>quarter|half) of (?P<year>{_YEAR})",
    re.IGNORECASE,
)
_PREVIOUS = re.compile(
    r"(?:in |than |from |with |against |during |over )?(?:the )?(?:previous|preceding|prior) "
    r"(?:(?:12|twelve) months|(?:financial )?year)|(?:in |than )?the year before|last year",
    re.IGNORECASE,
)
_YEARLESS = re.compile(
    rf"\b(?:(?:(?:financial )?years?|{NUMBER} months?) (?:ending|ended|(?:up )?to)(?: in| on)?|as (?:at|of)|at)(?: (?:the )?end of)?"
    rf" (?:{_DAY} )?{_MONTH}(?!,? {_YEAR}| \d)",
    re.IGNORECASE,
)
_MOST_OF_A_PERIOD = 1000
"""Weeks, months or years of a stretch of time; more is a year before another period (*2025 Year ending March 2026*)."""
_NAMES = re.compile(
    r" (?:census|act\b|regulations?\b|framework|code\b|plan\b|strategy|programme\b|standards?\b)",
    re.IGNORECASE,
)
"""Words after a year that make it part of a name."""
_HAS_A_YEAR = re.compile(r"(?:19|20)\d\d")
"""Every period but one told from another (``the previous year``) holds a year."""
_KEPT = 1 << 15
"""So many sentences' periods are kept: those of some reports."""
_OPENING = re.compile(
    r"(?:compared (?:with|to)|comparison (?:with|to))[^.;,]{0,70}$"
    r"|(?:against|since|than (?:in|for|during)|from)"
    r"(?: that| those)?(?: (?:in|of|for|during))?(?: the| our)?(?: [a-z]+){0,2} ?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodMention:
    """A period and where the sentence names it."""

    start: int
    end: int
    period: Period
    is_baseline: bool = False
    """True where the words set it as what something is compared with."""
    is_relative: bool = False
    """True for ``the previous year``: its days come from another period."""

    @property
    def is_deadline(self) -> bool:
        """Whether it says by when (``by March 2026``)."""
        return is_deadline(self.period)


def is_deadline(period: Period) -> bool:
    """Whether a period says by when something is, or is to be."""
    return period.text[:3].casefold() == "by "


def yearless_period(text: str) -> str | None:
    """Return the words of a period that leave its year to what stands below them (``Year ending 31 March``)."""
    match = _YEARLESS.search(text)
    return match[0] if match else None


@lru_cache(maxsize=_KEPT)
def find_periods(text: str) -> tuple[PeriodMention, ...]:
    """Return the periods that `text` names, in its order; none lies in another."""
    found: list[PeriodMention] = []
    for pattern, read in _READERS if _HAS_A_YEAR.search(text) else _WITHOUT_A_YEAR:
        for match in pattern.finditer(text):
            if any(m.start < match.end() and match.start() < m.end for m in found):
                continue
            if _NAMES.match(text[match.end() :]):
                continue
            days = _days(read, match)
            if days is None and pattern is not _PREVIOUS:
                continue
            found.append(_mention(text, match, days))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _days(read: Callable[[re.Match[str]], Days | None], match: re.Match[str]) -> Days | None:
    """Return the days a match speaks of; null where it leaves the calendar (*2019 years to March 2018*)."""
    try:
        return read(match)
    except (ValueError, OverflowError):
        return None


def _mention(text: str, match: re.Match[str], days: tuple[dt.date, dt.date] | None) -> PeriodMention:
    """Return the mention of one match."""
    words = match[0].strip()
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    period = Period(
        text=words, start=days[0].isoformat() if days else None, end=days[1].isoformat() if days else None
    )
    return PeriodMention(
        start=start,
        end=match.end(),
        period=period,
        is_baseline=bool(_OPENING.search(text[:start]))
        or bool(re.match(r"(?:against|than|since|from) ", words, re.IGNORECASE) and days is None),
        is_relative=days is None,
    )


def _parse_date(words: str, default_year: int | None = None) -> tuple[dt.date, dt.date] | None:
    """Return first and last day that a date in words covers: one day, or a month."""
    year = re.search(_YEAR, words)
    month = re.search(r"[a-z]{3,}", re.sub(r"\b(?:the|end|of)\b", " ", words.lower()))
    if month is None or (year is None and default_year is None):
        return None
    number = _SHORT.get(month[0][:3])
    if number is None:
        return None
    full_year = int(year[0]) if year else int(default_year or 0)
    day = re.search(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? {month[0]}", words.lower())
    last = calendar.monthrange(full_year, number)[1]
    if day and 1 <= int(day[1]) <= last:
        exact = dt.date(full_year, number, int(day[1]))
        return exact, exact
    return dt.date(full_year, number, 1), dt.date(full_year, number, last)


def _rolling(match: re.Match[str]) -> tuple[dt.date, dt.date] | None:
    end = _parse_date(match["end"])
    if end is None:
        return None
    count = int(number_value(match["n"]))
    if count > _MOST_OF_A_PERIOD:
        return None
    if match["unit"].lower() == "week":
        return end[1] - dt.timedelta(days=7 * count - 1), end[1]
    months = count * (12 if match["unit"].lower() == "year" else 1)
    return _months_before(end[1], months), end[1]


def _before(match: re.Match[str]) -> tuple[dt.date, dt.date] | None:
    """*The 12 months before May 2024* end on 30 April 2024."""
    limit = _parse_date(match["end"])
    if limit is None:
        return None
    end, count = limit[0] - dt.timedelta(days=1), int(number_value(match["n"]))
    if match["unit"].lower() == "week":
        return end - dt.timedelta(days=7 * count - 1), end
    return _months_before(end, count * (12 if match["unit"].lower() == "year" else 1)), end


def _as_at_end(match: re.Match[str]) -> tuple[dt.date, dt.date] | None:
    """*Leading up to 1 February 2024*: the start is not said, so it is the end."""
    end = _parse_date(match["end"])
    return (end[1], end[1]) if end else None


def _year_ending(match: re.Match[str]) -> tuple[dt.date, dt.date] | None:
    end = _parse_date(match["end"])
    return (_months_before(end[1], 12), end[1]) if end else None


def _from_to(match: re.Match[str]) -> tuple[dt.date, dt.date] | None:
    end = _parse_date(match["end"])
    if end is None:
        return None
    start = _parse_date(match["start"], end[1].year)
    if start is None or start[0] > end[1]:
        return None
    return start[0], end[1]


def _as_at(match: re.Match[str]) -> tuple[dt.date, dt.date] | None:
    return _parse_date(match["date"])


def _fiscal(match: re.Match[str]) -> tuple[dt.date, dt.date] | None:
    """A financial year; longer spans (*2023-25*) are cycles of inspection, no time of a figure."""
    first = int(match["first"])
    last = int(match["last"]) if len(match["last"]) > 2 else first // 100 * 100 + int(match["last"])  # noqa: PLR2004
    if last != first + 1:
        return None
    return dt.date(first, 4, 1), dt.date(last, 3, 31)


def _fiscal_range(match: re.Match[str]) -> tuple[dt.date, dt.date] | None:
    """*Between 2016/17 and 2019/20*: from the first year's start to the last one's end."""
    first, last = int(match["a"]), int(match["b"])
    return (dt.date(first, 4, 1), dt.date(last + 1, 3, 31)) if first < last else None


def _year_alone(match: re.Match[str]) -> tuple[dt.date, dt.date]:
    year = int(match["year"])
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _quarter(match: re.Match[str]) -> tuple[dt.date, dt.date]:
    length = 3 if match["part"].lower() == "quarter" else 6
    order = {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(match["which"].lower(), 12 // length)
    year, last = int(match["year"]), min(12, order * length)
    return dt.date(year, last - length + 1, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def _relative(_match: re.Match[str]) -> None:
    return None


_READERS = (
    (_ROLLING, _rolling),
    (_BEFORE, _before),
    (_YEAR_ENDING, _year_ending),
    (_FROM_TO, _from_to),
    (_UP_TO, _as_at_end),
    (_QUARTER, _quarter),
    (_PREVIOUS, _relative),
    (_AS_AT, _as_at),
    (_FISCAL_RANGE, _fiscal_range),
    (_FISCAL, _fiscal),
    (_YEAR_ALONE, _year_alone),
)


_WITHOUT_A_YEAR = ((_PREVIOUS, _relative),)


def _months_before(end: dt.date, months: int) -> dt.date:
    """Return the first day of a stretch of `months` that ends on `end`."""
    following = end + dt.timedelta(days=1)
    index = following.year * 12 + following.month - 1 - months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(following.day, calendar.monthrange(year, month + 1)[1]))


def shift_years(period: Period, years: int, text: str) -> Period:
    """Return `period` moved by whole `years`, named by `text`."""
    return replace(period, text=text, start=_shift(period.start, years), end=_shift(period.end, years))


def year_before(period: Period, text: str) -> Period:
    """Return the period of a year earlier, as ``the previous year`` means it."""
    return shift_years(period, -1, text)


def _shift(day: str | None, years: int) -> str | None:
    if day is None:
        return None
    date = dt.date.fromisoformat(day)
    last = calendar.monthrange(date.year + years, date.month)[1]
    is_month_end = date.day == calendar.monthrange(date.year, date.month)[1]
    return date.replace(year=date.year + years, day=last if is_month_end else min(date.day, last)).isoformat()
