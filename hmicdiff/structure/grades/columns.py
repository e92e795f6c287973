"""Tables of judgments whose columns tell: one for each grade, or one for each inspection.

Serves the summaries of PEEL and of fire and rescue since 2021/22 (columns from outstanding to inadequate,
areas or a mark below), fire and rescue round 2 (this inspection beside the last), and commissioners' grids.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from hmicdiff.structure.grades.inspections import OLDER, YEAR, newest_first, newness, of_older, under_areas
from hmicdiff.vocabulary.symbols import is_empty_mark, is_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from hmicdiff.structure.blocks import Block
    from hmicdiff.structure.grades.inspections import Inspected
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["area_of", "by_columns", "chosen_heads", "earlier_grades", "is_name", "rows_of"]

_FEWEST = 2
_FEWEST_OF_A_GRID = 3
_NUMBER = re.compile(r"\(?\d{1,2}(?:\.\d{1,2})?[.)]?")
"""What counts the areas in a column of its own."""
_WHEN = re.compile(
    r"^(?:(?:year|date|when)\b.{0,20})?\b(?:last |previously |most recently )?(?:inspected|inspection|judged|graded|assessed|judgment)(?: in| on)?$"
    r"|^(?:year|date) of (?:the )?(?:last |latest )?(?:inspection|judge?ment|grade|assessment)$",
    re.IGNORECASE,
)
"""The head of a column that tells when each grade was given."""
_ONE_YEAR = re.compile(r"20\d\d(?:[/-]\d\d(?:\d\d)?)?")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row of a table, with what stands over it."""

    cells: Sequence[Block]
    grades: Sequence[Block]
    """Its cells that hold a grade alone."""
    titles: Mapping[int | None, Block]
    """The heads of the table's columns, by column."""
    scale: Mapping[int | None, Block]
    """The grades that head its columns, in a table that has one for each grade."""
    heads_scale: bool
    """Whether it names these grades itself."""
    inspected: Inspected | None
    """What it gives, where areas head the columns."""
    begins: bool
    """Whether a table begins with it."""


def by_columns(blocks: Sequence[Block], vocabulary: Vocabulary) -> Iterator[tuple[Block, Block]]:
    """Yield area and grade of each entry of the tables whose heads say what a column holds.

    An area stands under the name of its grade, or its row has a mark there, or it heads a column of its own;
    where a row gives two grades, that of this inspection counts, as the head over it tells. A cell alone in
    its row heads a group of rows.
    """
    walked = tuple(_walk(blocks, vocabulary))
    for row in walked:
        if row.inspected is not None or row.heads_scale:
            continue
        if not row.grades:
            yield from _under_heads(row.cells, row.scale, vocabulary)
        elif len(row.grades) >= _FEWEST and (area := area_of(row.cells, vocabulary)) is not row.grades[0]:
            yield area, max(row.grades, key=lambda cell: newness(row.titles.get(cell.cell)))
    for rows in _by_inspection(walked):
        yield from newest_first(rows)


def _walk(blocks: Sequence[Block], vocabulary: Vocabulary) -> Iterator[_Row]:
    """Yield the rows of the tables; one without grades heads the columns, but not under the grades of a scale."""
    titles: Mapping[int | None, Block] = {}
    scale: Mapping[int | None, Block] = {}
    for cells, begins in _rows(blocks):
        if begins:
            titles, scale = {}, {}
        grades = [cell for cell in cells if vocabulary.grades.is_label(cell.text.text)]
        inspected = under_areas(cells, titles, vocabulary)
        heads_scale = inspected is None and _heads_a_grid(cells, grades, vocabulary, first=not titles)
        yield _Row(
            cells=cells,
            grades=grades,
            titles=titles,
            scale=scale,
            heads_scale=heads_scale,
            inspected=inspected,
            begins=begins,
        )
        if heads_scale:
            scale = {cell.cell: cell for cell in grades}
        elif not (grades or scale or inspected):
            titles = _titles(titles, cells)


def _by_inspection(walked: Iterable[_Row]) -> Iterator[Sequence[Inspected]]:
    """Yield the rows of each table whose columns areas head, see `under_areas`."""
    found: list[Inspected] = []
    for row in walked:
        if row.begins:
            yield found
            found = []
        if row.inspected is not None:
            found.append(row.inspected)
    yield found


def _titles(titles: Mapping[int | None, Block], cells: Sequence[Block]) -> Mapping[int | None, Block]:
    """Return the heads of a table's columns after a row without grades: a cell alone in it heads a group of rows."""
    return titles if titles and len(cells) == 1 else {cell.cell: cell for cell in cells}


def chosen_heads(blocks: Sequence[Block], vocabulary: Vocabulary) -> frozenset[int]:
    """Return the numbers of the grades that head a column with the only mark of their table: it names no area, but its own.

    So an area prints the scale as a table, with a tick under the grade given.
    """
    found: set[int] = set()
    heads: Mapping[int | None, Block] = {}
    for cells, begins in _rows(blocks):
        grades = [cell for cell in cells if vocabulary.grades.is_label(cell.text.text)]
        marked = [cell for cell in cells if not is_empty_mark(cell.text.text)]
        if len(marked) == 1 and is_mark(marked[0].text.text) and marked[0].cell in heads and not begins:
            found.add(heads[marked[0].cell].number)
        is_scale = len(grades) == len(cells) and len(grades) >= _FEWEST_OF_A_GRID
        heads = {cell.cell: cell for cell in grades} if is_scale else {}
    return frozenset(found)


def earlier_grades(
    blocks: Sequence[Block], vocabulary: Vocabulary, *, is_older: Callable[[str], bool]
) -> dict[int, str]:
    """Return the grades of tables that an earlier inspection gave, by the block's number, with its year or "".

    The head over a grade says so (``Previous grade``), the year that its row has under ``Last inspected``, or a newer
    inspection in a row of the same table.
    """
    walked = tuple(_walk(blocks, vocabulary))
    found = {number: year for rows in _by_inspection(walked) for number, year in of_older(rows).items()}
    for row in walked:
        when = next(filter(None, (_year_under(cell, row.titles) for cell in row.cells)), "")
        for cell in row.grades:
            head = row.titles[cell.cell].text.text if cell.cell in row.titles else ""
            if OLDER.search(head) or (when and is_older(when)):
                found[cell.number] = "".join(YEAR.findall(head)[:1]) or when
    return found


def _year_under(cell: Block, titles: Mapping[int | None, Block]) -> str:
    """Return the year that a cell gives under a head that tells when, "" where it is no such cell."""
    head = titles.get(cell.cell)
    tells = head is not None and _WHEN.search(head.text.text)
    return "".join(YEAR.findall(cell.text.text)[-1:]) if tells else ""


def _rows(blocks: Sequence[Block]) -> Iterator[tuple[tuple[Block, ...], bool]]:
    """Yield the cells of each row that have a column, and whether a table begins with it."""
    last: int | None = None
    for number, row in rows_of(blocks):
        placed = tuple(block for block in row if block.cell is not None) or tuple(_heads_of_years(row))
        if placed:
            yield placed, last is None or number > last + 1
        last = number


def _heads_of_years(row: Sequence[Block]) -> Iterator[Block]:
    """Yield the years that a row kept on one line ends in, each as the head of its column; what leads them heads the first."""
    text = row[0].text.text if len(row) == 1 else ""
    words = list(_WORD.finditer(text))
    years = list(takewhile(lambda word: _ONE_YEAR.fullmatch(word[0]), reversed(words)))[::-1]
    for column, year in enumerate(years if len(years) >= _FEWEST else (), int(len(words) > len(years))):
        yield replace(row[0], text=row[0].text.slice(*year.span()), cell=column)


def rows_of(blocks: Sequence[Block]) -> Iterator[tuple[int, tuple[Block, ...]]]:
    """Yield number and cells of each row of the tables; a cell that takes several rows is a cell of each."""
    cells = [block for block in blocks if block.kind != "bullet" and block.row is not None]
    tall: list[Block] = []
    for number, group in groupby(cells, key=lambda block: block.row or 0):
        own = tuple(group)
        tall = [cell for cell in tall if (cell.row or 0) < number < (cell.row or 0) + cell.tall]
        yield number, tuple(sorted((*own, *tall), key=lambda cell: cell.cell or 0)) if tall else own
        tall += [cell for cell in own if cell.tall > 1]


def _heads_a_grid(
    cells: Sequence[Block], grades: Sequence[Block], vocabulary: Vocabulary, *, first: bool
) -> bool:
    """Whether a row names a grade for each column: grades alone, or after an empty word those of a scale in order."""
    values = [value for cell in grades for value in vocabulary.grades.labels(cell.text.text)]
    if len(set(values)) < max(len(grades), _FEWEST):
        return False
    places = [vocabulary.grades.values.index(value) for value in values]
    in_order = places in (sorted(places), sorted(places, reverse=True))
    return len(grades) == len(cells) or (first and in_order and len(grades) >= _FEWEST_OF_A_GRID)


def _under_heads(
    cells: Sequence[Block], heads: Mapping[int | None, Block], vocabulary: Vocabulary
) -> Iterator[tuple[Block, Block]]:
    """Yield the areas of a row, each with the grade over it; a mark stands for the area its row begins with."""
    for cell in cells:
        if cell.cell in heads and not is_empty_mark(cell.text.text):
            yield (area_of(cells, vocabulary) if is_mark(cell.text.text) else cell), heads[cell.cell]


def area_of(cells: Sequence[Block], vocabulary: Vocabulary) -> Block:
    """Return the cell that names what a row speaks of: its last that names an area, else its first.

    A number in a column of its own names nothing; a group that leads several rows may stand before their areas.
    """
    named = [cell for cell in cells if is_name(cell)]
    areas = (cell for cell in reversed(named) if vocabulary.headings.of_area(cell.text.text))
    return next(areas, named[0] if named else cells[0])


def is_name(cell: Block) -> bool:
    """Whether a cell is more than the number of its row."""
    return not _NUMBER.fullmatch(cell.text.text)
