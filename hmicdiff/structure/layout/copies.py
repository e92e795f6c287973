"""Pages printed twice, as some PDF extractions have them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hmicdiff.text import squash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.structure.blocks import Block

__all__ = ["mark_copies"]

_FEWEST_BLOCKS = 2
_FEWEST_CHARACTERS = 150
_MOST_BLOCKS = 80


def mark_copies(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks; those that print again, at once and word for word, what stands just before are marked.

    A summary that is used again elsewhere is no second printing: it does not follow upon the first.
    """
    texts = [squash(block.text.text).casefold() for block in blocks]
    marked = list(blocks)
    index = 0
    while index < len(blocks):
        length = _doubled(texts, index)
        for offset in range(length):
            marked[index + length + offset] = replace(blocks[index + length + offset], copy_of=index + offset)
        index += 2 * length or 1
    return tuple(marked)


def _doubled(texts: Sequence[str], start: int) -> int:
    """Return the length of the longest run of blocks from `start` that is followed by itself; 0 for none."""
    longest = min((len(texts) - start) // 2, _MOST_BLOCKS)
    for length in range(longest, _FEWEST_BLOCKS - 1, -1):
        if texts[start] != texts[start + length]:
            continue
        first, second = texts[start : start + length], texts[start + length : start + 2 * length]
        if first == second and sum(map(len, first)) >= _FEWEST_CHARACTERS:
            return length
    return 0
