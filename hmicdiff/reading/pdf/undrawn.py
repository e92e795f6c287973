"""Tables that nothing draws, their cells no farther apart than words: told by what ends their rows.

Writer's web view sets tables so. Rows that follow each other and end in as many grades, or in as many values under a head
of years, are rows of a table.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.pdf.rows import as_line
from hmicdiff.reading.pdf.tabular import TableRow
from hmicdiff.reading.tables import is_value
from hmicdiff.vocabulary.grades import load_grades

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.reading.pdf.parts import Run

__all__ = ["split_undrawn"]

_FEWEST_ROWS: Final = 2
_FEWEST_VALUES: Final = 2
_MOST_WORDS: Final = 14
"""Words of the label before grades or values."""
_YEAR: Final = re.compile(r"20\d\d(?:[/\u2013-](?:20)?\d\d)?")
_NEAR: Final = 4.0
"""Distance of baselines, in font sizes, up to which rows may follow each other."""

Row = tuple["Run", ...]


def split_undrawn(rows: Sequence[Row]) -> Iterator[tuple[Sequence[Row], tuple[TableRow, ...]]]:
    """Yield rows in parts, each with the rows of the table behind it; the last has none."""
    begin = index = 0
    while index < len(rows):
        first = _cells(rows[index])
        stretch = [first, *_following(rows, index, len(first))] if first else []
        head = _head(rows[index - 1], first) if index > begin and first else None
        if len(stretch) < _FEWEST_ROWS or (head is None and not _ends_in_grade(first)):
            index += 1
            continue
        yield (
            rows[begin : index - (head is not None)],
            tuple(map(_row, [head, *stretch] if head else stretch)),
        )
        begin = index = index + len(stretch)
    yield rows[begin:], ()


def _following(rows: Sequence[Row], start: int, count: int) -> Iterator[tuple[str, ...]]:
    """Yield the cells of the rows behind one, as long as each is one of a table with `count` cells."""
    near = (
        _cells(row) if above[0].y - row[0].y <= _NEAR * row[0].size else ()
        for above, row in zip(rows[start:], rows[start + 1 :], strict=False)
    )
    yield from takewhile(lambda cells: len(cells) == count, near)


def _cells(row: Row) -> tuple[str, ...]:
    """Return a row's label and the grades or values that it ends in; nothing for any other row."""
    text = " ".join(as_line(row).text.split())
    cells: list[str] = []
    while (end := _last(text)) and len(end) < len(text):
        cells.insert(0, end)
        text = text[: -len(end)].rstrip()
    graded = bool(cells) and not any(map(is_value, cells))
    enough = graded or (len(cells) >= _FEWEST_VALUES and all(map(is_value, cells)))
    named = text[:1].isalpha() and len(text.split()) <= _MOST_WORDS and text[-1] not in ".,;:"
    return (text, *cells) if enough and named and not load_grades().labels(text) else ()


def _last(text: str) -> str:
    """Return the grade or value that a text ends in, empty where it ends in neither."""
    words = text.split()
    for count in (2, 1):
        end = " ".join(words[-count:])
        if len(words) >= count and load_grades().is_label(end):
            return end
    return words[-1] if words and is_value(words[-1]) else ""


def _ends_in_grade(cells: Sequence[str]) -> bool:
    """Whether a row ends in grades."""
    return not is_value(cells[-1])


def _head(row: Row, cells: Sequence[str]) -> tuple[str, ...] | None:
    """Return the cells of the row above a table, where it has one for each column; over values it names years."""
    texts = " ".join(as_line(row).text.split()).split(" ") if not _ends_in_grade(cells) else []
    count = len(cells) - 1
    if texts and len(texts) >= count and all(_YEAR.fullmatch(text) for text in texts[-count:]):
        return (" ".join(texts[:-count]), *texts[-count:])
    pieces = tuple(run.text for run in row)
    is_head = len(pieces) == len(cells) and all(len(piece.split()) <= _MOST_WORDS // 3 for piece in pieces)
    return pieces if is_head and _ends_in_grade(cells) else None


def _row(cells: Sequence[str]) -> TableRow:
    return TableRow(cells=tuple(((cell,),) if cell else () for cell in cells))
