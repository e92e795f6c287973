"""Labelled items: what stands under "Areas for improvement", "Cause of concern" and their like.

Forms by programme: bullets under a plural heading (2015 to 2018/19, fire), paragraphs without any
mark where a PDF was flattened, a box whose title is a sentence and whose paragraphs only explain it
(2021/22 on), "Within 3 months, ..." (2014), and a lead-in that ends in ":" and owns its bullets
("By 31 March 2024, the service should:", recommendations of a cause of concern).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from hmicdiff.structure.items.dated import due, holds_times, time_over
from hmicdiff.structure.items.regions import GOES_ON, entry_of, in_region, stated_deadline
from hmicdiff.structure.items.text_blocks import ASKS, BULLET_END, KEPT, Boxed, TextBlock, asked_of, obliges
from hmicdiff.structure.items.topic_lines import FINITE, names_topic, topic_lines
from hmicdiff.text import has_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hmicdiff.vocabulary.cue_rows import ItemKind
    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["find_boxed"]

_COUNTED = re.compile(
    r"\(?(?:\d{1,3}|[ivx]{1,5}|[a-z])[.)]\s+|\d{1,2}(?:\.\d{1,3}){1,3}\.?\s+", re.IGNORECASE
)
"""The number of a paragraph before the label that opens it."""
_WHOLE = re.compile(r"(?:\.|[;,]|[;,] (?:and|or))$")
"""How an entry ends that needs no other to complete it."""
_FEWEST_OF_FINDING = 4
_LISTED = re.compile(r"\b(?:areas|recommendations)\b", re.IGNORECASE)
"""A label of several items."""
_NUMBER = r"(?:(?!(?:19|20)\d\d\b)\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten)"
_COUNTS = re.compile(
    rf"(?<![\d/,.])(?!(?:19|20)\d\d\b)\d|\b{_NUMBER} (?:out of|of|in) (?:the |its |these )?{_NUMBER}\b",
    re.IGNORECASE,
)
"""Words that count something: a year alone counts nothing, nor does a word of number (``one of the weaknesses``)."""


def find_boxed(blocks: Sequence[TextBlock], cues: Cues) -> Iterator[Boxed | TextBlock]:
    """Yield the labelled items, and each lead-in, whose own words are no item, as its block."""
    index, lead = 0, ""
    over: tuple[ItemKind, int] | None = None
    label: ItemKind | None = None
    while index < len(blocks):
        if not has_letters(blocks[index].text):
            index += 1
            continue
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        over = _over_areas(over, blocks[index], after, cues)
        time = time_over(blocks[index], after)
        label = _label_over(label, blocks[index], cues) if time is None else label
        kind = _kind_below(blocks[index], after, over, cues) or (asked_of(label) if time and label else None)
        region = tuple(_region(kind, blocks, index + 1, cues)) if kind is not None else ()
        if kind is None or not region:
            region = tuple(_listed_behind_label(blocks, index, cues))
            glued = () if region else tuple(_glued(blocks[index], lead, cues))
            when = stated_deadline(blocks[index + 1]) if glued and index + 1 < len(blocks) else None
            yield from (replace(one, deadline=when) for one in glued)
            yield from _entries_behind_label(blocks[index], region, cues)
            lead = lead if glued else ""
        else:
            named = _behind_label(blocks[index].text, cues)[1] if kind == "practice" else ""
            yield from due(
                _entitled(in_region(kind, tuple(_explained(_asking(region, cues))), cues), named), time, cues
            )
            label = label if time or holds_times(region, cues) else None
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


def _asking(region: Sequence[TextBlock], cues: Cues) -> list[TextBlock]:
    """Return the blocks of a region without the entries that only give the evidence for the one before, which asks for something.

    Under a lead-in each entry is what it asks for.
    """
    found: list[TextBlock] = []
    asked = False
    for block in region:
        if asked and block.kind == "bullet" and _is_evidence(block.text, cues):
            continue
        found.append(block)
        asked = not block.leads and block.kind == "bullet" and obliges(block.text, cues)
    return found


def _is_evidence(text: str, cues: Cues) -> bool:
    """Whether an entry counts what was found, and asks for nothing."""
    return cues.evidence.is_in(text) and _COUNTS.search(text) is not None and not ASKS.search(text)


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
    return block.kind == "bullet" and block.depth > entry.depth and not ASKS.search(block.text)


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


def _label_over(label: ItemKind | None, block: TextBlock, cues: Cues) -> ItemKind | None:
    """Return the kind of items that times may part below a block: that of the last label, until another heading."""
    kind = cues.item_heading(block.text)
    return kind if kind is not None or block.kind == "heading" else label


def _kind_below(
    block: TextBlock, after: TextBlock | None, over: tuple[ItemKind, int] | None, cues: Cues
) -> ItemKind | None:
    """Return the kind of the items that a block announces: as their label, or as the heading of an area `over` them."""
    kind = cues.item_heading(block.text) or _titled_kind(block, after, cues)
    if kind is None and over is not None and block.kind == "heading" and not obliges(block.text, cues):
        return over[0]
    return kind


def _titled_kind(block: TextBlock, after: TextBlock | None, cues: Cues) -> ItemKind | None:
    """Return the kind of item that a title's label announces with its subject (``Cause of concern 1: Visits``)."""
    kind, text = _behind_label(block.text, cues) if block.titles else (None, "")
    if block.kind != "heading" and (kind is None or not names_topic(kind, block, text, after, cues)):
        return None
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
    if kind in {None, "practice"} or blocks[index].kind == "bullet" or not (leads and ASKS.search(last)):
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
    yield from (entry_of(kind, entry, lead, ()) for entry in entries)


@lru_cache(maxsize=KEPT)
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
    topics = topic_lines(kind, blocks, start, cues)
    first = start + bool(topics)
    titled = first < len(blocks) and blocks[first].titles
    label = blocks[start - 1]
    timed = time_over(label, None) is not None
    bulleted = led = loose = False
    for number, block in enumerate(map(blocks.__getitem__, range(start, len(blocks))), start):
        position = max(number - first, 0)
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        if _is_labelled(block, cues) or ((position == 0 or timed) and time_over(block, after)):
            return
        if number in topics and _is_boxed_with(label, block):
            yield block
            continue
        if not _may_stand(kind, position, block, cues, titled=titled):
            return
        if (
            block.kind == "bullet"
            and not led
            and kind != "practice"
            and not ASKS.search(block.text)
            and loose
        ):
            return
        outside = number > start and not _is_boxed_with(label, block)
        if outside and (block.kind == "prose" or not led):
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
    listed = [obliges(one.text.text, cues) or GOES_ON.search(one.text.text) for one in block.members]
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
    return len(title.split()) >= _FEWEST_OF_FINDING and not title.endswith("?") and bool(FINITE.search(title))


def _ends(kind: ItemKind, position: int, block: TextBlock, cues: Cues, *, bulleted: bool) -> bool:
    """Whether a paragraph belongs to the text after the items; a cause of concern is told at length."""
    if position == 0 or block.leads or obliges(block.text, cues) or stated_deadline(block) is not None:
        return False
    return bulleted or kind not in {"cause_of_concern", "practice"}
