#!/usr/bin/env bash
# WordLlama's wheel carries the weights and the tokenizer of its standard model, yet loads neither offline: the tokenizer lies
# in a folder `tokenizers` and is looked for in `tokenizer`. Where downloads are off it raises FileNotFoundError beside the very
# file; where they are on, a first run asks Hugging Face for what is there. Whoever means to compare sections of reports by
# meaning on a machine without the internet installs 16 MB that do not load.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check wordllama==0.4.0.post1
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as metadata
from pathlib import Path

import wordllama
from wordllama import WordLlama

carried = {one.parent.name for one in Path(wordllama.__file__).parent.rglob("l2_supercat*") if one.stat().st_size > 10**6}
try:
    WordLlama.load(cache_dir=Path("nothing"), disable_download=True)
    said = "loaded"
except FileNotFoundError as error:
    said = str(error)
print(f"wordllama {metadata.version('wordllama')}: carries {sorted(carried)}; without downloads: {said}")
assert carried == {"tokenizers", "weights"}, "changed: what the wheel carries"
assert said.startswith("Tokenizer file"), "changed: the tokenizer is found"
PY
