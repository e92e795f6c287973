"""A grade beside its heading, over a column or in tiles: what stands at its side tells it from the text of other columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hmicdiff.reading.pdf.rows import group_rows, gutters
from hmicdiff.reading.pdf.tabular import names_grade, paragraphs
from hmicdiff.vocabulary.grades import load_grades

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.reading.pdf.parts import Run
    from hmicdiff.reading.pdf.rows import PrintLine

__all__ = [
    "SHORT_CELL_WORDS",
    "Row",
    "graded_heading",
    "has_text_beside",
    "lines_of_heading",
    "tiles",
    "with_grades",
]

SHORT_CELL_WORDS: Final = 3
"""Words of a cell, or the name of a grade, that is no text."""
_LARGER: Final = 1.15
"""Size of a heading's print, as a multiple of that of the grade beside it."""

_SAME_SIZE: Final = 0.05
_LEAD: Final = 1.45
"""Distance of baselines, in font sizes, up to which lines of a heading follow each other."""
_LINES_OF_A_GRADE: Final = 4
"""Lines of text for each grade beside their headings, at least; in a table of grades each line has one."""
_BESIDE: Final = 2.5
"""Distance of baselines, in font sizes of a heading, within which a line of another column stands beside it."""
_FEW_ROWS: Final = 4

Row = tuple["Run", ...]


def graded_heading(row: Row) -> tuple[Row, ...]:
    """Return the heading of a row and its grade, where one is the name of a grade and the other larger or bolder print."""
    if len(row) < 2 or len(gutters([row])) != 1:  # noqa: PLR2004 - the two of them
        return ()
    sides = ((row[:-1], row[-1:]), (row[1:], row[:1]))
    return next(((head, grade) for head, grade in sides if _heads(head[0], grade[0])), ())


def _names_judgment(text: str) -> bool:
    """Whether words are the name of a grade, or say that there is none (*Ungraded*)."""
    short = len(text.split()) <= SHORT_CELL_WORDS
    return names_grade([text]) or (short and load_grades().state_of(text) is not None)


def _heads(head: Run, grade: Run) -> bool:
    """Whether a run is the heading of a grade beside it."""
    if not _names_judgment(grade.text) or _names_judgment(head.text):
        return False
    if head.text.endswith((".", ",", ";")):
        return False
    return head.size > _LARGER * grade.size or (head.bold and not grade.bold)


def lines_of_heading(rows: Sequence[Row], index: int, head: Row) -> tuple[int, int]:
    """Return the first row of a heading that runs over several, one of which has the grade beside it, and that after it."""
    begin, end = index, index + 1
    while begin > 0 and _is_same_print(rows[begin - 1], head, index + 1 - begin):
        begin -= 1
    while end < len(rows) and _is_same_print(rows[end], head, end - index):
        end += 1
    return begin, end


def _is_same_print(row: Row, head: Row, steps: int) -> bool:
    """Whether a row, so many lines away, is a line of the same heading."""
    one, other = row[0], head[0]
    alike = abs(one.size - other.size) < _SAME_SIZE * other.size and one.bold == other.bold
    near = abs(one.y - other.y) <= _LEAD * steps * other.size and abs(one.x0 - other.x0) < other.size
    return len(row) == 1 and alike and near


def has_text_beside(rows: Sequence[Row], index: int) -> bool:
    """Whether lines of another column run past a row, above it and below: it stands in one column alone."""
    row = rows[index]
    near = _BESIDE * row[0].size
    above, below = rows[max(0, index - _FEW_ROWS) : index], rows[index + 1 : index + 1 + _FEW_ROWS]
    return all(
        any(abs(run.y - row[0].y) <= near and _is_beside(run, row) for other in side for run in other)
        for side in (above, below)
    )


def _is_beside(run: Run, row: Row) -> bool:
    """Whether a run stands left or right of all of a row."""
    apart = run.size / 2
    return run.x1 < row[0].x0 - apart or run.x0 > row[-1].x1 + apart


def tiles(lines: Sequence[PrintLine]) -> list[tuple[tuple[str, ...], ...]]:
    """Return the tiles that stand in a frame, one below the other: the name of a grade each, and those of areas.

    None where it does not begin with a grade.
    """
    found: list[tuple[tuple[str, ...], ...]] = []
    rest = list(lines)
    while rest and names_grade(head := paragraphs(rest, names=False)[0]):
        ends = (
            at for at in range(len(head) + 1, len(rest)) if _heads_tile(rest[at : at + SHORT_CELL_WORDS + 1])
        )
        end = next(ends, len(rest))
        found.append((head, *paragraphs(rest[len(head) : end], names=True)))
        rest = rest[end:]
    return found if not rest else []


def _heads_tile(lines: Sequence[PrintLine]) -> bool:
    """Whether lines begin with the name of a grade."""
    return names_grade(paragraphs(lines, names=False)[0])


def with_grades(columns: list[list[Run]]) -> list[list[Run]]:
    """Return columns, those of a few grades alone with the text at their left, whose headings they stand beside."""
    joined = columns[:1]
    for column in columns[1:]:
        few = _LINES_OF_A_GRADE * len(column) <= len(group_rows(joined[-1]))
        if few and all(any(_is_headed(grade, run) for run in joined[-1]) for grade in column):
            joined[-1] = [*joined[-1], *column]
        else:
            joined.append(column)
    return joined


def _is_headed(grade: Run, head: Run) -> bool:
    """Whether a run is a grade with its heading beside it."""
    return abs(grade.y - head.y) < head.size and _heads(head, grade)
