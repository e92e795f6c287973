"""Pages printed twice, as some PDF extractions have them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import accumulate, islice
from operator import eq
from typing import TYPE_CHECKING

from hmicdiff.text import squash

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.structure.blocks import Block

__all__ = ["mark_copies"]

_FEWEST_BLOCKS = 2
_FEWEST_CHARACTERS = 150
_MOST_BLOCKS = 80
_SAME = b"\x01"


def mark_copies(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks; those that print again, at once and word for word, what stands just before are marked.

    A summary that is used again elsewhere is no second printing: it does not follow upon the first.
    """
    texts = [squash(block.text.text).casefold() for block in blocks]
    until = (0, *accumulate(map(len, texts)))
    again = dict(_again(texts, until))
    if not again:
        return tuple(blocks)
    marked = list(blocks)
    index = 0
    while index < len(blocks):
        length = _doubled(again, until, index)
        for offset in range(length):
            marked[index + length + offset] = replace(blocks[index + length + offset], copy_of=index + offset)
        index += 2 * length or 1
    return tuple(marked)


def _again(texts: Sequence[str], until: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    """Yield each length that a run followed by itself has somewhere, the longest first, with a sign a block.

    The sign is 1 for a block that says the same as the one so much later.
    """
    numbers: dict[str, int] = {}
    said = [numbers.setdefault(text, len(numbers)) for text in texts]
    if len(numbers) == len(texts):
        return
    for length in range(min(len(texts) // 2, _MOST_BLOCKS), _fewest_blocks(until) - 1, -1):
        signs = bytes(map(eq, said, islice(said, length, None)))
        if _SAME * length in signs:
            yield length, signs


def _fewest_blocks(until: Sequence[int]) -> int:
    """Return how many blocks a run has at the least that says enough: fewer do so nowhere in the text."""
    ends = ((at, bisect_left(until, before + _FEWEST_CHARACTERS)) for at, before in enumerate(until))
    lengths = (end - at for at, end in ends if end < len(until))
    return max(min(lengths, default=len(until)), _FEWEST_BLOCKS)


def _doubled(again: Mapping[int, bytes], until: Sequence[int], start: int) -> int:
    """Return the length of the longest run of blocks from `start` that is followed by itself; 0 for none.

    `until` counts the characters before each block.
    """
    for length, signs in again.items():
        if until[min(start + length, len(until) - 1)] - until[start] < _FEWEST_CHARACTERS:
            return 0  # and shorter ones say less
        if signs.startswith(_SAME * length, start):
            return length
    return 0
