"""Lines that name the topic of an item between its label and its words (``Cause of concern / Use of force / The force ...``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hmicdiff.structure.items.text_blocks import ASKS, obliges

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.structure.items.text_blocks import TextBlock
    from hmicdiff.vocabulary.cue_rows import ItemKind
    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["FINITE", "names_topic", "topic_lines"]

_LONGEST = 6
"""Words of such a line."""
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|can|cannot|could|needs?|lacks?|fails?|struggles?|takes?|leaves?|misses)\b"
    r"|n't\b|\b(?:not|never|rarely|seldom)\b",
    re.IGNORECASE,
)
"""Verbs with which a title tells what is wrong: *The force doesn't always record crimes promptly*."""


def topic_lines(kind: ItemKind, blocks: Sequence[TextBlock], start: int, cues: Cues) -> frozenset[int]:
    """Return the places of the lines from `start` on that name topics of the items under a label; none unless it begins so.

    Each is a few words that tell nothing, over a paragraph that is an item of that kind.
    """
    found: set[int] = set()
    while start + 1 < len(blocks) and names_topic(
        kind, blocks[start], blocks[start].text, blocks[start + 1], cues
    ):
        found.add(start)
        start += 2
        while start < len(blocks) and obliges(blocks[start].text, cues):
            start += 1
    return frozenset(found)


def names_topic(kind: ItemKind, block: TextBlock, name: str, after: TextBlock | None, cues: Cues) -> bool:
    """Whether a line only names, with its words `name`, what the paragraph `after` it tells or asks for."""
    if after is None or (block.kind, after.kind) != ("prose", "prose") or not block.titles:
        return False
    told = FINITE.search(name) or ASKS.search(name) or cues.item_heading(after.text) is not None
    asks = kind in {"cause_of_concern", "practice"} or obliges(after.text, cues)
    return (
        len(name.split()) <= _LONGEST and not told and asks and after.text.rstrip("\"')")[-1:] in {".", ":"}
    )
