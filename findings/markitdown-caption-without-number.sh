#!/usr/bin/env bash
# python-docx and MarkItDown leave out what a simple field shows (`w:fldSimple`, the form in which Word saves the number of a
# caption): "Table 4: Response times" is read as "Table : Response times". mammoth, on which MarkItDown rests, says among its
# messages that it passed something over; MarkItDown keeps that to itself. The field's long form (`w:fldChar`) is read.
# Whoever names a figure by its table finds none by that name in one edition, and a change of wording where there is none.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'markitdown[docx]==0.1.9' python-docx==1.2.0
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as metadata
import io

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from markitdown import MarkItDown

SIMPLE = ('<w:fldSimple w:instr=" SEQ Table \\* ARABIC "><w:r><w:t>4</w:t></w:r></w:fldSimple>',)
LONG = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    "<w:r><w:instrText> SEQ Table \\* ARABIC </w:instrText></w:r>",
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    "<w:r><w:t>4</w:t></w:r>",
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
)
document = docx.Document()
for parts in (SIMPLE, LONG):
    caption = document.add_paragraph("Table ")
    caption._p.extend(list(parse_xml(f"<w:p {nsdecls('w')}>{''.join(parts)}</w:p>")))
    caption.add_run(": Response times")
held = io.BytesIO()
document.save(held)
data = held.getvalue()
texts = {
    "python-docx": [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs],
    "markitdown": MarkItDown().convert_stream(io.BytesIO(data), file_extension=".docx").text_content.split("\n\n"),
}
for name, captions in texts.items():
    print(f"{name} {metadata.version(name)}: simple field {captions[0]!r}, long form {captions[1]!r}")
    assert captions == ["Table : Response times", "Table 4: Response times"], f"changed: {name}"
PY
