"""PDFs whose pages a test draws by hand, and what is read of them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from hmicdiff.reading.choose import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hmicdiff.model import Document

__all__ = ["print_lines", "read_drawn", "texts_of"]


def read_drawn(*pages: Callable[[Canvas], object]) -> Document:
    """Return a PDF of the drawn pages, read."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return read_bytes(buffer.getvalue(), relative="a.pdf")


def texts_of(document: Document) -> list[str]:
    """Return the texts of the lines that are not blank."""
    return [line.text for line in document.lines if line.text]


def print_lines(
    canvas: Canvas,
    lines: Sequence[str],
    x: float = 70,
    y: float = 700,
    size: float = 9,
    font: str = "Helvetica",
    *,
    lead: float = 1.25,
) -> float:
    """Print lines one below the other, `lead` times their size apart; return the height below them."""
    canvas.setFont(font, size)
    for line in lines:
        canvas.drawString(x, y, line)
        y -= size * lead
    return y
