"""Reports in Welsh, and in Welsh and English: what of them is read, and that it is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hmicdiff.model import Warning_
from hmicdiff.structure.blocks import without, words_in
from hmicdiff.structure.layout.halves import welsh_half

if TYPE_CHECKING:
    from hmicdiff.structure.blocks import Layout
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["part_languages"]

_LEFT_OUT = "other_language"
_FEW = 0.1
"""Share of words in the lesser language below which it is names and quotes alone."""


_ENGLISH = re.compile(r"\b(?:the|of|and|is|are|was|were|at|for|to|with|how|in|by|this|that)\b", re.IGNORECASE)
"""Words by which a passage shows that it is English: names and labels are in neither language."""


def part_languages(layout: Layout, vocabulary: Vocabulary) -> tuple[Layout, tuple[Warning_, ...]]:
    """Return the layout in one language, and a warning where Welsh is in it.

    Of a report in both, the English is compared and the Welsh stands among the artefacts, so that the
    ledger counts it; one in Welsh alone stays whole.
    """
    welsh = tuple(block for block in layout.blocks if vocabulary.welsh.is_welsh(block.text.text))
    halves = _words_of_halves(layout, vocabulary)
    if not welsh:
        return layout, ((_of_both(halves),) if halves else ())
    in_welsh = {block.number for block in welsh}
    told = [block for block in layout.blocks if block.number in in_welsh or _ENGLISH.search(block.text.text)]
    share = words_in(welsh) / words_in(told)
    if share <= _FEW:
        return layout, ()
    if share >= 1 - _FEW:
        return layout, (
            _warning("it is in Welsh: names, headings and grades are read, its sentences are not"),
        )
    return without(layout, in_welsh, _LEFT_OUT), (_of_both(words_in(welsh) + halves),)


def _words_of_halves(layout: Layout, vocabulary: Vocabulary) -> int:
    """Return how many words the Welsh halves of lines hold that were left out as the text was laid out."""
    halves = ((line, welsh_half(line, vocabulary)) for line in layout.raw.lines)
    return sum(len(line[slice(*half)].split()) - 1 for line, half in halves if half is not None)


def _of_both(words: int) -> Warning_:
    """Return the warning that so many words of Welsh are left out beside the English."""
    return _warning(f"it is in Welsh and English: the English is read, {words} words of Welsh are left out")


def _warning(message: str) -> Warning_:
    """Return the warning that Welsh stands in a report."""
    return Warning_(code="welsh", message=message)
