"""PDF: reading order, furniture, paragraphs, tables and notes of pages made here."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from hmicdiff.reading.choose import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hmicdiff.model import Document

_HEIGHT = A4[1]
_WORDS = (
    "the constabulary works well with its partners to prevent crime and to protect people who are vulnerable"
)


def _read(*pages: Callable[[Canvas], None]) -> Document:
    """Return a PDF of the drawn pages, read."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return read_bytes(buffer.getvalue(), relative="a.pdf")


def _texts(document: Document) -> list[str]:
    """Return the texts of the lines that are not blank."""
    return [line.text for line in document.lines if line.text]


def _print(
    canvas: Canvas,
    lines: Sequence[str],
    *,
    x: float = 70,
    y: float = 700,
    size: float = 10,
    lead: float = 1.2,
) -> float:
    """Print lines one below the other; return the height below them."""
    canvas.setFont("Helvetica", size)
    for line in lines:
        canvas.drawString(x, y, line)
        y -= size * lead
    return y


def _column(name: str, count: int = 8) -> list[str]:
    """Return lines of one column, each of its own words."""
    return [f"{name}{number} {_WORDS[:30]}" for number in range(count)]


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_columns_are_read_one_after_the_other(columns: int) -> None:
    """Columns are read down, from left to right, whatever order they were drawn in."""
    names = "abc"[:columns]

    def draw(canvas: Canvas) -> None:
        for number, name in reversed(list(enumerate(names))):
            _print(canvas, _column(name), x=60 + 170 * number, size=9)

    assert _texts(_read(draw)) == [line for name in names for line in _column(name)]


def test_full_width_text_parts_columns() -> None:
    """A heading over two columns is read first, full-width text under them last."""
    wide = [f"{_WORDS} {number}" for number in range(3)]

    def draw(canvas: Canvas) -> None:
        _print(canvas, ["How well does the force prevent crime and anti-social behaviour?"], y=740, size=16)
        _print(canvas, _column("a"), x=60)
        _print(canvas, _column("b"), x=320, y=712)
        _print(canvas, wide, x=60, y=560)

    texts = _texts(_read(draw))
    assert texts == [
        "How well does the force prevent crime and anti-social behaviour?",
        *_column("a"),
        *_column("b"),
        *wide,
    ]


def test_every_line_has_its_page() -> None:
    """Lines are numbered by page from 1, and the document knows how many pages there are."""
    document = _read(
        *(
            lambda canvas, number=number: _print(canvas, [f"page {number} of text"]) and None
            for number in (1, 2, 3)
        )
    )
    assert [(line.text, line.page) for line in document.lines if line.text] == [
        (f"page {n} of text", n) for n in (1, 2, 3)
    ]
    assert document.pages == 3


def test_running_heads_and_page_numbers_are_left_out_and_said() -> None:
    """What stands at the edge of page after page is furniture; the same words in the body stay."""

    def page(number: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            _print(canvas, ["Crime inspection 2014"], y=815, size=8)
            _print(canvas, ["Crime inspection 2014", f"text {number} {_WORDS}"])
            _print(canvas, [str(number)], x=290, y=30, size=8)

        return draw

    document = _read(*(page(number) for number in range(1, 5)))
    assert _texts(document)[:2] == ["Crime inspection 2014", f"text 1 {_WORDS}"]
    assert len(_texts(document)) == 8
    assert "left out page numbers (4)" in document.repairs
    assert "left out running head 'Crime inspection 2014' (4)" in document.repairs


def test_paragraphs_are_parted_by_blank_lines() -> None:
    """More space than between lines, or a sentence's end before an indented line, parts paragraphs."""

    def draw(canvas: Canvas) -> None:
        y = _print(canvas, ["one begins here and goes", "on here."])
        _print(canvas, ["two begins here."], y=y - 8)
        _print(canvas, ["Three is indented and goes on"], x=85, y=y - 20)
        _print(canvas, ["to its end."], y=y - 32)

    assert [line.text for line in _read(draw).lines] == [
        "one begins here and goes", "on here.", "", "two begins here.", "", "Three is indented and goes on", "to its end.", "",
    ]  # fmt: skip


def test_a_paragraph_goes_on_over_columns_and_pages() -> None:
    """No blank line stands where a sentence goes on, and a footnote waits for its end."""

    def first(canvas: Canvas) -> None:
        _print(canvas, [*[_WORDS] * 6, "this sentence goes"], y=300)
        _print(canvas, ["1 Department for Work and Pensions."], y=120, size=7)

    def second(canvas: Canvas) -> None:
        _print(canvas, ["on over the page."])

    lines = [(line.text, line.kind, line.page) for line in _read(first, second).lines][6:]
    assert lines == [
        ("this sentence goes", None, 1),
        ("on over the page.", None, 2),
        ("", None, 2),
        ("1 Department for Work and Pensions.", "note", 1),
        ("", None, 1),
    ]


def test_headings_are_told_by_their_print() -> None:
    """Larger print and bold print make headings, each one line; the largest has level 1."""

    def draw(canvas: Canvas) -> None:
        _print(canvas, ["How effective is the force", "at cutting crime?"], y=760, size=20)
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(70, 690, "Overall summary")
        _print(canvas, [f"{_WORDS}."] * 5, y=670)

    headings = [(line.text, line.level) for line in _read(draw).lines if line.kind == "heading"]
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

    assert _texts(_read(draw)) == ["the programme is run by the force"]


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

    lines = [(line.text, line.kind, line.row) for line in _read(draw).lines if line.text]
    assert lines == [
        ("Norfolk", "cell", 0),
        ("England", "cell", 0),
        ("Crime   45.5   60.7", "cell", 1),
        ("Fraud and arson   3.6   8.9", "cell", 2),
    ]


def test_words_parted_at_line_ends_are_whole() -> None:
    """A divided word stands whole on the line that it began on, over the end of a page too."""

    def first(canvas: Canvas) -> None:
        _print(canvas, [_WORDS, "supervisors give feed-", "back face-", "to-face, and they under-"], y=130)

    def second(canvas: Canvas) -> None:
        _print(canvas, ["stand the plan."])

    assert _texts(_read(first, second)) == [
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

    assert _texts(_read(draw)) == [f"• item {number} {_WORDS[:40]}" for number in range(6)]


def test_sideways_pages_are_turned() -> None:
    """A page whose text runs upwards is read as if it were turned."""

    def draw(canvas: Canvas) -> None:
        canvas.translate(400, 100)
        canvas.rotate(90)
        _print(canvas, ["first line of a wide table", "second line of it"], x=0, y=200)

    assert _texts(_read(draw)) == ["first line of a wide table", "second line of it"]


def test_text_at_an_angle_is_left_out() -> None:
    """The axis titles of a chart and watermarks are not read into the text."""

    def draw(canvas: Canvas) -> None:
        _print(canvas, [_WORDS] * 4)
        canvas.translate(60, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Rate")

    assert _texts(_read(draw)) == [_WORDS] * 4


_CLASHES = ("DRAFT", "EMBARGOED until 9.30am", "NOT FOR PUBLICATION")


@pytest.mark.parametrize("words", _CLASHES)
@pytest.mark.parametrize("angle", [0, 30, 45, 315])
def test_watermarks_are_left_out(words: str, angle: int) -> None:
    """Large faint print under the text, level or at an angle, is none of it, and is named."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(120, 640 if angle else 680)
        canvas.rotate(angle)
        canvas.setFont("Helvetica-Bold", 40)
        canvas.setFillGray(0.85)
        canvas.drawString(0, 0, words)
        canvas.restoreState()
        canvas.setFillGray(0)
        _print(canvas, [_WORDS] * 8)

    document = _read(draw)
    assert _texts(document) == [_WORDS] * 8
    assert any("watermark" in said or "at an angle" in said for said in document.repairs)


def test_white_words_on_a_box_are_text() -> None:
    """A grade in white on a coloured box is faint and large, and no watermark."""

    def draw(canvas: Canvas) -> None:
        _print(canvas, [f"{_WORDS}."] * 4)
        canvas.setFillColorRGB(0, 0.3, 0.1)
        canvas.rect(60, 500, 200, 40, stroke=0, fill=1)
        canvas.setFillGray(1)
        _print(canvas, ["Outstanding"], y=512, size=24)

    assert "Outstanding" in _texts(_read(draw))


def _pages_beginning(*firsts: str, count: int = 9) -> Document:
    """Return pages that begin, line for line as all their text, with the given lines in turn."""

    def page(number: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            first = firsts[number % len(firsts)].format(number)
            _print(canvas, [first, f"team {number} {_WORDS}."], y=800)

        return draw

    return _read(*(page(number) for number in range(1, count + 1)))


@pytest.mark.parametrize(
    "first",
    [
        "The service should review procedure {}",
        "{} crews train together each week and",
        "We visited station {} and found that",
        "Recommendation {}",
    ],
)
def test_first_lines_that_differ_in_a_number_are_text(first: str) -> None:
    """What counts up with the pages is a page number only where it stands apart from a sentence."""
    texts = _texts(
        _pages_beginning(first, "Other words stand here on page {} and", "So they do here, on {}, and")
    )
    assert sum(first.split("{}", maxsplit=1)[0].strip() in text for text in texts) >= 3
    assert len(texts) == 18


def test_a_heading_that_begins_several_pages_is_text() -> None:
    """A heading that stands at the top of three pages, and within others too, is no running head."""

    def page(number: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            y = 800
            if number % 3:
                y = _print(canvas, [f"{_WORDS} {number}."] * 3, y=y) - 12
            y = _print(canvas, ["Areas for improvement"], y=y, size=14)
            _print(canvas, [f"the force should act on matter {number}.", f"{_WORDS}."], y=y - 6)

        return draw

    texts = _texts(_read(*(page(number) for number in range(1, 10))))
    assert texts.count("Areas for improvement") == 9


@pytest.mark.parametrize(
    "foot", ["{} | PEEL: Kent Police", "PEEL: Kent Police   Page {} of 6", "- {} -", "{}/6"]
)
def test_page_numbers_beside_a_running_head_go_with_it(foot: str) -> None:
    """A number that counts up with the pages, set off from a running head, is no word of it."""

    def page(number: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            _print(canvas, [f"{_WORDS} {number}."] * 2)
            _print(canvas, [foot.format(number)], y=30, size=8)

        return draw

    assert all("Police" not in text and len(text) > 20 for text in _texts(_read(*map(page, range(1, 7)))))


def test_the_head_and_foot_of_a_browser_are_left_out() -> None:
    """Browsers print day, hour, title, address and number on a page, even on a single one."""

    def draw(canvas: Canvas) -> None:
        _print(canvas, ["03/04/2025, 14:05"], y=820, size=8)
        _print(canvas, ["Kent PEEL assessment"], x=260, y=820, size=8)
        _print(canvas, [_WORDS])
        _print(canvas, ["https://example.org/publications/kent/"], y=20, size=8)
        _print(canvas, ["1/1"], x=540, y=20, size=8)

    assert _texts(_read(draw)) == [_WORDS]


@pytest.mark.parametrize("shape", ["circle", "square", "diamond"])
def test_drawn_marks_make_items(shape: str) -> None:
    """A dot that is drawn, not printed, is the mark of the line that stands behind it."""

    def draw(canvas: Canvas) -> None:
        _print(canvas, ["The force should:"], y=740)
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
            _print(canvas, [f"item {number} {_WORDS[:40]}", "and its second line"], x=90, y=y)

    texts = _texts(_read(draw))
    assert [text[:6] for text in texts] == ["The fo", *(t for n in range(3) for t in ("• item", "and it"))]


def test_dots_of_a_chart_mark_nothing() -> None:
    """Dots in the middle of a line, or far from any, are no marks."""

    def draw(canvas: Canvas) -> None:
        _print(canvas, ["Rate", "by year"], x=70)
        canvas.circle(98, 703, 1.5, stroke=0, fill=1)
        _print(canvas, ["of crimes"], x=104)
        canvas.circle(300, 500, 1.5, stroke=0, fill=1)

    assert not any("•" in text for text in _texts(_read(draw)))


def test_invisible_text_is_left_out_and_said() -> None:
    """Text that is set and not painted is none of the page's; where all of it is so, it was recognised on a picture."""

    def draw(canvas: Canvas, *, visible: bool) -> None:
        for number in range(4):
            text = canvas.beginText(70, 700 - 14 * number)
            text.setFont("Helvetica", 10)
            text.setTextRenderMode(0 if visible and number else 3)
            text.textOut(f"{number} {_WORDS}")
            canvas.saveState()
            canvas.drawText(text)
            canvas.restoreState()

    seen = _read(lambda canvas: draw(canvas, visible=True))
    assert _texts(seen) == [f"{number} {_WORDS}" for number in range(1, 4)]
    assert "left out hidden text (1)" in seen.repairs
    assert len(_texts(_read(lambda canvas: draw(canvas, visible=False)))) == 4
