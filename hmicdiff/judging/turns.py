"""Which way a matter turned, where the earlier of two reports says good and bad of its thread at once.

"One report says both" is true of many a thread and tells little. Where the later report says one thing alone,
that answers a part of what the earlier said: the fault that it now praises, the strength that it now finds
wanting, or the same over again. The part that it shares most words with is the one it answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.judging.answers import count_shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hmicdiff.judging.sides import Side
    from hmicdiff.model import Polarity, ThreadPoint
    from hmicdiff.vocabulary.concepts import Concepts

__all__ = ["turn_of"]

_CONTRARY: Mapping[Polarity, Polarity] = {"praise": "concern", "concern": "praise"}


def turn_of(left: Side, right: Side, concepts: Concepts) -> tuple[Polarity, Polarity] | None:
    """Return the tones of the part that a later report of one tone answers; None where it answers none.

    Both reports are read for what they find; a later report that says both itself has turned no way.
    """
    if left.polarity != "mixed" or right.polarity not in _CONTRARY:
        return None
    contrary = _CONTRARY[right.polarity]
    answers = [one for one in right.findings if one.polarity == right.polarity]
    faults = {"concern", "mixed"}
    turned = _most_shared(_of(left, faults if contrary == "concern" else {contrary}), answers, concepts)
    kept = _most_shared(_of(left, faults if contrary == "praise" else {"praise"}), answers, concepts)
    if not turned and not kept:
        return None
    return (contrary if turned >= kept else right.polarity), right.polarity


def _of(side: Side, tones: set[str]) -> list[ThreadPoint]:
    """Return what a side finds in one of some tones, its grade aside."""
    return [one for one in side.findings if one.polarity in tones and one.kind != "grade"]


def _most_shared(ones: Iterable[ThreadPoint], others: Iterable[ThreadPoint], concepts: Concepts) -> int:
    """Return the most words and concepts that a point of each side share."""
    answers = list(others)
    return max((count_shared(one, other, concepts) for one in ones for other in answers), default=0)
