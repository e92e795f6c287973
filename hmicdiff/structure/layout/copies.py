"""Pages printed twice, as some PDF extractions have them."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from hmicdiff.text import squash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.structure.blocks import Block

__all__ = ["mark_copies"]

_FEWEST_BLOCKS = 2
_FEWEST_CHARACTERS = 150
_MOST_BLOCKS = 80
_WIDE = array("L").itemsize


def mark_copies(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks; those that print again, at once and word for word, what stands just before are marked.

    A summary that is used again elsewhere is no second printing: it does not follow upon the first.
    """
    texts = [squash(block.text.text).casefold() for block in blocks]
    places: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        places.setdefault(text, []).append(number)
    if len(places) == len(texts):
        return tuple(blocks)
    printed = _Printed.of(texts)
    marked = list(blocks)
    index = 0
    while index < len(blocks):
        length = _doubled(printed, places[texts[index]], index)
        for offset in range(length):
            marked[index + length + offset] = replace(blocks[index + length + offset], copy_of=index + offset)
        index += 2 * length or 1
    return tuple(marked)


@dataclass(frozen=True, slots=True)
class _Printed:
    """What the blocks of a text say, to be held against each other run by run."""

    said: bytes
    """For each block the number of its words, of `_WIDE` bytes."""
    until: Sequence[int]
    """The characters before each block, and of all."""

    @classmethod
    def of(cls, texts: Sequence[str]) -> _Printed:
        """Return the words of some blocks."""
        numbers: dict[str, int] = {}
        said = array("L", [numbers.setdefault(text, len(numbers)) for text in texts])
        return cls(said.tobytes(), (0, *accumulate(map(len, texts))))

    def is_doubled(self, start: int, length: int) -> bool:
        """Whether the run of so many blocks from `start` on is followed by itself."""
        first, middle = start * _WIDE, (start + length) * _WIDE
        return self.said.startswith(self.said[first:middle], middle)

    def says(self, start: int, length: int) -> int:
        """Return how many characters a run holds."""
        return self.until[start + length] - self.until[start]


def _doubled(printed: _Printed, places: Sequence[int], start: int) -> int:
    """Return the length of the longest run of blocks from `start` that is followed by itself; 0 for none.

    `places` are those at which the words of its first block stand.
    """
    after = bisect_right(places, start)
    for place in reversed(places[after : bisect_right(places, start + _MOST_BLOCKS, after)]):
        length = place - start
        if printed.says(start, length) < _FEWEST_CHARACTERS:
            return 0  # and shorter ones say less
        if length >= _FEWEST_BLOCKS and printed.is_doubled(start, length):
            return length
    return 0
