#!/usr/bin/env bash
# dateutil reads a time of day as British texts print it, 2.30pm, as 14:00 sharp, and "11.45am on 5 March 2024" as 11:00: the
# minutes after a full stop are taken for a fraction and dropped, without `fuzzy` too. A full stop without am or pm is refused.
# Whoever takes times from inspection reports ("we visited at 9.55pm") has each up to an hour early, never late, and no gap.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check python-dateutil==4.0.0
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as metadata
from datetime import datetime

from dateutil import parser

ZERO = datetime(2024, 1, 1)
PRINTED = {"2.30pm": "2:30pm", "9.55 pm": "9:55 pm", "11.45am on 5 March 2024": "11:45am on 5 March 2024"}
seen = {text: parser.parse(text, default=ZERO) for text in PRINTED}
meant = {text: parser.parse(colon, default=ZERO) for text, colon in PRINTED.items()}
print(f"python-dateutil {metadata.version('python-dateutil')}")
for text, time in seen.items():
    print(f"{text!r} is read as {time:%d %B, %H:%M}; with a colon as {meant[text]:%H:%M}")
try:
    parser.parse("5 March 2024 at 14.30")
    refused = False
except parser.ParserError:
    refused = True
assert [time.strftime("%H:%M") for time in seen.values()] == ["14:00", "21:00", "11:00"], "changed: the minutes are read"
assert [time.strftime("%H:%M") for time in meant.values()] == ["14:30", "21:55", "11:45"], "changed: the colon"
assert refused, "changed: 14.30 is read"
PY
