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
    found: set[int] = set()
    blocks = [list(group) for _, group in groupby(placed, key=lambda one: one.sentence.block)]
    behind_item = is_open = in_table = False
    columns: frozenset[int | None] = frozenset()
    for row, group in groupby(blocks, key=lambda sentences: sentences[0].row):
        cells = list(group)
        headed = _headed(cells, cues, announced=behind_item and not in_table) if row is not None else _NONE
        in_table = row is not None
        if headed is not None:
            columns = headed
        if in_table and (headed is not None or columns):
            found.update(
                cell[0].sentence.block for cell in cells if headed is None and cell[0].column in columns
            )
            continue
        was_open = is_open
        for sentences in cells:
            text, is_heading = sentences[0].text.text, sentences[0].sentence.kind == "heading"
            begins = _begins(text, cues) if behind_item else None
            if begins is None and (is_heading or cues.item_heading(text)):
                behind_item, is_open = _is_of_item(text, cues, behind_item=behind_item), False
            elif begins is not None and begins == len(text):
                is_open = len(text.split()) <= _LONGEST_TITLE
            elif begins is not None or is_open:
                found.add(sentences[0].sentence.block)
        is_open = is_open and (was_open or not in_table or len(cells) == 1)
    return frozenset(found)


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
