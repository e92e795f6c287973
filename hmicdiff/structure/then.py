"""Stretches of a sentence that tell how it was: "Cells that were cold and dirty in 2016 are warm and clean".

What was found then is no finding of today. Its words are left out of the tone, and where the rest of the
sentence speaks of the same thing today, the two together state a change.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from hmicdiff.structure.clauses import Clause

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["stretches_of_then", "without_then"]

_KEPT = 1 << 15
"""So many texts' stretches are kept, which tone and claims both ask for."""
_WORD = re.compile(r"[^\W\d_]+")
_REST = 3
"""Words of today's part without which a sentence tells of then alone."""


@lru_cache(maxsize=_KEPT)
def stretches_of_then(text: str, cues: Cues) -> tuple[Clause, ...]:
    """Return the stretches of `text` that tell of an earlier time, in order, none within another.

    None where they leave too little of the sentence: what is told of then alone is history, and no contrast.
    """
    found: list[Clause] = []
    for match in cues.then.finditer(text):
        if all(match.end() <= one.start or match.start() >= one.end for one in found):
            found.append(Clause(*match.span()))
    if not found:
        return ()
    rest = _blank(text, found)
    return tuple(sorted(found, key=lambda one: one.start)) if len(_WORD.findall(rest)) >= _REST else ()


def without_then(text: str, cues: Cues) -> str:
    """Return `text`, as long as before, with spaces for what it tells of an earlier time."""
    return _blank(text, stretches_of_then(text, cues))


def _blank(text: str, stretches: Iterable[Clause]) -> str:
    """Return `text`, as long as before, with spaces for `stretches`."""
    for one in stretches:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text
