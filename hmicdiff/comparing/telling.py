"""Words that can name a matter, and those that tie nothing to anything: of grammar, of the field, the body's own name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.comparing.terms import stems

if TYPE_CHECKING:
    from hmicdiff.model import Reading
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["common_stems", "telling_stems"]

_DENIED = "n't"
"""End of ``hasn't`` and its like, which are words of grammar however many there are."""


def common_stems(reading: Reading, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the stems that tie nothing: words of grammar, of the field, and the body's own name."""
    rows = vocabulary.concepts.common
    words = " ".join([*(word for row in rows for word in row.words), *vocabulary.wording.stops])
    return frozenset(stems(f"{words} {reading.report.identity.body or ''}"))


def telling_stems(text: str, common: frozenset[str]) -> frozenset[str]:
    """Return the stems of a text that can name a matter: no common ones, no numbers, no verb that only denies."""
    return frozenset(
        stem
        for stem in stems(text)
        if stem not in common and not stem[0].isdigit() and not stem.endswith(_DENIED)
    )
