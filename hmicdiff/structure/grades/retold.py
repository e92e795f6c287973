"""Judgments told in more words than "X is good at Y", said again in those."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hmicdiff.structure.grades.owner import is_older, is_own

if TYPE_CHECKING:
    from hmicdiff.model import Identity
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["retell"]

_STOPS = " .;"
_MOST_LEADS = 4
"""Words that lead to a judgment, one behind the other."""
_TO_THE_AREA = re.compile(
    r"((?:outstanding|good|adequate|requir(?:es?|ing) improvement|inadequate)['\"]?) (?:when it comes to"
    r"|(?:with|in) (?:regard|respect|relation|terms) (?:to|of)|as regards|as far as|regarding|concerning|when)\b",
    re.IGNORECASE,
)
"""A grade, and what leads from it to its area."""
_TOLD = (
    r"(?P<told>(?:(?:is|was|remains) (?:now |still |also )?['\"]?(?:outstanding|good|adequate|inadequate)"
    r"|(?:now |still |also )?['\"]?requires improvement)['\"]?)"
)
_OF_AN_AREA = re.compile(rf"(?:the )?(?P<area>[^,;:]{{4,80}}?) {_TOLD}", re.IGNORECASE)
_OF_ITS_AREA = re.compile(
    rf"(?:the )?(?P<area>[^,;:]{{4,80}}) (?:at|in|within|by|of) (?P<owner>[^,;:]{{4,60}}?) {_TOLD}",
    re.IGNORECASE,
)
"""*Fire safety regulation at the service requires improvement*: the area is what is judged, and the body comes behind it."""
_YEAR = re.compile(r"\b20\d\d(?:[/-](?:20)?\d\d)?\b")


def retell(text: str, identity: Identity, vocabulary: Vocabulary) -> str | None:
    """Return a sentence that judges in one of the known forms as the plain one, None for any other.

    *On balance we consider the force to be good in how it prevents crime* is *the force is good in how it prevents
    crime*. One that names a year before the report's own tells of an older inspection.
    """
    table = vocabulary.retold
    rest = text.strip(_STOPS)
    for aside in table.asides:
        rest = aside.sub("", rest)
    plain = _without_leads(rest, vocabulary)
    if any(is_older(year[0], identity) for year in _YEAR.finditer(plain)):
        return None
    match = next(filter(None, (form.match(one) for form in table.forms for one in (rest, plain))), None)
    if match is not None and any(thing.match(match["subject"]) for thing in table.things):
        return None
    said = (
        f"{match['subject']} is {match['grade']}{match['area']}"
        if match
        else _owned(plain, rest, identity, vocabulary)
    )
    said = _TO_THE_AREA.sub(r"\1 at", said, count=1)
    return said if said != text.strip(_STOPS) else None


def _owned(plain: str, rest: str, identity: Identity, vocabulary: Vocabulary) -> str:
    """Return a sentence that judges an area by its name as one on what is the body's: *its fire safety regulation is ...*.

    The body stands behind the area, or inspectors say that they judged it (`plain` is `rest` without their words).
    """
    found = _OF_ITS_AREA.fullmatch(plain)
    if found is not None and is_own(found["owner"], identity, vocabulary):
        return f"its {found['area']} {found['told']}"
    known = _OF_AN_AREA.fullmatch(plain) if plain != rest else None
    is_area = known is not None and bool(vocabulary.headings.of_area(known["area"]))
    return f"its {known['area']} {known['told']}" if known is not None and is_area else plain


def _without_leads(text: str, vocabulary: Vocabulary) -> str:
    """Return a sentence without the words that lead to its judgment."""
    for _ in range(_MOST_LEADS):
        found = next(filter(None, (lead.match(text) for lead in vocabulary.retold.leads)), None)
        if found is None:
            break
        text = text[found.end() :]
    return text
