"""Dates that a page prints in part: what its markup says of them beside."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.webpage.nodes import attribute, line_beside, words_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

__all__ = ["complete_dates"]

_TOLD: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?![\d-])")
_YEAR: Final = re.compile(r"\d{4}|['\u2019/]\d\d\b")
_YEAR_BEHIND: Final = re.compile(r"\s*+(?:,\s*+)?(?:of )?(?:(?:19|20)\d\d\b(?![,.:]\d)|['\u2019]\d\d\b)")
_FEW: Final = 4
"""Texts behind a date among which its year may be."""
_MONTH: Final = re.compile(r"[A-Za-z]{3,}")
_DAY: Final = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b")
_DAY_LAST: Final = re.compile(r"[A-Za-z] \d{1,2}(?:st|nd|rd|th)?$")
_AGO: Final = re.compile(
    r"(?:about |over |almost |nearly )?(?:\d+|an?|one|two|three|a few) \w+ ago|yesterday|today|just now"
    r"|last (?:hour|night|week|weekend|fortnight|month|quarter|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    re.IGNORECASE,
)
"""What only the day on which the page was opened gives a sense."""


def complete_dates(tree: LexborHTMLParser) -> None:
    """Add to each date without a year the one that its element tells, and to words like ``3 days ago``, and to none, the day."""
    for node in tree.css("time[datetime]"):
        words, told = words_of(node), _TOLD.match(attribute(node, "datetime"))
        if told is None:
            continue
        if not words:
            node.insert_child(told[0])
        elif _AGO.fullmatch(words):
            node.insert_before(f"{told[0]} (")
            node.insert_after(")")
        elif _lacks_year(words, told) and not _YEAR_BEHIND.match(
            "".join(islice(line_beside(node, "next"), _FEW))
        ):
            node.insert_child(f"{',' if _DAY_LAST.search(words) else ''} {told['year']}")


def _lacks_year(words: str, told: re.Match[str]) -> bool:
    """Whether words are the day and month told, or the month, and no more."""
    if _YEAR.search(words) or not _MONTH.search(words):
        return False
    days = [int(day) for day in _DAY.findall(words)]
    return days == ([int(told["day"])] if told["day"] else []) and ":" not in words
