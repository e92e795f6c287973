"""Items in the cells of tables and of lists of terms, as trackers and boxes print them."""

from __future__ import annotations

import pytest

from hmicdiff.reading.choose import read_bytes
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

_HEAD = (
    "<h1>PEEL 2021/22: An inspection of Dorset Police</h1><p>4 November 2022</p><h2>Investigating crime</h2>"
    "<p>Dorset Police is good at investigating crime. It has 61 detectives.</p>"
)


def _items(markup: str) -> list[tuple[str, str | None, str, str | None]]:
    """Return kind, stem, text and deadline of the items of a page."""
    read = read_bytes(f"<html>{_HEAD}{markup}</html>".encode(), relative="a.html")
    found = understand(read, load_vocabulary()).report.items
    return [(item.kind, item.stem, item.text, item.deadline) for item in found]


@pytest.mark.parametrize(
    "stem",
    [
        "The force should",
        "The chief constable must:",
        "Dorset Police should immediately",
        "We say that it needs to",
    ],
)
@pytest.mark.parametrize("when", ["By when", "By", "Timescale", "Due date"])
@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Areas for improvement", "area_for_improvement"),
        ("Recommendations", "recommendation"),
        ("What comes next", "recommendation"),
    ],
)
def test_cells_go_on_with_the_sentence_that_heads_their_column(
    stem: str, when: str, title: str, kind: str
) -> None:
    """A column headed with the beginning of an obligation holds items, whatever the title says they are."""
    rows = (("check its plans", "May 2023"), ("tell each victim what it did", "Within three months"))
    cells = "".join(
        f"<tr><td>{number}</td><td>{text}</td><td>{day}</td></tr>"
        for number, (text, day) in enumerate(rows, 1)
    )
    table = f"<table><tr><th>No.</th><th>{stem}</th><th>{when}</th></tr>{cells}</table>"
    assert _items(f"<h3>{title}</h3>{table}") == [(kind, stem, text, day) for text, day in rows]


def test_a_column_of_prose_beside_no_deadline_holds_no_items() -> None:
    """Under a title that announces no items, the beginning of an obligation alone makes none."""
    table = "<table><tr><th>Question</th><th>The force should</th></tr><tr><td>1</td><td>know its people well</td></tr></table>"
    assert _items(f"<h3>How we inspect</h3>{table}") == []


@pytest.mark.parametrize("label", ["Areas for improvement", "Area for improvement"])
def test_each_obligation_beside_a_label_is_an_item(label: str) -> None:
    """Several of them may stand under one term, or in one row."""
    asked = (
        "The force should review its stock of cases.",
        "The force should train its supervisors by June 2023.",
    )
    told = "".join(f"<dd>{text}</dd>" for text in asked)
    found = _items(f"<dl><dt>{label}</dt>{told}</dl>")
    assert [text for _, _, text, _ in found] == list(asked)
