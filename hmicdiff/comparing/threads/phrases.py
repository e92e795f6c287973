"""The runs of words in a sentence that can name a thing: cut at signs, joints, and verbs as far as their form shows them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hmicdiff.text import capital
from hmicdiff.vocabulary.wording import load_wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["as_name", "phrases_in"]

_PIECE = re.compile(r"[A-Za-z][A-Za-z'-]*| {2,}|[^A-Za-z ]")
"""A word, a gap where words were taken out, or a sign."""
_QUANTITY = re.compile(
    r"^(?:(?:half|all|none|one|some|most|many|part|parts|much|any|both|few|majority|attention) of )?"
    r"(?:the|its|their|an?|this|these|our) ",
    re.IGNORECASE,
)
"""Words before the thing that is counted, or an article."""
_NAMING_ENDS = ("ing", "ion", "ment", "ity", "ness", "s", "ance", "ence", "ure", "al", "th")
"""Ends of words that are things behind "to" ("access to training"), where others are verbs ("to submit")."""


def phrases_in(text: str) -> Iterator[list[str]]:
    """Yield the runs of words that no joint, sign, gap or verb divides, without what only counts or points in front."""
    run: list[str] = []
    pieces = [*_PIECE.findall(text), ""]
    for before, piece, after in zip(("", *pieces), pieces, pieces[1:], strict=False):
        if piece[:1].isalpha() and not _divides(piece.lower(), before.lower(), after.lower()):
            run.append(piece)
            continue
        yield from _told(run)
        run = []
    yield from _told(run)


def _told(run: Sequence[str]) -> Iterator[list[str]]:
    """Yield a run without quantity in front, and without "and" at its ends; nothing for an empty one."""
    words = _QUANTITY.sub("", " ".join(run)).split()
    particles = load_wording().particles
    while words and words[-1].lower() in particles:
        words.pop()
    while words and words[0].lower() in particles:
        words.pop(0)
    if words:
        yield words


def _divides(word: str, before: str, after: str) -> bool:
    """Whether a word ends a phrase: a joint, or a verb by its form and its neighbours."""
    wording = load_wording()
    if word in wording.joints or word in wording.verbs or word == "to":
        return True
    if before == "to":
        return not word.endswith(_NAMING_ENDS)
    if before in wording.before_participles:
        return True
    return word.endswith(("s", "ed")) and after in wording.openers


def as_name(words: Sequence[str]) -> str:
    """Return words as a name: small but for its first letter and for what is printed in capitals (``DASH``)."""
    return capital(" ".join(word if word.isupper() else word.lower() for word in words))
