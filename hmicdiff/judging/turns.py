"""Which way a matter turned, where the earlier of two reports says good and bad of its thread at once.

"One report says both" is true of many a thread and tells little. Where the later report says one thing alone,
that answers a part of what the earlier said: the fault that it now praises, the strength that it now finds
wanting, or the same over again. The part that it shares most words with is the one it answers.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hmicdiff.judging.answers import count_shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hmicdiff.judging.sides import Side
    from hmicdiff.model import Polarity, ThreadPoint
    from hmicdiff.vocabulary.concepts import Concepts

__all__ = ["turn_of"]

_CONTRARY: Mapping[Polarity, Polarity] = {"praise": "concern", "concern": "praise"}

_BOTH = frozenset({"praise", "concern"})


def turn_of(left: Side, right: Side, concepts: Concepts) -> tuple[Polarity, Polarity] | None:
    """Return the tones of the part that a later report of one tone answers; None where it answers none.

    Both reports are read for what they find; a later report that says both itself has turned no way.
    """
    if left.polarity != "mixed" or right.polarity not in _CONTRARY:
        return None
    contrary = _CONTRARY[right.polarity]
    answers = [one for one in right.findings if one.polarity == right.polarity]
    turned, kept = (_most_shared(_of(left, tone), answers, concepts) for tone in (contrary, right.polarity))
    if not turned and not kept:
        return None
    return (contrary if turned >= kept else right.polarity), right.polarity


def _of(side: Side, tone: Polarity) -> Iterator[ThreadPoint]:
    """Yield what a side finds in one tone, its grade aside; of what says good and bad at once, the clauses in that tone.

    One that no clauses part finds fault.
    """
    for one in side.findings:
        if one.kind == "grade" or one.polarity not in {tone, "mixed"}:
            continue
        clauses = _clauses(side, one, tone) if one.polarity == "mixed" else one.quote
        if clauses:
            yield replace(one, quote=clauses)


def _clauses(side: Side, point: ThreadPoint, tone: Polarity) -> str:
    """Return the words of the clauses of a point in one tone; all of them for a fault that no clauses part."""
    sentence = side.sentence_of(point)
    claims = sentence.claims if sentence is not None else ()
    if sentence is None or not {one.polarity for one in claims} >= _BOTH:
        return point.quote if tone == "concern" else ""
    return " ".join(sentence.text[one.start : one.end] for one in claims if one.polarity == tone)


def _most_shared(ones: Iterable[ThreadPoint], others: Iterable[ThreadPoint], concepts: Concepts) -> int:
    """Return the most words and concepts that a point of each side share."""
    answers = list(others)
    return max((count_shared(one, other, concepts) for one in ones for other in answers), default=0)
