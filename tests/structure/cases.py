"""Reports written for the tests, with the structure a person sees in them."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hmicdiff.model import Document, Line
from hmicdiff.structure.identity import Identified, identify
from hmicdiff.structure.layout import lay_out
from hmicdiff.vocabulary import load_vocabulary

REPORTS = Path(__file__).parent / "reports"


@dataclass(frozen=True, slots=True)
class Case:
    """One short report and what is expected of it."""

    name: str
    text: str
    expected: dict[str, Any]


def forms(kind: str) -> dict[str, tuple[str, dict[str, Any]]]:
    """Return the short texts of which something of a kind (``grades``, ``identity``) is expected, with that, by id."""
    rows = tomllib.loads(Path(__file__).with_name("forms.toml").read_text(encoding="utf-8"))["form"]
    return {row["id"]: (row["text"], row[kind]) for row in rows if kind in row}


def cases() -> list[Case]:
    """Return every report of the folder with its expectation."""
    return [
        Case(
            path.stem, path.read_text(encoding="utf-8"), tomllib.loads(path.with_suffix(".toml").read_text())
        )
        for path in sorted(REPORTS.glob("*.txt"))
    ]


def document(text: str, path: str = "a.txt") -> Document:
    """Return `text` as the document a text file gives."""
    lines = tuple(Line(text=line) for line in text.split("\n"))
    return Document(
        path=path, sha256=hashlib.sha256(text.encode()).hexdigest(), media_type="text/plain", lines=lines
    )


def identified(text: str) -> Identified:
    """Return the identity of a text."""
    vocabulary = load_vocabulary()
    return identify(lay_out(document(text), vocabulary), vocabulary)
