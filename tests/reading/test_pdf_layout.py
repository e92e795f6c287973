"""PDF: the order of pages cut by headings, boxes and columns, and marks beside the text, drawn here in several layouts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn import print_lines, read_drawn, texts_of

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_SENTENCE = "the service trains its staff well and checks their work"


def _lines(name: str, count: int, width: int = 28) -> list[str]:
    """Return lines of print, each of its own words."""
    return [f"{name}{number} {_SENTENCE[:width]}" for number in range(count)]


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("backwards", [False, True], ids=["as read", "backwards"])
@pytest.mark.parametrize(
    "intro", ["This introduces part {}.", "Good", ""], ids=["introduced", "graded", "bare"]
)
@pytest.mark.parametrize("uneven", [True, False], ids=["uneven", "even"])
def test_a_heading_in_mid_page_stands_over_all_columns(
    columns: int, *, backwards: bool, intro: str, uneven: bool
) -> None:
    """Under each heading, and its grade, all columns are read before the next, though it is no wider than the first of them."""
    width = 510 / columns
    size = 24 if columns == 2 else 16
    parts: list[tuple[list[str], float, float, float, str]] = []
    wanted: list[str] = []
    for part, top in enumerate((780, 480)):
        heading = f"Part {part} of it"
        parts.append(([heading], 45, top, 15, "Helvetica-Bold"))
        wanted.append(heading)
        if intro:
            parts.append(([intro.format(part)], 45, top - 22, 9, "Helvetica"))
            wanted.append(intro.format(part))
        for column in range(columns):
            lines = _lines(f"{part}{'abc'[column]}", 7 - (column if uneven else 0), size)
            parts.append((lines, 45 + column * width, top - 46, 9, "Helvetica"))
            wanted.extend(lines)

    def draw(canvas: Canvas) -> None:
        for lines, x, y, points, font in reversed(parts) if backwards else parts:
            print_lines(canvas, lines, x, y, points, font)

    assert texts_of(read_drawn(draw)) == wanted


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
        print_lines(canvas, ["Making the best use of resources"], 50, 730, 16, "Helvetica-Bold")
        print_lines(canvas, beside, text_x, 690)
        print_lines(canvas, below, 50, 690 - 9 * 11.25)
        print_lines(canvas, boxed, box_x + 12, 680)

    texts = texts_of(read_drawn(draw))
    assert texts[0] == "Making the best use of resources"
    assert texts[1:14] == [*beside, *below]
    assert texts[14:] == boxed


def test_a_box_in_a_column_stays_there() -> None:
    """A box as wide as its column is read between that column's lines, not between the columns."""
    first = _lines("a", 16, 30)
    upper, lower = _lines("b", 4, 30), _lines("c", 4, 30)

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, first, 50, 700)
        print_lines(canvas, upper, 310, 700)
        canvas.rect(306, 560, 230, 84)
        print_lines(canvas, ["Boxed", "words in it", "and more of them"], 316, 625)
        print_lines(canvas, lower, 310, 545)

    assert texts_of(read_drawn(draw)) == [*first, *upper, "Boxed", "words in it", "and more of them", *lower]


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("style", ["larger", "bold"])
def test_a_heading_with_its_grade_at_the_edge_stands_over_the_text(style: str, side: str) -> None:
    """A title with the grade's name at the other side is a heading with its grade, no table's row, and stands first."""
    told = [("Understanding fires", "Good"), ("Crews and engines", "Requires improvement")]

    def draw(canvas: Canvas) -> None:
        for number, (title, grade) in enumerate(told):
            y = 700 - 90 * number
            size, at = 14 if style == "larger" else 10, (50, 420) if side == "right" else (200, 50)
            print_lines(canvas, [title], at[0], y, size, "Helvetica-Bold")
            print_lines(canvas, [grade], at[1], y + 1, 10)
            print_lines(canvas, ["Short text follows.", "And more of it."], 50, y - 25, 10)

    assert texts_of(read_drawn(draw)) == [
        line for title, grade in told for line in (title, grade, "Short text follows.", "And more of it.")
    ]


@pytest.mark.parametrize("offset", [3, 5.5, 8, 10], ids=lambda offset: f"{offset} points lower")
@pytest.mark.parametrize("first", ["left", "right"])
def test_columns_need_no_common_lines(offset: float, first: str) -> None:
    """Short columns between headings are read down one by one, though no line of one stands beside one of the other."""
    left, right = _lines("left", 4), _lines("right", 4)
    lower = (0.0, offset) if first == "left" else (offset, 0.0)

    def draw(canvas: Canvas) -> None:
        for top in (740, 600):
            print_lines(canvas, [f"Section {top}"], 50, top, 16, "Helvetica-Bold")
            print_lines(canvas, left, 50, top - 30 - lower[0])
            print_lines(canvas, right, 300, top - 30 - lower[1])
        print_lines(canvas, ["Last section"], 50, 480, 16, "Helvetica-Bold")
        print_lines(canvas, [f"At last {_SENTENCE} and {_SENTENCE}."], 50, 450)

    part, last = [*left, *right], f"At last {_SENTENCE} and {_SENTENCE}."
    assert texts_of(read_drawn(draw)) == ["Section 740", *part, "Section 600", *part, "Last section", last]


def test_a_heading_in_one_column_stands_over_that_column_alone() -> None:
    """A heading of the first column, beside a gap in the second that a heading there ends, parts neither."""
    left, right = _lines("left", 12), _lines("right", 11)

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, left[:6], 50, 740)
        print_lines(canvas, ["Here"], 50, 660, 12, "Helvetica-Bold")
        print_lines(canvas, left[6:], 50, 640)
        print_lines(canvas, right[:5], 300, 740)
        print_lines(canvas, ["There"], 300, 655, 12, "Helvetica-Bold")
        print_lines(canvas, right[5:], 300, 634)

    assert texts_of(read_drawn(draw)) == [*left[:6], "Here", *left[6:], *right[:5], "There", *right[5:]]


@pytest.mark.parametrize("column", [0, 1])
@pytest.mark.parametrize("lower", [5, 14, 30])
@pytest.mark.parametrize("size", [9, 14])
def test_a_gap_over_both_columns_does_not_end_them_where_a_sentence_goes_on(
    column: int, lower: int, size: float
) -> None:
    """A heading behind a gap stands over its own column alone where the sentence of the other goes on below the gap."""
    texts = [[f"{name} {_SENTENCE[:28]}" for name in names] for names in ("abcdefghij", "klmnopqrst")]
    texts[column][5] += "."

    def draw(canvas: Canvas) -> None:
        for number, lines in enumerate(texts):
            x, y = 50 + 260 * number, print_lines(canvas, lines[:6], 50 + 260 * number, 740) - 24
            if number == column:
                y = print_lines(canvas, ["Heading"], x, y, size, "Helvetica-Bold") - 4
            print_lines(canvas, lines[6:], x, y if number == column else y - lower)

    told = [list(lines) for lines in texts]
    told[column].insert(6, "Heading")
    assert texts_of(read_drawn(draw)) == [line for lines in told for line in lines]


@pytest.mark.parametrize(("lower", "head"), [(6, ""), (44, ""), (16, "Another heading")])
def test_columns_that_begin_apart_have_no_heading_in_common(lower: float, head: str) -> None:
    """Behind a gap, a column that begins beside the heading, lines below it or with a heading of its own goes on by itself."""
    left, right = ([f"{name}{line}" for line in _lines("", 12)] for name in ("left", "right"))
    left[5], right[5] = (f"{lines[5][:20]}." for lines in (left, right))

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, left[:6], 50, 740)
        print_lines(canvas, ["Heading"], 50, 650, 10, "Helvetica-Bold")
        print_lines(canvas, left[6:], 50, 636)
        print_lines(canvas, right[:6], 310, 740)
        print_lines(canvas, [head], 310, 650 - lower, 10, "Helvetica-Bold")
        print_lines(canvas, right[6:], 310, 650 - lower - (14 if head else 0))

    beside = [*right[:6], *([head] if head else []), *right[6:]]
    assert texts_of(read_drawn(draw)) == [*left[:6], "Heading", *left[6:], *beside]


@pytest.mark.parametrize("rise", [-12, 4, 20], ids=["below", "beside", "above"])
def test_a_box_beside_a_heading_is_read_in_its_section(rise: float) -> None:
    """A box whose top stands beside a heading comes after the text of that heading, not before it."""
    beside, below = _lines("beside", 8, 44), _lines("below", 4, 44)

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, ["Making the best use of resources"], 50, 730, 14, "Helvetica-Bold")
        print_lines(canvas, beside, 50, 706)
        print_lines(canvas, ["Managing people well"], 50, 590, 14, "Helvetica-Bold")
        print_lines(canvas, below, 50, 566)
        canvas.rect(390, 650, 160, 80 + rise)
        print_lines(canvas, ["Staff: 1,204", "Stations: 31"], 400, 715)

    found = texts_of(read_drawn(draw))
    assert found == [
        "Making the best use of resources", *beside, "Staff: 1,204", "Stations: 31", "Managing people well", *below
    ]  # fmt: skip


@pytest.mark.parametrize("grade", ["Good", "Requires improvement", "Ungraded"])
@pytest.mark.parametrize(
    "lines", [["Responding well"], ["Responding to", "the public"]], ids=["one line", "two lines"]
)
@pytest.mark.parametrize("column", [0, 1])
def test_a_heading_with_its_grade_in_one_of_two_columns_parts_neither(
    grade: str, lines: list[str], column: int
) -> None:
    """The other column goes on beside it, and the heading is whole, whichever of its lines has the grade beside it."""
    left, right = _lines("left", 14, 30), _lines("right", 14, 30)
    own, other = (left, right) if column == 0 else (right, left)
    x = 50 + 260 * column

    def draw(canvas: Canvas) -> None:
        y = print_lines(canvas, own[:6], x, 740)
        y = print_lines(canvas, lines, x, y - 14, 14, "Helvetica-Bold")
        canvas.setFont("Helvetica", 8)
        canvas.drawRightString(x + 230, y + 14 * 1.25, grade)
        print_lines(canvas, own[6:], x, y - 6)
        print_lines(canvas, other, 310 - 260 * column, 737)

    heading = " ".join(lines)
    headed = [*own[:6], heading, grade, *own[6:]]
    assert texts_of(read_drawn(draw)) == ([*headed, *other] if column == 0 else [*other, *headed])


def test_a_line_of_text_with_a_grade_beside_it_is_no_heading() -> None:
    """A grade printed smaller beside the last line of another column heads nothing there."""
    left, right = _lines("left", 8, 30), [*_lines("right", 3, 30), "evidence."]

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, ["Responding well"], 50, 720, 14, "Helvetica-Bold")
        canvas.setFont("Helvetica", 7)
        canvas.drawRightString(250, 706.25, "Good")
        print_lines(canvas, left, 50, 690)
        print_lines(canvas, right, 310, 740)

    assert texts_of(read_drawn(draw)) == ["Responding well", "Good", *left, *right]
