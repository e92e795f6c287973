"""Bands of a page, from top to bottom: each either one column wide, or with gaps that run through all of it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.pdf.rows import SENTENCE_END, gutters
from hmicdiff.reading.pdf.tabular import names_grade

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.reading.pdf.parts import Run

__all__ = ["cut_bands"]

_DETACHED_LINES: Final = 3
_NEAR: Final = 1.45
"""Distance of baselines, in font sizes, up to which lines of a cell follow each other."""
_ONE_LINE: Final = 0.95
"""Distance of baselines, in font sizes, below which neither of two lines stands under the other."""
_LARGER: Final = 1.08
_INDENT: Final = 1.0
_FEW_WORDS: Final = 3.5
"""Mean words a line, in all columns but the first, up to which a band is a table."""
_INTRODUCTION: Final = 5
"""Lines that may stand between a heading over all columns and the columns."""
_ROWS_OF_A_GAP: Final = 3
_PAUSE: Final = 2.4
"""Height, in font sizes, left blank in the other columns where a heading stands over all."""

Row = tuple["Run", ...]


def cut_bands(rows: Sequence[Row]) -> list[list[Row]]:
    """Return the rows in bands: each either one column wide, or with gaps that run through all of it."""
    bands: list[list[Row]] = []
    single: list[Row] | None = None  # the last band, where it is one column wide
    index = 0
    while index < len(rows):
        end = _band_end(rows, index)
        if end:
            band = list(rows[index:end])
            bands.append([*_taken_from_above(single or [], band), *band])
            single = None
        elif single is not None:
            single.append(rows[index])
        else:
            single = [rows[index]]
            bands.append(single)
        index = end or index + 1
    return [band for band in bands if band]


def _band_end(rows: Sequence[Row], start: int) -> int:
    """Return the index after the band of columns that begins with row `start`; 0 if no gap parts it."""
    if not _is_parted(rows, start):
        return 0
    end = start + 1
    while end < len(rows) and gutters(rows[start : end + 1]) and not _heads_all(rows, start, end):
        end += 1
    end = start + _without_tail(rows[start:end], rows[end] if end < len(rows) else None)
    return end if gutters(rows[start:end]) else 0


def _is_parted(rows: Sequence[Row], index: int) -> bool:
    """Whether a gap parts a row, or parts it from the next one, which stands too high to be the line below it.

    Columns whose lines stand at other heights never share a row: each line of one may have a line of another above
    the next of its own.
    """
    if gutters([rows[index]]) or _leave_one_gap(rows[index : index + _ROWS_OF_A_GAP]):
        return True
    one, other, third = (rows[at][0] if at < len(rows) else None for at in range(index, index + 3))
    if one is None or other is None:
        return False
    if one.y - other.y < _ONE_LINE * min(one.size, other.size) and gutters(rows[index : index + 2]):
        return True
    goes_on = third is not None and abs(one.x0 - third.x0) < _INDENT and _is_close((one,), (third,))
    return goes_on and bool(gutters(rows[index : index + 3]))


def _leave_one_gap(rows: Sequence[Row]) -> bool:
    """Whether several rows, each of several pieces, leave a gap that none of them shows alone: justified text comes near it."""
    return len(rows) == _ROWS_OF_A_GAP and all(len(row) > 1 for row in rows) and bool(gutters(rows))


def _taken_from_above(above: list[Row], band: Sequence[Row]) -> list[Row]:
    """Take from the band above, which is one column wide, the rows that already stand in one of the columns of `band`.

    Those down from the first row of a further column are taken; above it only lines that run on into the
    first column, for a heading there may as well stand above all columns.
    """
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

    A heading that stands above full-width text and below columns is set off from the columns by more space. It
    begins where that text does.
    """
    if after is None:
        return len(rows) - (len(rows) > 1 and _closes_a_gap(rows))
    if gutters([*rows, after]):  # a heading of all columns, and no line that runs through them
        return len(rows)
    end = len(rows)
    while end > 1 and len(rows) - end < _DETACHED_LINES and len(rows[end - 1]) == 1:
        if abs(rows[end - 1][0].x0 - after[0].x0) > _INDENT * after[0].size:
            return len(rows)
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


def _heads_all(rows: Sequence[Row], start: int, index: int) -> bool:
    """Whether row `index` is a heading over all columns of the band that began with row `start`.

    It stands alone at the left, larger or bolder than the text above and set off from it. Below it columns begin
    anew, behind a pause in all of them over which no sentence goes on in another than its own; or, under a table, none
    goes on.
    """
    heading, above = rows[index], rows[start:index]
    left = min(row[0].x0 for row in above)
    if len(heading) > 1 or abs(heading[0].x0 - left) > _INDENT * heading[0].size:
        return False
    if not _is_print_of_a_heading(heading[0], above):
        return False
    if above[-1][0].y - heading[0].y <= _NEAR * heading[0].size:
        return False
    anew = next((n for n in range(index + 1, len(rows)) if _is_parted(rows, n)), None)
    gap = gutters(above)[0]
    if _is_tabular(above, gap):
        return anew is None or anew > index + 2 or _is_print_of_a_heading(heading[0], rows[anew : anew + 3])
    if anew is None or anew > index + 1 + _INTRODUCTION:
        return False
    return _parts_columns(above, rows[index:], gap, rows[anew][-1].size)


def _parts_columns(above: Sequence[Row], rows: Sequence[Row], gap: tuple[float, float], size: float) -> bool:
    """Whether the column right of a gap pauses where `rows` begin with a heading, and begins anew under it.

    `above` are the rows of the columns before, `size` the print of those below.
    """
    heading = rows[0][0]
    beside = [row[-1] for row in above if row[-1].x0 >= gap[1] - _INDENT]
    below = next((row[-1] for row in rows if row[-1].x0 >= gap[1] - _INDENT), None)
    if not beside or below is None or beside[-1].y - below.y < _PAUSE * size + heading.size:
        return False
    return _begins_below(heading, below, rows[1:], gap) and not _goes_on_beside(above, below, gap[0])


def _begins_below(heading: Run, below: Run, rows: Sequence[Row], gap: tuple[float, float]) -> bool:
    """Whether a column begins with the line `below` under a heading over all, about as high as the first one does in `rows`.

    One that begins beside the heading, or with a heading as large, has a heading of its own. What ends its sentence, or
    runs over the gap, may introduce all columns, and so may the grade right under the heading.
    """
    left = [run for row in rows for run in row if run.x0 < gap[0] and run.x1 <= gap[1]]
    if left and names_grade([left[0].text]):
        del left[0]
    own = next((run for run in left if not run.text.endswith(SENTENCE_END)), below)
    is_clear = heading.y - below.y > _ONE_LINE * heading.size and (
        not below.bold or below.size < heading.size
    )
    return is_clear and abs(own.y - below.y) <= _NEAR * below.size


def _goes_on_beside(above: Sequence[Row], below: Run, left: float) -> bool:
    """Whether a line goes on with the sentence that its column left open, however far above, where the first column ended one.

    `left` is where the first column ends.
    """
    runs = [run for row in above for run in row]
    own = next(run for run in reversed(runs) if run.x0 < left)
    column = (run for run in reversed(runs) if abs(run.x0 - below.x0) < _INDENT * below.size)
    last = next(column, own)
    ends = own.text.endswith(SENTENCE_END) and not last.text.endswith(SENTENCE_END)
    return ends and below.text[:1].islower()


def _is_print_of_a_heading(run: Run, rows: Sequence[Row]) -> bool:
    """Whether a run is larger than the print of rows, or bold where they are not."""
    sizes = sorted(other.size for row in rows for other in row)
    bold = sum(other.bold for row in rows for other in row) * 2 > len(sizes)
    return run.size > _LARGER * sizes[len(sizes) // 2] or (run.bold and not bold)


def _is_tabular(rows: Sequence[Row], gap: tuple[float, float]) -> bool:
    """Whether what stands right of the first gap are cells of few words."""
    cells = [run for row in rows for run in row if run.x0 >= gap[1] - _INDENT]
    return sum(len(run.text.split()) for run in cells) <= _FEW_WORDS * len(cells)
