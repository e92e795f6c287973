"""Items that a table prints: under a head, a title or beside a label that announces them.

Serves trackers of recommendations and the boxes of reports that are set as tables: a column headed with
an item's label or the beginning of its sentence (*The force should*), a table titled with it, or a label in the first
cell of each row. The deadline stands in a column of its own, and so does what became of the item.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from hmicdiff.structure.items.text_blocks import Boxed, kind_under, obliges
from hmicdiff.vocabulary.item_tables import load_item_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.structure.items.text_blocks import TextBlock
    from hmicdiff.vocabulary.cue_rows import ItemKind
    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["find_tabled"]

_FEWEST_WORDS: Final = 4
"""Words that an item in a cell has at least; a number or a name is none."""

_FEWEST_BEHIND_STEM: Final = 2
"""The same where the head of the column begins the sentence."""

Row = tuple["TextBlock", ...]
_Column = tuple["ItemKind", int | None]
_Label = tuple["ItemKind", "TextBlock"]
"""A cell that announces items, and their kind."""
_Beside = tuple[_Label, int | None]
"""The label of a row, and the column of the item that stands beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """What the rows of a table hold, as its title and its heads say."""

    kind: ItemKind | None = None
    items: tuple[_Column, ...] = ()
    """The columns of items, each with their kind."""
    deadlines: int | None = None
    """The column of the deadlines."""
    standing: frozenset[int | None] = frozenset()
    """The columns that say what became of the items."""
    aside: frozenset[int | None] = frozenset()
    """The columns in which the inspected answer."""
    stem: str = ""
    """The words that a head begins each item with."""

    def may_hold(self, cell: TextBlock) -> bool:
        """Whether a cell is in a column that may hold items: none for what became of them, answers or times."""
        return cell.column is None or cell.column not in {self.deadlines, *self.standing, *self.aside}


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
    above: list[Boxed] = []
    beside: _Beside | None = None
    for row in rows:
        if above and (said := _said_of(row)):
            above = [replace(item, **said) for item in above]
            continue
        if above and len(row) == 1 and load_item_columns().is_answer(row[0].text):
            continue
        yield from above
        above = []
        labels = [(found, cell) for cell in row if (found := _announces(cell, cues)) is not None]
        labels = labels or [*_reaching(row, beside)]
        items = _beside(row, labels[0][1], columns, cues) if labels else []
        if items:
            above = [_boxed(item, labels[0][0], row, columns) for item in items]
            beside = (labels[0], items[0].column)
        elif _heads(row, labels, columns, cues):
            columns = _headed(row, labels, columns, announced)
        elif columns.kind is not None:
            above = [*_of_row(row, columns.kind, columns, cues)]
    yield from above


def _said_of(row: Row) -> dict[str, Any]:
    """Return what a row below that of an item says of it, behind the name of what it says (``Due date | 31 May``)."""
    if len(row) != 2:  # noqa: PLR2004 - the name and what is said
        return {}
    known, (name, said) = load_item_columns(), row
    if known.is_standing(name.text):
        return {"state": known.state_of(said.text)}
    return {"deadline": said.text} if known.is_deadline(name.text) else {}


def _heads(row: Row, labels: Sequence[_Label], columns: _Columns, cues: Cues) -> bool:
    """Whether a row heads columns: it names them, and no cell of it is an item of theirs."""
    if labels or columns.kind is None:
        return True
    known = load_item_columns()
    is_head = (known.is_deadline, known.is_stem, known.is_standing)
    named = any(each(cell.text) for cell in row for each in is_head)
    return named and not any(_of_row(row, columns.kind, columns, cues))


def _headed(row: Row, labels: Sequence[_Label], columns: _Columns, announced: ItemKind | None) -> _Columns:
    """Return what stands in the columns under a row; what it does not head stays as it was."""
    known = load_item_columns()
    dated = next((cell.column for cell in row if known.is_deadline(cell.text)), None)
    standing = frozenset(cell.column for cell in row if known.is_standing(cell.text))
    stem = next((cell for cell in row if known.is_stem(cell.text)), None)
    aside = frozenset(cell.column for cell in row if known.is_answer(cell.text))
    found = _Columns(deadlines=dated, standing=standing, aside=aside)
    if labels and len(row) == 1:
        return replace(columns, kind=labels[0][0], items=())
    if labels:
        items = tuple((kind, cell.column) for kind, cell in labels)
        return replace(found, kind=labels[0][0], items=items)
    if stem is not None and (announced is not None or dated is not None):
        kind = kind_under(announced or "recommendation", stem.text)
        return replace(found, kind=kind, items=((kind, stem.column),), stem=stem.text)
    heads = dated is not None or standing or aside
    return replace(columns, deadlines=dated, standing=standing, aside=aside) if heads else columns


def _announces(cell: TextBlock, cues: Cues) -> ItemKind | None:
    """Return the kind of item that a cell's words announce, None for any other cell."""
    return cues.item_heading(cell.text) or load_item_columns().kind_under(cell.text)


def _reaching(row: Row, above: _Beside | None) -> Iterator[_Label]:
    """Yield the label of a row above that holds for a row too, which has an item in its column and no label of its own."""
    if above is None:
        return
    (kind, label), column = above
    under = {cell.column: cell for cell in row}
    if label.column not in under and column in under and _is_item(under[column]):
        yield kind, label


def _beside(row: Row, label: TextBlock, columns: _Columns, cues: Cues) -> list[TextBlock]:
    """Return the items that stand beside their label in one row; none where the label heads a column or a table.

    In a row of more cells than two, what asks for something is an item, or else the one sentence that tells what is wrong.
    """
    others = [cell for cell in row if cell is not label and _is_item(cell)]
    if len(row) == 2 and all(map(_tells, others)):  # noqa: PLR2004 - a label and what it announces
        return others
    others = [cell for cell in others if columns.may_hold(cell)]
    return [cell for cell in others if obliges(cell.text, cues)] or list(filter(_tells, others))[:1]


def _tells(cell: TextBlock) -> bool:
    """Whether a cell is a whole sentence: what is wrong may be told without a duty, the head of a column is none."""
    return cell.text.rstrip()[-1:] == "."


def _of_row(row: Row, kind: ItemKind, columns: _Columns, cues: Cues) -> Iterator[Boxed]:
    """Yield the items of one row: what stands under the heads, or where no column has one, what asks for something."""
    least = _FEWEST_BEHIND_STEM if columns.stem else _FEWEST_WORDS
    if columns.items:
        kinds = {column: told for told, column in reversed(columns.items)}
        found = [(kinds[cell.column], cell) for cell in row if cell.column in kinds and _is_item(cell, least)]
    else:
        known = load_item_columns()
        asking = [
            cell
            for cell in row
            if _is_item(cell) and obliges(cell.text, cues) and not known.is_stem(cell.text)
        ]
        alone = [cell for cell in row if _is_item(cell)] if len(row) == 1 else []
        found = [(kind, cell) for cell in (asking or alone)[:1]]
    for told, cell in found:
        yield _boxed(cell, told, row, columns)


def _boxed(cell: TextBlock, kind: ItemKind, row: Row, columns: _Columns) -> Boxed:
    """Return the item in a cell, with the time and the state that its row gives."""
    known = load_item_columns()
    when = _under(columns.deadlines, row)
    told = {known.state_of(each.text) for each in row if each.column in columns.standing}
    done = "closed" in told or known.is_closed(when)
    return Boxed(
        kind,
        cell.members,
        cell.text,
        lead=columns.stem,
        deadline=when if when and not known.is_closed(when) else None,
        state="closed" if done else ("open" if "open" in told else None),
    )


def _under(column: int | None, row: Row) -> str:
    """Return what a row says in a column, "" where it says nothing."""
    return next((cell.text for cell in row if column is not None and cell.column == column), "")


def _is_item(cell: TextBlock, least: int = _FEWEST_WORDS) -> bool:
    return len(cell.text.split()) >= least
