"""The package of a Word file: what is refused before it is read, and its strict form made the usual one."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

from hmicdiff.errors import Refused
from hmicdiff.reading.limits import MAX_DOCX_BYTES, MAX_DOCX_PART_BYTES, MAX_DOCX_PARTS

__all__ = ["as_transitional", "refuse_ole", "refuse_package"]

_RELATIONS: Final = "_rels/.rels"
_MAIN_PART: Final = re.compile(r"word/document\d*\.xml", re.IGNORECASE)
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_FLAG: Final = 0x1
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_USUAL: Final = (
    (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
    (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
    (b"officeDocument/math", b"officeDocument/2006/math"),
    (b"drawingml/main", b"drawingml/2006/main"),
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


def as_transitional(data: bytes) -> bytes:
    """Return a package in the strict form of the standard as the same in its usual form; any other as it is."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if _RELATIONS not in package.namelist() or _STRICT not in package.read(_RELATIONS):
            return data
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as usual:
            for part in package.infolist():
                content = package.read(part)
                if part.filename.endswith((".xml", ".rels")):
                    content = _usual(content)
                usual.writestr(part.filename, content)
    return written.getvalue()


def _usual(content: bytes) -> bytes:
    """Return a part with the namespaces of the usual form."""
    for strict, usual in _USUAL:
        content = content.replace(_STRICT + strict, b"http://schemas.openxmlformats.org/" + usual)
    return content
