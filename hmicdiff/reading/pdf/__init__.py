"""PDF: text with its pages in reading order, read with PDFium.

PDFium was chosen over the other permissively licensed libraries on speed and on the boxes it gives for
each character; ``docs/decisions`` has the figures.
"""

from __future__ import annotations

import re
import threading
import zlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from hmicdiff.errors import Refused
from hmicdiff.reading.extracted import Extracted
from hmicdiff.reading.limits import MAX_PAGES, MAX_PDF_STREAM_BYTES
from hmicdiff.reading.pdf.axes import without_axes
from hmicdiff.reading.pdf.bars import without_bars
from hmicdiff.reading.pdf.fields import Fields
from hmicdiff.reading.pdf.furniture import without_furniture
from hmicdiff.reading.pdf.lines import as_lines
from hmicdiff.reading.pdf.lone_heads import without_lone_heads
from hmicdiff.reading.pdf.numbered import without_line_numbers
from hmicdiff.reading.pdf.onward import without_onward
from hmicdiff.reading.pdf.runs import read_page
from hmicdiff.reading.pdf.watermarks import without_watermarks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import Omission
    from hmicdiff.reading.pdf.parts import PageText

__all__ = ["read_pdf"]

_ONE_AT_A_TIME: Final = threading.Lock()
"""PDFium may be used by one thread at a time only."""
_TAIL: Final = 16 * 1024
_STREAM: Final = re.compile(rb"stream\r?\n")
_DICTIONARY: Final = 2048
_PICTURE: Final = re.compile(rb"/Subtype\s*/Image")
_PACKED: Final = re.compile(rb"/(?:FlateDecode|Fl)\b")
_FEWEST_LETTERS: Final = 20
"""Letters a page below which it is a picture of a page, if there is a picture on it."""
_UNREADABLE_SHARE: Final = 0.3
_NAMES: Final = {
    "page_number": "page numbers",
    "running_head": "running head",
    "watermark": "watermark",
    "note_mark": "marks of notes",
    "line_number": "numbers of lines",
    "chart_scale": "scales of charts",
    "turned_text": "text printed at an angle",
    "hidden_text": "hidden text",
    "outside_page": "text outside the page",
    "control": "buttons of forms",
    "link_list": "lists of other publications",
}
_BY_TEXT: Final = frozenset({"running_head", "watermark"})
_OWN_NUMBER: Final = re.compile(r"^\d{1,3}\s+|(?<!\s)\s+\d{1,3}$")
_CUT_OFF: Final = "The PDF is cut off or damaged; get it again."
_OCR: Final = "The PDF holds pictures of pages and no text; OCR it first, then give the result."


def read_pdf(data: bytes) -> Extracted:
    """Return the text of a PDF, one page after the other, without running heads and page numbers.

    Raises: Refused with ``encrypted``, ``damaged`` (cut off too), ``too_large`` or ``no_text_layer``.
    """
    if b"%%EOF" not in data[-_TAIL:]:
        raise Refused(code="damaged", reason=_CUT_OFF)
    _refuse_bombs(data)
    with _ONE_AT_A_TIME:
        pages = _read_pages(data)
    _refuse_without_text(pages)
    bare = without_bars(without_watermarks(without_axes(without_line_numbers(pages))))
    kept = without_lone_heads(without_furniture(bare))
    lines, onward = without_onward(tuple(as_lines(kept)))
    omissions = (*(one for page in kept for one in page.omissions), *onward)
    return Extracted(
        lines=lines,
        pages=len(pages),
        repairs=(*_textless(pages), *_left_out(omissions)),
        omissions=omissions,
    )


def _read_pages(data: bytes) -> tuple[PageText, ...]:
    """Return all pages."""
    document, fields = _open(data)
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise Refused(code="too_large", reason=f"The PDF has {count:,} pages, more than {MAX_PAGES:,}.")
        return tuple(_read_one(document, index, fields) for index in range(count))
    finally:
        document.close()


def _open(data: bytes) -> tuple[Any, Fields]:
    """Open a PDF, and its form."""
    try:
        document = pypdfium2.PdfDocument(data)
        return document, Fields(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            reason = "The PDF is encrypted; save it without a password."
            raise Refused(code="encrypted", reason=reason) from error
        raise Refused(code="damaged", reason=_CUT_OFF) from error


def _read_one(document: Any, index: int, fields: Fields) -> PageText:  # noqa: ANN401
    """Return one page with what is filled in on it."""
    try:
        page = document[index]
        printed, omissions = fields.print_on(page)
        if printed:
            page.close()
            page = document[index]
        try:
            read = read_page(page, index + 1)
        finally:
            page.close()
        return replace(read, omissions=(*read.omissions, *omissions)) if omissions else read
    except pypdfium2.PdfiumError as error:
        reason = f"Page {index + 1} of the PDF can't be read; get the file again."
        raise Refused(code="damaged", reason=reason) from error


def _refuse_bombs(data: bytes) -> None:
    """Refuse a PDF one of whose streams, pictures aside, unpacks to more than any real one."""
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - _DICTIONARY) : match.start()].rpartition(b"obj")[2]
        layers = len(_PACKED.findall(head))
        if layers and not _PICTURE.search(head) and _unpacks_beyond(data, match.end(), layers):
            raise Refused(code="too_large", reason="The PDF unpacks to more than its limit.")


def _unpacks_beyond(data: bytes, start: int, layers: int) -> bool:
    """Whether the packed stream at `start` unpacks to more than its limit, in one of its layers."""
    packed = memoryview(data)[start:]
    for _ in range(min(layers, 3)):
        try:
            unpacked = zlib.decompressobj().decompress(packed, MAX_PDF_STREAM_BYTES + 1)
        except zlib.error:
            return False
        if len(unpacked) > MAX_PDF_STREAM_BYTES:
            return True
        packed = memoryview(unpacked)
    return False


def _letters(page: PageText) -> int:
    """Return how many visible characters a page holds."""
    return sum(len(run.text) for run in page.runs)


def _refuse_without_text(pages: Sequence[PageText]) -> None:
    """Refuse a scan, and text whose fonts do not say what its characters mean."""
    if not pages:
        raise Refused(code="damaged", reason="The PDF has no pages.")
    letters = sum(_letters(page) for page in pages)
    pictures = sum(page.has_picture for page in pages)
    if letters == 0 or (pictures * 2 > len(pages) and letters < _FEWEST_LETTERS * len(pages)):
        raise Refused(code="no_text_layer", reason=_OCR)
    if sum(page.unmapped for page in pages) > _UNREADABLE_SHARE * letters:
        reason = "The PDF's fonts do not say what its characters mean; OCR it first, then give the result."
        raise Refused(code="no_text_layer", reason=reason)


def _textless(pages: Sequence[PageText]) -> Iterator[str]:
    """Say which pages hold pictures and no text."""
    numbers = [str(page.number) for page in pages if page.has_picture and _letters(page) == 0]
    if numbers:
        yield f"no text on page{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}, which hold pictures alone"


def _left_out(omissions: Sequence[Omission]) -> Iterator[str]:
    """Say what was left out, sorted."""
    times = Counter(map(_named, omissions))
    yield from (f"left out {name} ({count})" for name, count in sorted(times.items()))


def _named(one: Omission) -> str:
    """Return what was left out in words; those of a running head without its page's number."""
    if one.reason in _BY_TEXT:
        return f"{_NAMES[one.reason]} {_OWN_NUMBER.sub('', one.text)!r}"
    return _NAMES[one.reason]
