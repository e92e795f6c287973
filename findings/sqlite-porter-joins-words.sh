#!/usr/bin/env bash
# SQLite's full-text search with `tokenize = 'porter unicode61'`, which its documentation shows for English, makes one word of
# "communication" and "community", of "general" and "generate", "universal" and "university". A search for communities finds
# sentences on communications equipment, and no setting of FTS5 stems plurals alone.
# Whoever searches public reports, in which communities and communications stand on every page, counts the wrong sentences
# without seeing why.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check apsw==3.50.4.0
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import apsw

PAIRS = (("community", "communication"), ("general", "generate"), ("universal", "university"))


def found(tokenizer: str) -> list[bool]:
    """For each pair, whether a search for the first finds the second."""
    database = apsw.Connection(":memory:")
    database.execute(f"CREATE VIRTUAL TABLE told USING fts5(word, tokenize = '{tokenizer}')")
    database.executemany("INSERT INTO told VALUES (?)", [(other,) for _, other in PAIRS])
    query = "SELECT count(*) FROM told WHERE told MATCH ? AND word = ?"
    return [database.execute(query, pair).fetchone()[0] == 1 for pair in PAIRS]


stemmed, plain = found("porter unicode61"), found("unicode61")
print(f"SQLite {apsw.sqlite_lib_version()}: " + ", ".join(f"{a} finds {b}: {hit}" for (a, b), hit in zip(PAIRS, stemmed)))
assert stemmed == [True] * 3, "changed: porter tells them apart"
assert plain == [False] * 3, "changed: unicode61 joins them"
PY
