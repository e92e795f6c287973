"""Tables of judgments that give each inspection a row of its own: areas head the columns, and the newest row counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.vocabulary.grades import NEWEST_WORDS, OLDER_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.structure.blocks import Block
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["OLDER", "YEAR", "Inspected", "newest_first", "newness", "of_older", "under_areas"]

OLDER = re.compile(rf"\b(?:{OLDER_WORDS})\b", re.IGNORECASE)
"""What says that a column or row is of an earlier inspection."""
YEAR = re.compile(r"20\d\d")
_EARLIER = re.compile(rf"\b(?:{OLDER_WORDS}|change|direction)\b", re.IGNORECASE)
_THIS = re.compile(rf"\b(?:{NEWEST_WORDS})\b", re.IGNORECASE)
_NO_YEAR = 9999
_FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """What a row of such a table gives."""

    name: Block | None
    """The cell that names the inspection, None where none does."""
    grades: tuple[tuple[Block, Block], ...]
    """Area and grade; none in the row of an inspection that gave none."""

    @property
    def newness(self) -> int:
        """Its year, see `newness`."""
        return newness(self.name)


def newness(title: Block | None) -> int:
    """Return the year that the name of an inspection tells, 0 for an earlier one, the highest where it tells none."""
    text = title.text.text if title is not None else ""
    years = [int(year) for year in YEAR.findall(text)]
    return max(years, default=0 if _EARLIER.search(text) else _NO_YEAR)


def under_areas(
    cells: Sequence[Block], titles: Mapping[int | None, Block], vocabulary: Vocabulary
) -> Inspected | None:
    """Return what a row gives whose grades stand each under the name of its area; None for any other row.

    A row that names its inspection may have one grade, or none (``2014 | Not inspected``).
    """
    areas = {column: head for column, head in titles.items() if vocabulary.headings.of_area(head.text.text)}
    grades = [cell for cell in cells if vocabulary.grades.is_label(cell.text.text)]
    name = next((cell for cell in cells if cell.cell not in areas and cell not in grades), None)
    least = _FEWEST if name is None or not _names_inspection(name) else 0
    if not areas or len(grades) < least or any(cell.cell not in areas for cell in grades):
        return None
    return Inspected(name=name, grades=tuple((areas[cell.cell], cell) for cell in grades))


def _names_inspection(cell: Block) -> bool:
    """Whether a cell names an inspection: by its year, or as this one or the one before."""
    text = cell.text.text
    return any(form.search(text) for form in (YEAR, OLDER, _THIS))


def newest_first(rows: Sequence[Inspected]) -> Iterator[tuple[Block, Block]]:
    """Yield area and grade of each entry of a table's rows, those of the newest inspection first."""
    for row in sorted(rows, key=lambda one: -one.newness):
        yield from row.grades


def of_older(rows: Sequence[Inspected]) -> dict[int, str]:
    """Return the grades that are of an inspection older than the table's newest, by the block's number, with its year or ""."""
    newest = max((row.newness for row in rows), default=0)
    named = [(row, row.name.text.text) for row in rows if row.name is not None]
    older = [(row, name) for row, name in named if row.newness < newest or OLDER.search(name)]
    return {grade.number: "".join(YEAR.findall(name)[:1]) for row, name in older for _, grade in row.grades}
