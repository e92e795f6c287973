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

_NAMED = re.compile(
    r"\b(?:we|hmic(?:frs)?|inspectors|our (?:\S+ ){0,3}(?:inspection|report|letter))\b[^.:;]{0,60}?"
    r"\b(?:identified|issued|raised|reported|recorded|gave|set|made|found|had)\b[^.:;]{0,40}?\b(?P<what>WHAT)\b"
    r"|\b(?P<told>WHAT)\b[^.:;]{0,30}? (?:was|were|had been) (?:\w+ )?(?:identified|issued|raised|reported|recorded|given|set|made)\b".replace(
        "WHAT", "(?:causes? of concern|areas? (?:for|of) improvement|recommendations?)"
    ),
    re.IGNORECASE,
)
"""Words by which an earlier report is said to have raised an item."""
_QUOTED = re.compile(
    r"^(?:\S{1,5} )?(?:(?:we|it|this|that|which|the (?:report|letter|inspection|cause of concern|area for improvement|recommendation))"
    r" (?:said|read|stated|wrote|reported|was|is)(?: at the time| then)?(?: that)?|it reads?)\s?[:,-]?\s*(?P<words>['\"].{20,})$",
    re.IGNORECASE,
)
"""A sentence that brings an item's words in quotation marks."""
_BEHIND_COLON = re.compile(r":\s*(?P<words>['\"].{20,})$")
_MARKS = re.compile(r"^['\"]|['\"]\.?$")
_ASKS = re.compile(r"\b(?:should|must|needs? to|ought to)(?: \w+){0,2}:$", re.IGNORECASE)
"""How a stem ends that lays down a duty."""
_ASKED = re.compile(r"\b(?:recommended|asked|said|required) that\b", re.IGNORECASE)
_SPOKEN = frozenset({"prose", "bullet"})
_REACH = 2
"""Sentences behind the one that names an item in which its words are quoted."""
_KINDS: tuple[tuple[str, ItemKind], ...] = (
    ("cause", "cause_of_concern"),
    ("area", "area_for_improvement"),
    ("recommendation", "recommendation"),
)


def find_spoken(blocks: Sequence[TextBlock], cues: Cues) -> Iterator[Found]:
    """Yield the items that running text leads to, in reading order; `blocks` are those outside boxes and tables."""
    for _, part in groupby(blocks, key=lambda block: block.members[0].sentence.section):
        own = tuple(part)
        quoted = tuple(_quoted([one for block in own if block.kind in _SPOKEN for one in block.members]))
        yield from quoted
        told = quoted[0].first.sentence.block if quoted else None
        for number, block in enumerate(own):
            if block.kind == "prose" and block.leads:
                retold = told is not None and block.members[0].sentence.block >= told
                yield from _entries(block, _list_behind(own, number), cues, retold=retold)


def _quoted(said: Sequence[PlacedSentence]) -> Iterator[Found]:
    """Yield the items whose words the sentences of a section quote, each behind the sentence that names it."""
    named: tuple[ItemKind, str] | None = None
    since = 0
    for one in said:
        since += 1
        found = _quoted_in(one, named if since <= _REACH else None)
        if found is not None:
            yield found
        if (kind := _named_in(one.text.text)) is not None:
            named, since = (kind, one.text.text), 0


def _named_in(text: str) -> ItemKind | None:
    """Return the kind of item that a sentence says an earlier report raised, None for any other sentence."""
    found = _NAMED.search(text)
    what = (found["what"] or found["told"]).lower() if found else ""
    return next((kind for word, kind in _KINDS if what.startswith(word)), None)


def _quoted_in(one: PlacedSentence, named: tuple[ItemKind, str] | None) -> Found | None:
    """Return the item whose words a sentence quotes: of the kind named right before it, or in it before a colon."""
    text = one.text.text
    own = _BEHIND_COLON.search(text)
    kind = _named_in(text[: own.start()]) if own else None
    if own is not None and kind is not None:
        return _retold(kind, one, own["words"], "")
    found = _QUOTED.search(text) if named is not None else None
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
