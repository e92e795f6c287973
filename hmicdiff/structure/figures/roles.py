"""What part a quantity plays: a level, a change, a target, a threshold, the size of a sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hmicdiff.model import FigureRole
    from hmicdiff.structure.figures.quantity import Quantity
    from hmicdiff.vocabulary.measures import MeasureTable, RoleCue

__all__ = ["change_direction", "role_of"]

_METHOD_TOPICS = frozenset({"context"})


def role_of(quantity: Quantity, text: str, topic: str, measures: MeasureTable) -> FigureRole:
    """Return the part that `quantity` plays in `text`, a clean sentence of a section of `topic`."""
    counted = _counted_role(quantity, text, measures)
    if counted is not None:
        return counted
    cue = _cue(quantity, text, measures)
    if topic in _METHOD_TOPICS and not (cue and cue.is_method):
        return "scope"
    if quantity.kind == "frequency":
        return "frequency"
    return cue.role if cue else "level"


def change_direction(quantity: Quantity, text: str, measures: MeasureTable) -> str | None:
    """Return ``increase`` or ``decrease`` where the quantity is the size of a change."""
    cue = _cue(quantity, text, measures)
    return cue.direction if cue else None


def _counted_role(quantity: Quantity, text: str, measures: MeasureTable) -> FigureRole | None:
    """Return the role that the counted noun gives: forces, areas, judgments tell of the inspection itself."""
    if quantity.kind != "count" or quantity.numerator is not None:
        return None
    after = text[quantity.end :]
    if quantity.noun:
        return measures.role_of_noun(quantity.noun.text + after)
    return "structure" if quantity.is_bare and measures.role_of_noun(after.strip()) else None


def _cue(quantity: Quantity, text: str, measures: MeasureTable) -> RoleCue | None:
    """Return the first row of the vocabulary whose words stand around the quantity."""
    before, after = text[: quantity.start].rstrip(" "), text[quantity.end :].lstrip(" ")
    is_part = quantity.numerator is not None and quantity.kind == "count"
    for cue in measures.roles_likely(text):
        if cue.kinds and quantity.kind not in cue.kinds:
            continue
        if (is_part and not cue.parts) or (quantity.margin is not None and cue.role == "share"):
            continue
        if measures.fits(cue, before, after):
            return cue
    return None
