"""What a quantity is called: a measure of the vocabulary, one carried over, else the report's own words."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from hmicdiff.structure.figures.clauses import DATED, MOVES, is_moved
from hmicdiff.structure.figures.matching import (
    MeasureChoice,
    choose_measure,
    narrowed,
    unbroken,
)
from hmicdiff.structure.figures.memory import LINKS_BACK
from hmicdiff.structure.figures.nearness import kind_of
from hmicdiff.structure.figures.populations import named_population
from hmicdiff.structure.figures.roles import change_direction

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hmicdiff.structure.figures.memory import Memory
    from hmicdiff.structure.figures.quantity import Quantity
    from hmicdiff.vocabulary.measures import MeasureTable

__all__ = ["beside", "name_quantity", "restates"]

_COUNTS_BEFORE = re.compile(
    r"\b(?:from|to|at|was|were|is|are|only|by|of|had|than|(?:many|few|high|low) as|reached|total(?:led)?|and|scored|,) $",
    re.IGNORECASE,
)
_LONGEST_BEFORE = 16
"""So many characters tell which of these words stands before a number: all are shorter."""
_COUNTS_VERB = re.compile(r" (?:are|were|is|was|had|have)\b")
_COUNTS_AFTER = re.compile(
    r"\s*(?:[.,;)(]|to |in |or |by |at |on |this |last |during |before |(?:fewer|more|less|higher|lower) |(?:are|were|is|was|had|have) |$)"
)
_PERCENT_VERB = re.compile(r" (?:of|for|in|said|were|had|felt|agreed) ")
_CHANGE_OF = re.compile(
    r" (?:improvement|increase|reduction|rise|fall|drop|decrease|decline|growth) in (?P<what>.+)",
    re.IGNORECASE,
)
_SET_AGAINST = re.compile(
    r"\b(?:compar\w+|(?<!rather )than|against|versus|in line with|similar to|above|below|from)\b"
    r"|[(\[](?=[^()\[\]]{2,60}[:=] )",
    re.IGNORECASE,
)
_KEPT = 64
"""So many sentences' answers are kept: the figures of one are named one after another."""
_RESTATED = re.compile(r"^(?: of [^();,.]{3,40})? ?\($|^,? or (?:by )?$")
_PRONOUN = re.compile(
    r"\b(?:it|this|that|these|those|they|here|figure|number|rate|total|average|proportion|same)\b",
    re.IGNORECASE,
)
_OFTEN = r"(?:(?:also|now|yet|still|then|once|only|\w+ly) )*"
_REACHES = (
    r"(?:it|they)\b[^.;,]{0,40}? (?:meet|met|miss|reach|achieve|exceed|hit|fall short of|fell short of)(?:s|es|ed|d)?"
    r" (?:\w+ ){0,3}?(?:target|standard|benchmark|goal|ambition|threshold)s?\b"
)
"""*It missed the national target of*: what is held against a target is what was measured before."""
_ACTS = re.compile(
    rf"(?!{_REACHES})(?:it|they) {_OFTEN}(?:(?:has|have|had)(?:n't| not)? {_OFTEN}(?!been\b|(?:{'|'.join(sorted(MOVES))}|improved|worsened|reduced|changed"
    r"|remained|stayed)\b)(?:\w{3,}ed|made|spent|met|held|given|taken)\b"
    rf"|(?!(?:{'|'.join(sorted(MOVES))}|is|are|was|were|has|have|had|will|would|should|may|might|can|could|must)(?:n't)?\b)"
    r"(?!(?:did|does|do|stands?|remain(?:s|ed)?|compares?|represent(?:s|ed)?|equate[sd]?|amounts?|amounted|averaged?|averages|rises?|falls?|increases"
    r"|decreases|improve[sd]|worsen(?:s|ed)|reduced|changed|varie[sd]|ranged?|ranges|means?|meant|includes?|included|peaked)\b)\w)",
    re.IGNORECASE,
)
"""A pronoun that does something stands for the body or its people, not for what was measured."""
_ITS_PEOPLE_ACT = re.compile(
    rf"(?:its|their) (?:[\w'-]+ ){{0,3}}?(?:[\w'-]+s|staff|people) {_OFTEN}(?:(?:has|have|had) {_OFTEN})?"
    rf"(?!(?:{'|'.join(sorted(MOVES))}|been|improved|worsened|reduced|changed|remained|stayed|needed|averaged|totalled|reached"
    r"|equalled|exceeded|included|accounted|represented|varied|ranged|peaked|compared|based|recorded)\b)"
    r"(?:\w{3,}ed|made|spent|met|held|gave|took|found|told|went|got)\b",
    re.IGNORECASE,
)
"""What the body's own people did: *its call handlers answered* is about what they did, and not about what was measured before."""
_ANY_THINGS = frozenset({"incidents", "cases", "instances", "times", "events", "reports"})
"""What may be of anything that the words before name: *anti-social behaviour fell to 41 incidents*."""
_MOST_WORDS = 9
_EMPTY = frozenset(
    {
        *("a", "an", "the", "this", "these", "those", "that", "it", "we", "found"),
        *(
            "for",
            "of",
            "in",
            "on",
            "to",
            "by",
            "at",
            "from",
            "than",
            "within",
            "over",
            "under",
            "about",
            "around",
        ),
        *("up", "now", "then", "also", "still", "as", "with"),
        *("every", "each", "only", "just", "and", "but", "was", "were", "is", "are", "had", "has", "have"),
    }
)

_CUTS = frozenset(
    {
        *("but", "while", "which", "who", "whose", "where", "because"),
        *("is", "are", "was", "were", "be", "been", "has", "have", "had"),
        *MOVES,
        *("can", "could", "will", "would", "should", "must", "may", "does", "do", "did"),
    }
)
"""Words that end what is counted and begin what is said of it."""


def name_quantity(
    quantity: Quantity, text: str, measures: MeasureTable, memory: Memory, own: tuple[int, int]
) -> MeasureChoice | None:
    """Return the measure of the sentence, else of the one before that it links back to, else its words.

    What stands outside `own`, start and end, belongs to other figures. None for a bare number that counts nothing.
    """
    since, until = own
    text = " " * since + text[since:until] + " " * (len(text) - until)
    if is_moved(quantity, text):
        text = text[: quantity.end] + " " * (len(text) - quantity.end)
    choice = choose_measure(quantity, text, measures)
    if not since and (choice is None or (choice.measure and choice.measure.recording)):
        part = _same_for_a_part(quantity, text, measures, memory)
        choice = part or choice
    if choice is not None:
        return choice
    if names_next(memory) and not since and (_links_back(text) or _stands_in(quantity, text)):
        carried = _carried(quantity, text, measures, memory)
        if carried is not None:
            return carried
    if quantity.is_bare and quantity.numerator is None and not _counts(quantity, text):
        return None
    is_opened = not _clause(text[since : quantity.start], is_after=False)
    named = text if not since or is_opened else text[: quantity.end]
    return MeasureChoice(id=_words_for(quantity, named), measure=None, base=None)


def beside(
    quantity: Quantity,
    role: str,
    text: str,
    quantities: Sequence[Quantity],
    choices: Mapping[int, MeasureChoice],
) -> MeasureChoice | None:
    """Return the measure of the quantity before that this one is set against or tells the change of.

    *14 days ...; the target is 5 days*; *54,321 crimes, up 14 percent*; *8.2 per 1,000, compared with 8.0*.
    `choices` are the measures already chosen in the sentence, by the start of their quantity.
    """
    before = [each for each in quantities if each.start < quantity.start and each.start in choices]
    if not before:
        return None
    last = before[-1]
    alike = [each for each in before if kind_of(each) == kind_of(quantity)]
    if restates(last, quantity, text) or role == "change":
        return choices[last.start]
    if not alike:
        return None
    is_against = any(alike[-1].end <= start and end <= quantity.start for start, end in _set_against(text))
    return choices[alike[-1].start] if role == "target" or is_against else None


@lru_cache(maxsize=_KEPT)
def _set_against(text: str) -> tuple[tuple[int, int], ...]:
    """Return where a sentence sets one figure against another; it is asked for each figure of the sentence."""
    return tuple(match.span() for match in _SET_AGAINST.finditer(text))


def restates(last: Quantity, quantity: Quantity, text: str) -> bool:
    """Whether a quantity says the one before again in another form: *by 89 (5 percent)*."""
    return bool(_RESTATED.search(text[last.end : quantity.start]))


def names_next(memory: Memory) -> bool:
    """Whether a figure of the sentences before may say what a number without a name measures."""
    return memory.age <= 1 and bool(memory.drafts)


def _carried(quantity: Quantity, text: str, measures: MeasureTable, memory: Memory) -> MeasureChoice | None:
    """Return the measure of the sentence before: of its last figure of the kind; a change, of any."""
    alike = [draft for draft in memory.drafts if draft.quantity.kind == quantity.kind]
    if not alike and change_direction(quantity, text, measures):
        alike = list(memory.drafts)
    return narrowed(alike[-1].choice, quantity, text, measures) if alike else None


def _same_for_a_part(
    quantity: Quantity, text: str, measures: MeasureTable, memory: Memory
) -> MeasureChoice | None:
    """Return the measure of the sentence before, of the part that this one opens with: *For robbery it was 14 percent*."""
    part = named_population(text) if kind_of(quantity) == "percent" and names_next(memory) else None
    carried = _carried(quantity, text, measures, memory) if part else None
    if carried is None or (carried.measure and carried.measure.recording):
        return None
    stated = carried.base is not None and carried.base in text.lower()
    return carried if stated else replace(carried, base=part)


def _links_back(text: str) -> bool:
    """Whether a sentence goes on about what the one before measured: *in 2023 it fell*, not *it trained*."""
    since = DATED.match(text)
    at = since.end() if since else 0
    acts = _ACTS.match(text, at) or _ITS_PEOPLE_ACT.match(text, at)
    return LINKS_BACK.match(text[at:]) is not None and acts is None


def _stands_in(quantity: Quantity, text: str) -> bool:
    """Whether a bare number's clause names nothing itself, or by a pronoun alone: *in 2019 it was 12*."""
    if not quantity.is_bare:
        return False
    named = _subject(_clause(DATED.sub("", text[: quantity.start]), is_after=False))
    return not named or _PRONOUN.search(" ".join(named)) is not None


def _counts(quantity: Quantity, text: str) -> bool:
    """Whether a bare number is the size of something: *from 259*, *to 236*, *two are positive*."""
    if _COUNTS_AFTER.match(text, quantity.end) is None:
        return False
    near = max(0, quantity.start - _LONGEST_BEFORE)
    is_counted = _COUNTS_BEFORE.search(text, near, quantity.start) or _COUNTS_VERB.match(text, quantity.end)
    return is_counted is not None


def _words_for(quantity: Quantity, text: str) -> str:
    """Return the report's own words for what a figure measures."""
    rest = text[quantity.end :]
    after, before = _clause(rest, is_after=True), _clause(text[: quantity.start], is_after=False)
    change = _CHANGE_OF.match(rest)
    if quantity.kind == "rate" and quantity.noun and quantity.noun.head.lower() not in _ANY_THINGS:
        return unbroken(quantity.noun.full.lower())
    if change:
        words = _clause(change["what"], is_after=True)
    elif quantity.kind == "percent" and _PERCENT_VERB.match(rest):
        words = after
    elif quantity.kind == "duration" and "-" in text[quantity.start : quantity.end]:
        words = after[:3]
    else:
        words = before[-_MOST_WORDS:] if len(before) > 1 or not after else after
    named = unbroken(" ".join(_subject(words)[:_MOST_WORDS]))
    return named or (quantity.noun.full.lower() if quantity.noun else quantity.kind)


def _subject(words: Sequence[str]) -> list[str]:
    """Return the longest part that no verb or *but* cuts: *warrants a week on suspects | now doing*."""
    parts = [list(part) for is_cut, part in groupby(words, key=_CUTS.__contains__) if not is_cut]
    return max(map(_trimmed, parts), key=len, default=[])


def _clause(text: str, *, is_after: bool) -> list[str]:
    """Return the words of the clause that ends, or begins, at a figure, without empty words at its ends."""
    parts = re.split(r"[;:()]|[.,](?!\d)", text)
    return _trimmed((parts[0] if is_after else parts[-1]).lower().split())


def _trimmed(words: list[str]) -> list[str]:
    """Return words without the empty ones at both ends."""
    while words and words[-1] in _EMPTY:
        words.pop()
    while words and words[0] in _EMPTY:
        words.pop(0)
    return words
