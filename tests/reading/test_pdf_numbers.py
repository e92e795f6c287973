"""PDF: numbers that count lines or measure a picture are no text, others are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn import print_lines, read_drawn, texts_of

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_WORDS = (
    "the constabulary works well with its partners to prevent crime and to protect people who are vulnerable"
)


@pytest.mark.parametrize("x", [20, 570])
def test_the_numbers_of_lines_are_left_out_and_said(x: float) -> None:
    """Numbers in the margin that count the lines of a page are no text of it, on either side."""

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, [f"line {number} {_WORDS[:40]}" for number in range(1, 13)])
        print_lines(canvas, [str(number) for number in range(1, 13)], x=x)

    document = read_drawn(draw)
    assert not any(text[0].isdigit() or text[-1].isdigit() for text in texts_of(document))
    assert "left out numbers of lines (12)" in document.repairs


_NUMBERED = (
    "The force trains its officers well, and it",
    "checks how each of them is supervised in",
    "their first year. Victims say that the organ-",
    "isation listens to them.",
)


@pytest.mark.parametrize("gap", [4, 9, 30])
@pytest.mark.parametrize("step", [1, 5])
def test_numbers_close_to_the_words_count_lines_too(step: int, gap: float) -> None:
    """Numbers beside text that goes on from line to line are left out, however close they stand; divided words are whole."""
    lines = [line for _ in range(5) for line in _NUMBERED]

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, ["A title that begins at the margin of its own"], x=40, y=760, size=16)
        print_lines(canvas, lines, x=100)
        for number in range(step, len(lines) + 1, step):
            canvas.drawRightString(100 - gap, 700 - (number - 1) * 9 * 1.25, str(number))

    text = " ".join(texts_of(read_drawn(draw)))
    assert text.count("Victims say that the organisation listens to them.") == 5
    assert not any(sign.isdigit() for sign in text)


def test_numbered_entries_keep_their_numbers() -> None:
    """Entries that begin with their number, none of which goes on with the one before, are no counted lines."""
    entries = [f"{number} The force should {_WORDS[:30]}." for number in range(1, 11)]
    assert texts_of(read_drawn(lambda canvas: print_lines(canvas, entries))) == entries


def test_numbers_beside_some_lines_stay() -> None:
    """The numbers of paragraphs are fewer than lines, and text."""

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, [f"line {number} {_WORDS[:40]}" for number in range(1, 25)])
        for number in range(1, 9):
            print_lines(canvas, [str(number)], x=20, y=760 - number * 42)

    assert read_drawn(draw).omissions == ()


SCALES = {
    "upright": [(str(number), 60, 500 + number) for number in range(0, 101, 20)],
    "upright in percent": [(f"{number}%", 90, 500 + 2 * number) for number in range(0, 101, 25)],
    "level": [(f"{number:,}", 100 + number / 25, 500) for number in range(0, 5001, 1000)],
}


@pytest.mark.parametrize("marks", SCALES.values(), ids=SCALES)
def test_the_scale_of_a_chart_is_left_out_and_said(marks: list[tuple[str, float, float]]) -> None:
    """Numbers from nought on, as far apart on the page as in value, measure a picture; what stands in it stays."""

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, ["Figure 1: Crimes recorded"], y=740, font="Helvetica-Bold")
        print_lines(canvas, ["83"], x=200, y=553)
        canvas.setFont("Helvetica", 8)
        for text, x, y in marks:
            canvas.drawCentredString(x, y, text)
        print_lines(canvas, [f"{_WORDS}."] * 8, y=400)

    document = read_drawn(draw)
    assert texts_of(document)[:2] == ["Figure 1: Crimes recorded", "83"]
    assert f"left out scales of charts ({len(marks)})" in document.repairs
    assert not any(line.kind == "heading" for line in document.lines)


VALUES = {
    "uneven": ["0", "12", "31", "40", "58"],
    "from one": ["1", "2", "3", "4", "5"],
    "down": ["60", "40", "20", "0"],
    "three": ["0", "10", "20"],
}


@pytest.mark.parametrize("values", VALUES.values(), ids=VALUES)
def test_values_of_a_table_are_no_scale(values: list[str]) -> None:
    """Numbers that do not rise evenly from nought, or are few, are text."""
    document = read_drawn(lambda canvas: print_lines(canvas, values[::-1], y=600))
    assert document.omissions == ()
