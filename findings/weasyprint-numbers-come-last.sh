#!/usr/bin/env bash
# WeasyPrint draws the numbers of a list after all of its items. Who reads the page in the order in which it is drawn (PDFium's
# text, pypdf's plain mode, PyMuPDF's) has first three recommendations and then "1. 2. 3.", or a number of another list below.
# Whoever ties a recommendation to the number before it misses the first and gives the paragraph after the list number 3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check weasyprint==70.0 pypdfium2==5.15.2 pypdf==7.1.1 pymupdf==1.28.2
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as metadata
import io

import pymupdf
import pypdf
import pypdfium2
import weasyprint

ITEMS = ("Train officers.", "Record crime.", "Tell victims.")
PAGE = f"<p>The force should:</p><ol><li>{'<li>'.join(ITEMS)}</ol><p>It has a year.</p>"
data = weasyprint.HTML(string=PAGE).write_pdf()
texts = {
    "pypdfium2": pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range(),
    "pypdf": pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text(),
    "pymupdf": pymupdf.open(stream=data)[0].get_text(),
}
print(f"printed by weasyprint {metadata.version('weasyprint')}")
for name, text in texts.items():
    lines = text.split()
    print(f"{name} {metadata.version(name)}: {' '.join(lines)}")
    assert " ".join(lines).startswith("The force should: " + " ".join(ITEMS)), f"changed: {name} has the numbers in place"
    assert all(f"{number}." in lines[lines.index("victims.") :] for number in (1, 2, 3)), f"changed: {name} has no numbers"
PY
