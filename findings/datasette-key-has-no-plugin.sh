#!/usr/bin/env bash
# Datasette's hook render_cell is for showing a value as one likes, for instance as a link. On the page of a table with a
# primary key of one column it is asked for every column but that key, whose cell becomes the link to the row; on a view or a
# query over the same column it is asked. So a plugin that links findings by their id into a report works where one tries it
# first (a query) and in silence not on the table itself.
# Whoever publishes tables whose key is the natural link needs another column to bear it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check datasette==0.65.5
cd "$folder"
mkdir plugins
cat > plugins/links.py <<'PY'
from datasette import hookimpl


@hookimpl
def render_cell(column, value):
    return f"<<{value}>>"
PY
"$folder/venv/bin/python" - <<'PY'
import asyncio
import importlib.metadata as metadata
import sqlite3

from datasette.app import Datasette

database = sqlite3.connect("findings.db")
database.executescript(
    "CREATE TABLE findings (id TEXT PRIMARY KEY, verdict TEXT); INSERT INTO findings VALUES ('v1', 'improved');"
    "CREATE VIEW told AS SELECT * FROM findings;"
)
database.close()


async def cells(page: str) -> set[str]:
    """Which of the two values the plugin was asked for on a page."""
    shown = await Datasette(["findings.db"], plugins_dir="plugins").client.get(f"/findings/{page}")
    return {value for value in ("v1", "improved") if f"&lt;&lt;{value}&gt;&gt;" in shown.text}


async def main() -> tuple[set[str], set[str]]:
    return await cells("findings"), await cells("told")


table, view = asyncio.run(main())
print(f"datasette {metadata.version('datasette')}: asked on the table for {sorted(table)}, on a view for {sorted(view)}")
assert table == {"improved"}, "changed: other cells of a table"
assert view == {"v1", "improved"}, "changed: other cells of a view"
PY
