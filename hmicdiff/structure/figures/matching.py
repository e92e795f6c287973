"""Which measure a quantity is a value of, and of which part of a population."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from hmicdiff.structure.figures.nearness import BOUNDARY, distance, kind_of
from hmicdiff.structure.figures.populations import in_the_singular, measure_of_population, population_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hmicdiff.structure.figures.quantity import Quantity
    from hmicdiff.vocabulary.measures import CueMatch, Measure, MeasureTable

__all__ = ["MeasureChoice", "choose_measure", "narrowed", "unbroken"]

_IN_BRACKETS = re.compile(r"\([^()]*\)")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_BROKEN = re.compile(r"(?<=\w)- (?=\w)(?!(?:and|or)\b)")
_NEGATED = re.compile(
    r"\b(?:no|not|never|none|without|neither|nor|lack\w*|fail\w*|absen\w+|missing|missed|outside)\b|n't\b",
    re.IGNORECASE,
)
_FAILED = re.compile(
    r"\b(?:fail(?:s|ed)? to|(?:did|does|do|could)(?: not|n't)) (?!meet|reach|achieve|exceed|hit)\w+ (?:in )?$",
    re.IGNORECASE,
)
"""A verb before the figure says what was not done: *failed to attend 33 of 82*, but *failed to meet 90 percent*."""
_KEPT = 64
"""So many sentences' clauses are kept: the figures of one are named one after another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureChoice:
    """A measure of the vocabulary, or the report's own words for one."""

    id: str
    measure: Measure | None
    base: str | None
    """The part of the population, the base of a rate, and ``not`` where the share is of failures."""
    is_negated: bool = False
    """True where the figure counts cases in which the measure's thing was *not* done."""


def choose_measure(quantity: Quantity, text: str, measures: MeasureTable) -> MeasureChoice | None:
    """Return the measure of `quantity` in `text`, None where the text names none.

    A count is named by the words beside it alone; for other kinds the nearest cue of the sentence
    wins, one in the same clause before one in another, what follows *percent of* last.
    """
    if quantity.kind in {"count", "frequency"} and quantity.numerator is None:
        return _of_count(quantity, text, measures)
    for words in (_flat(text), text):
        named = tuple(
            one for one in measures.named_in(words, kind_of(quantity)) if not _is_in_base(one, quantity)
        )
        found = _nearest(quantity, words, named)
        if found is not None:
            found = measure_of_population(found, quantity, words, named, measures)
            break
    return _choice(found, quantity, text, measures) if found else None


def _is_in_base(match: CueMatch, quantity: Quantity) -> bool:
    """Whether a cue names what a rate is told for so many of, and not what is counted: *complaints per 100 officers*."""
    if quantity.kind != "rate" or quantity.noun is None:
        return False
    return quantity.noun.end <= match.start and match.end <= quantity.end


def narrowed(choice: MeasureChoice, quantity: Quantity, text: str, measures: MeasureTable) -> MeasureChoice:
    """Return the measure of an earlier sentence with the population that this one names, where it names one."""
    base = choice.measure and _base(choice.measure, quantity, text, measures, is_negated=choice.is_negated)
    return replace(choice, base=base) if choice.measure and base else choice


def unbroken(words: str) -> str:
    """Return words without the space that a line's end left after a hyphen: *anti- social* is *anti-social*."""
    return _BROKEN.sub("-", words)


def _flat(text: str) -> str:
    """Return `text` of the same length without bracketed asides and decimal points."""
    return _POINT.sub("_", _IN_BRACKETS.sub(lambda match: " " * len(match[0]), text))


def _choice(found: CueMatch, quantity: Quantity, text: str, measures: MeasureTable) -> MeasureChoice:
    """Return the choice of a measure named at a place of `text`."""
    is_negated = _is_negated(quantity, found, text)
    return MeasureChoice(
        id=found.measure.id,
        measure=found.measure,
        base=_base(found.measure, quantity, text, measures, is_negated=is_negated),
        is_negated=is_negated,
    )


def _is_negated(quantity: Quantity, found: CueMatch, text: str) -> bool:
    """Whether the figure counts what was not done."""
    if kind_of(quantity) != "percent":
        return False
    return bool(_NEGATED.search(_between(quantity, found, text)) or _FAILED.search(text[: quantity.start]))


def _between(quantity: Quantity, found: CueMatch, text: str) -> str:
    """Return the words between a quantity and its cue, whichever comes first."""
    if found.end <= quantity.start:
        return text[found.end : quantity.start]
    return text[quantity.end : max(found.start, quantity.end)]


def _of_count(quantity: Quantity, text: str, measures: MeasureTable) -> MeasureChoice | None:
    """Return what a count counts: the noun phrase beside it, as a measure where the vocabulary knows it."""
    if quantity.noun is None:
        return _of_bare_count(quantity, text, measures)
    if quantity.noun.head == "times":
        return None
    queue = _queue_before(text[: quantity.start])
    phrase = (queue[0] if queue else "") + quantity.noun.full
    head_at = phrase.index(quantity.noun.full) + len(quantity.noun.text) - len(quantity.noun.head)
    matches = [m for m in measures.named_in(phrase, "count") if m.start <= head_at < m.end or _waits(m)]
    best = max(matches, key=lambda match: (match.end - match.start, -match.start), default=None)
    if best is None:
        return MeasureChoice(id=unbroken(phrase.lower()), measure=None, base=None)
    is_negated = bool(_NEGATED.search(text[max(0, quantity.start - _NEAR) : quantity.start]))
    beside = " " * quantity.start + phrase
    base = _base(best.measure, quantity, beside, measures, is_negated=is_negated)
    return MeasureChoice(id=best.measure.id, measure=best.measure, base=base, is_negated=is_negated)


_NEAR = 30
"""Characters back to a *not* or *fails to* that still governs a count."""
_QUEUE = re.compile(r"\b(?:(?:backlog|queue|waiting list)s? of (?:\w+ )?|recorded )$", re.IGNORECASE)
"""Words before a number that say what its noun is: a queue of cases, recorded crimes."""
_OF_A_QUEUE = frozenset({"of", "recorded"})
"""One of these is one of the last two of them."""


def _queue_before(words: str) -> re.Match[str] | None:
    """Return the words before a number that say what its noun is; None where the last two can't be of such."""
    last = words.rsplit(" ", 3)[-3:]
    return None if _OF_A_QUEUE.isdisjoint(map(str.lower, last)) else _QUEUE.search(words)


def _waits(match: CueMatch) -> bool:
    """Whether a cue speaks of things waiting, which names a count from either side of its noun."""
    return match.measure.family == "backlogs"


def _of_bare_count(quantity: Quantity, text: str, measures: MeasureTable) -> MeasureChoice | None:
    """Return what a number without a noun counts: the nearest thing its own clause names."""
    ends = _clause_ends(text)
    earlier = bisect_right(ends, quantity.start)
    start = ends[earlier - 1] if earlier else 0
    lead = " " if start else ""  # a clause within a sentence is no line of its own
    named = measures.named_in(lead + text[start : quantity.start], "count")
    found = _nearest(quantity, text, (match.moved(start - len(lead)) for match in named))
    return _choice(found, quantity, text, measures) if found else None


@lru_cache(maxsize=_KEPT)
def _clause_ends(text: str) -> tuple[int, ...]:
    """Return where the clauses of a sentence end, which each of its bare numbers asks for."""
    return tuple(match.end() for match in BOUNDARY.finditer(text))


def _nearest(quantity: Quantity, text: str, matches: Iterable[CueMatch]) -> CueMatch | None:
    """Return the cue nearest to the quantity; of equally near ones the longer."""
    allowed = [match for match in matches if not _in_another_clause(quantity, match, text)]
    return min(
        allowed,
        key=lambda match: (distance(quantity, match.start, match.end, text), match.start - match.end),
        default=None,
    )


def _in_another_clause(quantity: Quantity, match: CueMatch, text: str) -> bool:
    """Whether a cue stands in another clause than *N percent of ...*, which names its own figure."""
    if kind_of(quantity) != "percent" or not text.startswith(" of ", quantity.end):
        return False
    if match.end > quantity.start:
        return bool(re.search("[,;]", text[quantity.end : match.start]))
    return bool(BOUNDARY.search(text[match.end : quantity.start]))


def _base(
    measure: Measure, quantity: Quantity, text: str, measures: MeasureTable, *, is_negated: bool
) -> str | None:
    """Return what narrows a figure's population, in words."""
    narrowing = population_at(measure, quantity, text, measures)
    words = in_the_singular(unbroken(text[slice(*narrowing)]).lower()) if narrowing else None
    rate = quantity.unit if quantity.kind == "rate" else None
    parts = ("not" if is_negated else None, words, rate)
    return ", ".join(part for part in parts if part) or None
