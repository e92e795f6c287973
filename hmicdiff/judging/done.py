"""Whether a later report tells, in plain words, that what an earlier one found wanting is done.

"Only two-fifths of the guidance has been adopted", then "All the guidance has been adopted": the second judges
nothing, and answers the first. So does a sentence that speaks of the very thing without a denial or a reserve. What
is planned, partly so, so once more, or counted, answers nothing by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.comparing.similarity import tokenise
from hmicdiff.comparing.terms import stem
from hmicdiff.judging.answers import count_shared
from hmicdiff.text import plain
from hmicdiff.vocabulary.wording import load_wording

if TYPE_CHECKING:
    from hmicdiff.judging.sides import Side
    from hmicdiff.model import ThreadPoint
    from hmicdiff.vocabulary.concepts import Concepts

__all__ = ["is_done"]

_SHARED = 2
"""Words and concepts that a plain sentence must share with the concern that it answers."""


def is_done(left: Side, right: Side, concepts: Concepts, name: str) -> bool:
    """Whether what the earlier report is concerned about is plainly told as done in the later one.

    The two have to share more than the words of the thread's `name`.
    """
    if left.polarity != "concern" or right.polarity != "neutral":
        return False
    wanting = [one for one in left.findings if one.polarity in {"concern", "mixed"} and _is_wanting(one)]
    told = [one for one in right.findings if one.kind != "grade"]
    plainly = [one for one in told if _is_plain(one)]
    held_back = len(plainly) < len([one for one in told if one.names_it])
    return not held_back and any(
        count_shared(one, other, concepts) >= _SHARED and _shares_a_deed(one, other, name)
        for one in wanting
        for other in plainly
    )


def _shares_a_deed(one: ThreadPoint, other: ThreadPoint, name: str) -> bool:
    """Whether two points share a word that is none of grammar and none of a thread's name, in any of its forms."""
    wording = load_wording()
    bare = wording.stops | wording.modals | wording.hedges | wording.negators | wording.particles
    left, right = (
        {stem(word) for word in _words(point) if word.isalpha() and word not in bare}
        for point in (one, other)
    )
    anybody = {stem(word) for word in (*tokenise(name), *wording.bodies, *wording.workers)}
    return bool(left & right - anybody)


def _is_wanting(point: ThreadPoint) -> bool:
    """Whether a concern is that something is not done: asked for, denied, or done by few. A fault of quality is none."""
    wording = load_wording()
    return point.kind == "item" or any(
        wording.denies(word) or word in wording.scanty for word in _words(point)
    )


def _words(point: ThreadPoint) -> tuple[str, ...]:
    """Return the words of a point's quote."""
    return tokenise(plain(" ".join(point.quote.split())))


def _is_plain(point: ThreadPoint) -> bool:
    """Whether a sentence names its thread and tells what is so, with nothing denied or held back."""
    wording = load_wording()
    words = _words(point)
    said = f" {' '.join(words)} "
    return (
        point.kind == "passage"
        and point.names_it
        and point.direction is None
        and not any(f" {one} " in said for one in wording.reserves)
        and not any(map(wording.denies, words))
    )
