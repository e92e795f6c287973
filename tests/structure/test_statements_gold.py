"""Statements and labelled items of the real reports, against what careful readers found in them."""

from __future__ import annotations

import json
import re
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hmicdiff.reading.choose import read_document
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from hmicdiff.model import Report, Statement

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold"
INPUTS = ("2014-09-core-business-letter", "2014-11-crime-inspection", "2019-05-peel-2018-19-effectiveness")
ROWS = json.loads((GOLD / "statements.json").read_text(encoding="utf-8"))
ASKED = [row for row in ROWS if row["strength"] == "explicit" and row["direction"] != "benchmark"]


@cache
def report(name: str) -> Report:
    """Return a sample, understood."""
    path = ROOT / "inputs" / "norfolk" / f"{name}.txt"
    return understand(read_document(path, relative=path.name), load_vocabulary()).report


def words(text: str) -> str:
    """Return the words of a text, for comparison."""
    return re.sub(r"[^a-z0-9]+", " ", text.lower().replace("’", "'")).strip()


def agrees(row: dict[str, Any], found: Statement) -> bool:
    """Whether a statement stands on the lines of a gold row and says the same."""
    meets = found.line_start <= row["line_end"] and row["line_start"] <= found.line_end
    one, other = words(row["text"]), words(found.quote)
    alike = SequenceMatcher(None, one, other, autojunk=False).ratio() > 0.6
    return meets and (alike or other in one or one in other)


@pytest.mark.parametrize("row", ASKED, ids=[row["id"] for row in ASKED])
def test_statement_is_found(row: dict[str, Any]) -> None:
    """Every explicit statement of change is found, its direction and its speaker right."""
    found = [one for one in report(row["input"]).statements if agrees(row, one)]
    assert [one.direction for one in found] == [row["direction"]]
    assert found[0].source == ("force" if row["source"] == "force told" else "inspectorate")


@pytest.mark.parametrize("name", INPUTS)
def test_nothing_else_is_stated(name: str) -> None:
    """No statement is reported that the readers did not see."""
    rows = [row for row in ROWS if row["input"] == name]
    extra = [one.quote for one in report(name).statements if not any(agrees(row, one) for row in rows)]
    assert extra == []


def test_labelled_items() -> None:
    """Labelled items are those of the gold, with kind, text and deadline, and no others."""
    gold = json.loads((GOLD / "reports.json").read_text(encoding="utf-8"))
    expected = [
        (one["input"], item["kind"], words(item["text"]), item["deadline"])
        for one in gold
        for item in one["items"]
        if item["labelled"]
    ]
    found = [
        (name, item.kind, words(item.text), item.deadline)
        for name in INPUTS
        for item in report(name).items
        if item.labelled
    ]
    assert sorted(found, key=str) == sorted(expected, key=str)


def test_lost_boxes_give_no_labelled_item() -> None:
    """A report whose boxes were lost in extraction has asks in its prose and no labelled item."""
    items = report("2024-09-peel-2023-25").items
    assert items
    assert not [item for item in items if item.labelled]


@pytest.mark.parametrize("line", [88, 119, 150, 153, 161, 165, 254])
def test_frames_of_2023_25(line: int) -> None:
    """Each of the seven openings is one statement that refers to the cycle of 2021/22."""
    found = [one for one in report("2024-09-peel-2023-25").statements if one.line_start == line]
    assert [one.reference.cycle for one in found] == ["PEEL 2021/22"]
    assert found[0].direction == ("too_early" if line == 254 else "improved")
