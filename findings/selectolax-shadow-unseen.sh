#!/usr/bin/env bash
# What a saved page holds in a `<template>` is out of reach of selectolax (lexbor): neither its text, nor a selector, nor a walk
# over all nodes sees it. A browser shows it where the template is a declarative shadow root (`shadowrootmode`), the form in which
# components are saved, and there the grade and its area may be all the page says. html.parser has the words.
# Whoever reads such a report page gets an empty one, without an error, and takes it for a page without a report.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check selectolax==1.0.2
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as metadata
from html.parser import HTMLParser

from selectolax.lexbor import LexborHTMLParser

PAGE = "<main><grade-card><template shadowrootmode=open><h2>Preventing crime</h2><p>Good</p></template></grade-card></main>"


class Words(HTMLParser):
    """The words of a page, as the standard library sees them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


tree, words = LexborHTMLParser(PAGE), Words()
words.feed(PAGE)
text, heading = tree.body.text(deep=True), tree.css_first("h2")
walked = [node.tag for node in tree.body.traverse()]
print(f"selectolax {metadata.version('selectolax')}: text {text!r}, heading {heading}, walked {walked}; html.parser {words.found}")
assert (text, heading, "h2" in walked) == ("", None, False), "changed: the template is read"
assert words.found == ["Preventing crime", "Good"], "changed: html.parser"
PY
