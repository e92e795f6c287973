"""PDF: fractions set above and below the line, and marks of notes that stand before a stroke."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn import print_lines, read_drawn, texts_of

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_WORDS = "The force works well with its partners to prevent crime and it acts on what they say."


def _said(before: str, raised: str, behind: str, lowered: str, rest: str) -> str:
    """Return what is read of a line with a part above it and one below."""

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, [_WORDS] * 3, y=740, size=11)
        x = 70.0
        for lift, size, words in (
            (0, 11, before),
            (4, 7, raised),
            (0, 11, behind),
            (-2, 7, lowered),
            (0, 11, rest),
        ):
            canvas.setFont("Helvetica", size)
            canvas.drawString(x, 680 + lift, words)
            x += canvas.stringWidth(words, "Helvetica", size)
        print_lines(canvas, [_WORDS] * 3, y=660, size=11)

    return next(text for text in texts_of(read_drawn(draw)) if text != _WORDS)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("It took 2", "1", "/", "2", " days to answer"), "It took 2 1/2 days to answer"),
        (("About ", "1", "\u2044", "3", " of cases"), "About 1/3 of cases"),
        (("For 14 ", "11", "/", "12", " of a year"), "For 14 11/12 of a year"),
    ],
)
def test_fractions_are_numbers(parts: tuple[str, str, str, str, str], said: str) -> None:
    """A number above a stroke is no mark of a note, and a fraction stands apart from its whole number."""
    assert _said(*parts) == said


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("It took 89.2", "3", " percent", "", " of it"), "It took 89.2 percent of it"),
        (("In 2019", "1", "/20 it rose", "", " again"), "In 2019/20 it rose again"),
        (("The police", "4", "/council teams", "", " met"), "The police/council teams met"),
    ],
)
def test_marks_of_notes_are_left_out(parts: tuple[str, str, str, str, str], said: str) -> None:
    """What stands above the line behind a word or a year is the mark of a note, whatever follows."""
    assert _said(*parts) == said
