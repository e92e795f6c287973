"""A figure on its way: what a reader of prose or of a table has found, before it is placed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hmicdiff.model import FigureRole, Period
    from hmicdiff.structure.figures.matching import MeasureChoice
    from hmicdiff.structure.figures.quantity import Quantity
    from hmicdiff.structure.sentences import PlacedSentence

__all__ = ["Draft"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One figure, with the clean text that its quantity's offsets refer to."""

    source: PlacedSentence
    start: int
    """First character of the quote in the sentence's clean text."""
    end: int
    quantity: Quantity
    choice: MeasureChoice
    subject: str | None
    is_own: bool
    period: Period | None
    role: FigureRole
    change: str | None
    follows: int | None = None
    """Start of the quantity that the sentence gives as the earlier value."""
    is_baseline: bool = False
    """True where its period is one that another is compared with."""
    is_forces_own: bool = False
    """True where the force states it, not the inspectorate."""
