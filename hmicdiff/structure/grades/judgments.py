"""Sentences that judge: who is judged, with which grade, and for what.

The forms of every programme: ``X is good at ...``, ``X requires improvement in ...``, ``The extent to which the
force is efficient ... is good``, ``in terms of its effectiveness, ... good at ..., good at ... and outstanding
at ...``, and in press releases bullets without a subject (``is 'good' at ...``).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from hmicdiff.structure.grades.judgment_forms import (
    AND_MORE,
    BARE,
    BEGINS,
    BOTH,
    CLAUSE,
    EARLIER,
    EXCEPT,
    EXTENT,
    HERE,
    ITS,
    JOINT,
    JUDGES,
    LEADS,
    LED,
    MORE,
    NAMES_A_GRADE,
    OF_ITS,
    POINTS,
    QUOTED,
    RATED,
    TAIL,
    TURN,
    WELSH,
    WELSH_NEED,
)
from hmicdiff.structure.grades.owner import OWN_DOING, is_older, is_own
from hmicdiff.structure.grades.pointed import pointed_grade
from hmicdiff.structure.grades.retold import retell
from hmicdiff.structure.identity.kind import TOLD_BY_OTHERS
from hmicdiff.structure.sentences import split_sentences

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from hmicdiff.model import GradeValue, Identity
    from hmicdiff.structure.blocks import Block
    from hmicdiff.structure.sections import Part
    from hmicdiff.text import MappedText
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["Judgment", "judgments", "sentences_of"]

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
        if NAMES_A_GRADE.may_be_in(block.text.text):
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
        if NAMES_A_GRADE.may_be_in(sentence.text):
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
    earlier = EARLIER.match(sentence.text)
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
            led = block.kind == "bullet" and (LED.search(lead) is not None or block.text.text[0] in "'\"")
            yield block, led


def _clauses_of(block: Block) -> Iterator[MappedText]:
    """Yield the clauses of a block's sentences, see `_clauses`."""
    for sentence in split_sentences(block.text):
        yield from _clauses(sentence)


def _judgment_in(text: str, identity: Identity, vocabulary: Vocabulary, *, led: bool) -> re.Match[str] | None:
    """Return the match of the first form that fits a sentence, or what it says in fewer words, and judges the body."""
    forms = (BARE, RATED, JUDGES) if identity.kind in TOLD_BY_OTHERS else (BARE, JUDGES)
    tried = (form.match(text) for form in forms if form is not BARE or led or identity.kind in _HEADLINED)
    found = next((one for one in tried if one and _judges(one, identity, vocabulary, led=led)), None)
    if found is not None:
        return found
    plain = retell(text, identity, vocabulary)
    again = JUDGES.match(plain) if plain else None
    return again if again and _judges(again, identity, vocabulary, led=led) else None


def _told(
    sentence: MappedText, match: re.Match[str], identity: Identity, vocabulary: Vocabulary
) -> Iterator[Judgment]:
    """Yield the judgments of a sentence: the first, further ones joined to it, and what it excepts."""
    whole = match["area"]
    excepted = EXCEPT.search(whole)
    if excepted is not None:
        yield Judgment(sentence, vocabulary.grades.value(excepted["grade"]), _area(excepted["area"], ""))
        whole = whole[: excepted.start()]
    more = MORE.search(whole)
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
    if match.re is not JUDGES or OWN_DOING.match(match["subject"]):
        return False
    return bool(POINTS.fullmatch(area)) if area else bool(HERE.match(sentence))


def _in_welsh(sentence: MappedText, identity: Identity, vocabulary: Vocabulary) -> Iterator[Judgment]:
    """Yield the judgment of a sentence in Welsh."""
    match = WELSH.match(sentence.text) or WELSH_NEED.match(sentence.text)
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
    begun = BEGINS.match(sentence)
    if begun is not None and identity.cycle_order is not None and is_older(begun["year"], identity):
        return begun["year"]
    found = OF_ITS.search(area)
    if found is None:
        return None
    year = found["year"]
    return (year if is_older(year, identity) else None) if year else "previous"


def _areas(words: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the areas that the words after a grade name.

    Each in quotes, two for ``both X, and Y``, several that the vocabulary knows, else one.
    """
    words = TURN.sub("", words)
    quoted = QUOTED.findall(words)
    if len(quoted) > 1:
        return tuple(quoted)
    both = BOTH.match(words)
    if both:
        return (both["first"], both["second"])
    pieces = JOINT.split(LEADS.sub("", TAIL.sub("", words.strip())))
    known = len(pieces) > 1 and all(vocabulary.headings.of_area(LEADS.sub("", one)) for one in pieces)
    return tuple(pieces) if known else (words,)


def _judges(match: re.Match[str], identity: Identity, vocabulary: Vocabulary, *, led: bool) -> bool:
    """Whether a sentence of a judgment's form is one: of the body itself, and with a verb, as ``requires`` is.

    Of several bodies ``require`` is one too. Sentences on the extent of something may have lost theirs.
    """
    subject = match["subject"]
    told = (
        match.re is RATED
        or (led and match.re is BARE)
        or match["verb"]
        or match["grade"].lower().startswith("requires")
        or (identity.bodies and match["grade"].lower().startswith("require "))
        or EXTENT.match(subject)
    )
    return bool(told) and (not subject or is_own(subject, identity, vocabulary))


def _pieces(area: str) -> Iterator[re.Match[str]]:
    """Yield the further judgments in the words after the first (``... and requires improvement at ...``)."""
    ends = [match.end() for match in MORE.finditer(area)]
    for start, end in pairwise((*ends, len(area))):
        match = AND_MORE.match(area[start:end])
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
    for match in CLAUSE.finditer(sentence.text):
        yield sentence.slice(start, match.start() + sentence.text[match.start()].count(";"))
        start = match.end()
    yield sentence.slice(start, len(sentence))


def _area(words: str, subject: str) -> str:
    """Return the words that name the area: after the grade, else what of the body is judged."""
    area = TAIL.sub("", words.strip())
    if not area or area.lower() == "overall":
        area = ITS.sub("", subject)
    return LEADS.sub("", area).strip()
