"""How sentences that judge are put: the forms of every programme, of press releases and of reports in Welsh."""

from __future__ import annotations

import re

from hmicdiff.vocabulary.sieve import sieved

__all__ = [
    "AND_MORE",
    "BARE",
    "BEGINS",
    "BOTH",
    "CLAUSE",
    "EARLIER",
    "EXCEPT",
    "EXTENT",
    "HERE",
    "ITS",
    "JOINT",
    "JUDGES",
    "LEADS",
    "LED",
    "MORE",
    "NAMES_A_GRADE",
    "OF_ITS",
    "POINTS",
    "QUOTED",
    "RATED",
    "TAIL",
    "TURN",
    "WELSH",
    "WELSH_NEED",
]

_GRADE = r"outstanding|good|adequate|requires? improvement|requiring improvement|inadequate"
NAMES_A_GRADE = sieved(f"{_GRADE}|rhagorol|eithriadol|dda|ddigonol|annigonol|angen gwelliant|angen gwella")
"""What every form of judgment here holds, in English or Welsh."""
_VALUE = rf"['\"]?(?P<grade>{_GRADE})['\"]?"
_AT_THIS_TIME = (
    r"(?:this (?:year|time)|(?:in|at|for|during|following) (?:this|our (?:latest|current|present|new|most recent))"
    r" (?:year|inspection|assessment|report|round))"
)
"""The inspection that a report tells of, beside an older one."""
_LEAD = (
    r"^(?:\d{1,3}(?:\.\d{1,3}){0,2}[.)]? )?['\"]?(?:(?:HMIC(?:FRS)?|we|(?:the )?inspector(?:s|ate)) (?:ha(?:s|ve) )?"
    r"(?:judged?s?|assess(?:ed|es)?|found|finds?|said|says) (?:that )?"
    r"|[^,]{0,60}\b(?:reports?|inspections?|inspectorate|inspectors|watchdog)\b[^,]{0,60}? "
    r"(?:said|says|found|finds|concluded|concludes|stated|states|showed|shows)(?: that)? "
    r"|but |overall,? |(?:following|after) [^,]{3,80}, |in \w+(?: \d{4})?, |in terms of its \w+, |in general, |however,? |we are pleased that "
    rf"|{_AT_THIS_TIME},? )*"
)
_ALSO = r"(?: (?:also|still|again|once again|now|currently|only))?"
_VERB = (
    rf"(?P<verb> (?:is|was|are|has been|have been|remains|continues to be){_ALSO}(?: overall)?:?"
    rf"(?: (?:judged|assessed|graded|rated|deemed|considered|found))?(?: (?:to be|as|to))?|{_ALSO[3:-2]}(?= requir))?"
)
_AREA = r"(?P<area>(?: (?:at|in|for|with|overall|on|by)\b.*)?)"
_END = r"(?:,? says HMIC(?:FRS)?)?[.;]?(?: and)?$"
JUDGES = re.compile(rf"{_LEAD}(?P<subject>.{{2,220}}?){_VERB}:? {_VALUE}{_AREA}{_END}", re.IGNORECASE)
BARE = re.compile(rf"(?P<subject>)(?P<verb>(?:is )?){_VALUE}{_AREA}{_END}", re.IGNORECASE)
RATED = re.compile(
    rf".*?\b(?:rated|graded|judged) (?P<subject>the (?:county )?(?:force|service)|[A-Z].{{2,60}}?)(?P<verb> as| to be)?"
    rf" {_VALUE}(?! overall){_AREA}{_END}",
    re.IGNORECASE,
)
"""A judgment as newspapers tell it: ``Inspectors rated the force good at ...``."""
MORE = re.compile(
    rf"(?:,? (?:and|but|while|whereas|as well as)|,)(?: (?:it|the force|the service))?(?: is| are)?(?: also)?(?: as)?"
    rf" (?={_VALUE} (?:at|in|for)\b)",
    re.IGNORECASE,
)
AND_MORE = re.compile(rf"{_VALUE}(?P<area> (?:at|in|for)\b.*)", re.IGNORECASE)
EXTENT = re.compile(r"(?:the )?extent to which ", re.IGNORECASE)
LEADS = re.compile(
    r"^(?:(?:at|in|on|for|by|overall|with|the|way|how|which|that|respect of|terms of|it|its|force"
    r"|extent to) )+",
    re.IGNORECASE,
)
TAIL = re.compile(
    r",? (?:but|although|however|though|and (?:it )?(?:has|should|could|needs))\b.*$|[.;](?: and)?$",
    re.IGNORECASE,
)
JOINT = re.compile(r",? and (?:in |at |for )?|, (?:in |at |for )?")
TURN = re.compile(r",? (?:but|although|though|while|whereas|however|except)\b.*$", re.IGNORECASE)
CLAUSE = re.compile(
    r"; (?:and |but )?(?=(?:its|it|the) )"
    r"|,? (?:and|but|yet|so|while|although|though|whereas) (?=(?:it|the (?:force|service|constabulary|brigade)) "
    rf"(?:(?:is|was|remains|has been)(?: \w+){{0,3}}? )?(?:{_GRADE}) (?:at|in|for|with)\b)",
    re.IGNORECASE,
)
EXCEPT = re.compile(
    rf"\b(?:except|apart from|aside from|with the exception of|other than|save|bar|excluding)(?: for| in| at)?"
    rf" (?P<area>[^,]{{4,120}}?),? (?:(?:in|at|for) )?(?:where|which)"
    rf"(?: (?:it|the \w+))?(?: is| was| has been)?{_ALSO}(?: (?:judged|graded|rated|assessed)(?: as| to be)?)? {_VALUE}",
    re.IGNORECASE,
)
"""What a judgment on many areas leaves out (``good in all areas except X, where it requires improvement``)."""
EARLIER = re.compile(
    r"(?:in|at|during|following|since|for) (?:our |its |the )?(?:\w+ )?(?P<year>20\d\d(?:[/-](?:20)?\d\d)?)"
    r"(?: \w+){0,3}?,? (?:we|HMIC(?:FRS)?|(?:the )?inspector(?:s|ate)) (?:also )?(?:had )?"
    rf"(?:judged|graded|rated|assessed|found) (?:that )?(?P<subject>.{{2,120}}?)(?P<verb> (?:as|to be|was|were|to)){{0,2}} {_VALUE}"
    rf"(?P<area>(?: (?:at|in|for|with|on|by)\b.*)?){_END}",
    re.IGNORECASE,
)
"""A judgment of an earlier inspection (``In 2016 we judged the force outstanding at ...``)."""
HERE = re.compile(
    rf"{_AT_THIS_TIME}\b|(?:it|the \w+) (?:is|has been|was) now\b|.*\b(?:judged|graded|rated|assessed) (?:to be|as)\b",
    re.IGNORECASE,
)
"""How a judgment that names no area begins, where it is on what its question or heading asks."""
POINTS = re.compile(
    r" (?:in|on|at|for) this (?:area|respect|regard|question|area of (?:policing|(?:its )?work))\.?"
    r"| (?:in|at|for) (?:the way (?:in which )?|how )?(?:[\w']+ ){0,4}?(?:do|does|doing|demonstrat\w+|achiev\w+|manag\w+) this\.?",
    re.IGNORECASE,
)
"""Names of an area that only point to the question or heading they stand under."""
WELSH = re.compile(
    r"(?:mae|roedd) (?P<subject>.{2,80}?)(?P<verb>'n| yn) (?P<grade>rhagorol|eithriadol|dda|ddigonol|annigonol)"
    r" (?:o ran|wrth|am|yn|ar) (?P<area>.+?)[.;]?$",
    re.IGNORECASE,
)
WELSH_NEED = re.compile(
    r"mae (?P<grade>angen gwelliant|angen gwella) (?:ar |i )(?P<subject>.{2,80}?) (?:o ran|wrth|am|yn|ar) (?P<area>.+?)[.;]?$",
    re.IGNORECASE,
)
"""Judgments in Welsh: ``Mae X yn dda o ran ...``, ``Mae angen gwelliant ar X o ran ...``."""
OF_ITS = re.compile(
    r"(?:in|at|by|from) (?:its|our|the|their|that) (?:previous |last )?(?P<year>20\d\d(?:[/-](?:20)?\d\d)?)?(?: \w+)? ?"
    r"(?:assessment|inspection|report)\b",
    re.IGNORECASE,
)
"""The inspection a judgment comes from, where its own words name one."""
BEGINS = re.compile(r"in (?:\w+ )?(?P<year>20\d\d(?:[/-](?:20)?\d\d)?), ", re.IGNORECASE)
"""How a sentence on an earlier year begins."""
LED = re.compile(
    r"(?:\b(?:is|are|was|were|being|as|found|judged|graded|rated|assessed)|\bthat(?: the \w+| it)?)\s*:$"
)
"""How the line over a list of judgments without a subject ends."""
BOTH = re.compile(r"^(?: \w+)?? both (?P<first>.+?), and (?P<second>.+)$", re.IGNORECASE)
"""Two areas under one grade, as press releases name them (``'good' for both investigating crime, and ...``)."""
QUOTED = re.compile(r"'([^']{6,})'")
"""An area by its label, as newspapers set it."""
ITS = re.compile(
    r"^(?:the (?:approach|response) to |.*?'s |its |their )"
    r"(?:(?:overall )?(?:effectiveness|efficiency|performance|approach|work|record) (?:at|in|of|for|on) (?=\w+ing ))?",
    re.IGNORECASE,
)
"""The owner of what is judged, and what it is judged for (``its effectiveness at investigating crime``)."""
