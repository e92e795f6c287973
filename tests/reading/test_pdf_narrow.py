"""PDF: columns of one or two words a line, and what stands beside them."""

from __future__ import annotations

from collections import Counter
from itertools import cycle, islice
from typing import TYPE_CHECKING

import pytest
from drawn import print_lines, read_drawn, texts_of
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth

from hmicdiff.reading.pdf.justified import join_justified
from hmicdiff.reading.pdf.lines import as_lines
from hmicdiff.reading.pdf.parts import PageText, Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

_SENTENCES = (
    (
        "Staff who plan work at night know what crews in town need so that few calls wait long. Each team has time to learn. "
        "Its leaders ask how they are and act soon. "
    ),
    (
        "The control room sends crews at once to most fires and keeps a log of them. Some who call get no help for a day or so. "
        "We saw why that is. "
    ),
    (
        "Few cells are cold and all of them have light. Those held there can wash and read. A nurse comes when one is ill and "
        "tells staff what to do. "
    ),
)


def _column(number: int, width: float) -> list[str]:
    """Return the lines of a column, those of each column in other words, one of them shorter than the others."""
    words = " ".join(
        islice(cycle(_SENTENCES[number % 3].split()), 7 * number, 7 * number + 48 - 5 * (number % 2))
    )
    return simpleSplit(words, "Helvetica", 9, width)


def _print_justified(canvas: Canvas, lines: Sequence[str], x: float, y: float, width: float) -> None:
    """Print lines with their words spread over a width, the last one as it is."""
    canvas.setFont("Helvetica", 9)
    for number, line in enumerate(lines):
        words = line.split()
        free = width - sum(stringWidth(word, "Helvetica", 9) for word in words)
        gap = free / (len(words) - 1) if len(words) > 1 and number + 1 < len(lines) else 2.5
        at = x
        for word in words:
            canvas.drawString(at, y - 11 * number, word)
            at += stringWidth(word, "Helvetica", 9) + gap


@pytest.mark.parametrize("count", [2, 3, 4, 6])
@pytest.mark.parametrize("width", [34, 40, 46, 60])
@pytest.mark.parametrize("gap", [8, 14])
@pytest.mark.parametrize("justified", [True, False], ids=["justified", "ragged"])
@pytest.mark.parametrize("lower", [0, 4.5], ids=["level", "each lower"])
def test_narrow_columns_are_read_one_after_the_other(
    count: int, width: float, gap: float, lower: float, *, justified: bool
) -> None:
    """Words of one column join none of the next, however few stand on a line and however far they are spread."""
    columns = [_column(number, width) for number in range(count)]

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, ["How well people are kept safe"], 50, 780, 14, "Helvetica-Bold")
        for number, lines in enumerate(columns):
            x, y = 50 + number * (width + gap), 750 - number * lower
            if justified:
                _print_justified(canvas, lines, x, y, width)
            else:
                print_lines(canvas, lines, x, y, lead=11 / 9)

    _, *rest = texts_of(read_drawn(draw))
    assert rest == [line for lines in columns for line in lines]


@pytest.mark.parametrize("line", ["be. Some reviews come late", "way. They have no plan", "on) and at night"])
def test_a_short_word_that_ends_a_sentence_begins_no_item(line: str) -> None:
    """A line that begins with the last word of a sentence goes on in its paragraph; one with a letter begins an item."""

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, ["The work is not done as well as it could", line, "(b) a second thing"], 50, 700)

    assert [one.text for one in read_drawn(draw).lines][:4] == [
        "The work is not done as well as it could",
        line,
        "",
        "(b) a second thing",
    ]


_PROSE = simpleSplit(" ".join(_SENTENCES), "Helvetica", 9, 300)
_VALUES = (("Fires", "1,562"), ("Crashes", "92"), ("Floods", "7%"), ("Alarms", "743"))


@pytest.mark.parametrize(("text_x", "table_x"), [(50, 370), (160, 50)], ids=["right", "left"])
def test_text_beside_a_table_that_nothing_draws_is_no_part_of_it(text_x: float, table_x: float) -> None:
    """Sentences that run on over the rows of a table beside them are read whole, and the rows with their values."""

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, _PROSE, text_x, 700)
        for number, (name, value) in enumerate(_VALUES):
            print_lines(canvas, [name], table_x, 700 - 14 * number, 8)
            print_lines(canvas, [value], table_x + 60, 700 - 14 * number, 8)

    texts = texts_of(read_drawn(draw))
    assert sorted(texts) == sorted([*_PROSE, *(f"{name}   {value}" for name, value in _VALUES)])
    first = texts.index(_PROSE[0])
    assert texts[first : first + len(_PROSE)] == _PROSE


def test_comments_on_the_rows_of_a_table_stay_beside_them() -> None:
    """Sentences that begin beside each row are cells of the table, however long."""
    comments = [simpleSplit(text, "Helvetica", 9, 260) for text in _SENTENCES]

    def draw(canvas: Canvas) -> None:
        y = 700.0
        for (name, value), comment in zip(_VALUES, comments, strict=False):
            print_lines(canvas, [name], 50, y)
            print_lines(canvas, [value], 120, y)
            y = print_lines(canvas, comment, 190, y) - 12

    told = " ".join(texts_of(read_drawn(draw)))
    places = [
        told.index(words)
        for (name, value), text in zip(_VALUES, _SENTENCES, strict=False)
        for words in (name, value, text[:12])
    ]
    assert places == sorted(places)


def test_a_word_a_little_below_close_lines_ends_nothing() -> None:
    """Lines set closer than their print is high, with larger print beside the last of them, are all read."""

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, ["Good", "the force does", "of it."], 50, 747, lead=5.5 / 9)
        print_lines(canvas, ["all"], 130, 730.5, 14)

    assert sorted(texts_of(read_drawn(draw))) == ["Good", "all", "of it.", "the force does"]


_RUN = st.builds(
    lambda x, row, words, size, bold: Run(
        x0=x,
        x1=x + len(words) * size / 2,
        y=780 - row * 5.5,
        size=size,
        text=words,
        bold=bold,
    ),
    st.sampled_from([50, 62, 90, 130]),
    st.integers(0, 9),
    st.sampled_from(["the", "the force does", "Good", "12", "3.4%", "a.", "•", "of it.", "Well run"]),
    st.sampled_from([9, 9, 9, 14]),
    st.booleans(),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_RUN, max_size=12))
def test_whatever_stands_on_a_page_each_letter_is_read_once(runs: list[Run]) -> None:
    """Words at any places, over each other too, are all in the lines, none twice."""
    page = PageText(
        number=1,
        width=595,
        height=842,
        runs=join_justified(runs),
        rules=(),
        has_picture=False,
        unmapped=0,
    )
    told = Counter("".join(line.text for line in as_lines([page])).replace(" ", ""))
    assert told == Counter("".join(run.text for run in runs).replace(" ", ""))
