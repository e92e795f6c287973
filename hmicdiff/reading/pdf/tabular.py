"""Tables that a page prints: their rows and cells, by ruled lines, by values and by space."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.pdf.rows import as_line, group_rows
from hmicdiff.reading.tables import is_value
from hmicdiff.vocabulary.grades import load_grades

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.reading.pdf.parts import Rule, Run
    from hmicdiff.reading.pdf.rows import PrintLine

__all__ = [
    "TableRow",
    "holds_rows",
    "holds_values",
    "joined",
    "names_grade",
    "paragraphs",
    "parted_from_text",
    "ruled_parts",
    "table_rows",
]

_FEW_WORDS: Final = 2.5
"""Mean words a line below which a column holds values, not prose."""
_LEAST_LINES: Final = 2
_FEWEST_GRADES: Final = 3
"""Grades side by side that are the heads of columns."""
_SHORT_CELL_WORDS: Final = 3
_RULED_PARTS: Final = 4
"""Parts from which ruled lines are taken to part all rows, not the head alone."""
_SAME_SIZE: Final = 0.07
_PARAGRAPH: Final = 1.3
"""Distance of baselines, as a multiple of the least one, at which a paragraph of a cell ends."""
_LEAST_TEXT_LINES: Final = 4
_TEXT_WORDS: Final = 5
"""Mean words a line from which a column may be text beside a table."""
_NEW_SENTENCE: Final = re.compile(r"[.?!]['’”)]*\s+[A-Z]")
_SAME_HEIGHT: Final = 0.3
"""Difference of baselines, in font sizes, up to which a paragraph begins beside a line."""
_NEAR: Final = 1.45
"""Distance of baselines, in font sizes, up to which lines of a cell follow each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """The cells of one row of a table, from left to right, empty ones too."""

    cells: tuple[tuple[tuple[str, ...], ...], ...]
    """The paragraphs of each, as printed lines."""
    spans: tuple[int, ...] = ()
    """How many columns each takes; one each where none are given."""


def holds_values(columns: Sequence[Sequence[Run]]) -> bool:
    """Whether columns make a table of values: beside labels, lines of two words or fewer, several of them.

    Lines that mostly begin in small letters are prose, however narrow its column.
    """
    lines = [[as_line(row).text for row in group_rows(column)] for column in columns]
    side_by_side = sorted(map(len, lines))[-2]
    return side_by_side >= _LEAST_LINES and any(
        len(texts) >= _LEAST_LINES and _are_short(texts) for texts in lines[1:]
    )


def holds_rows(cells: Sequence[Sequence[Run]]) -> bool:
    """Whether cells side by side hold several rows of a table, which no line parts: values or grades, each with a line beside it."""
    lines = [[as_line(row) for row in group_rows(cell)] for cell in cells]
    heights = [line.y for line in lines[0]]
    return any(
        sum(_is_told(line) and _stands_beside(line, heights) for line in column)
        >= max(_LEAST_LINES, len(column) - 1)
        for column in lines[1:]
    )


def _is_told(line: PrintLine) -> bool:
    """Whether a line is a value or the name of a grade."""
    return is_value(line.text) or names_grade([line.text])


def _stands_beside(line: PrintLine, heights: Sequence[float]) -> bool:
    """Whether a line has another at its height."""
    return any(abs(line.y - height) < _SAME_HEIGHT * line.size for height in heights)


def parted_from_text(columns: Sequence[list[Run]], rules: Sequence[Rule]) -> list[list[list[Run]]]:
    """Return columns in groups that are read one after the other: text that runs on beside a table is no part of it."""
    groups: list[tuple[bool, list[list[Run]]]] = []
    for number, column in enumerate(columns):
        others = [*columns[:number], *columns[number + 1 :]]
        is_text = _runs_on(column, others) and not _share_a_rule(column, others, rules)
        if groups and not is_text and not groups[-1][0]:
            groups[-1][1].append(column)
        else:
            groups.append((is_text, [column]))
    return [group for _, group in groups] if any(is_text for is_text, _ in groups) else [list(columns)]


def _runs_on(column: Sequence[Run], others: Sequence[Sequence[Run]]) -> bool:
    """Whether a column holds sentences that run over many lines, its paragraphs no comments on rows beside them."""
    lines = [as_line(row) for row in group_rows(column)]
    beside = min(([as_line(row).y for row in group_rows(other)] for other in others), key=len)
    if len(lines) < _LEAST_TEXT_LINES or len(beside) <= _LEAST_LINES:
        return False
    text = " ".join(line.text for line in lines)
    going_on = sum(line.text[:1].islower() for line in lines)
    if (
        len(text.split()) < _TEXT_WORDS * len(lines)
        or going_on * 2 < len(lines)
        or not _NEW_SENTENCE.search(text)
    ):
        return False
    begun = _later_paragraphs(lines)
    return 2 * sum(any(abs(y - at) < _SAME_HEIGHT * lines[0].size for at in beside) for y in begun) <= len(
        begun
    )


def _later_paragraphs(lines: Sequence[PrintLine]) -> list[float]:
    """Return the heights of the lines that begin a paragraph, the first one aside."""
    least = min(upper.y - lower.y for upper, lower in pairwise(lines))
    return [line.y for last, line in pairwise(lines) if _begins(last, line, least)]


def _share_a_rule(column: Sequence[Run], others: Sequence[Sequence[Run]], rules: Sequence[Rule]) -> bool:
    """Whether a ruled line runs across a column and one beside it."""
    pieces = _pieces(rules)
    own = [_span(column)]
    return any(
        _crossed(own, found) and _crossed([_span(one) for one in others], found) for found in pieces.values()
    )


def _are_short(lines: Sequence[str]) -> bool:
    """Whether lines are of few words, and not of text that goes on from one to the next."""
    words = sum(len(line.split()) for line in lines)
    going_on = sum(line[:1].islower() for line in lines)
    return words < _FEW_WORDS * max(1, len(lines)) and going_on * 2 <= len(lines)


def table_rows(columns: list[list[Run]], rules: Sequence[Rule]) -> Iterator[TableRow]:
    """Yield a table row by row; under names of grades a cell lists areas."""
    under = _under_grades(columns)
    if under:
        yield from under
        return
    parts = ruled_parts(columns, rules)
    graded: set[int] = set()
    for number, part in enumerate(parts):
        lines = [[as_line(row) for row in group_rows(column)] for column in part]
        is_ruled = len(parts) >= _RULED_PARTS or (number == 0 and len(parts) > 1)
        for group in _row_groups(lines, is_ruled=is_ruled):
            cells = tuple(paragraphs(cell, names=at in graded) for at, cell in enumerate(group))
            if any(cells):
                yield TableRow(cells=cells)
            heads = {at for at, cell in enumerate(cells) if names_grade(joined(cell))}
            graded = heads or graded


def _under_grades(columns: Sequence[Sequence[Run]]) -> tuple[TableRow, ...]:
    """Return the heads and the cells of columns, three or more, each of which begins with the name of a grade; none for others.

    A grade may take two lines, so what stands below one begins lower than below the next.
    """
    lines = [[as_line(row) for row in group_rows(column)] for column in columns]
    ends = [
        next((end for end in (1, 2) if names_grade([line.text for line in each[:end]])), 0) for each in lines
    ]
    if len(columns) < _FEWEST_GRADES or not all(ends):
        return ()
    heads = tuple((tuple(line.text for line in each[:end]),) for each, end in zip(lines, ends, strict=True))
    cells = tuple(paragraphs(each[end:], names=True) for each, end in zip(lines, ends, strict=True))
    return (TableRow(cells=heads), *([TableRow(cells=cells)] if any(cells) else []))


def names_grade(lines: Sequence[str]) -> bool:
    """Whether lines name one grade and nothing else."""
    words = " ".join(lines)
    return len(words.split()) <= _SHORT_CELL_WORDS and load_grades().is_label(words)


def joined(cell: Sequence[Sequence[str]]) -> list[str]:
    """Return all lines of a cell."""
    return [line for paragraph in cell for line in paragraph]


def paragraphs(lines: Sequence[PrintLine], *, names: bool) -> tuple[tuple[str, ...], ...]:
    """Return the lines of a cell by paragraph: parted by space, by weight or size, where it lists names by capitals."""
    least = min((upper.y - lower.y for upper, lower in pairwise(lines)), default=0.0)
    paragraphs: list[list[str]] = []
    for number, line in enumerate(lines):
        last = lines[number - 1] if number else None
        if last is None or _begins(last, line, least) or (names and line.text[:1].isupper()):
            paragraphs.append([])
        paragraphs[-1].append(line.text)
    return tuple(map(tuple, paragraphs))


def _begins(last: PrintLine, line: PrintLine, lead: float) -> bool:
    """Whether a paragraph of a narrow cell begins with a line."""
    if line.bold != last.bold or abs(line.size - last.size) > _SAME_SIZE * last.size:
        return True
    return last.y - line.y > _PARAGRAPH * lead


def ruled_parts(columns: list[list[Run]], rules: Sequence[Rule]) -> list[list[list[Run]]]:
    """Return the columns cut into parts, from top to bottom, where a ruled line runs across several of them."""
    heights = _cuts(columns, rules)
    parts: list[list[list[Run]]] = [[[] for _ in columns] for _ in range(len(heights) + 1)]
    for number, column in enumerate(columns):
        for run in column:
            parts[sum(run.y < height for height in heights)][number].append(run)
    return [part for part in parts if any(part)]


def _cuts(columns: Sequence[Sequence[Run]], rules: Sequence[Rule]) -> list[float]:
    """Return the heights, from the top, of ruled lines that run across at least two columns."""
    spans = [_span(column) for column in columns if column]
    crossing = (height for height, found in _pieces(rules).items() if _crossed(spans, found) > 1)
    return sorted(crossing, reverse=True)


def _pieces(rules: Sequence[Rule]) -> dict[float, list[Rule]]:
    """Return the pieces of ruled lines by height."""
    pieces: dict[float, list[Rule]] = {}
    for rule in rules:
        pieces.setdefault(round(rule.y), []).append(rule)
    return pieces


def _span(column: Sequence[Run]) -> tuple[float, float]:
    """Return where a column begins and ends."""
    return min(run.x0 for run in column), max(run.x1 for run in column)


def _crossed(spans: Sequence[tuple[float, float]], rules: Sequence[Rule]) -> int:
    """Return how many columns the pieces of a ruled line at one height run across."""
    return sum(any(rule.x0 < (x0 + x1) / 2 < rule.x1 for rule in rules) for x0, x1 in spans)


def _row_groups(columns: list[list[PrintLine]], *, is_ruled: bool) -> list[list[list[PrintLine]]]:
    """Return the lines of each column by row of the table; `is_ruled` where lines are drawn around each row.

    A row has one value; lines of words alone belong to the value they stand nearest to, those well above
    the first value to the head.
    """
    values = _value_heights(columns)
    if is_ruled and len(values) < _LEAST_LINES:
        return [columns]
    heights = values or _entry_heights(columns)
    size = next(line.size for column in columns for line in column)
    head: list[list[PrintLine]] = [[] for _ in columns]
    rows: list[list[list[PrintLine]]] = [[[] for _ in columns] for _ in heights]
    for number, column in enumerate(columns):
        for line in column:
            if line.y - heights[0] > _NEAR * size:
                head[number].append(line)
            else:
                rows[_nearest(heights, line.y)][number].append(line)
    return [head, *rows] if any(head) else rows


def _nearest(heights: Sequence[float], y: float) -> int:
    """Return the index of the height nearest to `y`, the upper of two."""
    return min(range(len(heights)), key=lambda index: (abs(heights[index] - y), index))


def _value_heights(columns: Sequence[Sequence[PrintLine]]) -> list[float]:
    """Return the heights at which values stand, from the top; those of the column that has most of them."""
    values = [[line.y for line in column if is_value(line.text)] for column in columns[1:]]
    most = max(range(len(values)), key=lambda index: (len(values[index]), -index), default=None)
    return [] if most is None else sorted(values[most], reverse=True)


def _entry_heights(columns: Sequence[Sequence[PrintLine]]) -> list[float]:
    """Return the heights at which rows without values begin: two columns begin a line, or one after a gap."""
    lines = sorted((line for column in columns for line in column), key=lambda line: -line.y)
    heights = [lines[0].y]
    for last, line in pairwise(lines):
        same = last.y - line.y <= line.size / 2
        beside = same and heights[-1] - line.y > line.size
        if last.y - line.y > _NEAR * line.size or beside:
            heights.append(line.y)
    return heights
