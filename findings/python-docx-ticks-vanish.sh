#!/usr/bin/env bash
# A tick or a cross that was put into a Word text by Insert > Symbol is a `w:sym`, and python-docx's `text` has nothing for it,
# not even a placeholder: a table of what was done and what was not is read as a table of empty cells.
# Whoever reads action plans, where the mark alone says whether a recommendation is met, reads none of them as met.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as metadata
import io

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

document = docx.Document()
table = document.add_table(rows=2, cols=2)
for row, code in zip(table.rows, ("F0FC", "F0FB"), strict=True):  # tick and cross of the font Wingdings
    row.cells[0].text = "Recommendation"
    sign = parse_xml(f'<w:r {nsdecls("w")}><w:sym w:font="Wingdings" w:char="{code}"/></w:r>')
    row.cells[1].paragraphs[0]._p.append(sign)
held = io.BytesIO()
document.save(held)
held.seek(0)
cells = [[cell.text for cell in row.cells] for row in docx.Document(held).tables[0].rows]
print(f"python-docx {metadata.version('python-docx')}: {cells}")
assert cells == [["Recommendation", ""], ["Recommendation", ""]], "changed: the sign is told"
PY
