"""Which part of a population a figure is of: *for rape*, *of burglary victims*, the second of two *respectively*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hmicdiff.structure.figures.nearness import BOUNDARY, distance, is_change_in, is_of, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hmicdiff.structure.figures.quantity import Quantity
    from hmicdiff.vocabulary.measures import CueMatch, Measure, MeasureTable

__all__ = ["in_the_singular", "measure_of_population", "named_population", "population_at"]

_FOR = re.compile(r" (?:rates? )?(?:for|in|of) (?:all |reported )?(?:crimes? of |offences? of )?")
_SHARED = re.compile(r"\d\s?(?:%|per ?cent\b)", re.IGNORECASE)
"""A percentage that may be one of those told *respectively*."""
_SAME_FOR = re.compile(
    r"(?:for|among|in|with) (?P<what>[^,;.\d]{3,60}?),? (?:it|this|that|the (?:rate|figure|proportion|share|total|average))"
    r" (?:was|were|is|stood|fell|rose|had)\b",
    re.IGNORECASE,
)
"""*For robbery it was*: what the sentence before measured, of another part."""
_MANY = re.compile(r"(?<=\w\w)(?:ies|(?<![isu])s)$")
"""How a noun of several ends."""


def in_the_singular(words: str) -> str:
    """Return a population as it is called of one: charges *for burglary* and *for burglaries* are of one population."""
    return _MANY.sub(lambda many: "y" if many[0] == "ies" else "", words)


def measure_of_population(
    found: CueMatch, quantity: Quantity, text: str, named: Sequence[CueMatch], measures: MeasureTable
) -> CueMatch:
    """Return the measure of which the offences found are a part: *the charge rate for rape*; else what was found.

    A share whose sentence names a measure that these offences narrow is a value of it (*9 percent of robberies were
    solved*), but for a change in their number.
    """
    if not found.measure.recording:
        return found
    head = next((m for m in named if m.end <= found.start and _FOR.fullmatch(text, m.end, found.start)), None)
    if head is not None or kind_of(quantity) != "percent" or is_change_in(text[quantity.end : found.start]):
        return head or found
    narrowed = (m for m in named if not m.measure.recording and _narrows(found, m.measure, text, measures))
    return min(narrowed, key=lambda m: distance(quantity, m.start, m.end, text), default=found)


def _narrows(found: CueMatch, measure: Measure, text: str, measures: MeasureTable) -> bool:
    """Whether the words found narrow a measure's population."""
    return any(True for _ in measures.bases_in(measure, text[found.start : found.end]))


def population_at(
    measure: Measure, quantity: Quantity, text: str, measures: MeasureTable
) -> tuple[int, int] | None:
    """Return start and end of the words that narrow a figure's population, None where none do."""
    spans = sorted(measures.bases_in(measure, text))
    if spans and "respectively" in text and (place := _in_turn(quantity, text, spans)) is not None:
        return place
    return min(spans, key=lambda span: _apart(quantity, span, text), default=None)


def _apart(quantity: Quantity, span: tuple[int, int], text: str) -> int:
    """Return how far a population stands from a figure: right behind *percent of* it is the figure's own."""
    if kind_of(quantity) == "percent" and is_of(text[quantity.end : span[0]]):
        return 0
    return distance(quantity, *span, text)


def _in_turn(quantity: Quantity, text: str, spans: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the population of one of several figures told *respectively*; None unless there are as many as figures."""
    figures = [match.start() for match in _SHARED.finditer(text)]
    before = [span for span in spans if span[1] <= figures[0]] if figures else []
    if len(before) != len(figures):
        return None
    return before[sum(at < quantity.start for at in figures)]


def named_population(text: str) -> str | None:
    """Return the part of which a sentence tells what the one before measured (*For robbery it was 14 percent*), else None."""
    found = _SAME_FOR.match(text)
    return in_the_singular(found["what"].lower()) if found and not BOUNDARY.search(found["what"]) else None
