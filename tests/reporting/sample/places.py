"""The sample reports by name, and quotes cut from them by line."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from hmicdiff import model

__all__ = [
    "BODY",
    "CRIME",
    "FILES",
    "FOLDER",
    "LETTER",
    "PEEL_2018",
    "PEEL_2023",
    "TRANSCRIPT",
    "cite",
    "digest",
    "lines_of",
    "quote",
]

FOLDER = Path(__file__).parents[3] / "inputs" / "norfolk"
BODY = "Norfolk Constabulary"

LETTER, CRIME, TRANSCRIPT, PEEL_2018, PEEL_2023 = (
    "2014-09-core-business-letter.txt",
    "2014-11-crime-inspection.txt",
    "hmi-assessment-transcript.txt",
    "2019-05-peel-2018-19-effectiveness.txt",
    "2024-09-peel-2023-25.txt",
)
FILES = (LETTER, CRIME, TRANSCRIPT, PEEL_2018, PEEL_2023)


def digest(*parts: object) -> str:
    """Sixteen hexadecimal digits over `parts`."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def lines_of(name: str) -> tuple[str, ...]:
    """Lines of a sample file, as received."""
    return tuple((FOLDER / name).read_text(encoding="utf-8-sig").split("\n"))


def quote(name: str, start: int, end: int | None = None, of: str | None = None) -> dict[str, Any]:
    """Place and verbatim text of some lines; `of` narrows it to a stretch of one line."""
    text = "\n".join(lines_of(name)[start - 1 : end or start]).strip()
    assert of is None or of in text, of
    return {"line_start": start, "line_end": end or start, "quote": of or text}


def cite(name: str, start: int, end: int | None = None, of: str | None = None) -> model.Cited:
    """A quote with the id of its report."""
    return model.Cited(report=digest(name), **quote(name, start, end, of))
