"""Items that a table prints: under a head, a title or beside a label that announces them.

Serves trackers of recommendations and the boxes of reports that are set as tables: a column headed with
an item's label or the beginning of its sentence (*The force should*), a table titled with it, or a label in the first
cell of each row. The deadline stands in a column of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from hmicdiff.structure.items.boxes import Boxed, kind_under, obliges
from hmicdiff.vocabulary.item_tables import load_item_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.structure.items.boxes import TextBlock
    from hmicdiff.vocabulary.cue_rows import ItemKind
    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["find_tabled"]

_FEWEST_WORDS: Final = 4
"""Words that an item in a cell has at least; a number or a name is none."""

_FEWEST_BEHIND_STEM: Final = 2
"""The same where the head of the column begins the sentence."""

Row = tuple["TextBlock", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """What the rows of a table hold, as its title and its heads say."""

    kind: ItemKind | None = None
    items: int | None = None
    """The column of the items."""
    deadlines: int | None = None
    """The column of the deadlines."""
    stem: str = ""
    """The words that a head begins each item with."""


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
    columns = _Columns(kind=announced)
    for row in rows:
        headed = [(found, cell) for cell in row if (found := _announces(cell, cues)) is not None]
        dated = next((cell.column for cell in row if load_item_columns().is_deadline(cell.text)), None)
        stem = next((cell for cell in row if load_item_columns().is_stem(cell.text)), None)
        if headed and (beside := _beside(row, headed[0][1], cues)):
            yield from (Boxed(headed[0][0], item.members, item.text) for item in beside)
        elif headed:
            column = headed[0][1].column if len(row) > 1 else None
            columns = _Columns(kind=headed[0][0], items=column, deadlines=dated)
        elif stem is not None and (announced is not None or dated is not None):
            kind = kind_under(announced or "recommendation", stem.text)
            columns = _Columns(kind=kind, items=stem.column, deadlines=dated, stem=stem.text)
        elif dated is not None and announced is not None:
            columns = replace(columns, deadlines=dated)
        elif columns.kind is not None:
            yield from _of_row(row, columns.kind, columns, cues)


def _announces(cell: TextBlock, cues: Cues) -> ItemKind | None:
    """Return the kind of item that a cell's words announce, None for any other cell."""
    return cues.item_heading(cell.text) or load_item_columns().kind_under(cell.text)


def _beside(row: Row, label: TextBlock, cues: Cues) -> list[TextBlock]:
    """Return the items that stand beside their label in one row; none where the label heads a column or a table."""
    return [cell for cell in row if cell is not label and _is_item(cell) and obliges(cell.text, cues)]


def _of_row(row: Row, kind: ItemKind, columns: _Columns, cues: Cues) -> Iterator[Boxed]:
    """Yield the item of one row: what stands under the head, or where no column has one, what asks for something."""
    least = _FEWEST_BEHIND_STEM if columns.stem else _FEWEST_WORDS
    if columns.items is not None:
        cells = [cell for cell in row if cell.column == columns.items and _is_item(cell, least)]
    else:
        asking = [cell for cell in row if _is_item(cell) and obliges(cell.text, cues)]
        alone = [cell for cell in row if _is_item(cell)] if len(row) == 1 else []
        cells = (asking or alone)[:1]
    when = next(
        (cell.text for cell in row if columns.deadlines is not None and cell.column == columns.deadlines),
        None,
    )
    for cell in cells:
        yield Boxed(kind, cell.members, cell.text, lead=columns.stem, deadline=when)


def _is_item(cell: TextBlock, least: int = _FEWEST_WORDS) -> bool:
    return len(cell.text.split()) >= least
