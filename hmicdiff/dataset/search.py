"""Full-text search over every sentence, in any form of a word, with plain SQL (SQLite's FTS5, PostgreSQL's tsvector).

The stemmers of either make one word of *communication* and *community*, so they are not used. Beside each sentence
stand the other forms that its words have in the reports (plural, past, present participle), so that a question in
any of these finds it; ``quote : victims``, in PostgreSQL ``victims:A``, asks for the very word. Both are given words
parted in one way, so that *and/or* is two words in either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSVECTOR

from hmicdiff.dataset.searched import COLUMNS, NAME, search_rows, words_of

if TYPE_CHECKING:
    from hmicdiff.dataset.body import Rows

__all__ = ["drop_search", "make_search", "sqlite_search"]

_FTS5 = (
    f"CREATE VIRTUAL TABLE {NAME} USING fts5(quote, forms, body UNINDEXED, report UNINDEXED, "
    "line UNINDEXED, tokenize = 'unicode61')"
)
_TSVECTOR = sa.Table(
    NAME,
    sa.MetaData(),
    *(sa.Column(name, sa.Text, nullable=False) for name in COLUMNS[:-1]),
    sa.Column(COLUMNS[-1], sa.BigInteger, nullable=False),
    sa.Column("words", TSVECTOR, nullable=False),
    sa.Index(f"{NAME}_words", "words", postgresql_using="gin"),
)


def sqlite_search() -> tuple[sa.TextClause, sa.Insert]:
    """Return the statements that make SQLite's table and fill it."""
    return sa.text(_FTS5), sa.insert(sa.table(NAME, *map(sa.column, COLUMNS)))


def drop_search(connection: sa.Connection) -> None:
    """Drop what is searched, where it stands."""
    connection.execute(sa.text(f"DROP TABLE IF EXISTS {NAME}"))


def make_search(connection: sa.Connection, rows: Rows) -> None:
    """Make the table ``quotes_search`` of a database that has none, in its own dialect."""
    found = list(search_rows(rows))
    if connection.dialect.name == "sqlite":
        table, insert = sqlite_search()
        connection.execute(table)
    else:
        _TSVECTOR.create(connection)
        found = [
            {**row, **{f"{name}_words": " ".join(words_of(row[name])) for name in _WEIGHTS}} for row in found
        ]
        insert = sa.insert(_TSVECTOR).values(
            **{name: sa.bindparam(name) for name in COLUMNS},
            words=_weighed("quote").op("||", return_type=TSVECTOR())(_weighed("forms")),
        )
    if found:
        connection.execute(insert, found)


_WEIGHTS = {"quote": "A", "forms": "B"}
"""PostgreSQL's labels for the words of a sentence, and for their other forms."""


def _weighed(column: str) -> sa.Function[str]:
    """Return the words of a column with their label."""
    parsed = sa.func.to_tsvector(
        sa.literal_column("'simple'"), sa.bindparam(f"{column}_words", type_=sa.Text)
    )
    return sa.func.setweight(parsed, sa.literal_column(f"'{_WEIGHTS[column]}'"))
