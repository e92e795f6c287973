"""Tables of plain text whose rows are parted by drawn rules, with cells over several lines."""

from __future__ import annotations

import pytest

from hmicdiff.structure.layout import lay_out
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

from .cases import document

HEAD = "PEEL 2023–25: An inspection of Kent Police\n\n"
FRAMED = """Our judgments

+--------------------------+--------------+
| Area                     | Grade        |
+--------------------------+--------------+
| Investigating crime      | Adequate     |
| Police powers and        | Requires     |
| treating the public      | improvement  |
| fairly and respectfully  |              |
| Managing offenders       | Requires     |
|                          | improvement  |
| Supporting victims       | Good         |
+--------------------------+--------------+
"""
PARTED = """Our judgments

+--------------------------+--------------+
| Area                     | Our          |
|                          | grade        |
+==========================+==============+
| Investigating crime      | Adequate     |
+--------------------------+--------------+
| Police powers and        | Requires     |
| treating the public      | improvement  |
| fairly and respectfully  |              |
+--------------------------+--------------+
| Managing                 |              |
| offenders                | Requires     |
|                          | improvement  |
+--------------------------+--------------+
| Supporting victims       | Good         |
+--------------------------+--------------+
"""


def cells(text: str) -> list[tuple[int | None, int | None, str]]:
    """Return row, column and words of each cell."""
    blocks = lay_out(document(HEAD + text), load_vocabulary()).blocks
    return [(one.row, one.cell, one.text.text) for one in blocks if one.kind == "cell"]


@pytest.mark.parametrize("text", [FRAMED, PARTED, FRAMED.replace("\n+", "\n   +").replace("\n|", "\n   |")])
def test_every_area_has_its_grade(text: str) -> None:
    """A cell over several lines is one, whether rules part the rows or only frame them."""
    found = understand(document(HEAD + text), load_vocabulary()).report.sections
    assert [section.grade.value for section in found if section.grade is not None] == [
        "adequate",
        "requires improvement",
        "requires improvement",
        "good",
    ]


def test_cells_are_whole() -> None:
    """Words on several lines are those of one cell, the head's too."""
    text = "+-------+------+\n| Of    | Year |\n| whom  | 2023 |\n+=======+======+\n| Cases | all  |\n| kept  |      |\n| open  |      |\n+-------+------+\n"
    assert cells(text) == [(0, 0, "Of whom"), (0, 1, "Year 2023"), (1, 0, "Cases kept open"), (1, 1, "all")]


def test_a_label_over_two_lines_keeps_its_value() -> None:
    """Values stand in the row of their label."""
    text = (
        "+-------------------+--------+\n| Measure           | Year   |\n|                   | 2023   |\n"
        "+===================+========+\n| Domestic abuse    | 28.6%  |\n| arrests           |        |\n"
        "+-------------------+--------+\n| Stop and searches | 9,417  |\n+-------------------+--------+\n"
    )
    figures = understand(document(HEAD + "Findings\n\n" + text), load_vocabulary()).report.figures
    assert [figure.value for figure in figures] == [28.6, 9417]


def test_a_box_is_no_table() -> None:
    """One column between bars is a box of text, and a rule with nothing in it is none."""
    box = "+--------------+\n| The force is |\n| good at it.  |\n+--------------+\n"
    assert cells(box) == []
    assert cells("+----+----+\n\nThe force is good at it.\n") == []


def test_rows_with_an_empty_cell_are_their_own() -> None:
    """What begins with a capital is a row, though its first cell is empty."""
    text = "+--------+-------+-----+\n| Pillar | Area  | Had |\n+--------+-------+-----+\n| People | Crews | One |\n|        | Staff | two |\n+--------+-------+-----+\n"
    assert [one[:2] for one in cells(text)[-2:]] == [(2, 1), (2, 2)]
