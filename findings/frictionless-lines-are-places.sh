#!/usr/bin/env bash
# frictionless infers a column of line or page ranges written "12,14" as `geopoint`: longitude 12, latitude 14. The schema it
# writes then holds every row against the bounds of the globe, and a range beyond them fails validation.
# Whoever has the data dictionary of a table with citations ("lines 12,14") inferred from its first rows publishes a map.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check frictionless==5.21.0
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as metadata
import pathlib

from frictionless import Resource, describe, validate

pathlib.Path("quotes.csv").write_text('quote,lines\nThe force is good,"12,14"\nIt knows its demand,"30,31"\n')
schema = describe("quotes.csv").schema
types = {field.name: field.type for field in schema.fields}
pathlib.Path("more.csv").write_text('quote,lines\nIt works with partners,"201,204"\n')
report = validate(Resource(path="more.csv", schema=schema))
errors = [kind for (kind,) in report.flatten(["type"])]
print(f"frictionless {metadata.version('frictionless')}: inferred {types}; a later file: valid {report.valid}, {errors}")
assert types == {"quote": "string", "lines": "geopoint"}, "changed: another type"
assert errors == ["type-error"], "changed: the later file"
PY
