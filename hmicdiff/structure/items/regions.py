"""The items of one region: what a label, a list, a lead-in and their paragraphs ask for, each by itself."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from hmicdiff.structure.items.text_blocks import BULLET_END, Boxed, TextBlock, asked_of, kind_under, obliges
from hmicdiff.structure.items.topic_lines import topic_lines
from hmicdiff.vocabulary.item_tables import load_item_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.structure.sentences import PlacedSentence
    from hmicdiff.vocabulary.cue_rows import ItemKind
    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["GOES_ON", "entry_of", "in_region", "stated_deadline"]

_SHORT_TITLE = 5
"""A practice box's title of at most this many words only names its subject; the text follows."""
GOES_ON = re.compile(
    r"^(?:it|this|these|they|in doing so|as part of this|the [\w ]{3,30} (?:should|must|needs to) also)\b",
    re.IGNORECASE,
)
"""How a sentence begins that goes on with the obligation before it."""


def in_region(kind: ItemKind, region: Sequence[TextBlock], cues: Cues) -> Iterator[Boxed | TextBlock]:
    """Yield the items of one region; what only explains an item, or names its topic, is none."""
    topics = topic_lines(kind, region, 0, cues)
    yield from (region[place] for place in topics)
    yield from _in_order(kind, [one for place, one in enumerate(region) if place not in topics], cues)


def _in_order(kind: ItemKind, region: Sequence[TextBlock], cues: Cues) -> Iterator[Boxed | TextBlock]:
    """Yield the items of a region, block by block."""
    lead = ""
    stems: tuple[TextBlock, ...] = ()
    found: list[Boxed | TextBlock] = []
    for position, block in enumerate(region):
        stems = tuple(stem for stem in stems if block.kind == "bullet" and _is_under(block, stem))
        if position and (when := stated_deadline(block)) is not None:
            found = [*_dated_before(found, when), block]
        elif block.kind == "bullet" and _is_stem(block, region[position + 1 : position + 2], lead):
            stems = (*stems, block)
            found.append(block)
        elif block.leads:
            lead = block.text
            found.extend(_lead_in(kind, position, block, cues))
        elif block.kind == "bullet":
            found.append(entry_of(kind, block, lead, stems))
        else:
            lead = ""
            found.extend(_paragraph(kind, position, region, cues))
    return iter(found)


def stated_deadline(block: TextBlock) -> str | None:
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


def entry_of(kind: ItemKind, block: TextBlock, lead: str, stems: Sequence[TextBlock]) -> Boxed:
    """Return an entry of a list as an item, with the words of the entries that it completes."""
    stem = " ".join(one.text for one in stems)
    text = BULLET_END.sub("", block.text)
    return Boxed(kind_under(kind, lead), block.members, f"{stem} {text}" if stem else text, lead, stem)


def _lead_in(kind: ItemKind, position: int, block: TextBlock, cues: Cues) -> Iterator[Boxed | TextBlock]:
    """Yield what a lead-in says before it turns to its bullets, and the lead-in itself."""
    whole, last = block.members[:-1], block.members[-1]
    asked = bool(whole) and obliges(whole[0].text.text, cues)
    if whole and (position == 0 or asked):
        yield Boxed(asked_of(kind) if asked else kind, whole, " ".join(one.text.text for one in whole))
    yield TextBlock.of((last,))


def _paragraph(
    kind: ItemKind, position: int, region: Sequence[TextBlock], cues: Cues
) -> Iterator[Boxed | TextBlock]:
    """Yield the items of a paragraph or title."""
    block = region[position]
    short = block.kind == "heading" and len(block.text.split()) <= _SHORT_TITLE
    if kind == "practice":
        named = bool(position) and region[0].kind == "heading" and len(region[0].text.split()) <= _SHORT_TITLE
        if (position == 0 and (not short or len(region) == 1)) or (position == 1 and named):
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
        if groups and GOES_ON.search(text):
            groups[-1].append(one)
        elif not groups or obliges(text, cues):
            groups.append([one])
        else:
            break
    for members in groups:
        yield Boxed(kind, tuple(members), " ".join(one.text.text for one in members))


def _dated(text: str, cues: Cues) -> bool:
    """Whether a text opens with a deadline or is a recommendation by its own words."""
    opened = any(pattern.match(text) for _, pattern in cues.deadlines.likely(text))
    return opened or re.match(r"(?:we|hmic(?:frs)?) recommends?\b", text, re.IGNORECASE) is not None
