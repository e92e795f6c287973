#!/usr/bin/env bash
# PDFium puts the character U+FFFE (no character at all) where a line ends in a hyphen and draws the next line up to it.
# A search for the word then finds it neither with its hyphen nor without: "victim-centred", broken over two lines, is
# neither "victim-centred" nor "victimcentred". Whoever searches reports for a term, or writes their text as XML, where
# U+FFFE is forbidden, loses exactly the long and the compound words.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pypdfium2==5.15.2 reportlab==5.1.0
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as metadata
import io

import pypdfium2
from reportlab.pdfgen import canvas

held = io.BytesIO()
page = canvas.Canvas(held, pagesize=(400, 400))
page.drawString(20, 300, "The force gives victim-")
page.drawString(20, 286, "centred care.")
page.save()
text = pypdfium2.PdfDocument(held.getvalue())[0].get_textpage()
read = text.get_text_range()
found = {term: text.search(term).get_next() is not None for term in ("victim-centred", "victimcentred", "victim")}
print(f"pypdfium2 {metadata.version('pypdfium2')}: read {read!a}, found {found}")
assert read == "The force gives victim\ufffecentred care.", "changed: another text"
assert found == {"victim-centred": False, "victimcentred": False, "victim": True}, "changed: another search"
PY
