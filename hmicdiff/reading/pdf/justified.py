"""Loose lines of justified text: words set so far apart that each looks like the cell of a table."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.pdf.rows import baseline_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
_AROUND: Final = 4
"""Rows above and below a line among which the beginning of a column shows."""
_FEWEST_BEGINNINGS: Final = 3
_SAME_START: Final = 0.5
"""Points within which lines of one column begin."""
_CAPITALS: Final = ("A", "I")
_FULL_STOPS: Final = (".", "?", "!")

Edges = tuple[int, int]
"""Where a line begins and ends."""


def join_justified(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return the runs of a page with each loose line as one.

    Words side by side are a loose line if they begin and end where whole lines of the page do, and if their gaps are
    equal, or they go on in lower case, or a line next to them runs through the gaps. Where the rows around begin
    a word at the same place there is a column's edge, and no line runs over it.
    """
    rows = [list(row) for row in baseline_rows(runs)]
    if all(len(row) == 1 for row in rows):
        return tuple(runs)
    pieces = _cut_at_columns(rows)
    edges = _edges([piece for row in pieces for piece in row])
    for number, row in enumerate(rows):
        near = [run for at in (number - 1, number + 1) if 0 <= at < len(rows) for run in rows[at]]
        if len(row) > 1:
            rows[number] = [run for piece in pieces[number] for run in _joined(piece, edges, near)]
    return tuple(run for row in rows for run in row)


def _cut_at_columns(rows: Sequence[list[Run]]) -> list[list[list[Run]]]:
    """Return the rows, each cut where the rows around it begin a column."""
    return [
        _cut_row(row, rows[max(0, number - _AROUND) : number][::-1], rows[number : number + _AROUND + 1])
        for number, row in enumerate(rows)
    ]


def _cut_row(row: Sequence[Run], above: Sequence[list[Run]], below: Sequence[list[Run]]) -> list[list[Run]]:
    """Return the runs of a row, cut where the rows around it begin a column."""
    pieces = [[row[0]]]
    for run in row[1:]:
        around = [other for rows in (above, below) for other in takewhile(partial(_leaves, run.x0), rows)]
        here, there = (sum(_begin(other, one.x0) for other in around) for one in (run, pieces[-1][0]))
        if here >= _FEWEST_BEGINNINGS and 2 * here > there:
            pieces.append([])
        pieces[-1].append(run)
    return pieces


def _leaves(x: float, row: Sequence[Run]) -> bool:
    """Whether no run of a row goes through a place."""
    return all(run.x0 >= x - _SAME_START or run.x1 <= x for run in row)


def _begin(row: Sequence[Run], x: float) -> bool:
    """Whether a run of a row begins at a place."""
    return any(abs(run.x0 - x) <= _SAME_START for run in row)


def _edges(pieces: Sequence[Sequence[Run]]) -> Counter[Edges]:
    """Return how many lines of several words begin and end at the same places; `pieces` are lines cut at columns.

    A line is a run, a stretch of even gaps or a piece with any.
    """
    edges: Counter[Edges] = Counter()
    for piece in pieces:
        lines = {(run, run) for run in piece if len(run.text.split()) > 1}
        if len(piece) > 1:
            lines.add((piece[0], piece[-1]))
            lines.update(_even_stretches(piece))
        edges.update(_place(first, last) for first, last in lines)
    return edges


def _even_stretches(piece: Sequence[Run]) -> Iterator[tuple[Run, Run]]:
    """Yield the first and last run of each stretch of words as far apart as each other."""
    gaps = [(after.x0 - run.x1) / run.size for run, after in pairwise(piece)]
    start = 0
    for end in range(1, len(gaps) + 1):
        if end == len(gaps) or abs(gaps[end] - gaps[start]) > _SAME_GAP or " " in piece[end].text:
            if end - start >= _LEAST_WORDS - 1:
                yield piece[start], piece[end]
            start = end


def _place(first: Run, last: Run) -> Edges:
    """Return where a line begins and ends, to some points."""
    return round(first.x0 / _SAME_EDGE), round(last.x1 / _SAME_EDGE)


def _times(edges: Counter[Edges], first: Run, last: Run) -> int:
    """Return how many lines have the edges of one from `first` to `last`."""
    start, end = _place(first, last)
    return sum(edges[start + left, end + right] for left in (-1, 0, 1) for right in (-1, 0, 1))


def _joined(row: list[Run], edges: Counter[Edges], near: Sequence[Run]) -> list[Run]:
    """Return the runs of a row, those of a loose line as one."""
    joined: list[Run] = []
    index = 0
    while index < len(row):
        end = next(
            (
                at
                for at in range(len(row) - 1, index, -1)
                if _is_loose(row[index : at + 1], edges, near, is_piece=at - index + 1 == len(row))
            ),
            index,
        )
        joined.append(_one(row[index : end + 1]) if end > index else row[index])
        index = end + 1
    return joined


def _is_loose(stretch: Sequence[Run], edges: Counter[Edges], near: Sequence[Run], *, is_piece: bool) -> bool:
    """Whether runs side by side are one line of justified text; `is_piece` where they are all between two columns."""
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
    known = _times(edges, stretch[0], stretch[-1]) - (even or is_piece)  # itself is among the lines counted
    beside = [run for run in near if _is_next_line(stretch, run)]
    if not known and not beside:
        return False
    goes_on = known >= _LEAST_LINES - is_piece and all(map(_continues, *zip(*pairwise(stretch), strict=True)))
    return even or goes_on or any(len(run.text.split()) > 1 for run in beside)


def _continues(run: Run, after: Run) -> bool:
    """Whether a word goes on with a sentence, or begins the next one."""
    return after.text[:1].islower() or (run.text.endswith(_FULL_STOPS) and after.text[:1].isupper())


def _are_prose(words: Sequence[str]) -> bool:
    """Whether most words are in small letters, those aside that are one capital (*A*, *I*)."""
    longer = [word for word in words if word not in _CAPITALS]
    return sum(any(letter.islower() for letter in word) for word in longer) * 2 > len(longer)


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
