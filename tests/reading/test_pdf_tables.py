"""PDF: tiles, grids and tables, with lines and without, drawn here beside text in several layouts."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from drawn import print_lines, read_drawn, texts_of
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from hmicdiff.model import Line

_SENTENCE = "the service trains its staff well and checks their work"


_STYLE = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11)


def _lines(name: str, count: int, width: int = 28) -> list[str]:
    """Return lines of print, each of its own words."""
    return [f"{name}{number} {_SENTENCE[:width]}" for number in range(count)]


_AREAS = {
    "Outstanding": ["Preventing fire"],
    "Good": ["Managing assets and money", "Promoting fairness"],
    "Requires improvement": ["Responding to emergencies in the whole county"],
    "Inadequate": ["Protecting the public through regulation", "Training"],
}


def _cells(lines: Sequence[Line]) -> dict[str, list[str]]:
    """Return the cells of a table under its heads."""
    rows = [
        list(row)
        for _, row in itertools.groupby(
            (line for line in lines if line.kind == "cell"), key=lambda line: line.row
        )
    ]
    heads = {line.column: line.text for line in rows[0]}
    return {
        head: [line.text for row in rows[1:] for line in row if line.column == column]
        for column, head in heads.items()
    }


@pytest.mark.parametrize("form", ["tiles", "grid"])
def test_grades_with_their_areas_are_a_table(form: str) -> None:
    """A tile for each grade, or a column in a grid, holds names of areas, however many lines each takes."""

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, ["Overview of the judgments we made this time on the service"], 50, 740, 12)
        print_lines(canvas, ["Preventing fire"], 50, 470, 14, "Helvetica-Bold")
        print_lines(canvas, [f"{_SENTENCE}."], 50, 440)
        if form == "grid":
            cells = [[Paragraph(area, _STYLE) for area in areas] for areas in _AREAS.values()]
            table = Table(
                [list(_AREAS), cells], colWidths=[120] * 4, style=[("GRID", (0, 0), (-1, -1), 0.5, "black")]
            )
            table.wrapOn(canvas, 500, 200)
            table.drawOn(canvas, 50, 600)
            return
        for number, (grade, areas) in enumerate(_AREAS.items()):
            canvas.roundRect(50 + 125 * number, 600, 118, 110, 4)
            y = 690.0
            for text, font in ((grade, "Helvetica-Bold"), *((area, "Helvetica") for area in areas)):
                paragraph = Paragraph(text, ParagraphStyle("tile", parent=_STYLE, fontName=font))
                _, height = paragraph.wrapOn(canvas, 90, 100)
                paragraph.drawOn(canvas, 60 + 125 * number, y - height)
                y -= height + 7

    document = read_drawn(draw)
    assert _cells(document.lines) == _AREAS
    headings = [line.text for line in document.lines if line.kind == "heading"]
    assert headings[-1] == "Preventing fire"


@pytest.mark.parametrize("style", ["GRID", "LINEBELOW", "none", "stripes"])
@pytest.mark.parametrize("width", [110, 170])
def test_a_narrow_table_ends_where_the_text_goes_on(style: str, width: int) -> None:
    """Short lines under a table of words are no rows of it."""
    rows = [
        ["Area", "Grade"],
        ["Prevention", "Good"],
        ["Response", "Adequate"],
        ["Training staff", "Inadequate"],
    ]

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, ["Our judgments"], 50, 740, 14, "Helvetica-Bold")
        lines = {
            "GRID": [("GRID", (0, 0), (-1, -1), 0.5, "black")],
            "LINEBELOW": [("LINEBELOW", (0, 0), (-1, -1), 0.5, "black")],
            "stripes": [("BACKGROUND", (0, row), (-1, row), "lightgrey") for row in (0, 2)],
            "none": [],
        }
        table = Table(rows, colWidths=[width] * 2, style=lines[style], hAlign="LEFT")
        table.wrapOn(canvas, 500, 200)
        table.drawOn(canvas, 50, 640)
        for number, name in enumerate(("Response", "Training staff")):
            print_lines(canvas, [name], 56, 600 - 60 * number, 14, "Helvetica-Bold")
            print_lines(canvas, ["The service is slow."], 56, 580 - 60 * number)

    document = read_drawn(draw)
    lines = [(line.text, line.kind) for line in document.lines if line.text]
    assert lines == [
        ("Our judgments", "heading"),
        *((cell, "cell") for row in rows for cell in row),
        ("Response", "heading"),
        ("The service is slow.", None),
        ("Training staff", "heading"),
        ("The service is slow.", None),
    ]


def test_a_cell_in_the_middle_tears_no_words() -> None:
    """A cell of one line set in the middle beside one of three lines leaves them whole."""
    rows = [["Protecting people who are at risk of harm or of exploitation", "Adequate"], ["Leading", "Good"]]

    def draw(canvas: Canvas) -> None:
        table = Table(
            [[Paragraph(cell, _STYLE) for cell in row] for row in rows],
            colWidths=[90, 80],
            style=[("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")],
        )
        table.wrapOn(canvas, 500, 200)
        table.drawOn(canvas, 50, 600)

    assert [(line.text, line.row, line.column) for line in read_drawn(draw).lines if line.text] == [
        (text, row, column) for row, cells in enumerate(rows) for column, text in enumerate(cells)
    ]


@pytest.mark.parametrize("missing", ["top", "bottom", "none"])
def test_a_grid_that_is_not_closed_loses_nothing(missing: str) -> None:
    """A table that goes on from or on to another page has no line there; what stands there is read all the same."""
    rows = [["Area", "What we found"], ["Prevention", "Plans are late"], ["Response", "Crews train well"]]

    def draw(canvas: Canvas) -> None:
        for number in range(4):
            if (number, missing) not in {(0, "top"), (3, "bottom")}:
                canvas.line(50, 700 - 30 * number, 350, 700 - 30 * number)
        for x in (50, 170, 350):
            canvas.line(x, 700, x, 610)
        for number, cells in enumerate(rows):
            for x, cell in zip((56, 176), cells, strict=True):
                canvas.drawString(x, 682 - 30 * number, cell)

    words = sorted(word for line in texts_of(read_drawn(draw)) for word in line.split())
    assert words == sorted(word for cells in rows for cell in cells for word in cell.split())


def test_a_line_between_values_parts_them() -> None:
    """Values of neighbouring cells set no farther apart than words belong to the cells that lines draw."""

    def draw(canvas: Canvas) -> None:
        for number in range(3):
            canvas.line(50, 700 - 20 * number, 260, 700 - 20 * number)
        for x in (50, 200, 230, 260):
            canvas.line(x, 700, x, 660)
        canvas.setFont("Helvetica", 9)
        for y, cells in ((687, ("Measure", "2023", "2024")), (667, ("Calls answered", "82.1%", "90.4%"))):
            for x, cell in zip((54, 204, 231), cells, strict=True):
                canvas.drawString(x, y, cell)

    lines = [line.text for line in read_drawn(draw).lines if line.text]
    assert lines == ["Measure   2023   2024", "Calls answered   82.1%   90.4%"]


@pytest.mark.parametrize("rows", [20, 3], ids=["longer", "shorter"])
def test_a_table_in_one_of_two_columns_parts_neither(rows: int) -> None:
    """A framed table is read in its column, whether or not the other one goes on beside it."""
    left, right = _lines("left", 14), _lines("right", rows)

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, left[:7], 50, 730)
        table = Table(
            [["Measure", "2024"], ["Plans kept", "7%"]],
            colWidths=[110, 50],
            style=[("GRID", (0, 0), (-1, -1), 0.5, "black")],
        )
        table.wrapOn(canvas, 200, 100)
        table.drawOn(canvas, 50, 600)
        print_lines(canvas, left[7:], 50, 570)
        print_lines(canvas, right, 300, 730)

    assert texts_of(read_drawn(draw)) == [*left[:7], "Measure   2024", "Plans kept   7%", *left[7:], *right]


def test_a_table_that_begins_its_column_stays_there() -> None:
    """A framed table at the top of the second column is read behind the first one."""
    left, right = _lines("left", 12), _lines("right", 6)

    def draw(canvas: Canvas) -> None:
        print_lines(
            canvas,
            ["A title that runs over the whole width of both of the columns"],
            50,
            780,
            16,
            "Helvetica-Bold",
        )
        print_lines(canvas, left, 50, 740)
        table = Table(
            [["Plans kept", "7%"], ["Plans lost", "2%"]],
            colWidths=[110, 50],
            style=[("GRID", (0, 0), (-1, -1), 0.5, "black")],
        )
        table.wrapOn(canvas, 200, 100)
        table.drawOn(canvas, 300, 712)
        print_lines(canvas, right, 300, 690)

    _, *rest = texts_of(read_drawn(draw))
    assert rest == [*left, "Plans kept   7%", "Plans lost   2%", *right]


def test_cells_of_one_width_are_no_line_of_text() -> None:
    """Words that stand in equal columns, as far apart as each other, are not put together for that."""

    def draw(canvas: Canvas) -> None:
        for x, name in ((50, "Fraud"), (150, "Fires"), (250, "Calls")):
            canvas.rect(x - 4, 690, 92, 40)
            print_lines(canvas, [name, "team", "lead"], x, 716)

    assert "team team team" not in " ".join(texts_of(read_drawn(draw)))


@pytest.mark.parametrize("gap", [3, 14], ids=["as near as words", "apart"])
@pytest.mark.parametrize("headed", [True, False])
def test_a_table_of_grades_needs_no_lines(gap: float, *, headed: bool) -> None:
    """Rows that follow each other and end in a grade are a table, though nothing is drawn and no space parts its columns."""
    names = ["Preventing fires", "Protecting the public well", "Making use of resources"]
    grades = ["Good", "Requires improvement", "Inadequate"]
    width = max(stringWidth(name, "Helvetica", 9) for name in names) + gap

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, [f"Before it, {_SENTENCE}."], 50, 760)
        if headed:
            print_lines(canvas, ["Area"], 50, 735, font="Helvetica-Bold")
            print_lines(canvas, ["Grade"], 50 + width, 735, font="Helvetica-Bold")
        for number, (name, grade) in enumerate(zip(names, grades, strict=True)):
            print_lines(canvas, [name], 50, 715 - 20 * number)
            print_lines(canvas, [grade], 50 + width, 715 - 20 * number)
        print_lines(canvas, [f"After it, {_SENTENCE}."], 50, 630)

    assert [line.text for line in read_drawn(draw).lines if line.kind == "cell"] == [
        *(["Area", "Grade"] if headed else []),
        *(text for pair in zip(names, grades, strict=True) for text in pair),
    ]


@pytest.mark.parametrize("head", ["Measure 2024 2025", "Measure 2023/24 2024/25"])
def test_a_table_of_values_needs_no_lines(head: str) -> None:
    """Rows that end in as many values as the row above them has years are a table with its heads."""
    rows = ["Calls answered in time 71.5% 80.2%", "Plans without an owner 12.4% 9.1%"]
    lines = [
        line.text
        for line in read_drawn(lambda canvas: print_lines(canvas, [head, *rows], 50, 700)).lines
        if line.kind == "cell"
    ]
    assert " ".join(lines).split() == " ".join([head, *rows]).split()


@pytest.mark.parametrize(
    "lines",
    [
        ["The team was graded", "as it had been: Good", "and its work is not Inadequate"],
        ["Of 45 plans, 12 were late 33 27", f"and {_SENTENCE}"],
        ["Fewer were late in 2024 2025", f"than before, and {_SENTENCE}", "so that 12 13"],
    ],
)
def test_lines_of_text_are_no_table(lines: list[str]) -> None:
    """A line that only ends in a grade or in numbers is a line."""
    read = read_drawn(lambda canvas: print_lines(canvas, lines, 50, 700))
    assert all(line.kind != "cell" for line in read.lines)


@pytest.mark.parametrize("gap", [0, 6], ids=["touching", "apart"])
def test_tiles_in_rows_keep_their_areas(gap: float) -> None:
    """Of tiles below each other, in one frame or not, each names the grade of its own areas alone."""
    tiles = (
        (0, 0, "Good", ["Preventing crime", "Managing offenders"]),
        (1, 0, "Adequate", ["Responding to the public"]),
        (0, 1, "Inadequate", ["Investigating crime"]),
        (1, 1, "Outstanding", ["Recording data"]),
    )

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, ["How we graded the force"], 50, 760, 14, "Helvetica-Bold")
        for column, row, grade, names in tiles:
            x, y = 50 + 170 * column, 660 - (80 + gap) * row
            canvas.rect(x, y, 160, 80)
            canvas.rect(x, y + 60, 160, 20)
            print_lines(canvas, [grade], x + 6, y + 66, 9, "Helvetica-Bold")
            print_lines(canvas, names, x + 6, y + 44)

    assert texts_of(read_drawn(draw))[1:] == [
        "Good", "Adequate", "Preventing crime", "Managing offenders", "Responding to the public",
        "Inadequate", "Outstanding", "Investigating crime", "Recording data",
    ]  # fmt: skip


@pytest.mark.parametrize("told", [("Good", "Requires improvement", "Good"), ("412", "3,019", "7.5%")])
def test_rows_of_a_grid_that_only_upright_lines_part(told: tuple[str, str, str]) -> None:
    """In a frame with one line down its middle each grade or value belongs to the words at its height."""
    names = ("Effectiveness of the service", "Efficiency", "People and their training")

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, ["The judgments that we made on the service this time"], 50, 740, 12)
        for left, width in ((50, 200), (250, 150)):
            canvas.rect(left, 640, width, 60)
        for number, (name, value) in enumerate(zip(names, told, strict=True)):
            canvas.setFont("Helvetica", 10)
            canvas.drawString(56, 686 - 16 * number, name)
            canvas.drawString(256, 686 - 16 * number, value)

    cells = [line.text for line in read_drawn(draw).lines if line.kind == "cell"]
    apart = [text for pair in zip(names, told, strict=True) for text in pair]
    assert cells in (apart, [f"{name}   {value}" for name, value in zip(names, told, strict=True)])


def test_columns_under_grades_of_one_and_two_lines() -> None:
    """Where a grade takes two lines, what stands below it begins lower than in the other columns, and is still one name."""
    columns = (
        (["Outstanding"], ["Managing", "offenders"]),
        (["Requires", "improvement"], ["Investigating", "crime", "Training"]),
        (["Inadequate"], ["Responding to", "emergencies"]),
    )

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, ["Overview of the judgments we made this time on the service"], 50, 740, 12)
        for number, (grade, areas) in enumerate(columns):
            below = print_lines(canvas, grade, 50 + 150 * number, 700, font="Helvetica-Bold")
            print_lines(canvas, areas, 50 + 150 * number, below - 6)

    assert _cells(read_drawn(draw).lines) == {
        "Outstanding": ["Managing offenders"],
        "Requires improvement": ["Investigating crime", "Training"],
        "Inadequate": ["Responding to emergencies"],
    }
