#!/usr/bin/env bash
# In selectolax (lexbor) `node.css(...)` and `node.css_first(...)` test the node itself too, not only what is below it as
# `querySelectorAll` and BeautifulSoup's `select` do; `:scope`, by which one would say so, is refused as a selector.
# Whoever asks "is there a list inside this list?" or "has this item no element inside?" when taking recommendations with
# their parts from a saved report gets yes each time, and reads every flat list as nested.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check selectolax==1.0.2 beautifulsoup4==4.14.2
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as metadata

from bs4 import BeautifulSoup
from selectolax.lexbor import LexborHTMLParser, SelectolaxError

PAGE = "<ul><li>The force should improve its response times.</li><li>It should record crime promptly.</li></ul>"
node = LexborHTMLParser(PAGE).css_first("ul")
peer = BeautifulSoup(PAGE, "html.parser").ul
lists = (len(node.css("ul")), len(peer.select("ul")))
first = node.css_first("li").css_first("*")
try:
    scope = len(node.css(":scope > li"))
except SelectolaxError as error:
    scope = str(error)
print(f"selectolax {metadata.version('selectolax')}: lists in a flat list {lists[0]}, BeautifulSoup {lists[1]}")
print(f"first element in an item of text alone: {first.tag if first else None}; ':scope > li': {scope}")
assert lists == (1, 0), "changed: the node is no longer found in itself"
assert first is not None and first.text().startswith("The force"), "changed: an item of text alone has no element"
assert isinstance(scope, str), "changed: :scope is understood"
PY
