"""Tables that lay out a text: a question across them, its grade at the side, headings and paragraphs in the cells."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from hmicdiff.model import Omission
from hmicdiff.reading.marks import labels_item
from hmicdiff.text import plain
from hmicdiff.vocabulary.bodies import load_bodies
from hmicdiff.vocabulary.headings import load_headings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import Line
    from hmicdiff.reading.grids import GridCell

__all__ = ["in_order", "lays_out", "unplaced"]

_MOST_OF_TITLE: Final = 20
"""Words that a title has at most."""
_FEWEST_OF_SCALE: Final = 4
"""Grades in a row from which on they are the scale."""
_TITLE: Final = re.compile(r"[A-Z\u2018\u201c'\"].*[^\W\d].*(?<![.!?;:,])")
_SENTENCE: Final = re.compile(r"(?:\S+\s+){4,}\S+[.!?]['\"\u2019\u201d)]*")


def lays_out(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether a table holds a text in its cells and no columns of its own.

    Its cells are grades, titles that stand alone in their row, and paragraphs; a title stands over paragraphs in one
    cell, or a question across the table over the row of its grade.
    """
    if _sets_aside(rows):
        return True
    filled = [[cell for cell in row if cell.texts] for row in rows]
    if not all(_fits(cell, row) for row in filled for cell in row):
        return False
    titled = any(_titles_sentences(cell) for row in filled for cell in row)
    return titled or any(_asks(row, below) for row, below in pairwise(filled))


def in_order(rows: Sequence[Sequence[GridCell]]) -> Iterator[Sequence[Line]]:
    """Yield what stands in the cells of a table that arranges, in the order it is read.

    A grade stands right behind the title that it is given to: that of the question in its row, or of the row above.
    One of several in a row is told to none, see `unplaced`.
    """
    above: Sequence[GridCell] = ()
    for row in _by_question(rows):
        filled = [cell for cell in row if cell.texts]
        yield from _row(filled, above)
        above = filled or above


def unplaced(rows: Sequence[Sequence[GridCell]]) -> tuple[Omission, ...]:
    """Return the grades of a table that arranges of which it can't be told what they are given to."""
    crowds = filter(None, map(_crowd, _by_question(rows)))
    return tuple(Omission(reason="unplaced_grade", text=" ".join(map(_said, crowd))) for crowd in crowds)


def _by_question(rows: Sequence[Sequence[GridCell]]) -> Sequence[Sequence[GridCell]]:
    """Return the rows of a table; of one that sets questions side by side its columns, a cell a row."""
    return [[cell] for column in zip(*rows, strict=True) for cell in column] if _sets_aside(rows) else rows


def _sets_aside(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether a table sets questions side by side, with a grade and paragraphs below each."""
    first, *below = [list(row) for row in rows] or [[]]
    even = len(first) > 1 and all(len(row) == len(first) for row in below)
    asked = even and all(cell.texts and _is_question(_said(cell)) for cell in first)
    graded = any(all(cell.texts and cell.is_grade for cell in row) for row in below)
    return asked and graded and any(all(cell.holds_sentences for cell in row) for row in below)


def _crowd(row: Sequence[GridCell]) -> Sequence[GridCell]:
    """Return the grades of a row that holds some of several values, and no scale of all."""
    grades = [cell for cell in row if cell.texts and cell.is_grade]
    return grades if 1 < len({*map(_said, grades)}) < _FEWEST_OF_SCALE else ()


def _row(row: Sequence[GridCell], above: Sequence[GridCell]) -> Iterator[Sequence[Line]]:
    """Yield the lines of the filled cells of a row; `above` are those of the row before it."""
    grades = [cell for cell in row if cell.is_grade]
    others = [cell for cell in row if not cell.is_grade]
    if not grades or not others or _crowd(row):
        crowd = _crowd(row)
        yield from (cell.lines for cell in row if cell not in crowd)
        return
    head = _head(others, above)
    if head is not None:
        until = next(at for at, line in enumerate(head.lines, 1) if line.text.strip())
        yield head.lines[:until]
        yield from (cell.lines for cell in grades)
        yield head.lines[until:]
    else:
        yield from (cell.lines for cell in grades)
    yield from (cell.lines for cell in others if cell is not head)


def _head(cells: Sequence[GridCell], above: Sequence[GridCell]) -> GridCell | None:
    """Return the cell whose title has the grade beside it, None where the title in the row above has it."""
    question = next((cell for cell in cells if _is_question(_first(cell).text)), None)
    if question is not None or _is_lone_title(above):
        return question
    return next((cell for cell in cells if _first(cell).kind == "heading"), None)


def _fits(cell: GridCell, row: Sequence[GridCell]) -> bool:
    """Whether a filled cell holds what a text does: a grade, paragraphs, a title that no other cell but a grade is beside."""
    if cell.is_grade or cell.is_list or cell.holds_sentences:
        return True
    others = [other for other in row if other is not cell]
    if labels_item(_said(cell)):
        return all(other.holds_sentences for other in others)
    return len(cell.texts) == 1 and _is_title(_first(cell)) and all(other.is_grade for other in others)


def _titles_sentences(cell: GridCell) -> bool:
    """Whether a cell holds a title and a paragraph right under it."""
    filled = [line for line in cell.lines if line.text.strip()]
    return any(_is_title(line) and _SENTENCE.fullmatch(after.text) for line, after in pairwise(filled))


def _asks(row: Sequence[GridCell], below: Sequence[GridCell]) -> bool:
    """Whether a row is a question, and its grade stands beside it or in the row below, which says more of it."""
    asks = any(len(cell.texts) == 1 and _is_question(cell.texts[0]) for cell in row)
    one = sum(cell.is_grade for cell in (*row, *below)) == 1
    return asks and one and any(cell.holds_sentences for cell in below)


def _is_lone_title(row: Sequence[GridCell]) -> bool:
    return len(row) == 1 and len(row[0].texts) == 1 and _is_title(_first(row[0]))


def _is_title(line: Line) -> bool:
    """Whether a line stands as titles do: a heading, or a few words that end as no sentence does."""
    short = len(line.text.split()) <= _MOST_OF_TITLE
    return line.kind == "heading" or (
        line.kind is None and short and bool(_TITLE.fullmatch(line.text.strip()))
    )


def _is_question(text: str) -> bool:
    """Whether words are a heading of a programme."""
    line = plain(text)
    return bool(load_headings().find(line)) and not (load_bodies().named(line) or labels_item(line))


def _said(cell: GridCell) -> str:
    return " ".join(cell.texts)


def _first(cell: GridCell) -> Line:
    """Return the first line of a filled cell."""
    return next(line for line in cell.lines if line.text.strip())
