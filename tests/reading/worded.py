"""The markup of small Word files, and what is read of them."""

from __future__ import annotations

import functools
import io
import zipfile
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from hmicdiff.reading.word import read_word

if TYPE_CHECKING:
    from collections.abc import Mapping

_TIE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/other"
_NAMES = (
    nsdecls("w", "wp", "a", "r", "m", "c", "dgm")
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
    + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


@functools.cache
def _parts() -> dict[str, bytes]:
    """Return the parts of an empty Word file."""
    buffer = io.BytesIO()
    document: Any = docx.Document()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as package:
        return {part.filename: package.read(part) for part in package.infolist()}


def word_file(body: str, parts: Mapping[str, str] = MappingProxyType({})) -> bytes:
    """Return a Word file whose text is `body`; `parts` are others by the name of their relation (``chart1``)."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, content in _parts().items():
            package.writestr(name, _whole(name, body, parts) or content)
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", content)
    return written.getvalue()


def _whole(name: str, body: str, parts: Mapping[str, str]) -> bytes | None:
    """Return a part of the file that is made anew, None for any other."""
    if name == "word/document.xml":
        return f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>".encode()
    if name == "word/_rels/document.xml.rels":
        ties = "".join(f'<Relationship Id="{tie}" Type="{_TIE}" Target="{tie}.xml"/>' for tie in parts)
        return _parts()[name].replace(b"</Relationships>", f"{ties}</Relationships>".encode())
    return None


def told(body: str) -> list[tuple[str, str | None]]:
    """Return text and kind of the lines that are not blank."""
    return [(line.text, line.kind) for line in read_word(word_file(body)).lines if line.text]


def texts(body: str, parts: Mapping[str, str] = MappingProxyType({})) -> list[str]:
    """Return the lines that are not blank."""
    return [line.text for line in read_word(word_file(body, parts)).lines if line.text]


def reasons(body: str, parts: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """Return what was left out, the last of each reason."""
    return {one.reason: one.text for one in read_word(word_file(body, parts)).omissions}


def run(text: str, about: str = "") -> str:
    """Return a run with its properties."""
    return f'<w:r><w:rPr>{about}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(text: str, about: str = "") -> str:
    """Return a paragraph of one run."""
    return f"<w:p><w:pPr>{about}</w:pPr>{run(text)}</w:p>"


def table(*rows: str) -> str:
    """Return a table of rows of cells."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(content: str, about: str = "") -> str:
    """Return a cell of a text or of paragraphs."""
    inner = content if content.startswith("<") else par(content)
    return f"<w:tc><w:tcPr>{about}</w:tcPr>{inner}</w:tc>"


def box(content: str) -> str:
    """Return a paragraph on which a text box hangs, in its newer and its older form."""
    inner = f"<w:txbxContent>{content}</w:txbxContent>"
    new = f"<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
    both = f"<mc:AlternateContent><mc:Choice Requires='wps'>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    return f"<w:p><w:r>{both}</w:r></w:p>"


def element(markup: str) -> Any:  # noqa: ANN401 - the library states no types
    """Return the element that a markup is."""
    return parse_xml(f"<w:body {_NAMES}>{markup}</w:body>")[0]
