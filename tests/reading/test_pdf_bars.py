"""PDF: bars that a web page keeps at the edge of the window, and titles in coloured bands, which are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn import print_lines, read_drawn, texts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

    from hmicdiff.model import Document


def _under_bars(bar: str, notice: str, count: int) -> Document:
    """Return pages of one text whose edges lie under a bar at the head and a notice at the foot."""
    lines = [f"part {number} of the text goes on to part {number + 1} of it" for number in range(57 * count)]

    def page(number: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            print_lines(canvas, lines[57 * number : 57 * (number + 1)], y=815, size=11)
            for y, words in ((795, bar), (28, notice)):
                canvas.setFillGray(0.3)
                canvas.rect(20, y, 555, 28, stroke=0, fill=1)
                canvas.setFillGray(0.99)
                print_lines(canvas, [words], x=40, y=y + 10, size=11)
            canvas.setFillGray(0)

        return draw

    return read_drawn(*map(page, range(count)))


@pytest.mark.parametrize("count", [2, 3, 5])
@pytest.mark.parametrize(
    ("bar", "notice"),
    [
        ("Home About Inspections Search", "This site uses cookies. Accept all"),
        ("Inspectorate News and blogs Contact", "Tell us what you think of this page"),
        ("Menu", "Back to top"),
    ],
)
def test_bars_over_the_edges_of_pages_part_no_sentence(bar: str, notice: str, count: int) -> None:
    """What a browser keeps at the edge of its window is left out of every page, over whatever text it lies."""
    document = _under_bars(bar, notice, count)
    assert texts_of(document)[:2] == [
        "part 0 of the text goes on to part 1 of it",
        "part 1 of the text goes on to part 2 of it",
    ]
    said = " ".join(texts_of(document))
    assert bar not in said
    assert notice not in said
    assert said.count("part") == 2 * 57 * count
    assert [one.text for one in document.omissions].count(bar) == count


def test_a_grade_in_a_bar_is_text() -> None:
    """A grade on a coloured bar at the same place of each page is none that a site keeps there."""
    said = " ".join(texts_of(_under_bars("Requires improvement", "Back to top", 2)))
    assert said.count("Requires improvement") == 2


def _in_bands(*titles: str, y: float = 746) -> str:
    """Return what is read of pages each of which has a title in a coloured band, its last line at a height, and text below it."""

    def page(number: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            lines = titles[number].split("|")
            canvas.setFillGray(0.3)
            canvas.rect(0, y - 4, 595, 12 + 18 * len(lines), stroke=0, fill=1)
            canvas.setFillGray(0.99)
            print_lines(canvas, lines, x=70, y=y + 17.5 * (len(lines) - 1), size=14)
            canvas.setFillGray(0)
            print_lines(canvas, [f"part {number} of the text, which is its own."], x=70, y=700, size=11)

        return draw

    return " ".join(texts_of(read_drawn(*map(page, range(len(titles))))))


@pytest.mark.parametrize(
    ("start", "parts"),
    [
        ("Findings on the", ("control room", "custody suites", "neighbourhood teams")),
        ("How effective is the force at", ("answering letters?", "keeping dogs?", "mending vans?")),
        ("How effective is Kent Police at", ("preventing crime?", "preventing crime?", "keeping dogs?")),
    ],
)
def test_titles_in_bands_that_begin_alike_are_text(start: str, parts: tuple[str, ...]) -> None:
    """Titles of chapters at one place of their pages are none of a site's words, which are the same on each page."""
    titles = [f"{start} {part}" for part in parts]
    said = _in_bands(*titles)
    assert [title for title in titles if said.count(title) < titles.count(title)] == []


def test_buttons_behind_the_words_of_a_bar_are_its_own() -> None:
    """They're drawn on some pages and on others not; what else begins so is text."""
    words = "Inspectorate of Constabulary News and blogs"
    said = _in_bands(words, f"{words} Search", "Inspectorate of Constabulary News and reports")
    assert "blogs" not in said
    assert "News and reports" in said


@pytest.mark.parametrize("y", [700, 738, 746, 780])
@pytest.mark.parametrize(
    ("start", "parts"),
    [
        ("How effective is Kent Police at", ("preventing crime?", "keeping dogs?", "mending vans?")),
        ("How well does the service", ("answer letters?", "mend its vans?", "look after|its dogs?")),
        ("Findings on the", ("Control Room", "Custody Suites", "Vans", "Dogs")),
    ],
)
def test_titles_on_several_lines_whose_first_is_alike_are_text(
    start: str, parts: tuple[str, ...], y: float
) -> None:
    """A title in a band is one however many lines it takes: its first may be that of each page, and is still none of a site's."""
    said = _in_bands(*(f"{start}|{part}" for part in parts), y=y)
    assert [part for part in parts if f"{start} {part.replace('|', ' ')}" not in said] == []


@pytest.mark.parametrize("y", [746, 780])
@pytest.mark.parametrize("lines", ["Home and about|all our inspections", "Inspectorate|News and blogs"])
def test_bars_of_several_lines_are_left_out(lines: str, y: float) -> None:
    """What takes two lines at the edge of every page, both alike, is the site's."""
    said = _in_bands(lines, lines, lines, y=y)
    assert [line for line in lines.split("|") if line in said] == []


@pytest.mark.parametrize("y", [700, 746, 780, 800])
@pytest.mark.parametrize(
    "titles",
    [
        ("Findings on dogs", "Findings on dogs", "Findings on vans"),
        ("What we saw", "Letters", "Letters"),
        ("Dogs", "Dogs", "Dogs", "Vans", "Vans"),
        ("Our work with|the public", "Cases, calls|and letters", "Cases, calls|and letters"),
    ],
)
def test_a_title_that_comes_again_until_another_takes_its_place_is_text(
    titles: tuple[str, ...], y: float
) -> None:
    """Pages of one part bear its title, those of the next another at the same place: no running head does that."""
    said = _in_bands(*titles, y=y)
    assert [one for one in titles if said.count(one.replace("|", " ")) < titles.count(one)] == []


@pytest.mark.parametrize("y", [746, 780])
@pytest.mark.parametrize(
    "heads",
    [
        ("Fire inspection",) * 3,
        ("Fire inspection", "Isle of Wight") * 3,
        ("Contents of all", *("Fire inspection",) * 6),
    ],
)
def test_words_in_bands_throughout_a_document_are_none_of_its_text(heads: tuple[str, ...], y: float) -> None:
    """On all pages, on left and right ones by turns, or on all but one: what stands so heads no part."""
    said = _in_bands(*heads, y=y)
    assert [one for one in {*heads} - {"Contents of all"} if one in said] == []
