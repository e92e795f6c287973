"""Which way a few words lean by the cues of tone alone: what a clause, or a part of one, praises or finds wanting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.vocabulary.cue_table import CompiledTone, Cues

__all__ = ["Leaning", "Way", "leaning_of", "leanings_in"]

Way = Literal["praise", "concern"]


class Leaning(NamedTuple):
    """A cue that holds; the greatest decides: strength first, then concern before praise."""

    strength: int
    is_concern: bool
    rule: str
    way: Way


def leanings_in(words: str, cues: Cues, apart: Sequence[tuple[int, int]] = ()) -> list[Leaning]:
    """Return the cues of tone that hold in `words`, in the order of the table, none within the stretches `apart`."""
    return [
        Leaning(cue.strength, cue.tone == "concern", cue.id, cue.tone)
        for cue in cues.tones_likely(words)
        if _holds(cue, words, apart)
    ]


def leaning_of(words: str, cues: Cues) -> Way | None:
    """Return which way `words` lean, None where no cue holds."""
    strongest = max(leanings_in(words, cues), key=lambda one: one[:2], default=None)
    return strongest.way if strongest else None


def _holds(cue: CompiledTone, words: str, apart: Sequence[tuple[int, int]]) -> bool:
    """Whether a cue stands in the words with none of its guards before it."""
    return any(
        (cue.guards is None or not cue.guards.search(words, found.start()))
        and not any(start <= found.start() and found.end() <= end for start, end in apart)
        for found in cue.pattern.finditer(words)
    )
