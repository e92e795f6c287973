"""Tables that plain text prints: bars or tabs between the cells, or columns set with spaces.

Serves summaries of judgments as people copy them into text and Markdown, and as PDF extractors that keep
the layout print them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hmicdiff.structure.layout.cells import LONGEST, has_values, parted, row_cells
from hmicdiff.structure.layout.drawn import drawn
from hmicdiff.structure.layout.graded_columns import aligned, is_set_in_columns, spaced
from hmicdiff.structure.layout.groups import Table
from hmicdiff.structure.layout.item_sheets import item_sheet
from hmicdiff.structure.layout.side_by_side import side_by_side
from hmicdiff.structure.layout.stacked import stacked
from hmicdiff.structure.layout.tabbed import tabbed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hmicdiff.structure.layout.rows import Row
    from hmicdiff.text import Raw
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["find_tables"]

_FEWEST_COLUMNS = 3
_FEWEST_LINES = 2
_RULE = re.compile(r"[\s|:+=-]+")
_BAR = re.compile(r"\|")
_KEPT_APART = re.compile(r" {3}")
"""What parts the cells that Markdown keeps on one line, see `hmicdiff.reading.markdown`."""


def find_tables(rows: Sequence[Row], raw: Raw, vocabulary: Vocabulary) -> Mapping[int, Table]:
    """Return the tables of plain text by the index of their first line in `rows`.

    A row of values (a label and its figures) is one cell, as every format has it.
    """
    found: dict[int, Table] = {}
    runs = _runs(rows)
    number = 1 + max((row.row for row in rows if row.row is not None), default=-1)
    index = 0
    while index < len(rows):
        table = None
        if _may_begin(rows[index]):
            table = (
                _kept_apart(rows, index, raw)
                or side_by_side(rows, index, raw, vocabulary, number)
                or drawn(rows, index, raw, number)
                or _barred(rows, index, raw, number, runs[index])
                or tabbed(rows, index, raw, vocabulary, number)
                or item_sheet(rows, index, raw, number)
                or aligned(rows, index, raw, vocabulary, number)
                or spaced(rows, index, raw, vocabulary, number)
            )
        table = table or stacked(rows, index, raw, vocabulary, number)
        if table is not None:
            found[index] = table
            number += table.lines
        index += table.lines if table is not None else 1
    return found


def _may_begin(row: Row) -> bool:
    """Whether a line has what every first line of a table has, which is quicker to see than what it is."""
    return (
        row.row is not None
        or "|" in row.text
        or "+-" in row.text
        or "\t" in row.text
        or "," in row.text
        or row.bare.count(" ") >= _FEWEST_COLUMNS - 1
        or is_set_in_columns(row.text)
    )


def _kept_apart(rows: Sequence[Row], index: int, raw: Raw) -> Table | None:
    """Return the row of a table that its format keeps on one line, cell by cell; None for any other line."""
    row = rows[index]
    if row.kind != "cell" or row.row is None or row.column is not None or not _KEPT_APART.search(row.text):
        return None
    cells = parted(row, _KEPT_APART)
    if has_values(row, cells):
        return None
    return Table(lines=1, groups=tuple(row_cells(row, cells, row.row, raw)))


@dataclass(frozen=True, slots=True)
class Run:
    """The lines with bars from one line on; blank lines may stand between them."""

    end: int
    """Index after the last of them."""
    told: int = 0
    """How many of them are rows, and no rules between rows."""


def _runs(rows: Sequence[Row]) -> list[Run]:
    """Return the run that begins at each line, told from the last line to the first, so that none is read twice."""
    if not any("|" in row.text for row in rows):
        return [Run(end=0)] * len(rows)
    runs = [Run(end=len(rows))]
    for index in range(len(rows) - 1, -1, -1):
        row, after = rows[index], runs[-1]
        goes_on = after.end > index + 1
        if not _is_barred(row):
            runs.append(replace(after) if goes_on and not row.bare else Run(end=index))
            continue
        if not goes_on:
            after = Run(end=index + 1)
        if row.bare and not _RULE.fullmatch(row.text):
            after = Run(end=after.end, told=after.told + 1)
        runs.append(after)
    return runs[:0:-1]


def _barred(rows: Sequence[Row], index: int, raw: Raw, number: int, run: Run) -> Table | None:
    """Return the table whose cells are parted by bars from line `index` on; one row alone is none."""
    if run.told < _FEWEST_LINES or not _is_barred(rows[index]):
        return None
    end = run.end
    told = [row for row in rows[index:end] if row.bare and not _RULE.fullmatch(row.text)]
    enclosed = told[0].text.lstrip().startswith("|")
    cells = [parted(row, _BAR, enclosed=enclosed) for row in told]
    groups = (
        group
        for count, (row, own) in enumerate(zip(told, cells, strict=True))
        for group in row_cells(row, own, number + count, raw)
    )
    return Table(lines=end - index, groups=tuple(groups))


def _is_barred(row: Row) -> bool:
    """Whether a line has bars between three cells or more, or around two."""
    if row.kind is not None or "|" not in row.text or len(row.text) > LONGEST:
        return False
    text = row.text.strip()
    enclosed = len(text) > 1 and text[0] == text[-1] == "|"
    return len(text.strip("|").split("|")) >= _FEWEST_COLUMNS - enclosed
