#!/usr/bin/env bash
# Two sentence splitters, BlingFire and syntok, start no sentence with a number: "It reached 81 percent. 2023 was worse." is one
# sentence to both, and "Calls to 999 rose by 4%. 101 calls fell." too. BlingFire does end one after the number of a list item.
# Whoever takes a sentence for the unit of a finding has a rise and a fall, or two years, in one, and quotes one for the other.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check blingfire==0.1.8 numpy==2.4.6 syntok==1.4.4
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as metadata

import blingfire
from syntok import segmenter


def syntok_sentences(text: str) -> list[str]:
    """Sentences as syntok has them."""
    return ["".join(t.spacing + t.value for t in s).strip() for p in segmenter.process(text) for s in p]


def blingfire_sentences(text: str) -> list[str]:
    """Sentences as BlingFire has them."""
    return blingfire.text_to_sentences(text).split("\n")


TEXTS = ("It reached 81 percent. 2023 was worse.", "Calls to 999 rose by 4%. 101 calls fell.", "It rose. Custody fell.")
for name, split in (("blingfire", blingfire_sentences), ("syntok", syntok_sentences)):
    seen = [split(text) for text in TEXTS]
    print(f"{name} {metadata.version(name)}: {seen}")
    assert [len(sentences) for sentences in seen] == [1, 1, 2], f"changed: {name}"
listed = blingfire_sentences("There are two: 1. Train officers. 2. Record crime.")
print(f"blingfire, a list: {listed}")
assert listed[0].endswith("1."), "changed: blingfire keeps a list's number with its item"
PY
