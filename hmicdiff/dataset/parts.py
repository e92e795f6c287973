"""One body's part of the dataset, made of its run alone: its rows, and how CSV prints them.

Parts are packed to be kept, so that a run in which one body is new makes no rows of the others anew.
"""

from __future__ import annotations

import marshal
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from hmicdiff.dataset.files import csv_lines
from hmicdiff.dataset.rows import make_rows
from hmicdiff.dataset.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hmicdiff.dataset.body import Row, Rows
    from hmicdiff.model import Run

__all__ = ["Part", "join_parts", "make_part", "pack", "unpack"]


@dataclass(frozen=True, slots=True)
class Part:
    """One body's rows."""

    body: str
    rows: Rows
    """Those of every table."""
    printed: Mapping[str, bytes]
    """The same as lines of CSV, by the name of the table."""


def make_part(run: Run, slug: str, sentences: Sequence[Row]) -> Part:
    """Return the part of a run over one body, whose folder is `slug`."""
    body = run.comparisons[0].body
    rows = make_rows([(run, slug)], {body: sentences})
    return Part(body, rows, {table.name: csv_lines(table.names, rows[table.name]) for table in TABLES})


def join_parts(parts: Iterable[Part]) -> Part:
    """Return all bodies' rows as one nameless part, in order of their names: the same as made of all runs at once."""
    ordered = sorted(parts, key=lambda part: part.body)
    names = [table.name for table in TABLES]
    return Part(
        "",
        {name: list(chain.from_iterable(part.rows[name] for part in ordered)) for name in names},
        {name: b"".join(part.printed[name] for part in ordered) for name in names},
    )


def pack(part: Part) -> Iterator[bytes]:
    """Yield a part as bytes, for the same version of Python: its body's name, then its tables one after the other."""
    yield part.body.encode()
    for name, rows in part.rows.items():
        yield marshal.dumps((name, rows, part.printed[name]))


def unpack(packed: Iterable[bytes | memoryview]) -> Part:
    """Return what `pack` packed."""
    body, *tables = packed
    known = [marshal.loads(table) for table in tables]  # noqa: S302 - our own, from a folder of the user's
    rows, printed = ({name: one[at] for name, *one in known} for at in (0, 1))
    return Part(bytes(body).decode(), rows, printed)
