"""Questions that stand side by side over one line of their grades, as the front of a report sets them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hmicdiff.structure.layout.cells import LONGEST, cell, cell_over
from hmicdiff.structure.layout.groups import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.structure.layout.cells import Span
    from hmicdiff.structure.layout.groups import Group
    from hmicdiff.structure.layout.rows import Row
    from hmicdiff.text import Raw
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["side_by_side"]

_CHUNK = re.compile(r"[^\s|]+(?:[ ][^\s|]+)*")
"""What stands in one column of a line: single spaces within, wider gaps, tabs or bars around it."""
_FEWEST = 2
_MOST_LINES = 8
"""Lines, blank ones among them, over which the questions may be wrapped."""
_FURTHEST = 12
"""Characters by which a piece may begin away from its column."""


def side_by_side(
    rows: Sequence[Row], index: int, raw: Raw, vocabulary: Vocabulary, number: int
) -> Table | None:
    """Return the table of the questions from line `index` on and the grades in one line below; None for any other lines."""
    columns = _pieces(rows[index])
    if len(columns) < _FEWEST:
        return None
    heads: list[list[tuple[Row, Span]]] = [[(rows[index], span)] for span in columns]
    for at in range(index + 1, min(index + _MOST_LINES, len(rows))):
        row = rows[at]
        pieces = _pieces(row)
        if row.bare and len(pieces) == len(columns) and _are_grades(row, pieces, vocabulary):
            asked = [cell_over(parts, number, column, raw) for column, parts in enumerate(heads)]
            if not all(_is_area(one, raw, vocabulary) for one in asked):
                return None
            given = [cell(row, span, number + 1, column, raw) for column, span in enumerate(pieces)]
            return Table(lines=at + 1 - index, groups=(*asked, *given))
        placed = [_column(span, columns) for span in pieces]
        if row.bare and (not pieces or None in placed or len(set(placed)) < len(placed)):
            return None
        for column, span in zip(placed, pieces, strict=True):
            heads[column or 0].append((row, span))
    return None


def _pieces(row: Row) -> list[Span]:
    """Return start and end of the pieces of a plain line."""
    if row.kind is not None or len(row.text) > LONGEST:
        return []
    return [match.span() for match in _CHUNK.finditer(row.text)]


def _column(piece: Span, columns: Sequence[Span]) -> int | None:
    """Return the column a piece of a line stands under, None where none is near."""
    nearest = min(range(len(columns)), key=lambda place: abs(columns[place][0] - piece[0]))
    return nearest if abs(columns[nearest][0] - piece[0]) <= _FURTHEST else None


def _are_grades(row: Row, pieces: Sequence[Span], vocabulary: Vocabulary) -> bool:
    """Whether each piece of a line is one grade."""
    return all(len(vocabulary.grades.labels(row.text[start:end])) == 1 for start, end in pieces)


def _is_area(asked: Group, raw: Raw, vocabulary: Vocabulary) -> bool:
    """Whether the words of a cell name an area or a question that is graded."""
    words = " ".join(raw.text[start:end] for start, end in asked.spans)
    return any(row.graded for row in vocabulary.headings.of_area(" ".join(words.split())))
