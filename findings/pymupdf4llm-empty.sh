#!/usr/bin/env bash
# pymupdf4llm 2.0 on PyPI installs without an error and holds nothing: no module, no dependency.
# Whoever reads PDF reports with `pymupdf4llm` and leaves its version open gets, after an upgrade that seems to
# succeed, a ModuleNotFoundError at the first report. 1.28.2 is whole.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pymupdf4llm==2.0
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as metadata
import importlib.util

found = metadata.distribution("pymupdf4llm")
files = sorted(str(file) for file in found.files or [] if ".dist-info" not in str(file))
module = importlib.util.find_spec("pymupdf4llm")
print(f"pymupdf4llm {found.version}: files outside its metadata {files}, needs {found.requires}, module {module}")
assert (files, found.requires, module) == ([], None, None), "changed: the distribution holds something"
PY
