"""The database as a SQLite file in memory, by the statements that SQLAlchemy makes of the schema.

They are made once a machine and version: loading SQLAlchemy takes longer than filling the file. `database` writes the
same into a database that stands.
"""

from __future__ import annotations

import marshal
import sqlite3
from contextlib import closing
from importlib import metadata
from typing import TYPE_CHECKING

from hmicdiff import patterns
from hmicdiff.dataset.lives import LIFE, TOLD, events_of
from hmicdiff.dataset.searched import COLUMNS, search_rows
from hmicdiff.engine import current_engine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hmicdiff.dataset.body import Row, Rows
    from hmicdiff.dataset.statements import Statements

__all__ = ["sqlite_bytes"]


def sqlite_bytes(rows: Rows, before: bytes | None = None) -> bytes:
    """Return a SQLite file that holds `rows`, made from what the file held before; the same bytes for the same.

    Raises: sqlite3.IntegrityError where two rows have one key.
    """
    known = _statements()
    findings, life = _earlier(before, known)
    with closing(sqlite3.connect(":memory:")) as connection:
        for one in known["tables"]:
            connection.execute(one)
        for name in known["rows"]:
            _insert(connection, known, name, life if name == LIFE else rows[name])
        last = connection.execute(f"SELECT max(run_number) FROM {LIFE}").fetchone()[0] or 0  # noqa: S608 - our own name
        _insert(
            connection, known, LIFE, [{**one, "run_number": last + 1} for one in events_of(rows, findings)]
        )
        for one in known["views"]:
            connection.execute(one)
        connection.execute(known["search"][0])
        connection.executemany(known["search"][1], _values(search_rows(rows), COLUMNS))
        connection.commit()
        return connection.serialize()


def _statements() -> Statements:
    """Return the statements, made by the first process of this version on this machine."""
    name = f"sqlite {current_engine().code_hash} {metadata.version('sqlalchemy')}"
    found: Statements = marshal.loads(patterns.remembered(name, _made))  # noqa: S302 - our own, from a folder of the user's
    return found


def _made() -> bytes:
    from hmicdiff.dataset.database import sqlite_statements  # noqa: PLC0415 - slow to load

    return marshal.dumps(dict(sqlite_statements()))


def _insert(connection: sqlite3.Connection, known: Statements, table: str, rows: Sequence[Row]) -> None:
    if rows:
        connection.executemany(known["rows"][table], _values(rows, known["columns"][table]))


def _values(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[tuple[object, ...]]:
    return (tuple([row[one] for one in columns]) for row in rows)


def _earlier(before: bytes | None, known: Statements) -> tuple[list[Row], list[Row]]:
    """Return the findings and their lives that a file held; nothing where it is none of ours."""
    if not before:
        return [], []
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.deserialize(before)
            return _held(connection, "findings", TOLD), _held(connection, LIFE, known["columns"][LIFE])
        except sqlite3.DatabaseError:
            return [], []


def _held(connection: sqlite3.Connection, table: str, columns: Sequence[str]) -> list[Row]:
    """Return these columns of a table; nothing where a file holds none such, as one of an earlier make may."""
    held = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
    if not held.issuperset(columns):
        return []
    found = connection.execute(f"SELECT {', '.join(columns)} FROM {table}")  # noqa: S608 - our own names
    return [dict(zip(columns, row, strict=True)) for row in found]
