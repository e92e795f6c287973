#!/usr/bin/env bash
# pint drops a half that is printed as a sign: "2½ hours" is 2 hours, while "½ hour" alone is refused. A number grouped with a
# space is a product, no-break and narrow spaces included: "1 204 hours" is 204 hours. "1 in 3" is three inches.
# Whoever has response times and hours of training made quantities by it gets plausible ones that are a fifth, or five
# sixths, too small; the refusal of "½ hour" makes one trust what passes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pint==0.25.3
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as metadata

import pint

units = pint.UnitRegistry()
TEXTS = ("2½ hours", "1¾ hours", "1 204 hours", "3\u00a0904 hours", "3\u202f904 hours", "1 in 3")
seen = {text: str(units.Quantity(text)) for text in TEXTS}
print(f"pint {metadata.version('pint')}: {seen}")
try:
    alone = str(units.Quantity("½ hour"))
except pint.errors.DefinitionSyntaxError as error:
    alone = f"refused, {error}"
print(f"'½ hour' alone: {alone}")
assert (seen["2½ hours"], seen["1¾ hours"]) == ("2 hour", "1 hour"), "changed: the fraction is read"
assert seen["1 204 hours"] == "204 hour", "changed: the grouped number"
assert seen["3\u00a0904 hours"] == seen["3\u202f904 hours"] == "2712 hour", "changed: the grouped number with a no-break space"
assert seen["1 in 3"] == "3 inch", "changed: the proportion"
assert alone.startswith("refused"), "changed: a fraction alone is read"
PY
