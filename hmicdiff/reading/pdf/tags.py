"""What a tagged PDF says of its own text: the order of its blocks, their headings, the rows and cells of tables.

Word, Chromium, Typst and LibreOffice write a tree of structure elements (ISO 32000-1, 14.8) whose leaves are stretches
of marked content of a page, each with a number.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Tag", "read_tags"]

_HEADING: Final = re.compile(r"H([1-6])?")
_BLOCKS: Final = frozenset(
    {"LI", "Caption", "TOCI", "BlockQuote", "Note", "BibEntry", "Index", "Code", "Formula"}
)
"""Elements that are a block of their own; a paragraph (P) is one where it stands in no other."""
_CELLS: Final = frozenset({"TD", "TH"})
_MOST_DEPTH: Final = 60
_MOST_ELEMENTS: Final = 20_000
_MOST_COLUMNS: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """The block that a stretch of marked content belongs to."""

    block: int
    """Its place among the blocks of the page, in the order in which the file says to read them."""
    level: int | None = None
    """Level of a heading, 1 to 6; null for any other block."""
    table: int | None = None
    """The table it is a part of, told apart from the page's others."""
    row: int = 0
    cell: int = 0
    """Its row within the table and the column that its cell begins in, from 0."""
    tall: int = 1
    """How many rows it takes."""


@dataclass(slots=True)
class _Walk:
    """One way through the elements of a page."""

    tags: dict[int, Tag] = field(default_factory=dict)
    blocks: int = 0
    tables: int = 0
    elements: int = 0


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around an element."""

    block: int | None = None
    level: int | None = None
    table: int | None = None
    row: int = 0
    cell: int = 0
    tall: int = 1


@dataclass(slots=True)
class _Rows:
    """How far the rows and cells of a table are counted."""

    row: int = -1
    column: int = 0
    """The column that the next cell begins in."""


def read_tags(page: Any) -> dict[int, Tag]:  # noqa: ANN401 - the library's handles bear no types
    """Return the block of each stretch of marked content of a loaded page, by its number; nothing for an untagged one."""
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return {}
    walk = _Walk()
    try:
        for index in range(max(0, pdfium.FPDF_StructTree_CountChildren(tree))):
            child = pdfium.FPDF_StructTree_GetChildAtIndex(tree, index)
            if child:
                _element(child, _Around(), None, walk, 0)
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    return walk.tags


def _element(element: Any, around: _Around, rows: _Rows | None, walk: _Walk, depth: int) -> None:  # noqa: ANN401
    """Note the blocks of one element's marked content and of the elements in it."""
    walk.elements += 1
    if depth > _MOST_DEPTH or walk.elements > _MOST_ELEMENTS:
        return
    around, rows = _within(element, _type(element), around, rows, walk)
    for index, number in enumerate(_contents(element)):
        if number >= 0:
            around = around if around.block is not None else _block(around, walk)
            walk.tags.setdefault(number, _tag(around))
            continue
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            _element(child, around, rows, walk, depth + 1)
            around = _after(around, walk)


def _within(
    element: Any,  # noqa: ANN401
    kind: str,
    around: _Around,
    rows: _Rows | None,
    walk: _Walk,
) -> tuple[_Around, _Rows | None]:
    """Return what stands around the content of an element of a kind."""
    if kind == "Table":
        walk.tables += 1
        return _Around(table=walk.tables), _Rows()
    if rows is not None and kind == "TR":
        rows.row, rows.column = rows.row + 1, 0
        return _Around(table=around.table, row=rows.row), rows
    if rows is not None and kind in _CELLS:
        cell = _Around(
            table=around.table, row=rows.row, cell=rows.column, tall=_attribute(element, "RowSpan")
        )
        rows.column += min(_attribute(element, "ColSpan"), _MOST_COLUMNS)
        return _block(cell, walk), rows
    heading = _HEADING.fullmatch(kind)
    if heading:
        return _block(around, walk, int(heading[1] or 1)), rows
    begins = kind in _BLOCKS or (kind == "P" and around.block is None)
    return (_block(around, walk) if begins else around), rows


def _block(around: _Around, walk: _Walk, level: int | None = None) -> _Around:
    """Return a new block where one stands, in the cell that is around it."""
    walk.blocks += 1
    return _Around(walk.blocks, level, around.table, around.row, around.cell, around.tall)


def _after(around: _Around, walk: _Walk) -> _Around:
    """Return what stands around the content behind an inner block: it is read after that block."""
    if around.block is None or around.block == walk.blocks:
        return around
    return _block(around, walk, around.level)


def _tag(around: _Around) -> Tag:
    return Tag(
        block=around.block or 0,
        level=around.level,
        table=around.table,
        row=around.row,
        cell=around.cell,
        tall=around.tall,
    )


def _contents(element: Any) -> Iterator[int]:  # noqa: ANN401
    """Yield for each child of an element the number of its marked content, -1 for an element."""
    for index in range(max(0, pdfium.FPDF_StructElement_CountChildren(element))):
        yield pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)


def _type(element: Any) -> str:  # noqa: ANN401
    """Return the standard name of an element's kind."""
    length = pdfium.FPDF_StructElement_GetType(element, None, 0)
    if not length:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDF_StructElement_GetType(element, buffer, length)
    return buffer.raw.decode("utf-16-le", errors="replace").rstrip("\0")


def _attribute(element: Any, name: str) -> int:  # noqa: ANN401
    """Return a whole number among the attributes of an element, 1 where it has none of that name."""
    value = ctypes.c_float()
    for index in range(max(0, pdfium.FPDF_StructElement_GetAttributeCount(element))):
        held = pdfium.FPDF_StructElement_GetAttributeAtIndex(element, index)
        found = pdfium.FPDF_StructElement_Attr_GetValue(held, name.encode()) if held else None
        if found and pdfium.FPDF_StructElement_Attr_GetNumberValue(found, value):
            return max(1, int(value.value))
    return 1
