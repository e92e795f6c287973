#!/usr/bin/env bash
# PDFium's FPDFText_GetFontSize gives the number beside the font's name, before any scaling: two lines that look the same on
# paper, one set at 12 points and one at 1.2 points on a page scaled by ten, answer 12 and 1.2.
# Whoever finds headings by their size misses them in PDFs of producers that scale (browsers and office programs do);
# the boxes of the characters are right.
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
from pypdfium2 import raw
from reportlab.pdfgen import canvas


def size_and_height(scale: float) -> tuple[float, float]:
    """Font size as PDFium tells it, and the height of the character's box, of text that shows at 12 points."""
    held = io.BytesIO()
    page = canvas.Canvas(held, pagesize=(400, 400))
    page.scale(scale, scale)
    page.setFont("Helvetica", 12 / scale)
    page.drawString(20 / scale, 300 / scale, "Good")
    page.save()
    text = pypdfium2.PdfDocument(held.getvalue())[0].get_textpage()
    _, bottom, _, top = text.get_charbox(0)
    return round(raw.FPDFText_GetFontSize(text.raw, 0), 2), round(top - bottom, 1)


plain, scaled = size_and_height(1), size_and_height(10)
print(f"pypdfium2 {metadata.version('pypdfium2')}: (size, height) plain {plain}, scaled {scaled}")
assert (plain[0], scaled[0]) == (12.0, 1.2), "changed: other sizes"
assert abs(plain[1] - scaled[1]) < 0.2, "the two don't look the same"
PY
