"""Which measure a quantity is a value of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hmicdiff.structure.figures.quantities import Quantity
    from hmicdiff.vocabulary.measures import Measure, MeasureTable

__all__ = ["MeasureChoice", "choose_measure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureChoice:
    """A measure of the vocabulary, or the report's own words for one."""

    id: str
    measure: Measure | None
    base: str | None


def choose_measure(quantity: Quantity, text: str, measures: MeasureTable) -> MeasureChoice | None:
    """Return the measure of `quantity` in `text`, None where the text names none.

    A count is named by the words beside it alone; for other kinds the nearest cue of the sentence
    wins, one in the same clause before one in another.
    """
    if quantity.kind in {"count", "frequency"} and quantity.numerator is None:
        return _of_count(quantity, text, measures)
    found = _nearest(quantity, text, measures)
    if found is None:
        return None
    return MeasureChoice(id=found.id, measure=found, base=_base(found, quantity, text, measures))


def _of_count(quantity: Quantity, text: str, measures: MeasureTable) -> MeasureChoice | None:
    """Return what a count counts: the noun phrase beside it, as a measure where the vocabulary knows it."""
    if quantity.noun is None:
        return None
    phrase = quantity.noun.full
    matches = [m for m in measures.named_in(phrase, "count") if m.end > len(phrase) - len(quantity.noun.text) or m.start == 0]
    best = max(matches, key=lambda match: (match.end - match.start, -match.start), default=None)
    if best is None:
        return MeasureChoice(id=re.sub(r"- ", "-", phrase.lower()), measure=None, base=None)
    return MeasureChoice(id=best.measure.id, measure=best.measure, base=_base(best.measure, quantity, text, measures))


def _nearest(quantity: Quantity, text: str, measures: MeasureTable) -> Measure | None:
    kind = "percent" if quantity.numerator is not None else quantity.kind
    matches = list(measures.named_in(_IN_BRACKETS.sub(lambda m: " " * len(m[0]), text), kind))
    matches = matches or list(measures.named_in(text, kind))
    if not matches:
        return None
    ranked = sorted(
        matches,
        key=lambda match: (_distance(quantity, match.start, match.end, text), match.start - match.end),
    )
    return ranked[0].measure


_IN_BRACKETS = re.compile(r"\([^()]*\)")


def _distance(quantity: Quantity, start: int, end: int, text: str) -> int:
    """Return how far a cue stands from the quantity, in characters; a clause's end counts for many."""
    if start < quantity.end and quantity.start < end:
        return 0
    between = text[end : quantity.start] if end <= quantity.start else text[quantity.end : start]
    return len(between) + 60 * len(re.findall(r"[;]|, (?:and|but|while|which)\b", between))


def _base(measure: Measure, quantity: Quantity, text: str, measures: MeasureTable) -> str | None:
    words = measures.base_in(measure, text)
    rate = quantity.unit if quantity.kind == "rate" else None
    return ", ".join(part for part in (words, rate) if part) or None
