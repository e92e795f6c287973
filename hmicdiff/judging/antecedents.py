"""What a quote speaks of that only points back: the sentence before "This is an improvement since 2016"."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from hmicdiff.comparing.once import once
from hmicdiff.judging.cited import as_evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.model import Reading, Sentence, VerdictEvidence

__all__ = ["antecedent_of", "with_antecedents"]

_ITEM = r"(?:areas? (?:for|of) improvement|causes? of concern|recommendations?)"
_NAMES_ITEM = re.compile(rf"\b{_ITEM}\b", re.IGNORECASE)
_POINTS_BACK = re.compile(
    rf"\b(?:this|these) (?P<item>{_ITEM})\b|^(?:(?:however|but|and|also|so),? )?(?:this|that|these|those)\b"
    r"(?! (?:inspection|report|year|section|question|force|service|constabulary|round|cycle|time)\b)",
    re.IGNORECASE,
)
"""The item comes first, so that one a quote opens with is told from a bare "this"."""
_SPEAKING = frozenset({"statement", "passage", "figure"})
"""Kinds of evidence that quote running text; a grade and an item stand by themselves."""


def with_antecedents(
    evidence: Sequence[VerdictEvidence], readings: Mapping[str, Reading]
) -> tuple[VerdictEvidence, ...]:
    """Return `evidence` with the sentence before each quote that points back to it, none twice, in the same order.

    Only from the quote's own paragraph, and none that is a template's or stands in a heading.
    """
    shown = {_place(one) for one in evidence}
    return tuple(_each_led(evidence, readings, shown))


def _each_led(
    evidence: Sequence[VerdictEvidence], readings: Mapping[str, Reading], shown: set[tuple[str, int, str]]
) -> Iterator[VerdictEvidence]:
    """Yield each piece of evidence behind the sentence it points back to, unless that is `shown`."""
    for one in evidence:
        before = antecedent_of(one, readings[one.report])
        if before is not None and _place(before) not in shown:
            shown.add(_place(before))
            yield before
        yield one


def _place(one: VerdictEvidence) -> tuple[str, int, str]:
    """Return where evidence stands and what it says, whatever kind it is."""
    return one.report, one.line_start, one.quote


def antecedent_of(one: VerdictEvidence, reading: Reading) -> VerdictEvidence | None:
    """Return the sentence that a quote points back to; None where it names what it speaks of."""
    if one.kind not in _SPEAKING or not _POINTS_BACK.search(one.quote):
        return None
    earlier = next(
        (found for found, quote in _led(reading).get(one.line_start, ()) if one.quote in quote), ()
    )
    before = _spoken_of(one.quote, earlier)
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


@once
def _led(reading: Reading) -> Mapping[int, Sequence[tuple[Sequence[Sentence], str]]]:
    """Return, by line, the words of each sentence that has others before it in its paragraph, and those."""
    found: dict[int, list[tuple[Sequence[Sentence], str]]] = {}
    told = (one for one in reading.sentences if one.kind != "heading")
    for _, block in groupby(told, key=lambda one: one.block):
        sentences = tuple(block)
        for place, one in enumerate(sentences[1:], 1):
            found.setdefault(one.line_start, []).append((sentences[:place], one.quote))
    return found
