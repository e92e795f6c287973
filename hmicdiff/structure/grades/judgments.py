"""Sentences that judge: who is judged, with which grade, and for what.

The forms of every programme: ``X is good at ...``, ``X requires improvement in ...``, ``The extent to which the
force is efficient ... is good``, ``in terms of its effectiveness, ... good at ..., good at ... and outstanding
at ...``, and in press releases bullets without a subject (``is 'good' at ...``).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from hmicdiff.structure.identity.kind import TOLD_BY_OTHERS
from hmicdiff.structure.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hmicdiff.model import GradeValue, Identity
    from hmicdiff.structure.sections import Part
    from hmicdiff.text import MappedText
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["judgments", "sentences_of"]

_VALUE = (
    r"['\"]?(?P<grade>outstanding|good|adequate|requires? improvement|requiring improvement|inadequate)['\"]?"
)
_LEAD = (
    r"^['\"]?(?:(?:HMIC(?:FRS)?|we|(?:the )?inspector(?:s|ate)) (?:ha(?:s|ve) )?"
    r"(?:judged?s?|assess(?:ed|es)?|found|finds?|said|says) (?:that )?"
    r"|but |overall,? |(?:following|after) [^,]{3,80}, |in \w+(?: \d{4})?, |in terms of its \w+, |in general, |however,? |we are pleased that )*"
)
_VERB = (
    r"(?P<verb> (?:is|was|are|has been|have been|remains|continues to be)(?: also)?(?: overall)?:?"
    r"(?: (?:judged|assessed|graded|rated))?(?: (?:to be|as|to))?)?"
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
_OWN_DOING = re.compile(
    r"(?:its|their) |(?:the )?extent to which |the way |the (?:effectiveness|efficiency|legitimacy) with which ",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^(?:(?:at|in|on|for|by|overall|with|the|way|how|which|that|respect of|terms of|it|its|force"
    r"|extent to) )+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r",? (?:but|although|however|though|and (?:it )?(?:has|should|could|needs))\b.*$|[.;](?: and)?$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"; (?:and |but )?(?=(?:its|it|the) )", re.IGNORECASE)
_BOTH = re.compile(r"^(?: \w+)?? both (?P<first>.+?), and (?P<second>.+)$", re.IGNORECASE)
"""Two areas under one grade, as press releases name them (``'good' for both investigating crime, and ...``)."""
_QUOTED = re.compile(r"'([^']{6,})'")
"""An area by its label, as newspapers set it."""
_ARTICLE = re.compile(r"^the (?!force|service|constabulary|brigade)(?=[a-z])", re.IGNORECASE)
"""The article some bodies' names take (``The City of London Police``)."""
_SPOKEN = frozenset({"prose", "bullet"})
_HEADLINED = frozenset({"news"})
"""Kinds of document whose headlines judge, and whose lists of judgments go without a subject."""


def judgments(
    part: Part, identity: Identity, vocabulary: Vocabulary
) -> Iterator[tuple[MappedText, GradeValue, str]]:
    """Yield sentence, grade and area of each judgment in a part's own text; a sentence may hold several."""
    for sentence in sentences_of(part, identity):
        forms = (_BARE, _RATED, _JUDGES) if identity.kind in TOLD_BY_OTHERS else (_JUDGES,)
        tried = (
            form.match(sentence.text) for form in forms if form is not _BARE or identity.kind in _HEADLINED
        )
        match = next((one for one in tried if one and _judges(one, identity, vocabulary)), None)
        if match is None:
            continue
        more = _MORE.search(match["area"])
        first = match["area"][: more.start()] if more else match["area"]
        for area in _areas(first):
            yield sentence, _value(match["grade"], vocabulary), _area(area, match["subject"])
        for piece in _pieces(match["area"]):
            for area in _areas(piece["area"]):
                yield sentence, _value(piece["grade"], vocabulary), _area(area, "")


def _areas(words: str) -> tuple[str, ...]:
    """Return the areas that the words after a grade name: each in quotes, two for ``both X, and Y``, else one."""
    quoted = _QUOTED.findall(words)
    if len(quoted) > 1:
        return tuple(quoted)
    both = _BOTH.match(words)
    return (both["first"], both["second"]) if both else (words,)


def _judges(match: re.Match[str], identity: Identity, vocabulary: Vocabulary) -> bool:
    """Whether a sentence of a judgment's form is one: of the body itself, and with a verb; ``requires`` is one.

    Sentences on the extent of something may have lost theirs.
    """
    subject = match["subject"]
    told = (
        match.re is _RATED
        or match["verb"]
        or match["grade"].lower().startswith("requires")
        or _EXTENT.match(subject)
    )
    return bool(told) and (not subject or _is_own(subject, identity, vocabulary))


def _pieces(area: str) -> Iterator[re.Match[str]]:
    """Yield the further judgments in the words after the first (``... and requires improvement at ...``)."""
    ends = [match.end() for match in _MORE.finditer(area)]
    for start, end in pairwise((*ends, len(area))):
        match = _AND_MORE.match(area[start:end])
        if match:
            yield match


def _value(word: str, vocabulary: Vocabulary) -> GradeValue:
    """Return the grade a word names in whichever form (``require improvement``)."""
    return vocabulary.grades.value("requires improvement" if word.lower().startswith("requir") else word)


def sentences_of(part: Part, identity: Identity) -> Iterator[MappedText]:
    """Yield the sentences of a part's own paragraphs and bullets, in press releases of its heading too."""
    kinds = _SPOKEN | {"heading"} if identity.kind in _HEADLINED else _SPOKEN
    for block in part.blocks:
        if block.kind in kinds:
            for sentence in split_sentences(block.text):
                yield from _clauses(sentence)


def _clauses(sentence: MappedText) -> Iterator[MappedText]:
    """Yield what a sentence holds between semicolons: PEEL 2017 judged each question of a pillar so."""
    start = 0
    for match in _CLAUSE.finditer(sentence.text):
        yield sentence.slice(start, match.start() + 1)
        start = match.end()
    yield sentence.slice(start, len(sentence))


def _is_own(subject: str, identity: Identity, vocabulary: Vocabulary) -> bool:
    """Whether a sentence's subject is the body inspected or what it does."""
    if subject.lower() in {"it", "this force", "this service", "the county force"} or _OWN_DOING.match(
        subject
    ):
        return True
    subject = _ARTICLE.sub("", subject)
    match = vocabulary.bodies.anyone.match(subject)
    body = vocabulary.bodies.named(identity.body)
    if match is None:
        return body is not None and _is_place(subject, body.place)
    named = vocabulary.bodies.named(match[0])
    if named is not None and named != body:
        return False
    rest = subject[match.end() :]
    return not rest or rest.startswith(("'s ", "' "))


def _is_place(subject: str, place: str) -> bool:
    """Whether a subject is a body's short name, or something of its own (``Kent's approach to efficiency``)."""
    rest = subject[len(place) :].lstrip()
    return subject.casefold().startswith(place.casefold()) and (not rest or rest.startswith("'s"))


def _area(words: str, subject: str) -> str:
    """Return the words that name the area: after the grade, else what of the body is judged."""
    area = _TAIL.sub("", words.strip())
    if not area or area.lower() == "overall":
        area = re.sub(r"^(?:.*?'s |its |their )", "", subject, flags=re.IGNORECASE)
    return _LEADS.sub("", area).strip()
