"""Summary tables of several columns that were read down, column by column."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from hmicdiff.text import plain, squash

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.structure.blocks import Block
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["place_columns"]

_FEWEST_COLUMNS = 2
_SAME_TEXT = 85


def place_columns(blocks: Sequence[Block], vocabulary: Vocabulary) -> tuple[Block, ...]:
    """Return the blocks with the heads, cells and grades of such tables given their column.

    Serves the crime inspections of 2014, whose overall judgment stands in a table with a column
    for each question: heads side by side, grades in one line (``Outstanding GoodGood``), cells
    read down, the heads printed again where the table goes on over a page.
    """
    placed = list(blocks)
    without: dict[frozenset[str], int] = {}
    """Number before which no table stands under these heads."""
    index = 0
    while index < len(placed):
        heads = _heads(placed, index, vocabulary)
        if not heads:
            index += 1
            continue
        known = index < without.get(frozenset(heads), 0)
        end, stop = _table_end(placed, index, heads, vocabulary) if not known else (0, 0)
        if end:
            placed[index:end] = _columns(placed, index, end, heads, vocabulary)
            index = end
        else:
            without[frozenset(heads)] = max(stop, without.get(frozenset(heads), 0))
            index += 1
    return tuple(placed)


def _heads(blocks: Sequence[Block], index: int, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the keys of graded headings that stand in a row from `index` on, nothing between them."""
    keys: list[str] = []
    if blocks[index].kind != "heading":
        return ()
    for block in map(blocks.__getitem__, range(index, len(blocks))):
        if block.kind != "heading" or not any(
            row.graded for row in vocabulary.headings.find(block.text.text)
        ):
            break
        key = vocabulary.headings.key(block.text.text)
        if key in keys:
            break
        keys.append(key)
    return tuple(keys) if len(keys) >= _FEWEST_COLUMNS else ()


def _table_end(
    blocks: Sequence[Block], index: int, heads: Sequence[str], vocabulary: Vocabulary
) -> tuple[int, int]:
    """Return the number after the table's last block, 0 where no row of grades shows that it is a table.

    With it comes the number of the first block that could be none of it.
    """
    end, stop = 0, len(blocks)
    for number in range(index + len(heads), len(blocks)):
        block = blocks[number]
        if block.kind == "heading" and vocabulary.headings.key(block.text.text) not in heads:
            stop = number
            break
        if len(vocabulary.grades.labels(block.text.text)) == len(heads):
            end = number + 1
    return end, stop


def _columns(
    blocks: Sequence[Block], start: int, end: int, heads: Sequence[str], vocabulary: Vocabulary
) -> Iterator[Block]:
    """Yield the table's blocks with their columns."""
    later = _later_texts(blocks[end:], heads, vocabulary)
    stretch: list[Block] = []
    for block in blocks[start:end]:
        key = vocabulary.headings.key(block.text.text)
        if block.kind not in {"heading", "label"}:
            stretch.append(block)
            continue
        yield from _cells(stretch, later, len(heads))
        stretch = []
        yield replace(block, column=heads.index(key)) if key in heads else block
    yield from _cells(stretch, later, len(heads))


def _later_texts(
    blocks: Sequence[Block], heads: Sequence[str], vocabulary: Vocabulary
) -> tuple[tuple[int, str], ...]:
    """Return each later block's text with the column whose heading stands last before it."""
    column: int | None = None
    found = []
    for block in blocks:
        key = vocabulary.headings.key(block.text.text)
        if block.kind == "heading" and key in heads:
            column = heads.index(key)
        elif column is not None:
            found.append((column, plain(block.text.text).casefold()))
    return tuple(found)


def _cells(stretch: Sequence[Block], later: Sequence[tuple[int, str]], columns: int) -> Iterator[Block]:
    """Yield cells with their column: that of the question whose text says the same again, never falling.

    Cells that nothing repeats share the columns left, in order.
    """
    column = 0
    for number, cell in enumerate(stretch):
        found = _repeated_under(cell, later)
        if found is None and not later:
            found = number * columns // len(stretch)
        column = max(column, found) if found is not None else column
        yield replace(cell, kind="cell", column=column)


def _repeated_under(cell: Block, later: Sequence[tuple[int, str]]) -> int | None:
    """Return the column under whose heading the report says again what `cell` says, or None."""
    text = plain(cell.text.text).casefold()
    start = squash(text)[:60]
    for column, other in later:
        if squash(other).startswith(start) or fuzz.ratio(text, other) >= _SAME_TEXT:
            return column
    return None
