"""PDF: the order of pages cut by headings, boxes, tiles and tables, drawn here in several layouts."""

from __future__ import annotations

import io
import itertools
from typing import TYPE_CHECKING

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table

from hmicdiff.reading.choose import read_bytes
from hmicdiff.reading.pdf.parts import Run
from hmicdiff.reading.pdf.rows import as_line, group_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hmicdiff.model import Document, Line

_SENTENCE = "the service trains its staff well and checks their work"
_STYLE = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11)


def _read(draw: Callable[[Canvas], None]) -> Document:
    """Return a PDF of one drawn page, read."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return read_bytes(buffer.getvalue(), relative="a.pdf")


def _texts(document: Document) -> list[str]:
    """Return the texts of the lines that are not blank."""
    return [line.text for line in document.lines if line.text]


def _print(
    canvas: Canvas, lines: Sequence[str], x: float, y: float, size: float = 9, font: str = "Helvetica"
) -> None:
    """Print lines one below the other."""
    canvas.setFont(font, size)
    for number, line in enumerate(lines):
        canvas.drawString(x, y - number * size * 1.25, line)


def _lines(name: str, count: int, width: int = 28) -> list[str]:
    """Return lines of print, each of its own words."""
    return [f"{name}{number} {_SENTENCE[:width]}" for number in range(count)]


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("backwards", [False, True], ids=["as read", "backwards"])
@pytest.mark.parametrize("intro", [True, False], ids=["introduced", "bare"])
@pytest.mark.parametrize("uneven", [True, False], ids=["uneven", "even"])
def test_a_heading_in_mid_page_stands_over_all_columns(
    columns: int, *, backwards: bool, intro: bool, uneven: bool
) -> None:
    """Under each heading all columns are read before the next, though it is no wider than the first of them."""
    width = 510 / columns
    size = 24 if columns == 2 else 16
    parts: list[tuple[list[str], float, float, float, str]] = []
    wanted: list[str] = []
    for part, top in enumerate((780, 480)):
        heading = f"Part {part} of it"
        parts.append(([heading], 45, top, 15, "Helvetica-Bold"))
        wanted.append(heading)
        if intro:
            parts.append(([f"This introduces part {part}."], 45, top - 22, 9, "Helvetica"))
            wanted.append(f"This introduces part {part}.")
        for column in range(columns):
            lines = _lines(f"{part}{'abc'[column]}", 7 - (column if uneven else 0), size)
            parts.append((lines, 45 + column * width, top - 46, 9, "Helvetica"))
            wanted.extend(lines)

    def draw(canvas: Canvas) -> None:
        for lines, x, y, points, font in reversed(parts) if backwards else parts:
            _print(canvas, lines, x, y, points, font)

    assert _texts(_read(draw)) == wanted


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("style", ["stroked", "filled", "lines"])
def test_a_box_at_the_side_is_read_on_its_own(side: str, style: str) -> None:
    """A box beside the text mixes with none of its lines, and parts no paragraph."""
    box_x, text_x = (50, 230) if side == "left" else (390, 50)
    beside = _lines("beside", 9, 44)
    below = [f"below {number} {_SENTENCE} and {_SENTENCE[:22]}." for number in range(4)]
    boxed = ["Key facts", "Staff: 1,204", "Stations: 31", "Budget: £88.1m"]

    def draw(canvas: Canvas) -> None:
        if style == "lines":
            for x0, y0, x1, y1 in ((0, 0, 160, 0), (0, 90, 160, 90), (0, 0, 0, 90), (160, 0, 160, 90)):
                canvas.line(box_x + x0, 610 + y0, box_x + x1, 610 + y1)
        else:
            canvas.setFillGray(0.92)
            canvas.rect(box_x, 610, 160, 90, stroke=style == "stroked", fill=style == "filled")
            canvas.setFillGray(0)
        _print(canvas, ["Making the best use of resources"], 50, 730, 16, "Helvetica-Bold")
        _print(canvas, beside, text_x, 690)
        _print(canvas, below, 50, 690 - 9 * 11.25)
        _print(canvas, boxed, box_x + 12, 680)

    texts = _texts(_read(draw))
    assert texts[0] == "Making the best use of resources"
    assert texts[1:14] == [*beside, *below]
    assert texts[14:] == boxed


def test_a_box_in_a_column_stays_there() -> None:
    """A box as wide as its column is read between that column's lines, not between the columns."""
    first = _lines("a", 16, 30)
    upper, lower = _lines("b", 4, 30), _lines("c", 4, 30)

    def draw(canvas: Canvas) -> None:
        _print(canvas, first, 50, 700)
        _print(canvas, upper, 310, 700)
        canvas.rect(306, 560, 230, 84)
        _print(canvas, ["Boxed", "words in it", "and more of them"], 316, 625)
        _print(canvas, lower, 310, 545)

    assert _texts(_read(draw)) == [*first, *upper, "Boxed", "words in it", "and more of them", *lower]


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
        _print(canvas, ["Overview of the judgments we made this time on the service"], 50, 740, 12)
        _print(canvas, ["Preventing fire"], 50, 470, 14, "Helvetica-Bold")
        _print(canvas, [f"{_SENTENCE}."], 50, 440)
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

    document = _read(draw)
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
        _print(canvas, ["Our judgments"], 50, 740, 14, "Helvetica-Bold")
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
            _print(canvas, [name], 56, 600 - 60 * number, 14, "Helvetica-Bold")
            _print(canvas, ["The service is slow."], 56, 580 - 60 * number)

    document = _read(draw)
    lines = [(line.text, line.kind) for line in document.lines if line.text]
    assert lines == [
        ("Our judgments", "heading"),
        *((cell, "cell") for row in rows for cell in row),
        ("Response", "heading"),
        ("The service is slow.", None),
        ("Training staff", "heading"),
        ("The service is slow.", None),
    ]


@pytest.mark.parametrize(
    "mark", ["\u2713", "\u2192", "\u25ba", "\u27a2", "\u25cb", "\u00bb", "\uf0b7", "\uf0fc", "\u00a7"]
)
def test_signs_before_hanging_text_are_marks(mark: str) -> None:
    """Whatever sign stands before the lines of a list, each begins with it or with a bullet."""
    from hmicdiff.reading.pdf.parts import Run  # noqa: PLC0415
    from hmicdiff.reading.pdf.rows import as_line, group_rows  # noqa: PLC0415

    runs = [
        Run(x0=x, x1=x + 5, y=y, size=10, text=text, bold=False)
        for y in (700, 680)
        for x, text in ((50, mark), (70, "tell victims what it did"))
    ]
    lines = [as_line(row).text for row in group_rows(runs)]
    assert all(line[1:] == " tell victims what it did" and not line[0].isalnum() for line in lines)


@pytest.mark.parametrize("spaced", [True, False], ids=["spaces", "no spaces"])
def test_loose_justified_lines_are_prose(*, spaced: bool) -> None:
    """Words set far apart to fill a narrow column are a line of text, whether spaces are printed or not."""
    lines = [
        "officers told",
        "investigations wait",
        "neighbourhood teams",
        "communities everywhere",
        "a long line of it",
    ]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for column in range(2):
            for number, line in enumerate(lines * 3):
                x, y = 50 + 270 * column, 700 - 12 * number
                words = line.split()
                gap = (120 - sum(canvas.stringWidth(word) for word in words)) / (len(words) - 1)
                for word in words:
                    canvas.drawString(x, y, f"{word} " if spaced else word)
                    x += canvas.stringWidth(word) + gap

    document = _read(draw)
    assert [(line.text, line.kind) for line in document.lines if line.text] == [
        (line, None) for line in lines * 6
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

    assert [(line.text, line.row, line.column) for line in _read(draw).lines if line.text] == [
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

    words = sorted(word for line in _texts(_read(draw)) for word in line.split())
    assert words == sorted(word for cells in rows for cell in cells for word in cell.split())


@pytest.mark.parametrize("ground", [None, "white", "pale", "dark"])
def test_white_print_is_read_where_it_is_seen(ground: str | None) -> None:
    """White words on paper are hidden text; on a painted box they are text, whoever set them."""

    def draw(canvas: Canvas) -> None:
        _print(canvas, _lines("row", 4), 50, 700)
        if ground:
            canvas.setFillColorRGB(*{"white": (1, 1, 1), "pale": (0.6, 0.7, 1), "dark": (0, 0, 0.3)}[ground])
            canvas.rect(45, 600, 200, 30, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        _print(canvas, ["Inadequate overall"], 50, 612, 12)

    document = _read(draw)
    assert ("Inadequate overall" in _texts(document)) == (ground in {"pale", "dark"})
    hidden = [one.text for one in document.omissions if one.reason == "hidden_text"]
    assert hidden == ([] if ground in {"pale", "dark"} else ["Inadequate overall"])


@pytest.mark.parametrize(
    ("size", "rise"), [(0.58, 0.33), (0.7, 0.4), (0.83, 0.43), (0.86, 0.3), (0.96, 0.49), (1, 0.35)]
)
def test_a_raised_mark_joins_no_number(size: float, rise: float) -> None:
    """The mark of a note, raised by any writer's measure, is no digit of the number before it."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(50, 700)
        text.setFont("Helvetica", 10)
        text.textOut("The service has 4,312")
        text.setRise(10 * rise)
        text.setFont("Helvetica", 10 * size)
        text.textOut("7")
        text.setRise(0)
        text.setFont("Helvetica", 10)
        text.textOut(" firefighters and 90")
        canvas.drawText(text)

    document = _read(draw)
    assert _texts(document) == ["The service has 4,312 firefighters and 90"]
    assert [one.text for one in document.omissions] == ["7"]


@pytest.mark.parametrize("style", ["larger", "bold"])
def test_a_heading_with_its_grade_at_the_edge_stands_over_the_text(style: str) -> None:
    """A title at the left with the grade's name at the right edge is a heading with its grade, no table's row."""
    told = [("Understanding fires", "Good"), ("Crews and engines", "Requires improvement")]

    def draw(canvas: Canvas) -> None:
        for number, (title, grade) in enumerate(told):
            y = 700 - 90 * number
            _print(canvas, [title], 50, y, 14 if style == "larger" else 10, "Helvetica-Bold")
            _print(canvas, [grade], 420, y + 1, 10)
            _print(canvas, ["Short text follows.", "And more of it."], 50, y - 25, 10)

    assert _texts(_read(draw)) == [
        line for title, grade in told for line in (title, grade, "Short text follows.", "And more of it.")
    ]


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

    lines = [line.text for line in _read(draw).lines if line.text]
    assert lines == ["Measure   2023   2024", "Calls answered   82.1%   90.4%"]


@pytest.mark.parametrize("rows", [20, 3], ids=["longer", "shorter"])
def test_a_table_in_one_of_two_columns_parts_neither(rows: int) -> None:
    """A framed table is read in its column, whether or not the other one goes on beside it."""
    left, right = _lines("left", 14), _lines("right", rows)

    def draw(canvas: Canvas) -> None:
        _print(canvas, left[:7], 50, 730)
        table = Table(
            [["Measure", "2024"], ["Plans kept", "7%"]],
            colWidths=[110, 50],
            style=[("GRID", (0, 0), (-1, -1), 0.5, "black")],
        )
        table.wrapOn(canvas, 200, 100)
        table.drawOn(canvas, 50, 600)
        _print(canvas, left[7:], 50, 570)
        _print(canvas, right, 300, 730)

    assert _texts(_read(draw)) == [*left[:7], "Measure   2024", "Plans kept   7%", *left[7:], *right]


@pytest.mark.parametrize("offset", [3, 5.5, 8, 10], ids=lambda offset: f"{offset} points lower")
@pytest.mark.parametrize("first", ["left", "right"])
def test_columns_need_no_common_lines(offset: float, first: str) -> None:
    """Short columns between headings are read down one by one, though no line of one stands beside one of the other."""
    left, right = _lines("left", 4), _lines("right", 4)
    lower = (0.0, offset) if first == "left" else (offset, 0.0)

    def draw(canvas: Canvas) -> None:
        for top in (740, 600):
            _print(canvas, [f"Section {top}"], 50, top, 16, "Helvetica-Bold")
            _print(canvas, left, 50, top - 30 - lower[0])
            _print(canvas, right, 300, top - 30 - lower[1])
        _print(canvas, ["Last section"], 50, 480, 16, "Helvetica-Bold")
        _print(canvas, [f"At last {_SENTENCE} and {_SENTENCE}."], 50, 450)

    part, last = [*left, *right], f"At last {_SENTENCE} and {_SENTENCE}."
    assert _texts(_read(draw)) == ["Section 740", *part, "Section 600", *part, "Last section", last]


def test_a_table_that_begins_its_column_stays_there() -> None:
    """A framed table at the top of the second column is read behind the first one."""
    left, right = _lines("left", 12), _lines("right", 6)

    def draw(canvas: Canvas) -> None:
        _print(
            canvas,
            ["A title that runs over the whole width of both of the columns"],
            50,
            780,
            16,
            "Helvetica-Bold",
        )
        _print(canvas, left, 50, 740)
        table = Table(
            [["Plans kept", "7%"], ["Plans lost", "2%"]],
            colWidths=[110, 50],
            style=[("GRID", (0, 0), (-1, -1), 0.5, "black")],
        )
        table.wrapOn(canvas, 200, 100)
        table.drawOn(canvas, 300, 712)
        _print(canvas, right, 300, 690)

    _, *rest = _texts(_read(draw))
    assert rest == [*left, "Plans kept   7%", "Plans lost   2%", *right]


def test_a_heading_in_one_column_stands_over_that_column_alone() -> None:
    """A heading of the first column, beside a gap in the second that a heading there ends, parts neither."""
    left, right = _lines("left", 12), _lines("right", 11)

    def draw(canvas: Canvas) -> None:
        _print(canvas, left[:6], 50, 740)
        _print(canvas, ["Here"], 50, 660, 12, "Helvetica-Bold")
        _print(canvas, left[6:], 50, 640)
        _print(canvas, right[:5], 300, 740)
        _print(canvas, ["There"], 300, 655, 12, "Helvetica-Bold")
        _print(canvas, right[5:], 300, 634)

    assert _texts(_read(draw)) == [*left[:6], "Here", *left[6:], *right[:5], "There", *right[5:]]


def test_cells_of_one_width_are_no_line_of_text() -> None:
    """Words that stand in equal columns, as far apart as each other, are not put together for that."""

    def draw(canvas: Canvas) -> None:
        for x, name in ((50, "Fraud"), (150, "Fires"), (250, "Calls")):
            canvas.rect(x - 4, 690, 92, 40)
            _print(canvas, [name, "team", "lead"], x, 716)

    assert "team team team" not in " ".join(_texts(_read(draw)))


@pytest.mark.parametrize("gap", [3, 14], ids=["as near as words", "apart"])
@pytest.mark.parametrize("headed", [True, False])
def test_a_table_of_grades_needs_no_lines(gap: float, *, headed: bool) -> None:
    """Rows that follow each other and end in a grade are a table, though nothing is drawn and no space parts its columns."""
    names = ["Preventing fires", "Protecting the public well", "Making use of resources"]
    grades = ["Good", "Requires improvement", "Inadequate"]
    width = max(stringWidth(name, "Helvetica", 9) for name in names) + gap

    def draw(canvas: Canvas) -> None:
        _print(canvas, [f"Before it, {_SENTENCE}."], 50, 760)
        if headed:
            _print(canvas, ["Area"], 50, 735, font="Helvetica-Bold")
            _print(canvas, ["Grade"], 50 + width, 735, font="Helvetica-Bold")
        for number, (name, grade) in enumerate(zip(names, grades, strict=True)):
            _print(canvas, [name], 50, 715 - 20 * number)
            _print(canvas, [grade], 50 + width, 715 - 20 * number)
        _print(canvas, [f"After it, {_SENTENCE}."], 50, 630)

    assert [line.text for line in _read(draw).lines if line.kind == "cell"] == [
        *(["Area", "Grade"] if headed else []),
        *(text for pair in zip(names, grades, strict=True) for text in pair),
    ]


@pytest.mark.parametrize("head", ["Measure 2024 2025", "Measure 2023/24 2024/25"])
def test_a_table_of_values_needs_no_lines(head: str) -> None:
    """Rows that end in as many values as the row above them has years are a table with its heads."""
    rows = ["Calls answered in time 71.5% 80.2%", "Plans without an owner 12.4% 9.1%"]
    lines = [
        line.text
        for line in _read(lambda canvas: _print(canvas, [head, *rows], 50, 700)).lines
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
    read = _read(lambda canvas: _print(canvas, lines, 50, 700))
    assert all(line.kind != "cell" for line in read.lines)


def test_a_letter_close_to_its_word_is_no_mark() -> None:
    """Some files part the first letter from its word: it is none of the letters that symbol fonts have for marks."""

    def row(gap: float) -> str:
        runs = [
            Run(x0=50, x1=56, y=700, size=12, text="n", bold=False, order=0),
            Run(x0=56 + gap, x1=150, y=700, size=12, text="obody checks them", bold=False, order=1),
        ]
        return as_line(group_rows(runs)[0]).text

    assert row(0) == "nobody checks them"
    assert row(14) == "• obody checks them"


def test_boxes_of_some_letters_lower_than_others_part_no_word() -> None:
    """Typst's hyphen within a word has a box of its ink alone: the compound stays whole."""
    typst = pytest.importorskip("typst")
    source = b"#set page(width: 60mm, height: auto)\n#set text(9pt)\nThe first-line supervisors find well-run teams."
    told = " ".join(_texts(read_bytes(bytes(typst.compile(source)), relative="a.pdf")))
    assert told == "The first-line supervisors find well-run teams."
