"""PDF: lists of other publications, left out; what looks like one and is the report's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn import print_lines, read_drawn, texts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from hmicdiff.model import Document

_WORDS = ["The force works with its partners to prevent crime,", "and it reviewed 40 cases that were closed."]


def _under(head: str, entries: Sequence[str], *, behind: str = "", bold: bool = True) -> Document:
    """Return a page that ends with a heading, entries and, where told, another heading and text."""

    def draw(canvas: Canvas) -> None:
        y = print_lines(canvas, ["Leadership"], y=760, size=13, font="Helvetica-Bold")
        y = print_lines(canvas, _WORDS * 6, y=y - 6, size=10)
        y = print_lines(
            canvas, [head], y=y - 16, size=13 if bold else 10, font="Helvetica-Bold" if bold else "Helvetica"
        )
        for entry in entries:
            y = print_lines(canvas, entry.split("|"), y=y - 10, size=10)
        if behind:
            y = print_lines(canvas, [behind], y=y - 16, size=13, font="Helvetica-Bold")
            print_lines(canvas, _WORDS, y=y - 6, size=10)

    return read_drawn(draw)


_LISTS = {
    "years": ("Related publications", ["Custody visits, 2015", "Effectiveness 2016:|a summary"]),
    "marks": ("You may also be interested in", ["\u2022 Child protection", "\u2022 Fire safety in homes"]),
    "bodies": ("Other reports on this force", ["Kent Police", "Good"]),
    "addresses": (
        "Further reading",
        ["State of policing|https://www.example.org/state", "www.example.org/fire"],
    ),
    "titles": (
        "You might also be interested in our other reports",
        ["How stop and search is used", "Cyber crime"],
    ),
    "words on them": ("Similar reports", ["Custody, 2019", "It looks at cells.", "Vetting, 2021"]),
}


@pytest.mark.parametrize(("head", "entries"), _LISTS.values(), ids=_LISTS)
@pytest.mark.parametrize(("behind", "bold"), [("", True), ("", False), ("Our methods", True)])
def test_the_publications_of_others_are_none_of_the_report(
    head: str, entries: list[str], behind: str, *, bold: bool
) -> None:
    """What stands under a heading over other publications is left out, named, and what comes behind it is read."""
    document = _under(head, entries, behind=behind, bold=bold)
    assert texts_of(document) == ["Leadership", *_WORDS * 6, *([behind, *_WORDS] if behind else [])]
    assert [one.reason for one in document.omissions] == ["link_list"]
    assert document.repairs == ("left out lists of other publications (1)",)


def test_publications_in_a_box_at_the_side_are_none_of_the_report() -> None:
    """The column beside the box goes on as if it were not there."""

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, _WORDS * 12, y=730, size=10)
        canvas.setFillGray(0.9)
        canvas.rect(395, 600, 170, 130, stroke=0, fill=1)
        canvas.setFillGray(0)
        y = print_lines(canvas, ["Related reports"], x=400, y=712, size=11, font="Helvetica-Bold")
        print_lines(canvas, ["Custody in Kent, 2015", "Fire safety, 2016"], x=400, y=y - 6, size=9)

    assert texts_of(read_drawn(draw)) == _WORDS * 12


@pytest.mark.parametrize(
    ("head", "entry"),
    [
        ("Related publications", "We read the force's publications of 2015 before we came to see it."),
        ("Other reports on this force", "Area for improvement"),
        ("See also", "The force should publish its plan by May 2019"),
        ("Publications", "Custody visits, 2015"),
        ("Related crime", "Burglary, 2015"),
    ],
)
def test_what_only_looks_like_a_list_of_publications_is_text(head: str, entry: str) -> None:
    """Sentences and items under such a heading, and titles under another, are the report's."""
    assert texts_of(_under(head, [entry], behind="Our methods"))[-5:] == [head, entry, "Our methods", *_WORDS]
