"""Summaries of judgments that plain text sets in columns with spaces, with no bar or tab between the cells.

Two forms: since 2021/22 one column a grade, in which empty cells tell as much as filled ones, and one row an area.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from hmicdiff.structure.layout.cells import LONGEST, cell
from hmicdiff.structure.layout.groups import Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hmicdiff.structure.layout.cells import Span
    from hmicdiff.structure.layout.groups import Group
    from hmicdiff.structure.layout.rows import Row
    from hmicdiff.text import Raw
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["aligned", "is_set_in_columns", "spaced"]

_FEWEST_GRADES = 3
_FEWEST_CELLS = 2
_MOST_COLUMNS = 4
_CHUNK = re.compile(r"\S+(?: \S+)*")
_WIDE = re.compile(r"\S {3,}\S")
"""What parts the cells of a line that is set in columns."""
_FEWEST_GRADED = 2
"""Rows with a grade that make a table of lines set in columns."""
_MOST_HEADS = 2
"""Rows of it that may have none: what stands over the columns, and one area that is not graded."""
_ALIGNED = 2
"""Characters by which a column may be out of line."""
_MOST_GAP = 1
"""Blank lines that may stand inside a table of columns."""


def aligned(rows: Sequence[Row], index: int, raw: Raw, vocabulary: Vocabulary, number: int) -> Table | None:
    """Return the table set in columns under the names of three grades or more from line `index` on."""
    heads = _grade_heads(rows[index], vocabulary)
    if not heads:
        return None
    cells = [cell(rows[index], span, number, column, raw) for column, span in enumerate(heads)]
    open_cells: dict[int, int] = {}
    end, gap = index + 1, 0
    for at in range(index + 1, len(rows)):
        row = rows[at]
        chunks = _placed(row, heads) if row.bare else {}
        if not row.bare and gap < _MOST_GAP:
            gap, open_cells = gap + 1, {}
            continue
        if not chunks:
            break
        opened = {}
        for column, span in chunks.items():
            if column in open_cells and _goes_on(cells[open_cells[column]], row, span, raw, vocabulary):
                known = cells[open_cells[column]]
                start = raw.starts[row.number - 1]
                cells[open_cells[column]] = replace(
                    known, spans=(*known.spans, (start + span[0], start + span[1]))
                )
                opened[column] = open_cells[column]
            else:
                opened[column] = len(cells)
                cells.append(cell(row, span, number + at - index, column, raw))
        open_cells, end, gap = opened, at + 1, 0
    return Table(lines=end - index, groups=tuple(cells)) if end > index + 1 else None


def _grade_heads(row: Row, vocabulary: Vocabulary) -> list[Span]:
    """Return start and end of each grade in a line that holds three or more, wide spaces between them."""
    if row.kind is not None or row.bare.count(" ") < _FEWEST_GRADES - 1:
        return []
    chunks = [match.span() for match in _CHUNK.finditer(row.text[:LONGEST])]
    if not _FEWEST_GRADES <= len(chunks) <= len(vocabulary.grades.values):
        return []
    grades = {vocabulary.grades.labels(row.text[start:end]) for start, end in chunks}
    single = all(len(values) == 1 for values in grades)
    return chunks if single and len(grades) == len(chunks) else []


def _placed(row: Row, heads: Sequence[Span]) -> dict[int, Span]:
    """Return the pieces of a line by the column they stand under; none where one stands under no column."""
    found: dict[int, Span] = {}
    for match in _CHUNK.finditer(row.text):
        column = min(range(len(heads)), key=lambda number: _distance(match.span(), heads[number]))
        if column in found or (row.kind is not None):
            return {}
        found[column] = match.span()
    reach = max(end for _, end in heads)
    alone = len(found) == 1 and next(iter(found.values()))[1] > reach
    return {} if alone else found


def _distance(piece: Span, head: Span) -> float:
    """Return how far a piece stands from a head: their nearer ends or their middles."""
    return min(abs(piece[0] - head[0]), abs(piece[1] - head[1]), abs(sum(piece) - sum(head)) / 2)


def _goes_on(cell: Group, row: Row, span: Span, raw: Raw, vocabulary: Vocabulary) -> bool:
    """Whether a piece goes on with the cell above it: in lower case, or where that is no known heading yet."""
    above = " ".join(raw.text[start:end] for start, end in cell.spans)
    piece = row.text[span[0] : span[1]]
    if vocabulary.grades.labels(above.strip()):
        return False
    return piece[0].islower() or bool(vocabulary.headings.find(f"{above.strip()} {piece}"))


def spaced(rows: Sequence[Row], index: int, raw: Raw, vocabulary: Vocabulary, number: int) -> Table | None:
    """Return the table set in columns from line `index` on, one area and its grades a row; None for any other lines.

    What begins small under a row goes on with its cells.
    """
    heads = _columns_of(rows[index])
    cells: list[Group] = []
    above: dict[int, int] = {}
    told = gap = 0
    end = index
    for at in range(index, len(rows) if heads else index):
        row = rows[at]
        if not row.bare and gap < _MOST_GAP:
            gap += 1
            continue
        spans = _under(row, heads) if row.bare else {}
        goes_on = bool(spans) and spans.keys() <= above.keys() and _begins_small(row, spans)
        if goes_on and not gap:
            _join(cells, above, row, spans, raw)
        elif len(spans) < _FEWEST_CELLS or 0 not in spans:
            break
        else:
            above = {column: len(cells) + place for place, column in enumerate(spans)}
            cells.extend(cell(row, span, number + at - index, column, raw) for column, span in spans.items())
            told += 1
        end, gap = at + 1, 0
    graded = _graded_rows(cells, raw, vocabulary)
    is_table = graded >= _FEWEST_GRADED and graded >= told - _MOST_HEADS
    return Table(lines=end - index, groups=tuple(cells)) if is_table else None


def is_set_in_columns(text: str) -> bool:
    """Whether a line has the wide gap that parts the cells of a line set in columns."""
    return _WIDE.search(text.strip()) is not None


def _columns_of(row: Row) -> list[Span]:
    """Return start and end of the cells of a line set in columns, none for any other line."""
    if row.kind is not None or not is_set_in_columns(row.text[:LONGEST]):
        return []
    spans = [match.span() for match in _CHUNK.finditer(row.text[:LONGEST])]
    return spans if _FEWEST_CELLS <= len(spans) <= _MOST_COLUMNS else []


def _under(row: Row, heads: Sequence[Span]) -> dict[int, Span]:
    """Return the pieces of a line by the column they begin under; none where one begins under no column."""
    found: dict[int, Span] = {}
    for match in _CHUNK.finditer(row.text[:LONGEST]):
        near = (place for place, head in enumerate(heads) if abs(head[0] - match.start()) <= _ALIGNED)
        column = next(near, None)
        if column is None or column in found or row.kind is not None:
            return {}
        found[column] = match.span()
    return found


def _begins_small(row: Row, spans: Mapping[int, Span]) -> bool:
    """Whether every piece of a line goes on with what stands above it."""
    return all(row.text[start].islower() for start, _ in spans.values())


def _join(
    cells: list[Group], above: Mapping[int, int], row: Row, spans: Mapping[int, Span], raw: Raw
) -> None:
    """Add the pieces of a line to the cells above them."""
    at = raw.starts[row.number - 1]
    for column, (start, end) in spans.items():
        known = cells[above[column]]
        cells[above[column]] = replace(known, spans=(*known.spans, (at + start, at + end)))


def _graded_rows(cells: Sequence[Group], raw: Raw, vocabulary: Vocabulary) -> int:
    """Return in how many rows a cell is a grade."""
    texts = ((one.row, " ".join(raw.text[start:end] for start, end in one.spans)) for one in cells)
    return len({row for row, text in texts if len(vocabulary.grades.labels(text.strip())) == 1})
