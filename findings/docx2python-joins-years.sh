#!/usr/bin/env bash
# A no-break hyphen of Word (Ctrl+Shift+Hyphen) is an element of its own. docx2python and docx2txt have nothing for it, so what
# it joins becomes one: 2023-25 is 202325, a range of 10-15 officers is 1015. mammoth and python-docx keep it.
# Authors set it just where a figure must not break across lines, so it is figures that are lost, and both sides of a
# comparison look like numbers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check docx2python==3.7.1 docx2txt==0.9 mammoth==1.13.0 python-docx==1.2.0
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as metadata
import io

import docx
import docx2txt
import mammoth
from docx2python import docx2python
from docx.oxml import OxmlElement

document = docx.Document()
run = document.add_paragraph().add_run("In 2023")
for text in ("25 it put 10", "15 officers on each case."):
    run._r.append(OxmlElement("w:noBreakHyphen"))
    run.add_text(text)
held = io.BytesIO()
document.save(held)
data = held.getvalue()
with docx2python(io.BytesIO(data)) as pages:
    texts = {"docx2python": pages.text}
texts["docx2txt"] = docx2txt.process(io.BytesIO(data))
texts["mammoth"] = mammoth.extract_raw_text(io.BytesIO(data)).value
texts["python-docx"] = docx.Document(io.BytesIO(data)).paragraphs[0].text
for name, text in texts.items():
    print(f"{name} {metadata.version(name)}: {text.strip()}")
for name in ("docx2python", "docx2txt"):
    assert "In 202325 it put 1015 officers" in texts[name], f"changed: {name} keeps the hyphen"
for name in ("mammoth", "python-docx"):
    assert "202325" not in texts[name], f"changed: {name} loses the hyphen"
PY
