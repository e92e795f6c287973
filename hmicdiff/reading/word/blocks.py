"""The way through a Word text: paragraphs, text boxes and tables become lines."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from hmicdiff.model import Line, Omission
from hmicdiff.reading.extracted import Extracted
from hmicdiff.reading.grids import GridCell, read_grid
from hmicdiff.reading.marks import is_box_of_items, parted_by_breaks
from hmicdiff.reading.word.chunks import Chunks, shifted
from hmicdiff.reading.word.continued import join_continued
from hmicdiff.reading.word.fields import show_choices, take_out_codes
from hmicdiff.reading.word.graphics import Graphics
from hmicdiff.reading.word.headers import take_title
from hmicdiff.reading.word.numbering import print_labels
from hmicdiff.reading.word.pairs import Pairs
from hmicdiff.reading.word.revisions import is_on, settle, words_in
from hmicdiff.reading.word.runs import Runs
from hmicdiff.reading.word.styles import Styles, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hmicdiff.reading.word.chunks import ReadPart

__all__ = ["Blocks"]

_NOTE_PART: Final = re.compile(r"/word/(?:foot|end)notes\d*\.xml")
_LEFT_PARTS: Final = (
    (re.compile(r"/word/(?:header|footer)\d*\.xml"), "page_furniture"),
    (re.compile(r"/word/comments\d*\.xml"), "comment"),
)
_FILES: Final = frozenset({qn("w:altChunk"), qn("w:subDoc")})
"""Elements that stand for a file: one in the package, or beside it (the parts of a master document)."""
_MOST_COLUMNS: Final = 100
_JOINED: Final = frozenset({"bullet", "cell", "note"})


class Blocks:
    """One Word document on its way to lines."""

    def __init__(self, document: Any, read_part: ReadPart | None = None) -> None:  # noqa: ANN401 - the library states no types
        self._document = document
        self._body = document.element.body
        self._parts = sorted(document.part.package.iter_parts(), key=lambda part: str(part.partname))
        self._styles = Styles(document)
        self._omissions: list[Omission] = []
        self._runs = Runs(self._styles, self._omissions)
        self._chunks = Chunks(document, self._omissions, read_part)
        self._graphics = Graphics(document, self._omissions, self._grid)
        self._rows = 0
        self._boxes = 0

    def read(self) -> Extracted:
        """Return the lines of body and notes, and what was left out."""
        self._omissions.extend(settle(self._body))
        self._omissions.extend(take_out_codes(self._body))
        show_choices(self._body)
        join_continued(self._body, self._styles)
        print_labels(self._body, self._document, self._styles)
        lines = list(self._blocks(self._body))
        lines[:0] = take_title(self._document, lines, self._omissions)
        for part in reversed(self._parts):
            if _NOTE_PART.fullmatch(str(part.partname)):
                lines.extend(self._notes(part.blob))
        for pattern, reason in _LEFT_PARTS:
            self._leave_parts(pattern, reason)
        return Extracted(lines=tuple(_spaced(lines)), omissions=tuple(self._omissions))

    def _notes(self, blob: bytes) -> Iterator[Line]:
        """Yield the notes of a part, one a line."""
        root = parse_xml(blob)
        self._omissions.extend(settle(root))
        self._omissions.extend(take_out_codes(root))
        for note in root:
            text = " ".join(
                " ".join(self._runs.text(paragraph).split()) for paragraph in note.iter(qn("w:p"))
            )
            if text.strip() and note.get(qn("w:type")) is None:
                yield Line(text=text.strip(), kind="note")

    def _leave_parts(self, pattern: re.Pattern[str], reason: str) -> None:
        """Note the words of parts that are no text of the report."""
        for part in self._parts:
            if pattern.fullmatch(str(part.partname)):
                self._leave_out(reason, parse_xml(part.blob))

    def _leave_out(self, reason: str, element: Any, *, heading: bool = False) -> None:  # noqa: ANN401
        words = words_in(element)
        if words:
            self._omissions.append(Omission(reason=reason, text=words, heading=heading))

    def _blocks(self, parent: Any) -> Iterator[Line]:  # noqa: ANN401
        """Yield the lines of paragraphs, tables and files within in order; pairs of paragraphs are rows.

        What stands in something else, as in a cell that stands in a cell, is read where it stands.
        """
        pairs = Pairs(self._styles, self._runs, self._omissions)
        for child in parent:
            if pairs.take(child):
                continue
            yield from self._grid(pairs.close())
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag in _FILES:
                yield from self._chunk(child)
            else:
                yield from self._blocks(child)
        yield from self._grid(pairs.close())

    def _chunk(self, chunk: Any) -> Iterator[Line]:  # noqa: ANN401
        """Yield the lines of a file within the text, its rows and boxes counted on."""
        lines = shifted(self._chunks.lines(chunk), self._rows, self._boxes)
        self._rows = max((line.row + 1 for line in lines if line.row is not None), default=self._rows)
        self._boxes = max((box for line in lines for box in line.boxes), default=self._boxes)
        yield from lines

    def _paragraph(self, paragraph: Any) -> Iterator[Line]:  # noqa: ANN401
        """Yield the line of one paragraph, and the lines of what is drawn in it and of the text boxes that hang on it.

        Breaks within a paragraph are white space, as they are on a printed page, but for those that part a label,
        a heading or an item from what comes next.
        """
        said = self._runs.text(paragraph)
        text = " ".join(said.split())
        if text and self._styles.is_contents(paragraph):
            self._omissions.append(Omission(reason="contents", text=text))
        elif text:
            kind, level = self._styles.kind(paragraph)
            for part in (text,) if kind is not None else parted_by_breaks(said):
                yield Line(text=part, kind=kind, level=level)
        yield from self._graphics.lines(paragraph)
        for box in paragraph.iter(qn("w:txbxContent")):
            if next(box.iterancestors(qn("w:p"))) is paragraph:
                yield from self._boxed(box)

    def _boxed(self, holder: Any) -> Iterator[Line]:  # noqa: ANN401
        """Yield the lines of a cell or text box, as those of a box where it is one of items."""
        lines = tuple(self._blocks(holder))
        if is_box_of_items(line.text for line in lines):
            self._boxes += 1
            lines = tuple(replace(line, boxes=(self._boxes, *line.boxes)) for line in lines)
        yield from lines

    def _table(self, table: Any) -> Iterator[Line]:  # noqa: ANN401
        """Yield the lines of a table: its rows, or what they arrange."""
        rows = [self._row(row) for row in table.iterchildren(qn("w:tr")) if self._is_shown(row)]
        grid = [[cell for cell, _ in row] for row in _merged(rows, self)]
        yield from self._grid(grid)

    def _grid(self, rows: Sequence[Sequence[GridCell]]) -> Iterator[Line]:
        """Yield the lines of rows, or of what they arrange."""
        if not rows:
            return
        lines, omissions = read_grid(rows, self._rows)
        self._rows += len(rows)
        self._omissions.extend(omissions)
        yield from (line for line in lines if line.text)

    def _is_shown(self, row: Any) -> bool:  # noqa: ANN401
        """Whether a row is not set as hidden; one that is, is left out."""
        hidden = is_on(row.find(f"{qn('w:trPr')}/{qn('w:hidden')}"))
        if hidden:
            self._leave_out("hidden_text", row)
        return not hidden

    def _row(self, row: Any) -> list[tuple[GridCell, str | None]]:  # noqa: ANN401
        """Return the cells of a row, each with its part in a cell merged over rows (``restart``, ``continue``, None)."""
        head = is_on(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}"))
        before = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
        cells: list[tuple[GridCell, str | None]] = []
        if before is not None and number(before.get(qn("w:val"))):
            cells.append((GridCell(lines=(), span=number(before.get(qn("w:val")))), None))
        for cell in row.iterchildren(qn("w:tc")):
            span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
            merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            part = (merge.get(qn("w:val")) or "continue") if merge is not None else None
            columns = number(span.get(qn("w:val"))) if span is not None else 1
            lines = tuple(_spaced(self._boxed(cell)))
            cells.append((GridCell(lines=lines, span=max(1, min(columns, _MOST_COLUMNS)), head=head), part))
        return cells

    def leave_under(self, cell: GridCell) -> None:
        """Note the words of a cell that lies under one merged over it, which no program shows."""
        text = " ".join(cell.texts)
        if text:
            self._omissions.append(Omission(reason="hidden_text", text=text))


def _merged(
    rows: list[list[tuple[GridCell, str | None]]], blocks: Blocks
) -> list[list[tuple[GridCell, str | None]]]:
    """Return the rows with each cell that goes on over rows in the first of them alone, as tall as it is."""
    open_cells: dict[int, tuple[int, int]] = {}
    for at, row in enumerate(rows):
        column = 0
        kept: list[tuple[GridCell, str | None]] = []
        for cell, part in row:
            if part == "continue" and column in open_cells:
                top, place = open_cells[column]
                above, told = rows[top][place]
                rows[top][place] = (_taller(above), told)
                blocks.leave_under(cell)
            else:
                open_cells.pop(column, None)
                if part is not None:
                    open_cells[column] = (at, len(kept))
                kept.append((cell, part))
            column += cell.span
        rows[at] = kept
    return rows


def _taller(cell: GridCell) -> GridCell:
    return GridCell(lines=cell.lines, span=cell.span, rows=cell.rows + 1, head=cell.head)


def _spaced(lines: Iterable[Line]) -> Iterator[Line]:
    """Put blank lines between blocks; items, cells and notes follow their like without one."""
    last: Line | None = None
    for line in lines:
        if last is not None and not (last.kind == line.kind and line.kind in _JOINED):
            yield Line(text="")
        yield line
        last = line
