"""The package of a Word file: what is refused before it is read, and its strict form made the usual one."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

from hmicdiff.errors import Refused
from hmicdiff.reading.limits import MAX_DOCX_BYTES, MAX_DOCX_PART_BYTES, MAX_DOCX_PARTS

__all__ = ["as_usual", "refuse_ole", "refuse_package"]

_RELATIONS: Final = "_rels/.rels"
_TYPES: Final = "[Content_Types].xml"
_TYPE: Final = re.compile(rb"<(?:\w+:)?(?:Default|Override)\b[^<>]*>")
_XML_NAMED: Final = re.compile(rb"(?:Extension|PartName)\s*=\s*[\"'][^\"']*xml[\"']", re.IGNORECASE)
_MAIN_TYPE: Final = b".main+xml"
_MAIN_PART: Final = re.compile(r"word/document\d*\.xml", re.IGNORECASE)
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_FLAG: Final = 0x1
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_USUAL: Final = (
    (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
    (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
    (b"officeDocument/math", b"officeDocument/2006/math"),
    (b"drawingml/main", b"drawingml/2006/main"),
    (b"drawingml/chart", b"drawingml/2006/chart"),
    (b"drawingml/diagram", b"drawingml/2006/diagram"),
    (b"drawingml/wordprocessingDrawing", b"drawingml/2006/wordprocessingDrawing"),
)
"""Namespaces of ISO/IEC 29500 Strict and those of its transitional form (part 4), after their common beginnings."""


def refuse_ole(data: bytes) -> None:
    """Refuse an Office file of the old kind, or a new one that is encrypted."""
    if _ENCRYPTED_STREAM in data:
        raise Refused(code="encrypted", reason="The Word file is encrypted; save it without a password.")
    raise Refused(code="wrong_type", reason="The file is an old Office file; save it as DOCX.")


def refuse_package(data: bytes) -> None:
    """Refuse a package that is no Word file, is encrypted, or unpacks to too much."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.infolist()
        if len(parts) > MAX_DOCX_PARTS or sum(part.file_size for part in parts) > MAX_DOCX_BYTES:
            raise Refused(code="too_large", reason="The Word file unpacks to more than its limit.")
        if any(part.file_size > MAX_DOCX_PART_BYTES for part in parts if part.filename.endswith(".xml")):
            raise Refused(code="too_large", reason="A part of the Word file unpacks to more than its limit.")
        if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
            raise Refused(code="encrypted", reason="The file is encrypted; save it without a password.")
        if not any(_MAIN_PART.fullmatch(part.filename.lstrip("/")) for part in parts):
            raise Refused(
                code="wrong_type", reason="The file is a packed file but no Word file; give it as DOCX."
            )


def as_usual(data: bytes) -> bytes:
    """Return a package in the usual form of the standard, as the library reads it; most are, and stay as they are.

    The strict form is made the transitional one; a whole Word file within the package, which may bear the type of a
    main part, is typed as a file.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        is_strict = _RELATIONS in package.namelist() and _STRICT in package.read(_RELATIONS)
        types = package.read(_TYPES) if _TYPES in package.namelist() else b""
        typed = _TYPE.sub(_typed, types)
        if not is_strict and typed == types:
            return data
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as usual:
            for part in package.infolist():
                content = typed if part.filename == _TYPES else package.read(part)
                if is_strict and part.filename.endswith((".xml", ".rels")):
                    content = _usual(content)
                usual.writestr(part.filename, content)
    return written.getvalue()


def _typed(told: re.Match[bytes]) -> bytes:
    """Return what tells the type of a part, of a file within the package that is typed as a main part as that of a file."""
    return told[0] if _XML_NAMED.search(told[0]) else told[0].replace(_MAIN_TYPE, b"")


def _usual(content: bytes) -> bytes:
    """Return a part with the namespaces of the usual form."""
    for strict, usual in _USUAL:
        content = content.replace(_STRICT + strict, b"http://schemas.openxmlformats.org/" + usual)
    return content
