"""Section links on report pairs of other bodies, labelled blind by a reader."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hmicdiff.comparing.sections import link_sections
from hmicdiff.reading.choose import read_document
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from hmicdiff.model import Reading

FOLDER = Path(__file__).parent / "sections"
VOCABULARY = load_vocabulary()


@dataclass(frozen=True)
class Measured:
    """What was linked in one pair, and what the reader links; headings stand for sections."""

    found: set[tuple[str, str]]
    strong: set[tuple[str, str]]
    weak: set[tuple[str, str]]


@pytest.fixture(scope="module")
def measured() -> list[Measured]:
    """Return every labelled pair with what is linked in it."""
    pairs = json.loads((FOLDER / "pairs.json").read_text(encoding="utf-8"))
    return [_measure(pair) for pair in pairs]


def _measure(pair: dict[str, Any]) -> Measured:
    left, right = (_reading(pair[side]) for side in ("earlier", "later"))
    names = [{s.id: s.heading or "" for s in one.report.sections} for one in (left, right)]
    links = link_sections(left, right, VOCABULARY).links
    return Measured(
        found={(names[0][link.left.section], names[1][link.right.section]) for link in links},
        strong={(one, other) for one, other, strength in pair["links"] if strength == "strong"},
        weak={(one, other) for one, other, strength in pair["links"] if strength == "weak"},
    )


def _reading(name: str) -> Reading:
    return understand(read_document(FOLDER / name, relative=name), VOCABULARY)


def test_most_strong_links_are_found(measured: list[Measured]) -> None:
    """Of the links a reader calls strong at least 85 percent are made."""
    strong = sum(len(one.strong) for one in measured)
    assert sum(len(one.strong & one.found) for one in measured) >= 0.85 * strong


def test_most_links_are_right(measured: list[Measured]) -> None:
    """Of the links made a reader makes at least 75 percent, strong or weak."""
    made = sum(len(one.found) for one in measured)
    assert sum(len(one.found & (one.strong | one.weak)) for one in measured) >= 0.75 * made


def test_no_pair_stands_on_the_other(measured: list[Measured]) -> None:
    """Police and fire and rescue each hold on their own: two thirds of the strong ones, four fifths right."""
    for one in measured:
        assert len(one.strong & one.found) >= 2 / 3 * len(one.strong)
        assert len(one.found & (one.strong | one.weak)) >= 0.8 * len(one.found)
