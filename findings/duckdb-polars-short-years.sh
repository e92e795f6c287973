#!/usr/bin/env bash
# A column of British short dates, 31/03/24, is taken for dates by DuckDB's and Polars' CSV readers alike, and each reads
# another year: DuckDB takes the day for the year (24 March 2031), Polars has the year 24. One row of a year that can't be a
# day (13/04/99) turns all of DuckDB's right.
# Whoever loads a force's action plan so has every due date years off and sorted by its day, in a column that says DATE.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1 polars==2.1.0
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as metadata
import pathlib

import duckdb
import polars


def read(*dates: str) -> tuple[list[str], list[str]]:
    """The dates as either reader has them, once it is sure they are dates."""
    pathlib.Path("plan.csv").write_text("action,due\n" + "".join(f"train,{date}\n" for date in dates))
    frame = polars.read_csv("plan.csv", try_parse_dates=True)
    table = duckdb.sql("FROM 'plan.csv'")
    assert (str(table.types[1]), frame.schema["due"]) == ("DATE", polars.Date), "changed: no dates"
    return [str(due) for _, due in table.fetchall()], [str(due) for due in frame["due"]]


plan = read("31/03/24", "30/04/24", "25/12/23")
older = read("31/03/24", "13/04/99")
print(f"31/03/24, 30/04/24, 25/12/23 in duckdb {metadata.version('duckdb')}: {plan[0]}")
print(f"the same in polars {metadata.version('polars')}: {plan[1]}")
print(f"31/03/24 with 13/04/99 in duckdb: {older[0]}")
assert plan[0] == ["2031-03-24", "2030-04-24", "2025-12-23"], "changed: DuckDB"
assert plan[1] == ["0024-03-31", "0024-04-30", "0023-12-25"], "changed: Polars"
assert older[0] == ["2024-03-31", "1999-04-13"], "changed: a later row no longer turns them"
PY
