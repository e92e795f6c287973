"""Tables of marked-up formats: which only arrange a page or a box, and which hold rows.

A table that arranges is read as what stands in its cells, row by row. A column of running numbers
beside one of texts is a numbered list. All else is rows of cells, see `hmicdiff.reading.tables`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from hmicdiff.model import Line, Omission
from hmicdiff.reading.laid_out import in_order, lays_out, left_out
from hmicdiff.reading.marks import bears_marks, is_legend
from hmicdiff.reading.tables import Cell, placed_row_lines
from hmicdiff.text import plain
from hmicdiff.vocabulary.grades import load_grades

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["GridCell", "headed_texts", "parted", "read_grid"]

_LONG_CELL: Final = 12
"""Words above which a cell of a table of one column is a paragraph."""
_FEWEST_OF_HEADING: Final = 4
"""Words of a heading in a list of terms: what is explained in one has fewer."""
_LONG_TEXT: Final = 25
_SHORT_TEXT: Final = 4
"""Words up to which a text with a full stop is no sentence yet."""
_MOST_COLUMNS: Final = 100
_FEWEST_NUMBERED: Final = 2
_FEWEST_OF_PAGE: Final = 4
"""Paragraphs of a cell that holds a page."""
_MOST_OF_PAGE: Final = 0.6
"""Share of a table's words that such a cell holds at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """One cell of a table as its format gives it."""

    lines: tuple[Line, ...]
    """What stands in it, blank lines between blocks."""
    span: int = 1
    """How many columns it takes."""
    rows: int = 1
    """How many rows it takes."""
    head: bool = False
    """Whether the format calls it the head of a column or row."""

    @property
    def texts(self) -> tuple[str, ...]:
        """Its lines that are not blank."""
        return tuple(line.text for line in self.lines if line.text.strip())

    @property
    def is_list(self) -> bool:
        """Whether it holds the entries of a list and nothing else."""
        kinds = [line.kind for line in self.lines if line.text.strip()]
        return len(kinds) > 1 and set(kinds) == {"bullet"}

    @property
    def words(self) -> int:
        """How many words it holds."""
        return sum(len(text.split()) for text in self.texts)

    @property
    def is_grade(self) -> bool:
        """Whether it holds nothing, or a grade alone."""
        return not self.texts or load_grades().is_label(plain(" ".join(self.texts)))

    @property
    def holds_sentences(self) -> bool:
        """Whether it holds a paragraph: a long text, or one that ends as sentences do."""
        ended = self.words > _SHORT_TEXT and self.texts[-1].endswith((".", "!", "?"))
        return ended or self.words > _LONG_TEXT

    @property
    def has_heading(self) -> bool:
        """Whether its format calls something in it a heading."""
        return any(line.kind == "heading" for line in self.lines)


def read_grid(
    rows: Sequence[Sequence[GridCell]], first_row: int, *, arranges: bool = False
) -> tuple[tuple[Line, ...], tuple[Omission, ...]]:
    """Return the lines of a table and what was left out of it; its rows are numbered from `first_row`.

    `arranges` is true where the format says that the table is none.
    """
    if len(rows) == 1 and is_legend([" ".join(cell.texts) for cell in rows[0]]):
        return (), (
            Omission(reason="legend", text=" ".join(text for cell in rows[0] for text in cell.texts)),
        )
    if numbered := _numbered(rows):
        return numbered
    if arranges or _arranges(rows):
        return tuple(parted(in_order(rows))), left_out(rows)
    return tuple(_data_lines(rows, first_row)), ()


def headed_texts(rows: Sequence[Sequence[GridCell]], level: int) -> tuple[Line, ...]:
    """Return the lines of a list of terms that are headings, each with running text under it; none where it is a table.

    A finding is set so, in words enough to be told from a term that is explained; grades, values and items stand in rows.
    """
    if not rows or not all(map(_is_headed_text, rows)):
        return ()
    heads = (Line(text=" ".join(row[0].texts), kind="heading", level=level) for row in rows)
    groups = (
        group
        for head, (_, *said) in zip(heads, rows, strict=True)
        for group in ((head,), *(one.lines for one in said))
    )
    return tuple(parted(groups))


def _is_headed_text(row: Sequence[GridCell]) -> bool:
    """Whether a term has the words of a heading, and all that is said of it are sentences."""
    term, *said = row
    words = " ".join(term.texts)
    if len(term.texts) != 1 or term.words < _FEWEST_OF_HEADING or words[-1] in ".:;,":
        return False
    if not said or bears_marks(text for cell in row for text in cell.texts):
        return False
    return all(one.rows == 1 and one.words > _LONG_CELL and one.texts[-1][-1] in ".!?" for one in said)


def parted(groups: Iterable[Sequence[Line]]) -> Iterator[Line]:
    """Yield groups of lines with a blank line between them."""
    begun = False
    for group in groups:
        filled = [line for line in group if line.text.strip()]
        if not filled:
            continue
        if begun:
            yield Line(text="")
        begun = True
        yield from group


def _arranges(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether a table only arranges the page, or a box of it."""
    cells = [cell for row in rows for cell in row]
    if len(cells) <= 1 or any(line.kind == "cell" for cell in cells for line in cell.lines):
        return True
    if all(len(row) <= 1 for row in rows):
        return any(cell.words > _LONG_CELL or cell.is_list or _heads_alone(cell) for cell in cells)
    headed = [cell for cell in cells if not cell.head and cell.has_heading]
    if any(len(cell.texts) > 1 for cell in headed) or _frames_a_page(rows) or _is_row_of_boxes(rows):
        return True
    if len(rows) == 1 and len(headed) == 1 and all(cell.is_grade for cell in _others(rows[0], headed[0])):
        return True
    if lays_out(rows) or (headed and any(cell.holds_sentences for cell in cells if cell not in headed)):
        return True
    lists = any(line.kind == "bullet" for cell in cells for line in cell.lines)
    return lists and sum(cell.head for cell in cells) < _FEWEST_NUMBERED and any(map(_is_prose, cells))


def _is_row_of_boxes(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether boxes stand side by side: a row alone, with a cell that has an item's label and what it announces."""
    return len(rows) == 1 and any(len(cell.texts) > 1 and _heads_alone(cell) for cell in rows[0])


def _frames_a_page(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether one cell holds most of a table's words, in paragraphs with the marks of a report: other cells are its edges."""
    if any(cell.head for row in rows for cell in row):
        return False
    row = max(rows, key=lambda row: max((cell.words for cell in row), default=0))
    most = max(row, key=lambda cell: cell.words)
    total = sum(cell.words for row in rows for cell in row)
    alone = sum(bool(cell.texts) for cell in row) <= 2  # noqa: PLR2004 - the page and its margin
    large = len(most.texts) >= _FEWEST_OF_PAGE and most.words >= _MOST_OF_PAGE * total
    return alone and large and bears_marks(most.texts)


def _others(row: Sequence[GridCell], head: GridCell) -> list[GridCell]:
    """Return the cells of a row but one that hold anything."""
    return [cell for cell in row if cell is not head and cell.texts]


def _heads_alone(cell: GridCell) -> bool:
    """Whether a cell of a table of one column titles the box: a heading, an item's label."""
    return cell.has_heading or (not cell.head and bears_marks(cell.texts[:1]) and len(cell.texts) > 1)


def _is_prose(cell: GridCell) -> bool:
    """Whether a cell holds a list with text before it, or sentences."""
    kinds = {line.kind for line in cell.lines if line.text.strip()}
    return len(kinds) > 1 or cell.words > _LONG_CELL


def _numbered(rows: Sequence[Sequence[GridCell]]) -> tuple[tuple[Line, ...], tuple[Omission, ...]] | None:
    """Return the lines of a table that is a numbered list, with its title if it has one; None for any other.

    The numbers are left out: they count the entries and say nothing.
    """
    body = rows[1:] if rows and len(rows[0]) == 1 else rows
    if len(body) < _FEWEST_NUMBERED or any(len(row) != 2 for row in body):  # noqa: PLR2004 - number and text
        return None
    numbers = [" ".join(row[0].texts).rstrip(".)") for row in body]
    wanted = [str(number) for number in range(1, len(body) + 1)]
    if numbers != wanted or not all(row[1].words > 3 for row in body):  # noqa: PLR2004 - more than a name
        return None
    title = [rows[0][0].lines] if body is not rows else []
    entries = [line for row in body for line in _entry(row[1])]
    left = Omission(reason="list_number", text=" ".join(" ".join(row[0].texts) for row in body))
    return tuple(parted((*title, entries))), (left,)


def _entry(cell: GridCell) -> Iterator[Line]:
    """Yield the lines of one entry: its paragraphs as one, the lists in it as they are."""
    filled = [line for line in cell.lines if line.text.strip()]
    until = next((at for at, line in enumerate(filled) if line.kind is not None), len(filled))
    if until:
        text = " ".join(line.text for line in filled[:until])
        yield replace(filled[0], text=text, kind="bullet", level=1)
    for line in filled[until:]:
        yield replace(line, kind=line.kind or "bullet", level=line.level or 1)


def _data_lines(rows: Sequence[Sequence[GridCell]], first_row: int) -> Iterator[Line]:
    """Yield the lines of rows, each cell at its column; a cell that goes on over rows takes its column there too."""
    taken: dict[int, tuple[int, Cell]] = {}
    for number, row in enumerate(rows):
        placed: list[tuple[int, Cell]] = []
        column = 0
        for cell in row:
            while column in taken:
                column += 1
            own = Cell(
                parts=cell.texts,
                span=max(1, min(cell.span, _MOST_COLUMNS)),
                rows=max(1, cell.rows),
                listed=cell.is_list,
            )
            placed.append((column, own))
            column += own.span
        above = [(place, each) for place, (_, each) in taken.items() if each.parts]
        yield from placed_row_lines(placed, first_row + number, above=above)
        taken = {place: (left - 1, each) for place, (left, each) in taken.items() if left > 1}
        for place, own in placed:
            for offset in range(own.span if own.rows > 1 else 0):
                taken[place + offset] = (own.rows - 1, own if not offset else replace(own, parts=()))
