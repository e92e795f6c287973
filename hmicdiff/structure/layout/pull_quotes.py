"""Pull quotes: a sentence of the text printed a second time, large, to catch the eye."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from hmicdiff.structure.items.text_blocks import ASKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.structure.blocks import Block
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["pull_quotes"]

_QUOTED = re.compile(r"[\"'](?P<said>[^\"]+)[\"']")
_FEWEST_WORDS = 6
"""Words of a pull quote, at the least: fewer come again by chance."""
_NEAR = 15
"""Blocks before or behind a pull quote among which its sentence stands."""
_NEAR_IN_MARKS = 40
"""The same where it stands between quotation marks: the foot of a printed page is farther from its sentence."""
_ENDS = " .,;:\u2026"


def pull_quotes(blocks: Sequence[Block], vocabulary: Vocabulary) -> frozenset[int]:
    """Return the numbers of the blocks that print again what a paragraph near them says: in quotation marks, or alone in a box.

    What asks for something may be an item, and is none; nor is what a heading, an item or a grade is told by.
    """
    alone = Counter(block.boxes[-1] for block in blocks if block.boxes)
    found: set[int] = set()
    for block in blocks:
        words = _may_be_quote(block, alone=bool(block.boxes) and alone[block.boxes[-1]] == 1)
        if words and not _has_a_place(block, blocks, vocabulary) and _is_said(words, blocks, block):
            found.add(block.number)
    return frozenset(found)


def _has_a_place(block: Block, blocks: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether a block is what reports print themselves: a heading of theirs, what a label is over, what stands over a grade."""
    before, after = blocks[: block.number][-1:], blocks[block.number + 1 : block.number + 2]
    labelled = any(vocabulary.cues.item_heading(one.text.text) for one in before)
    graded = any(one.kind == "label" for one in after)
    return labelled or graded or bool(vocabulary.headings.find(block.text.text))


def _may_be_quote(block: Block, *, alone: bool) -> str:
    """Return the words of a block that stands between quotation marks or alone in its box, "" for any other."""
    if block.kind != "prose" or ASKS.search(block.text.text):
        return ""
    quoted = _in_marks(block)
    if quoted is None and not alone:
        return ""
    words = (quoted["said"] if quoted is not None else block.text.text).strip(_ENDS)
    return words.casefold() if len(words.split()) >= _FEWEST_WORDS else ""


def _in_marks(block: Block) -> re.Match[str] | None:
    """Return what a block says between quotation marks, None where it stands in none."""
    return _QUOTED.fullmatch(block.text.text.rstrip("."))


def _is_said(words: str, blocks: Sequence[Block], block: Block) -> bool:
    """Whether paragraphs near a block say the same words, as a whole or as a part of what they say."""
    number, within = block.number, _NEAR_IN_MARKS if _in_marks(block) else _NEAR
    near = (*blocks[max(0, number - within) : number], *blocks[number + 1 : number + 1 + within])
    texts = " ".join(one.text.text for one in near if one.kind in {"prose", "bullet"} and not one.boxes)
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", texts.casefold()) is not None
