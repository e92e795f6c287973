"""PDF: running heads of short files, which come on a page or two alone, and sentences set large between quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn import print_lines, read_drawn, texts_of

from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.pdfgen.canvas import Canvas

    from hmicdiff.model import Document

_WORDS = "officers wrote down what each caller had told them on the day"


def _page(
    body: Sequence[str], head: str = "", *, x: float = 300, y: float = 810, size: float = 7
) -> Callable[[Canvas], None]:
    """Return a page of lines with a head, or anything else, in small print."""

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, [head], x=x, y=y, size=size)
        print_lines(canvas, body, y=770, size=10)

    return draw


def _text(number: int) -> list[str]:
    return [f"On day {number}{at} {_WORDS}." for at in range(8)]


@pytest.mark.parametrize(
    ("first", "second"),
    [("Dorset Police", "An inspection of call handling"), ("Crime data integrity", "OFFICIAL"), ("Part one", "Part two")],
)  # fmt: skip
def test_heads_that_differ_on_two_pages_are_left_out(first: str, second: str) -> None:
    """Small print at one height in the margin of both pages of a file is its running head, whatever it says."""
    document = read_drawn(_page(_text(1), first), _page(_text(2), second, x=70))
    assert texts_of(document) == [*_text(1), *_text(2)]
    assert {one.reason for one in document.omissions} == {"running_head"}


def test_notes_at_one_height_on_two_pages_are_text() -> None:
    """A sentence in small print at the foot of both pages is a note, and no running foot."""
    notes = ("The figures are for the year.", "Two forces gave none.")
    document = read_drawn(*(_page(_text(at), note, x=70, y=50) for at, note in enumerate(notes)))
    assert all(any(note in text for text in texts_of(document)) for note in notes)


@pytest.mark.parametrize("head", ["Wiltshire Police", "Chapter 3: The control room", "Not for release"])
def test_a_head_that_comes_once_parts_no_sentence(head: str) -> None:
    """Small print in the margin between two lines of one sentence is left out, though no other page bears it."""
    begun = [*_text(1), "In most of the calls that we listened to, the"]
    ended = ["officers asked about the risk to all who were there.", *_text(2)]
    document = read_drawn(_page(begun), _page(ended, head), _page(_text(3)))
    assert texts_of(document) == [*begun, *ended, *_text(3)]
    told = [line.text for line in document.lines]
    assert told.index(ended[0]) == told.index(begun[-1]) + 1


@pytest.mark.parametrize(
    ("last", "first", "size"),
    [
        ("They asked about the risk to all.", "Officers went to each of them.", 7),
        ("In most calls that we listened to, the", "Officers asked about the risk.", 7),
        ("In most calls that we listened to, the", "officers asked about the risk.", 10),
    ],
    ids=["between sentences", "before a capital", "in the print of the text"],
)
def test_small_print_that_cuts_no_sentence_is_text(last: str, first: str, size: float) -> None:
    """What stands between two sentences, or in the print of the text, may be text of its own."""
    document = read_drawn(
        _page([*_text(1), last]), _page([first, *_text(2)], "Figures by area", size=size), _page(_text(3))
    )
    assert "Figures by area" in texts_of(document)


_SAID = "Officers use one plan for all and keep it on a single system"


def _report(quote: str) -> Document:
    """Return a report that prints a sentence of its text a second time, large, far below it."""

    def draw(canvas: Canvas) -> None:
        y = print_lines(
            canvas, ["PEEL 2023–25: an inspection of Kent Police"], y=790, size=18, font="Helvetica-Bold"
        )
        y = print_lines(canvas, ["Published on: 2 May 2024"], y=y - 10, size=10)
        y = print_lines(canvas, ["Investigating crime"], y=y - 14, size=14, font="Helvetica-Bold")
        y = print_lines(
            canvas, ["Kent Police is good at investigating crime.", f"{_SAID}. It works."], y=y - 12, size=10
        )
        for at in range(18):
            y = print_lines(canvas, [f"In month {at}, {_WORDS}."], y=y - 12, size=10)
        y = print_lines(canvas, [quote], y=y - 24, size=15, font="Helvetica-Bold")
        print_lines(canvas, ["The force has a plan for its staff.", "It has reviewed it."], y=y - 14, size=10)

    return read_drawn(draw)


@pytest.mark.parametrize("marks", ["“{}”", "‘{}’", '"{}"'])
def test_a_sentence_set_large_between_marks_opens_no_section(marks: str) -> None:
    """It is left out as a second copy where the page says it too, however far above."""
    report = understand(_report(marks.format(_SAID)), load_vocabulary()).report
    assert [one.heading for one in report.sections if one.heading] == ["Investigating crime"]
    assert "second_copy" in {one.reason for one in report.ledger.left_out}


def test_words_that_someone_said_set_large_are_text() -> None:
    """Somebody's words between quotation marks title nothing, and are kept where no paragraph says them."""
    said = "I felt that they listened to me and to my son"
    document = _report(f"“{said}”")
    report = understand(document, load_vocabulary()).report
    assert [one.heading for one in report.sections if one.heading] == ["Investigating crime"]
    assert f"“{said}”" in texts_of(document)
    assert "second_copy" not in {one.reason for one in report.ledger.left_out}


@pytest.mark.parametrize(
    "title", ["“Right care, right person” and what it changed for callers", "“Right care” works"]
)
def test_a_heading_with_words_in_marks_stays_one(title: str) -> None:
    """A heading that quotes a name or a few words is a heading."""
    assert (title, "heading") in [(line.text, line.kind) for line in _report(title).lines]
