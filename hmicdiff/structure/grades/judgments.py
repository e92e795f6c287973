"""Sentences that judge: who is judged, with which grade, and for what.

The forms of every programme: ``X is good at ...``, ``X requires improvement in ...``, ``The extent to which the
force is efficient ... is good``, ``in terms of its effectiveness, ... good at ..., good at ... and outstanding
at ...``, and in press releases bullets without a subject (``is 'good' at ...``).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from hmicdiff.structure.grades.owner import OWN_DOING, is_older, is_own
from hmicdiff.structure.grades.pointed import pointed_grade
from hmicdiff.structure.grades.retold import retell
from hmicdiff.structure.identity.kind import TOLD_BY_OTHERS
from hmicdiff.structure.sentences import split_sentences
from hmicdiff.vocabulary.sieve import sieved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hmicdiff.model import GradeValue, Identity
    from hmicdiff.structure.blocks import Block
    from hmicdiff.structure.sections import Part
    from hmicdiff.text import MappedText
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["Judgment", "judgments", "sentences_of"]

_GRADE = r"outstanding|good|adequate|requires? improvement|requiring improvement|inadequate"
_NAMES_A_GRADE = sieved(f"{_GRADE}|rhagorol|eithriadol|dda|ddigonol|annigonol|angen gwelliant|angen gwella")
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
_JUDGES = re.compile(rf"{_LEAD}(?P<subject>.{{2,220}}?){_VERB}:? {_VALUE}{_AREA}{_END}", re.IGNORECASE)
_BARE = re.compile(rf"(?P<subject>)(?P<verb>(?:is )?){_VALUE}{_AREA}{_END}", re.IGNORECASE)
_RATED = re.compile(
    rf".*?\b(?:rated|graded|judged) (?P<subject>the (?:county )?(?:force|service)|[A-Z].{{2,60}}?)(?P<verb> as| to be)?"
    rf" {_VALUE}(?! overall){_AREA}{_END}",
    re.IGNORECASE,
)
"""A judgment as newspapers tell it: ``Inspectors rated the force good at ...``."""
_MORE = re.compile(
    rf"(?:,? (?:and|but|while|whereas|as well as)|,)(?: (?:it|the force|the service))?(?: is| are)?(?: also)?(?: as)?"
    rf" (?={_VALUE} (?:at|in|for)\b)",
    re.IGNORECASE,
)
_AND_MORE = re.compile(rf"{_VALUE}(?P<area> (?:at|in|for)\b.*)", re.IGNORECASE)
_EXTENT = re.compile(r"(?:the )?extent to which ", re.IGNORECASE)
_LEADS = re.compile(
    r"^(?:(?:at|in|on|for|by|overall|with|the|way|how|which|that|respect of|terms of|it|its|force"
    r"|extent to) )+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r",? (?:but|although|however|though|and (?:it )?(?:has|should|could|needs))\b.*$|[.;](?: and)?$",
    re.IGNORECASE,
)
_JOINT = re.compile(r",? and (?:in |at |for )?|, (?:in |at |for )?")
_TURN = re.compile(r",? (?:but|although|though|while|whereas|however|except)\b.*$", re.IGNORECASE)
_CLAUSE = re.compile(
    r"; (?:and |but )?(?=(?:its|it|the) )"
    r"|,? (?:and|but|yet|so|while|although|though|whereas) (?=(?:it|the (?:force|service|constabulary|brigade)) "
    rf"(?:(?:is|was|remains|has been)(?: \w+){{0,3}}? )?(?:{_GRADE}) (?:at|in|for|with)\b)",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    rf"\b(?:except|apart from|aside from|with the exception of|other than|save|bar|excluding)(?: for| in| at)?"
    rf" (?P<area>[^,]{{4,120}}?),? (?:(?:in|at|for) )?(?:where|which)"
    rf"(?: (?:it|the \w+))?(?: is| was| has been)?{_ALSO}(?: (?:judged|graded|rated|assessed)(?: as| to be)?)? {_VALUE}",
    re.IGNORECASE,
)
"""What a judgment on many areas leaves out (``good in all areas except X, where it requires improvement``)."""
_EARLIER = re.compile(
    r"(?:in|at|during|following|since|for) (?:our |its |the )?(?:\w+ )?(?P<year>20\d\d(?:[/-](?:20)?\d\d)?)"
    r"(?: \w+){0,3}?,? (?:we|HMIC(?:FRS)?|(?:the )?inspector(?:s|ate)) (?:also )?(?:had )?"
    rf"(?:judged|graded|rated|assessed|found) (?:that )?(?P<subject>.{{2,120}}?)(?P<verb> (?:as|to be|was|were|to)){{0,2}} {_VALUE}"
    rf"(?P<area>(?: (?:at|in|for|with|on|by)\b.*)?){_END}",
    re.IGNORECASE,
)
"""A judgment of an earlier inspection (``In 2016 we judged the force outstanding at ...``)."""
_HERE = re.compile(
    rf"{_AT_THIS_TIME}\b|(?:it|the \w+) (?:is|has been|was) now\b|.*\b(?:judged|graded|rated|assessed) (?:to be|as)\b",
    re.IGNORECASE,
)
"""How a judgment that names no area begins, where it is on what its question or heading asks."""
_POINTS = re.compile(
    r" (?:in|on|at|for) this (?:area|respect|regard|question|area of (?:policing|(?:its )?work))\.?",
    re.IGNORECASE,
)
"""Names of an area that only point to the question or heading they stand under."""
_WELSH = re.compile(
    r"(?:mae|roedd) (?P<subject>.{2,80}?)(?P<verb>'n| yn) (?P<grade>rhagorol|eithriadol|dda|ddigonol|annigonol)"
    r" (?:o ran|wrth|am|yn|ar) (?P<area>.+?)[.;]?$",
    re.IGNORECASE,
)
_WELSH_NEED = re.compile(
    r"mae (?P<grade>angen gwelliant|angen gwella) (?:ar |i )(?P<subject>.{2,80}?) (?:o ran|wrth|am|yn|ar) (?P<area>.+?)[.;]?$",
    re.IGNORECASE,
)
"""Judgments in Welsh: ``Mae X yn dda o ran ...``, ``Mae angen gwelliant ar X o ran ...``."""
_OF_ITS = re.compile(
    r"(?:in|at|by|from) (?:its|our|the|their|that) (?:previous |last )?(?P<year>20\d\d(?:[/-](?:20)?\d\d)?)?(?: \w+)? ?"
    r"(?:assessment|inspection|report)\b",
    re.IGNORECASE,
)
"""The inspection a judgment comes from, where its own words name one."""
_BEGINS = re.compile(r"in (?:\w+ )?(?P<year>20\d\d(?:[/-](?:20)?\d\d)?), ", re.IGNORECASE)
"""How a sentence on an earlier year begins."""
_LED = re.compile(
    r"(?:\b(?:is|are|was|were|being|as|found|judged|graded|rated|assessed)|\bthat(?: the \w+| it)?)\s*:$"
)
"""How the line over a list of judgments without a subject ends."""
_BOTH = re.compile(r"^(?: \w+)?? both (?P<first>.+?), and (?P<second>.+)$", re.IGNORECASE)
"""Two areas under one grade, as press releases name them (``'good' for both investigating crime, and ...``)."""
_QUOTED = re.compile(r"'([^']{6,})'")
"""An area by its label, as newspapers set it."""
_ITS = re.compile(
    r"^(?:.*?'s |its |their )"
    r"(?:(?:overall )?(?:effectiveness|efficiency|performance|approach|work|record) (?:at|in|of|for|on) (?=\w+ing ))?",
    re.IGNORECASE,
)
"""The owner of what is judged, and what it is judged for (``its effectiveness at investigating crime``)."""
_THE_FORCE = frozenset({"y llu", "'r llu", "yr heddlu"})
_SPOKEN = frozenset({"prose", "bullet"})
_HEADLINED = frozenset({"news"})
"""Kinds of document whose headlines judge, and whose lists of judgments go without a subject."""


class Judgment(NamedTuple):
    """One grade that a sentence gives."""

    sentence: MappedText
    value: GradeValue
    area: str
    """Words that name what is judged; empty for the body itself."""
    earlier: str | None = None
    """Year or cycle of the inspection it comes from, where that is an older one."""
    is_here: bool = False
    """Whether it only points to the question or heading it stands under ("in this area")."""


def judgments(part: Part, identity: Identity, vocabulary: Vocabulary) -> Iterator[Judgment]:
    """Yield each judgment in a part's own text; a sentence may hold several."""
    above: Block | None = None
    for block, led in _led_blocks(part, identity):
        if _NAMES_A_GRADE.may_be_in(block.text.text):
            yield from _in_block(block, above, identity, vocabulary, led=led)
        above = block


def _in_block(
    block: Block, above: Block | None, identity: Identity, vocabulary: Vocabulary, *, led: bool
) -> Iterator[Judgment]:
    """Yield each judgment in a block, below the one `above`."""
    before = ""
    for sentence in _clauses_of(above) if above is not None else ():
        before = sentence.text
    for sentence in _clauses_of(block):
        if _NAMES_A_GRADE.may_be_in(sentence.text):
            yield from _in_sentence(sentence, before, identity, vocabulary, led=led)
        before = sentence.text


def _in_sentence(
    sentence: MappedText, before: str, identity: Identity, vocabulary: Vocabulary, *, led: bool
) -> Iterator[Judgment]:
    """Yield each judgment in a sentence that names a grade; `before` are the words of the one before it."""
    pointed = pointed_grade(sentence.text, before, identity, vocabulary)
    if pointed is not None:
        yield Judgment(sentence, pointed, "", is_here=True)
        return
    earlier = _EARLIER.match(sentence.text)
    if earlier is not None:
        yield from _earlier(sentence, earlier, identity, vocabulary)
        return
    yield from _in_welsh(sentence, identity, vocabulary)
    match = _judgment_in(sentence.text, identity, vocabulary, led=led)
    if match is not None:
        yield from _told(sentence, match, identity, vocabulary)


def _led_blocks(part: Part, identity: Identity) -> Iterator[tuple[Block, bool]]:
    """Yield the blocks of a part that may judge, with whether each is a bullet below a line that wants a judgment."""
    lead = ""
    spoken = _spoken(identity)
    for block in part.blocks:
        if block.kind in spoken:
            if block.kind != "bullet":
                lead = block.text.text
            led = block.kind == "bullet" and (_LED.search(lead) is not None or block.text.text[0] in "'\"")
            yield block, led


def _clauses_of(block: Block) -> Iterator[MappedText]:
    """Yield the clauses of a block's sentences, see `_clauses`."""
    for sentence in split_sentences(block.text):
        yield from _clauses(sentence)


def _judgment_in(text: str, identity: Identity, vocabulary: Vocabulary, *, led: bool) -> re.Match[str] | None:
    """Return the match of the first form that fits a sentence, or what it says in fewer words, and judges the body."""
    forms = (_BARE, _RATED, _JUDGES) if identity.kind in TOLD_BY_OTHERS else (_BARE, _JUDGES)
    tried = (form.match(text) for form in forms if form is not _BARE or led or identity.kind in _HEADLINED)
    found = next((one for one in tried if one and _judges(one, identity, vocabulary, led=led)), None)
    if found is not None:
        return found
    plain = retell(text, identity, vocabulary)
    again = _JUDGES.match(plain) if plain else None
    return again if again and _judges(again, identity, vocabulary, led=led) else None


def _told(
    sentence: MappedText, match: re.Match[str], identity: Identity, vocabulary: Vocabulary
) -> Iterator[Judgment]:
    """Yield the judgments of a sentence: the first, further ones joined to it, and what it excepts."""
    whole = match["area"]
    excepted = _EXCEPT.search(whole)
    if excepted is not None:
        yield Judgment(sentence, vocabulary.grades.value(excepted["grade"]), _area(excepted["area"], ""))
        whole = whole[: excepted.start()]
    more = _MORE.search(whole)
    first = whole[: more.start()] if more else whole
    value = vocabulary.grades.value(match["grade"])
    here = _is_here(sentence.text, first, match)
    for area in _areas(first, vocabulary):
        older = _older(area, sentence.text, identity)
        yield Judgment(sentence, value, _area(area, match["subject"]), older, is_here=here)
    for piece in _pieces(whole):
        for area in _areas(piece["area"], vocabulary):
            older = _older(area, sentence.text, identity)
            yield Judgment(sentence, vocabulary.grades.value(piece["grade"]), _area(area, ""), older)


def _is_here(sentence: str, area: str, match: re.Match[str]) -> bool:
    """Whether a judgment of the body itself only points to the question or heading it stands under."""
    if match.re is not _JUDGES or OWN_DOING.match(match["subject"]):
        return False
    return bool(_POINTS.fullmatch(area)) if area else bool(_HERE.match(sentence))


def _in_welsh(sentence: MappedText, identity: Identity, vocabulary: Vocabulary) -> Iterator[Judgment]:
    """Yield the judgment of a sentence in Welsh."""
    match = _WELSH.match(sentence.text) or _WELSH_NEED.match(sentence.text)
    if match is not None and (
        match["subject"] in _THE_FORCE or is_own(match["subject"], identity, vocabulary)
    ):
        yield Judgment(sentence, vocabulary.grades.value(match["grade"]), match["area"])


def _earlier(
    sentence: MappedText, match: re.Match[str], identity: Identity, vocabulary: Vocabulary
) -> Iterator[Judgment]:
    """Yield the judgments of a sentence on an earlier inspection."""
    if not is_own(match["subject"], identity, vocabulary):
        return
    year = match["year"]
    for one in _told(sentence, match, identity, vocabulary):
        yield one._replace(earlier=year if is_older(year, identity) else None)


def _older(area: str, sentence: str, identity: Identity) -> str | None:
    """Return the older inspection that a judgment names (``was good in its 2018/19 assessment``, ``In 2016, ...``)."""
    begun = _BEGINS.match(sentence)
    if begun is not None and identity.cycle_order is not None and is_older(begun["year"], identity):
        return begun["year"]
    found = _OF_ITS.search(area)
    if found is None:
        return None
    year = found["year"]
    return (year if is_older(year, identity) else None) if year else "previous"


def _areas(words: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the areas that the words after a grade name.

    Each in quotes, two for ``both X, and Y``, several that the vocabulary knows, else one.
    """
    words = _TURN.sub("", words)
    quoted = _QUOTED.findall(words)
    if len(quoted) > 1:
        return tuple(quoted)
    both = _BOTH.match(words)
    if both:
        return (both["first"], both["second"])
    pieces = _JOINT.split(_LEADS.sub("", _TAIL.sub("", words.strip())))
    known = len(pieces) > 1 and all(vocabulary.headings.of_area(_LEADS.sub("", one)) for one in pieces)
    return tuple(pieces) if known else (words,)


def _judges(match: re.Match[str], identity: Identity, vocabulary: Vocabulary, *, led: bool) -> bool:
    """Whether a sentence of a judgment's form is one: of the body itself, and with a verb, as ``requires`` is.

    Of several bodies ``require`` is one too. Sentences on the extent of something may have lost theirs.
    """
    subject = match["subject"]
    told = (
        match.re is _RATED
        or (led and match.re is _BARE)
        or match["verb"]
        or match["grade"].lower().startswith("requires")
        or (identity.bodies and match["grade"].lower().startswith("require "))
        or _EXTENT.match(subject)
    )
    return bool(told) and (not subject or is_own(subject, identity, vocabulary))


def _pieces(area: str) -> Iterator[re.Match[str]]:
    """Yield the further judgments in the words after the first (``... and requires improvement at ...``)."""
    ends = [match.end() for match in _MORE.finditer(area)]
    for start, end in pairwise((*ends, len(area))):
        match = _AND_MORE.match(area[start:end])
        if match:
            yield match


def _spoken(identity: Identity) -> frozenset[str]:
    """Return the kinds of block whose sentences judge: in press releases headings too."""
    return _SPOKEN | {"heading"} if identity.kind in _HEADLINED else _SPOKEN


def sentences_of(part: Part, identity: Identity) -> Iterator[MappedText]:
    """Yield the sentences of a part's own paragraphs and bullets, in press releases of its heading too."""
    for block, _ in _led_blocks(part, identity):
        yield from _clauses_of(block)


def _clauses(sentence: MappedText) -> Iterator[MappedText]:
    """Yield what a sentence holds between semicolons, and from ``and it is good at`` on.

    PEEL 2017 judged each question of a pillar between semicolons.
    """
    start = 0
    for match in _CLAUSE.finditer(sentence.text):
        yield sentence.slice(start, match.start() + sentence.text[match.start()].count(";"))
        start = match.end()
    yield sentence.slice(start, len(sentence))


def _area(words: str, subject: str) -> str:
    """Return the words that name the area: after the grade, else what of the body is judged."""
    area = _TAIL.sub("", words.strip())
    if not area or area.lower() == "overall":
        area = _ITS.sub("", subject)
    return _LEADS.sub("", area).strip()
