"""The order in which a page is read: bands from top to bottom, columns from left to right, tables by rows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, groupby, zip_longest
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.pdf.bands import cut_bands
from hmicdiff.reading.pdf.graded import (
    SHORT_CELL_WORDS,
    graded_heading,
    has_text_beside,
    lines_of_heading,
    tiles,
    with_grades,
)
from hmicdiff.reading.pdf.grids import grid_rows
from hmicdiff.reading.pdf.parts import Run
from hmicdiff.reading.pdf.regions import place_regions, set_apart, side_by_side
from hmicdiff.reading.pdf.rows import PrintLine, as_line, group_rows, gutters
from hmicdiff.reading.pdf.tabular import (
    TableRow,
    holds_rows,
    holds_values,
    joined,
    names_grade,
    paragraphs,
    parted_from_text,
    ruled_parts,
    table_rows,
)
from hmicdiff.reading.pdf.undrawn import split_undrawn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.reading.pdf.graded import Row
    from hmicdiff.reading.pdf.grids import GridRow
    from hmicdiff.reading.pdf.parts import Frame, Rule
    from hmicdiff.reading.pdf.regions import Region

__all__ = ["Column", "TableRow", "read_in_order"]

_MAX_DEPTH: Final = 8
_MOST_CELL_WORDS: Final = 40
_HELD: Final = " ".join("\ufffc" * 8)
"""What stands in place of a line of a frame while bands are cut: as long as a line of prose."""
_FIRST_HELD: Final = -1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Lines of print to be read from top to bottom."""

    lines: tuple[PrintLine, ...]


def read_in_order(
    runs: Sequence[Run], rules: Sequence[Rule], frames: Sequence[Frame] = (), depth: int = 0
) -> Iterator[Column | TableRow]:
    """Yield what stands on a page, or in a part of it, in reading order."""
    flow, regions = set_apart(runs, frames) if depth <= _MAX_DEPTH else (list(runs), [])
    parts, within = place_regions(group_rows(flow), regions)
    for number, (rows, after) in enumerate(parts):
        foot = parts[number + 1][0][0][0].y if number + 1 < len(parts) and parts[number + 1][0] else None
        here = [region for region in within if foot is None or _middle(region) > foot]
        within = [region for region in within if region not in here]
        if here:
            yield from _read_rows(rows, rules, frames, here, depth)
        else:
            for text, table in split_undrawn(rows):
                yield from _read_rows(text, rules, frames, (), depth)
                yield from table
        for group in side_by_side(after):
            yield from _read_regions(group, rules, frames, depth)


def _middle(region: Region) -> float:
    """Return the height of a frame's middle."""
    return (region.frame.y0 + region.frame.y1) / 2


def _read_rows(
    rows: Sequence[Row], rules: Sequence[Rule], frames: Sequence[Frame], within: Sequence[Region], depth: int
) -> Iterator[Column | TableRow]:
    """Yield what stands in rows of running text, the frames of `within` at their place in its columns."""
    held = dict(enumerate(within))
    for band in _bands(_with_held(rows, held)):
        if isinstance(band, Column):
            yield band
            continue
        gaps = gutters(band)
        columns = with_grades(_columns(band, gaps)) if gaps and depth <= _MAX_DEPTH else []
        if len(columns) <= 1:
            yield from _read_single(band, held, rules, frames, depth)
            continue
        columns = [_unfolded(column, held) for column in columns]
        yield from _read_columns(columns, rules, frames, depth)


def _with_held(rows: Sequence[Row], held: Mapping[int, Region]) -> Sequence[Row]:
    """Return rows with as many bare lines in place of each frame as it holds, so that its column is seen to go on."""
    if not held:
        return rows
    lines = [
        Run(
            x0=region.frame.x0,
            x1=region.frame.x1,
            y=row[0].y,
            size=row[0].size,
            text=_HELD,
            bold=False,
            order=_FIRST_HELD - number,
        )
        for number, region in held.items()
        for row in group_rows(region.runs)
    ]
    return group_rows([*(run for row in rows for run in row), *lines])


def _region_of(run: Run, held: Mapping[int, Region]) -> Region | None:
    """Return the frame that a bare line stands for, None for print."""
    return held.get(_FIRST_HELD - run.order) if run.text == _HELD else None


def _unfolded(column: Sequence[Run], held: Mapping[int, Region]) -> list[Run]:
    """Return the runs of a column with what stands in its frames."""
    found: list[Run] = []
    for run in column:
        region = _region_of(run, held)
        if region is None:
            found.append(run)
        elif region.runs[0] not in found:
            found.extend(region.runs)
    return found


def _read_single(
    band: Sequence[Row],
    held: Mapping[int, Region],
    rules: Sequence[Rule],
    frames: Sequence[Frame],
    depth: int,
) -> Iterator[Column | TableRow]:
    """Yield the lines of a band of one column, its frames where they stand."""
    for region, group in groupby(band, key=lambda row: _region_of(row[0], held)):
        if region is None:
            yield Column(lines=tuple(as_line(row) for row in group))
        else:
            yield from _read_regions([region], rules, frames, depth)


def _bands(rows: Sequence[Row]) -> Iterator[list[Row] | Column]:
    """Yield rows in bands; a heading with its grade beside it is two lines over all that follows, the heading first."""
    start = 0
    for index, row in enumerate(rows):
        beside = [*rows[max(0, index - 1) : index], *rows[index + 1 : index + 2]]
        parts = graded_heading(row) if beside and all(len(other) == 1 for other in beside) else ()
        if parts and not has_text_beside(rows, index):
            begin, end = lines_of_heading(rows, index, parts[0])
            begin = max(begin, start)
            heading = (*rows[begin:index], parts[0], *rows[index + 1 : end])
            yield from cut_bands(rows[start:begin])
            yield Column(lines=tuple(as_line(line) for line in heading))
            yield Column(lines=(as_line(parts[1]),))
            start = end
    yield from cut_bands(rows[start:])


def _read_regions(
    regions: Sequence[Region], rules: Sequence[Rule], frames: Sequence[Frame], depth: int
) -> Iterator[Column | TableRow]:
    """Yield what stands in frames side by side: tiles headed by a grade each are a table, others read one by one."""
    stacks = [tiles([as_line(row) for row in group_rows(region.runs)]) for region in regions]
    if len(stacks) > 1 and all(stacks):
        for level in zip_longest(*stacks):
            side = [tile for tile in level if tile is not None]
            yield TableRow(cells=tuple((tile[0],) for tile in side))
            yield TableRow(cells=tuple(tile[1:] for tile in side))
        return
    for region in regions:
        yield from _read_grid(region, rules, frames, depth)


def _read_grid(
    region: Region, rules: Sequence[Rule], frames: Sequence[Frame], depth: int
) -> Iterator[Column | TableRow]:
    """Yield what stands in a frame: the rows of a grid of short cells, else as on a page of its own.

    In a grid that holds prose, cells are parts of the page and read one after the other.
    """
    inner = [frame for frame in frames if frame is not region.frame]
    rows = list(grid_rows(region.frame, region.runs)) if region.frame.shapes else []
    is_whole = sum(len(cell) for row in rows for cell in row.cells) == len(region.runs)
    if not is_whole or all(len(row.cells) == 1 for row in rows):
        yield from read_in_order(region.runs, rules, inner, depth + 1)
        return
    if any(map(_holds_prose, rows)):
        for row in rows:
            yield from _read_cells(row.cells, rules, inner, depth)
        return
    graded: frozenset[int] = frozenset()
    for row in rows:
        if len(row.cells) == 1:
            yield from read_in_order(row.cells[0], rules, inner, depth + 1)
            continue
        if holds_rows(row.cells):
            yield from table_rows([list(cell) for cell in row.cells], ())
            continue
        places = list(accumulate(row.spans, initial=0))
        lines = [[as_line(line) for line in group_rows(cell)] for cell in row.cells]
        cells = tuple(paragraphs(cell, names=at in graded) for at, cell in zip(places, lines, strict=False))
        yield TableRow(cells=cells, spans=row.spans)
        heads = frozenset(at for at, cell in zip(places, cells, strict=False) if names_grade(joined(cell)))
        graded = heads or graded


def _holds_prose(row: GridRow) -> bool:
    """Whether a cell of a row holds more than a few lines of words."""
    return any(sum(len(run.text.split()) for run in cell) > _MOST_CELL_WORDS for cell in row.cells)


def _columns(band: Sequence[Row], gaps: Sequence[tuple[float, float]]) -> list[list[Run]]:
    """Return the runs of a band by column."""
    columns: list[list[Run]] = [[] for _ in range(len(gaps) + 1)]
    for row in band:
        for run in row:
            columns[sum(run.x0 >= right - 0.01 for _, right in gaps)].append(run)
    return columns


def _read_columns(
    columns: list[list[Run]], rules: Sequence[Rule], frames: Sequence[Frame], depth: int
) -> Iterator[Column | TableRow]:
    """Yield what stands in columns: a table by rows, else each column down; ruled rows one after the other."""
    for group in parted_from_text(columns, rules):
        if len(group) > 1 and holds_values(group):
            yield from table_rows(group, rules)
            continue
        for part in ruled_parts(group, rules):
            yield from _read_cells(part, rules, frames, depth)


def _read_cells(
    cells: Sequence[Sequence[Run]], rules: Sequence[Rule], frames: Sequence[Frame], depth: int
) -> Iterator[Column | TableRow]:
    """Yield what stands in cells side by side: short ones as one line, else one after the other."""
    filled = [list(cell) for cell in cells if cell]
    if len(filled) > 1 and all(_is_short_cell(cell) for cell in filled) and _share_a_row(filled):
        yield Column(lines=(_fused(filled),))
        return
    for cell in filled:
        yield from read_in_order(cell, rules, frames, depth + 1)


def _fused(columns: list[list[Run]]) -> PrintLine:
    """Return short cells side by side as one line, wide spaces between them."""
    lines = [as_line(tuple(sorted(column, key=lambda run: run.x0))) for column in columns]
    return PrintLine(
        x0=lines[0].x0,
        x1=lines[-1].x1,
        y=lines[0].y,
        size=lines[0].size,
        bold=all(line.bold for line in lines),
        text="   ".join(line.text for line in lines),
    )


def _is_short_cell(column: Sequence[Run]) -> bool:
    """Whether a column holds one line of a few words."""
    return len(group_rows(column)) == 1 and sum(len(run.text.split()) for run in column) <= SHORT_CELL_WORDS


def _share_a_row(columns: Sequence[Sequence[Run]]) -> bool:
    """Whether columns of one line each stand at one height."""
    heights = [column[0].y for column in columns]
    return max(heights) - min(heights) < columns[0][0].size
