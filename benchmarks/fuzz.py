"""Read spoilt inputs by the thousand: each must be understood or refused by name, and none may raise.

Run it as ``python benchmarks/fuzz.py [--count 10000] [--seed 1] [--inputs inputs]``. The seeds are the reports in
the inputs folder and a web page, a Word file, a Markdown file and a PDF made of them; each is cut, flipped, doubled,
spliced and renamed at random, always the same way for one seed. What raises is printed as it comes, and a line every
five hundred inputs says how far it is; ``--from N`` begins with input N, so that a run can be taken up again.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from hmicdiff.errors import Refused
from hmicdiff.reading.choose import read_bytes
from hmicdiff.reading.find import find_inputs
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Seed = tuple[str, bytes]

_EXTENSIONS = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", "", ".rtf")
_TOKENS = (
    b"\x00",
    b"\r",
    b"\f",
    b"\xff\xfe",
    b"%PDF-1.4",
    b"<table><td>",
    b"|---|",
    b"&#0;",
    b"# ",
    b"\xe2\x80",
    b"PK\x03\x04",
)
_PIECES = 0.95
"""Part of the reports of which only a piece is spoilt, to save time."""
_PIECE = 6_000
_SLOW_SECONDS = 10.0
_SAID_EVERY = 500


def main() -> int:
    """Run the fuzzer and print what came of it; 1 if anything raised or took too long."""
    options = _options()
    seeds = make_seeds(options.inputs)
    results: Counter[str] = Counter()
    failures = 0
    slowest = (0.0, "")
    vocabulary = load_vocabulary()
    for number in range(options.start, options.count):
        if number and number % _SAID_EVERY == 0:
            print(f"{number} of {options.count}, {failures} raised, slowest {slowest[0]:.2f} s", flush=True)
        chance = random.Random(f"{options.seed}-{number}")  # noqa: S311 - spoils, keeps no secret
        name, data = spoil(chance, seeds)
        started = time.process_time()
        try:
            understand(read_bytes(data, relative=name), vocabulary)
            results["understood"] += 1
        except Refused as refused:
            results[refused.code] += 1
        except Exception:  # noqa: BLE001 - any other error is what is looked for
            failures += 1
            print(f"input {number} ({name}, {len(data)} bytes):", file=sys.stderr)
            traceback.print_exc()
            sys.stderr.flush()
        slowest = max(slowest, (time.process_time() - started, f"input {number}, {name}, {len(data)} bytes"))
    _print(results, failures, slowest)
    return int(failures > 0 or slowest[0] > _SLOW_SECONDS)


def _options() -> argparse.Namespace:
    """Return the command's options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--from", dest="start", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--inputs", type=Path, default=Path("inputs"))
    return parser.parse_args()


def _print(results: Counter[str], failures: int, slowest: tuple[float, str]) -> None:
    """Print a table of what came of the inputs."""
    for name, count in sorted(results.items(), key=lambda item: (-item[1], item[0])):
        print(f"{name:<16}{count:>8}")
    print(f"{'raised':<16}{failures:>8}")
    print(f"{'slowest':<16}{slowest[0]:>8.2f} s of processor time ({slowest[1]})")


def make_seeds(inputs: Path) -> list[Seed]:
    """Return the files to spoil: the reports in `inputs`, and one report in every other format."""
    texts = [(file.relative, file.path.read_bytes()) for file in find_inputs([inputs]).files]
    paragraphs = min((data for _, data in texts), key=len).decode("utf-8", errors="replace").split("\n")
    made = [("made.html", _html(paragraphs)), ("made.md", _markdown(paragraphs))]
    made += [("made.docx", _word(paragraphs)), ("made.pdf", _pdf(paragraphs))]
    return [*texts, *made]


def spoil(chance: random.Random, seeds: list[Seed]) -> Seed:
    """Return one of the seeds, spoilt in one to four ways."""
    name, data = chance.choice(seeds)
    if chance.random() < _PIECES and not name.startswith("made"):
        start = chance.randint(0, len(data))
        data = data[start : start + chance.randint(0, _PIECE)]
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(_SPOILERS)(chance, data, chance.choice(seeds)[1])
    if chance.random() < 0.1:
        name = f"{Path(name).stem}{chance.choice(_EXTENSIONS)}"
    return name, data


def _cut(chance: random.Random, data: bytes, _: bytes) -> bytes:
    """Cut the end off."""
    return data[: chance.randint(0, len(data))]


def _flip(chance: random.Random, data: bytes, _: bytes) -> bytes:
    """Change some bytes."""
    spoilt = bytearray(data)
    for _number in range(chance.randint(1, 40) if data else 0):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def _drop(chance: random.Random, data: bytes, _: bytes) -> bytes:
    """Take a piece out."""
    start, end = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
    return data[:start] + data[end:]


def _double(chance: random.Random, data: bytes, _: bytes) -> bytes:
    """Print a piece twice."""
    start, end = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
    return data[:end] + data[start : min(end, start + 20_000)] + data[end:]


def _splice(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """Put a piece of another file in."""
    place, start = chance.randint(0, len(data)), chance.randint(0, len(other))
    return data[:place] + other[start : start + chance.randint(0, 5000)] + data[place:]


def _insert(chance: random.Random, data: bytes, _: bytes) -> bytes:
    """Put tokens in that mean something to a reader."""
    for _number in range(chance.randint(1, 20)):
        place = chance.randint(0, len(data))
        data = data[:place] + chance.choice(_TOKENS) + data[place:]
    return data


def _shuffle(chance: random.Random, data: bytes, _: bytes) -> bytes:
    """Put the lines in another order."""
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def _one_line(_chance: random.Random, data: bytes, _: bytes) -> bytes:
    """Take the line breaks out."""
    return data.replace(b"\n", b" ")


_SPOILERS: tuple[Callable[[random.Random, bytes, bytes], bytes], ...] = (
    _cut,
    _flip,
    _drop,
    _double,
    _splice,
    _insert,
    _shuffle,
    _one_line,
)


def _html(paragraphs: list[str]) -> bytes:
    """Return the paragraphs as a web page."""
    body = "".join(f"<h2>{text}</h2><p>{text}</p><ul><li>{text}</li></ul>" for text in paragraphs if text)
    table = "<table><tr><td>Good</td><td>93.1%</td></tr></table>"
    return f"<!DOCTYPE html><html><body><nav>Menu</nav><main>{body}{table}</main></body></html>".encode()


def _markdown(paragraphs: list[str]) -> bytes:
    """Return the paragraphs as Markdown."""
    return "\n\n".join(f"## {text}\n\n- **{text}**" for text in paragraphs if text).encode()


def _word(paragraphs: list[str]) -> bytes:
    """Return the paragraphs as a Word file."""
    document = docx.Document()
    document.add_heading("Norfolk Constabulary", 1)
    for text in _clean(paragraphs):
        document.add_paragraph(text)
    document.add_table(2, 2).cell(0, 0).text = "Good"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _pdf(paragraphs: list[str]) -> bytes:
    """Return the paragraphs as a PDF."""
    style = getSampleStyleSheet()["BodyText"]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, invariant=1).build([Paragraph(text, style) for text in _clean(paragraphs)])
    return buffer.getvalue()


def _clean(paragraphs: list[str]) -> Iterator[str]:
    """Yield the paragraphs that hold text, without what XML does not allow."""
    for text in paragraphs:
        kept = "".join(char for char in text if char.isprintable() and char not in "<>&")
        if kept.strip():
            yield kept


if __name__ == "__main__":
    sys.exit(main())
