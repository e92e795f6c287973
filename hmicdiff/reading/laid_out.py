"""Tables that lay out a text: a question across them, its grade at the side, headings and paragraphs in the cells."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from hmicdiff.model import Omission
from hmicdiff.reading.marks import labels_item
from hmicdiff.reading.tables import is_value
from hmicdiff.text import plain
from hmicdiff.vocabulary.bodies import load_bodies
from hmicdiff.vocabulary.grades import load_grades
from hmicdiff.vocabulary.headings import load_headings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import Line
    from hmicdiff.reading.grids import GridCell

__all__ = ["in_order", "lays_out", "left_out"]

_MOST_OF_TITLE: Final = 20
"""Words that a title has at most."""
_FEWEST_OF_SCALE: Final = 4
"""Grades in a row from which on they are the scale."""
_BEGINS_TITLE: Final = re.compile(r"['\"\u2018\u201c]?[A-Z]")
_ENDS_SENTENCE: Final = (".", "!", "?", ";", ":", ",")
_SENTENCE: Final = re.compile(r"(?:\S+\s+){4,}\S+[.!?]['\"\u2019\u201d)]*")


def lays_out(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether a table holds a text in its cells and no columns of its own.

    Its cells are grades, titles that stand alone in their row, and paragraphs; a title stands over paragraphs in one
    cell, or a question across the table over the row of its grade. Under each question there may be names beside
    what they name (``Judgement``, ``What we found``), as long as it has one grade and paragraphs.
    """
    if _sets_aside(rows) or _blocks(rows):
        return True
    filled = [[cell for cell in row if cell.texts] for row in rows]
    if not all(_fits(cell, row) for row in filled for cell in row):
        return False
    titled = any(_titles_sentences(cell) for row in filled for cell in row)
    return titled or any(_asks(row, below) for row, below in pairwise(filled))


def in_order(rows: Sequence[Sequence[GridCell]]) -> Iterator[Sequence[Line]]:
    """Yield what stands in the cells of a table that arranges, in the order it is read.

    A grade stands right behind the title that it is given to: that of the question in its row, or of the row above.
    One of several in a row is told to none, see `left_out`.
    """
    above: Sequence[GridCell] = ()
    names = _names(rows)
    for row in _by_question(rows):
        filled = [cell for cell in row if cell.texts and cell not in names]
        yield from _row(filled, above)
        above = filled or above


def left_out(rows: Sequence[Sequence[GridCell]]) -> tuple[Omission, ...]:
    """Return what a table that arranges holds beside its text: names, and grades of which it can't be told whose they are."""
    crowds = filter(None, map(_crowd, _by_question(rows)))
    unplaced = (Omission(reason="unplaced_grade", text=" ".join(map(_said, crowd))) for crowd in crowds)
    return (*unplaced, *(Omission(reason="cell_name", text=_said(cell)) for cell in _names(rows)))


def _blocks(rows: Sequence[Sequence[GridCell]]) -> list[list[Sequence[GridCell]]]:
    """Return the filled cells under each question that stands across a table, row by row; none where not all is under one.

    Nor where another question or figures stand beside a grade, as they do in a summary.
    """
    blocks: list[list[Sequence[GridCell]]] = []
    for row in ([cell for cell in row if cell.texts] for row in rows):
        if _is_lone_title(row) and _is_question(_said(row[0])):
            blocks.append([])
        elif row and not blocks:
            return []
        elif row:
            blocks[-1].append(row)
    return blocks if all(map(_is_told, blocks)) else []


def _is_told(block: Sequence[Sequence[GridCell]]) -> bool:
    """Whether what stands under a question is its grade and paragraphs on it."""
    cells = [cell for row in block for cell in row]
    alone = not any(is_value(_said(cell)) or _is_question(_said(cell)) for cell in cells)
    return alone and sum(cell.is_grade for cell in cells) == 1 and any(cell.holds_sentences for cell in cells)


def _names(rows: Sequence[Sequence[GridCell]]) -> list[GridCell]:
    """Return the cells under questions that only name what stands beside or below them: heads, and names that come again."""
    blocks = _blocks(rows)
    shorts = Counter(said for block in blocks for said in {_said(cell) for row in block for cell in row[:1]})
    return [cell for block in blocks for row in block for cell in row if _is_name(cell, row, shorts)]


def _is_name(cell: GridCell, row: Sequence[GridCell], shorts: Counter[str]) -> bool:
    """Whether a cell of a row names others; `shorts` counts the questions under which a row begins with the same words."""
    said = _said(cell)
    if (
        len(row) == 1
        or len(cell.texts) > 1
        or not _is_title(_first(cell))
        or cell.is_grade
        or labels_item(said)
    ):
        return False
    heads = not any(one.is_grade or one.holds_sentences for one in row)
    return heads or load_grades().entitles(plain(said)) or shorts[said] > 1


def _by_question(rows: Sequence[Sequence[GridCell]]) -> Sequence[Sequence[GridCell]]:
    """Return the rows of a table in the order they are read.

    Of one that sets questions side by side these are its columns, a cell a row; where the first grade stands in a row of
    its own over its question, so do all, and each comes behind its question.
    """
    if _sets_aside(rows):
        return [[cell] for column in zip(*rows, strict=True) for cell in column]
    filled = [row for row in ([cell for cell in row if cell.texts] for row in rows) if row]
    if not filled or not _is_lone_grade(filled[0]):
        return rows
    for at, (row, below) in enumerate(pairwise(tuple(filled))):
        if _is_lone_grade(row) and _is_lone_title(below) and _is_question(_said(below[0])):
            filled[at : at + 2] = [below, row]
    return filled


def _is_lone_grade(row: Sequence[GridCell]) -> bool:
    return len(row) == 1 and row[0].is_grade


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
    text = line.text.strip()
    short = len(text.split()) <= _MOST_OF_TITLE and not text.endswith(_ENDS_SENTENCE)
    return line.kind == "heading" or (line.kind is None and short and bool(_BEGINS_TITLE.match(text)))


def _is_question(text: str) -> bool:
    """Whether words are a heading that a programme gives grades to."""
    line = plain(text)
    graded = any(row.graded for row in load_headings().find(line))
    return graded and not (load_bodies().named(line) or labels_item(line))


def _said(cell: GridCell) -> str:
    return " ".join(cell.texts)


def _first(cell: GridCell) -> Line:
    """Return the first line of a filled cell."""
    return next(line for line in cell.lines if line.text.strip())
