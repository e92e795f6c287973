"""Items: findings that carry an obligation, labelled or said in passing.

Labelled ones stand under a printed heading or label: bullets (2015 to 2018/19, fire), boxes with a
sentence for a title (2021/22 on), "Within 3 months, ..." (2014), "By 31 March 2024, the service
should:" over bullets (recommendations of a cause of concern). An old item told again is restated;
where the same part of the report says that it was dealt with, closed.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hmicdiff.model import Item
from hmicdiff.text import squash
from hmicdiff.vocabulary.cues import mask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hmicdiff.model import Section
    from hmicdiff.structure.sentences import PlacedSentence
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.cues import Cues, ItemKind

__all__ = ["find_items"]

Status = Literal["raised", "restated", "closed"]
_TITLE_WORDS = 45
"""A box's title is one sentence of at most this many words; what explains it runs longer."""


@dataclass(frozen=True, slots=True)
class _Block:
    """The sentences of one paragraph, bullet or heading."""

    members: tuple[PlacedSentence, ...]

    @property
    def kind(self) -> str:
        """What the layout calls it."""
        return self.members[0].sentence.kind

    @property
    def text(self) -> str:
        """Its clean text."""
        return " ".join(one.text.text for one in self.members)


@dataclass(frozen=True, slots=True)
class _Raw:
    """An item before its status is known."""

    kind: ItemKind
    labelled: bool
    members: tuple[PlacedSentence, ...]
    text: str
    lead: str
    """The lead-in that owns it, "" where there is none."""


def find_items(
    placed: Sequence[PlacedSentence], sections: Sequence[Section], vocabulary: Vocabulary
) -> tuple[Item, ...]:
    """Return the items of a report, in reading order; a second printing of a block is passed over."""
    cues = vocabulary.cues
    first = [one for one in placed if one.sentence.repeat_of is None]
    labelled = tuple(_labelled(_blocks(first), cues))
    taken = {member.sentence.id for raw in labelled for member in raw.members}
    rest = [one for one in first if one.sentence.id not in taken]
    found = [*labelled, *_unlabelled(rest, cues)]
    order = {one.sentence.id: index for index, one in enumerate(placed)}
    roots = _roots(sections)
    found.sort(key=lambda raw: order[raw.members[0].sentence.id])
    return tuple(_item(raw, _status(raw, first, roots, cues), cues) for raw in found)


def _blocks(placed: Iterable[PlacedSentence]) -> tuple[_Block, ...]:
    """Return the sentences grouped by block, in order."""
    groups: dict[int, list[PlacedSentence]] = {}
    for one in placed:
        groups.setdefault(one.sentence.block, []).append(one)
    return tuple(_Block(tuple(members)) for members in groups.values())


# --- labelled ----------------------------------------------------------------------------------


def _labelled(blocks: Sequence[_Block], cues: Cues) -> Iterator[_Raw]:
    """Yield the items that stand under a heading or label that names their kind."""
    index = 0
    while index < len(blocks):
        kind = cues.item_heading(blocks[index].text)
        if kind is None:
            yield from _glued(blocks[index], cues)
            index += 1
            continue
        region = tuple(_region(blocks[index + 1 :], cues))
        yield from _in_region(kind, region, cues)
        index += 1 + len(region)


def _glued(block: _Block, cues: Cues) -> Iterator[_Raw]:
    """Yield the item of a block that opens with its label ("Area for improvement: ...")."""
    for kind, pattern in cues.item_labels:
        found = pattern.search(block.text)
        if found and block.text[found.end() :].strip():
            yield _Raw(kind, True, block.members, block.text[found.end() :], "")  # noqa: FBT003 - labelled
            return


def _region(blocks: Sequence[_Block], cues: Cues) -> Iterator[_Block]:
    """Yield the blocks that belong to an item heading.

    It ends at the next heading (but for a box's title), at a grade label, at a note, and where prose
    follows bullets.
    """
    bulleted = lead = False
    for position, block in enumerate(blocks):
        if block.kind in {"label", "note", "cell"} or cues.item_heading(block.text):
            return
        if block.kind == "heading" and (position or not _obliges(block.text, cues)):
            return
        if block.kind in {"prose", "bullet"} and (bulleted or block.kind == "bullet") and not lead and not _asks(block):
            return
        lead = block.text.rstrip().endswith(":")
        bulleted = bulleted or block.kind == "bullet"
        yield block


def _in_region(kind: ItemKind, region: Sequence[_Block], cues: Cues) -> Iterator[_Raw]:
    """Yield the items of one region; what only explains an item is none."""
    lead = ""
    for position, block in enumerate(region):
        if block.text.rstrip().endswith(":"):
            lead = block.text
            if position == 0 and not _obliges(lead, cues):
                yield _raw(kind, block, "")
            continue
        if block.kind == "bullet":
            yield _raw(_kind_under(kind, lead), block, lead)
            continue
        lead = ""
        if position == 0 or _is_title(block, cues):
            yield _raw(_kind_of(kind, position, block, cues), block, "")


def _raw(kind: ItemKind, block: _Block, lead: str) -> _Raw:
    """Return a labelled item."""
    return _Raw(kind, True, block.members, _BULLET_END.sub("", block.text), lead)  # noqa: FBT003 - labelled


_BULLET_END = re.compile(r"(?:; (?:and|or)|;|, and)$")


def _kind_under(kind: ItemKind, lead: str) -> ItemKind:
    """Return the kind of a bullet: what a cause of concern asks for is a recommendation."""
    asks = re.search(r"\b(?:should|must|recommends?)\b", lead, re.IGNORECASE)
    return "recommendation" if kind == "cause_of_concern" and asks else kind


def _kind_of(kind: ItemKind, position: int, block: _Block, cues: Cues) -> ItemKind:
    """Return the kind of a block: "By 31 March 2024, ..." under a cause of concern is a recommendation."""
    if kind == "cause_of_concern" and position and _obliges(block.text, cues):
        return "recommendation"
    return kind


def _obliges(text: str, cues: Cues) -> bool:
    """Whether a text has the form of an obligation."""
    return any(pattern.search(text) for _, pattern in cues.obligations)


def _asks(block: _Block) -> bool:
    """Whether a block asks for anything at all."""
    return _ASKS.search(block.text) is not None


_ASKS = re.compile(r"\b(?:should|must|needs? to|recommends?|ensure)\b", re.IGNORECASE)


def _is_title(block: _Block, cues: Cues) -> bool:
    """Whether a block in a region is an item of its own and not an explanation."""
    short = len(block.members) == 1 and len(block.text.split()) <= _TITLE_WORDS
    return _obliges(block.text, cues) and (short or _dated(block.text, cues))


def _dated(text: str, cues: Cues) -> bool:
    """Whether a text opens with a deadline."""
    return any((found := pattern.match(text)) is not None and found for _, pattern in cues.deadlines)


# --- unlabelled --------------------------------------------------------------------------------


def _unlabelled(placed: Iterable[PlacedSentence], cues: Cues) -> Iterator[_Raw]:
    """Yield the asks of running prose: old items told again, items named inline, soft asks."""
    for one in placed:
        sentence = one.sentence
        if sentence.is_boilerplate or sentence.kind in {"label", "note", "cell"}:
            continue
        kind = _inline_kind(one, cues)
        if kind is not None:
            yield _Raw(kind, False, (one,), one.text.text, "")  # noqa: FBT003 - not labelled


def _inline_kind(one: PlacedSentence, cues: Cues) -> ItemKind | None:
    """Return the kind of item a sentence of prose is, None for most."""
    text = one.text.text
    if one.sentence.is_history:
        return "area_for_improvement" if _obliges(text, cues) else None
    for kind, pattern in cues.inline_items:
        if pattern.search(text):
            return kind
    asked = any(pattern.search(text) for _, pattern in cues.soft_asks)
    return "recommendation" if asked and one.sentence.attributed_to == "inspectorate" else None


# --- status and shape ----------------------------------------------------------------------------


def _roots(sections: Sequence[Section]) -> dict[str, str]:
    """Return for each section the one under which its question or area is answered."""
    parents = {section.id: section.parent for section in sections}
    return {key: _question(key, parents) for key in parents}


def _question(key: str, parents: Mapping[str, str | None]) -> str:
    """Return the ancestor of a section just below the top, or the section itself."""
    path = [key]
    while (parent := parents.get(path[-1])) is not None:
        path.append(parent)
    return path[-2] if len(path) > 1 else path[0]


def _status(
    raw: _Raw, placed: Sequence[PlacedSentence], roots: Mapping[str, str], cues: Cues
) -> Status:
    """Return whether an item is new, an old one told again, or one that was dealt with."""
    mine = raw.members[0].sentence
    root = roots.get(mine.section, mine.section)
    near = [
        one.text.text for one in placed if roots.get(one.sentence.section, one.sentence.section) == root
    ]
    old = mine.is_history or (raw.labelled and any(_restates(text, cues) for text in near))
    if not old:
        return "raised"
    closed = any(pattern.search(text) for text in near for _, pattern in cues.closings)
    return "closed" if closed else "restated"


def _restates(text: str, cues: Cues) -> bool:
    """Whether a sentence says that the items near it are an earlier report's."""
    masked = mask(text, (hit for hit in cues.find_anchors(text) if hit.refers != "period"))
    return any(matcher.search(text, masked) for _, matcher in cues.restatings)


def _deadline(raw: _Raw, cues: Cues) -> str | None:
    """Return the time an item gives, as printed, None where it gives none."""
    for text in (raw.text, raw.lead):
        for _, pattern in cues.deadlines:
            found = pattern.search(text)
            if found:
                return found[0][0].lower() + found[0][1:]
    return None


def _item(raw: _Raw, status: Status, cues: Cues) -> Item:
    """Return the finished item."""
    first, last = raw.members[0].text, raw.members[-1].text
    place = first.raw.place(first.offsets[0], last.offsets[-1] + 1)
    sentence = raw.members[0].sentence
    name = f"{raw.kind}|{place.line_start}|{squash(place.quote)}"
    return Item(
        **place.as_dict(),  # type: ignore[arg-type]
        kind=raw.kind,
        labelled=raw.labelled,
        text=raw.text.strip(),
        deadline=_deadline(raw, cues),
        status=status,
        section=sentence.section,
        topic=sentence.topic,
        id="i" + hashlib.sha256(name.encode()).hexdigest()[:12],
    )
