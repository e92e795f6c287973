"""Whether what two reports say of a thread is said of one matter: the same object in the same respect.

A thread is a wide roof. Two findings answer each other where both name it and judge; a mere
description, which may share one word and speak of another thing, has to share more. Two judgments that
share neither a concept nor a telling word are held together loosely: a person is asked.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from hmicdiff.comparing.similarity import tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import ThreadPoint
    from hmicdiff.vocabulary.concepts import Concepts

__all__ = ["count_shared", "has_own_words", "is_answered", "names_more", "on_one_matter", "shares_words"]

_STEM = 6
"""Words are compared by their first letters: ``supervisors`` and ``supervision`` agree."""
_SHORT = 3
_KEPT = 1 << 13
"""So many quotes' words are kept: a finding is held against many."""
_DESCRIBED = 2
"""How many words a description must share with its answer, one of them not common to the field."""


def on_one_matter(
    left: Sequence[ThreadPoint], right: Sequence[ThreadPoint], concepts: Concepts
) -> tuple[tuple[ThreadPoint, ...], tuple[ThreadPoint, ...]]:
    """Return the points of both sides that hang together across the two: nothing where none answers.

    A point hangs on one that it answers, in its own report or the other; what hangs on nothing in the
    other report, near or far, speaks of another matter.
    """
    nodes = [*left, *right]
    group = list(range(len(nodes)))

    def root(place: int) -> int:
        while group[place] != place:
            place = group[place]
        return place

    for one in range(len(nodes)):
        for other in range(one + 1, len(nodes)):
            if root(one) != root(other) and is_answered(nodes[one], nodes[other], concepts):
                group[root(other)] = root(one)
    spanning = {root(i) for i in range(len(left))} & {root(i) for i in range(len(left), len(nodes))}
    kept = [root(i) in spanning for i in range(len(nodes))]
    return (
        tuple(point for point, keep in zip(left, kept, strict=False) if keep),
        tuple(point for point, keep in zip(right, kept[len(left) :], strict=True) if keep),
    )


def is_answered(one: ThreadPoint, other: ThreadPoint, concepts: Concepts) -> bool:
    """Whether two points of a thread speak of one matter.

    Two judgments that both name the thread do, and so do two points of which none is a concern. A
    description answers a concern only where it shares more than the word by which the thread is known.
    """
    if "grade" in {one.kind, other.kind}:
        return True
    both_name = one.names_it and other.names_it
    judged = _is_judged(one) and _is_judged(other)
    if both_name and (judged or "concern" not in {one.polarity, other.polarity}):
        return True
    return count_shared(one, other, concepts) >= (1 if judged else _DESCRIBED)


def shares_words(one: ThreadPoint, other: ThreadPoint, concepts: Concepts) -> bool:
    """Whether two points share a concept, or a word that not every finding of the field holds."""
    return "grade" in {one.kind, other.kind} or bool(count_shared(one, other, concepts))


def count_shared(one: ThreadPoint, other: ThreadPoint, concepts: Concepts, beyond: str = "") -> int:
    """Return how many concepts and telling words two points share; 0 where all are common to the field.

    What stands in `beyond`, such as a thread's name, does not count.
    """
    (words, named), (others, answered) = _said(one.quote, concepts), _said(other.quote, concepts)
    words, named = words & others, named & answered
    if beyond:
        words, named = words - _words(beyond), named - frozenset(concepts.found_in(beyond))
    telling = named or not words <= concepts.stems("field", _STEM)
    return len(words) + len(named) if telling else 0


@lru_cache(maxsize=_KEPT)
def _said(quote: str, concepts: Concepts) -> tuple[frozenset[str], frozenset[str]]:
    """Return the telling words of a quote by their stems, and its concepts."""
    return _words(quote) - concepts.stems("function", _STEM), frozenset(concepts.found_in(_clean(quote)))


def names_more(one: ThreadPoint, concepts: Concepts, name: str) -> bool:
    """Whether a point names anything narrower than what `name` names: a concept, or a word of its own.

    "The force has improved its investigations" names nothing more than investigating crime does.
    """
    (_, named), (_, meant) = _said(one.quote, concepts), _said(name, concepts)
    return has_own_words(one, concepts, name) or bool(named - meant)


def has_own_words(one: ThreadPoint, concepts: Concepts, name: str) -> bool:
    """Whether a point has a telling word that `name` has not, which is neither of the field nor of change."""
    (words, _), (known, _) = _said(one.quote, concepts), _said(name, concepts)
    return bool(words - known - concepts.stems("field", _STEM) - concepts.stems("change", _STEM))


def _is_judged(point: ThreadPoint) -> bool:
    """Whether a point praises, criticises, states change or is an obligation."""
    return point.polarity != "neutral" or point.direction is not None or point.kind == "item"


def _clean(quote: str) -> str:
    """Return a quote on one line with plain apostrophes."""
    return " ".join(quote.replace("\u2019", "'").split())


@lru_cache(maxsize=_KEPT)
def _words(quote: str) -> frozenset[str]:
    """Return the stems of the longer words of a quote."""
    return frozenset(
        word[:_STEM] for word in tokenise(_clean(quote)) if len(word) > _SHORT and word.isalpha()
    )
