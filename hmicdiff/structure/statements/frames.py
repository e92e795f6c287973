"""An old finding and the present one side by side: what two neighbouring sentences tell of change.

"In our previous inspection, we found ... In our 2023-25 inspection, we found ..." is one statement, and so
is an old finding with the sentence behind it that says what became of that. What follows the present finding is told beside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.structure.history import turns_to_present
from hmicdiff.structure.shares import shares_in
from hmicdiff.structure.statements.hits import OVER_TIME, WEAK, Hit, find_hits
from hmicdiff.structure.statements.told_again import (
    counts_it_anew,
    counts_what_is_left,
    told_again,
)
from hmicdiff.text import OF_SUBSTANCE, stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import StatementDirection
    from hmicdiff.structure.sentences import PlacedSentence
    from hmicdiff.text import Place
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.cue_rows import FramePart

__all__ = [
    "BY_ORDER",
    "GIVEN_UP",
    "POINTING",
    "Found",
    "answer_to",
    "clearest",
    "frame_of",
    "says",
    "tone_then",
]

_FRAME_REACH = 5
"""Sentences that may stand between the old finding and the answer; the longest seen has two."""
BY_ORDER: dict[tuple[str, str], StatementDirection] = {
    ("concern", "praise"): "improved",
    ("praise", "concern"): "regressed",
    ("praise", "praise"): "sustained",
}
"""Direction of a change by the tones of the old finding and the new one."""
POINTING: dict[FramePart, dict[str, StatementDirection]] = {
    "reversed": {"concern": "improved", "praise": "regressed"},
    "unchanged": {"concern": "unresolved", "praise": "sustained"},
    "worse-still": {"concern": "regressed"},
}
"""Direction that a sentence which points back to an old finding gives it, by that one's tone."""
_TURNS: tuple[FramePart, ...] = ("now", "reversed", "unchanged")
"""Words by which a sentence right behind an old finding turns to the present."""
_NEARLY_ALL = 0.85
"""Share of those looked at from which a duty that was wanting is done."""


_GOES_ON = re.compile(
    r"(?:\W*(?:now|today|this time|\w+ly),? )?(?:it|they|this|these|there|he|she|all|every|each|both"
    r"|the (?:\w+ )?(?:force|constabulary|service|brigade)|\w+ (?:police|constabulary))\b",
    re.IGNORECASE,
)
"""Openings of a sentence that goes on about the body, or about what was told before."""
GIVEN_UP = "no-longer"
"""Cue of a practice that was given up, for worse unless it was the fault."""


@dataclass(frozen=True, slots=True)
class Found:
    """A statement before its repeats are known."""

    owner: PlacedSentence
    place: Place
    direction: StatementDirection
    cue: str
    texts: tuple[str, ...]
    """Where its reference is looked for, nearest first."""
    is_forces_own: bool = False
    """Whether the inspected body says it of itself in a clause of the inspectorate's sentence."""


def answer_to(
    placed: Sequence[PlacedSentence], index: int, vocabulary: Vocabulary, own: int | None
) -> int | None:
    """Return the index of the sentence that answers an old finding, None where none does."""
    section = placed[index].sentence.section
    for later in range(index + 1, min(index + 2 + _FRAME_REACH, len(placed))):
        sentence = placed[later].sentence
        if sentence.section != section or sentence.kind == "heading":
            return None
        if turns_to_present(placed[later].text.text, vocabulary.cues, own):
            return later
        told_on = all(one.sentence.is_history for one in placed[index + 1 : later])
        anew = counts_it_anew(placed[index].text.text, placed[later].text.text)
        if (told_on or anew) and _answers_at_once(placed[index], placed[later], vocabulary):
            return later
    return None


def _answers_at_once(old: PlacedSentence, one: PlacedSentence, vocabulary: Vocabulary) -> bool:
    """Whether the sentence behind an old finding, and what goes on with that, tells how it stands now: "It now measures ...".

    It has to say *now* or *since*, or that things are as they were, and to judge or state a change. One
    whose clauses point both ways speaks for itself, clause by clause.
    """
    counted = _counted_way(old, one, vocabulary) is not None
    turns = any(says(words, one, vocabulary) for words in _TURNS)
    left = counts_what_is_left(one.text.text) and old.sentence.block == one.sentence.block
    turns = turns or (counted and (left or says("at-this-visit", one, vocabulary)))
    if one.sentence.is_history or not turns or _says_both(one, vocabulary):
        return False
    if old.sentence.block != one.sentence.block and not _is_on_it(old, one):
        return False
    told = one.sentence.polarity in {"praise", "concern"} or clearest(one, vocabulary) is not None
    return (
        told
        or counted
        or _does_it_now(old, one, vocabulary)
        or _held_against(old, one, vocabulary) is not None
    )


def says(part: FramePart, one: PlacedSentence, vocabulary: Vocabulary) -> bool:
    """Whether a sentence has the words that play a part in a frame."""
    return vocabulary.cues.frames[part].search(one.text.text) is not None


def _says_both(one: PlacedSentence, vocabulary: Vocabulary) -> bool:
    """Whether the clauses of a sentence state changes of different directions."""
    return len({hit.direction for hit in find_hits(one.text.text, vocabulary.cues)} & OVER_TIME) > 1


def _does_it_now(old: PlacedSentence, one: PlacedSentence, vocabulary: Vocabulary) -> bool:
    """Whether what was wanting is done now: a fault, then "It now measures ...", nothing planned or under way."""
    plain = one.sentence.polarity == "neutral" and one.sentence.standing == "finding"
    wanting = plain and tone_then(old, vocabulary) == "concern"
    return wanting and says("does-now", one, vocabulary) and _is_on_it(old, one)


def _is_on_it(old: PlacedSentence, one: PlacedSentence) -> bool:
    """Whether a sentence speaks of what an old finding does: of the body, or of a thing that both name."""
    shared = stems(old.text.text, OF_SUBSTANCE) & stems(one.text.text, OF_SUBSTANCE)
    return bool(shared) or _GOES_ON.match(one.text.text) is not None


def tone_then(old: PlacedSentence, vocabulary: Vocabulary) -> str:
    """Return the polarity of an old finding: its words', else that of the verb by which it is told.

    "We criticised the way that crimes were handed over" finds fault, whatever it finds fault with.
    """
    if old.sentence.polarity != "neutral":
        return old.sentence.polarity
    if says("found-fault", old, vocabulary):
        return "concern"
    return "praise" if says("found-good", old, vocabulary) else "neutral"


def _held_against(
    old: PlacedSentence, one: PlacedSentence, vocabulary: Vocabulary
) -> tuple[StatementDirection, str] | None:
    """Return what a sentence that only points back makes of an old finding, and by which form; None for any other.

    "This is no longer the case" turns it, "That remains so" keeps it, "They have even more now" makes it worse.
    """
    then = tone_then(old, vocabulary)
    for form, directions in POINTING.items():
        if then in directions and says(form, one, vocabulary):
            return directions[then], f"frame:{form}"
    return None


def frame_of(placed: Sequence[PlacedSentence], first: int, last: int, vocabulary: Vocabulary) -> Found:
    """Return the statement of a two-sentence frame, from old finding to answer."""
    old, new = placed[first].text, placed[last].text
    direction, cue = _answer_direction(placed[first], placed[last], _heading_over(placed, first), vocabulary)
    held = _held_against(placed[first], placed[last], vocabulary)
    if held is not None:
        direction, cue = held
    elif cue == f"frame:{GIVEN_UP}" and tone_then(placed[first], vocabulary) == "concern":
        direction, cue = "improved", "frame:given-up"
    elif direction == "too_early" and _does_it_now(placed[first], placed[last], vocabulary):
        direction, cue = "improved", "frame:now"
    return Found(
        placed[last],
        old.raw.place(old.offsets[0], new.offsets[-1] + 1),
        direction,
        cue,
        (old.text, new.text),
    )


def _heading_over(placed: Sequence[PlacedSentence], index: int) -> PlacedSentence | None:
    """Return the heading of the section that a sentence stands in, None where none is printed."""
    section = placed[index].sentence.section
    for one in reversed(placed[:index]):
        if one.sentence.section != section:
            return None
        if one.sentence.kind == "heading":
            return one
    return None


def _answer_direction(
    old: PlacedSentence, one: PlacedSentence, heading: PlacedSentence | None, vocabulary: Vocabulary
) -> tuple[StatementDirection, str]:
    """Return what the answer of a frame says: its own cue, else both tones, else the cue of the heading over it.

    Headings of 2023-25 are sentences that state the finding ("The force answers calls faster than it did").
    A new practice told without a result states no improvement; its effect isn't known.
    """
    own = clearest(one, vocabulary)
    if own is not None:
        return own.direction, f"frame:{own.cue}"
    by_tone: dict[str, StatementDirection] = {"praise": "improved", "concern": "unresolved"}
    then = tone_then(old, vocabulary)
    said = BY_ORDER.get((then, one.sentence.polarity), by_tone.get(one.sentence.polarity))
    counted = _counted_way(old, one, vocabulary, is_fault=one.sentence.polarity == "concern")
    if said is None and then == "concern" and _counts_nearly_all(one.text.text):
        counted = "improved"
    if said in {None, "unresolved"} and counted is not None:
        return counted, "frame:counted"
    over = clearest(heading, vocabulary) if heading is not None and said is None else None
    if over is not None:
        return over.direction, f"frame:heading:{over.cue}"
    return said or "too_early", f"frame:{one.sentence.polarity}"


def _counted_way(
    old: PlacedSentence, one: PlacedSentence, vocabulary: Vocabulary, *, is_fault: bool = False
) -> StatementDirection | None:
    """Return which way a number went that both sentences give; None where one gives none.

    Of what `is_fault` still, no more than half may be left.
    """
    return told_again(
        old.text.text, one.text.text, tone_then(old, vocabulary), vocabulary.cues, is_fault=is_fault
    )


def _counts_nearly_all(text: str) -> bool:
    """Whether a sentence counts nearly all of what was looked at: "in 68 of 72 cases"."""
    return next(iter(shares_in(text)), 0.0) >= _NEARLY_ALL


def clearest(one: PlacedSentence, vocabulary: Vocabulary) -> Hit | None:
    """Return the cue of highest rank that a sentence holds, comparisons with other forces aside."""
    hits = [
        hit
        for hit in find_hits(one.text.text, vocabulary.cues)
        if hit.direction != "benchmark" and hit.rank > WEAK
    ]
    return max(hits, key=lambda hit: hit.rank, default=None)
