#!/usr/bin/env bash
# In pypdf's layout mode a table cell that spans two rows (the name of an area, set between its two lines of figures) draws both
# rows into its own line: of 71, 82 and, below them, 64, 90 it makes "71 8264 90". No space is left between the two, though the
# mode is meant to keep columns apart; its plain mode has all four.
# Whoever reads a force's figures by columns so has 8,264 where the report prints 82 and 64.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pypdf==7.1.1 weasyprint==70.0
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as metadata
import io

import pypdf
import weasyprint

STYLE = "<style>table {border-collapse: collapse} td, th {border: 1px solid; padding: 2px 6px}</style>"
ROWS = "<tr><td rowspan=2>Response</td><td>71</td><td>82</td></tr><tr><td>64</td><td>90</td></tr>"
PAGE = f"{STYLE}<table><tr><th>Area</th><th>2022</th><th>2024</th></tr>{ROWS}</table>"
page = pypdf.PdfReader(io.BytesIO(weasyprint.HTML(string=PAGE).write_pdf())).pages[0]
layout, plain = page.extract_text(extraction_mode="layout"), page.extract_text()
print(f"pypdf {metadata.version('pypdf')}, printed by weasyprint {metadata.version('weasyprint')}")
print(f"layout mode {layout!r}, plain mode {plain!r}")
assert "8264" in layout, "changed: the figures are parted"
assert plain.split()[-4:] == ["71", "82", "64", "90"], "changed: the plain mode"
PY
