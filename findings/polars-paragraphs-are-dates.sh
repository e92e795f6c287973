#!/usr/bin/env bash
# With `try_parse_dates`, Polars takes a CSV column of paragraph numbers for dates: 4.1.2 is 4 January of the year 2. One number
# that is no date (4.13.2) makes the whole column text again, so the same body's tables have dates in one year and text in the
# next.
# Whoever lists recommendations by their paragraph has them sorted by the last part of the number, and exports 0002-01-04.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check polars==2.1.0
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as metadata
import io

import polars


def read(*numbers: str) -> polars.Series:
    """A column of paragraph numbers."""
    table = "paragraph,says\n" + "".join(f"{number},train\n" for number in numbers)
    return polars.read_csv(io.StringIO(table), try_parse_dates=True)["paragraph"]


short, long = read("4.1.2", "4.1.3", "5.2.1"), read("4.1.2", "4.1.3", "4.13.2")
print(f"polars {metadata.version('polars')}: {short.dtype} {[str(each) for each in short]}, {long.dtype} {long.to_list()}")
assert short.dtype == polars.Date, "changed: no dates"
assert [str(each) for each in short] == ["0002-01-04", "0003-01-04", "0001-02-05"], "changed: other dates"
assert long.to_list() == ["4.1.2", "4.1.3", "4.13.2"], "changed: the longer table"
PY
