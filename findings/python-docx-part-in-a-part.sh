#!/usr/bin/env bash
# A Word file may hold another in place of its own words (`w:altChunk`, ECMA-376 part 1, 17.17.2.1). Word's own SDK types that
# part as a main document, and then python-docx can't open the outer file at all: it parses every part of that type as XML.
# Whoever merges annexes or letters into one report this way has a file that Word shows whole and a reader calls damaged.
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
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls


def saved(document):
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def outer(kind):
    """A report with a letter put into it, the letter's part of this type."""
    document = docx.Document()
    document.add_paragraph("Area for improvement")
    letter = docx.Document()
    letter.add_paragraph("The force should answer calls more quickly.")
    part = Part(PackURI("/word/letter.docx"), kind, saved(letter), document.part.package)
    name = document.part.relate_to(part, RELATIONSHIP_TYPE.A_F_CHUNK)
    chunk = parse_xml(f'<w:altChunk {nsdecls("w", "r")} r:id="{name}"/>')
    document.element.body.insert(1, chunk)
    return saved(document)


def opened(data):
    try:
        return [one.text for one in docx.Document(io.BytesIO(data)).paragraphs]
    except Exception as error:
        return type(error).__name__


as_file = opened(outer("application/vnd.openxmlformats-officedocument.wordprocessingml.document"))
as_main = opened(outer(CONTENT_TYPE.WML_DOCUMENT_MAIN))
print(f"python-docx {metadata.version('python-docx')}: typed as a file {as_file}, typed as a main document {as_main}")
assert as_file == ["Area for improvement"], "changed: what is put in is read, or not left out without a word"
assert as_main == "XMLSyntaxError", "changed: the outer file opens"
PY
