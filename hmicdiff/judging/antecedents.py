"""What a quote speaks of that only points back: the sentence before "This is an improvement since 2016"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hmicdiff.judging.cited import as_evidence
from hmicdiff.judging.paragraphs import RUNNING, sentences_around

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Reading, Sentence, VerdictEvidence

__all__ = ["antecedent_of"]

_ITEM = r"(?:areas? (?:for|of) improvement|causes? of concern|recommendations?)"
_NAMES_ITEM = re.compile(rf"\b{_ITEM}\b", re.IGNORECASE)
_POINTS_BACK = re.compile(
    rf"\b(?:this|these) (?P<item>{_ITEM})\b|^(?:(?:however|but|and|also|so),? )?(?:this|that|these|those)\b"
    r"(?! (?:inspection|report|year|section|question|force|service|constabulary|round|cycle|time)\b)|\b(?:may|might|will|can|could|is|are|was|were) therefore\b",
    re.IGNORECASE,
)
"""The item comes first, so that one a quote opens with is told from a bare "this"."""


def antecedent_of(one: VerdictEvidence, reading: Reading) -> VerdictEvidence | None:
    """Return the sentence that a quote points back to; None where it names what it speaks of.

    Only from the quote's own paragraph, and none that is a template's or stands in a heading.
    """
    if one.kind not in RUNNING or not _POINTS_BACK.search(one.quote):
        return None
    before = _spoken_of(one.quote, sentences_around(one, reading)[0])
    if before is None or before.is_boilerplate:
        return None
    return as_evidence(before, one.report, "passage")


def _spoken_of(quote: str, earlier: Sequence[Sentence]) -> Sentence | None:
    """Return which of the `earlier` sentences of its paragraph a quote speaks of.

    That is the last, or the one that tells the item which the quote names.
    """
    match = _POINTS_BACK.search(quote)
    if match is None or not earlier:
        return None
    naming = [one for one in earlier if _NAMES_ITEM.search(one.quote)] if match["item"] else []
    return (naming or [earlier[-1]])[0]
