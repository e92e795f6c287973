"""Whether more of a share is better that is counted out: "in 17 of 22 cases, compared with 6 of 28 when we last looked"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.structure.leanings import leaning_of
from hmicdiff.structure.statements.counted import head_of, nouns_in

if TYPE_CHECKING:
    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["more_is_better_of"]


def more_is_better_of(words: str, cues: Cues) -> bool | None:
    """Return whether more of what `words` say of the cases counted is better; None where they do not tell.

    By its noun, as sickness; else what is done as it should be is the better the more there is of it, and what is found
    wanting the worse: "no plan was recorded in 4 of 20".
    """
    nouns = nouns_in(words, cues)
    if nouns:
        return head_of(words, nouns).more_is_better
    if cues.frames["not-done"].is_in(words):
        return False if leaning_of(words, cues) == "concern" else None
    return True if cues.frames["done-as-it-should"].is_in(words) else None
