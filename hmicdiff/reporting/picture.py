"""The grade matrix as one picture, for places that show a picture but no page: SVG that asks for nothing else."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from hmicdiff.reporting.view.matrix import make_matrix
from hmicdiff.reporting.view.report import make_context
from hmicdiff.reporting.words import clip
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import Comparison, Reading
    from hmicdiff.reporting.view.matrix import Cell, Matrix

__all__ = ["as_address", "grades_svg"]

TOPIC, COLUMN, ROW, HEAD, EDGE = 330, 190, 34, 62, 12
"""Pixels: width of a topic's name and of an inspection, height of a row and of the head, margin."""
TOPIC_LETTERS, COLUMN_LETTERS = 46, 24
"""Letters that fit into a topic's name and into a cell."""
COLOURS = {
    "o": ("#08519c", "#ffffff"),
    "g": ("#9ecae1", "#0b0c0c"),
    "a": ("#f3f2f1", "#0b0c0c"),
    "r": ("#fdae6b", "#0b0c0c"),
    "i": ("#7f2704", "#ffffff"),
}
"""Ground and letters of a grade by its first letter, as in the change report."""
MOVES = {"up": "\u25b2", "down": "\u25bc", "same": "=", "no": "\u25c7"}


def grades_svg(comparison: Comparison, readings: Sequence[Reading]) -> str:
    """Return the picture of a body's grades by topic and inspection; empty where no report gives a grade.

    A triangle says that a grade is higher or lower than the one before, a diamond that the two can't be compared.
    """
    matrix = make_matrix(make_context(comparison, readings, load_vocabulary()))
    if not matrix.columns:
        return ""
    width = 2 * EDGE + TOPIC + COLUMN * len(matrix.columns)
    height = 2 * EDGE + HEAD + ROW * len(matrix.rows) + ROW
    title = f"Grades of {comparison.body} by topic and inspection"
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" role="img" {_FONT}>',
            f"<title>{escape(title)}</title>",
            f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
            *_head(comparison.body, matrix),
            *_rows(matrix),
            _text(EDGE, height - EDGE - 8, matrix.legend or _LEGEND, size=12),
            "</svg>\n",
        )
    )


_FONT = 'font-family="Arial, sans-serif" font-size="14"'
_LEGEND = "\u25b2 higher, \u25bc lower, = same, \u25c7 not comparable with the grade before"


def as_address(svg: str) -> str:
    """Return a picture as an address that holds it whole."""
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def _head(body: str, matrix: Matrix) -> Iterator[str]:
    """Yield the head: the body, then each inspection with its scale."""
    yield _text(EDGE, EDGE + 20, body, weight="bold")
    for number, column in enumerate(matrix.columns):
        left = EDGE + TOPIC + number * COLUMN
        yield _text(left + 8, EDGE + 20, clip(column.label, COLUMN_LETTERS)[0], weight="bold")
        yield _text(left + 8, EDGE + 40, column.scale, size=12)
        if column.line_before:
            for shift in (0, 4):
                yield _line(left - 4 + shift, EDGE, left - 4 + shift, EDGE + HEAD + ROW * len(matrix.rows))


def _rows(matrix: Matrix) -> Iterator[str]:
    """Yield a row for each topic."""
    right = EDGE + TOPIC + COLUMN * len(matrix.columns)
    for number, row in enumerate(matrix.rows):
        top = EDGE + HEAD + number * ROW
        yield _line(EDGE, top, right, top)
        yield _text(EDGE, top + 22, clip(row.name, TOPIC_LETTERS)[0])
        for place, cell in enumerate(row.cells):
            yield from _cell(EDGE + TOPIC + place * COLUMN + 4, top, cell)


def _cell(left: int, top: int, cell: Cell) -> Iterator[str]:
    """Yield what one inspection says of a topic."""
    ground, letters = COLOURS.get(cell.code, ("#ffffff", "#0b0c0c")) if cell.grade else ("#ffffff", "#505a5f")
    if cell.grade:
        yield f'<rect x="{left}" y="{top + 3}" width="{COLUMN - 8}" height="{ROW - 6}" fill="{ground}"/>'
    words = " ".join(filter(None, (MOVES.get(cell.move_code, ""), cell.grade or cell.note or "\u2013")))
    yield _text(left + 6, top + 22, clip(words, COLUMN_LETTERS)[0], colour=letters)


def _text(
    x: int, y: int, words: str, *, size: int = 14, weight: str = "normal", colour: str = "#0b0c0c"
) -> str:
    """Return words at a place."""
    return f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{colour}">{escape(words)}</text>'


def _line(x1: int, y1: int, x2: int, y2: int) -> str:
    """Return a thin line."""
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="#b1b4b6"/>'
