"""Parts of a page that a drawn frame sets apart: boxes at the side, tiles, the grids of tables."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.pdf.rows import SENTENCE_END, group_rows, gutters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.reading.pdf.parts import Box, Frame, Run

__all__ = ["Region", "is_in_a_column", "place_regions", "set_apart", "side_by_side"]

_LEAST_ROWS: Final = 2
_OVER: Final = 2.0
"""Points by which print may stand over the edge of its frame."""
_TOUCHING: Final = 0.6
"""Gap, in font sizes, below which print on one line is one line."""
_SAME_LINE: Final = 0.3
_PARAGRAPH: Final = 1.3
"""Distance of baselines, as a multiple of the usual one, at which a paragraph ends."""
_LARGER: Final = 1.08
_OVERLAP: Final = 0.5

Row = tuple["Run", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A frame and the runs in it."""

    frame: Frame
    runs: tuple[Run, ...]


def set_apart(runs: Sequence[Run], frames: Sequence[Frame]) -> tuple[list[Run], list[Region]]:
    """Return the runs outside all frames, and the outermost frames with what stands in each.

    A frame that print runs through is no frame, and neither is one around a part of a line (a highlight) or
    around one line of several cells (a stripe of a table).
    """
    left = list(runs)
    regions: list[Region] = []
    for frame in frames:
        inside = [run for run in left if _is_inside(run, frame)]
        if not inside or not _frames(frame, inside, left):
            continue
        regions.append(Region(frame=frame, runs=tuple(inside)))
        left = [run for run in left if not _is_inside(run, frame)]
    return left, regions


def _is_inside(run: Run, frame: Box) -> bool:
    """Whether a run stands in a frame."""
    return (
        frame.x0 - _OVER <= run.x0
        and run.x1 <= frame.x1 + _OVER
        and frame.y0 - _OVER <= run.y
        and run.y + run.size / 2 <= frame.y1 + _OVER
    )


def _frames(frame: Box, inside: Sequence[Run], runs: Sequence[Run]) -> bool:
    """Whether a frame sets apart what stands inside."""
    rows = group_rows(inside)
    if len(rows) < _LEAST_ROWS:
        return False
    outside = [run for run in runs if not _is_inside(run, frame) and frame.y0 <= run.y <= frame.y1]
    crossing = any(run.x0 < frame.x1 - _OVER and run.x1 > frame.x0 + _OVER for run in outside)
    return not crossing and not any(_is_one_line(run, other) for run in inside for other in outside)


def _is_one_line(run: Run, other: Run) -> bool:
    """Whether two runs are parts of one line of text."""
    gap = max(run.x0, other.x0) - min(run.x1, other.x1)
    return abs(run.y - other.y) < _SAME_LINE * run.size and gap < _TOUCHING * run.size


def side_by_side(regions: Sequence[Region]) -> list[list[Region]]:
    """Return the regions in rows from the top, each from left to right."""
    rows: list[list[Region]] = []
    for region in sorted(regions, key=lambda region: (-region.frame.y1, region.frame.x0)):
        if rows and all(_stand_beside(region.frame, other.frame) for other in rows[-1]):
            rows[-1].append(region)
        else:
            rows.append([region])
    return [sorted(row, key=lambda region: region.frame.x0) for row in rows]


def _stand_beside(one: Box, other: Box) -> bool:
    """Whether two frames stand beside each other: most of the lower one's height at the same height."""
    shared = min(one.y1, other.y1) - max(one.y0, other.y0)
    return shared > _OVERLAP * min(one.y1 - one.y0, other.y1 - other.y0)


def place_regions(
    rows: Sequence[Row], regions: Sequence[Region]
) -> tuple[list[tuple[list[Row], list[Region]]], list[Region]]:
    """Cut rows of running text where frames are to be read; also return the frames that stand in one of its columns.

    Each part is rows and the frames read after them. A frame with nothing beside it is read where it stands. One
    at the side of a single column is read where its section, or else the page's last paragraph, ends: so it
    parts no sentence, and no text falls under its heading.
    """
    cuts: dict[int, list[Region]] = {}
    within: list[Region] = []
    for group in side_by_side(regions):
        low, high = min(region.frame.y0 for region in group), max(region.frame.y1 for region in group)
        first = next((n for n, row in enumerate(rows) if row[0].y < high), len(rows))
        last = next((n for n, row in enumerate(rows) if row[0].y < low), len(rows))
        if len(group) == 1 and is_in_a_column(rows, group[0].frame):
            within.extend(group)
        else:
            at = first if first == last else _end_of_section(rows, first, last)
            cuts.setdefault(at, []).extend(group)
    return list(_parts(rows, cuts)), within


def is_in_a_column(rows: Sequence[Row], frame: Box) -> bool:
    """Whether a frame is a part of one of several columns of text."""
    first = next((n for n, row in enumerate(rows) if row[0].y < frame.y1), len(rows))
    last = next((n for n, row in enumerate(rows) if row[0].y < frame.y0), len(rows))
    inside = _stands_in_a_column if first < last else _goes_on_in_a_column
    return inside(rows, first, last, frame)


def _parts(rows: Sequence[Row], cuts: dict[int, list[Region]]) -> Iterator[tuple[list[Row], list[Region]]]:
    """Yield the rows between cuts, each with the frames at its end."""
    ends = sorted({*cuts, len(rows)})
    for start, end in pairwise((0, *ends)):
        yield list(rows[start:end]), cuts.get(end, [])
    if 0 in cuts and ends[0] != 0:
        yield [], cuts[0]


def _stands_in_a_column(rows: Sequence[Row], first: int, last: int, frame: Box) -> bool:
    """Whether a frame stands between lines of one column of several, its text going on above or below it.

    What stands above may go over all columns, where the frame is the first thing in its own.
    """
    above, inside, below = rows[max(0, first - 3) : first], rows[first:last], rows[last : last + 3]
    clear = all(run.x1 <= frame.x0 + _OVER or run.x0 >= frame.x1 - _OVER for row in inside for run in row)
    return clear and any(
        any(run.x0 < frame.x1 and run.x1 > frame.x0 for row in around for run in row)
        and bool(gutters([*around, *inside]))
        for around in ([*above, *below], below)
    )


def _goes_on_in_a_column(rows: Sequence[Row], first: int, last: int, frame: Box) -> bool:
    """Whether a frame with nothing beside it stands in a column that is longer than the one beside it.

    All rows from the last one of several columns down to those below the frame leave the gap between them.
    """
    begin = next((n for n in range(first - 1, -1, -1) if gutters([rows[n]])), None)
    if begin is None:
        return False
    gaps = gutters([*rows[begin:first], *rows[last : last + 3]])
    lies = any((frame.x1 <= right and frame.x0 < left) or frame.x0 >= left for left, right in gaps)
    above = rows[first - 1]
    return lies and any(run.x0 < frame.x1 and run.x1 > frame.x0 for run in above)


def _end_of_section(rows: Sequence[Row], first: int, last: int) -> int:
    """Return the row before which a frame beside rows `first` to `last` is read; a heading at its top is of its section."""
    usual = sorted(row[0].size for row in rows)[len(rows) // 2]
    larger = [row[0].size > _LARGER * usual for row in rows]
    begin = next((number for number in range(first, len(rows)) if not larger[number]), len(rows))
    after = next((number for number in range(max(begin, 1), len(rows)) if larger[number]), None)
    if after is not None:
        return after
    if rows[-1][-1].text.endswith(SENTENCE_END):
        return len(rows)
    steps = [upper[0].y - lower[0].y for upper, lower in pairwise(rows)]
    lead = sorted(steps)[len(steps) // 2] if steps else 0.0
    ends = [
        number + 1 for number, step in enumerate(steps) if step > _PARAGRAPH * lead and number + 1 >= first
    ]
    return ends[-1] if ends else last
