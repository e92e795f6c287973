#!/usr/bin/env bash
# PDFium's FPDFText_GetCharAngle counts with the clock, although PDF itself (`rotate`, a text matrix) counts against it:
# a word that was turned by +45 degrees answers 315 degrees, one turned by +90 answers 270.
# Whoever tells watermarks ("DRAFT", "OFFICIAL") and side headings from level text by this angle turns them the wrong way.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pypdfium2==5.15.2 reportlab==5.1.0
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as metadata
import io
import math

import pypdfium2
from pypdfium2 import raw
from reportlab.pdfgen import canvas


def angle(turned: int) -> int:
    """The angle in degrees that PDFium gives for text drawn at `turned` degrees."""
    held = io.BytesIO()
    page = canvas.Canvas(held, pagesize=(400, 400))
    page.translate(200, 200)
    page.rotate(turned)
    page.drawString(0, 0, "DRAFT")
    page.save()
    text = pypdfium2.PdfDocument(held.getvalue())[0].get_textpage()
    return round(math.degrees(raw.FPDFText_GetCharAngle(text.raw, 0)))


seen = {turned: angle(turned) for turned in (0, 30, 45, 90)}
print(f"pypdfium2 {metadata.version('pypdfium2')}: drawn at -> answered, in degrees: {seen}")
assert seen == {0: 0, 30: 330, 45: 315, 90: 270}, "changed: other angles"
PY
