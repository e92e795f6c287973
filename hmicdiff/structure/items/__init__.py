"""Items: findings that carry an obligation, labelled or said in passing.

Labelled ones stand under a printed heading or label (`items_boxes`). An old item told again is
restated; where the same part of the report says that it was dealt with, it is closed: "We are
satisfied that the force has suitably addressed these areas for improvement" (2018/19).
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from hmicdiff.model import Item
from hmicdiff.structure.items.boxes import Boxed, find_boxed, group_blocks, obliges
from hmicdiff.structure.items.state import mentions, state_of, state_of_this
from hmicdiff.structure.items.tabled import find_tabled
from hmicdiff.text import has_letters, squash
from hmicdiff.vocabulary.cue_table import mask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from hmicdiff.model import Section
    from hmicdiff.structure.items.state import ItemState
    from hmicdiff.structure.sentences import PlacedSentence
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.cue_rows import ItemKind
    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["find_items"]

Status = Literal["raised", "restated", "closed"]
_KEPT = 1 << 15
"""So many sentences' answers are kept: those of some reports."""
_NEAR = 2
"""Sentences after an old item in which "this" may speak of it."""


_NUMBER = re.compile(
    r"[\[(]?\d{1,2}(?:\.\d{1,3}){0,3}(?:[.)\]]+\s+|(?<=\.\d)\s+(?=[A-Z])|(?<=\.\d\d)\s+(?=[A-Z]))(?=\S)"
)
"""The number of a paragraph or an entry (``1.``, ``(2)``, ``3.14``), which counts items and says nothing of them."""
_TOLD = re.compile(
    r"\b(?:an?|the) (?:accelerated )?(?P<what>area for improvement|cause of concern)"
    r" (?:about|relating to|regarding|concerning|in relation to|because|on how|that)\b",
    re.IGNORECASE,
)
"""An old item whose subject the same sentence gives (2023-25 on: "we issued an area for improvement about ...")."""


@dataclass(frozen=True, slots=True)
class _Found:
    """An item before its status is known."""

    boxed: Boxed
    labelled: bool

    @property
    def first(self) -> PlacedSentence:
        """Its first sentence."""
        return self.boxed.members[0]


def find_items(
    placed: Sequence[PlacedSentence], sections: Sequence[Section], vocabulary: Vocabulary
) -> tuple[Item, ...]:
    """Return the items of a report, in reading order; a second printing of a block is passed over."""
    cues = vocabulary.cues
    once = [one for one in placed if one.sentence.repeat_of is None]
    blocks = group_blocks(one for one in once if not one.sentence.is_boilerplate)
    boxes = (*find_boxed(blocks, cues), *find_tabled(blocks, cues))
    taken = {member.sentence.id for box in boxes for member in box.members}
    found = [_Found(box, labelled=True) for box in boxes if isinstance(box, Boxed)]
    found += _unlabelled([one for one in once if one.sentence.id not in taken], cues)
    order = {one.sentence.id: index for index, one in enumerate(placed)}
    found.sort(key=lambda one: order[one.first.sentence.id])
    judge = _Judge(once, sections, found, cues)
    said = Counter[str]()
    return tuple(_item(one, judge.status(one), said, cues) for one in found)


# --- unlabelled --------------------------------------------------------------------------------


def _unlabelled(placed: Iterable[PlacedSentence], cues: Cues) -> Iterator[_Found]:
    """Yield the asks of running prose: old items told again, items named inline, soft asks."""
    for one in placed:
        sentence = one.sentence
        silent = sentence.kind in {"label", "note", "cell"} or not has_letters(one.text.text)
        if sentence.is_boilerplate or silent:
            continue
        kind = _inline_kind(one, cues)
        if kind is not None:
            yield _Found(Boxed(kind, (one,), one.text.text), labelled=False)


def _inline_kind(one: PlacedSentence, cues: Cues) -> ItemKind | None:
    """Return the kind of item a sentence of prose is, None for most."""
    text = one.text.text
    told = _TOLD.search(text) if one.sentence.is_history else None
    if told is not None:
        return "cause_of_concern" if told["what"].lower().startswith("cause") else "area_for_improvement"
    if one.sentence.is_history and _restates(text, cues):
        return None
    if one.sentence.is_history:
        return "area_for_improvement" if obliges(text, cues) else _named_kind(text, cues)
    named = _named_kind(text, cues)
    if named is not None:
        return named
    asked = cues.soft_asks.is_in(text)
    return "recommendation" if asked and one.sentence.attributed_to == "inspectorate" else None


@lru_cache(maxsize=_KEPT)
def _named_kind(text: str, cues: Cues) -> ItemKind | None:
    """Return the kind that a sentence of prose names itself ("and this is a cause of concern")."""
    return cues.inline_items.first(text)


# --- status and shape ----------------------------------------------------------------------------


class _Judge:
    """Tells new items from old ones, by what stands near them in the report.

    "These areas for improvement" speaks of all labelled items of its part of the report, unless that
    part tells the old ones in prose; "this area for improvement" of the one before; "this cause of
    concern" of its recommendations too. A revisit letter tells all its items again.
    """

    def __init__(
        self,
        placed: Sequence[PlacedSentence],
        sections: Sequence[Section],
        found: Sequence[_Found],
        cues: Cues,
    ) -> None:
        roots = _roots(sections, cues)
        root_of = {one.sentence.id: roots.get(one.sentence.section, one.sentence.section) for one in placed}
        self.place_of = place_of = {one.sentence.id: index for index, one in enumerate(placed)}
        self.items = [
            _Spot(root_of[one.first.sentence.id], place_of[one.first.sentence.id], one) for one in found
        ]
        self._places = [one.place for one in self.items]
        spoken = [one for one in placed if one.sentence.kind != "heading" and has_letters(one.text.text)]
        texts = [(root_of[one.sentence.id], place_of[one.sentence.id], one.text.text) for one in spoken]
        self.letter = any(cues.retold.is_in(text) for _, _, text in texts)
        self.restated = self._spoken_of([one for one in texts if _restates(one[2], cues)])
        self.state = self._states(texts, cues)

    def status(self, found: _Found) -> Status:
        """Return whether an item is new, an old one told again, or one that was dealt with."""
        place = self.place_of[found.first.sentence.id]
        state = self.state.get(place)
        if state is not None:
            return "closed" if state == "closed" else "restated"
        old = found.first.sentence.is_history or (found.labelled and self.letter)
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
            return told
        labelled = [one for one in here if one.found.labelled]
        if _PLURAL.search(text):
            return [one for one in labelled if _may_be_meant(one, place, text)]
        before = [one for one in labelled if one.place <= place]
        if "cause of concern" in text.lower():
            starts = [n for n, one in enumerate(before) if one.found.boxed.kind == "cause_of_concern"]
            return before[starts[-1] :] if starts else ()
        return () if self._is_of_a_list(before, place) else before[-1:]

    def _is_of_a_list(self, before: Sequence[_Spot], place: int) -> bool:
        """Whether the last item before `place` is one of several in a row, with other text behind it.

        "This area for improvement has been met", a page below a list of three, is said of none of them.
        """
        in_a_row = len(before) > 1 and before[-1].place - before[-2].place == 1
        return in_a_row and not self.letter and place - before[-1].place > 1


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where an item stands."""

    root: str
    """Section that answers the question it belongs to."""
    place: int
    """Index of its first sentence."""
    found: _Found


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


_STEM = 5
"""Letters by which two words are of one stem."""


def _on_its_subject(targets: Sequence[_Spot], text: str, cues: Cues) -> Sequence[_Spot]:
    """Return those of `targets` that share a word with what a sentence says its item is about; all where it says nothing.

    "The area for improvement about child exploitation has been closed" says nothing of the box on bail above it.
    """
    about = " ".join(one.about for one in mentions(text, cues))
    words = _stems(about)
    return [one for one in targets if words & _stems(one.found.boxed.text)] if words else targets


def _stems(text: str) -> set[str]:
    """Return the stems of a text's words of substance."""
    return {word[:_STEM] for word in re.findall(r"[a-z]{4,}", text.lower())}


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
def _restates(text: str, cues: Cues) -> bool:
    """Whether a sentence says that the items near it are an earlier report's."""
    masked = mask(text, (hit for hit in cues.find_anchors(text) if hit.refers != "period"))
    return cues.restatings.search(text, masked) is not None


def _deadline(boxed: Boxed, cues: Cues) -> str | None:
    """Return the time an item gives, as printed but for a capital, None where it gives none."""
    if boxed.deadline is not None:
        return boxed.deadline
    for text in (boxed.text, boxed.lead):
        found = cues.deadlines.search(text)
        if found:
            return found[0][0].lower() + found[0][1:]
    return None


def _item(found: _Found, status: Status, said: Counter[str], cues: Cues) -> Item:
    """Return the finished item; `said` counts equal texts, so that each has an id of its own."""
    first, last = found.first.text, found.boxed.members[-1].text
    place = first.raw.place(first.offsets[0], last.offsets[-1] + 1)
    name = f"{found.boxed.kind}|{squash(place.quote)}"
    said[name] += 1
    return Item(
        **place.as_dict(),  # type: ignore[arg-type]
        kind=found.boxed.kind,
        labelled=found.labelled,
        text=_without_number(found.boxed.text),
        deadline=_deadline(found.boxed, cues),
        status=status,
        section=found.first.sentence.section,
        topic=found.first.sentence.topic,
        stem=_without_number(" ".join(filter(None, (found.boxed.lead, found.boxed.stem)))) or None,
        id="i" + hashlib.sha256(f"{name}|{said[name]}".encode()).hexdigest()[:12],
    )


def _without_number(text: str) -> str:
    """Return the words of an item without the number that it bears."""
    return _NUMBER.sub("", text.strip(), count=1) if _NUMBER.match(text.strip()) else text.strip()
