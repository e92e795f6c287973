"""Tables of plain text whose cells tabs part."""

from __future__ import annotations

import pytest

from hmicdiff.structure.layout import lay_out
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

from .cases import document

HEAD = "Kent Fire and Rescue Service\n\nEffectiveness, efficiency and people 2021/22\n\nPublished: 27 July 2022\n\n"
ROWS = (("Effectiveness", "Requires improvement"), ("Efficiency", "Inadequate"), ("People", "Good"))
GRADES = ["requires improvement", "inadequate", "good"]


def cells(text: str) -> list[tuple[int | None, str]]:
    """Return column and words of each cell."""
    blocks = lay_out(document(HEAD + text), load_vocabulary()).blocks
    return [(one.cell, one.text.text) for one in blocks if one.kind == "cell"]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n\n"])
@pytest.mark.parametrize("before", ["", "\t"])
@pytest.mark.parametrize("head", [(), (("Pillar", "Grade"),), (("", "Our judgment"),)])
def test_areas_with_a_tab_before_their_grade(
    gap: str, before: str, head: tuple[tuple[str, str], ...]
) -> None:
    """Each area has its grade, whatever stands between the rows, before them and over them."""
    lines = gap.join(before + "\t".join(row) for row in (*head, *ROWS))
    found = understand(
        document(f"{HEAD}{lines}\n\n\n\nContext\n\nThe service is rural.\n"), load_vocabulary()
    )
    grades = [section.grade for section in found.report.sections if section.grade is not None]
    assert [grade.value for grade in grades] == GRADES


def test_rows_of_three_that_tabs_open() -> None:
    """A sheet whose rows are indented is one over its blank lines too, and has no empty column."""
    text = "\tPillar\tThen\tNow\n\n\n\n\tPeople\tgood\tpoor\n\n\n\n\tEfficiency\tpoor\tgood"
    assert cells(text)[:4] == [(0, "Pillar"), (1, "Then"), (2, "Now"), (0, "People")]


def test_an_empty_corner_is_a_cell() -> None:
    """A tab before the heads alone is the empty cell over the names."""
    assert cells("\tThen\tNow\nPeople\tGood\tGood\nCost\tGood\tGood\n")[:3] == [
        (1, "Then"),
        (2, "Now"),
        (0, "People"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "\tThe service\tplans its work.\n\n\tPeople\tare trained.\n",
        "Chief Fire Officer\tJo Bell\n\nTelephone\t01234\n",
        "People\tGood\n\nThe service acts.\n",
    ],
)
def test_tabs_alone_make_no_table(text: str) -> None:
    """Two cells are a table only where grades stand in the second, in two rows or more."""
    assert cells(text) == []
