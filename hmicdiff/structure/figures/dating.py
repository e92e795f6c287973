"""Which period a quantity speaks of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hmicdiff.structure.figures.memory import goes_on
from hmicdiff.structure.figures.periods import year_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Period
    from hmicdiff.structure.figures.memory import Memory
    from hmicdiff.structure.figures.periods import PeriodMention

__all__ = ["date_quantity", "parted_by_forecasts"]

_TIED = re.compile(
    r"\)?(?: recorded| seen| reported)?(?: for [A-Z]\w+)?"
    r"(?:,? (?:in|by|at|as at|as of|on|during|for|to)(?: the)?(?: end of| start of)?)? ?",
)
_TURN = re.compile(r"\(|\b(?:compar\w+|than|against|versus|from)\b", re.IGNORECASE)
"""What may stand between a quantity and a period that is another's: *12.5 minutes (14.1 minutes in 2015/16)*."""
_WHEN = re.compile(r",? when\b")


def date_quantity(
    span: tuple[int, int],
    spans: Sequence[tuple[int, int]],
    text: str,
    periods: Sequence[PeriodMention],
    memory: Memory,
    *,
    is_same_block: bool,
    is_apart: bool,
) -> tuple[Period | None, bool]:
    """Return the period of the quantity at `span`, and whether it is one that others are compared with.

    A period named right after the quantity is its own; else the last one before it that no other
    quantity of `spans` has taken; else one named later; else the sentence's only one, unless the
    quantity is of another time (`is_apart`); else that of the sentence before, if the text goes on.
    """
    own = [m for m in periods if not m.is_baseline or _WHEN.match(text[m.end :])]
    chosen = _nearest(span, spans, text, own)
    if chosen is None and len(own) == 1 and not is_apart and not _TURN.search(text[span[1] : own[0].start]):
        return own[0].period, own[0].is_baseline
    if chosen is None:
        return (memory.period if goes_on(text, memory, is_same_block=is_same_block) else None), False
    if chosen.is_relative:
        return _year_before(chosen, own, memory), True
    return chosen.period, chosen.is_baseline


def parted_by_forecasts(
    span: tuple[int, int],
    spans: Sequence[tuple[int, int]],
    text: str,
    periods: Sequence[PeriodMention],
    forecasts: Sequence[tuple[int, int]],
) -> tuple[Sequence[tuple[int, int]], Sequence[PeriodMention]]:
    """Return the quantities that may have a period before the one at `span`, and the periods that it may have itself.

    When something is forecast (`forecasts` are spans) is no other quantity's period, and what stands behind a forecast as
    its threshold has no date of its own.
    """
    if span in forecasts:
        rivals = (one for one in spans if one < span or one in forecasts)
        later = (one for one in spans if one > span and one not in forecasts)
        return [*rivals, *(one for one in later if not _is_due(_right_after(one, text, periods)))], periods
    theirs = [_right_after(other, text, periods) for other in forecasts]
    tied = None if any(other < span for other in forecasts) else _right_after(span, text, periods)
    own = [m for m in periods if m not in theirs and (m is tied or not m.is_deadline)]
    return spans, own if forecasts else periods


def _is_due(mention: PeriodMention | None) -> bool:
    """Whether a period says by when something is due."""
    return mention is not None and mention.is_deadline


def _nearest(
    span: tuple[int, int], spans: Sequence[tuple[int, int]], text: str, own: Sequence[PeriodMention]
) -> PeriodMention | None:
    """Return the mention nearest to `span` that no other quantity has taken."""
    taken = {_right_after(other, text, own) for other in spans if other != span}
    before = [m for m in own if m.end <= span[0] and m not in taken]
    behind = [m for m in own if m.start >= span[1] and m not in taken]
    chosen = _right_after(span, text, own)
    return chosen or (before[-1] if before else None) or (behind[0] if behind else None)


def _year_before(chosen: PeriodMention, own: Sequence[PeriodMention], memory: Memory) -> Period:
    """Return *the previous year*: a year before the period named last, here or in the sentence before."""
    named = [m.period for m in own if not m.is_relative and m.start < chosen.start]
    base = named[-1] if named else memory.period
    return year_before(base, chosen.period.text) if base else chosen.period


def _right_after(span: tuple[int, int], text: str, periods: Sequence[PeriodMention]) -> PeriodMention | None:
    """Return the period named right after the quantity at `span`: *£15.6m in 2023*."""
    for mention in periods:
        if mention.start >= span[1] and _TIED.fullmatch(text[span[1] : mention.start]):
            return mention
    return None
