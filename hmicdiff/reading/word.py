"""Word files (DOCX): paragraphs, headings by style, list items and table cells as lines."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, Final, Literal

import docx
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from hmicdiff.errors import Refused
from hmicdiff.model import Line
from hmicdiff.reading.limits import MAX_DOCX_BYTES, MAX_DOCX_PART_BYTES, MAX_DOCX_PARTS
from hmicdiff.reading.tables import Cell, row_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read_lines", "refuse_ole"]

Kind = Literal["heading", "bullet", "cell", "note"]

_MAIN_PART: Final = "word/document.xml"
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_FLAG: Final = 0x1
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, OpcError, SyntaxError, EOFError, OSError, KeyError, ValueError, IndexError,
    AttributeError, TypeError, NotImplementedError, RecursionError, AssertionError, OverflowError,
)  # fmt: skip
"""What the library raises on packages that are not as they should be."""
_SKIPPED: Final = frozenset(
    {
        qn("w:del"),
        qn("w:moveFrom"),
        qn("w:instrText"),
        qn("w:pPr"),
        qn("w:rPr"),
        qn("w:txbxContent"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
_CHARACTERS: Final = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
    qn("w:softHyphen"): "\u00ad",
}
_WRAPPERS: Final = frozenset(
    {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:moveTo"), qn("w:customXml"), qn("w:smartTag")}
)
_HEADING_STYLE: Final = re.compile(r"heading ([1-9])\b", re.IGNORECASE)
_CONTENTS_STYLE: Final = re.compile(r"(?:toc|table of (?:contents|figures)|contents)\b", re.IGNORECASE)
_LIST_STYLE: Final = re.compile(r"list (?:bullet|number)?\s*(\d)?|bullet", re.IGNORECASE)
_NOTE_PART: Final = re.compile(r"/word/(?:foot|end)notes\.xml")
_LAST_LEVEL: Final = 6
_MOST_COLUMNS: Final = 100
_DIGITS: Final = re.compile(r"\d+")


def read_lines(data: bytes) -> tuple[Line, ...]:
    """Return the text of a DOCX file as lines with kind, level and row, blank lines between blocks.

    Accepted are tracked insertions, left out tracked deletions, the table of contents, running heads
    and pictures. Text boxes follow their paragraph; footnotes stand at the end.

    Raises: Refused with ``wrong_type`` if the package holds no Word text, ``encrypted``, ``damaged``,
    or ``too_large`` if it unpacks to more than the limits.
    """
    try:
        _refuse_package(data)
        document = docx.Document(io.BytesIO(data))
        return tuple(_spaced(_Word(document).lines()))
    except _BROKEN as error:
        raise Refused(
            code="damaged", reason=f"The Word file can't be unpacked: {_one_line(error)}."
        ) from error


def refuse_ole(data: bytes) -> None:
    """Refuse an Office file of the old kind, or a new one that is encrypted."""
    if _ENCRYPTED_STREAM in data:
        raise Refused(code="encrypted", reason="The Word file is encrypted; save it without a password.")
    raise Refused(code="wrong_type", reason="The file is an old Office file; save it as DOCX.")


def _refuse_package(data: bytes) -> None:
    """Refuse a package that is no Word file, is encrypted, or unpacks to too much."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.infolist()
        if len(parts) > MAX_DOCX_PARTS or sum(part.file_size for part in parts) > MAX_DOCX_BYTES:
            raise Refused(code="too_large", reason="The Word file unpacks to more than its limit.")
        if any(part.file_size > MAX_DOCX_PART_BYTES for part in parts if part.filename.endswith(".xml")):
            raise Refused(code="too_large", reason="A part of the Word file unpacks to more than its limit.")
        if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
            raise Refused(code="encrypted", reason="The file is encrypted; save it without a password.")
        if _MAIN_PART not in {part.filename for part in parts}:
            raise Refused(
                code="wrong_type", reason="The file is a packed file but no Word file; give it as DOCX."
            )


def _one_line(error: BaseException) -> str:
    """Return an error's text on one line, or its name."""
    return " ".join(str(error).split())[:200].rstrip(".") or type(error).__name__


class _Word:
    """One Word document on its way to lines."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - the library states no types
        self.body = document.element.body
        self.styles = {style.style_id: style for style in document.styles}
        self.notes = [
            part for part in document.part.package.iter_parts() if _NOTE_PART.match(str(part.partname))
        ]
        self.rows = 0

    def lines(self) -> Iterator[Line]:
        """Yield the lines of body and notes, none of them blank."""
        yield from self._blocks(self.body)
        for part in sorted(self.notes, key=lambda part: str(part.partname), reverse=True):
            yield from self._notes(part.blob)

    def _notes(self, blob: bytes) -> Iterator[Line]:
        """Yield the notes of a part, one a line."""
        root = parse_xml(blob)
        for note in root:
            text = " ".join(" ".join(_text(paragraph).split()) for paragraph in note.iter(qn("w:p")))
            if text.strip() and note.get(qn("w:type")) is None:
                yield Line(text=text.strip(), kind="note")

    def _blocks(self, parent: Any) -> Iterator[Line]:  # noqa: ANN401
        """Yield the lines of paragraphs and tables in order."""
        for child in parent:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag in _WRAPPERS:
                yield from self._blocks(child)

    def _paragraph(self, paragraph: Any) -> Iterator[Line]:  # noqa: ANN401
        """Yield the lines of one paragraph and of the text boxes that hang on it."""
        names, outline = self._style_chain(paragraph)
        if not any(_CONTENTS_STYLE.match(name) for name in names):
            kind, level = self._kind(paragraph, names, outline)
            yield from _as_lines(_text(paragraph), kind, level)
        for box in _text_boxes(paragraph):
            yield from self._blocks(box)

    def _style_chain(self, paragraph: Any) -> tuple[list[str], int | None]:  # noqa: ANN401
        """Return the names of a paragraph's style and of those it rests on, and the outline level they set."""
        found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        style = self.styles.get(found.get(qn("w:val"))) if found is not None else None
        names: list[str] = []
        outline = _outline_level(paragraph)
        while style is not None and style.name not in names:
            names.append(style.name or "")
            outline = _outline_level(style.element) if outline is None else outline
            style = getattr(style, "base_style", None)
        return names, outline

    def _kind(self, paragraph: Any, names: list[str], outline: int | None) -> tuple[Kind | None, int | None]:  # noqa: ANN401
        """Return kind and level of a paragraph by its style, outline level and numbering."""
        for name in names:
            if match := _HEADING_STYLE.match(name):
                return "heading", min(int(match[1]), _LAST_LEVEL)
            if name.casefold() == "title":
                return "heading", 1
        if outline is not None:
            return "heading", min(outline + 1, _LAST_LEVEL)
        level = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:ilvl')}")
        if level is not None:
            return "bullet", _number(level.get(qn("w:val"))) + 1
        match = next((found for name in names if (found := _LIST_STYLE.match(name))), None)
        return ("bullet", int(match[1] or 1)) if match else (None, None)

    def _table(self, table: Any) -> Iterator[Line]:  # noqa: ANN401
        """Yield a table's cells, one a line; a table of one cell is a box around its paragraphs."""
        cells = list(table.iter(qn("w:tc")))
        if len(cells) == 1:
            yield from self._blocks(cells[0])
            return
        for row in table.iter(qn("w:tr")):
            yield from row_lines([_cell(cell) for cell in row.iter(qn("w:tc"))], self.rows)
            self.rows += 1


def _spaced(lines: Iterator[Line]) -> Iterator[Line]:
    """Put blank lines between blocks; items, cells and notes follow their like without one."""
    last: Line | None = None
    for line in lines:
        if last is not None and not (last.kind == line.kind and line.kind in {"bullet", "cell", "note"}):
            yield Line(text="")
        yield line
        last = line


def _as_lines(text: str, kind: Kind | None, level: int | None) -> Iterator[Line]:
    """Yield a paragraph as one line; breaks within it are white space, as they are on a printed page."""
    joined = " ".join(text.split())
    if joined:
        yield Line(text=joined, kind=kind, level=level)


def _cell(cell: Any) -> Cell:  # noqa: ANN401
    """Return a table's cell: its paragraphs, and how many columns it takes."""
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    return Cell(
        parts=tuple(" ".join(_text(paragraph).split()) for paragraph in cell.iterchildren(qn("w:p"))),
        span=max(1, min(_number(span.get(qn("w:val"))), _MOST_COLUMNS)) if span is not None else 1,
    )


def _text(element: Any) -> str:  # noqa: ANN401
    """Return the visible text of a paragraph."""
    return "".join(_pieces(element))


def _pieces(element: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the pieces of text in an element, deleted text and text boxes left out."""
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag not in _SKIPPED:
            yield from _pieces(child)


def _text_boxes(paragraph: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield the text boxes of a paragraph, the copies for older programs left out."""
    fallback = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
    for box in paragraph.iter(qn("w:txbxContent")):
        if next(box.iterancestors(fallback), None) is None:
            yield box


def _outline_level(element: Any) -> int | None:  # noqa: ANN401
    """Return the outline level (0 for the outermost) an element sets; None for body text."""
    found = element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    level = _number(found.get(qn("w:val"))) if found is not None else None
    return level if level is not None and level < _LAST_LEVEL + 3 else None


def _number(value: str | None) -> int:
    """Return a number from an attribute, 0 where it is none."""
    return int(value) if value and _DIGITS.fullmatch(value) else 0
