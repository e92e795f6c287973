"""Loose lines of justified text: words set so far apart that each looks like the cell of a table."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.pdf.rows import baseline_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.reading.pdf.parts import Run

__all__ = ["join_justified"]

_SAME_GAP: Final = 0.06
"""Difference, in font sizes, up to which the gaps of a line are equal: a justified line spreads them evenly."""
_SAME_EDGE: Final = 1.5
_WIDEST: Final = 8.0
"""Widest gap, in font sizes, that justifying makes."""
_NEXT_LINE: Final = 1.8
"""Distance of baselines, in font sizes, up to which a line is the next one."""
_LEAST_WORDS: Final = 3
_LEAST_LINES: Final = 2


def join_justified(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return the runs of a page with each loose line as one.

    Words side by side are a loose line if they begin and end where whole lines of the page do, and if their gaps are
    equal, or they go on in lower case, or a line next to them runs through the gaps.
    """
    rows = [list(row) for row in baseline_rows(runs)]
    if all(len(row) == 1 for row in rows):
        return tuple(runs)
    edges = _edges(rows)
    for number, row in enumerate(rows):
        near = [run for at in (number - 1, number + 1) if 0 <= at < len(rows) for run in rows[at]]
        rows[number] = _joined(row, edges, near)
    return tuple(run for row in rows for run in row)


def _edges(rows: Sequence[Sequence[Run]]) -> Counter[tuple[int, int]]:
    """Return how many lines of several words, each in one piece or with even gaps, begin and end at the same places."""
    edges: Counter[tuple[int, int]] = Counter()
    for row in rows:
        edges.update(_place(run, run) for run in row if len(run.text.split()) >= _LEAST_WORDS)
        gaps = [(after.x0 - run.x1) / run.size for run, after in pairwise(row)]
        start = 0
        for end in range(1, len(gaps) + 1):
            if end == len(gaps) or abs(gaps[end] - gaps[start]) > _SAME_GAP or " " in row[end].text:
                if end - start >= _LEAST_WORDS - 1:
                    edges[_place(row[start], row[end])] += 1
                start = end
    return edges


def _place(first: Run, last: Run) -> tuple[int, int]:
    """Return where a line begins and ends, to some points."""
    return round(first.x0 / _SAME_EDGE), round(last.x1 / _SAME_EDGE)


def _times(edges: Counter[tuple[int, int]], first: Run, last: Run) -> int:
    """Return how many lines have the edges of one from `first` to `last`."""
    start, end = _place(first, last)
    return sum(edges[start + left, end + right] for left in (-1, 0, 1) for right in (-1, 0, 1))


def _joined(row: list[Run], edges: Counter[tuple[int, int]], near: Sequence[Run]) -> list[Run]:
    """Return the runs of a row, those of a loose line as one."""
    joined: list[Run] = []
    index = 0
    while index < len(row):
        end = next(
            (at for at in range(len(row) - 1, index, -1) if _is_loose(row[index : at + 1], edges, near)),
            index,
        )
        joined.append(_one(row[index : end + 1]) if end > index else row[index])
        index = end + 1
    return joined


def _is_loose(stretch: Sequence[Run], edges: Counter[tuple[int, int]], near: Sequence[Run]) -> bool:
    """Whether runs side by side are one line of justified text."""
    gaps = [(after.x0 - run.x1) / run.size for run, after in pairwise(stretch)]
    words = [word for run in stretch for word in run.text.split()]
    if not all(0 < gap <= _WIDEST for gap in gaps) or not _are_prose(words):
        return False
    if any(run.tag != stretch[0].tag for run in stretch):  # the file's own tags part them
        return False
    if (
        len(words) > len(stretch) + 1
    ):  # a cell of several words has narrow spaces in it, a loose line has none
        return False
    even = len(gaps) > 1 and max(gaps) - min(gaps) <= _SAME_GAP
    known = (
        _times(edges, stretch[0], stretch[-1]) - even
    )  # one with even gaps is itself among the lines counted
    beside = [run for run in near if _is_next_line(stretch, run)]
    if not known and not beside:
        return False
    goes_on = known >= _LEAST_LINES and all(run.text[:1].islower() for run in stretch[1:])
    return even or goes_on or any(len(run.text.split()) > 1 for run in beside)


def _are_prose(words: Sequence[str]) -> bool:
    """Whether most words are in small letters."""
    return sum(any(letter.islower() for letter in word) for word in words) * 2 > len(words)


def _is_next_line(stretch: Sequence[Run], run: Run) -> bool:
    """Whether a run is the line before or after runs side by side, and begins and ends where they do."""
    return (
        abs(stretch[0].x0 - run.x0) <= _SAME_EDGE
        and abs(stretch[-1].x1 - run.x1) <= _SAME_EDGE
        and abs(stretch[0].y - run.y) <= _NEXT_LINE * stretch[0].size
    )


def _one(stretch: Sequence[Run]) -> Run:
    """Return the runs of a stretch as one."""
    text = " ".join(run.text for run in stretch)
    return replace(stretch[0], x1=stretch[-1].x1, text=text, bold=all(run.bold for run in stretch))
