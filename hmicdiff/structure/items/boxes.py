"""Labelled items: what stands under "Areas for improvement", "Cause of concern" and their like.

Forms by programme: bullets under a plural heading (2015 to 2018/19, fire), paragraphs without any
mark where a PDF was flattened, a box whose title is a sentence and whose paragraphs only explain it
(2021/22 on), "Within 3 months, ..." (2014), and a lead-in that ends in ":" and owns its bullets
("By 31 March 2024, the service should:", recommendations of a cause of concern).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from hmicdiff.text import has_letters
from hmicdiff.vocabulary.item_tables import load_item_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hmicdiff.structure.sentences import PlacedSentence
    from hmicdiff.vocabulary.cue_rows import ItemKind
    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["BULLET_END", "Boxed", "TextBlock", "find_boxed", "group_blocks", "kind_under", "obliges"]

_KEPT = 1 << 15
"""So many texts' answers are kept: those of some reports."""
_SHORT_TITLE = 5
"""A practice box's title of at most this many words only names its subject; the text follows."""
BULLET_END = re.compile(r"(?:[;,] (?:and|or)|[;,])$")
"""What stands behind the words of an entry, before the next one."""
_COUNTED = re.compile(
    r"\(?(?:\d{1,3}|[ivx]{1,5}|[a-z])[.)]\s+|\d{1,2}(?:\.\d{1,3}){1,3}\.?\s+", re.IGNORECASE
)
"""The number of a paragraph before the label that opens it."""
_WHOLE = re.compile(r"(?:\.|[;,]|[;,] (?:and|or))$")
"""How an entry ends that needs no other to complete it."""
_ASKS = re.compile(r"\b(?:should|must|needs? to|recommends?|ensure)\b", re.IGNORECASE)
_FEWEST_OF_FINDING = 4
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|can|cannot|could|needs?|lacks?|fails?|struggles?|takes?|leaves?|misses)\b"
    r"|n't\b|\b(?:not|never|rarely|seldom)\b",
    re.IGNORECASE,
)
"""Verbs with which a title tells what is wrong: *The force doesn't always record crimes promptly*."""
_LISTED = re.compile(r"\b(?:areas|recommendations)\b", re.IGNORECASE)
"""A label of several items."""
_GOES_ON = re.compile(
    r"^(?:it|this|these|they|in doing so|as part of this|the [\w ]{3,30} (?:should|must|needs to) also)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TextBlock:
    """The sentences of one paragraph, bullet or heading."""

    members: tuple[PlacedSentence, ...]
    text: str
    """Its clean text."""

    @classmethod
    def of(cls, members: Sequence[PlacedSentence]) -> TextBlock:
        """Return the block of some sentences."""
        return cls(tuple(members), " ".join([one.text.text for one in members]))

    @property
    def kind(self) -> str:
        """What the layout calls it."""
        return self.members[0].sentence.kind

    @property
    def row(self) -> int | None:
        """Row of the table's cell that it is, None for any other block."""
        return self.members[0].row

    @property
    def column(self) -> int | None:
        """Column of the table's cell that it is."""
        return self.members[0].column

    @property
    def titles(self) -> bool:
        """Whether it is the title of a box: a heading, or one sentence printed without its full stop."""
        bare = len(self.members) == 1 and self.kind == "prose" and self.text.rstrip()[-1:].isalnum()
        return self.kind == "heading" or bare

    @property
    def leads(self) -> bool:
        """Whether it is a lead-in to bullets."""
        return self.text.rstrip().endswith(":")

    @property
    def depth(self) -> int:
        """How deep it lies in lists, or the level of the heading that it is; 0 where nothing says so."""
        return self.members[0].depth or 0

    @property
    def boxes(self) -> tuple[int, ...]:
        """Numbers of the boxes that the format sets it in."""
        return self.members[0].boxes


@dataclass(frozen=True, slots=True)
class Boxed:
    """A labelled item as it stands in the text."""

    kind: ItemKind
    members: tuple[PlacedSentence, ...]
    text: str
    """Its words, without label and bullet mark."""
    lead: str = ""
    """The lead-in that owns it, "" where there is none."""
    stem: str = ""
    """The words of the entry that owns it, where it stands in a list within a list."""
    deadline: str | None = None
    """The time that a table gives beside it."""
    closed: bool = False
    """Whether a table says beside it that it was dealt with."""


def group_blocks(placed: Iterable[PlacedSentence]) -> tuple[TextBlock, ...]:
    """Return the sentences grouped by block, in order."""
    groups: dict[int, list[PlacedSentence]] = {}
    for one in placed:
        groups.setdefault(one.sentence.block, []).append(one)
    return tuple(map(TextBlock.of, groups.values()))


@lru_cache(maxsize=_KEPT)
def obliges(text: str, cues: Cues) -> bool:
    """Whether a text has the form of an obligation: subject and "should", or a date to do it by."""
    return cues.obligations.is_in(text)


def find_boxed(blocks: Sequence[TextBlock], cues: Cues) -> Iterator[Boxed | TextBlock]:
    """Yield the labelled items, and each lead-in, whose own words are no item, as its block."""
    index, lead = 0, ""
    over: tuple[ItemKind, int] | None = None
    while index < len(blocks):
        if not has_letters(blocks[index].text):
            index += 1
            continue
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        over = _over_areas(over, blocks[index], after, cues)
        kind = _kind_below(blocks[index], over, cues)
        region = tuple(_region(kind, blocks, index + 1, cues)) if kind is not None else ()
        if kind is None or not region:
            region = tuple(_listed_behind_label(blocks, index, cues))
            glued = () if region else tuple(_glued(blocks[index], lead, cues))
            when = _stated_deadline(blocks[index + 1]) if glued and index + 1 < len(blocks) else None
            yield from (replace(one, deadline=when) for one in glued)
            yield from _entries_behind_label(blocks[index], region, cues)
            lead = lead if glued else ""
        else:
            named = _behind_label(blocks[index].text, cues)[1] if kind == "practice" else ""
            yield from _entitled(_in_region(kind, tuple(_explained(region)), cues), named)
            lead = region[-1].text if region[-1].leads else ""
        index += 1 + len(region)


def _entitled(found: Iterable[Boxed | TextBlock], title: str) -> Iterator[Boxed | TextBlock]:
    """Yield what was found, the first item with the title that stands behind its label (``Good practice: one model of demand``)."""
    for one in found:
        if title and isinstance(one, Boxed):
            yield replace(one, text=f"{title}: {one.text}", stem=title)
            title = ""
        else:
            yield one


def _explained(region: Sequence[TextBlock]) -> Iterator[TextBlock]:
    """Yield the blocks of a region, each entry of a list that is whole with the deeper ones that say more of it."""
    index = 0
    while index < len(region):
        block, end = region[index], index + 1
        if block.kind == "bullet" and block.depth and _WHOLE.search(block.text):
            while end < len(region) and _says_more(region[end], block):
                end += 1
        yield TextBlock.of([one for each in region[index:end] for one in each.members])
        index = end


def _says_more(block: TextBlock, entry: TextBlock) -> bool:
    """Whether a block is an entry within another, and asks for nothing."""
    return block.kind == "bullet" and block.depth > entry.depth and not _ASKS.search(block.text)


def _over_areas(
    over: tuple[ItemKind, int] | None, block: TextBlock, after: TextBlock | None, cues: Cues
) -> tuple[ItemKind, int] | None:
    """Return kind and level of the label under which a block stands, of items that areas part; None for any other.

    So a page lists its areas for improvement in full: headings of areas below their label, and under each its items.
    """
    if block.kind != "heading" or not block.depth:
        return over
    kind = cues.item_heading(block.text)
    if kind is not None and after is not None and after.kind == "heading" and after.depth > block.depth:
        return kind, block.depth
    return over if over is not None and block.depth > over[1] else None


def _kind_below(block: TextBlock, over: tuple[ItemKind, int] | None, cues: Cues) -> ItemKind | None:
    """Return the kind of the items that a block announces: as their label, or as the heading of an area `over` them."""
    kind = cues.item_heading(block.text) or _titled_kind(block, cues)
    if kind is None and over is not None and block.kind == "heading" and not obliges(block.text, cues):
        return over[0]
    return kind


def _titled_kind(block: TextBlock, cues: Cues) -> ItemKind | None:
    """Return the kind of item that a heading's label announces with its subject (``Cause of concern 1: Visits``)."""
    kind, text = _behind_label(block.text, cues) if block.kind == "heading" else (None, "")
    return None if _is_finding(text) or obliges(text, cues) else kind


def _glued(block: TextBlock, lead: str, cues: Cues) -> Iterator[Boxed]:
    """Yield the item of a block that opens with its label ("Area for improvement: ..."), under a lead-in if there is one."""
    kind, text = _behind_label(block.text, cues)
    if kind is not None:
        yield Boxed(kind, block.members, BULLET_END.sub("", text) if lead else text, lead)


def _listed_behind_label(blocks: Sequence[TextBlock], index: int, cues: Cues) -> Iterator[TextBlock]:
    """Yield the entries of a list to which a paragraph leads that opens with a label (``Recommendations: The service should``)."""
    kind, _ = _behind_label(blocks[index].text, cues)
    last = blocks[index].members[-1].text.text
    leads = blocks[index].leads or last.rstrip()[-1:].isalnum()
    if kind in {None, "practice"} or blocks[index].kind == "bullet" or not (leads and _ASKS.search(last)):
        return
    for block in map(blocks.__getitem__, range(index + 1, len(blocks))):
        if block.kind != "bullet" or _is_labelled(block, cues):
            return
        yield block


def _entries_behind_label(
    block: TextBlock, entries: Sequence[TextBlock], cues: Cues
) -> Iterator[Boxed | TextBlock]:
    """Yield what a labelled paragraph says before it turns to its list, its stem, and the entries."""
    kind, text = _behind_label(block.text, cues)
    if kind is None or not entries:
        return
    *whole, last = block.members
    lead = last.text.text if whole else text
    if said := text.removesuffix(lead).rstrip() if whole else "":
        yield Boxed(kind, tuple(whole), said)
    yield TextBlock.of((last,))
    yield from (_entry(kind, entry, lead, ()) for entry in entries)


@lru_cache(maxsize=_KEPT)
def _behind_label(text: str, cues: Cues) -> tuple[ItemKind | None, str]:
    """Return the kind of item whose label opens a text, with the words behind it; None where none does."""
    text = _COUNTED.sub("", text, count=1) if _COUNTED.match(text) else text
    for kind, pattern in cues.item_labels.likely(text):
        found = pattern.search(text)
        if found and text[found.end() :].strip():
            return kind, text[found.end() :]
    return None, ""


def _region(kind: ItemKind, blocks: Sequence[TextBlock], start: int, cues: Cues) -> Iterator[TextBlock]:
    """Yield the blocks from `start` on that belong to the item heading before it."""
    titled = start < len(blocks) and blocks[start].titles
    label = blocks[start - 1]
    bulleted = led = loose = False
    for position, block in enumerate(map(blocks.__getitem__, range(start, len(blocks)))):
        if _is_labelled(block, cues) or not _may_stand(kind, position, block, cues, titled=titled):
            return
        if (
            block.kind == "bullet"
            and not led
            and kind != "practice"
            and not _ASKS.search(block.text)
            and loose
        ):
            return
        if position and block.kind == "prose" and not _is_boxed_with(label, block):
            return
        boxed = bool(label.boxes) and _LISTED.search(label.text) is not None and _is_boxed_with(label, block)
        told = block.kind == "prose" and not titled and not boxed
        if told and _ends(kind, position, block, cues, bulleted=bulleted):
            return
        led = block.leads or (led and block.kind == "bullet")
        bulleted = bulleted or block.kind == "bullet"
        loose = loose or block.kind != "bullet"
        yield block
        if block.kind == "prose" and kind != "cause_of_concern" and not boxed and _runs_on(block, cues):
            return


def _is_boxed_with(label: TextBlock, block: TextBlock) -> bool:
    """Whether a block stands in each box that a label stands in."""
    return block.boxes[: len(label.boxes)] == label.boxes


def _is_labelled(block: TextBlock, cues: Cues) -> bool:
    """Whether a block is the label of other items, or opens with one."""
    return cues.item_heading(block.text) is not None or _behind_label(block.text, cues)[0] is not None


def _runs_on(block: TextBlock, cues: Cues) -> bool:
    """Whether a paragraph of obligations runs on into the text after them."""
    listed = [obliges(one.text.text, cues) or _GOES_ON.search(one.text.text) for one in block.members]
    return bool(listed[0]) and not all(listed) and not block.leads


def _may_stand(kind: ItemKind, position: int, block: TextBlock, cues: Cues, *, titled: bool) -> bool:
    """Whether a block of that kind may stand in a region: headings only as titles of boxes."""
    if block.kind in {"label", "note", "cell"}:
        return False
    if block.kind != "heading":
        return True
    if position:
        return obliges(block.text, cues) and titled
    return kind == "practice" or obliges(block.text, cues) or _is_finding(block.text)


def _is_finding(title: str) -> bool:
    """Whether a title right under an item's label tells a finding, as boxes do that state a fault and no duty."""
    return (
        len(title.split()) >= _FEWEST_OF_FINDING and not title.endswith("?") and bool(_FINITE.search(title))
    )


def _ends(kind: ItemKind, position: int, block: TextBlock, cues: Cues, *, bulleted: bool) -> bool:
    """Whether a paragraph belongs to the text after the items; a cause of concern is told at length."""
    if position == 0 or block.leads or obliges(block.text, cues) or _stated_deadline(block) is not None:
        return False
    return bulleted or kind not in {"cause_of_concern", "practice"}


def _in_region(kind: ItemKind, region: Sequence[TextBlock], cues: Cues) -> Iterator[Boxed | TextBlock]:
    """Yield the items of one region; what only explains an item is none."""
    lead = ""
    stems: tuple[TextBlock, ...] = ()
    found: list[Boxed | TextBlock] = []
    for position, block in enumerate(region):
        stems = tuple(stem for stem in stems if block.kind == "bullet" and _is_under(block, stem))
        if position and (when := _stated_deadline(block)) is not None:
            found = [*_dated_before(found, when), block]
        elif block.kind == "bullet" and _is_stem(block, region[position + 1 : position + 2], lead):
            stems = (*stems, block)
            found.append(block)
        elif block.leads:
            lead = block.text
            found.extend(_lead_in(kind, position, block, cues))
        elif block.kind == "bullet":
            found.append(_entry(kind, block, lead, stems))
        else:
            lead = ""
            found.extend(_paragraph(kind, position, region, cues))
    return iter(found)


def _stated_deadline(block: TextBlock) -> str | None:
    """Return the time that a paragraph gives for what stands above it, and nothing else; None for any other block."""
    return load_item_columns().deadline_in(block.text) if block.kind == "prose" else None


def _dated_before(found: Sequence[Boxed | TextBlock], when: str) -> Iterator[Boxed | TextBlock]:
    """Yield what was found, its last item with a deadline, and with it those that one lead-in owns."""
    last = next((one for one in reversed(found) if isinstance(one, Boxed)), None)
    for one in found:
        own = one is last or (isinstance(one, Boxed) and last is not None and one.lead == last.lead != "")
        yield replace(one, deadline=when) if own and isinstance(one, Boxed) else one


def _is_under(block: TextBlock, stem: TextBlock) -> bool:
    """Whether an entry lies in the list that an entry before it begins; without depths all that follow do."""
    return block.depth > stem.depth or not block.depth


def _is_stem(block: TextBlock, after: Sequence[TextBlock], lead: str) -> bool:
    """Whether an entry only begins those of a list within it: it ends in a colon, or in no mark above a deeper one.

    A bullet that stands under no lead-in and has no deeper ones behind it is a lead-in itself.
    """
    deeper = bool(after) and after[0].kind == "bullet" and after[0].depth > block.depth > 0
    return (block.leads and bool(lead)) or (deeper and (block.leads or block.text[-1].isalnum()))


def _entry(kind: ItemKind, block: TextBlock, lead: str, stems: Sequence[TextBlock]) -> Boxed:
    """Return an entry of a list as an item, with the words of the entries that it completes."""
    stem = " ".join(one.text for one in stems)
    text = BULLET_END.sub("", block.text)
    return Boxed(kind_under(kind, lead), block.members, f"{stem} {text}" if stem else text, lead, stem)


def _lead_in(kind: ItemKind, position: int, block: TextBlock, cues: Cues) -> Iterator[Boxed | TextBlock]:
    """Yield what a lead-in says before it turns to its bullets, and the lead-in itself."""
    whole, last = block.members[:-1], block.members[-1]
    if whole and (position == 0 or obliges(whole[0].text.text, cues)):
        asked = obliges(whole[0].text.text, cues)
        what = "recommendation" if kind == "cause_of_concern" and asked else kind
        yield Boxed(what, whole, " ".join(one.text.text for one in whole))
    yield TextBlock.of((last,))


def _paragraph(
    kind: ItemKind, position: int, region: Sequence[TextBlock], cues: Cues
) -> Iterator[Boxed | TextBlock]:
    """Yield the items of a paragraph or title."""
    block = region[position]
    short = block.kind == "heading" and len(block.text.split()) <= _SHORT_TITLE
    if kind == "practice":
        named = bool(position) and region[0].kind == "heading" and len(region[0].text.split()) <= _SHORT_TITLE
        if (position == 0 and not short) or (position == 1 and named):
            yield Boxed(kind, block.members, block.text)
    elif kind == "cause_of_concern":
        if position == 0 or _dated(block.text, cues):
            yield Boxed("recommendation" if position else kind, block.members, block.text)
    elif position == 0 or (obliges(block.text, cues) and not _explains(block, region)):
        yield from _split(kind, block, cues)


def _explains(block: TextBlock, region: Sequence[TextBlock]) -> bool:
    """Whether a paragraph only explains the title of its box (2021/22 on)."""
    return region[0].titles and block.kind == "prose" and not block.titles


def _split(kind: ItemKind, block: TextBlock, cues: Cues) -> Iterator[Boxed]:
    """Yield one item for each obligation of a paragraph, as flattened lists run together.

    "It should ..." and "The force should also ..." go on with the item before; the first sentence
    that neither obliges nor goes on ends the list.
    """
    groups: list[list[PlacedSentence]] = []
    for one in block.members:
        text = one.text.text
        if groups and _GOES_ON.search(text):
            groups[-1].append(one)
        elif not groups or obliges(text, cues):
            groups.append([one])
        else:
            break
    for members in groups:
        yield Boxed(kind, tuple(members), " ".join(one.text.text for one in members))


def kind_under(kind: ItemKind, lead: str) -> ItemKind:
    """Return the kind of a bullet: what a cause of concern asks for is a recommendation."""
    return "recommendation" if kind == "cause_of_concern" and _ASKS.search(lead) else kind


def _dated(text: str, cues: Cues) -> bool:
    """Whether a text opens with a deadline or is a recommendation by its own words."""
    opened = any(pattern.match(text) for _, pattern in cues.deadlines.likely(text))
    return opened or re.match(r"(?:we|hmic(?:frs)?) recommends?\b", text, re.IGNORECASE) is not None
