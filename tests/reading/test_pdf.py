"""PDF: reading order, paragraphs, tables, marks and notes of pages made here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn import print_lines, read_drawn, texts_of

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_WORDS = (
    "the constabulary works well with its partners to prevent crime and to protect people who are vulnerable"
)


def _column(name: str, count: int = 8) -> list[str]:
    """Return lines of one column, each of its own words."""
    return [f"{name}{number} {_WORDS[:30]}" for number in range(count)]


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_columns_are_read_one_after_the_other(columns: int) -> None:
    """Columns are read down, from left to right, whatever order they were drawn in."""
    names = "abc"[:columns]

    def draw(canvas: Canvas) -> None:
        for number, name in reversed(list(enumerate(names))):
            print_lines(canvas, _column(name), x=60 + 170 * number, size=9)

    assert texts_of(read_drawn(draw)) == [line for name in names for line in _column(name)]


def test_full_width_text_parts_columns() -> None:
    """A heading over two columns is read first, full-width text under them last."""
    wide = [f"{_WORDS} {number}" for number in range(3)]

    def draw(canvas: Canvas) -> None:
        print_lines(
            canvas, ["How well does the force prevent crime and anti-social behaviour?"], y=740, size=16
        )
        print_lines(canvas, _column("a"), x=60)
        print_lines(canvas, _column("b"), x=320, y=712)
        print_lines(canvas, wide, x=60, y=560)

    texts = texts_of(read_drawn(draw))
    assert texts == [
        "How well does the force prevent crime and anti-social behaviour?",
        *_column("a"),
        *_column("b"),
        *wide,
    ]


def test_every_line_has_its_page() -> None:
    """Lines are numbered by page from 1, and the document knows how many pages there are."""
    document = read_drawn(
        *(
            lambda canvas, number=number: print_lines(canvas, [f"page {number} of text"]) and None
            for number in (1, 2, 3)
        )
    )
    assert [(line.text, line.page) for line in document.lines if line.text] == [
        (f"page {n} of text", n) for n in (1, 2, 3)
    ]
    assert document.pages == 3


def test_paragraphs_are_parted_by_blank_lines() -> None:
    """More space than between lines, or a sentence's end before an indented line, parts paragraphs."""

    def draw(canvas: Canvas) -> None:
        y = print_lines(canvas, ["one begins here and goes", "on here."])
        print_lines(canvas, ["two begins here."], y=y - 8)
        print_lines(canvas, ["Three is indented and goes on"], x=85, y=y - 20)
        print_lines(canvas, ["to its end."], y=y - 32)

    assert [line.text for line in read_drawn(draw).lines] == [
        "one begins here and goes", "on here.", "", "two begins here.", "", "Three is indented and goes on", "to its end.", "",
    ]  # fmt: skip


def test_a_paragraph_goes_on_over_columns_and_pages() -> None:
    """No blank line stands where a sentence goes on, and a footnote waits for its end."""

    def first(canvas: Canvas) -> None:
        print_lines(canvas, [*[_WORDS] * 6, "this sentence goes"], y=300)
        print_lines(canvas, ["1 Department for Work and Pensions."], y=120, size=7)

    def second(canvas: Canvas) -> None:
        print_lines(canvas, ["on over the page."])

    lines = [(line.text, line.kind, line.page) for line in read_drawn(first, second).lines][6:]
    assert lines == [
        ("this sentence goes", None, 1),
        ("on over the page.", None, 2),
        ("", None, 2),
        ("1 Department for Work and Pensions.", "note", 1),
        ("", None, 1),
    ]


_LEFT = [
    "the left column begins here and",
    *["it goes on over many lines so"] * 8,
    "that all who read it see that it",
]
_RIGHT = ["ends here, in the right column.", "", *["The right one has its own text."] * 8]


@pytest.mark.parametrize(
    "note",
    [
        "1 Department for Work and",
        "* Taken from the accounts of",
        "Source: the accounts of the",
        "Note: these figures are for the",
    ],
)
def test_a_note_at_a_columns_foot_parts_no_sentence(note: str) -> None:
    """A sentence goes on in the next column; the note below its first half, marked or not, waits for its end."""

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, _LEFT, x=60, y=720)
        print_lines(canvas, [note, "year 2015/16."], x=60, y=590, size=7)
        print_lines(canvas, [line for line in _RIGHT if line] * 3, x=320, y=720)

    lines = [(line.text, line.kind) for line in read_drawn(draw).lines]
    at = lines.index((_LEFT[-1], None))
    assert lines[at + 1] == (_RIGHT[0], None)
    assert (f"{note} year 2015/16.", "note") in lines


def test_notes_under_two_columns_are_two() -> None:
    """Each column has its own notes at its foot, which no line joins."""

    def draw(canvas: Canvas) -> None:
        for x, note in ((60, "1 From the accounts."), (320, "2 From the force's own data.")):
            print_lines(canvas, ["A line of text in a column."] * 12, x=x, y=720)
            print_lines(canvas, [note, "Taken in May."], x=x, y=120, size=7)

    notes = [line.text for line in read_drawn(draw).lines if line.kind == "note"]
    assert notes == ["1 From the accounts. Taken in May.", "2 From the force's own data. Taken in May."]


def test_headings_are_told_by_their_print() -> None:
    """Larger print and bold print make headings, each one line; the largest has level 1."""

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, ["How effective is the force", "at cutting crime?"], y=760, size=20)
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(70, 690, "Overall summary")
        print_lines(canvas, [f"{_WORDS}."] * 5, y=670)

    headings = [(line.text, line.level) for line in read_drawn(draw).lines if line.kind == "heading"]
    assert headings == [("How effective is the force at cutting crime?", 1), ("Overall summary", 2)]


def test_footnote_marks_are_dropped() -> None:
    """A small raised digit is a mark, not a part of the word it stands behind."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(70, 700)
        text.setFont("Helvetica", 10)
        text.textOut("the programme")
        text.setFont("Helvetica", 6)
        text.setRise(4)
        text.textOut("2")
        text.setFont("Helvetica", 10)
        text.setRise(0)
        text.textOut(" is run by the force")
        canvas.drawText(text)

    assert texts_of(read_drawn(draw)) == ["the programme is run by the force"]


def test_values_are_read_by_rows() -> None:
    """A table of values gives a line a row: the label, then its values; a label on two lines stays whole."""
    rows = (
        (700, ("", "Norfolk", "England")),
        (680, ("Crime", "45.5", "60.7")),
        (648, ("and arson", "3.6", "8.9")),
    )

    def draw(canvas: Canvas) -> None:
        for y, row in rows:
            for x, cell in zip((70, 300, 400), row, strict=True):
                canvas.drawString(x, y, cell)
        canvas.drawString(70, 660, "Fraud")

    lines = [(line.text, line.kind, line.row) for line in read_drawn(draw).lines if line.text]
    assert lines == [
        ("Norfolk", "cell", 0),
        ("England", "cell", 0),
        ("Crime   45.5   60.7", "cell", 1),
        ("Fraud and arson   3.6   8.9", "cell", 2),
    ]


def test_words_parted_at_line_ends_are_whole() -> None:
    """A divided word stands whole on the line that it began on, over the end of a page too."""

    def first(canvas: Canvas) -> None:
        print_lines(
            canvas, [_WORDS, "supervisors give feed-", "back face-", "to-face, and they under-"], y=130
        )

    def second(canvas: Canvas) -> None:
        print_lines(canvas, ["stand the plan."])

    assert texts_of(read_drawn(first, second)) == [
        _WORDS,
        "supervisors give feedback",
        "face-to-face,",
        "and they understand",
        "the plan.",
    ]


def test_bullets_stay_with_their_text() -> None:
    """A mark set off by a wide gap is no column of its own."""

    def draw(canvas: Canvas) -> None:
        for number in range(6):
            y = 700 - 14 * number
            canvas.drawString(70, y, "•")
            canvas.drawString(95, y, f"item {number} {_WORDS[:40]}")

    assert texts_of(read_drawn(draw)) == [f"• item {number} {_WORDS[:40]}" for number in range(6)]


def test_sideways_pages_are_turned() -> None:
    """A page whose text runs upwards is read as if it were turned."""

    def draw(canvas: Canvas) -> None:
        canvas.translate(400, 100)
        canvas.rotate(90)
        print_lines(canvas, ["first line of a wide table", "second line of it"], x=0, y=200)

    assert texts_of(read_drawn(draw)) == ["first line of a wide table", "second line of it"]


@pytest.mark.parametrize("shape", ["circle", "square", "diamond"])
def test_drawn_marks_make_items(shape: str) -> None:
    """A dot that is drawn, not printed, is the mark of the line that stands behind it."""

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, ["The force should:"], y=740)
        for number in range(3):
            y = 700 - 26 * number
            if shape == "circle":
                canvas.circle(74, y + 3, 1.6, stroke=0, fill=1)
            elif shape == "square":
                canvas.rect(72, y + 1, 4, 4, stroke=0, fill=1)
            else:
                path = canvas.beginPath()
                path.moveTo(72, y + 3)
                for x, height in ((74, 5), (76, 3), (74, 1)):
                    path.lineTo(x, y + height)
                path.close()
                canvas.drawPath(path, stroke=0, fill=1)
            print_lines(canvas, [f"item {number} {_WORDS[:40]}", "and its second line"], x=90, y=y)

    texts = texts_of(read_drawn(draw))
    assert [text[:6] for text in texts] == ["The fo", *(t for n in range(3) for t in ("• item", "and it"))]


def test_dots_of_a_chart_mark_nothing() -> None:
    """Dots in the middle of a line, or far from any, are no marks."""

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, ["Rate", "by year"], x=70)
        canvas.circle(98, 703, 1.5, stroke=0, fill=1)
        print_lines(canvas, ["of crimes"], x=104)
        canvas.circle(300, 500, 1.5, stroke=0, fill=1)

    assert not any("•" in text for text in texts_of(read_drawn(draw)))
