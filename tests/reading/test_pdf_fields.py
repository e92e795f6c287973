"""PDF: what is filled in in a form is text where it is printed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from drawn import print_lines, texts_of
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from hmicdiff.reading.choose import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from hmicdiff.model import Document

_TEXT = "The service is effective at keeping people safe and secure."


def _read(draw: Callable[[Canvas], object], *, drawn: bool = True) -> Document:
    """Return a PDF with a form, read; one whose fields are not `drawn` leaves that to the program that shows it."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=0)
    draw(canvas)
    canvas.showPage()
    print_lines(canvas, ["The next page."])
    canvas.save()
    data = buffer.getvalue()
    return read_bytes(data if drawn else data.replace(b"/AP", b"/AX"), relative="a.pdf")


def _field(canvas: Canvas, value: str, y: float, *, label: str = "", flags: str = "print") -> None:
    print_lines(canvas, [label], y=y, size=10)
    canvas.acroForm.textfield(
        name=f"field {y}", value=value, x=190, y=y - 5, width=300, height=16, borderWidth=0, fontSize=10,
        annotationFlags=flags,
    )  # fmt: skip


@pytest.mark.parametrize("drawn", [True, False])
@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Judgment:", "Requires improvement"),
        ("Visits in 2018/19", "18,304"),
        ("Area for improvement", "Crews should test their plans."),
    ],
)
def test_values_of_fields_are_text(label: str, value: str, *, drawn: bool) -> None:
    """A value stands behind its label and over what comes next, whether the file draws it or only tells it."""

    def draw(canvas: Canvas) -> None:
        _field(canvas, value, 600, label=label)
        print_lines(canvas, [_TEXT], y=560, size=10)

    said = " ".join(" ".join(texts_of(_read(draw, drawn=drawn))).split())
    assert said == f"{label} {value} {_TEXT} The next page."


def test_a_choice_from_a_list_is_text() -> None:
    """What is chosen is printed, what could be is not."""

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, [_TEXT], size=10)
        canvas.acroForm.choice(
            name="grade", value="Inadequate", options=["Good", "Inadequate"], x=70, y=600, fontSize=10
        )

    assert texts_of(_read(draw)) == [_TEXT, "Inadequate", "The next page."]


def test_a_hidden_field_and_a_link_are_no_text() -> None:
    """A field set as hidden is named as left out; links stay what they are, and an empty field has no words."""

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, [_TEXT], size=10)
        canvas.linkURL("https://example.org", (70, 690, 200, 710))
        _field(canvas, "kept back", 600, flags="hidden")
        _field(canvas, "", 500)

    document = _read(draw)
    assert texts_of(document) == [_TEXT, "The next page."]
    assert [(one.reason, one.text) for one in document.omissions] == [("hidden_text", "kept back")]
