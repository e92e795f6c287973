"""What a quote speaks of that only points back: the sentence before "This is an improvement since 2016"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.judging.cited import as_evidence
from hmicdiff.judging.paragraphs import RUNNING, sentences_around
from hmicdiff.vocabulary.cues import load_cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Reading, Sentence, VerdictEvidence

__all__ = ["antecedent_of"]


def antecedent_of(one: VerdictEvidence, reading: Reading) -> VerdictEvidence | None:
    """Return the sentence that a quote points back to; None where it names what it speaks of.

    Only from the quote's own paragraph, and none that is a template's or stands in a heading.
    """
    if one.kind not in RUNNING or not load_cues().links["points-back"].is_in(one.quote):
        return None
    before = _spoken_of(one.quote, sentences_around(one, reading)[0])
    if before is None or before.is_boilerplate:
        return None
    return as_evidence(before, one.report, "passage")


def _spoken_of(quote: str, earlier: Sequence[Sentence]) -> Sentence | None:
    """Return which of the `earlier` sentences of its paragraph a quote speaks of.

    That is the last, or the one that tells the item which the quote names.
    """
    cues = load_cues()
    match = cues.links["points-back"].search(quote)
    if match is None or not earlier:
        return None
    naming = [one for one in earlier if cues.item_names.is_in(one.quote)] if match["item"] else []
    return (naming or [earlier[-1]])[0]
