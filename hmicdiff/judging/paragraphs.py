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
    for sentences in _paragraphs(reading).get(one.line_start, ()):
        for place, first in enumerate(sentences):
            begins = first.line_start == one.line_start
            if begins and (one.quote in first.quote or one.quote.startswith(first.quote)):
                quoted = sum(1 for _ in takewhile(lambda each: each.quote in one.quote, sentences[place:]))
                return sentences[:place], sentences[place + max(quoted, 1) :]
    return (), ()


@once
def _paragraphs(reading: Reading) -> Mapping[int, Sequence[Sequence[Sentence]]]:
    """Return, by each line a sentence of theirs begins on, the sentences of the paragraphs that have several."""
    found: dict[int, list[Sequence[Sentence]]] = {}
    told = (one for one in reading.sentences if one.kind != "heading")
    for _, block in groupby(told, key=lambda one: one.block):
        sentences = tuple(block)
        for line in {one.line_start for one in sentences} if len(sentences) > 1 else ():
            found.setdefault(line, []).append(sentences)
    return found
