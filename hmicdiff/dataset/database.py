"""The tables as a database: one schema for SQLite and PostgreSQL, written in one transaction a run.

The tables hold what is told now. Beside them stands each finding's life: when it was first told, changed,
decided or no longer told, run by run; that is carried over from what the database held before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from hmicdiff.dataset.lives import LIFE, TOLD, events_of
from hmicdiff.dataset.schema import TABLES
from hmicdiff.dataset.search import drop_search, make_search, sqlite_search
from hmicdiff.dataset.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.dataset.body import Row, Rows
    from hmicdiff.dataset.schema import Column, Table
    from hmicdiff.dataset.statements import Statements

__all__ = ["sqlite_statements", "write_database"]

_KINDS = {"text": sa.Text, "integer": sa.BigInteger, "number": sa.Double, "boolean": sa.Boolean}


def _column(table: Table, one: Column) -> sa.Column[Any]:
    """Return one column; what it refers to is checked when the transaction ends."""
    return sa.Column(
        one.name,
        _KINDS[one.kind],
        *([_reference(table, one.refers)] if one.refers else []),
        primary_key=one.name in table.key,
        nullable=not (one.required or one.name in table.key),
        comment=one.meaning,
    )


def _reference(table: Table, refers: str) -> sa.ForeignKey:
    """Return a reference; one that goes to a table made later, or to the table itself, is added last."""
    names = [each.name for each in TABLES]
    turns = names.index(refers.partition(".")[0]) > names.index(table.name)
    name = f"fk_{table.name}_{refers.replace('.', '_')}" if turns else None
    return sa.ForeignKey(refers, deferrable=True, initially="DEFERRED", use_alter=turns, name=name)


def _schema() -> sa.MetaData:
    """Return the schema anew: once a reference is added to tables that stand, SQLAlchemy leaves it out of every table."""
    schema = sa.MetaData()
    sa.Table(
        LIFE,
        schema,
        sa.Column("run_number", sa.Integer, primary_key=True),
        sa.Column("finding", sa.Text, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("run", sa.Text, nullable=False),
        sa.Column("event", sa.Text, nullable=False, comment="told, changed, decided or gone"),
        sa.Column("verdict", sa.Text),
        sa.Column("decision", sa.Text),
    )
    for table in TABLES:
        columns = (_column(table, one) for one in table.columns)
        sa.Table(table.name, schema, *columns, comment=table.meaning)
    return schema


def write_database(address: str, rows: Rows) -> None:
    """Make a database hold `rows` and go on with its findings' lives, in one transaction.

    `address` is SQLAlchemy's, such as ``postgresql+psycopg://user@host/name``.
    Raises: sqlalchemy.exc.SQLAlchemyError where the database can't be reached or written to; it is then
    as it was.
    """
    engine = sa.create_engine(address)
    try:
        with engine.begin() as connection:
            _fill(connection, rows)
    finally:
        engine.dispose()


def sqlite_statements() -> Statements:
    """Return what makes a SQLite file hold the dataset, as SQLAlchemy says it."""
    dialect = sqlite.dialect()

    def said(clause: sa.ClauseElement, **more: Any) -> str:  # noqa: ANN401 - what SQLAlchemy takes
        return str(clause.compile(dialect=dialect, **more))

    made: list[str] = []
    engine = sa.create_mock_engine("sqlite://", lambda one, *_, **__: made.append(said(one)))
    schema = _schema()
    schema.create_all(engine, checkfirst=False)
    tables = [schema.tables[name] for name in (*(one.name for one in TABLES), LIFE)]
    search, fill = sqlite_search()
    return {
        "tables": made,
        "rows": {str(one.name): said(sa.insert(one), column_keys=one.c.keys()) for one in tables},
        "columns": {str(one.name): [*map(str, one.c.keys())] for one in tables},
        "views": [said(sa.text(f"CREATE VIEW {name} AS {query}")) for name, query in VIEWS],
        "search": [said(search), said(fill)],
    }


def _fill(connection: sa.Connection, rows: Rows) -> None:
    """Write into a database that stands, which may be empty or of an earlier make, and go on with its findings' lives."""
    schema = _schema()
    findings = _held(connection, schema.tables["findings"], *TOLD)
    life = _held(connection, schema.tables[LIFE], *schema.tables[LIFE].c.keys())
    for name, _ in reversed(VIEWS):
        connection.execute(sa.text(f"DROP VIEW IF EXISTS {name}"))
    drop_search(connection)
    schema.drop_all(connection)
    schema.create_all(connection)
    for table in TABLES:
        _insert(connection, schema.tables[table.name], rows[table.name])
    _insert(connection, schema.tables[LIFE], life)
    last = connection.execute(sa.select(sa.func.max(schema.tables[LIFE].c.run_number))).scalar() or 0
    events = [{**one, "run_number": last + 1} for one in events_of(rows, findings)]
    _insert(connection, schema.tables[LIFE], events)
    for name, query in VIEWS:
        connection.execute(sa.text(f"CREATE VIEW {name} AS {query}"))
    make_search(connection, rows)


def _held(connection: sa.Connection, table: sa.Table, *columns: str) -> list[Row]:
    """Return these columns of a table; nothing where a database holds none such, as one of an earlier make may."""
    look = sa.inspect(connection)
    held = {one["name"] for one in look.get_columns(table.name)} if look.has_table(table.name) else set()
    return _all(connection, sa.select(*(table.c[one] for one in columns))) if held.issuperset(columns) else []


def _all(connection: sa.Connection, query: sa.Select[Any]) -> list[Row]:
    return [dict(row._mapping) for row in connection.execute(query)]  # noqa: SLF001 - its public way to a mapping


def _insert(connection: sa.Connection, table: sa.TableClause, rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(sa.insert(table), rows)
