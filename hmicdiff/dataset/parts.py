"""One body's part of the dataset, made of its run alone: its rows, and how CSV prints them.

Parts are packed to be kept, so that a run in which one body is new makes no rows of the others anew.
"""

from __future__ import annotations

import marshal
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from hmicdiff.dataset.files import csv_lines
from hmicdiff.dataset.rows import each_table
from hmicdiff.dataset.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hmicdiff.dataset.body import Row, Rows
    from hmicdiff.model import Run

__all__ = ["Part", "join_parts", "pack", "unpack"]


_ROWS = 1 << 12
"""So many rows of a table are packed at once."""


@dataclass(frozen=True, slots=True)
class Part:
    """One body's rows."""

    body: str
    rows: Rows
    """Those of every table."""
    printed: Mapping[str, bytes]
    """The same as lines of CSV, by the name of the table."""


def join_parts(parts: Iterable[Part]) -> Part:
    """Return all bodies' rows as one nameless part, in order of their names: the same as made of all runs at once."""
    ordered = sorted(parts, key=lambda part: part.body)
    names = [table.name for table in TABLES]
    return Part(
        "",
        {name: list(chain.from_iterable(part.rows[name] for part in ordered)) for name in names},
        {name: b"".join(part.printed[name] for part in ordered) for name in names},
    )


def pack(run: Run, slug: str, sentences: Sequence[Row]) -> Iterator[bytes]:
    """Yield the part of a run over one body, whose folder is `slug`, as bytes for the same version of Python.

    First its body's name, then so many rows of a table at once, so that no table is ever held.
    """
    body = run.comparisons[0].body
    yield body.encode()
    names = {table.name: table.names for table in TABLES}
    for name, rows in each_table([(run, slug)], {body: sentences}):
        while some := list(islice(rows, _ROWS)):
            yield marshal.dumps((name, some, csv_lines(names[name], some)))


def unpack(packed: Iterable[bytes | memoryview]) -> Part:
    """Return what `pack` packed."""
    body, *pieces = packed
    rows: Rows = {table.name: [] for table in TABLES}
    printed: dict[str, list[bytes]] = {table.name: [] for table in TABLES}
    for piece in pieces:
        name, some, lines = marshal.loads(piece)  # noqa: S302 - our own, from a folder of the user's
        rows[name] += some
        printed[name].append(lines)
    return Part(bytes(body).decode(), rows, {name: b"".join(lines) for name, lines in printed.items()})
