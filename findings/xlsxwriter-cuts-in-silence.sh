#!/usr/bin/env bash
# XlsxWriter's `write` cuts a text beyond 32,767 characters and says so by nothing but its return value -2, which hardly a
# program looks at: no exception, no warning, no mark in the cell, and the workbook opens without complaint.
# Whoever puts whole sections or redlines into cells publishes quotes that end in the middle and look as if they were whole.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check xlsxwriter==3.3.1
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as metadata
import io
import warnings
import zipfile

import xlsxwriter

warnings.simplefilter("error")
held = io.BytesIO()
workbook = xlsxwriter.Workbook(held)
answer = workbook.add_worksheet().write(0, 0, "z" * 40_000)
workbook.close()
kept = zipfile.ZipFile(held).read("xl/sharedStrings.xml").count(b"z")
print(f"xlsxwriter {metadata.version('xlsxwriter')}: returned {answer}, kept {kept} of 40000 characters")
assert (answer, kept) == (-2, 32_767), "changed: another answer"
PY
