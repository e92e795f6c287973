#!/usr/bin/env bash
# docx2python prints the numbers of lists, yet passes over the number that an author set a list to go on from (Word's Set
# Numbering Value, `w:startOverride`) and starts over: of recommendations that Word numbers 4, 5, 9 and 10 it says 4, 5, 4, 5.
# Whoever takes a recommendation's number from its text follows the wrong one through later reports; a reader that gave no
# number would be noticed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check docx2python==3.7.1 python-docx==1.2.0
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as metadata
import io
import re

import docx
from docx2python import docx2python
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

LEVEL = '<w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
AGAIN = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride>'
document = docx.Document()
numbering = document.part.numbering_part.element
numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="91">{LEVEL}</w:abstractNum>'))
for number, override in (("91", ""), ("92", AGAIN)):
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="91"/>{override}</w:num>')
    )
for number in ("91", "91", "92", "92"):  # Word prints 4., 5., 9. and 10.
    properties = document.add_paragraph("The force should train officers.")._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
    )
held = io.BytesIO()
document.save(held)
with docx2python(io.BytesIO(held.getvalue())) as pages:
    numbers = [int(found) for found in re.findall(r"(\d+)\)\tThe force", pages.text)]
print(f"docx2python {metadata.version('docx2python')}: {numbers}, in Word 4, 5, 9 and 10")
assert numbers == [4, 5, 4, 5], "changed: other numbers"
PY
