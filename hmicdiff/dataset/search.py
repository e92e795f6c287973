"""Full-text search over every sentence, in any form of a word, with plain SQL (SQLite's FTS5, PostgreSQL's tsvector).

The stemmers of either make one word of *communication* and *community*, so they are not used. Beside each sentence
stand the other forms that its words have in the reports (plural, past, present participle), so that a question in
any of these finds it; ``quote : victims``, in PostgreSQL ``victims:A``, asks for the very word. Both are given words
parted in one way, so that *and/or* is two words in either.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSVECTOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hmicdiff.dataset.body import Row, Rows

__all__ = ["drop_search", "make_search", "search_rows", "word_root"]

_NAME = "quotes_search"
_COLUMNS = ("quote", "forms", "body", "report", "line")
_FTS5 = (
    f"CREATE VIRTUAL TABLE {_NAME} USING fts5(quote, forms, body UNINDEXED, report UNINDEXED, "
    "line UNINDEXED, tokenize = 'unicode61')"
)
_TSVECTOR = sa.Table(
    _NAME,
    sa.MetaData(),
    *(sa.Column(name, sa.Text, nullable=False) for name in _COLUMNS[:-1]),
    sa.Column(_COLUMNS[-1], sa.BigInteger, nullable=False),
    sa.Column("words", TSVECTOR, nullable=False),
    sa.Index(f"{_NAME}_words", "words", postgresql_using="gin"),
)
_WORD = re.compile(r"[^\W_]+")
_VOWEL = re.compile(r"[aeiouy]")
_TWICE = re.compile(r"([bdfgmnprt])\1$")
_QUOTED = ("evidence", "statements", "item_events", "figures", "grades")
"""Tables whose quotes stand in for the sentences of a report that has none."""


def drop_search(connection: sa.Connection) -> None:
    """Drop what is searched, where it stands."""
    connection.execute(sa.text(f"DROP TABLE IF EXISTS {_NAME}"))


def make_search(connection: sa.Connection, rows: Rows) -> None:
    """Make the table ``quotes_search`` of a database that has none, in its own dialect."""
    found = list(search_rows(rows))
    if connection.dialect.name == "sqlite":
        connection.execute(sa.text(_FTS5))
        insert: sa.Insert = sa.insert(sa.table(_NAME, *map(sa.column, _COLUMNS)))
    else:
        _TSVECTOR.create(connection)
        found = [
            {**row, **{f"{name}_words": " ".join(_words(row[name])) for name in _WEIGHTS}} for row in found
        ]
        insert = sa.insert(_TSVECTOR).values(
            **{name: sa.bindparam(name) for name in _COLUMNS},
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


def search_rows(rows: Rows) -> Iterator[Row]:
    """Yield what is searched: every sentence once a report, with the other forms of its words."""
    told = list(_told(rows))
    forms = _forms(row["quote"] for row in told)
    for row in told:
        words = set(_words(row["quote"]))
        others = {form for word in words for form in forms[word_root(word)]} - words
        yield {
            "quote": row["quote"],
            "forms": " ".join(sorted(others)),
            "body": row["body"],
            "report": row["report"],
            "line": row["line_start"],
        }


def _told(rows: Rows) -> Iterator[Row]:
    """Yield the first row of every sentence a report prints."""
    whole = {row["report"] for row in rows["sentences"]}
    quotes = (row for name in _QUOTED for row in rows[name] if row["report"] not in whole)
    seen = set()
    for row in (*rows["sentences"], *sorted(quotes, key=_place)):
        if (row["report"], row["quote"]) not in seen:
            seen.add((row["report"], row["quote"]))
            yield row


def _place(row: Row) -> tuple[str, str, int, str]:
    return row["body"], row["report"], row["line_start"], row["quote"]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _forms(texts: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Return the words of all texts by their root."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word in {word for text in texts for word in _words(text)}:
        found[word_root(word)].add(word)
    return {root: frozenset(words) for root, words in found.items()}


def word_root(word: str) -> str:
    """Return what the inflected forms of a word in lower case have in common.

    As step 1 of Porter's algorithm (1980): plural, *-ed* and *-ing* alone, so that no word of another meaning
    is taken along.
    """
    word = _without_plural(word)
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) > 2 and _VOWEL.search(root) and not root.endswith("e"):  # noqa: PLR2004 - letters
            return re.sub(r"i$", "y", _TWICE.sub(r"\1", root))
    return word.removesuffix("e") if len(word) > 3 else word  # noqa: PLR2004 - letters


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - letters
        return word[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|z)es$", word):
        return word[:-2]
    return word[:-1] if re.search(r"[^sui]s$", word) and len(word) > 3 else word  # noqa: PLR2004 - letters
