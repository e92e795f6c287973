#!/usr/bin/env bash
# pyarrow's `write_csv` writes a missing value in a table of one column as an empty line, and its own `read_csv` passes over
# empty lines: three rows go out, two come back. In a table of more columns the row stays, but the missing value comes back as
# the empty string, although the file tells the two apart.
# Whoever keeps a one-column list beside a table (the deadline of each item, in order) joins every later row to its neighbour.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyarrow==26.0.1
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as metadata
import io

import pyarrow
from pyarrow import csv


def there_and_back(columns: dict[str, list[str | None]]) -> dict[str, list[str | None]]:
    """Write a table as CSV and read it again."""
    held = io.BytesIO()
    csv.write_csv(pyarrow.table(columns), held)
    print(held.getvalue())
    held.seek(0)
    return csv.read_csv(held).to_pydict()


one = there_and_back({"deadline": ["May", None, "June"]})
two = there_and_back({"item": ["a", "b", "c"], "deadline": ["May", None, ""]})
print(f"pyarrow {metadata.version('pyarrow')}: {one} {two}")
assert one == {"deadline": ["May", "June"]}, "changed: one column"
assert two == {"item": ["a", "b", "c"], "deadline": ["May", "", ""]}, "changed: two columns"
PY
