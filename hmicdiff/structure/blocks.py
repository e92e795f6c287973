"""The blocks a report is made of, as layout gives them and everything later takes them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from hmicdiff.model import Artefact

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from hmicdiff.model import Omission
    from hmicdiff.text import MappedText, Raw

__all__ = ["Block", "BlockKind", "Layout", "without", "words_in"]

BlockKind = Literal["heading", "prose", "bullet", "cell", "label", "note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One heading, paragraph, bullet, table cell, label or note."""

    number: int
    """Place in reading order, from 0."""
    kind: BlockKind
    text: MappedText
    """On one line, bullet marks taken off."""
    line_start: int
    line_end: int
    level: int | None = None
    """Heading level as the format gives it; null where it does not."""
    row: int | None = None
    """Row of a table cell as the format gives it."""
    cell: int | None = None
    """Column of a table cell as the format, or the print of plain text, gives it."""
    tall: int = 1
    """How many rows of a table the cell takes, from `row` on."""
    column: int | None = None
    """Column, from 0, in a table that was read column by column; null elsewhere."""
    page_start: bool = False
    """Whether a page begins with it."""
    alone: bool = True
    """Whether it is set off from what stands before by a blank line, a page end or the format."""
    hinted: bool = False
    """Whether the format itself says what it is."""
    boxes: tuple[int, ...] = ()
    """Numbers of the boxes that the format sets it in, the outermost first."""
    copy_of: int | None = None
    """Number of the block that this one prints a second time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A document as blocks, and what was printed around them."""

    raw: Raw
    blocks: tuple[Block, ...]
    artefacts: tuple[Artefact, ...]
    blanked: tuple[tuple[int, Omission], ...]
    """What of its lines no rule reads, with the number of the line."""


def without(layout: Layout, numbers: AbstractSet[int], reason: str) -> Layout:
    """Return the layout without the blocks of these numbers, which stand among its artefacts by a reason of the ledger.

    The others are numbered anew in their order; copies of what is left out are copies no more.
    """
    kept = [block for block in layout.blocks if block.number not in numbers]
    places = {block.number: place for place, block in enumerate(kept)}
    blocks = tuple(
        replace(block, number=place, copy_of=places.get(-1 if block.copy_of is None else block.copy_of))
        for place, block in enumerate(kept)
    )
    artefacts = (
        Artefact(kind=reason, line_start=one.line_start, line_end=one.line_end)
        for one in layout.blocks
        if one.number in numbers
    )
    return replace(layout, blocks=blocks, artefacts=(*layout.artefacts, *artefacts))


def words_in(blocks: Iterable[Block]) -> int:
    """Return how many words blocks hold."""
    return sum(len(block.text.text.split()) for block in blocks)
