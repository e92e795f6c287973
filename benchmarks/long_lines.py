"""Seconds of processor time to read long texts of one shape, of 1,000, 10,000 and 100,000 characters.

    python benchmarks/long_lines.py [--sizes 1000 10000 100000] [--only WORD] [--limit 2]

Each text opens as a report does, then repeats its unit, or a report joined into one line. What grows faster than its length is marked: it took more than `GROWS` times as
long for ten times the text. Ends with 1 if any text of the largest size took longer than the limit.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import resource
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hmicdiff.errors import Refused
from hmicdiff.memory import unhurried
from hmicdiff.reading.choose import read_bytes
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

HEAD = (
    "PEEL 2023/25\n\nAn inspection of Kent Police\n\nPublished on 5 June 2024\n\nOverall summary\n\n"
    "Kent Police is good at preventing crime. The force has improved since our last inspection.\n\n"
)
REPORT = Path(__file__).parents[1] / "inputs" / "norfolk" / "2024-09-peel-2023-25.txt"
GROWS = 25.0
"""So much longer for ten times the text is more than the length, and more than chance, can make."""
LONGEST = 60
"""Seconds of processor time after which a text is given up."""

UNITS = {
    "blank lines": "\n",
    "blank lines of spaces": " \n",
    "numbers and commas": "1, ",
    "digits": "1",
    "digits and commas": "1,",
    "sentences in one line": "The force is good at it and has 12 officers. ",
    "one endless sentence": "the force is good at this and ",
    "initials": "A. ",
    "bullets": "- The force is good.\n",
    "empty bullets": "- \n",
    "paragraphs": "a b\n\n",
    "short lines": "a b\n",
    "headings": "Preventing crime\n\n",
    "grades": "Good\n\n",
    "labels": "Area for improvement\n\n",
    "capitals": "A",
    "words in capitals": "AB ",
    "one long word": "a",
    "articles": "a ",
    "articles in capitals": "A ",
    "hyphens": "-",
    "words with hyphens": "a-",
    "hyphens at line ends": "in-\n",
    "dots": ". ",
    "quotes": '"',
    "brackets": "(",
    "open brackets of words": "(a ",
    "cells": "| 1 ",
    "rows of cells": "| a | b |\n",
    "rows of values": "| a | 1 | 2 |\n",
    "rules": "|---|---|\n",
    "tabs": "a\t",
    "wide gaps": "a     ",
    "rows of numbers": "Burglary  12  15\n",
    "columns": "Good      Adequate      Poor\n",
    "years": "2019 ",
    "years and dashes": "2019-",
    "months": "12 months to June 2014 ",
    "percentages": "5 percent ",
    "pounds": "£5 ",
    "number words": "one hundred and ",
    "shares": "12 of 15 ",
    "the": "the ",
    "the force": "the force ",
    "not": "not ",
    "good at": "good at ",
    "since our last inspection": "since our last inspection ",
    "has improved": "has improved ",
    "addresses": "www.a.uk/",
    "form feeds": "a\f",
    "ligatures": "\ufb01",
    "soft hyphens": "\u00ad",
    "combining marks": "a\u0301",
    "copies of a block": "The force has a plan for its people and places.\n\nIt works.\n\n",
}
"""What each text repeats."""


def _joined(length: int) -> str:
    """Return a real report joined into one line, as long as asked for."""
    line = " ".join(REPORT.read_text(encoding="utf-8").split())
    return (line * (length // len(line) + 1))[:length]


SHAPES: dict[str, Callable[[int], str]] = {
    **{
        name: partial(lambda unit, length: (unit * (length // len(unit) + 1))[:length], unit)
        for name, unit in UNITS.items()
    },
    "spaces in one line": lambda length: f"a{' ' * length}b",
    "a report in one line": _joined,
    "page numbers": lambda length: "\n\n".join(map(str, range(length // 6))),
}
"""Each shape as a function from a number of characters to a text."""


def main() -> int:
    """Print the table; 1 if a text of the largest size takes too long."""
    options = _options()
    load_vocabulary()
    warm_up()
    slow = 0
    print(f"{'shape':28}" + "".join(f"{size:>12,}" for size in options.sizes))
    for name, make in SHAPES.items():
        if options.only not in name:
            continue
        spent = [apart(HEAD + make(size)) for size in options.sizes]
        grows = len(spent) > 1 and spent[-1] > max(
            0.5, GROWS * spent[-2] * options.sizes[-1] / options.sizes[-2] / 10
        )
        slow += spent[-1] > options.limit
        print(
            f"{name:28}" + "".join(f"{one:12.2f}" for one in spent) + ("  grows" if grows else ""), flush=True
        )
    print(f"{'over the limit':28}{slow:12}")
    return int(slow > 0)


def _options() -> argparse.Namespace:
    """Return the command's options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--only", default="", metavar="WORD")
    parser.add_argument("--limit", type=float, default=2.0, metavar="SECONDS")
    return parser.parse_args()


def apart(text: str) -> float:
    """Return the seconds of processor time that reading `text` takes in a process of its own; infinite if given up."""
    here, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_tell, args=(text, there))
    process.start()
    there.close()
    try:
        return float(here.recv())
    except EOFError:
        return float("inf")
    finally:
        process.join()


def _tell(text: str, there: Connection) -> None:
    """Send how long reading `text` takes, in a process that ends when it takes too long."""
    until = LONGEST + int(time.process_time())
    resource.setrlimit(resource.RLIMIT_CPU, (until, until))
    there.send(measure(text))


def warm_up() -> None:
    """Read a whole report: what is made once a machine, such as patterns compiled, is not what is measured."""
    measure(REPORT.read_text(encoding="utf-8"))


def measure(text: str) -> float:
    """Return the seconds of processor time that reading `text` takes, looked for circles of objects as a command does."""
    started = time.process_time()
    with contextlib.suppress(Refused), unhurried():
        understand(read_bytes(text.encode(), relative="a.txt"), load_vocabulary())
    return time.process_time() - started


if __name__ == "__main__":
    sys.exit(main())
