"""What looks like a quantity and is none: names, dates, references, numbering.

A mask has the length of the text, so that places stay true.
"""

from __future__ import annotations

import re
from functools import cache

from hmicdiff.structure.figures.numerals import NUMBER
from hmicdiff.structure.figures.periods import find_periods
from hmicdiff.vocabulary.sieve import Sieved, sieved_any

__all__ = ["BLANK", "MARGIN_LEAD", "mask_non_quantities"]

BLANK = "\u00a4"
"""Stands for every character that is no part of a quantity; matches no word, digit or space."""

_MONTHS = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)

MARGIN_LEAD = (
    r"(?:notes?:? )?(?:(?:with|this|these|that|the|it|all|figures?|estimates?|results?|percentages?|has|have|is|are|subject to|at|of|a|an"
    r"|95 ?(?:%|percent|per cent)) )*(?:confidence (?:intervals?|levels?)|margins? of error)(?: \(ci\))?(?: of| is| was| are|:)?\s*"
)
"""How a sentence begins that tells the margin of a figure elsewhere, as notes do."""
_NOT_A_WHOLE = (
    r"(?:(?=\d{3} (?:(?:(?:non-)?emergency )?(?:calls?|callers?|recordings?)|and|or)\b)|(?<!\d of )(?<!\d of the )(?<!\d of these )(?<!\d of those )"
    r"(?<!\d out of )(?<!\d out of the ))"
)
"""Before a telephone number: a number of which a part was counted is none, unless calls to it are."""
_NOT_HELD = (
    r"(?!(?:(?<=\bhas )|(?<=\bhad )|(?<=\bhave )|(?<=\bemploys )|(?<=\bemployed )|(?<=\bare )|(?<=\bwere )"
    r"|(?<=\btotal of )|(?<=\breceived )|(?<=\bmade )|(?<=\bcompleted )|(?<=\bcarried out ))"
    r"\d{3} (?:staff|checks|applications)\b)"
)
"""Before a telephone number: *it has 999 staff* counts them, *its 101 staff* answer calls."""
_RULES = (
    # addresses of pages and mail
    r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]{1,64}@\S+",
    # dates: 3 September 2014, 02/05/2019, September 2014, 00:01
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:-\d{{1,2}}| (?:and|to) \d{{1,2}})? {_MONTHS}\b(?:,? (?:19|20)\d\d)?",
    r"\b\d{1,2}/\d{1,2}/\d{2,4}\b",
    rf"\b{_MONTHS},? (?:19|20)\d\d\b",
    r"\b\d{1,2}[:.]\d\d ?(?:am|pm|hours|hrs)?\b(?<=:\d\d)|\b\d{1,2}(?:[:.]\d\d)? ?[ap]m\b",
    r"\b(?:midnight|christmas|spring|summer|autumn|winter|easter),? (?:19|20)\d\d\b",
    # financial years and cycles: 2018/19, 2023-25; then years on their own
    r"\b(?:19|20)\d\d ?[/-] ?(?:(?:19|20)?\d\d)\b",
    (
        r"(?<![£\d,.])\b(?:19|20)\d\d\b(?! (?:incidents|crimes|offences|people|officers|calls|victims|records"
        r"|cases|staff|visits|fires|hours|days|posts))(?![,.]?\d)(?! ?(?:percent|per cent|%))"
    ),
    # stretches of time that name a period, not a duration
    (
        rf"\b(?:in|over|during|for|within|throughout) (?:the|each of the) (?:last|past|previous|preceding|next|first"
        rf"|final|coming) {NUMBER}(?:(?: or|-| to) {NUMBER})? (?:days?|weeks?|months?|years?)\b"
    ),
    rf"\b(?:in|over|during|for|throughout) (?:the|these|those) {NUMBER} (?:weeks?|months?|years?)\b",
    rf"\b(?:lowest|highest|best|worst|fewest|largest|smallest|most|first)(?: \w+){{0,3}} (?:for|in) (?:at least |over |more than )?{NUMBER} years\b",
    rf"\b(?:last|past|previous|preceding) {NUMBER} (?:days?|weeks?|months?|years?)\b",
    (
        rf"\b{NUMBER} (?:days?|weeks?|months?|years?) (?:before|after|from|since) (?:the (?:end|start|beginning) of )?"
        rf"(?:\d{{1,2}} )?{_MONTHS} (?:19|20)\d\d\b"
    ),
    # a sum spread over some years, and a time told from an event at the start of a sentence
    rf"(?:(?<=\d)|(?<=\d[mkn])|(?<=llion)|(?<=percent)) over {NUMBER} (?:weeks?|months?|years?)\b",
    rf"^{NUMBER} (?:days?|weeks?|months?|years?) (?:after|before|later|earlier|on)\b",
    # a time told from now, or from another
    rf"\b{NUMBER} (?:days?|weeks?|months?|years?) (?:ago\b|(?:earlier|previously|before)(?=[.,;)]|$))",
    rf"\b{NUMBER}[ -]months?(?: prior)? (?:ending|ended|beginning|period)\b",
    r"\b(?:each|every|per) (?:12|twelve) months?\b|\b(?:12|twelve) months (?:up )?to(?=$| (?:12|twelve) months)",
    rf"\b(?:12|twelve) months (?:up )?to (?:the )?(?:end of )?(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTHS}\b",
    # telephone numbers that are names, round the clock, degrees in names
    (
        rf"(?<![\d,.£]){_NOT_A_WHOLE}{_NOT_HELD}(?:999|101|111|112)(?:/(?:999|101))?\b(?![,.]\d)"
        r"(?! ?%| (?:percent|per cent|incidents|people|crimes|offences|times|occasions|officers|victims|cases|searches|devices|days|records"
        r"|files|plans|visits|vacancies|posts|stations|referrals|complaints|suspects|offenders|children|firefighters|vehicles|fires"
        r"|warrants|investigations|audits|interviews|respondents|arrests|deaths|case files|fire engines|(?<=11[12] )crime reports|of (?:these|those|them|which))\b)"
        r"(?!(?: \(\d[^()]{0,16}\))?(?: out)? of (?:(?:the|these|those|its|our|all|a total of) )*\d)"
    ),
    r"\b24/7\b|\b24[ -]hours?(?: a day|-a-day)\b|\b24[ -]hour (?=\w)|\b\d+\s?°\w*|\b9 ?to ?5\b",
    # references: section 34, question 1, figure 2, page 3, Article 8, version 2, outcome 16
    (
        r"\b(?:acts?|appendix|annex|article|band|box|chapters?|circular|class|code|column|figures?|fig\.|footnote|form"
        r"|grade|group|item|levels?|lines?|no\.|nos?\.|note|number|operation|outcomes?(?: code)?|pages?|paragraphs?|para|part"
        r"|phase|pillar|pip|priority|project|questions?|recommendations?|regulation|rounds?|row|rule|schedule"
        r"|sections?|stage|step|tables?|tier|tranche|type|unit|version|volume|windows|zone) "
        r"(?:\d{1,4}(?:\.\d+)*[a-z]?(?:\(\w+\))*|one|two|three|four|five|six)"
        r"(?:(?:, | and | or | to |-)(?:\d{1,3}[a-z]?|two|three|four|five|six)\b)*\b(?! ?(?:percent|per cent|%))"
    ),
    # labels of items: area for improvement 1., cause of concern 2:
    r"\b(?:area for improvement|cause of concern|afi) \d{1,2}(?:\.\d{1,2})?(?=[.:)]| - |$)",
    # list and footnote numbers at the start of a block; glued footnote marks need no rule
    r"^\(?\d{1,2}[.)]\s",
    # a margin in a sentence of its own, as a note gives that of a figure elsewhere
    (rf"^{MARGIN_LEAD}(?:\u00b1|\+ ?/ ?-|\+-|plus or minus)?\s*{NUMBER}"),
    # ages, and every day of the year
    rf"\b{NUMBER} (?:to|or|and|-) {NUMBER}[ -]years?[ -]olds?\b|\b365 days a year\b",
    (
        r"\b(?:aged|age) (?:\d+|under|over)(?: (?:to|and|or|-) \d+| \d+)*\b|\b(?:under|over)[ -]\d{2}s\b"
        rf"|\b{NUMBER}[ -]years?[ -]olds?\b|\b\d{{1,2}}-year-olds?\b"
    ),
    # compounds and idioms
    (
        r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|zero)-(?!(?:second|minute|hour|day|week|month|year|half|halve|third|quarter|fifth|tenth)s?\b)"
        r"[a-z]+(?:-[a-z]+)*\b"
    ),
    (
        r"\b(?:zero tolerance|one another|(?<=, )one day(?= )|day one|at one time|no one|in (?:any )?one (?:working )?(?:day|week|month|year|shift)|one or (?:two|more)(?! percent)|one and the same"
        r"|one size fits all|one by one|two[- ]way|square one|on the one hand|a hundred and one)\b"
    ),
    r"\bone (?:of the )(?:\w+[- ]){0,3}(?:few|first|best|lowest|highest|main|key|top|only|reasons?|ways?|features?)\b",
    r"\b[A-Z]{1,3}\d+\b|\bCOVID[- ]?19\b|^\d{1,2}(?= [A-Z][a-z])|^\d{1,2}(?:\.\d{1,2}){1,4}\.?(?= [A-Z])",
)
_CASED = re.compile(_RULES[-1])


_PAGE = re.compile(r"(?<=[A-Za-z)?'])(?:[ .]*\.{3}[ .]*| )(?P<page>\d{1,3})(?= [A-Z\"']|$)")
_CONTENTS = re.compile(r"\bcontents\b|\.{4}", re.IGNORECASE)
_FEWEST_PAGES = 6
_FEWEST_UNDER_CONTENTS = 3


def _without_pages(text: str) -> str:
    """Return `text` without the page numbers of a list of contents that runs on in it: each behind a title, rising."""
    found = list(_PAGE.finditer(text))
    fewest = _FEWEST_UNDER_CONTENTS if _CONTENTS.search(text) else _FEWEST_PAGES
    pages = [int(match["page"]) for match in found]
    if len(pages) < fewest or pages != sorted(pages):
        return text
    for match in found:
        text = text[: match.start("page")] + _blank(match, "page") + text[match.end("page") :]
    return text


_BESIDE_GRADE = re.compile(
    rf"(?P<count>{NUMBER})(?: (?!and\b|or\b|of\b)[a-z]+){{0,2}}?(?: (?:as|to be))?"
    r" (?P<grade>outstanding|good|adequate|requir(?:ing|es?|ed) improvement|inadequate)\b",
    re.IGNORECASE,
)


def _without_counts_of_grades(text: str) -> str:
    """Return `text` without the numbers of a row that says how often each grade was given (``six as good, 14 as inadequate``)."""
    if "inadequate" not in text and " improvement" not in text:
        return text
    found = list(_BESIDE_GRADE.finditer(text))
    if len({match["grade"][:6].lower() for match in found}) < 2:  # noqa: PLR2004 - one grade is what cases were like
        return text
    for match in found:
        text = text[: match.start("count")] + _blank(match, "count") + text[match.end("count") :]
    return text


def mask_non_quantities(text: str) -> str:
    """Return `text` with all that is no quantity blanked, character for character."""
    text = _without_counts_of_grades(_without_pages(text))
    masked = _CASED.sub(_blank, _pattern().sub(_blank, text))
    for mention in find_periods(text):
        masked = masked[: mention.start] + BLANK * (mention.end - mention.start) + masked[mention.end :]
    return masked


@cache
def _pattern() -> Sieved:
    """Return all rules but the last as one: made when it is first needed, as it is long."""
    return sieved_any(_RULES[:-1])


def _blank(match: re.Match[str], group: str | int = 0) -> str:
    return BLANK * len(match[group])
