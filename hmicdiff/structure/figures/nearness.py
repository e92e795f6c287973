"""How far words of a sentence stand from a figure, as a reader would say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hmicdiff.structure.figures.quantity import Quantity

__all__ = ["BOUNDARY", "distance", "is_change_in", "is_of", "kind_of"]

BOUNDARY = re.compile(r"[;:]|,| and | but | while | whereas ")
_POPULATION = re.compile(
    r"^[^a-z]*of (?:(?:all|the|its|these|those|any|every|available|reported)\s)*$", re.IGNORECASE
)
_CHANGE_IN = re.compile(
    r"^ (?:\w+ )?(?:(?:rise|increase|growth|reduction|decrease|fall|drop|decline|cut|improvement) )?in (?:\w+ ){0,2}$"
)
_BOUNDARY_COST = 40
"""Characters that the end of a clause counts for; sentences here have clauses of 30 to 80."""
_POPULATION_COST = 80
"""What follows *percent of* is the population first, the measure only where nothing else names one."""


def kind_of(quantity: Quantity) -> str:
    """Return the form a measure is asked for: a part of a whole is a percentage."""
    return "percent" if quantity.numerator is not None else quantity.kind


def distance(quantity: Quantity, start: int, end: int, text: str) -> int:
    """Return how far words stand from the quantity, in characters; a clause's end counts for many."""
    if start < quantity.end and quantity.start < end:
        return 0
    if end <= quantity.start:
        between = text[end : quantity.start]
        return len(between) + _BOUNDARY_COST * len(BOUNDARY.findall(between))
    between = text[quantity.end : start]
    if is_change_in(between):
        return 0
    cost = _POPULATION_COST if kind_of(quantity) == "percent" and is_of(between) else 0
    return len(between) + cost + _BOUNDARY_COST * len(BOUNDARY.findall(between))


def is_of(between: str) -> bool:
    """Whether the words from a percentage on to others make these what it is a share of."""
    return bool(_POPULATION.match(between))


def is_change_in(between: str) -> bool:
    """Whether the words from a figure on to others make it a change of these: *a 5 percent rise in*."""
    return bool(_CHANGE_IN.match(between))
