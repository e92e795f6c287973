"""Compare PDF libraries on speed and reading order, on a report set in one, two and three columns.

Run it as ``uv run --with pypdf --with pdfplumber python benchmarks/pdf_reading.py``; a library that is not installed
is left out. For each library and layout it prints the milliseconds a page takes, and which part of the pairs of words
that stand next to each other in the report stand so in what was read: text read across columns loses a pair at each
line's end, running heads lose one at each page's.
"""

from __future__ import annotations

import importlib.util
import io
import sys
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from hmicdiff.reading.choose import read_document
from hmicdiff.reading.pdf import read_pdf
from hmicdiff.reading.pdf.runs import read_page
from hmicdiff.structure.layout import lay_out
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import ModuleType

_ROOT = Path(__file__).resolve().parents[1]
_REPORT = _ROOT / "inputs" / "norfolk" / "2014-11-crime-inspection.txt"
_TYPESETTER = _ROOT / "tests" / "reading" / "typeset.py"
_COVER = ("Crime inspection 2014", "Norfolk Constabulary", "November 2014")
_RUNS = 3


def main() -> None:
    """Print the table."""
    print(f"{'library':<28}{'columns':>12}{'ms a page':>11}{'pairs of words in order':>26}")
    for columns in (1, 2, 3):
        data, expected = _made(columns)
        _print_rows(f"{columns}", data, expected)
        _print_rows(f"{columns}, redrawn", _redrawn(data), expected)


def _print_rows(layout: str, data: bytes, expected: list[str]) -> None:
    """Print what each library makes of one PDF."""
    pages = len(pypdfium2.PdfDocument(data))
    for name, read in _readers():
        seconds, text = _timed(read, data)
        share = _share_in_order(expected, text.split())
        print(f"{name:<28}{layout:>12}{1000 * seconds / pages:>11.1f}{100 * share:>25.1f}%")


def _redrawn(data: bytes) -> bytes:
    """Return a PDF with the same lines, drawn from the top of the page to its foot across all columns."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    document = pypdfium2.PdfDocument(data)
    for index in range(len(document)):
        for run in sorted(read_page(document[index], index + 1).runs, key=lambda run: (-run.y, run.x0)):
            canvas.setFont("Helvetica-Bold" if run.bold else "Helvetica", run.size)
            canvas.drawString(run.x0, run.y, run.text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _made(columns: int) -> tuple[bytes, list[str]]:
    """Return a report as PDF and its words in the order of reading."""
    setter = _load(_TYPESETTER)
    document = read_document(_REPORT, relative=_REPORT.name)
    vocabulary = load_vocabulary()
    sections = understand(document, vocabulary).report.sections
    blocks = setter.in_printed_order(lay_out(document, vocabulary).blocks, sections)
    text = [
        block for block in blocks if block.kind in {"heading", "prose", "bullet"} and block.column is None
    ]
    return setter.typeset(text, cover=_COVER, columns=columns), " ".join(
        _quote(block) for block in text
    ).split()


def _quote(block: Any) -> str:  # noqa: ANN401 - only its place is asked for
    """Return a block's words as printed."""
    return str(block.text.place().quote).replace("\u2011", "-")


def _load(path: Path) -> ModuleType:
    """Return a module that is no part of a package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        msg = f"{path} is missing"
        raise ImportError(msg)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def _readers() -> Iterable[tuple[str, Callable[[bytes], str]]]:
    """Yield the name of each library that is installed, and how it reads a PDF's text."""
    yield "hmicdiff on PDFium", lambda data: "\n".join(line.text for line in read_pdf(data).lines)
    yield "pypdfium2 (text order)", _with_pdfium
    if importlib.util.find_spec("pypdf"):
        yield "pypdf", _with_pypdf
    if importlib.util.find_spec("pdfplumber"):
        yield "pdfplumber", _with_pdfplumber


def _with_pdfium(data: bytes) -> str:
    """Read a PDF in the order PDFium gives."""
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def _with_pypdf(data: bytes) -> str:
    """Read a PDF with pypdf."""
    pypdf = importlib.import_module("pypdf")
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def _with_pdfplumber(data: bytes) -> str:
    """Read a PDF with pdfplumber."""
    pdfplumber = importlib.import_module("pdfplumber")
    with pdfplumber.open(io.BytesIO(data)) as document:
        return "\n".join(page.extract_text() for page in document.pages)


def _timed(read: Callable[[bytes], str], data: bytes) -> tuple[float, str]:
    """Return the least processor time of some runs, in seconds, and the text."""
    times = []
    text = ""
    for _ in range(_RUNS):
        started = time.process_time()
        text = read(data)
        times.append(time.process_time() - started)
    return min(times), text


def _share_in_order(expected: list[str], found: list[str]) -> float:
    """Return the part of the expected neighbouring words that are neighbours in `found`."""
    wanted, given = Counter(pairwise(expected)), Counter(pairwise(found))
    return (wanted & given).total() / wanted.total()


if __name__ == "__main__":
    main()
