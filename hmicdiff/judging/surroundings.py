"""Evidence with what may not be left out around it: what a quote points back to, and how it is limited or counted right behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.judging.antecedents import antecedent_of
from hmicdiff.judging.sequels import sequels_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.model import Reading, VerdictEvidence
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["with_surroundings"]


def with_surroundings(
    evidence: Sequence[VerdictEvidence], readings: Mapping[str, Reading], vocabulary: Vocabulary
) -> tuple[VerdictEvidence, ...]:
    """Return `evidence` with the sentences around each quote that it may not be read without, none twice, in the same order."""
    shown = {_place(one) for one in evidence}
    return tuple(_each_surrounded(evidence, readings, vocabulary, shown))


def _each_surrounded(
    evidence: Sequence[VerdictEvidence],
    readings: Mapping[str, Reading],
    vocabulary: Vocabulary,
    shown: set[tuple[str, int, str]],
) -> Iterator[VerdictEvidence]:
    """Yield each piece of evidence between the sentences it is read with, but for those that are `shown`."""
    for one in evidence:
        reading = readings[one.report]
        before = antecedent_of(one, reading)
        for each in (before, one, *sequels_of(one, reading, vocabulary)):
            if each is one or (each is not None and _place(each) not in shown):
                shown.add(_place(each))
                yield each


def _place(one: VerdictEvidence) -> tuple[str, int, str]:
    """Return where evidence stands and what it says, whatever kind it is."""
    return one.report, one.line_start, one.quote
