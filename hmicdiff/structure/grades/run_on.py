"""Entries of a list in which nothing but a space parts an area from its grade (``Efficiency Good``, ``Good Efficiency``)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from hmicdiff.vocabulary.grades import GRADE_WORDS, REMARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hmicdiff.structure.blocks import Block
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["run_on"]

_NAMED = rf"(?=[A-Z])(?i:{GRADE_WORDS})"
_BEHIND = re.compile(
    rf"(?P<area>[A-Z][^\s.:;]*+(?: (?!{_NAMED})[^\s.:;]++){{0,24}}+) (?P<grade>{_NAMED})(?i:{REMARK})?"
)
_BEFORE = re.compile(rf"(?P<grade>{_NAMED}) (?P<area>[A-Z][^.:;]{{3,160}})")
_KINDS = frozenset({"bullet", "prose", "cell"})


def run_on(block: Block, vocabulary: Vocabulary) -> Iterator[tuple[Block, Block]]:
    """Yield area and grade of a block that is nothing but the name of a graded area and a grade.

    A page sets the grade in an element of its own, of which the text keeps a space. The area must be one that some
    programme grades: any other words before a grade may be a sentence.
    """
    text = block.text
    if block.kind in _KINDS and vocabulary.grades.may_name(text.text):
        entry = _BEHIND.fullmatch(text.text) or _BEFORE.fullmatch(text.text)
        if entry and vocabulary.headings.of_area(entry["area"]):
            area, grade = (text.slice(*entry.span(name)) for name in ("area", "grade"))
            yield replace(block, text=area), replace(block, text=grade)
