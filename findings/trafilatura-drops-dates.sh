#!/usr/bin/env bash
# trafilatura drops a date that a page marks as one (`<time>`) out of the midst of its sentence: "The force was inspected on
# 31 March 2024 by our inspectors" is left as "The force was inspected on by our inspectors". With `favor_recall` too.
# Whoever takes report pages by it has them without the dates of inspection and publication that are marked best, and tells
# when a report is of by whatever other date its text holds.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check trafilatura==2.3.1 lxml-html-clean==0.4.6
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as metadata

import trafilatura

TEXT = "<p>The force has improved how it answers calls and how sergeants supervise investigations in area {}.</p>"
BODY = "".join(TEXT.format(area) for area in range(12))
DATED = "<p>The force was inspected on <time datetime='2024-03-31'>31 March 2024</time> by our inspectors.</p>"
PAGE = f"<html><body><article><h1>Report</h1>{BODY}{DATED}{BODY}</article></body></html>"


def rest(**options: bool) -> list[str]:
    """The lines that are none of the body's."""
    return [line for line in trafilatura.extract(PAGE, **options).splitlines() if "how it answers" not in line]


plain, recall = rest(), rest(favor_recall=True)
print(f"trafilatura {metadata.version('trafilatura')}: {plain}, with favor_recall {recall}")
for lines in (plain, recall):
    assert "The force was inspected on by our inspectors." in lines, "changed: the date"
PY
