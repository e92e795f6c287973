#!/usr/bin/env bash
# rapidfuzz's scorers disagree on two empty strings: `ratio`, `partial_ratio` and `token_sort_ratio` say 100, `token_set_ratio`,
# `WRatio` and `QRatio` say 0; and `token_ratio`, said to be the better of `token_sort_ratio` and `token_set_ratio`, 100.
# Whoever swaps one scorer for another pairs all sections that are empty after cleaning (a heading with a table only), or
# ceases to, and no threshold shows it, as both numbers are at an end of the scale.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rapidfuzz==3.14.6
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as metadata

from rapidfuzz import fuzz

names = (
    "ratio", "partial_ratio", "token_sort_ratio", "token_set_ratio", "token_ratio", "partial_token_ratio", "WRatio", "QRatio",
)  # fmt: skip
seen = {name: getattr(fuzz, name)("", "") for name in names}
print(f"rapidfuzz {metadata.version('rapidfuzz')}: {seen}")
nothing = {name for name, score in seen.items() if score == 0}
assert nothing == {"token_set_ratio", "WRatio", "QRatio"}, "changed: other scorers give nothing"
assert all(seen[name] == 100 for name in names if name not in nothing), "changed: other scorers give all"
PY
