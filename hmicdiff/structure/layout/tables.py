"""Tables that plain text prints: bars or tabs between the cells, or columns set under the name of each grade.

Serves summaries of judgments as people copy them into text and Markdown, and as PDF extractors that keep
the layout print them: since 2021/22 one column a grade, in which empty cells tell as much as filled ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hmicdiff.reading.tables import holds_values
from hmicdiff.structure.layout.groups import Group, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.structure.layout.rows import Row
    from hmicdiff.text import Raw
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["find_tables"]

_FEWEST_COLUMNS = 3
_FEWEST_LINES = 2
_LONGEST = 2000
"""Characters of a line above which it is no row of a table that anyone typed."""
_RULE = re.compile(r"[\s|:+=-]+")
_BAR = re.compile(r"\|")
_TAB = re.compile(r"\t")
_KEPT_APART = re.compile(r" {3}")
"""What parts the cells that Markdown keeps on one line, see `hmicdiff.reading.markdown`."""
_CHUNK = re.compile(r"\S+(?: \S+)*")
_WIDE = re.compile(r"\S {3,}\S")
"""What parts the cells of a line that is set in columns."""
_MOST_COLUMNS = 4
_FEWEST_GRADED = 2
"""Rows with a grade that make a table of lines set in columns."""
_MOST_HEADS = 2
"""Rows of it that may have none: what stands over the columns, and one area that is not graded."""
_ALIGNED = 2
"""Characters by which a column may be out of line."""
_MOST_GAP = 1
"""Blank lines that may stand inside a table of columns."""

Span = tuple[int, int]


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
                or _barred(rows, index, raw, number, runs[index])
                or _tabbed(rows, index, raw, number)
                or _aligned(rows, index, raw, vocabulary, number)
                or _spaced(rows, index, raw, vocabulary, number)
            )
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
        or "\t" in row.text
        or row.bare.count(" ") >= _FEWEST_COLUMNS - 1
        or _WIDE.search(row.text.strip()) is not None
    )


def _kept_apart(rows: Sequence[Row], index: int, raw: Raw) -> Table | None:
    """Return the row of a table that its format keeps on one line, cell by cell; None for any other line."""
    row = rows[index]
    if row.kind != "cell" or row.row is None or row.column is not None or not _KEPT_APART.search(row.text):
        return None
    cells = _parted(row, _KEPT_APART)
    if _holds_values(row, cells):
        return None
    return Table(lines=1, groups=tuple(_groups(row, cells, row.row, raw)))


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
    enclosed = bool(told) and told[0].text.lstrip().startswith("|")
    cells = [_parted(row, _BAR, enclosed=enclosed) for row in told]
    if len(told) < _FEWEST_LINES:
        return None
    groups = (
        group
        for count, (row, own) in enumerate(zip(told, cells, strict=True))
        for group in _groups(row, own, number + count, raw)
    )
    return Table(lines=end - index, groups=tuple(groups))


def _is_barred(row: Row) -> bool:
    """Whether a line has bars between three cells or more, or around two."""
    if row.kind is not None or "|" not in row.text or len(row.text) > _LONGEST:
        return False
    text = row.text.strip()
    enclosed = len(text) > 1 and text[0] == text[-1] == "|"
    return len(text.strip("|").split("|")) >= _FEWEST_COLUMNS - enclosed


def _tabbed(rows: Sequence[Row], index: int, raw: Raw, number: int) -> Table | None:
    """Return the table whose cells are parted by tabs from line `index` on: two lines or more, each of as many cells.

    Blank lines end it; a sheet copied into text has none.
    """
    columns = _tabs(rows[index])
    end = index
    while columns and end < len(rows) and _tabs(rows[end]) == columns:
        end += 1
    if end - index < _FEWEST_LINES:
        return None
    told = enumerate(rows[index:end])
    groups = (group for count, row in told for group in _groups(row, _parted(row, _TAB), number + count, raw))
    return Table(lines=end - index, groups=tuple(groups))


def _tabs(row: Row) -> int:
    """Return how many tabs part the cells of a line, 0 where it has fewer than three cells."""
    if row.kind is not None or "\t" not in row.text or len(row.text) > _LONGEST:
        return 0
    tabs = row.text.strip(" \r").count("\t")
    return tabs if tabs >= _FEWEST_COLUMNS - 1 and row.bare else 0


def _parted(row: Row, between: re.Pattern[str], *, enclosed: bool = False) -> list[Span]:
    """Return start and end of each cell in a line, empty ones too; where rows are enclosed, bars stand at the ends."""
    start, end = 0, len(row.text)
    if enclosed:
        start = len(row.text) - len(row.text.lstrip())
        start += row.text[start : start + 1] == "|"
        end = len(row.text.rstrip())
        end -= row.text[end - 1 : end] == "|"
    cuts = [match.span() for match in between.finditer(row.text, start, end)]
    starts, ends = [start, *(after for _, after in cuts)], [*(before for before, _ in cuts), end]
    return list(zip(starts, ends, strict=True))


def _holds_values(row: Row, cells: Sequence[Span]) -> bool:
    """Whether a row is a label with its figures."""
    texts = [text for start, end in cells if (text := row.text[start:end].strip())]
    return holds_values(texts)


def _groups(row: Row, cells: Sequence[Span], number: int, raw: Raw) -> Iterator[Group]:
    """Yield the filled cells of one line; a label and its values as one."""
    if _holds_values(row, cells):
        whole = _cell(row, cells[0], number, 0, raw)
        at = raw.starts[row.number - 1]
        spans = tuple((at + start, at + end) for start, end in cells if row.text[start:end].strip())
        yield replace(whole, spans=spans, cell=None)
        return
    for column, (start, end) in enumerate(cells):
        if row.text[start:end].strip():
            yield _cell(row, (start, end), number, column, raw)


def _cell(row: Row, span: Span, number: int, column: int, raw: Raw) -> Group:
    """Return one cell."""
    at = raw.starts[row.number - 1]
    return Group(
        spans=((at + span[0], at + span[1]),),
        kind="cell",
        row=number,
        cell=column,
        page_start=row.page_start,
        hinted=True,
    )


def _aligned(rows: Sequence[Row], index: int, raw: Raw, vocabulary: Vocabulary, number: int) -> Table | None:
    """Return the table set in columns under the names of three grades or more from line `index` on."""
    heads = _grade_heads(rows[index], vocabulary)
    if not heads:
        return None
    cells = [_cell(rows[index], span, number, column, raw) for column, span in enumerate(heads)]
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
                cells.append(_cell(row, span, number + at - index, column, raw))
        open_cells, end, gap = opened, at + 1, 0
    return Table(lines=end - index, groups=tuple(cells)) if end > index + 1 else None


def _grade_heads(row: Row, vocabulary: Vocabulary) -> list[Span]:
    """Return start and end of each grade in a line that holds three or more, wide spaces between them."""
    if row.kind is not None or row.bare.count(" ") < _FEWEST_COLUMNS - 1:
        return []
    chunks = [match.span() for match in _CHUNK.finditer(row.text[:_LONGEST])]
    if not _FEWEST_COLUMNS <= len(chunks) <= len(vocabulary.grades.values):
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


def _spaced(rows: Sequence[Row], index: int, raw: Raw, vocabulary: Vocabulary, number: int) -> Table | None:
    """Return the table set in columns from line `index` on, one area and its grades a row; None for any other lines.

    What begins small under a row goes on with its cells.
    """
    heads = _columns_of(rows[index])
    cells: list[Group] = []
    above: dict[int, int] = {}
    graded = told = gap = 0
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
        elif len(spans) < _FEWEST_LINES or 0 not in spans:
            break
        else:
            above = {column: len(cells) + place for place, column in enumerate(spans)}
            cells.extend(_cell(row, span, number + at - index, column, raw) for column, span in spans.items())
            told += 1
        end, gap = at + 1, 0
    graded = _graded_rows(cells, raw, vocabulary)
    is_table = graded >= _FEWEST_GRADED and graded >= told - _MOST_HEADS
    return Table(lines=end - index, groups=tuple(cells)) if is_table else None


def _columns_of(row: Row) -> list[Span]:
    """Return start and end of the cells of a line set in columns, none for any other line."""
    if row.kind is not None or not _WIDE.search(row.text[:_LONGEST].strip()):
        return []
    spans = [match.span() for match in _CHUNK.finditer(row.text[:_LONGEST])]
    return spans if _FEWEST_LINES <= len(spans) <= _MOST_COLUMNS else []


def _under(row: Row, heads: Sequence[Span]) -> dict[int, Span]:
    """Return the pieces of a line by the column they begin under; none where one begins under no column."""
    found: dict[int, Span] = {}
    for match in _CHUNK.finditer(row.text[:_LONGEST]):
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
