"""Items that running text leads to: a list behind a stem that asks, and what an earlier report is quoted to have found.

Serves letters, which have no boxes: "We identified a cause of concern. We said: 'The service doesn't ...'" and "By 31
August 2023, the service should have:" over the points that it asks for.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from hmicdiff.structure.items.status import Found
from hmicdiff.structure.items.text_blocks import BULLET_END, Boxed, TextBlock, obliges

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hmicdiff.structure.sentences import PlacedSentence
    from hmicdiff.vocabulary.cue_rows import ItemKind
    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["find_spoken"]

_BEHIND_COLON = re.compile(r":\s*(?P<words>['\"].{20,})$")
_MARKS = re.compile(r"^['\"]|['\"]\.?$")
_ASKS = re.compile(r"\b(?:should|must|needs? to|ought to)(?: \w+){0,2}:$", re.IGNORECASE)
"""How a stem ends that lays down a duty."""
_ASKED = re.compile(r"\b(?:recommended|asked|said|required) that\b", re.IGNORECASE)
_SPOKEN = frozenset({"prose", "bullet"})
_REACH = 2
"""Sentences behind the one that names an item in which its words are quoted."""


def find_spoken(blocks: Sequence[TextBlock], cues: Cues) -> Iterator[Found]:
    """Yield the items that running text leads to, in reading order; `blocks` are those outside boxes and tables."""
    for _, part in groupby(blocks, key=lambda block: block.members[0].sentence.section):
        own = tuple(part)
        quoted = tuple(
            _quoted([one for block in own if block.kind in _SPOKEN for one in block.members], cues)
        )
        yield from quoted
        told = quoted[0].first.sentence.block if quoted else None
        for number, block in enumerate(own):
            if block.kind == "prose" and block.leads:
                retold = told is not None and block.members[0].sentence.block >= told
                yield from _entries(block, _list_behind(own, number), cues, retold=retold)


def _quoted(said: Sequence[PlacedSentence], cues: Cues) -> Iterator[Found]:
    """Yield the items whose words the sentences of a section quote, each behind the sentence that names it."""
    named: tuple[ItemKind, str] | None = None
    since = 0
    for one in said:
        since += 1
        found = _quoted_in(one, named if since <= _REACH else None, cues)
        if found is not None:
            yield found
        if (kind := _named_in(one.text.text, cues)) is not None:
            named, since = (kind, one.text.text), 0


def _named_in(text: str, cues: Cues) -> ItemKind | None:
    """Return the kind of item that a sentence says an earlier report raised, None for any other sentence."""
    found = cues.items_raised.search(text)
    return cues.item_names.first(found["what"] or found["told"]) if found else None


def _quoted_in(one: PlacedSentence, named: tuple[ItemKind, str] | None, cues: Cues) -> Found | None:
    """Return the item whose words a sentence quotes: of the kind named right before it, or in it before a colon."""
    text = one.text.text
    own = _BEHIND_COLON.search(text)
    kind = _named_in(text[: own.start()], cues) if own else None
    if own is not None and kind is not None:
        return _retold(kind, one, own["words"], "")
    found = cues.items_quoted.search(text) if named is not None else None
    return _retold(named[0], one, found["words"], named[1]) if named is not None and found else None


def _retold(kind: ItemKind, one: PlacedSentence, words: str, lead: str) -> Found:
    """Return an old item in the words quoted of it."""
    return Found(Boxed(kind, (one,), _MARKS.sub("", words), lead), labelled=False, retold=True)


def _list_behind(blocks: Sequence[TextBlock], stem: int) -> Iterator[TextBlock]:
    """Yield the entries of a list right behind a block."""
    first = blocks[stem].members[0].sentence.block
    for number, block in enumerate(blocks[stem + 1 :], 1):
        if block.kind != "bullet" or block.members[0].sentence.block != first + number:
            return
        yield block


def _entries(stem: TextBlock, entries: Iterable[TextBlock], cues: Cues, *, retold: bool) -> Iterator[Found]:
    """Yield the entries of a list behind a stem that lays down a duty, each as an item."""
    lead = stem.members[-1]
    asks = (obliges(lead.text.text, cues) or _ASKS.search(lead.text.text)) and (
        lead.sentence.attributed_to == "inspectorate"
    )
    old = retold or _ASKED.search(lead.text.text) is not None
    for entry in entries if asks else ():
        text = BULLET_END.sub("", entry.text)
        yield Found(Boxed("recommendation", entry.members, text, lead.text.text), labelled=False, retold=old)
