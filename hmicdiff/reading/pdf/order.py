"""The order in which a page is read: bands from top to bottom, columns from left to right, tables by rows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.pdf.rows import PrintLine, as_line, group_rows, gutters
from hmicdiff.reading.tables import is_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.reading.pdf.parts import Rule, Run

__all__ = ["Column", "TableRow", "read_in_order"]

_FEW_WORDS: Final = 2.5
"""Mean words a line below which a column holds values, not prose."""
_LEAST_LINES: Final = 2
_MAX_DEPTH: Final = 8
_SHORT_CELL_WORDS: Final = 3
_DETACHED_LINES: Final = 3
_RULED_PARTS: Final = 4
"""Parts from which ruled lines are taken to part all rows, not the head alone."""
_NEAR: Final = 1.45
"""Distance of baselines, in font sizes, up to which lines of a cell follow each other."""

Row = tuple["Run", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Lines of print to be read from top to bottom."""

    lines: tuple[PrintLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """The cells of one row of a table, from left to right, empty ones too."""

    cells: tuple[tuple[str, ...], ...]
    """The printed lines of each."""


def read_in_order(runs: Sequence[Run], rules: Sequence[Rule], depth: int = 0) -> Iterator[Column | TableRow]:
    """Yield what stands on a page, or in a part of it, in reading order."""
    for band in _bands(group_rows(runs)):
        gaps = gutters(band)
        if not gaps or depth > _MAX_DEPTH:
            yield Column(lines=tuple(as_line(row) for row in band))
        else:
            yield from _read_columns(_columns(band, gaps), rules, depth)


def _bands(rows: Sequence[Row]) -> list[list[Row]]:
    """Return the rows in bands: each either one column wide, or with gaps that run through all of it."""
    bands: list[list[Row]] = []
    index = 0
    while index < len(rows):
        end = _band_end(rows, index)
        if end:
            band = list(rows[index:end])
            bands.append([*_taken_from_above(bands, band), *band])
        elif bands and not gutters(bands[-1]):
            bands[-1].append(rows[index])
        else:
            bands.append([rows[index]])
        index = end or index + 1
    return [band for band in bands if band]


def _band_end(rows: Sequence[Row], start: int) -> int:
    """Return the index after the band of columns that begins with row `start`; 0 if that row has no gap."""
    if not gutters([rows[start]]):
        return 0
    end = start + 1
    while end < len(rows) and gutters(rows[start : end + 1]):
        end += 1
    return start + _without_tail(rows[start:end], rows[end] if end < len(rows) else None)


def _taken_from_above(bands: Sequence[list[Row]], band: Sequence[Row]) -> list[Row]:
    """Take from the band above the rows that already stand in one of the columns of `band`.

    Those down from the first row of a further column are taken; above it only lines that run on into the
    first column, for a heading there may as well stand above all columns.
    """
    above = bands[-1] if bands and not gutters(bands[-1]) else []
    start = len(above)
    while start and gutters([*above[start - 1 :], *band]):
        start -= 1
    left = gutters([*above[start:], *band])[0][0]
    while start < len(above) and above[start][0].x0 < left and not _runs_on([*above[start:], band[0]]):
        start += 1
    taken = above[start:]
    del above[start:]
    return taken


def _runs_on(rows: Sequence[Row]) -> bool:
    """Whether rows follow each other without a paragraph's gap, at one size of print."""
    return all(_is_close(upper, lower) for upper, lower in pairwise(rows))


def _is_close(upper: Row, lower: Row) -> bool:
    """Whether the second row follows the first without a paragraph's gap, at one size of print."""
    size = min(upper[0].size, lower[0].size)
    same_size = abs(upper[0].size - lower[0].size) < 0.1 * size
    return same_size and upper[0].y - lower[0].y <= _NEAR * size


def _without_tail(rows: Sequence[Row], after: Row | None) -> int:
    """Return how many of a band's rows are left without those that belong to the full-width row below it.

    A heading that stands above full-width text and below columns is set off from the columns by more space.
    """
    if after is None:
        return len(rows) - (len(rows) > 1 and _closes_a_gap(rows))
    end = len(rows)
    while end > 1 and len(rows) - end < _DETACHED_LINES and len(rows[end - 1]) == 1:
        above = rows[end - 2][0].y - rows[end - 1][0].y
        below = rows[end - 1][0].y - (rows[end][0].y if end < len(rows) else after[0].y)
        if above > 1.2 * below and above > _NEAR * rows[end - 1][0].size:
            return end - 1
        end -= 1
    return len(rows)


def _closes_a_gap(rows: Sequence[Row]) -> bool:
    """Whether the last row is a line of text set off below a table, which it would make narrower by a column."""
    *above, last = rows
    set_off = above[-1][0].y - last[0].y > _NEAR * last[0].size
    return len(last) == 1 and set_off and len(gutters(above)) > len(gutters(rows))


def _columns(band: Sequence[Row], gaps: Sequence[tuple[float, float]]) -> list[list[Run]]:
    """Return the runs of a band by column."""
    columns: list[list[Run]] = [[] for _ in range(len(gaps) + 1)]
    for row in band:
        for run in row:
            columns[sum(run.x0 >= right - 0.01 for _, right in gaps)].append(run)
    return columns


def _read_columns(columns: list[list[Run]], rules: Sequence[Rule], depth: int) -> Iterator[Column | TableRow]:
    """Yield what stands in columns: a table by rows, else each column down; ruled rows one after the other."""
    if _is_values(columns):
        yield from _table(columns, rules)
        return
    for part in _ruled_parts(columns, rules):
        filled = [column for column in part if column]
        if len(filled) > 1 and all(_is_short_cell(column) for column in filled) and _share_a_row(filled):
            yield Column(lines=(_fused(filled),))
        else:
            for column in filled:
                yield from read_in_order(column, rules, depth + 1)


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
    return len(group_rows(column)) == 1 and sum(len(run.text.split()) for run in column) <= _SHORT_CELL_WORDS


def _share_a_row(columns: Sequence[Sequence[Run]]) -> bool:
    """Whether columns of one line each stand at one height."""
    heights = [column[0].y for column in columns]
    return max(heights) - min(heights) < columns[0][0].size


def _is_values(columns: Sequence[Sequence[Run]]) -> bool:
    """Whether columns make a table of values: beside labels, lines of two words or fewer, several of them."""
    counts = []
    for column in columns:
        rows = group_rows(column)
        counts.append((len(rows), sum(len(run.text.split()) for run in column) / max(1, len(rows))))
    side_by_side = sorted(lines for lines, _ in counts)[-2]
    return side_by_side >= _LEAST_LINES and min(words for _, words in counts[1:]) < _FEW_WORDS


def _ruled_parts(columns: list[list[Run]], rules: Sequence[Rule]) -> list[list[list[Run]]]:
    """Return the columns cut into parts, from top to bottom, where a ruled line runs across several of them."""
    heights = _cuts(columns, rules)
    parts: list[list[list[Run]]] = [[[] for _ in columns] for _ in range(len(heights) + 1)]
    for number, column in enumerate(columns):
        for run in column:
            parts[sum(run.y < height for height in heights)][number].append(run)
    return [part for part in parts if any(part)]


def _cuts(columns: Sequence[Sequence[Run]], rules: Sequence[Rule]) -> list[float]:
    """Return the heights, from the top, of ruled lines that run across at least two columns."""
    spans = [(min(run.x0 for run in column), max(run.x1 for run in column)) for column in columns if column]
    pieces: dict[float, list[Rule]] = {}
    for rule in rules:
        pieces.setdefault(round(rule.y), []).append(rule)
    crossing = (height for height, found in pieces.items() if _crossed(spans, found) > 1)
    return sorted(crossing, reverse=True)


def _crossed(spans: Sequence[tuple[float, float]], rules: Sequence[Rule]) -> int:
    """Return how many columns the pieces of a ruled line at one height run across."""
    return sum(any(rule.x0 < (x0 + x1) / 2 < rule.x1 for rule in rules) for x0, x1 in spans)


def _table(columns: list[list[Run]], rules: Sequence[Rule]) -> Iterator[TableRow]:
    """Yield a table row by row."""
    parts = _ruled_parts(columns, rules)
    for number, part in enumerate(parts):
        lines = [[as_line(row) for row in group_rows(column)] for column in part]
        is_ruled = len(parts) >= _RULED_PARTS or (number == 0 and len(parts) > 1)
        for group in _row_groups(lines, is_ruled=is_ruled):
            cells = tuple(tuple(line.text for line in cell) for cell in group)
            if any(cells):
                yield TableRow(cells=cells)


def _row_groups(columns: list[list[PrintLine]], *, is_ruled: bool) -> list[list[list[PrintLine]]]:
    """Return the lines of each column by row of the table; `is_ruled` where lines are drawn around each row.

    A row has one value; lines of words alone belong to the value they stand nearest to, those well above
    the first value to the head.
    """
    values = _value_heights(columns)
    if is_ruled and len(values) < _LEAST_LINES:
        return [columns]
    heights = values or _entry_heights(columns)
    size = next(line.size for column in columns for line in column)
    head: list[list[PrintLine]] = [[] for _ in columns]
    rows: list[list[list[PrintLine]]] = [[[] for _ in columns] for _ in heights]
    for number, column in enumerate(columns):
        for line in column:
            if line.y - heights[0] > _NEAR * size:
                head[number].append(line)
            else:
                rows[_nearest(heights, line.y)][number].append(line)
    return [head, *rows] if any(head) else rows


def _nearest(heights: Sequence[float], y: float) -> int:
    """Return the index of the height nearest to `y`, the upper of two."""
    return min(range(len(heights)), key=lambda index: (abs(heights[index] - y), index))


def _value_heights(columns: Sequence[Sequence[PrintLine]]) -> list[float]:
    """Return the heights at which values stand, from the top; those of the column that has most of them."""
    values = [[line.y for line in column if is_value(line.text)] for column in columns[1:]]
    most = max(range(len(values)), key=lambda index: (len(values[index]), -index), default=None)
    return [] if most is None else sorted(values[most], reverse=True)


def _entry_heights(columns: Sequence[Sequence[PrintLine]]) -> list[float]:
    """Return the heights at which rows without values begin: two columns begin a line, or one after a gap."""
    lines = sorted((line for column in columns for line in column), key=lambda line: -line.y)
    heights = [lines[0].y]
    for last, line in pairwise(lines):
        same = last.y - line.y <= line.size / 2
        beside = same and heights[-1] - line.y > line.size
        if last.y - line.y > _NEAR * line.size or beside:
            heights.append(line.y)
    return heights
