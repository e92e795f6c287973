"""What the inspected answer to an item, where a page prints it below (``Constabulary response``)."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from hmicdiff.text import has_letters
from hmicdiff.vocabulary.item_tables import load_item_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.structure.sentences import PlacedSentence
    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["answering"]

_NONE: frozenset[int | None] = frozenset()
_LONGEST_TITLE = 10
"""Words of a line that may be the title of an answer."""


def answering(placed: Sequence[PlacedSentence], cues: Cues) -> frozenset[int]:
    """Return the numbers of the blocks in which the inspected answer: under a title of theirs, or behind it and a colon.

    The title counts behind an item alone, up to the next heading: elsewhere a report speaks itself of how a force responds.
    Beside a cell it is of its row, and over a column that stands beside one of items it is of the cells below.
    """
    found = _Answers(cues)
    blocks = [list(group) for _, group in groupby(placed, key=lambda one: one.sentence.block)]
    for row, group in groupby(blocks, key=lambda sentences: sentences[0].row):
        found.take(list(group), is_row=row is not None)
    return frozenset(found.blocks)


class _Answers:
    """What is known of the lines read so far: whether they are of an item, and whether an answer's title is open."""

    def __init__(self, cues: Cues) -> None:
        self.blocks: set[int] = set()
        self._cues = cues
        self._behind_item = self._is_open = self._in_table = False
        self._columns = _NONE

    def take(self, cells: Sequence[Sequence[PlacedSentence]], *, is_row: bool) -> None:
        """Take the cells of one row, or blocks that stand in none."""
        announced = self._behind_item and not self._in_table
        headed = _headed(cells, self._cues, announced=announced) if is_row else _NONE
        self._in_table = is_row
        if headed is not None:
            self._columns = headed
        elif self._columns:
            self.blocks.update(cell[0].sentence.block for cell in cells if cell[0].column in self._columns)
            return
        if not is_row or headed is None:
            self._take_titled(cells)

    def _take_titled(self, cells: Sequence[Sequence[PlacedSentence]]) -> None:
        """Take cells, or blocks, that say themselves whether they answer; a title beside a cell ends with its row."""
        was_open = self._is_open
        for sentences in cells:
            self._take_block(sentences[0])
        self._is_open = self._is_open and (was_open or not self._in_table or len(cells) == 1)

    def _take_block(self, first: PlacedSentence) -> None:
        """Take a block by its first sentence: a heading, an answer's title, or what stands behind either."""
        text = first.text.text
        begins = _begins(text, self._cues) if self._behind_item else None
        if begins is None and (first.sentence.kind == "heading" or self._cues.item_heading(text)):
            self._is_open = False
            self._behind_item = _is_of_item(text, self._cues, behind_item=self._behind_item)
        elif begins is not None and begins == len(text):
            self._is_open = len(text.split()) <= _LONGEST_TITLE
        elif begins is not None or self._is_open:
            self.blocks.add(first.sentence.block)


def _headed(
    cells: Sequence[Sequence[PlacedSentence]], cues: Cues, *, announced: bool
) -> frozenset[int | None] | None:
    """Return the columns in which the inspected answer under a row that heads items and answers; None for any other row."""
    heads = {cell[0].column: cell[0].text.text for cell in cells}
    if len(heads) == 1 or any(
        text[-1] in ".;" or len(text.split()) > _LONGEST_TITLE for text in heads.values()
    ):
        return None
    known = load_item_columns()
    if not announced and not any(
        cues.item_heading(text) or known.kind_under(text) for text in heads.values()
    ):
        return None
    answers = (
        column for column, text in heads.items() if known.is_answer(text) or _begins(text, cues) == len(text)
    )
    return frozenset(answers) or None


def _begins(text: str, cues: Cues) -> int | None:
    """Return where the words end by which a text begins as an answer, None for any other."""
    match = cues.answers.search(text) if has_letters(text) else None
    return match.end() if match is not None else None


def _is_of_item(text: str, cues: Cues, *, behind_item: bool) -> bool:
    """Whether a title is that of an item, or what it asks for in the box of one."""
    return cues.item_heading(text) is not None or (behind_item and cues.obligations.is_in(text))
