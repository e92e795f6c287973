"""Whether an item is new, an old one told again, or one that was dealt with, by what stands near it in the report."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Literal

from hmicdiff.structure.items.state import mentions, state_of, state_of_this
from hmicdiff.text import OF_SUBSTANCE, STEM, has_letters, stems
from hmicdiff.vocabulary.cue_table import mask
from hmicdiff.vocabulary.item_tables import load_item_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from hmicdiff.model import Section, Sentence
    from hmicdiff.structure.items.text_blocks import Boxed
    from hmicdiff.structure.sentences import PlacedSentence
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.cue_rows import ItemKind
    from hmicdiff.vocabulary.cue_table import Cues
    from hmicdiff.vocabulary.item_tables import ItemState

__all__ = ["Found", "Judge", "Status", "restates"]

Status = Literal["raised", "restated", "closed"]
_KEPT = 1 << 15
"""So many sentences' answers are kept: those of some reports."""
_AROUND = 8
"""Sentences before a closing one in which its paragraph may tell what it speaks of."""
_NEAR = 2
"""Sentences after an old item in which "this" may speak of it."""


@dataclass(frozen=True, slots=True)
class Found:
    """An item before its status is known."""

    boxed: Boxed
    labelled: bool
    retold: bool = False
    """Whether the text says itself that an earlier report raised it."""

    @property
    def first(self) -> PlacedSentence:
        """Its first sentence."""
        return self.boxed.members[0]


class Judge:
    """Tells new items from old ones, by what stands near them in the report.

    "These areas for improvement" speaks of all labelled items of its part of the report, unless that
    part tells the old ones in prose; "this area for improvement" of the one before; "this cause of
    concern" of its recommendations too. A revisit letter tells all its items again.
    """

    def __init__(
        self,
        placed: Sequence[PlacedSentence],
        sections: Sequence[Section],
        found: Sequence[Found],
        vocabulary: Vocabulary,
    ) -> None:
        cues = vocabulary.cues
        roots = _roots(sections, cues)
        self.cues = cues
        self.common = vocabulary.concepts.naming_nothing(STEM)
        root_of = {one.sentence.id: roots.get(one.sentence.section, one.sentence.section) for one in placed}
        self.placed = placed
        self.place_of = place_of = {one.sentence.id: index for index, one in enumerate(placed)}
        self.items = [
            _Spot(root_of[one.first.sentence.id], place_of[one.first.sentence.id], one) for one in found
        ]
        self._places = [one.place for one in self.items]
        spoken = [one for one in placed if one.sentence.kind != "heading" and has_letters(one.text.text)]
        texts = [(root_of[one.sentence.id], place_of[one.sentence.id], one.text.text) for one in spoken]
        below = ((place, load_item_columns().state_in(one.text.text)) for place, one in enumerate(placed))
        told = [(place, state) for place, state in below if state is not None]
        self.letter = any(cues.retold.is_in(text) for _, _, text in texts)
        self.restated = self._spoken_of([one for one in texts if restates(one[2], cues)])
        self.state = self._states(texts, cues)
        self.state.update((at, state) for place, state in told for at in self._right_before(place))

    def status(self, found: Found) -> Status:
        """Return whether an item is new, an old one told again, or one that was dealt with."""
        place = self.place_of[found.first.sentence.id]
        state = found.boxed.state or self.state.get(place)
        if state is not None:
            return "closed" if state == "closed" else "restated"
        old = found.retold or found.first.sentence.is_history or (found.labelled and self.letter)
        return "restated" if old or place in self.restated else "raised"

    def _states(self, said: Iterable[tuple[str, int, str]], cues: Cues) -> dict[int, ItemState]:
        """Return what the report says last of the state of each item, by the item's place."""
        found: dict[int, ItemState] = {}
        for root, place, text in said:
            state = state_of(text, cues)
            targets = (
                _on_its_subject(self._targets(root, place, text), text, cues)
                if state
                else self._just_told(place)
            )
            state = state or (state_of_this(text, cues) if targets else None)
            found.update({one.place: state for one in targets if state})
        return found

    def _right_before(self, place: int) -> list[int]:
        """Return the place of the item whose last words stand right before `place`, its deadline aside."""
        while place and load_item_columns().deadline_in(self.placed[place - 1].text.text):
            place -= 1
        index = bisect_left(self._places, place) - 1
        if index < 0:
            return []
        one = self.items[index]
        return [one.place] if place - one.place <= len(one.found.boxed.members) else []

    def _just_told(self, place: int) -> Sequence[_Spot]:
        """Return the old item that one of the last sentences before `place` tells of."""
        if not self.items:
            return ()
        first, last = (bisect_left(self._places, at) for at in (place - _NEAR, place))
        near = self.items[first:last]
        return [one for one in near if one.found.first.sentence.is_history][-1:]

    def _spoken_of(self, said: Iterable[tuple[str, int, str]]) -> set[int]:
        """Return the places of the items that sentences (root, place, text) speak of."""
        return {one.place for root, place, text in said for one in self._targets(root, place, text)}

    def _targets(self, root: str, place: int, text: str) -> Sequence[_Spot]:
        """Return the items that one sentence speaks of."""
        here = [one for one in self.items if one.root == root or self.letter]
        told = [one for one in here if one.found.first.sentence.is_history and not one.found.labelled]
        if told and not self.letter:
            return told if _PLURAL.search(text) else self._meant_by(told, place)
        labelled = [one for one in here if one.found.labelled]
        if _PLURAL.search(text):
            return [one for one in labelled if _may_be_meant(one, place, text)]
        before = [one for one in labelled if one.place <= place]
        if "cause of concern" in text.lower():
            starts = [n for n, one in enumerate(before) if one.found.boxed.kind == "cause_of_concern"]
            return before[starts[-1] :] if starts else ()
        return () if self._is_of_a_list(before, place) else self._on_the_paragraph(before[-1:], place)

    def _on_the_paragraph(self, last: Sequence[_Spot], place: int) -> Sequence[_Spot]:
        """Return the last item before `place`, unless the paragraph that speaks of "this" one is on another matter.

        "In 2018/19 we found that too few suspects were bailed. ... This area for improvement has been dealt with" says
        nothing of a box on supervision above it: the paragraph names one that this report does not print.
        """
        words = self._words_before(place)
        return [one for one in last if not words or words & self._telling(self._told_with(one))]

    def _words_before(self, place: int) -> frozenset[str]:
        """Return the telling words of the sentences of a paragraph that stand before `place`."""
        near = (one.text.text for one in self._paragraph_up_to(place)[:-1])
        return self._telling(" ".join(text for text in near if not _only_restates(text, self.cues)))

    def _telling(self, text: str) -> frozenset[str]:
        """Return the stems of a text without those that any report of the field is full of."""
        return stems(text) - self.common

    def _told_with(self, spot: _Spot) -> str:
        """Return an item's text with the rest of the paragraph it stands in."""
        here = _paragraph(self.placed[spot.place].sentence)
        behind = takewhile(lambda one: _paragraph(one.sentence) == here, self.placed[spot.place :])
        return " ".join((spot.found.boxed.text, *(one.text.text for one in behind)))

    def _paragraph_up_to(self, place: int) -> list[PlacedSentence]:
        """Return the last sentences of a paragraph up to the one at `place`."""
        own = _paragraph(self.placed[place].sentence)
        before = self.placed[max(0, place - _AROUND) : place + 1]
        return [one for one in before if _paragraph(one.sentence) == own]

    def _meant_by(self, told: Sequence[_Spot], place: int) -> Sequence[_Spot]:
        """Return those of the old items told that one sentence, of one item, means: its paragraph shares most with them.

        "First, the force needed to protect its patrols. Second, ..." and, below, "The policy on patrols is followed. We
        are satisfied that this area for improvement has been addressed": the first of the two is.
        """
        if len(told) == 1:
            return told
        near = self._paragraph_up_to(place)
        words = stems(" ".join(one.text.text for one in near), OF_SUBSTANCE)
        shared = [len(words & stems(one.found.boxed.text, OF_SUBSTANCE)) for one in told]
        return [one for one, count in zip(told, shared, strict=True) if count == max(shared)]

    def _is_of_a_list(self, before: Sequence[_Spot], place: int) -> bool:
        """Whether the last item before `place` is one of several in a row, with other text behind it.

        "This area for improvement has been met", a page below a list of three, is said of none of them.
        """
        in_a_row = len(before) > 1 and before[-1].place - before[-2].place == 1
        return in_a_row and not self.letter and place - before[-1].place > 1


def _only_restates(text: str, cues: Cues) -> bool:
    """Whether a sentence says when "this" item was set, and not what it is about."""
    return restates(text, cues) and not mentions(text, cues)


def _paragraph(sentence: Sentence) -> tuple[str, int]:
    """Return what a sentence's paragraph is known by."""
    return sentence.section, sentence.block


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where an item stands."""

    root: str
    """Section that answers the question it belongs to."""
    place: int
    """Index of its first sentence."""
    found: Found


_PLURAL = re.compile(
    r"\b(?:these|those|all|both|two|three|four|five|the|our|its)\b(?: (?:of|the|our|its|these|those|previous|earlier|remaining|\d{4}\S*|\w+))?"
    r"(?: \w+)? (?:areas (?:for|of) improvement|recommendations|causes of concern)\b"
    r"|\b(?:these|those)\b|\b(?:all|both|two|three)(?: of (?:these|those|them))?(?: now)? (?:have|has|are|were)\b",
    re.IGNORECASE,
)
"""Words that speak of several items; "all officers are trained" does not."""
_KINDS: Mapping[str, frozenset[ItemKind]] = {
    "areas": frozenset({"area_for_improvement"}),
    "recommendations": frozenset({"recommendation", "cause_of_concern"}),
    "causes": frozenset({"recommendation", "cause_of_concern"}),
}
"""Kinds of the items that a plural word names; a cause of concern and its recommendations share their fate."""
_NAMED = re.compile(
    r"\b(areas(?= (?:for|of) improvement)|recommendations|causes(?= of concern))\b", re.IGNORECASE
)
_POINTS = re.compile(r"\b(?:these|those|following|below)\b", re.IGNORECASE)
"""Words by which a sentence may speak of items that are printed behind it."""


def _on_its_subject(targets: Sequence[_Spot], text: str, cues: Cues) -> Sequence[_Spot]:
    """Return those of `targets` that share a word with what a sentence says its item is about; all where it says nothing.

    "The area for improvement about child exploitation has been closed" says nothing of the box on bail above it.
    """
    about = " ".join(one.about for one in mentions(text, cues))
    words = stems(about)
    return [one for one in targets if words & stems(one.found.boxed.text)] if words else targets


def _may_be_meant(one: _Spot, place: int, text: str) -> bool:
    """Whether a sentence at `place` that speaks of several items may mean this one.

    It means the kind it names. An item printed only behind it is a new one, unless it points there: "All the
    recommendations of 2022 have been completed" closes nothing that the box below asks for.
    """
    named = [kind.lower() for kind in _NAMED.findall(text)]
    kinds = frozenset[str]().union(*(_KINDS[kind] for kind in named))
    fits = not named or one.found.boxed.kind in kinds
    return fits and (one.place <= place or _POINTS.search(text) is not None)


def _roots(sections: Sequence[Section], cues: Cues) -> dict[str, str]:
    """Return for each section the one under which its question or area is answered."""
    parents = {section.id: section.parent for section in sections}
    labels = {one.id for one in sections if one.heading and cues.item_heading(one.heading)}
    return {key: _question(key, parents, labels) for key in parents}


def _question(key: str, parents: Mapping[str, str | None], labels: AbstractSet[str]) -> str:
    """Return the ancestor of a section just below the top, or the section itself.

    A label such as ``Areas for improvement`` stands for what it stands under.
    """
    path = [key]
    while (parent := parents.get(path[-1])) is not None:
        path.append(parent)
    just_below = path[-2] if len(path) > 1 else path[0]
    return path[-1] if just_below in labels else just_below


@lru_cache(maxsize=_KEPT)
def restates(text: str, cues: Cues) -> bool:
    """Whether a sentence says that the items near it are an earlier report's."""
    masked = mask(text, (hit for hit in cues.find_anchors(text) if hit.refers != "period"))
    return cues.restatings.search(text, masked) is not None
