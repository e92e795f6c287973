"""How much of an input is read at most, so that no file can take time or memory without bound.

The largest report of an inspectorate known here (a national one of 200 pages) holds some 700,000
characters and 15 MB of PDF; every limit leaves at least five times that.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "MAX_CATALOGUE_BYTES",
    "MAX_CHARACTERS",
    "MAX_DECISIONS_BYTES",
    "MAX_DEPTH",
    "MAX_DOCX_BYTES",
    "MAX_DOCX_PARTS",
    "MAX_DOCX_PART_BYTES",
    "MAX_ELEMENTS",
    "MAX_MANIFEST_BYTES",
    "MAX_NESTING",
    "MAX_PAGES",
    "MAX_PAGE_CHARACTERS",
    "MAX_PDF_BYTES",
    "MAX_PDF_STREAM_BYTES",
    "MAX_RUN_BYTES",
    "MAX_TEXT_BYTES",
    "MAX_VALUES",
]

MAX_TEXT_BYTES: Final = 16 * 2**20
"""Bytes of a text, Markdown or HTML file."""
MAX_PDF_BYTES: Final = 128 * 2**20
"""Bytes of a PDF file, most of which are pictures."""
MAX_PDF_STREAM_BYTES: Final = 64 * 2**20
"""Bytes one compressed stream of a PDF may unpack to."""
MAX_DOCX_BYTES: Final = 128 * 2**20
"""Bytes of all parts of a DOCX file, unpacked."""
MAX_DOCX_PART_BYTES: Final = 32 * 2**20
"""Bytes of one XML part of a DOCX file, unpacked."""
MAX_DOCX_PARTS: Final = 10_000
"""Parts of a DOCX file."""
MAX_CHARACTERS: Final = 5_000_000
"""Characters of the text that was got out of a file, whatever its format."""
MAX_PAGES: Final = 2_000
"""Pages of a PDF file."""
MAX_PAGE_CHARACTERS: Final = 100_000
"""Characters of one page of a PDF file; a dense page of print has 6,000."""
MAX_NESTING: Final = 150
"""Depth to which the elements of an HTML page may stand in each other."""
MAX_ELEMENTS: Final = 100_000
"""Elements of an HTML page; a report of 100 pages has some 5,000."""
MAX_CATALOGUE_BYTES: Final = 2**20
"""Bytes of a catalogue."""
MAX_DECISIONS_BYTES: Final = 64 * 2**20
"""Bytes of a decisions file; 100,000 decisions take some 30 MB."""
MAX_MANIFEST_BYTES: Final = 64 * 2**20
"""Bytes of a manifest; one of 1,000 bodies takes some 4 MB."""
MAX_RUN_BYTES: Final = 256 * 2**20
"""Bytes of an earlier run; one of five long reports takes some 5 MB."""
MAX_DEPTH: Final = 32
"""Depth to which lists and tables may stand in each other in a file beside the inputs; ours need 8."""
MAX_VALUES: Final = 4_000_000
"""Values of a JSON file beside the inputs, lists and objects among them; a run of five long reports has 50,000.

A parser pays for each with up to 200 bytes, though it is printed with two characters.
"""
