"""Tables of reStructuredText: drawn with ``+---+``, ruled with ``====``, listed, or as values that commas part."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.restructured.directives import dedented, end_indented

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["RawCell", "end_of_table", "item_bodies", "listed_rows", "parted_rows", "table_rows"]

_DRAWN: Final = re.compile(r"\+(?:[-=]+\+)+[ \t]*$")
_RULED: Final = re.compile(r"=+(?:[ \t]+=+)+[ \t]*$")
_SPANNED: Final = re.compile(r"-+(?:[ \t]+-+)*[ \t]*$")
_SEGMENT: Final = re.compile(r"[-=+]+")
_ITEM: Final = re.compile(r"[*+-](?:[ \t]+|$)")


@dataclass(slots=True)
class RawCell:
    """A cell of a table: its lines, not read yet."""

    lines: list[str] = field(default_factory=list)
    span: int = 1
    rows: int = 1
    head: bool = False


def end_of_table(lines: Sequence[str], at: int) -> int | None:
    """Return where the table ends that begins at a line, None where none begins."""
    if _DRAWN.match(lines[at]):
        end = next((n for n in range(at, len(lines)) if lines[n][:1] not in {"+", "|"}), len(lines))
        return end if end > at + 2 else None
    if not _RULED.match(lines[at]):
        return None
    for number in range(at + 2, len(lines)):
        below = lines[number + 1] if number + 1 < len(lines) else ""
        if _RULED.match(lines[number]) and not below.strip():
            return number + 1
    return None


def table_rows(lines: Sequence[str]) -> list[list[RawCell]]:
    """Return the rows of a table that is drawn or ruled."""
    return _drawn_rows(lines) if lines[0].startswith("+") else _ruled_rows(lines)


def _drawn_rows(lines: Sequence[str]) -> list[list[RawCell]]:
    """Return the rows of a table that is drawn: a cell goes on below a rule that leaves it open."""
    rules = [number for number, line in enumerate(lines) if "+-" in line or "+=" in line]
    edges = sorted({place for number in rules for place, sign in enumerate(lines[number]) if sign == "+"})
    head = next((number for number in rules[1:-1] if "+=" in lines[number]), 0)
    rows: list[list[RawCell]] = []
    above: dict[tuple[int, int], RawCell] = {}
    for upper, lower in pairwise(rules):
        row: list[RawCell] = []
        open_cells: dict[tuple[int, int], RawCell] = {}
        for left, right, span in _between(lines[upper + 1 : lower], edges):
            inside = [line[left + 1 : right] for line in lines[upper + 1 : lower]]
            rule = lines[upper][left + 1 : right]
            cell = above.get((left, right)) if not _SEGMENT.fullmatch(rule) else None
            if cell is None:
                cell = RawCell(span=span, rows=0, head=lower <= head)
                row.append(cell)
            else:
                cell.lines.append(rule)
            cell.rows += 1
            cell.lines += inside
            open_cells[left, right] = cell
        rows.append(row)
        above = open_cells
    return rows


def _between(lines: Sequence[str], edges: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield left and right edge of each cell of lines, and over how many columns it goes."""
    left, span = 0, 0
    for number, edge in enumerate(edges):
        if number == 0:
            left = edge
            continue
        span += 1
        if all(line[edge : edge + 1] in {"|", "+"} for line in lines) or number == len(edges) - 1:
            yield left, edge, span
            left, span = edge, 0


def _ruled_rows(lines: Sequence[str]) -> list[list[RawCell]]:
    """Return the rows of a table that is ruled: a line that leaves the first column empty goes on with the row above."""
    starts = [match.start() for match in re.finditer(r"=+", lines[0])]
    inner = [number for number, line in enumerate(lines[1:-1], 1) if _RULED.match(line)]
    rows: list[list[RawCell]] = []
    for number, line in enumerate(lines[1:-1], 1):
        if number in inner or not line.strip() or _SPANNED.fullmatch(line.strip()):
            continue
        cells = _cells_of(line, starts)
        if rows and not line[: starts[1]].strip() and len(cells) == len(rows[-1]):
            for cell, more in zip(rows[-1], cells, strict=True):
                cell.lines += more.lines
            continue
        for cell in cells:
            cell.head = bool(inner) and number < inner[0]
        rows.append(cells)
    return rows


def _cells_of(line: str, starts: Sequence[int]) -> list[RawCell]:
    """Return the cells of a line; one whose words run over the gap behind it takes the next column too."""
    cells: list[RawCell] = []
    for start, end in pairwise([*starts, len(line) + max(starts)]):
        if cells and line[start - 1 : start].strip():
            cells[-1].lines[-1] += line[start:end]
            cells[-1].span += 1
        else:
            cells.append(RawCell(lines=[line[start:end]]))
    return cells


def item_bodies(lines: Sequence[str]) -> list[list[str]]:
    """Return what stands in each entry of a list."""
    found = []
    at = 0
    while at < len(lines):
        mark = _ITEM.match(lines[at])
        if mark is None:
            at += 1
            continue
        end = end_indented(lines, at + 1)
        found.append(dedented([" " * mark.end() + lines[at][mark.end() :], *lines[at + 1 : end]]))
        at = end
    return found


def listed_rows(lines: Sequence[str], heads: int) -> list[list[RawCell]]:
    """Return the rows of a table that is written as a list of lists, the first `heads` of them its head."""
    return [
        [RawCell(lines=cell, head=number < heads) for cell in item_bodies(row)]
        for number, row in enumerate(item_bodies(lines))
    ]


def parted_rows(lines: Sequence[str], head: str) -> list[list[RawCell]]:
    """Return the rows of values that commas part, below those of a head."""
    heads = [line for line in (head,) if line]
    filled = [*heads, *(line for line in lines if line.strip())]
    try:
        rows = list(csv.reader(filled, skipinitialspace=True))
    except csv.Error:
        rows = [[line] for line in filled]
    return [
        [RawCell(lines=[value], head=number < len(heads)) for value in row] for number, row in enumerate(rows)
    ]
