"""Who says a sentence: the inspectorate, or the inspected of themselves."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from hmicdiff.structure.clauses import claiming
from hmicdiff.text import has_letters

if TYPE_CHECKING:
    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["speaker_of"]

_KEPT = 1 << 15
"""So many texts' speakers are kept."""


def speaker_of(text: str, cues: Cues) -> Literal["inspectorate", "force"]:
    """Return ``force`` where the inspected say it of themselves, else ``inspectorate``.

    What inspectors say that they found too ("Staff told us, and we found, that ...") is their own word, and so is a
    sentence that they begin in their own ("Handovers are good, and officers told us that ...").
    """
    return _speaker_of(text, cues) if has_letters(text) else "inspectorate"


@lru_cache(maxsize=_KEPT)
def _speaker_of(text: str, cues: Cues) -> Literal["inspectorate", "force"]:
    """Do the work of `speaker_of`, once for each text."""
    if cues.found.is_in(text):
        return "inspectorate"
    if not cues.speakers.is_in(text):
        return "inspectorate"
    first = claiming(text, cues)[0]
    return "force" if cues.speakers.is_in(text[first.start : first.end]) else "inspectorate"
