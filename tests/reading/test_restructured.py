"""reStructuredText: what its marks say, and words without them."""

from __future__ import annotations

import pytest

from hmicdiff.model import Document, Line
from hmicdiff.reading.choose import read_bytes
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary


def _read(source: str, name: str = "a.rst") -> Document:
    return read_bytes(source.encode(), relative=name)


def _told(source: str) -> list[tuple[str, str | None]]:
    """Return words and kind of each line that is not blank."""
    return [(line.text, line.kind) for line in _read(source).lines if line.text]


def _cells(source: str) -> list[list[str]]:
    """Return the texts of each row of tables."""
    rows: dict[int, list[str]] = {}
    for line in _read(source).lines:
        if line.row is not None:
            rows.setdefault(line.row, []).append(line.text)
    return list(rows.values())


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("It is **good** at *most* of it", "It is good at most of it"),
        ("Run ``make`` or `the report <https://x.org/a>`_ now", "Run make or the report now"),
        ("As :ref:`the annex <annex>` and :term:`RRP` say_", "As the annex and RRP say"),
        ("Cases [1]_ and calls [#calls]_ rose", "Cases and calls rose"),
        ("It took 2\\ :sup:`1`\\ /\\ :sub:`2` days", "It took 2 1/2 days"),
        ("5 \\* 3 and a\\_b", "5 * 3 and a_b"),
        ("2*3*4 and snake_case_name", "2*3*4 and snake_case_name"),
        ("An |unknown| name", "An |unknown| name"),
        ("The force says::", "The force says:"),
    ],
)
def test_words_stand_without_their_marks(source: str, said: str) -> None:
    """Emphasis, roles, links and escapes keep their words alone; marks of notes are left out."""
    assert _told(source) == [(said, None)]


def test_titles_are_levels_in_the_order_of_their_signs() -> None:
    """A line of signs under a title, or over and under it, makes it a heading; which sign is which level each text decides."""
    source = "=====\nKent\n=====\n\nCrime\n#####\nIt rose.\n\nVictims\n*******\n\nFires\n#####\n\n----------\n\nEnd.\n"
    headings = [(line.text, line.level) for line in _read(source).lines if line.kind == "heading"]
    assert headings == [("Kent", 1), ("Crime", 2), ("Victims", 3), ("Fires", 2)]
    assert [text for text, kind in _told(source) if kind is None] == ["It rose.", "End."]


def test_a_paragraph_stands_on_the_line_that_it_begins_on() -> None:
    """Its lines are one, so that marks over two of them are read, and those behind it keep their numbers."""
    lines = _read("It is **very\ngood** at it.\n\nNext.\n").lines
    assert lines == (Line(text="It is very good at it."), Line(text=""), Line(text=""), Line(text="Next."))


def test_entries_of_lists_are_whole() -> None:
    """An entry is one line with the paragraphs that go on with it; those in it are a level deeper."""
    source = "- The force\n  should act.\n\n  It hasn't yet.\n- Next\n\n  #. inner\n  #. last\n"
    lines = [(line.text, line.level) for line in _read(source).lines if line.kind == "bullet"]
    assert lines == [("The force should act. It hasn't yet.", 1), ("Next", 1), ("inner", 2), ("last", 2)]


@pytest.mark.parametrize(
    ("opening", "label"),
    [
        (".. admonition:: Area for improvement", "Area for improvement"),
        (".. topic:: Cause of concern", "Cause of concern"),
        (".. sidebar:: Recommendation 2\n   :class: wide", "Recommendation 2"),
        (".. note::\n\n   Promising practice", "Promising practice"),
        (".. dropdown:: Innovative practice\n   :open:", "Innovative practice"),
    ],
)
def test_boxes_keep_their_title_and_end(opening: str, label: str) -> None:
    """What stands indented below a directive is a box with its title; what stands behind it is none of it."""
    lines = [line for line in _read(f"{opening}\n\n   It should\n   act.\n\nBehind.\n").lines if line.text]
    assert [(line.text, bool(line.boxes)) for line in lines] == [
        (label, True),
        ("It should act.", True),
        ("Behind.", False),
    ]


def test_words_behind_the_name_of_a_box_begin_its_text() -> None:
    """They're no title."""
    assert _told(".. warning:: The force should\n   act.\n") == [("The force should act.", None)]


_PICTURES = """.. |{name}| image:: a.png
   :alt: {alt}
.. |body| replace:: Kent Police

"""


@pytest.mark.parametrize(
    ("name", "alt", "grade"),
    [("g", "Good", "Good"), ("ri icon", "Grade: requires improvement", "Requires improvement"), ("x", "Judged inadequate", "Inadequate")],
)  # fmt: skip
def test_names_that_stand_for_grades_are_grades(name: str, alt: str, grade: str) -> None:
    """A grade behind a title is its label, one by itself a label, one among words is words."""
    source = _PICTURES.format(name=name, alt=alt)
    assert _told(f"{source}|body|: crime |{name}|\n=========================\n\n|{name}|\n\nIt is |{name}|.\n") == [
        ("Kent Police: crime", "heading"), (grade, "label"), (grade, "label"), (f"It is {grade}.", None),
    ]  # fmt: skip


def test_pictures_show_grades_or_are_left_out() -> None:
    """The words of a picture are read where they are a grade; its caption is text."""
    document = _read(
        ".. image:: a.png\n   :alt: Good\n\n.. figure:: b.png\n   :alt: Two officers\n\n   A caption.\n"
    )
    assert [(line.text, line.kind) for line in document.lines if line.text] == [
        ("Good", "label"),
        ("A caption.", None),
    ]
    assert [(one.reason, one.text) for one in document.omissions] == [("picture", "Two officers")]


_DRAWN = """
+------------+-----------+
| Area       | Grade     |
+============+===========+
| Work with  | Good      |
| others     |           |
+------------+-----------+
| Fires      | Inadequate|
+            +-----------+
|            | Adequate  |
+------------+-----------+
"""
_RULED = """
========== ==========
Area       Grade
========== ==========
Work with
\\          Good
others     Good
========== ==========
"""


@pytest.mark.parametrize(
    ("source", "rows"),
    [
        (_DRAWN, [["Area", "Grade"], ["Work with others", "Good"], ["Fires", "Inadequate"], ["Adequate"]]),
        ("===== =========\nFires Good\nVans  Adequate,\n      of late\n===== =========\n", [["Fires", "Good"], ["Vans", "Adequate, of late"]]),
        (".. list-table:: T\n   :header-rows: 1\n\n   * - Area\n     - Grade\n   * - Fires\n     - Good\n", [["Area", "Grade"], ["Fires", "Good"]]),
        ('.. csv-table::\n   :header: "Area", "Grade"\n\n   "Fires, vans", Good\n', [["Area", "Grade"], ["Fires, vans", "Good"]]),
        (":Force: Kent Police\n:Grade: Good\n:orphan:\n", [["Force", "Kent Police"], ["Grade", "Good"]]),
        ("Fires\n   Good\nVans\n   Adequate\n", [["Fires", "Good"], ["Vans", "Adequate"]]),
    ],
)  # fmt: skip
def test_tables_fields_and_terms_are_rows(source: str, rows: list[list[str]]) -> None:
    """Each cell is whole, whatever the table is drawn with."""
    assert _cells(source) == rows


def test_what_nobody_sees_is_left_out_and_said() -> None:
    """Comments and lists of contents are named; targets of links are no words."""
    document = _read(
        ".. A remark\n   goes on.\n.. contents:: Inside\n.. _x: https://x.org\n\nText.\n\n.. [1] A note.\n"
    )
    assert [(line.text, line.kind) for line in document.lines if line.text] == [
        ("Text.", None),
        ("A note.", "note"),
    ]
    assert [(one.reason, one.text) for one in document.omissions] == [
        ("comment", "A remark goes on."),
        ("control", "Inside"),
    ]


_REPORT = """Kent Police
===========

PEEL 2021/22: an inspection of Kent Police

Investigating crime
-------------------

|ri|

.. |ri| image:: ri.svg
   :alt: Requires improvement

.. admonition:: Area for improvement

   The force should review its plans for investigations.

Its officers know their work.
"""


@pytest.mark.parametrize("name", ["a.rst", "a.txt", "a"])
def test_a_report_has_its_grade_and_item_whatever_it_is_called(name: str) -> None:
    """A text that bears such marks is read by them under any name."""
    report = understand(_read(_REPORT, name), load_vocabulary()).report
    assert [section.grade.value for section in report.sections if section.grade] == ["requires improvement"]
    assert [item.text for item in report.items] == ["The force should review its plans for investigations."]


def test_lines_under_titles_alone_make_no_other_format() -> None:
    """A plain text with ruled titles, dots and colons stays plain."""
    source = "Kent Police\n-----------\n\n.. and so on: the end ::\n"
    assert _read(source, "a.txt").media_type == "text/plain"
    assert _read(source, "a.rst").media_type == "text/x-rst"


@pytest.mark.parametrize(
    "unit", ["- ", "   ", ".. note:: ", "| ", "+--+\n", "= =\n", "*", "`", "|a", ":a:", "a\n "]
)
def test_marks_without_end_are_read_in_bounded_time(unit: str) -> None:
    """Thousands of them, on a line or below each other, hurt nobody."""
    for source in (
        unit * 4000,
        "\n".join(unit.strip() * 3 for _ in range(4000)),
        "\n".join(" " * at + unit for at in range(300)),
    ):
        assert _read(f"Text.\n\n{source}\n\nEnd.\n").lines[0].text == "Text."
