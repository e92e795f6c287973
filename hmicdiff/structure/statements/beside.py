"""What a sentence right beside a finding makes of it: an old finding told behind the present one, a measure as it was, a fault raised before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.structure.statements.frames import BY_ORDER, POINTING, Found, clearest, says, tone_then
from hmicdiff.structure.statements.told_again import told_before
from hmicdiff.text import OF_SUBSTANCE, stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import StatementDirection
    from hmicdiff.structure.sentences import PlacedSentence
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["measured_first", "raised_before", "told_first"]


def told_first(placed: Sequence[PlacedSentence], index: int, vocabulary: Vocabulary) -> Found | None:
    """Return the change that an old finding makes of the present one told right before it, None where it makes none.

    "Commanders are trained. They had no training in this when we last inspected." One that states its
    change by itself has stated it.
    """
    if index == 0:
        return None
    new, old = placed[index - 1], placed[index]
    plain = not new.sentence.is_history and new.sentence.standing == "finding"
    same = (new.sentence.section, new.sentence.block) == (old.sentence.section, old.sentence.block)
    if not (plain and same and _speaks_of(old, new, vocabulary)) or clearest(new, vocabulary) is not None:
        return None
    if says("same-then", old, vocabulary):
        return _told_with(new, old, POINTING["unchanged"].get(_worst_of(new)))
    then = _old_side(new, old, vocabulary)
    direction = BY_ORDER.get((then, new.sentence.polarity))
    if (
        direction is None
        and new.sentence.polarity != "concern"
        and _is_new_or_whole(old, new, then, vocabulary)
    ):
        direction = "improved"
    return _told_with(new, old, direction if direction in {"improved", "regressed"} else None)


def measured_first(placed: Sequence[PlacedSentence], index: int, vocabulary: Vocabulary) -> Found | None:
    """Return the change that a measure of then, told right behind the same of now in its paragraph, makes; None where it makes none.

    "Availability was 74 percent. It was 81 percent when we inspected in 2018."
    """
    if index == 0 or placed[index - 1].sentence.block != placed[index].sentence.block:
        return None
    new, old = placed[index - 1], placed[index]
    if new.sentence.is_history or clearest(new, vocabulary) is not None:
        return None
    tone = new.sentence.polarity
    return _told_with(new, old, told_before(new.text.text, old.text.text, tone, vocabulary.cues))


def raised_before(placed: Sequence[PlacedSentence], index: int, vocabulary: Vocabulary) -> Found | None:
    """Return that a fault is there still, where inspectors say beside it that they raised it before; None elsewhere.

    "We raised this at our last inspection. Assessments were recorded in only 55 of 112 cases."
    """
    one = placed[index]
    if not says("raised-before", one, vocabulary):
        return None
    near = [placed[place] for place in (index + 1, index - 1) if 0 <= place < len(placed)]
    faults = (each for each in near if _is_fault_beside(each, one))
    fault = next((each for each in faults if clearest(each, vocabulary) is None), None)
    if fault is None:
        return None
    first, last = sorted((one, fault), key=lambda each: each.text.offsets[0])
    place = first.text.raw.place(first.text.offsets[0], last.text.offsets[-1] + 1)
    return Found(fault, place, "unresolved", "frame:raised-before", (one.text.text, fault.text.text))


def _is_fault_beside(fault: PlacedSentence, one: PlacedSentence) -> bool:
    """Whether a sentence finds fault today in the paragraph of another."""
    is_fault = fault.sentence.polarity in {"concern", "mixed"} and not fault.sentence.is_history
    return is_fault and fault.sentence.block == one.sentence.block


def _worst_of(one: PlacedSentence) -> str:
    """Return the polarity of a sentence, that of its fault where it says good and bad."""
    return "concern" if one.sentence.polarity == "mixed" else one.sentence.polarity


def _told_with(
    new: PlacedSentence, old: PlacedSentence, direction: StatementDirection | None
) -> Found | None:
    """Return the statement that a finding and the old one right behind it make, None where they make none."""
    if direction is None:
        return None
    place = new.text.raw.place(new.text.offsets[0], old.text.offsets[-1] + 1)
    return Found(new, place, direction, "frame:told-first", (old.text.text, new.text.text))


def _is_new_or_whole(old: PlacedSentence, new: PlacedSentence, then: str, vocabulary: Vocabulary) -> bool:
    """Whether what was just told was not there before, or holds of all where the old finding found a fault."""
    return says("new-since", old, vocabulary) or (then == "concern" and says("all-of-them", new, vocabulary))


def _old_side(new: PlacedSentence, old: PlacedSentence, vocabulary: Vocabulary) -> str:
    """Return the polarity of an old finding; "this was not so" has the contrary one of what it speaks of."""
    if says("otherwise", old, vocabulary):
        return {"praise": "concern", "concern": "praise"}.get(new.sentence.polarity, "neutral")
    return tone_then(old, vocabulary)


def _speaks_of(old: PlacedSentence, new: PlacedSentence, vocabulary: Vocabulary) -> bool:
    """Whether an old finding points to the sentence before it, or shares a word of substance with it."""
    points = says("points-back", old, vocabulary) or says("same-then", old, vocabulary)
    return points or bool(stems(old.text.text, OF_SUBSTANCE) & stems(new.text.text, OF_SUBSTANCE))
