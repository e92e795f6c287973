"""What the inspected answer to an item, where a page prints it below (``Constabulary response``)."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from hmicdiff.text import has_letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.structure.sentences import PlacedSentence
    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["answering"]

_LONGEST_TITLE = 10
"""Words of a line that may be the title of an answer."""


def answering(placed: Sequence[PlacedSentence], cues: Cues) -> frozenset[int]:
    """Return the numbers of the blocks in which the inspected answer: under a title of theirs, or behind it and a colon.

    The title counts behind an item alone, up to the next heading: elsewhere a report speaks itself of how a force responds.
    """
    found: set[int] = set()
    behind_item = is_open = False
    for number, group in groupby(placed, key=lambda one: one.sentence.block):
        sentences = list(group)
        text, is_heading = sentences[0].text.text, sentences[0].sentence.kind == "heading"
        begins = _begins(text, cues) if behind_item else None
        if begins is None and (is_heading or cues.item_heading(text)):
            behind_item, is_open = _is_of_item(text, cues, behind_item=behind_item), False
        elif begins is not None and begins == len(text):
            is_open = len(text.split()) <= _LONGEST_TITLE
        elif begins is not None or is_open:
            found.add(number)
    return frozenset(found)


def _begins(text: str, cues: Cues) -> int | None:
    """Return where the words end by which a text begins as an answer, None for any other."""
    match = cues.answers.search(text) if has_letters(text) else None
    return match.end() if match is not None else None


def _is_of_item(text: str, cues: Cues, *, behind_item: bool) -> bool:
    """Whether a title is that of an item, or what it asks for in the box of one."""
    return cues.item_heading(text) is not None or (behind_item and cues.obligations.is_in(text))
