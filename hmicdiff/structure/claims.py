"""What each clause of a sentence claims: which way it judges, and what it says has changed.

"Supervision has improved, but victim contact has not" praises the one and finds fault with the
other, in whichever order they stand. A sentence of one clause is judged as a whole and has no claims
of its own.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from hmicdiff.model import Claim
from hmicdiff.structure.clauses import claiming
from hmicdiff.structure.polarity import tone_of
from hmicdiff.structure.statements.hits import find_hits
from hmicdiff.structure.then import without_then

if TYPE_CHECKING:
    from hmicdiff.model import Polarity
    from hmicdiff.structure.clauses import Clause
    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["claims_of"]

_KEPT = 1 << 15
"""So many sentences' claims are kept: those of some reports."""


@lru_cache(maxsize=_KEPT)
def claims_of(text: str, cues: Cues) -> tuple[Claim, ...]:
    """Return one claim for each clause of `text`, in order; none for a sentence of one clause.

    Offsets are those of `text`. A clause that opens with "but" and breaks off at its verb says the
    contrary of the one before it.
    """
    clauses = claiming(text, cues)
    if len(clauses) < 2:  # noqa: PLR2004 - two clauses can differ
        return ()
    hits, now = find_hits(text, cues), without_then(text, cues)
    return tuple(
        Claim(
            start=one.start,
            end=one.end,
            polarity=_tone(now, one, cues),
            directions=tuple(sorted({hit.direction for hit in hits if one.start <= hit.start < one.end})),
        )
        for one in clauses
    )


def _tone(text: str, clause: Clause, cues: Cues) -> Polarity:
    """Return the tone of one clause by itself."""
    return tone_of(text[clause.start : clause.end].strip(" ,;"), cues)[0]
