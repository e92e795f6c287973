"""What stands around a quote in its own paragraph."""

from __future__ import annotations

from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from hmicdiff.comparing.once import once

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hmicdiff.model import Reading, Sentence, VerdictEvidence

__all__ = ["RUNNING", "sentences_around"]

RUNNING = frozenset({"statement", "passage", "figure"})
"""Kinds of evidence that quote running text; a grade and an item stand by themselves."""


def sentences_around(one: VerdictEvidence, reading: Reading) -> tuple[Sequence[Sentence], Sequence[Sentence]]:
    """Return the sentences of a quote's paragraph that stand before it and behind it, in reading order.

    None of either where the quote is a heading, or is found in no paragraph.
    """
    for sentences, place in _paragraphs(reading).get(one.line_start, ()):
        first = sentences[place].quote
        if one.quote in first or one.quote.startswith(first):
            quoted = sum(1 for _ in takewhile(lambda each: each.quote in one.quote, sentences[place:]))
            return sentences[:place], sentences[place + max(quoted, 1) :]
    return (), ()


@once
def _paragraphs(reading: Reading) -> Mapping[int, Sequence[tuple[Sequence[Sentence], int]]]:
    """Return, by the line a sentence begins on, the sentences of its paragraph and which of them it is."""
    found: dict[int, list[tuple[Sequence[Sentence], int]]] = {}
    told = (one for one in reading.sentences if one.kind != "heading")
    for _, block in groupby(told, key=lambda one: one.block):
        sentences = tuple(block)
        for place, one in enumerate(sentences):
            found.setdefault(one.line_start, []).append((sentences, place))
    return found
