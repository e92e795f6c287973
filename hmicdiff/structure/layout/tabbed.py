"""Tables that plain text sets with tabs: sheets, and areas each with its grade behind it.

Converters of Word files put a tab before every row, and blank lines between the rows.
"""

from __future__ import annotations

import re
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from hmicdiff.structure.layout.cells import LONGEST, parted, row_cells
from hmicdiff.structure.layout.groups import Table
from hmicdiff.structure.layout.rows import filled_run, lines_to
from hmicdiff.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.structure.layout.rows import Row
    from hmicdiff.text import Raw
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["tabbed"]

_TAB = re.compile(r"\t")
_SHEET = 3
"""Cells from which lines of as many are a table whatever they hold; two need a grade in the second."""
_PAIR = 2
_FEWEST_LINES = 2
_MOST_GAP = 3
"""Blank lines that may stand between rows that a tab opens, or in which a grade stands."""


def tabbed(rows: Sequence[Row], index: int, raw: Raw, vocabulary: Vocabulary, number: int) -> Table | None:
    """Return the table whose cells are parted by tabs from line `index` on: two lines or more, each of as many cells."""
    if not _tabs(rows[index]):
        return None
    told = _sheet(rows, index) or _graded(rows, index, vocabulary)
    if len(told) < _FEWEST_LINES:
        return None
    indented = all(row.text.startswith("\t") for row in told)
    groups = (
        group
        for count, row in enumerate(told)
        for group in row_cells(row, parted(row, _TAB)[indented:], number + count, raw)
    )
    return Table(lines=lines_to(rows, index, told[-1]), groups=tuple(groups))


def _sheet(rows: Sequence[Row], index: int) -> list[Row]:
    """Return the rows of a sheet; blank lines end it, unless each row is indented."""
    first = list(islice(_run(rows, index, gap=_MOST_GAP), _FEWEST_LINES))
    indented = all(row.text.startswith("\t") for row in first)
    if _tabs(rows[index]) + 1 - indented < _SHEET:
        return []
    return list(_run(rows, index, gap=_MOST_GAP if indented else 0))


def _graded(rows: Sequence[Row], index: int, vocabulary: Vocabulary) -> list[Row]:
    """Return the rows of areas with their grades, with what stands over the two columns; none where fewer than two are graded."""
    first = rows[index]
    lines = islice(_run(rows, index, gap=_MOST_GAP), 1, None)
    told = [first, *takewhile(lambda row: _is_graded(row, vocabulary), lines)]
    graded = len(told) - (not _is_graded(first, vocabulary))
    return told if len(_texts(first)) == _PAIR and graded >= _FEWEST_LINES else []


def _run(rows: Sequence[Row], index: int, *, gap: int) -> Iterator[Row]:
    """Yield the lines from `index` on that have as many tabs, up to more blank lines than `gap`."""
    tabs = _tabs(rows[index])
    return filled_run(rows, index, gap=gap, goes_on=lambda row: _tabs(row) == tabs)


def _tabs(row: Row) -> int:
    """Return how many tabs a line has that may be a row, the one before it too."""
    if row.kind is not None or "\t" not in row.text or len(row.text) > LONGEST or not row.bare:
        return 0
    return row.text.rstrip(" \r").count("\t")


def _texts(row: Row) -> list[str]:
    """Return what stands between the tabs of a line."""
    return row.text.strip().split("\t")


def _is_graded(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether a line is a name and its grade, or the words for a missing one."""
    texts = _texts(row)
    if len(texts) != _PAIR:
        return False
    said = plain(texts[1])
    return len(vocabulary.grades.labels(said)) == 1 or vocabulary.grades.state_of(said) is not None
