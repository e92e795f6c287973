"""The tables as a database: one schema for SQLite and PostgreSQL, written in one transaction a run.

The tables hold what is told now. Beside them stands each finding's life: when it was first told, changed,
decided or no longer told, run by run; that is carried over from what the database held before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from hmicdiff.dataset.schema import TABLES
from hmicdiff.dataset.search import drop_search, make_search
from hmicdiff.dataset.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.dataset.body import Row, Rows
    from hmicdiff.dataset.schema import Column, Table

__all__ = ["METADATA", "sqlite_bytes", "write_database"]

METADATA = sa.MetaData()
_KINDS = {"text": sa.Text, "integer": sa.BigInteger, "number": sa.Double, "boolean": sa.Boolean}
_LIFE = sa.Table(
    "finding_events",
    METADATA,
    sa.Column("run_number", sa.Integer, primary_key=True),
    sa.Column("finding", sa.Text, primary_key=True),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("run", sa.Text, nullable=False),
    sa.Column("event", sa.Text, nullable=False, comment="told, changed, decided or gone"),
    sa.Column("verdict", sa.Text),
    sa.Column("decision", sa.Text),
)


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


_TABLES = {
    table.name: sa.Table(
        table.name, METADATA, *(_column(table, one) for one in table.columns), comment=table.meaning
    )
    for table in TABLES
}


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


def sqlite_bytes(rows: Rows, before: bytes | None = None) -> bytes:
    """Return a SQLite file that holds `rows`, made from what the file held before; the same bytes for the same."""
    engine = sa.create_engine("sqlite://", poolclass=StaticPool)
    with engine.begin() as connection:
        earlier = _earlier(before)
        METADATA.create_all(connection)
        _renew(connection, rows, earlier["findings"], earlier["life"])
    raw = engine.raw_connection()
    content: bytes = raw.driver_connection.serialize()  # type: ignore[union-attr]
    engine.dispose()
    return content


def _earlier(before: bytes | None) -> dict[str, list[Row]]:
    """Return the findings and their lives that a SQLite file held; nothing where it is none of ours."""
    if not before:
        return {"findings": [], "life": []}
    engine = sa.create_engine("sqlite://", poolclass=StaticPool)
    try:
        engine.raw_connection().driver_connection.deserialize(before)  # type: ignore[union-attr]
        with engine.connect() as connection:
            return {"findings": _told(connection), "life": _lived(connection)}
    except sa.exc.DatabaseError:
        return {"findings": [], "life": []}
    finally:
        engine.dispose()


def _fill(connection: sa.Connection, rows: Rows) -> None:
    """Write into a database that stands, which may be empty or of an earlier make."""
    findings, life = _told(connection), _lived(connection)
    for name, _ in reversed(VIEWS):
        connection.execute(sa.text(f"DROP VIEW IF EXISTS {name}"))
    drop_search(connection)
    METADATA.drop_all(connection)
    METADATA.create_all(connection)
    _renew(connection, rows, findings, life)


def _renew(connection: sa.Connection, rows: Rows, findings: Sequence[Row], life: Sequence[Row] = ()) -> None:
    """Fill the empty tables, tell what became of findings since `findings` were told, and make the views."""
    for table in TABLES:
        _insert(connection, _TABLES[table.name], rows[table.name])
    _insert(connection, _LIFE, life)
    last = connection.execute(sa.select(sa.func.max(_LIFE.c.run_number))).scalar() or 0
    _insert(connection, _LIFE, [{**one, "run_number": last + 1} for one in _events(rows, findings)])
    for name, query in VIEWS:
        connection.execute(sa.text(f"CREATE VIEW {name} AS {query}"))
    make_search(connection, rows)


def _told(connection: sa.Connection) -> list[Row]:
    """Return the findings a database holds, as far as their lives ask."""
    return _held(connection, _TABLES["findings"], "finding", "body", "verdict", "decision")


def _lived(connection: sa.Connection) -> list[Row]:
    """Return what a database tells of findings' lives."""
    return _held(connection, _LIFE, *_LIFE.c.keys())


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


def _events(rows: Rows, findings: Sequence[Row]) -> Iterator[Row]:
    """Yield what became of each finding since the findings told before."""
    runs = {one["body"]: one["run"] for one in rows["runs"]}
    before = {one["finding"]: one for one in findings}
    now = {one["finding"]: one for one in rows["findings"]}
    for key in sorted(before.keys() | now.keys()):
        event = _event(before.get(key), now.get(key))
        if event:
            one = now.get(key) or before[key]
            yield {
                "finding": key,
                "body": one["body"],
                "run": runs.get(one["body"], ""),
                "event": event,
                "verdict": one["verdict"],
                "decision": one["decision"],
            }


def _event(before: Mapping[str, Any] | None, now: Mapping[str, Any] | None) -> str | None:
    """Return the word for what became of one finding; null where it stands as it was."""
    if before is None or now is None:
        return "told" if now else "gone"
    if before["verdict"] != now["verdict"]:
        return "changed"
    return "decided" if before["decision"] != now["decision"] else None
