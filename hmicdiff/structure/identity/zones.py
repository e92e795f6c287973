"""The parts of a text by which its body is told: title, first blocks, and what comes later; and who is named in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.structure.blocks import Block
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.bodies import Mention

__all__ = ["FIRST_BLOCKS", "TITLE_BLOCKS", "mentions", "sector_of", "zone"]

TITLE_BLOCKS = 3
FIRST_BLOCKS = 12
_FIRE = re.compile(
    r"\b(?:fire (?:and|&) rescue|fire (?:service|brigade|authority)|firefighters?|FRS)\b", re.IGNORECASE
)
_POLICE = re.compile(r"\b(?:polic\w+|constabulary|chief constable|crime)\b", re.IGNORECASE)


def zone(index: int, block: Block) -> str:
    """Return which part of the report the block at `index` belongs to; whole sentences are no title."""
    if index < TITLE_BLOCKS and block.text.text[-1] not in ".;,":
        return "title"
    return "first" if index < FIRST_BLOCKS else "later"


def mentions(text: str, part: str, vocabulary: Vocabulary) -> Iterator[Mention]:
    """Yield full names, and short ones in the first blocks where no full name covers them."""
    full = tuple(vocabulary.bodies.mentions(text))
    yield from full
    if part != "later":
        for mention in vocabulary.bodies.places(text):
            if not any(other.start <= mention.start < other.end for other in full):
                yield mention


def sector_of(blocks: Sequence[Block]) -> str | None:
    """Return the sector the words of the text belong to, None where it is even."""
    text = " ".join(block.text.text for block in blocks[:60])
    fire, police = len(_FIRE.findall(text)), len(_POLICE.findall(text))
    if fire == police:
        return None
    return "fire" if fire > police else "police"
