#!/usr/bin/env bash
# dateparser takes the second year of a span for a day: "2023-25" is the 25th of whatever month today is in, "2023/24" the 24th,
# but "2010-12" is December; "March '24" is 24 March of this year. With English (United Kingdom) as its locale too.
# Whoever dates inspection programmes so gets a full date that no text states and that moves with the month of the run: the
# same PEEL 2023-25 is of February when read in February and of November when read in November.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as metadata
from datetime import datetime

import dateparser

TEXTS = ("2023-25", "2023/24", "2010-12", "March '24")


def read(today: datetime) -> dict[str, str]:
    """Each text's date, read on that day."""
    found = {text: dateparser.parse(text, locales=["en-GB"], settings={"RELATIVE_BASE": today}) for text in TEXTS}
    return {text: f"{date:%Y-%m-%d}" for text, date in found.items()}


february, november = read(datetime(2026, 2, 10)), read(datetime(2026, 11, 29))
print(f"dateparser {metadata.version('dateparser')}")
print(f"read in February: {february}")
print(f"read in November: {november}")
assert (february["2023-25"], november["2023-25"]) == ("2023-02-25", "2023-11-25"), "changed: the span"
assert (february["2023/24"], november["2023/24"]) == ("2023-02-24", "2023-11-24"), "changed: the span with a slash"
assert february["2010-12"].startswith("2010-12-"), "changed: a span that may be a month"
assert november["March '24"] == "2026-03-24", "changed: the short year"
PY
