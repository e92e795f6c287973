"""A quantity as the text prints it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from hmicdiff.structure.figures.nouns import NounPhrase

__all__ = ["Quantity", "QuantityKind"]

QuantityKind = Literal["percent", "rate", "count", "times", "duration", "money", "frequency"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One quantity and its place in the text."""

    start: int
    """Of the number, without words before it."""
    end: int
    kind: QuantityKind
    value: float | None
    unit: str
    low: float | None = None
    high: float | None = None
    margin: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    noun: NounPhrase | None = None
    """What is counted, where the text says it beside the number."""
    approximate: bool = False
    is_bare: bool = False
    """True where neither unit nor noun stands beside the number."""
    is_borrowed: bool = False
    """True where kind and unit are those of the quantity it is compared with."""
