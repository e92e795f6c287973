"""Set the blocks of a report as a PDF in the manner of the inspectorate's reports of 2014 to 2017.

A cover, a summary table of three columns over two pages, running heads and page numbers, a chart of
drawn boxes, tables of values, bullets, footnotes at the foot of their page.
"""

from __future__ import annotations

import io
import re
from itertools import groupby
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.pdfgen.canvas import Canvas

    from hmicdiff.model import Section
    from hmicdiff.structure.blocks import Block

__all__ = ["in_printed_order", "typeset"]

_BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=14, spaceAfter=8)
_JUSTIFIED = ParagraphStyle("justified", parent=_BODY, alignment=TA_JUSTIFY, fontSize=10, leading=12.5)
_STYLES = {1: _BODY, 2: _JUSTIFIED, 3: ParagraphStyle("narrow", parent=_BODY, fontSize=9, leading=11)}
_QUESTION = ParagraphStyle("question", fontName="Helvetica", fontSize=20, leading=24, spaceAfter=12)
_HEADING = ParagraphStyle(
    "heading", parent=_BODY, fontName="Helvetica-Bold", fontSize=13, leading=16, spaceBefore=8
)
_BULLET = ParagraphStyle("bullet", parent=_BODY, leftIndent=18, bulletIndent=4)
_GRADE = ParagraphStyle(
    "grade", parent=_BODY, fontName="Helvetica-Bold", fontSize=16, leading=20, spaceBefore=10
)
_CELL = ParagraphStyle("cell", parent=_BODY, fontSize=9.5, leading=12, spaceAfter=6)
_CELL_HEAD = ParagraphStyle("cell head", parent=_CELL, fontName="Helvetica-Bold")
_GRADE_NAME = re.compile(r"Outstanding|Good|Adequate|Requires improvement|Inadequate")
_NOTE_SIZE = 8
_COVER = ParagraphStyle("cover", fontName="Helvetica", fontSize=30, leading=36, spaceAfter=30)
VALUE_HEADS = (
    "12 months to June 2014",
    "Norfolk Constabulary rate (per 1,000 population)",
    "England and Wales total rate (per 1,000 population)",
)
"""Heads of the report's table of crime rates, which the text has run together."""
_MARGIN = 25 * mm
_GAP = 8 * mm
_NARROW = 70 * mm
"""Width of a column below which a table of values gets a page of its own."""
_FOOT = 42 * mm
_BLUE = HexColor("#1f3864")


class _Chart(Flowable):
    """A chart as drawn boxes."""

    height = 120

    def __init__(self, width: float) -> None:
        super().__init__()
        self.width = width

    def draw(self) -> None:
        """Draw the boxes."""
        self.canv.setStrokeColor(_BLUE)
        self.canv.rect(0, 0, self.width, self.height)
        for index in range(12):
            self.canv.rect(8 + self.width / 13 * index, 5, self.width / 20, 40 + (index * 37) % 60, fill=1)


class _Footnote(Flowable):
    """A footnote for the foot of the page on which this stands."""

    width = height = 0

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def draw(self) -> None:
        """Leave the text with the page."""
        self.canv.footnotes = [*getattr(self.canv, "footnotes", []), self.text]


class _Heading(Paragraph):
    """A question's heading, which the pages after it bear as running head."""

    def draw(self) -> None:
        """Draw the heading and leave its text with the document."""
        self.canv.running = self.getPlainText()
        super().draw()


def typeset(blocks: Sequence[Block], *, cover: Sequence[str], columns: int = 1) -> bytes:
    """Return a PDF of the blocks, after a page of cover lines; `columns` is for the body's text."""
    buffer = io.BytesIO()
    document = BaseDocTemplate(buffer, pagesize=A4, title=cover[0], invariant=1, compress=1)
    document.addPageTemplates(
        [
            PageTemplate("cover", [Frame(_MARGIN, _FOOT, A4[0] - 2 * _MARGIN, 200 * mm)]),
            PageTemplate("body", _frames(columns), onPageEnd=_furnish),
            PageTemplate("wide", _frames(1), onPageEnd=_furnish),
        ]
    )
    story: list[Any] = [Spacer(1, 120), *(Paragraph(escape(line), _COVER) for line in cover)]
    story += [NextPageTemplate("body"), PageBreak()]
    for flowable in _flow(blocks, _STYLES[columns], _width(columns)):
        story.append(flowable)
    document.build(story)
    return buffer.getvalue()


def _frames(columns: int) -> list[Frame]:
    """Return the frames of a page's columns."""
    width = _width(columns)
    return [
        Frame(_MARGIN + number * (width + _GAP), _FOOT, width, A4[1] - _FOOT - _MARGIN, 0, 0, 0, 0)
        for number in range(columns)
    ]


def _width(columns: int) -> float:
    """Return the width of one of several columns."""
    return (A4[0] - 2 * _MARGIN - _GAP * (columns - 1)) / columns


def _furnish(canvas: Canvas, document: BaseDocTemplate) -> None:
    """Print running head, page number and footnotes."""
    canvas.saveState()
    canvas.setFont("Helvetica", 8)
    canvas.drawString(_MARGIN, A4[1] - 12 * mm, getattr(canvas, "running", ""))
    canvas.drawCentredString(A4[0] / 2, 10 * mm, str(document.page))
    notes = getattr(canvas, "footnotes", [])
    canvas.setFont("Helvetica", _NOTE_SIZE)
    for number, note in enumerate(notes):
        paragraph = Paragraph(escape(note), ParagraphStyle("note", fontSize=_NOTE_SIZE, leading=9.5))
        paragraph.wrapOn(canvas, A4[0] - 2 * _MARGIN, 60)
        paragraph.drawOn(canvas, _MARGIN, _FOOT - 6 * mm - 22 * (number + 1))
    canvas.footnotes = []
    canvas.restoreState()


def _flow(blocks: Sequence[Block], body: ParagraphStyle, width: float) -> Iterator[Any]:
    """Yield what is to be set, in order."""
    for kind, group in groupby(blocks, key=_part):
        together = list(group)
        if kind == "summary":
            yield from _summary(together)
        elif kind == "values":
            narrow = width < _NARROW
            yield from [NextPageTemplate("wide"), PageBreak()] if narrow else []
            yield _values(together, max(width, _NARROW))
            yield from [NextPageTemplate("body"), PageBreak()] if narrow else []
        else:
            for block in together:
                yield from _single(block, body, width)


def _part(block: Block) -> str:
    """Return what a block is set as."""
    if block.column is not None or (block.kind == "label" and len(_GRADE_NAME.findall(block.text.text)) > 1):
        return "summary"
    return "values" if block.kind == "cell" else "single"


def _single(block: Block, body: ParagraphStyle, width: float) -> Iterator[Any]:
    """Yield one block that stands in the body's text."""
    text = escape(_printed(block))
    if block.kind == "heading" and text.endswith("?"):
        yield PageBreak()
        yield _Heading(text, _QUESTION)
    elif block.kind == "heading":
        yield Paragraph(text, _HEADING)
    elif block.kind == "bullet":
        yield Paragraph(text, ParagraphStyle("item", parent=_BULLET, fontSize=body.fontSize), bulletText="•")
    elif block.kind == "label":
        yield Paragraph(text, _GRADE)
    elif block.kind == "note" and text[:1].isdigit():
        yield _Footnote(_printed(block))
    else:
        yield from [_Chart(width)] if text.startswith("Figure") else []
        yield Paragraph(text, body)


def _summary(blocks: Sequence[Block]) -> Iterator[Any]:
    """Yield a summary's table: heads, grades and text side by side, anew where the heads come again."""
    yield from (NextPageTemplate("wide"), PageBreak())
    parts: list[list[Block]] = []
    for block in blocks:
        begins = block.kind == "heading" and block.column == 0
        if begins or not parts:
            parts.append([])
        parts[-1].append(block)
    for part in parts:
        rows = [list(group) for _, group in groupby(part, key=lambda block: block.kind)]
        yield Table(
            [_summary_row(row) for row in rows],
            colWidths=[150] * 3,
            style=[("GRID", (0, 0), (-1, -1), 0.5, _BLUE), ("VALIGN", (0, 0), (-1, -1), "TOP")],
        )
        yield from (NextPageTemplate("body" if part is parts[-1] else "wide"), PageBreak())


def _summary_row(row: Sequence[Block]) -> list[Any]:
    """Return the cells of one row of a summary's table."""
    if row[0].kind == "label":
        return [Paragraph(f"<b>{grade}</b>", _CELL) for grade in _GRADE_NAME.findall(row[0].text.text)]
    style = _CELL_HEAD if row[0].kind == "heading" else _CELL
    return [
        [Paragraph(escape(_printed(block)), style) for block in row if block.column == column]
        for column in range(3)
    ]


def _values(blocks: Sequence[Block], width: float) -> Table:
    """Return a table of values: rows of a label and figures under their heads."""
    size = min(9.5, width / 34)
    head = ParagraphStyle("value head", parent=_CELL_HEAD, fontSize=size, leading=size * 1.25)
    rows = [_figures(block) for block in blocks if _figures(block)]
    return Table(
        [[Paragraph(escape(words), head) for words in VALUE_HEADS], *rows],
        colWidths=[width * 0.44, width * 0.28, width * 0.28],
        style=[
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, _BLUE),
            ("FONTSIZE", (0, 0), (-1, -1), size),
            ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ],
    )


def _figures(block: Block) -> list[str]:
    """Return a row's label and its two figures; empty for a head."""
    label, *figures = block.text.text.rsplit(" ", 2)
    return [label, *figures] if len(figures) == 2 and all(figure[0].isdigit() for figure in figures) else []


def _printed(block: Block) -> str:
    """Return a block's text as it stands in the report, on one line; without the hyphen no standard font has."""
    return block.text.place().quote.replace("\u2011", "-")


def in_printed_order(blocks: Sequence[Block], sections: Sequence[Section]) -> list[Block]:
    """Return the blocks as the report itself printed them.

    The text has some pages twice, and some headings after the text that stood under them.
    """
    late = {section.heading_start: section.line_start for section in sections if section.heading_start}
    place = {start: line for start, line in late.items() if start > line}
    kept = [block for block in blocks if block.copy_of is None]
    return sorted(
        kept, key=lambda block: (place.get(block.line_start, block.line_start), block.line_start not in place)
    )
