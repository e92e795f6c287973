"""Word files (DOCX): paragraphs, headings by style, list items, boxes and table cells as lines."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import OpcError

from hmicdiff.errors import Refused
from hmicdiff.reading.word.blocks import Blocks
from hmicdiff.reading.word.package import as_usual, refuse_ole, refuse_package

if TYPE_CHECKING:
    from hmicdiff.model import Line
    from hmicdiff.reading.extracted import Extracted
    from hmicdiff.reading.word.chunks import ReadPart

__all__ = ["read_lines", "read_word", "refuse_ole"]

_BROKEN: Final = (
    BadZipFile, zlib.error, OpcError, SyntaxError, EOFError, OSError, KeyError, ValueError, IndexError,
    AttributeError, TypeError, NotImplementedError, RecursionError, AssertionError, OverflowError,
)  # fmt: skip
"""What the library raises on packages that are not as they should be."""


def read_word(data: bytes, read_part: ReadPart | None = None) -> Extracted:
    """Return the text of a DOCX file as lines with kind, level and row, and what was left out of it.

    Tracked revisions are resolved first, as if all were accepted; hidden text, the table of contents,
    running heads and comments are left out. Text boxes follow their paragraph; footnotes stand at the end.
    A file of another form that stands in the text (``w:altChunk``) is read by `read_part`, told its form and its
    bytes; one that can't be read is left out as ``unread_part``.

    Raises: Refused with ``wrong_type`` if the package holds no Word text, ``encrypted``, ``damaged``,
    or ``too_large`` if it unpacks to more than the limits.
    """
    try:
        refuse_package(data)
        document = docx.Document(io.BytesIO(as_usual(data)))
        return Blocks(document, read_part).read()
    except _BROKEN as error:
        raise Refused(
            code="damaged", reason=f"The Word file can't be unpacked: {_one_line(error)}."
        ) from error


def read_lines(data: bytes) -> tuple[Line, ...]:
    """Return the lines of `read_word` alone."""
    return read_word(data).lines


def _one_line(error: BaseException) -> str:
    """Return an error's text on one line, or its name."""
    return " ".join(str(error).split())[:200].rstrip(".") or type(error).__name__
