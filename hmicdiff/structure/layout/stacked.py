"""Tables of grades over several inspections whose cells were copied one to a line, row by row.

The heads come first (``Question``, ``2018/19``, ``2021/22``), then each area with a grade under it for every head.
"""

from __future__ import annotations

import re
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from hmicdiff.structure.layout.cells import cell, cell_over
from hmicdiff.structure.layout.groups import Table
from hmicdiff.structure.layout.rows import filled_run, lines_to
from hmicdiff.vocabulary.grades import NEWEST_WORDS, OLDER_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.structure.layout.rows import Row
    from hmicdiff.text import Raw
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["stacked"]

_LONGEST_HEAD = 60
_WHEN = re.compile(rf"(?=.*(?:\b20\d\d|\b(?:{OLDER_WORDS}|{NEWEST_WORDS})\b))[^.:;?!]{{4,60}}", re.IGNORECASE)
"""The head of a column that tells of which inspection its grades are."""
_FEWEST_COLUMNS = 2
_MOST_COLUMNS = 6
_FEWEST_ROWS = 2
_MOST_LINES = 3
"""Lines over which the name of an area may be wrapped."""
_MOST_CELLS = 400
_MOST_GAP = 1
"""Blank lines that may stand between two cells."""


def stacked(rows: Sequence[Row], index: int, raw: Raw, vocabulary: Vocabulary, number: int) -> Table | None:
    """Return the table whose cells stand one to a line from line `index` on; None for any other lines."""
    if not _is_head(rows[index]):
        return None
    if not any(map(_tells_when, islice(_run(rows, index), 2))):
        return None
    lines = list(islice(_run(rows, index), _MOST_CELLS))
    corner = int(not _tells_when(lines[0]))
    heads = [*lines[:corner], *takewhile(_tells_when, lines[corner : corner + _MOST_COLUMNS + 1])]
    columns = len(heads) - corner
    if not _FEWEST_COLUMNS <= columns <= _MOST_COLUMNS:
        return None
    groups = [
        cell(row, (0, len(row.text)), number, place + 1 - corner, raw) for place, row in enumerate(heads)
    ]
    at, last, told = len(heads), heads[-1], 0
    while area := _area(lines, at, columns, vocabulary):
        told += 1
        grades = lines[at + len(area) : at + len(area) + columns]
        groups.append(cell_over([(row, (0, len(row.text))) for row in area], number + told, 0, raw))
        groups += [
            cell(row, (0, len(row.text)), number + told, place, raw) for place, row in enumerate(grades, 1)
        ]
        at, last = at + len(area) + columns, grades[-1]
    if told < _FEWEST_ROWS:
        return None
    return Table(lines=lines_to(rows, index, last), groups=tuple(groups))


def _is_head(row: Row) -> bool:
    """Whether a line may be the head of a column: short plain words that end in no mark."""
    return row.kind is None and 0 < len(row.bare) <= _LONGEST_HEAD and row.bare[-1] not in ".:;?!,"


def _tells_when(row: Row) -> bool:
    """Whether a line is the head of a column for one inspection."""
    return _is_head(row) and _WHEN.fullmatch(row.bare) is not None


def _run(rows: Sequence[Row], index: int) -> Iterator[Row]:
    """Yield the filled plain lines from `index` on, up to a wider gap."""
    return filled_run(rows, index, gap=_MOST_GAP, goes_on=lambda row: row.kind is None)


def _area(lines: Sequence[Row], at: int, columns: int, vocabulary: Vocabulary) -> tuple[Row, ...]:
    """Return the lines that name an area with a grade below them for each column; none where other lines stand there."""
    graded = [bool(vocabulary.grades.labels(row.bare)) for row in lines[at : at + _MOST_LINES + columns]]
    count = next((place for place, grade in enumerate(graded) if grade), 0)
    below = graded[count : count + columns]
    after = lines[at + count + columns : at + count + columns + 1]
    over = any(vocabulary.grades.labels(row.bare) for row in after)
    whole = 0 < count <= _MOST_LINES and len(below) == columns and all(below) and not over
    return tuple(lines[at : at + count]) if whole else ()
