"""Word files with files of other forms in them, and with cells where no cell may stand."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from hmicdiff.reading.choose import read_bytes

if TYPE_CHECKING:
    from hmicdiff.model import Document

_CHUNK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
_PAGE = (
    "<html><head><title>chunk</title></head><body><h2>Protecting people</h2><p>Crews visit homes.</p>"
    "<table><tr><th>Year</th><th>Visits</th></tr><tr><td>2021</td><td>812</td></tr></table></body></html>"
)


def _bytes(document: Any) -> bytes:  # noqa: ANN401 - the library states no types
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _hold(document: Any, data: bytes, media: str, name: str = "a.docx") -> Any:  # noqa: ANN401
    """Return the element that stands for a file put into a Word document."""
    part = Part(PackURI(f"/word/{name}"), media, data, document.part.package)
    number = document.part.relate_to(part, _CHUNK)
    return parse_xml(f'<w:altChunk {nsdecls("w", "r")} r:id="{number}"/>')


def _read(data: bytes, media: str) -> Document:
    """Return a Word file with a file in it, read."""
    document = docx.Document()
    document.add_paragraph("Before it.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Area", "Grade"
    after = document.add_paragraph("Behind it.")
    after._p.addprevious(_hold(document, data, media))  # noqa: SLF001 - the library has no other door
    return read_bytes(_bytes(document), relative="a.docx")


def _inner() -> bytes:
    document = docx.Document()
    document.add_heading("Protecting people", 2)
    document.add_paragraph("Crews visit homes.")
    return _bytes(document)


def _archived() -> bytes:
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/gif\n\nGIF8\n"
    return f'{head}--b\nContent-Type: text/html; charset="utf-8"\n\n{_PAGE}\n--b--\n'.encode()


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (_PAGE.encode(), "text/html"),
        (_PAGE.removeprefix("<html>").encode(), "application/xhtml+xml"),
        (_archived(), "message/rfc822"),
        (_inner(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
        (b"Protecting people\nCrews visit homes.\n", "text/plain"),
    ],
    ids=["page", "piece", "archive", "word", "text"],
)
def test_a_file_within_is_read_in_its_place(data: bytes, media: str) -> None:
    """A page, an archived page, a Word file and a text within a Word file stand where they are put."""
    lines = [line.text for line in _read(data, media).lines if line.text]
    assert lines[:5] == ["Before it.", "Area", "Grade", "Protecting people", "Crews visit homes."]
    assert lines[-1] == "Behind it."


def test_rows_of_a_file_within_go_on() -> None:
    """The rows of a table in a file within are counted on from those before it; its unseen title is no text."""
    read = _read(_PAGE.encode(), "text/html")
    assert [line.row for line in read.lines if line.row is not None] == [0, 0, 1, 1, 2]
    assert [(one.reason, one.text) for one in read.omissions] == [("hidden_text", "chunk")]


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (rb"{\rtf1 Protecting people\par}", "application/rtf"),
        (b"\x89PNG\r\n", "image/png"),
        (b"PK\x03\x04 broken", "application/zip"),
    ],
)
def test_a_file_within_that_is_not_read_is_named(data: bytes, media: str) -> None:
    """Rich Text, a picture and a broken file are left out by name, and what stands around them is read."""
    read = _read(data, media)
    assert [(one.reason, one.text.split()[0]) for one in read.omissions] == [("unread_part", "/word/a.docx")]
    assert [line.text for line in read.lines if line.text] == ["Before it.", "Area", "Grade", "Behind it."]


def test_a_part_of_a_master_document_is_named() -> None:
    """What a master document takes from a file beside it is left out by the name of that file, and never in silence."""
    document: Any = docx.Document()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/subDocument"
    tie = document.part.relate_to("chapter2.docx", kind, is_external=True)
    document.add_paragraph("Chapter 1.")
    document.element.body.insert(1, parse_xml(f'<w:subDoc {nsdecls("w", "r")} r:id="{tie}"/>'))
    document.add_paragraph("Chapter 3.")
    read = read_bytes(_bytes(document), relative="a.docx")
    assert [line.text for line in read.lines if line.text] == ["Chapter 1.", "Chapter 3."]
    assert [(one.reason, one.text) for one in read.omissions] == [("unread_part", "chapter2.docx")]


def test_a_file_within_is_read_once() -> None:
    """A file within that is named again, or one that is not there, costs nothing and is said."""
    document = docx.Document()
    document.add_paragraph("Before it.")
    chunk = _hold(document, _PAGE.encode(), "text/html")
    for _ in range(2):
        document.element.body.insert(
            1, parse_xml(f'<w:altChunk {nsdecls("w", "r")} r:id="{chunk.values()[0]}"/>')
        )
    document.element.body.insert(1, parse_xml(f'<w:altChunk {nsdecls("w", "r")} r:id="none"/>'))
    read = read_bytes(_bytes(document), relative="a.docx")
    assert [line.text for line in read.lines].count("Crews visit homes.") == 1
    assert sorted(one.reason for one in read.omissions) == ["hidden_text", "second_copy", "unread_part"]


@pytest.mark.parametrize(
    "inner",
    [
        "<w:tc><w:p><w:r><w:t>Good</w:t></w:r></w:p></w:tc>",
        "<w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>Good</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt>",
        "<w:tr><w:tc><w:p><w:r><w:t>Good</w:t></w:r></w:p></w:tc></w:tr>",
        "<w:p><w:r><w:t>Good</w:t></w:r></w:p>",
    ],
)
def test_what_stands_in_a_cell_is_read(inner: str) -> None:
    """A cell holds paragraphs; where a program puts a cell or a row in it, their words are the cell's."""
    document = docx.Document()
    table = document.add_table(2, 2)
    for cell, text in zip((*table.row_cells(0), table.cell(1, 0)), ("Area", "Grade", "Fire"), strict=True):
        cell.text = text
    cell = table.cell(1, 1)._tc  # noqa: SLF001 - the library has no other door
    cell.remove(cell.p_lst[0])
    cell.append(parse_xml(f"<w:body {nsdecls('w')}>{inner}</w:body>")[0])
    lines = read_bytes(_bytes(document), relative="a.docx").lines
    assert [(line.text, line.row) for line in lines if line.text] == [
        ("Area", 0),
        ("Grade", 0),
        ("Fire", 1),
        ("Good", 1),
    ]
