"""Then and now in one sentence: "Cells that were cold and dirty in 2016 are warm and clean" states an improvement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.structure.leanings import leaning_of
from hmicdiff.structure.then import stretches_of_then, without_then

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hmicdiff.model import StatementDirection
    from hmicdiff.structure.clauses import Clause
    from hmicdiff.structure.leanings import Way
    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["THEN_AND_NOW", "contrasts_in"]

THEN_AND_NOW = "then-and-now"
"""Rule of a statement that sets today against an earlier time in one sentence."""
_BY_WAYS: Mapping[tuple[Way, Way], StatementDirection] = {
    ("concern", "praise"): "improved",
    ("praise", "concern"): "regressed",
    ("praise", "praise"): "sustained",
}
"""What a change is by the way of then and the way of now.

Two faults in one sentence tell no more than themselves: of eight such, written and labelled apart from these rules, two
were one fault that lasted.
"""
_CONTRARY: Mapping[Way, Way] = {"praise": "concern", "concern": "praise"}


def contrasts_in(text: str, cues: Cues) -> Iterator[tuple[Clause, StatementDirection]]:
    """Yield each stretch of then in `text` that differs from today or is like it, with what that states."""
    stretches = stretches_of_then(text, cues)
    if not stretches:
        return
    now = without_then(text, cues)
    today = leaning_of(now, cues)
    for one in stretches:
        told = _direction(text[one.start : one.end], now, today, cues)
        if told is not None:
            yield one, told


def _direction(then: str, now: str, today: Way | None, cues: Cues) -> StatementDirection | None:
    """Return what a stretch of then states beside today's part; None where it states nothing.

    What was wanting and is plainly said to be done *now* is better; what has no tone on either side is no change.
    """
    was = _way_of_then(then, today, cues)
    if was == "concern" and today is None:
        return "improved" if _is_done_now(then, now, cues) else None
    return _BY_WAYS.get((was, today)) if was and today else None


def _is_done_now(then: str, now: str, cues: Cues) -> bool:
    """Whether today's part, which has no tone, tells plainly that what was wanting is done, or can be done."""
    told = cues.frames["today"].search(now) or cues.frames["absent-then"].search(then)
    return told is not None and cues.frames["no-gain"].search(now) is None


def _way_of_then(then: str, today: Way | None, cues: Cues) -> Way | None:
    """Return the way of then: its own words', else the contrary of today's or the same, as it says."""
    if cues.frames["contrast-then"].search(then):
        return _CONTRARY.get(today) if today else None
    if cues.frames["contrary-then"].search(then):
        return None if today == "concern" else "concern"
    return today if cues.frames["likewise-then"].search(then) else leaning_of(then, cues)
