#!/usr/bin/env bash
# pysbd's cleaning (`clean=True`) takes dots that lead to a number for a line of a table of contents and drops the number with
# them, wherever it stands: "Response ..... 82%" is left as "Response" and "%", "Calls......999 a day" loses its 999.
# Whoever splits a report's text so loses the figures of each table that is set with leaders, and keeps their names.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pysbd==0.3.4
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as metadata

import pysbd

TEXT = "Response ..... 82%\nCustody ..... 64 percent of 50 cases\nThe force is good."
cleaned = pysbd.Segmenter(language="en", clean=True).segment(TEXT)
kept = "".join(pysbd.Segmenter(language="en", clean=False).segment(TEXT))
print(f"pysbd {metadata.version('pysbd')}: {cleaned}; without cleaning the text is whole: {kept == TEXT}")
assert not any(figure in " ".join(cleaned) for figure in ("82", "64")), "changed: the figures stay"
assert {"Response", "Custody", "The force is good."} <= set(cleaned), "changed: the names go too"
assert kept == TEXT, "changed: without cleaning"
PY
