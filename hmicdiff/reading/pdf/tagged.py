"""A tagged page in the order its file says: block after block, tables by their own rows and cells.

Tags are believed where nearly all of a page's text bears them and they seldom lead back up the page; else the page is
read by its layout. Text without tags is read where it stands between the blocks.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.pdf.columns import under_columns
from hmicdiff.reading.pdf.order import read_in_order
from hmicdiff.reading.pdf.regions import is_in_a_column, set_apart
from hmicdiff.reading.pdf.rows import as_line, group_rows, is_mark_of
from hmicdiff.reading.pdf.tabular import TableRow, joined, names_grade, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.reading.pdf.order import Column
    from hmicdiff.reading.pdf.parts import PageText, Run
    from hmicdiff.reading.pdf.rows import PrintLine
    from hmicdiff.reading.pdf.tags import Tag

__all__ = ["TaggedBlock", "read_by_tags"]

_LEAST_TAGGED: Final = 0.9
"""Part of a page's letters that must bear tags."""
_MOST_BACK: Final = 0.12
"""Part of the steps from block to block that may lead back up within one column."""
_MOST_CELL_WORDS: Final = 40
_OVERLAP: Final = 0.5
_UP: Final = 0.5
"""Rise, in font sizes, from one run to the next with which a block goes on in another column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedBlock:
    """A block of a tagged page."""

    lines: tuple[PrintLine, ...]
    level: int | None
    """Level of a heading; null for any other block."""


@dataclass(slots=True)
class _Block:
    """The runs of a block while they are gathered."""

    tag: Tag | None
    runs: list[Run] = field(default_factory=list)

    @property
    def top(self) -> float:
        return max(run.y + run.size for run in self.runs)

    @property
    def foot(self) -> float:
        return min(run.y for run in self.runs)

    @property
    def sides(self) -> tuple[float, float]:
        return min(run.x0 for run in self.runs), max(run.x1 for run in self.runs)


def read_by_tags(page: PageText, runs: Sequence[Run]) -> list[TaggedBlock | Column | TableRow] | None:
    """Return what `runs` of a page say in the order of its tags; None where it has none that can be believed."""
    tagged = [run for run in runs if run.tag is not None]
    letters = sum(len(run.text) for run in runs)
    if not tagged or sum(len(run.text) for run in tagged) < _LEAST_TAGGED * letters:
        return None
    blocks = _blocks(tagged)
    if _leads_back(blocks) or _has_box_at_side(page, runs) or _heads_columns(blocks):
        return None
    rest = [run for run in runs if run.tag is None]
    return list(_written(_with_untagged(blocks, rest), page))


def _has_box_at_side(page: PageText, runs: Sequence[Run]) -> bool:
    """Whether a framed box stands beside text, and in no column of it: tags put it before that text, which would fall under its heading."""
    flow, regions = set_apart(runs, page.frames)
    boxes = [
        one.frame for one in regions if all(run.tag is None or run.tag.table is None for run in one.runs)
    ]
    rows = group_rows(flow)
    return any(
        any(box.y0 < run.y < box.y1 for run in flow) and not is_in_a_column(rows, box) for box in boxes
    )


def _heads_columns(blocks: Sequence[_Block]) -> bool:
    """Whether names of grades stand side by side as the heads of columns, which no table's tags hold together."""
    heads = [block.tag is not None and block.tag.table is None and _is_grade(block) for block in blocks]
    beside = [
        one
        and other
        and abs(first.foot - second.foot) < first.top - first.foot
        and not _overlap(first, second)
        for (one, other), (first, second) in zip(pairwise(heads), pairwise(blocks), strict=True)
    ]
    return any(one and other for one, other in pairwise(beside))


def _is_grade(block: _Block) -> bool:
    """Whether a block names one grade and nothing else."""
    return names_grade([line.text for line in _lines(block.runs)])


def _blocks(runs: Sequence[Run]) -> list[_Block]:
    """Return the blocks of a page in the order of their tags."""
    found: dict[int, _Block] = {}
    for run in sorted(runs, key=lambda run: run.order):
        if run.tag is not None:
            found.setdefault(run.tag.block, _Block(run.tag)).runs.append(run)
    return [found[number] for number in sorted(found)]


def _leads_back(blocks: Sequence[_Block]) -> bool:
    """Whether many blocks stand above the one that is read before them, in the same column."""
    steps = [(one, other) for one, other in pairwise(blocks) if not _in_one_table(one, other)]
    back = sum(other.foot > one.top and _overlap(one, other) for one, other in steps)
    return back > max(1, _MOST_BACK * len(steps))


def _in_one_table(one: _Block, other: _Block) -> bool:
    """Whether two blocks are parts of one table."""
    return (
        one.tag is not None
        and other.tag is not None
        and one.tag.table is not None
        and one.tag.table == other.tag.table
    )


def _overlap(one: _Block, other: _Block) -> bool:
    """Whether two blocks stand over each other, by half of the narrower one's width."""
    (a0, a1), (b0, b1) = one.sides, other.sides
    return min(a1, b1) - max(a0, b0) > _OVERLAP * min(a1 - a0, b1 - b0)


def _with_untagged(blocks: list[_Block], runs: Sequence[Run]) -> list[_Block]:
    """Return the blocks with text that bears no tag: a mark with the line it stands before, else after what is above it.

    What stands in the lines of a block and is drawn among them is part of it, as an address that is printed behind a link.
    """
    placed = list(blocks)
    runs = [run for run in runs if not _joins(run, blocks)]
    for row in group_rows(runs):
        marked = next((block for run in row for block in blocks if _marks(run, block)), None)
        if marked is not None:
            marked.runs[:0] = row
            continue
        own = _Block(None, list(row))
        above = [
            n
            for n, block in enumerate(placed)
            if block.foot >= own.top - row[0].size and _overlap(block, own)
        ]
        placed.insert(above[-1] + 1 if above else _first_below(placed, own), own)
    return placed


def _joins(run: Run, blocks: Sequence[_Block]) -> bool:
    """Whether untagged text stands in the lines of a block and was drawn among its words; then it is put there."""
    for block in blocks:
        if block.runs[0].order < run.order < block.runs[-1].order and _holds(block, run):
            insort(block.runs, run, key=lambda one: one.order)
            return True
    return False


def _holds(block: _Block, run: Run) -> bool:
    """Whether text stands as high as a line of a block, in its width or right beside it."""
    left, right = block.sides
    return block.foot <= run.y <= block.top and left - run.size < run.x1 and run.x0 < right + run.size


def _marks(run: Run, block: _Block) -> bool:
    """Whether a mark that is drawn, or printed as no text of the file, stands before the first line of a block."""
    first = block.runs[0]
    if abs(first.y - run.y) >= _UP * first.size or first.x0 < run.x1:
        return False
    return run.order < 0 or is_mark_of(run, first, first=True)


def _first_below(blocks: Sequence[_Block], own: _Block) -> int:
    """Return the index of the first block that stands below a row."""
    return next((n for n, block in enumerate(blocks) if block.top <= own.top), len(blocks))


def _written(blocks: Sequence[_Block], page: PageText) -> Iterator[TaggedBlock | Column | TableRow]:
    """Yield blocks as lines, and those of one table as its rows; one whose cells take several rows by its layout."""
    for table, group in groupby(blocks, key=lambda block: block.tag.table if block.tag else None):
        together = list(group)
        if table is not None and any(block.tag and block.tag.tall > 1 for block in together):
            runs = [run for block in together for run in block.runs]
            yield from read_in_order(runs, page.rules, page.frames)
        elif table is not None and _is_table(rows := _rows(together)):
            yield from _table_rows(rows)
        else:
            for block in together:
                yield TaggedBlock(
                    lines=tuple(_lines(block.runs)), level=block.tag.level if block.tag else None
                )


def _lines(runs: Sequence[Run]) -> Iterator[PrintLine]:
    """Yield the lines of a block in reading order: it goes on in another column where a run stands over the last one."""
    columns: list[list[Run]] = [[]]
    for run in runs:
        last = columns[-1][-1] if columns[-1] else run
        if run.y - last.y > max(run.size, last.size) and run.order >= 0:
            columns.append([])
        columns[-1].append(run)
    for column in columns:
        yield from (as_line(row) for row in group_rows(column))


def _rows(blocks: Sequence[_Block]) -> list[list[list[Run]]]:
    """Return the runs of a table by row and column, empty cells too."""
    rows: dict[int, dict[int, list[Run]]] = {}
    for block in blocks:
        if block.tag is not None:
            rows.setdefault(block.tag.row, {}).setdefault(block.tag.cell, []).extend(block.runs)
    return under_columns(
        [[rows[row].get(cell, []) for cell in range(max(rows[row]) + 1)] for row in sorted(rows)]
    )


def _is_table(rows: Sequence[Sequence[Sequence[Run]]]) -> bool:
    """Whether rows hold data: cells side by side, none of them prose."""
    words = [sum(len(run.text.split()) for run in cell) for row in rows for cell in row]
    return max(map(len, rows)) > 1 and max(words) <= _MOST_CELL_WORDS


def _table_rows(rows: Sequence[Sequence[Sequence[Run]]]) -> Iterator[TableRow]:
    """Yield the rows of a table; under names of grades a cell lists areas."""
    graded: frozenset[int] = frozenset()
    for row in rows:
        lines = [list(_lines(cell)) for cell in row]
        cells = tuple(paragraphs(cell, names=at in graded) for at, cell in enumerate(lines))
        yield TableRow(cells=cells)
        heads = frozenset(at for at, cell in enumerate(cells) if names_grade(joined(cell)))
        graded = heads or graded
