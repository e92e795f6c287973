"""PDF: running heads, page numbers, watermarks and what nobody sees, left out of pages made here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn import print_lines, read_drawn, texts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

    from hmicdiff.model import Document

_WORDS = (
    "the constabulary works well with its partners to prevent crime and to protect people who are vulnerable"
)


def test_running_heads_and_page_numbers_are_left_out_and_said() -> None:
    """What stands at the edge of page after page is furniture; the same words in the body stay."""

    def page(number: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            print_lines(canvas, ["Crime inspection 2014"], y=815, size=8)
            print_lines(canvas, ["Crime inspection 2014", f"text {number} {_WORDS}"])
            print_lines(canvas, [str(number)], x=290, y=30, size=8)

        return draw

    document = read_drawn(*(page(number) for number in range(1, 5)))
    assert texts_of(document)[:2] == ["Crime inspection 2014", f"text 1 {_WORDS}"]
    assert len(texts_of(document)) == 8
    assert "left out page numbers (4)" in document.repairs
    assert "left out running head 'Crime inspection 2014' (4)" in document.repairs


def test_text_at_an_angle_is_left_out() -> None:
    """The axis titles of a chart and watermarks are not read into the text."""

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, [_WORDS] * 4)
        canvas.translate(60, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Rate")

    assert texts_of(read_drawn(draw)) == [_WORDS] * 4


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
        print_lines(canvas, [_WORDS] * 8)

    document = read_drawn(draw)
    assert texts_of(document) == [_WORDS] * 8
    assert any("watermark" in said or "at an angle" in said for said in document.repairs)


@pytest.mark.parametrize("words", ["EMBARGOED", "NOT YET OUT", "Draft"])
@pytest.mark.parametrize("step", [(30, -44), (22, 40), (0, -60)])
def test_letters_that_step_over_the_page_are_a_watermark(words: str, step: tuple[int, int]) -> None:
    """Large faint letters, each upright and as far from the one before, are one word and none of the text."""

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, [_WORDS] * 8)
        canvas.setFont("Helvetica-Bold", 40)
        canvas.setFillGray(0.85)
        for at, letter in enumerate(words):
            if letter != " ":
                canvas.drawString(120 + step[0] * at, (300 if step[1] > 0 else 750) + step[1] * at, letter)
        canvas.setFillGray(0)

    document = read_drawn(draw)
    assert texts_of(document) == [_WORDS] * 8
    assert [(one.reason, one.text) for one in document.omissions] == [("watermark", words.replace(" ", ""))]


def test_letters_that_step_in_dark_print_or_unevenly_are_text() -> None:
    """Large initials of an index stand where their entries do; dark ones are no watermark however they stand."""

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, [_WORDS] * 4, y=120)
        for at, letter in enumerate("ABCD"):
            print_lines(canvas, [letter], x=90 + 60 * at, y=780 - 44 * at, size=30)
        canvas.setFillGray(0.8)
        for at, letter in enumerate("KLMN"):
            print_lines(canvas, [letter], y=440 - 44 * at - 15 * at * at, size=30)

    assert "A B C D K L M N" in " ".join(texts_of(read_drawn(draw)))


def test_white_words_on_a_box_are_text() -> None:
    """A grade in white on a coloured box is faint and large, and no watermark."""

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, [f"{_WORDS}."] * 4)
        canvas.setFillColorRGB(0, 0.3, 0.1)
        canvas.rect(60, 500, 200, 40, stroke=0, fill=1)
        canvas.setFillGray(1)
        print_lines(canvas, ["Outstanding"], y=512, size=24)

    assert "Outstanding" in texts_of(read_drawn(draw))


def _pages_beginning(*firsts: str, count: int = 9) -> Document:
    """Return pages that begin, line for line as all their text, with the given lines in turn."""

    def page(number: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            first = firsts[number % len(firsts)].format(number)
            print_lines(canvas, [first, f"team {number} {_WORDS}."], y=800)

        return draw

    return read_drawn(*(page(number) for number in range(1, count + 1)))


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
    texts = texts_of(
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
                y = print_lines(canvas, [f"{_WORDS} {number}."] * 3, y=y) - 12
            y = print_lines(canvas, ["Areas for improvement"], y=y, size=14)
            print_lines(canvas, [f"the force should act on matter {number}.", f"{_WORDS}."], y=y - 6)

        return draw

    texts = texts_of(read_drawn(*(page(number) for number in range(1, 10))))
    assert texts.count("Areas for improvement") == 9


@pytest.mark.parametrize(
    "foot", ["{} | PEEL: Kent Police", "PEEL: Kent Police   Page {} of 6", "- {} -", "{}/6"]
)
def test_page_numbers_beside_a_running_head_go_with_it(foot: str) -> None:
    """A number that counts up with the pages, set off from a running head, is no word of it."""

    def page(number: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            print_lines(canvas, [f"{_WORDS} {number}."] * 2)
            print_lines(canvas, [foot.format(number)], y=30, size=8)

        return draw

    assert all(
        "Police" not in text and len(text) > 20 for text in texts_of(read_drawn(*map(page, range(1, 7))))
    )


def test_the_head_and_foot_of_a_browser_are_left_out() -> None:
    """Browsers print day, hour, title, address and number on a page, even on a single one."""

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, ["03/04/2025, 14:05"], y=820, size=8)
        print_lines(canvas, ["Kent PEEL assessment"], x=260, y=820, size=8)
        print_lines(canvas, [_WORDS])
        print_lines(canvas, ["https://example.org/publications/kent/"], y=20, size=8)
        print_lines(canvas, ["1/1"], x=540, y=20, size=8)

    assert texts_of(read_drawn(draw)) == [_WORDS]


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

    seen = read_drawn(lambda canvas: draw(canvas, visible=True))
    assert texts_of(seen) == [f"{number} {_WORDS}" for number in range(1, 4)]
    assert "left out hidden text (1)" in seen.repairs
    assert len(texts_of(read_drawn(lambda canvas: draw(canvas, visible=False)))) == 4


def _short_pages(height: float, head: str, foot: str, count: int = 3) -> Document:
    """Return pages of this height whose heads and feet stand 50 points from the edge, as the text in print and size."""

    def page(number: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.setPageSize((595, height))
            print_lines(canvas, [head], x=280, y=height - 50)
            print_lines(canvas, [f"line {at} of {number} {_WORDS}" for at in range(8)], y=height - 72)
            print_lines(canvas, [foot.format(number)], y=50)

        return draw

    return read_drawn(*(page(number) for number in range(1, count + 1)))


@pytest.mark.parametrize("height", [300, 350, 419, 540])
@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("OFFICIAL", "OFFICIAL        Page {} of 3"),
        ("Fire inspection 2019", "{}"),
        ("Restricted until published", "Restricted until published | {}"),
    ],
)
def test_margins_of_short_pages_are_as_wide_as_others(height: float, head: str, foot: str) -> None:
    """Heads and feet that come again on pages that are not high are furniture, though they stand farther in for their height."""
    texts = texts_of(_short_pages(height, head, foot))
    assert len(texts) == 24
    assert all(text.startswith("line ") for text in texts)


def test_lines_of_a_short_page_are_text() -> None:
    """The first and last lines of short pages are text where they differ, or stand farther from the edge than margins are wide."""
    differing = texts_of(_short_pages(350, "The force has a plan", "It reviewed {} cases again."))
    assert len([text for text in differing if text.startswith("It reviewed")]) == 3

    def draw(canvas: Canvas) -> None:
        canvas.setPageSize((595, 200))
        print_lines(canvas, ["Good"], y=130)
        print_lines(canvas, [_WORDS] * 2, y=110)

    assert texts_of(read_drawn(draw, draw, draw)).count("Good") == 3


def _sheets(numbers: list[tuple[int, int]], y: float) -> list[str]:
    """Return what is read of sheets of two pages, with these numbers at this height."""

    def sheet(pair: tuple[int, int]) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.setPageSize((842, 595))
            for number, x in zip(pair, (40, 450), strict=True):
                print_lines(canvas, [f"page {number} {line} {_WORDS[:50]}" for line in range(9)], x=x, y=500)
                print_lines(canvas, [str(number)], x=x + 170, y=y, size=7)

        return draw

    return [text for text in texts_of(read_drawn(*map(sheet, numbers))) if not text.startswith("page ")]


def test_the_numbers_of_two_pages_on_a_sheet_are_left_out() -> None:
    """Two pages printed side by side on each sheet have a number each, which count on; other numbers there are text."""
    assert _sheets([(1, 2), (3, 4), (5, 6)], y=25) == []
    assert _sheets([(3, 4), (5, 6)], y=25) == []
    assert len(_sheets([(31, 32), (33, 34)], y=25)) == 2
    assert len(_sheets([(1, 7), (3, 9)], y=25)) == 2
    assert sorted(_sheets([(1, 2), (3, 4)], y=300)) == ["1", "2", "3", "4"]
