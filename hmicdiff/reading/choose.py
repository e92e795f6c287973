"""From a path to a document: which reader reads it, and every refusal on the way."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from hmicdiff.errors import Refused
from hmicdiff.model import Document
from hmicdiff.reading import markdown, text
from hmicdiff.reading.decode import decode
from hmicdiff.reading.extracted import Extracted
from hmicdiff.reading.limits import (
    MAX_CHARACTERS,
    MAX_DOCX_BYTES,
    MAX_PDF_BYTES,
    MAX_TEXT_BYTES,
)
from hmicdiff.reading.mojibake import mended
from hmicdiff.reading.own import is_cited_text, is_own_page
from hmicdiff.reading.sniff import FORMAT_NAMES, Format, has_tags, is_message, marked_text, sniff

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hmicdiff.errors import RefusalCode

__all__ = ["read_bytes", "read_document"]

_BY_EXTENSION: Final[dict[str, Format]] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".rst": "restructured",
    ".rest": "restructured",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "zip",
    ".eml": "message",
    ".mht": "message",
    ".mhtml": "message",
    ".pdf": "pdf",
}
_MEDIA_TYPES: Final[dict[Format, str]] = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "restructured": "text/x-rst",
    "html": "text/html",
    "message": "message/rfc822",
    "pdf": "application/pdf",
    "zip": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_LIMITS: Final[dict[Format, int]] = {"pdf": MAX_PDF_BYTES, "zip": MAX_DOCX_BYTES}
_MEGABYTE: Final = 2**20
_OWN: Final[RefusalCode] = "own_output"


def read_document(path: Path, *, relative: str) -> Document:
    """Return the file at `path` as numbered lines; `relative` is the path the document bears.

    Raises: Refused with its code and a reason a person can act on if it is missing, empty, binary,
    too large, damaged, encrypted, without text, or of another type than its name says.
    """
    return read_bytes(_load(path), relative=relative)


def read_bytes(data: bytes, *, relative: str) -> Document:
    """Do the work of `read_document` on the file's bytes."""
    form = _format_of(data, relative)
    _refuse_large(len(data), form)
    if form == "html" and is_own_page(data):
        raise Refused(code=_OWN, reason="The page is a change report of hmicdiff, and no inspection report.")
    extracted = mended(_READERS[form](data))
    if not any(line.text.strip() for line in extracted.lines):
        raise Refused(code="empty", reason="The file holds no text.")
    if is_cited_text(relative, (line.text for line in extracted.lines)):
        raise Refused(code=_OWN, reason="The file is a text that hmicdiff wrote beside a change report.")
    if sum(len(line.text) for line in extracted.lines) > MAX_CHARACTERS:
        raise Refused(
            code="too_large", reason=f"The file holds more than {MAX_CHARACTERS:,} characters of text."
        )
    return Document(
        path=relative,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=_MEDIA_TYPES[form],
        lines=extracted.lines,
        pages=extracted.pages,
        repairs=extracted.repairs,
        omissions=extracted.omissions,
    )


def _load(path: Path) -> bytes:
    """Return the bytes of a file no larger than any limit."""
    largest = max(MAX_TEXT_BYTES, *_LIMITS.values())
    try:
        if not path.exists():
            raise Refused(code="not_found", reason="There is no such file.")
        if not path.is_file():
            raise Refused(code="unreadable", reason="This is not a file.")
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except OSError as error:
        raise Refused(code="unreadable", reason=f"The file can't be read: {error.strerror}.") from error
    if len(data) > largest:
        raise Refused(code="too_large", reason=f"The file is larger than {largest // _MEGABYTE} MB.")
    return data


def _format_of(data: bytes, relative: str) -> Format:
    """Return the format to read `data` as, which name and content must agree on."""
    if not data:
        raise Refused(code="empty", reason="The file is empty.")
    extension = relative.rpartition("/")[2].rpartition(".")[1:]
    named = _BY_EXTENSION.get("".join(extension).casefold())
    shown = sniff(data)
    if shown == "ole":
        _reader("word").refuse_ole(data)
    if shown not in _READERS and named is None:
        raise Refused(
            code="binary",
            reason=f"The file is {FORMAT_NAMES[shown]}; give the report as text, HTML, PDF or DOCX.",
        )
    if shown == "text" and named in {None, "text", "message"} and is_message(data, named=named == "message"):
        return "message"
    if shown == "text" and named in {None, "text"} and (marked := marked_text(data)) is not None:
        return marked
    if named is None or named == shown or (shown == "text" and _may_be(named, data)):
        return named or shown
    raise Refused(
        code="wrong_type",
        reason=f"The name says {FORMAT_NAMES[named]}, the content is {FORMAT_NAMES[shown]}.",
    )


def _may_be(named: Format, data: bytes) -> bool:
    """Whether a file that shows no format may be what its name says: a text with marks, or a piece of a web page."""
    return named in {"markdown", "restructured"} or (named == "html" and has_tags(data))


def _refuse_large(size: int, form: Format) -> None:
    """Refuse a file above its format's limit."""
    limit = _LIMITS.get(form, MAX_TEXT_BYTES)
    if size > limit:
        raise Refused(
            code="too_large",
            reason=f"The file is larger than {limit // _MEGABYTE} MB, the most for {FORMAT_NAMES[form]}.",
        )


def _read_text(data: bytes) -> Extracted:
    """Read plain text."""
    content, repairs = decode(data)
    return Extracted(lines=text.read_lines(content), pages=text.count_pages(content), repairs=repairs)


def _read_markdown(data: bytes) -> Extracted:
    """Read Markdown."""
    content, repairs = decode(data)
    lines, omissions, pages = markdown.read_pages(content)
    return Extracted(lines=lines, pages=pages, repairs=repairs, omissions=omissions)


def _read_restructured(data: bytes) -> Extracted:
    """Read reStructuredText."""
    content, repairs = decode(data)
    extracted: Extracted = _reader("restructured").read_restructured(content)
    return replace(extracted, repairs=repairs)


def _read_html(data: bytes) -> Extracted:
    """Read a web page."""
    content, repairs = decode(data)
    extracted: Extracted = _reader("webpage").read_page(content)
    return replace(extracted, repairs=repairs)


def _read_message(data: bytes) -> Extracted:
    """Read an e-mail as it is sent."""
    extracted: Extracted = _reader("message").read_message(data)
    return extracted


def _read_word(data: bytes) -> Extracted:
    """Read a Word file."""
    extracted: Extracted = _reader("word").read_word(data, _read_part)
    return extracted


def _read_part(form: Format, data: bytes) -> Extracted:
    """Read a file that stands in a Word text; no part of it is a title but what it prints, and no file in it is read."""
    _refuse_large(len(data), form)
    if form == "html":
        content, _ = decode(data)
        page: Extracted = _reader("webpage").read_page(content, titled=False)
        return page
    if form == "message":
        saved: Extracted = _reader("message").read_message(data, inner=True)
        return saved
    if form == "zip":
        inner: Extracted = _reader("word").read_word(data)
        return inner
    return _read_text(data)


def _read_pdf(data: bytes) -> Extracted:
    """Read a PDF file."""
    extracted: Extracted = _reader("pdf").read_pdf(data)
    return extracted


def _reader(name: str) -> Any:  # noqa: ANN401 - a module
    """Return the reader of a format that needs a library of its own, which is loaded when a file asks for it."""
    return import_module(f"hmicdiff.reading.{name}")


_READERS: Final[dict[Format, Callable[[bytes], Extracted]]] = {
    "text": _read_text,
    "markdown": _read_markdown,
    "restructured": _read_restructured,
    "html": _read_html,
    "message": _read_message,
    "zip": _read_word,
    "pdf": _read_pdf,
}
