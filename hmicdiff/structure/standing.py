"""What a sentence may decide: a finding of the inspectorate, or something told beside it.

What a body claims for itself, what a panel or a partner said, one example and what is foreseen are
shown with the findings, and decide nothing alone.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hmicdiff.model import Polarity, Standing
    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["standing_of"]

_KEPT = 1 << 15
"""So many sentences' answers are kept: those of some reports."""
_ACCOUNTS = frozenset({"praise", "neutral"})
"""Tones that a body's own account does not carry; what its people find wrong is evidence all the same."""


@lru_cache(maxsize=_KEPT)
def standing_of(text: str, cues: Cues, polarity: Polarity) -> Standing:
    """Return what a sentence with a tone may decide.

    "Staff told us, and we found, that ..." is the inspectorate's finding; a force that says it has
    improved is an account, its officers who say that they lack training are evidence.
    """
    if cues.found.is_in(text):
        return "finding"
    for row, pattern in cues.standings.likely(text):
        if pattern.is_in(text) and (row.standing != "account" or polarity in _ACCOUNTS or row.always):
            return row.standing
    return "finding"
