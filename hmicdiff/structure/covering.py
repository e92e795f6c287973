"""The paper of a panel, an authority or a council that brings a report as its appendix: what it says itself is none of the report."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from hmicdiff.structure.blocks import without
from hmicdiff.structure.titles import FIRST, titles_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.structure.blocks import Block, Layout
    from hmicdiff.structure.titles import Title
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["without_paper"]

_LEFT_OUT = "covering_paper"
_SAYS = re.compile(r".*[.:;]$", re.DOTALL)
"""What a paper says itself, its lines of title aside."""


def without_paper(layout: Layout, vocabulary: Vocabulary) -> Layout:
    """Return the layout from the title of a report on, where a paper of others stands before it; else as it is.

    The first lines show whose paper it is, it says something itself, and behind the title an area stands over its grade or
    the body is judged. Where the paper goes on behind the title, this is but the heading under which it retells the report.
    What begins with the title itself is the report, and no paper, wherever the title comes again.
    """
    blocks = layout.blocks
    if not _is_of_a_meeting(blocks[:FIRST], vocabulary):
        return layout
    for title in titles_in(blocks, vocabulary):
        if not _may_be_paper(blocks, title, vocabulary):
            return layout
        before, behind = blocks[: title.start], blocks[title.start :]
        if any(_says(block) for block in before) and _is_report(behind, vocabulary):
            return without(layout, {block.number for block in before}, _LEFT_OUT)
    return layout


def _is_of_a_meeting(blocks: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether one of some lines is printed by papers for a meeting."""
    return any(vocabulary.marks.is_of_a_meeting(block.text.text) for block in blocks)


def _may_be_paper(blocks: Sequence[Block], title: Title, vocabulary: Vocabulary) -> bool:
    """Whether what stands before a title may be a paper: it says something, or shows up to there that it is for a meeting."""
    said = any(map(_says, blocks[: title.start]))
    return said or _is_of_a_meeting(blocks[: min(title.line + 1, FIRST)], vocabulary)


def _says(block: Block) -> bool:
    """Whether a block is a sentence, or an entry of a list."""
    return block.kind == "bullet" or (block.kind == "prose" and _SAYS.fullmatch(block.text.text) is not None)


def _is_report(blocks: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether blocks are a report: an area stands over its grade, and nothing is asked of a meeting."""
    graded = any(
        after.kind == "label" and any(row.graded for row in vocabulary.headings.find(block.text.text))
        for block, after in pairwise(blocks)
    )
    return graded and not any(vocabulary.marks.asks_a_meeting(block.text.text) for block in blocks)
