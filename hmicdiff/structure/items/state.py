"""What a sentence says became of an item: it is closed, it is still open, or nothing is said of it.

Read from the words of one breath, up to a comma or *but*, with their negation: "has addressed this area for improvement" closes, "has not fully
addressed it" and "we will close it once ..." do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hmicdiff.vocabulary.cues import Cues
    from hmicdiff.vocabulary.sieve import Sieved

__all__ = ["ItemState", "state_of", "state_of_this"]

ItemState = Literal["closed", "open"]


def state_of(text: str, cues: Cues) -> ItemState | None:
    """Return what a sentence says of an item that it names; None where it says nothing of its state.

    One that says both ("two are closed and one remains open") leaves the matter open.
    """
    return _state(text, cues.closings, cues)


def state_of_this(text: str, cues: Cues) -> ItemState | None:
    """Return what a sentence says of the item that the sentences before it name ("It has addressed this")."""
    return _state(text, (*cues.closings, *cues.closings_this), cues)


def _state(text: str, closings: Iterable[tuple[str, Sieved]], cues: Cues) -> ItemState | None:
    """Return the state that a sentence tells."""
    told = {_undone(before, cues) for before in _before_each(text, closings)}
    verbs = {_undone(before, cues) for before in _before_each(text, cues.closing_verbs)}
    if any(pattern.search(text) for _, pattern in cues.still_open) or "negated" in told | verbs:
        return "open"
    return "closed" if None in told else None


def _before_each(text: str, closings: Iterable[tuple[str, Sieved]]) -> Iterator[str]:
    """Yield the words before each closing.

    Where a pattern names the item first, its group ``done`` marks the words that close.
    """
    for _, pattern in closings:
        for match in pattern.finditer(text):
            start = match.start("done") if match.groupdict().get("done") else match.start()
            yield text[:start]


def _undone(before: str, cues: Cues) -> str | None:
    """Return which words right before a closing undo it, None where none do."""
    return next((key for key, pattern in cues.undone if pattern.search(before)), None)
