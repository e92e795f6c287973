"""Items that a table prints: under a head, a title or beside a label that announces them.

Serves trackers of recommendations and the boxes of reports that are set as tables: a column headed with
an item's label, a table titled with it, or a label in the first cell of each row. The deadline stands in
a column of its own.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from hmicdiff.structure.items.boxes import Boxed, obliges
from hmicdiff.vocabulary.item_tables import load_item_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.structure.items.boxes import TextBlock
    from hmicdiff.vocabulary.cue_rows import ItemKind
    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["find_tabled"]

_FEWEST_WORDS: Final = 4
"""Words that an item in a cell has at least; a number or a name is none."""

Row = tuple["TextBlock", ...]


def find_tabled(blocks: Sequence[TextBlock], cues: Cues) -> Iterator[Boxed]:
    """Yield the items that stand in tables, in reading order."""
    title: TextBlock | None = None
    for in_table, run in groupby(blocks, key=lambda block: block.row is not None):
        found = tuple(run)
        if in_table:
            rows = [tuple(cells) for _, cells in groupby(found, key=lambda block: block.row)]
            yield from _of_table(rows, cues.item_heading(title.text) if title is not None else None, cues)
        title = found[-1]


def _of_table(rows: Sequence[Row], announced: ItemKind | None, cues: Cues) -> Iterator[Boxed]:
    """Yield the items of one table; `announced` is what the words right above it say it holds."""
    kind, column, deadlines = announced, None, None
    for row in rows:
        headed = [(found, cell) for cell in row if (found := _announces(cell, cues)) is not None]
        dated = next((cell.column for cell in row if load_item_columns().is_deadline(cell.text)), None)
        if headed and (beside := _beside(row, headed[0][1], cues)) is not None:
            yield Boxed(headed[0][0], beside.members, beside.text)
        elif headed:
            kind = headed[0][0]
            column = headed[0][1].column if len(row) > 1 else None
            deadlines = dated
        elif dated is not None and announced is not None:
            deadlines = dated
        elif kind is not None:
            yield from _of_row(row, kind, column, deadlines, cues)


def _announces(cell: TextBlock, cues: Cues) -> ItemKind | None:
    """Return the kind of item that a cell's words announce, None for any other cell."""
    return cues.item_heading(cell.text) or load_item_columns().kind_under(cell.text)


def _beside(row: Row, label: TextBlock, cues: Cues) -> TextBlock | None:
    """Return the item that stands beside its label in one row, None where the label heads a column or a table."""
    others = [cell for cell in row if cell is not label]
    return next((cell for cell in others if _is_item(cell) and obliges(cell.text, cues)), None)


def _of_row(
    row: Row, kind: ItemKind, column: int | None, deadlines: int | None, cues: Cues
) -> Iterator[Boxed]:
    """Yield the item of one row: what stands under the head, or where no column has one, what asks for something."""
    if column is not None:
        cells = [cell for cell in row if cell.column == column and _is_item(cell)]
    else:
        asking = [cell for cell in row if _is_item(cell) and obliges(cell.text, cues)]
        alone = [cell for cell in row if _is_item(cell)] if len(row) == 1 else []
        cells = (asking or alone)[:1]
    when = next((cell.text for cell in row if deadlines is not None and cell.column == deadlines), None)
    for cell in cells:
        yield Boxed(kind, cell.members, cell.text, deadline=when)


def _is_item(cell: TextBlock) -> bool:
    return len(cell.text.split()) >= _FEWEST_WORDS
