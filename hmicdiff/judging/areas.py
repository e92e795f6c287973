"""Which areas of an inspection a sentence speaks of as a whole, and of no part of them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from hmicdiff.text import STEM, plain, stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.vocabulary import Vocabulary

__all__ = ["areas_named"]

_JOINED = re.compile(
    r" ?,? ?(?:and|or)? ?(?:(?:in|at|of) )?(?:(?:how|the way) (?:well )?(?:it|they|x) |(?:its|the) )?",
    re.IGNORECASE,
)
"""What may stand between two areas of which one thing is said: "how it responds to calls and how it protects ..."."""


def areas_named(quote: str, sector: str | None, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the topics whose areas a sentence names, where beside them it names nothing that reports are not full of.

    "The constabulary's response to the public has deteriorated" speaks of one, "It takes longer to answer calls" of a
    part. None of several unless they are named in a row.
    """
    text = vocabulary.headings.key(plain(quote))
    places = vocabulary.topics.whole_in(text, sector)
    spans = sorted(span for spans in places.values() for span in spans)
    if len(places) > 1 and not all(map(_JOINED.fullmatch, _between(text, spans))):
        return frozenset()
    rest = "".join(_outside(text, spans))
    telling = stems(rest) - vocabulary.concepts.naming_nothing(STEM)
    return frozenset() if telling else frozenset(places)


def _between(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Return what stands between spans of a text, in order."""
    return [text[one[1] : other[0]] for one, other in pairwise(spans) if one[1] < other[0]]


def _outside(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield the parts of a text outside sorted spans, with a space for each span."""
    end = 0
    for since, until in spans:
        yield text[end:since] + " "
        end = max(end, until)
    yield text[end:]
