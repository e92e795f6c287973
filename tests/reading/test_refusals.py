"""Every refusal: by code, with a reason, in bounded time."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

import docx
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from hmicdiff.errors import Refused
from hmicdiff.reading import limits
from hmicdiff.reading.choose import read_bytes, read_document

if TYPE_CHECKING:
    from pathlib import Path


def _pdf(text: str = "The force is good at preventing crime.", password: str | None = None) -> bytes:
    """Return a PDF of one line."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, encrypt=StandardEncryption(password) if password else None)
    canvas.drawString(70, 700, text)
    canvas.save()
    return buffer.getvalue()


def _scan() -> bytes:
    """Return a PDF that holds a picture of a page alone."""
    from PIL import Image  # noqa: PLC0415 - comes with reportlab, and only this needs it

    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 500, 700)
    canvas.save()
    return buffer.getvalue()


def _word(**parts: bytes) -> bytes:
    """Return a Word file with further parts."""
    buffer = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("The force is good.")
    document.save(buffer)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(f"word/{name}.xml", data)
    return buffer.getvalue()


def _package(**parts: bytes) -> bytes:
    """Return a packed file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


def _with_entities(data: bytes) -> bytes:
    """Return a Word file whose text is an entity that unpacks without end."""
    bomb = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
    bomb += "".join(
        f'<!ENTITY {after} "{f"&{name};" * 10}">'
        for name, after in zip("abcdefghi", "bcdefghij", strict=True)
    )
    body = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    bomb += f"]>{body}<w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as package:
        for part in source.infolist():
            package.writestr(
                part.filename, bomb if part.filename == "word/document.xml" else source.read(part)
            )
    return buffer.getvalue()


def _pdf_bomb() -> bytes:
    """Return a PDF whose page unpacks to more than any page."""
    packed = zlib.compress(b" " * (limits.MAX_PDF_STREAM_BYTES + 10), 9)
    head = b"%PDF-1.4\n1 0 obj<</Filter/FlateDecode/Length " + str(len(packed)).encode() + b">>stream\n"
    return head + packed + b"\nendstream endobj\n%%EOF"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_CASES = [
    ("a.txt", b"", "empty"),
    ("a.txt", b" \n\t\n", "empty"),
    ("a.txt", b"\xef\xbb\xbf", "empty"),
    ("a.html", b"<html><body><nav>Menu</nav></body></html>", "empty"),
    ("a.txt", b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00" * 9, "binary"),
    ("a.txt", bytes(range(256)) * 20, "binary"),
    ("picture", b"\x89PNG\r\n\x1a\n" + b"x" * 90, "binary"),
    ("a.txt", _pdf(), "wrong_type"),
    ("a.pdf", b"The force is good.", "wrong_type"),
    ("a.txt", b"<!DOCTYPE html><p>x</p>", "wrong_type"),
    ("a.docx", b"The force is good.", "wrong_type"),
    ("a.docx", _package(xl__workbook=b"<a/>"), "wrong_type"),
    ("a.docx", _OLE + b"WordDocument", "wrong_type"),
    ("a.html", b"The force is good.", "wrong_type"),
    ("a.md", b"{\\rtf1 text}", "wrong_type"),
    ("a.docx", _OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ("a.pdf", _pdf("The force is good.", "secret"), "encrypted"),
    ("a.pdf", _pdf()[:-400], "damaged"),
    ("a.pdf", b"%PDF-1.4\n%%EOF", "damaged"),
    ("a.docx", _word()[:-200], "damaged"),
    ("a.docx", _package(**{"[Content_Types].xml": b"<a/>", "word__document.xml": b"<a/>"}), "damaged"),
    ("a.pdf", _scan(), "no_text_layer"),
    ("a.pdf", _pdf(""), "no_text_layer"),
    ("a.pdf", _pdf_bomb(), "too_large"),
    ("a.docx", _word(bomb=b" " * (limits.MAX_DOCX_PART_BYTES + 1)), "too_large"),
    ("a.html", b"<p>x" * (2 * limits.MAX_ELEMENTS + 9), "too_large"),
    ("a.html", b"<div>" * 100_000, "damaged"),
    ("a.html", b"<p " + b" ".join(b"a%d=1" % n for n in range(90_000)) + b">x", "damaged"),
    ("a.txt", b"good " * (limits.MAX_CHARACTERS // 5 + 9), "too_large"),
]


@pytest.mark.parametrize(
    ("name", "data", "code"), _CASES, ids=[f"{number}-{code}" for number, (_, _, code) in enumerate(_CASES)]
)
def test_refused_by_code(name: str, data: bytes, code: str) -> None:
    """Each bad file has its own code and one sentence a person can act on."""
    with pytest.raises(Refused) as refused:
        read_bytes(data, relative=name)
    assert refused.value.code == code
    assert refused.value.reason.endswith(".")
    assert "\n" not in refused.value.reason


def test_a_scan_says_what_to_do() -> None:
    """A scan's refusal says OCR first."""
    with pytest.raises(Refused, match="OCR it first"):
        read_bytes(_scan(), relative="a.pdf")


def test_entities_are_not_unpacked() -> None:
    """A Word file of entities that stand for each other is refused or read without them, and at once."""
    try:
        document = read_bytes(_with_entities(_word()), relative="a.docx")
    except Refused as refused:
        assert refused.code in {"damaged", "empty"}  # noqa: PT017 - both answers are right
    else:
        assert sum(len(line.text) for line in document.lines) < 1000


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    """What is not there is not found, what is no file is unreadable."""
    for path, code in ((tmp_path / "gone.txt", "not_found"), (tmp_path, "unreadable")):
        with pytest.raises(Refused) as refused:
            read_document(path, relative=path.name)
        assert refused.value.code == code


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file the system won't open is unreadable."""
    path = tmp_path / "a.txt"
    path.write_text("text")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "open", refuse)
    with pytest.raises(Refused, match="Permission denied") as refused:
        read_document(path, relative="a.txt")
    assert refused.value.code == "unreadable"


def test_200_megabytes_of_one_line(tmp_path: Path) -> None:
    """An enormous file is refused by its size, and never read whole."""
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    with pytest.raises(Refused) as refused:
        read_document(path, relative="a.txt")
    assert refused.value.code == "too_large"


def test_an_owner_password_does_not_hinder_reading() -> None:
    """A PDF that anyone may open is read though it is encrypted against changes."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("", ownerPassword="owner", canModify=0))
    canvas.drawString(70, 700, "The force is good at preventing crime.")
    canvas.save()
    assert (
        read_bytes(buffer.getvalue(), relative="a.pdf").lines[0].text
        == "The force is good at preventing crime."
    )


@pytest.mark.parametrize("name", ["report", "report.rtf", "report.log"])
def test_a_named_file_of_another_extension_is_read_by_its_content(name: str) -> None:
    """A name that says nothing leaves it to the content what the file is."""
    assert read_bytes(_pdf(), relative=name).media_type == "application/pdf"
    assert read_bytes(b"The force is good.", relative=name).media_type == "text/plain"
