"""Count what is lost and what is torn apart when real PDFs are read, beside other libraries.

Run it as ``uv run --group benchmarks python benchmarks/extraction.py FOLDER [--files N] [--before CHECKOUT]``, FOLDER being
one of PDFs; ``pdftotext`` (poppler-utils) must be installed. A library that is not installed is left out.

Nobody has written down what the pages say, so two readers that share no code stand for it: PDFium's raw text and
``pdftotext``. Each errs in its own way, so a word counts only as often as both have it, and two words are neighbours
only where both print one behind the other: within a line, or over a line's or page's end if the second goes on in lower
case and the first ends no sentence. Hyphens within words and at line ends are no difference, and neither are case, quotes
and ligatures. Furniture (what hmicdiff names as left out) is taken out of both, a line at a time.

*Lost* is the share of the words of both that a reading has fewer times. *Torn* is the share of neighbours that it
does not print as neighbours anywhere. *Time* is processor time; with ``--before``, another checkout of this project is
timed on the same files and the ratio printed.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import io
import os
import re
import statistics
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2

from hmicdiff.reading.pdf import read_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_HYPHEN = re.compile(r"[\u00ad\u2010\u2011\u0002\ufffe]")
_DIVIDED = re.compile(r"(?<=\w)-[ \t]*\r?\n\s*(?=\w)")
_INNER = re.compile(r"(?<=\w)[-'\u2019](?=\w)")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_NOTE_MARK = re.compile(r"(?<=[^\W\d_][.,;)\u2019])\d{1,2}\b|(?<=[^\W\d_])\d{1,2}\b")
_SENTENCE_END = re.compile(r"[.:;?!]['\"\u2019\u201d)]*\d{0,3}\s*$")
_TIMED = "import sys, time; from hmicdiff.reading.pdf import read_pdf; d = open(sys.argv[1], 'rb').read(); read_pdf(d)"
_TIMED += "; s = time.process_time(); read_pdf(d); print(time.process_time() - s)"


@dataclass(slots=True)
class _Score:
    """What a reader lost and tore over all files."""

    words: int = 0
    lost: int = 0
    pairs: int = 0
    torn: int = 0
    seconds: list[float] = field(default_factory=list)
    worst: Counter[str] = field(default_factory=Counter)


def main() -> None:
    """Print a line a reader."""
    parser = argparse.ArgumentParser(description="Count what is lost and torn apart when PDFs are read.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=0, help="read so many of the files, evenly chosen")
    parser.add_argument("--before", type=Path, help="another checkout of this project, to compare times with")
    parser.add_argument(
        "--show", type=int, default=0, help="show so many of hmicdiff's torn pairs and lost words"
    )
    given = parser.parse_args()
    files = sorted(given.folder.glob("*.pdf"))
    files = files[:: max(1, len(files) // given.files)] if given.files else files
    scores = {name: _Score() for name, _ in _readers()}
    for path in files:
        _measure(path, scores)
    _print(scores)
    ours = scores["hmicdiff"]
    for words, count in ours.worst.most_common(given.show):
        print(f"  {words} ({count})")
    if given.before:
        here = Path(__file__).resolve().parents[1]
        turns = [(_seconds_of(given.before, path), _seconds_of(here, path)) for path in files]
        ratio = statistics.median(now / before for before, now in turns)
        seconds = statistics.median(now for _, now in turns)
        print(f"time beside {given.before}: {ratio:.2f} (median of the files, in turn; {seconds:.2f} s now)")


def _measure(path: Path, scores: dict[str, _Score]) -> None:
    """Add what each reader makes of one file to its score."""
    data = path.read_bytes()
    left_out = _left_out(data)
    first, second = (
        [_without(text, left_out) for text in texts] for texts in (_pdfium(data), _pdftotext(path, data))
    )
    words = _sum(_words(a) & _words(b) for a, b in zip(first, second, strict=True))
    pairs = _neighbours("\n".join(first)) & _neighbours("\n".join(second))
    for name, read in _readers():
        started = time.process_time()
        text = read(data)
        seconds = time.process_time() - started
        score = scores[name]
        found = _tokens(text)
        lost = (
            words
            - Counter(found)
            - (Counter(_tokens("\n".join(left_out))) if name == "hmicdiff" else Counter())
        )
        torn = pairs - Counter(pairwise(_tokens(_NOTE_MARK.sub("", text))))
        score.words += words.total()
        score.lost += lost.total()
        score.pairs += pairs.total()
        score.torn += torn.total()
        score.seconds.append(seconds)
        score.worst.update({f"lost {word!r} in {path.stem}": count for word, count in lost.items()})
        score.worst.update({f"torn {' '.join(pair)!r} in {path.stem}": count for pair, count in torn.items()})


def _sum(counters: Iterator[Counter[str]]) -> Counter[str]:
    """Return counters put together."""
    total: Counter[str] = Counter()
    for counter in counters:
        total.update(counter)
    return total


def _print(scores: dict[str, _Score]) -> None:
    """Print the table."""
    print(
        f"{'reader':<14}{'words':>9}{'lost':>7}{'lost %':>9}{'pairs':>9}{'torn':>7}{'torn %':>9}{'s a file':>10}"
    )
    for name, score in scores.items():
        lost, torn = 100 * score.lost / score.words, 100 * score.torn / score.pairs
        print(
            f"{name:<14}{score.words:>9}{score.lost:>7}{lost:>9.3f}{score.pairs:>9}{score.torn:>7}{torn:>9.3f}"
            f"{statistics.median(score.seconds):>10.2f}"
        )


def _whole(text: str) -> str:
    """Return a text in one spelling: ligatures as letters, divided words whole on their first line, no inner hyphens."""
    text = _HYPHEN.sub("-", unicodedata.normalize("NFKC", text))
    return _INNER.sub("", _DIVIDED.sub("", text))


def _tokens(text: str) -> list[str]:
    """Return the words of a text."""
    return _WORD.findall(_whole(text).lower())


def _words(text: str) -> Counter[str]:
    """Return how often each word comes."""
    return Counter(_tokens(text))


def _neighbours(text: str) -> Counter[tuple[str, str]]:
    """Return the pairs of words that stand one behind the other in a text."""
    pairs: Counter[tuple[str, str]] = Counter()
    last, ended = "", True
    for line in _whole(_NOTE_MARK.sub("", text)).splitlines():
        tokens = [token.lower() for token in _WORD.findall(line)]
        if not tokens:
            continue
        if last and not ended and line.lstrip()[:1].islower():
            pairs[last, tokens[0]] += 1
        pairs.update(pairwise(tokens))
        last, ended = tokens[-1], bool(_SENTENCE_END.search(line))
    return pairs


def _without(text: str, left_out: Sequence[str]) -> str:
    """Return a page's text without the lines that are furniture, or a part of it."""
    furniture = [f" {' '.join(_tokens(passage))} " for passage in left_out]
    kept = []
    for line in text.splitlines():
        words = " ".join(_tokens(line))
        apart = f" {words} "
        if apart not in furniture and not (" " in words and any(apart in passage for passage in furniture)):
            kept.append(line)
    return "\n".join(kept)


def _left_out(data: bytes) -> list[str]:
    """Return the passages that hmicdiff leaves out and names."""
    return [omission.text for omission in read_pdf(data).omissions]


def _pdfium(data: bytes) -> list[str]:
    """Return PDFium's raw text, a page each."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]


def _pdftotext(path: Path, data: bytes) -> list[str]:
    """Return poppler's text, a page each."""
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True)  # noqa: S607
    pages = done.stdout.decode("utf-8").split("\f")
    return pages[: len(pypdfium2.PdfDocument(data))]


def _readers() -> Iterator[tuple[str, Callable[[bytes], str]]]:
    """Yield the name of each reader that is installed, and how it reads a PDF's text."""
    yield "hmicdiff", lambda data: "\n".join(line.text for line in read_pdf(data).lines)
    if importlib.util.find_spec("pdfplumber"):
        yield "pdfplumber", _with_pdfplumber
    if importlib.util.find_spec("pypdf"):
        yield "pypdf", _with_pypdf
    if importlib.util.find_spec("pymupdf4llm"):
        yield "pymupdf4llm", _with_pymupdf4llm


def _with_pdfplumber(data: bytes) -> str:
    """Read a PDF with pdfplumber."""
    with importlib.import_module("pdfplumber").open(io.BytesIO(data)) as document:
        return "\n".join(page.extract_text() for page in document.pages)


def _with_pypdf(data: bytes) -> str:
    """Read a PDF with pypdf."""
    return "\n".join(
        page.extract_text() for page in importlib.import_module("pypdf").PdfReader(io.BytesIO(data)).pages
    )


def _with_pymupdf4llm(data: bytes) -> str:
    """Read a PDF with PyMuPDF4LLM, as Markdown."""
    document = importlib.import_module("pymupdf").open(stream=data, filetype="pdf")
    return str(importlib.import_module("pymupdf4llm").to_markdown(document, show_progress=False))


def _seconds_of(checkout: Path, path: Path) -> float:
    """Return the processor time that a checkout of this project takes to read a file."""
    done = subprocess.run(
        [sys.executable, "-c", _TIMED, str(path.resolve())],
        capture_output=True,
        check=True,
        text=True,
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(checkout.resolve())},
    )
    return float(done.stdout)


if __name__ == "__main__":
    main()
