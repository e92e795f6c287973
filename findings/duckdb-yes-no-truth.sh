#!/usr/bin/env bash
# DuckDB takes a CSV column that holds only "yes" and "no" for BOOLEAN, one of "y" and "n" for text; a third word anywhere in the
# column makes it text again. So the type of a column depends on which answers happen to occur: comparability "yes / no / with
# care" is BOOLEAN for a force without a "with care", and the query that counts `= 'with care'` fails for it alone.
# Whoever publishes tables by body meets it in one body's file and not in the other's.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import pathlib

import duckdb


def read(*answers: str) -> tuple[str, list[object]]:
    """Type and values of a column of these answers."""
    pathlib.Path("answers.csv").write_text("comparable\n" + "".join(f"{answer}\n" for answer in answers))
    found = duckdb.sql("FROM 'answers.csv'")
    return str(found.types[0]), [row[0] for row in found.fetchall()]


two, letters, three = read("yes", "no"), read("y", "n"), read("yes", "no", "with care")
print(f"duckdb {duckdb.__version__}: {two} {letters} {three}")
assert two == ("BOOLEAN", [True, False]), "changed: yes and no"
assert letters == ("VARCHAR", ["y", "n"]), "changed: y and n"
assert three == ("VARCHAR", ["yes", "no", "with care"]), "changed: three words"
try:
    pathlib.Path("answers.csv").write_text("comparable\nyes\nno\n")
    duckdb.sql("SELECT count(*) FROM 'answers.csv' WHERE comparable = 'with care'").fetchall()
except duckdb.ConversionException as error:
    print("the query:", str(error).splitlines()[0])
else:
    raise AssertionError("changed: the query works")
PY
