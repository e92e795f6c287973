#!/usr/bin/env bash
# html2text and inscriptis part what a page sets on lines of its own only for some elements, and join the rest without a space.
# html2text joins a caption with the first cell (Table 4 and 12 are "Table 412") and two paragraphs of a cell (12 and 34 are
# 1234); inscriptis joins a definition list (Response82Custody64); both join two sections (82 and 64 are 8264).
# Whoever reads key figures of a force so gets one number that no page shows where it shows two.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check html2text==2025.4.15 inscriptis==2.7.6
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as metadata

import html2text
import inscriptis

PAGES = {
    "caption": "<table><caption>Table 4</caption><tr><td>12</td><td>34</td></tr></table>",
    "paragraphs of a cell": "<table><tr><td><p>12</p><p>34</p></td><td>56</td></tr></table>",
    "definitions": "<dl><dt>Response</dt><dd>82</dd><dt>Custody</dt><dd>64</dd></dl>",
    "sections": "<section>82</section><section>64</section>",
}
readers = {"html2text": html2text.html2text, "inscriptis": inscriptis.get_text}
seen = {name: {kind: " ".join(read(page).split()) for kind, page in PAGES.items()} for name, read in readers.items()}
for name, texts in seen.items():
    print(f"{name} {metadata.version(name)}: {texts}")
assert "Table 412" in seen["html2text"]["caption"], "changed: html2text, caption"
assert "1234" in seen["html2text"]["paragraphs of a cell"], "changed: html2text, cell"
assert "Response82Custody64" in seen["inscriptis"]["definitions"], "changed: inscriptis, definitions"
assert "8264" in seen["html2text"]["sections"], "changed: html2text, sections"
assert "8264" in seen["inscriptis"]["sections"], "changed: inscriptis, sections"
PY
