"""Dates as reports print them, as ISO dates and months."""

from __future__ import annotations

import datetime as dt
import re

__all__ = ["DATE", "iso_date"]

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WELSH_MONTHS = (
    "ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin",
    "gorffennaf", "awst", "medi", "hydref", "tachwedd", "rhagfyr",
)  # fmt: skip
_MONTH = r"(?P<month>[A-Z](?:[a-z]{2,9}|[A-Z]{2,9}))"
DATE = re.compile(
    rf"@?(?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?{_MONTH}(?: (?P<day4>\d{{1,2}})(?:st|nd|rd|th)?(?=,))?,? (?P<year>\d{{4}})(?!-\d\d-\d)"
    r"|(?P<day2>\d{1,2})[/.](?P<month2>\d{1,2})[/.](?P<year2>\d{4})"
    r"|(?P<year3>\d{4})-(?P<month3>\d{2})-(?P<day3>\d{2}))"
)
"""A date with its day, or a month: ``3 September 2014``, ``November 2014``, ``May 30th, 2024``, ``02/05/2019``, ``2019-05-02``; note programs set ``@`` before it."""


def iso_date(text: str) -> str | None:
    """Return the first date in plain `text`, ISO, as a month where it has no day; None without one.

    Numbers are read day first, as the inspectorate prints them.
    """
    for match in DATE.finditer(text):
        found = _iso(match)
        if found:
            return found
    return None


def _iso(match: re.Match[str]) -> str | None:
    """Return one match as an ISO date or month, None where there is no such day."""
    year = int(match["year"] or match["year2"] or match["year3"])
    month = _month(match["month"]) if match["month"] else int(match["month2"] or match["month3"])
    day = match["day"] or match["day2"] or match["day3"] or match["day4"]
    try:
        date = dt.date(year, month, int(day or 1))
    except ValueError:
        return None
    return date.isoformat() if day else f"{date:%Y-%m}"


def _month(name: str) -> int:
    """Return the number of a month by its name, in Welsh too, or its first letters; 0 for no month."""
    known = name.lower()
    if known in _WELSH_MONTHS:
        return _WELSH_MONTHS.index(known) + 1
    return next((number for number, month in enumerate(_MONTHS, 1) if month.startswith(known)), 0)
