"""Pages in reading order as the lines of a document: paragraphs, headings, cells and footnotes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from hmicdiff.model import Line
from hmicdiff.reading.divided import Divided
from hmicdiff.reading.pdf.notes import SENTENCE_END, footnote_runs, note_columns, notes_of, without_foot
from hmicdiff.reading.pdf.order import Column, read_in_order
from hmicdiff.reading.pdf.rows import LETTERED, PrintLine, as_line, group_rows, is_address
from hmicdiff.reading.pdf.tabular import names_grade
from hmicdiff.reading.pdf.tagged import TaggedBlock, read_by_tags
from hmicdiff.reading.tables import Cell, row_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hmicdiff.reading.pdf.parts import PageText

__all__ = ["as_lines"]

_HEADING_SIZE: Final = 1.1
"""Size of print, as a multiple of the body's, from which a paragraph is a heading."""
_BOLD_SIZE: Final = 0.8
"""The same where it is bold: the heads of a summary's columns are small."""
_MOST_HEADING_LINES: Final = 6
_MOST_HEADING_WORDS: Final = 45
_CAPTION: Final = re.compile(r"(?:Figure|Fig\.|Chart|Graph|Map|Diagram) \d{1,3}[a-z]?\s?[.:\u2013\u2014-]\s")
"""How what is printed over or under a picture begins."""
_NO_HEADING_END: Final = re.compile(r"[.;,]$|\u2026$")
_PULL_QUOTE: Final = re.compile(r"\u201c[^\u201c\u201d]+\u201d|\"[^\"]+\"|\u2018[^\u2018]+\u2019")
"""A sentence of the text, or somebody's words, set large between quotation marks: it titles nothing."""
_FEWEST_WORDS_OF_QUOTE: Final = 6
_LETTER: Final = re.compile(r"[A-Za-z]")
_ITEM: Final = re.compile(rf"\s*(?:[•●▪■◦‣·⁃∙–\uf0b7\uf0a7]|[-o]\s|\d{{1,2}}[.)]\s|{LETTERED}\s)")
_INDENT: Final = (0.8, 4.0)
_LEAD: Final = 1.22
"""Distance of baselines, as a multiple of the usual one, above which a paragraph begins."""
_NEAR_LINES: Final = 4
_WIDER: Final = 1.35
"""Widest distance of baselines, as a multiple of the usual one, that a list may be set at."""
_USUAL_LEAD: Final = 1.2
_FEWEST_WITHIN: Final = 3
"""Lines that go on with a sentence from which they tell how far lines stand apart."""
_LEAST_LEAD: Final = 0.8
_MOST_LEAD: Final = 1.9
_FULL: Final = 0.75
"""Part of the paragraph's widest line from which its last line is full: the paragraph has not ended."""
_SIZE_STEP: Final = 0.07
_SOFT: Final = "\u00ad"
_LAST_LEVEL: Final = 6

Style = tuple[float, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Print:
    """How a document is printed for the most part."""

    size: float
    bold: bool
    lead: float
    """Distance of baselines in font sizes."""
    levels: dict[Style, int]
    """Heading level of each larger or bolder style."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paragraph:
    """Lines that belong together, or the cells of a table's row."""

    page: int
    lines: tuple[PrintLine, ...] = ()
    cells: tuple[Cell, ...] = ()
    note: str | None = None
    level: int | None = None
    """Level of a heading, where the file's own tags give it."""


def as_lines(pages: Sequence[PageText]) -> Iterator[Line]:
    """Yield the lines of a document, each with its page.

    A heading or footnote is one line, however many it is printed on, and so is a table's cell or row of values;
    text keeps its lines. Blank lines part paragraphs; none stands where a paragraph goes on in the next column or on
    the next page. Footnotes follow the paragraph that ends after them.
    """
    usual = _usual_print(pages)
    divided = Divided.of(as_line(row).text for page in pages for row in group_rows(page.runs))
    paragraphs = _mended(list(_paragraphs(pages, usual, divided)), usual, divided)
    rows = 0
    waiting: list[Line] = []
    for number, paragraph in enumerate(paragraphs):
        if paragraph.note is not None:
            waiting.append(Line(text=paragraph.note, page=paragraph.page, kind="note"))
            continue
        rows += bool(paragraph.cells)
        yield from _written(paragraph, usual, divided, rows - 1)
        after = next((later for later in paragraphs[number + 1 :] if later.note is None), None)
        if after is not None and _goes_on(paragraph, after, usual):
            continue
        if not (after is not None and paragraph.cells and after.cells):
            yield Line(text="", page=paragraph.page)
        if waiting:
            yield from waiting
            yield Line(text="", page=waiting[-1].page)
            waiting = []
    yield from waiting


def _usual_print(pages: Sequence[PageText]) -> _Print:
    """Return the size, weight and line distance that most of a document's letters have."""
    weights: Counter[Style] = Counter()
    for run in (run for page in pages for run in page.runs):
        weights[_style(run.size, bold=run.bold)] += len(run.text)
    size, bold = min(weights, key=lambda style: (-weights[style], style), default=(10.0, False))
    larger = sorted({style for style in weights if _is_heading_style(style, size, bold=bold)}, reverse=True)
    return _Print(
        size=size,
        bold=bold,
        lead=_usual_lead(pages),
        levels={style: min(level, _LAST_LEVEL) for level, style in enumerate(larger, 1)},
    )


def _usual_lead(pages: Sequence[PageText]) -> float:
    """Return the distance of baselines, in font sizes, that most lines have which go on with the sentence above them.

    Where few do, most lines: a short letter has more paragraphs than lines in them.
    """
    leads: Counter[float] = Counter()
    within: Counter[float] = Counter()
    for page in pages:
        for upper, lower in pairwise(sorted(page.runs, key=lambda run: (round(run.x0), -run.y))):
            lead = (upper.y - lower.y) / lower.size
            if round(upper.x0) == round(lower.x0) and _LEAST_LEAD <= lead <= _MOST_LEAD:
                leads[round(lead, 1)] += 1
                within[round(lead, 1)] += lower.text[:1].islower() and upper.text[-1:].isalpha()
    counted = within if within.total() >= _FEWEST_WITHIN else leads
    return min(counted, key=lambda lead: (-counted[lead], lead), default=_USUAL_LEAD)


def _style(size: float, *, bold: bool) -> Style:
    """Return size to the half point, and weight."""
    return round(size * 2) / 2, bold


def _is_heading_style(style: Style, size: float, *, bold: bool) -> bool:
    """Whether a style is larger than the body's, or bolder and not much smaller."""
    return style[0] >= _HEADING_SIZE * size or (style[1] and not bold and style[0] >= _BOLD_SIZE * size)


def _mended(paragraphs: list[_Paragraph], usual: _Print, divided: Divided) -> list[_Paragraph]:
    """Return the paragraphs with each divided word whole on the line, and in the column, that it began on."""
    mended = [
        replace(paragraph, lines=tuple(_mended_lines(paragraph.lines, divided))) for paragraph in paragraphs
    ]
    running = [number for number, paragraph in enumerate(mended) if paragraph.note is None]
    for number, after in pairwise(running):
        if _cuts_heading(mended[number], mended[after], usual):
            lines = [*mended[number].lines, *mended[after].lines]
            mended[after] = replace(mended[number], lines=tuple(_mended_lines(lines, divided)))
            mended[number] = replace(mended[number], lines=())
        elif _goes_on(mended[number], mended[after], usual):
            lines = _mended_lines((mended[number].lines[-1], *mended[after].lines), divided)
            mended[number] = replace(mended[number], lines=(*mended[number].lines[:-1], lines[0]))
            mended[after] = replace(mended[after], lines=tuple(lines[1:]))
    return [paragraph for paragraph in mended if paragraph.lines or paragraph.cells or paragraph.note]


def _mended_lines(lines: Iterable[PrintLine], divided: Divided) -> list[PrintLine]:
    """Return lines of print with each divided word whole on the line that it began on."""
    mended: list[PrintLine] = []
    for line in lines:
        joined = divided.join(mended[-1].text, line.text) if mended else None
        if joined is None:
            mended.append(line)
            continue
        mended[-1] = replace(mended[-1], text=joined[0])
        if joined[1]:
            mended.append(replace(line, text=joined[1]))
    return mended


def _paragraphs(pages: Sequence[PageText], usual: _Print, divided: Divided) -> Iterator[_Paragraph]:
    """Yield the paragraphs of all pages in reading order, footnotes after their page."""
    for page in pages:
        notes = footnote_runs(page, usual.size)
        body = [run for run in page.runs if run not in notes]
        for part in read_by_tags(page, body) or read_in_order(body, page.rules, page.frames):
            if isinstance(part, TaggedBlock) and part.level is not None:
                yield _Paragraph(page=page.number, lines=part.lines, level=part.level)
            elif isinstance(part, Column | TaggedBlock):
                text, foot = without_foot(list(_cut(part.lines, usual)), usual.size)
                yield from (_Paragraph(page=page.number, lines=lines) for lines in text)
                yield from (_Paragraph(page=page.number, note=note) for note in notes_of(foot, divided))
            else:
                yield _Paragraph(
                    page=page.number,
                    cells=tuple(Cell(parts=tuple(map(divided.one_line, cell))) for cell in part.cells),
                )
        for column in note_columns(notes):
            yield from (_Paragraph(page=page.number, note=text) for text in notes_of(column, divided))


def _cut(lines: Sequence[PrintLine], usual: _Print) -> Iterator[tuple[PrintLine, ...]]:
    """Yield the paragraphs of a column."""
    paragraph: list[PrintLine] = []
    left = min((line.x0 for line in lines), default=0.0)
    for number, line in enumerate(lines):
        near = lines[max(0, number - _NEAR_LINES) : number + _NEAR_LINES]
        if paragraph and _begins(paragraph[-1], line, left, _lead(near, line.size, usual.lead)):
            yield tuple(paragraph)
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield tuple(paragraph)


def _lead(near: Sequence[PrintLine], size: float, usual: float) -> float:
    """Return the distance of baselines, in font sizes, within paragraphs hereabouts: lists may be set wider."""
    steps = (
        (upper.y - lower.y) / size for upper, lower in pairwise(near) if upper.size == lower.size == size
    )
    least = min((step for step in steps if step > usual), default=usual)
    return least if least <= _WIDER * usual else usual


def _begins(last: PrintLine, line: PrintLine, left: float, lead: float) -> bool:
    """Whether a paragraph begins with `line`; the address of a link is taken to be in the size of the text around it."""
    size = last.size if is_address(line.text) else line.size
    above = size if is_address(last.text) else last.size
    if abs(size - above) > _SIZE_STEP * above or line.bold != last.bold:
        return True
    if last.y - line.y > max(_LEAD * lead, lead + 0.2) * size:
        return True
    if _ITEM.match(line.text):
        return True
    indent = (line.x0 - left) / line.size
    indented = _INDENT[0] <= indent <= _INDENT[1] and abs(last.x0 - left) < 0.3 * line.size
    return indented and bool(SENTENCE_END.search(last.text)) and not _ITEM.match(last.text)


def _written(paragraph: _Paragraph, usual: _Print, divided: Divided, row: int) -> Iterator[Line]:
    """Yield the lines of one paragraph or table row."""
    if paragraph.cells:
        yield from row_lines(paragraph.cells, row, paragraph.page)
    elif paragraph.level is not None or _is_heading(paragraph.lines, usual):
        first = paragraph.lines[0]
        level = paragraph.level or usual.levels.get(_style(first.size, bold=first.bold), _LAST_LEVEL)
        text = divided.one_line(line.text for line in paragraph.lines)
        yield Line(text=text, page=paragraph.page, kind="heading", level=level)
    else:
        yield from (Line(text=line.text.rstrip(_SOFT), page=paragraph.page) for line in paragraph.lines)


def _is_heading(lines: Sequence[PrintLine], usual: _Print) -> bool:
    """Whether a paragraph's print sets it off as a heading."""
    first = lines[0]
    text = " ".join(line.text for line in lines)
    if not _is_heading_style(_style(first.size, bold=first.bold), usual.size, bold=usual.bold):
        return False
    if len(lines) > _MOST_HEADING_LINES or len(text.split()) > _MOST_HEADING_WORDS or "   " in text:
        return False
    if _CAPTION.match(text) and first.size < _HEADING_SIZE * usual.size:
        return False
    if _PULL_QUOTE.fullmatch(text) and len(text.split()) >= _FEWEST_WORDS_OF_QUOTE:
        return False
    return bool(_LETTER.search(text)) and not (_NO_HEADING_END.search(text) or _ITEM.match(text))


def _cuts_heading(before: _Paragraph, after: _Paragraph, usual: _Print) -> bool:
    """Whether a heading goes on, in the same print and with a small letter, on the next page."""
    if not (before.lines and after.lines) or after.page != before.page + 1 or before.level != after.level:
        return False
    head, tail = before.lines[-1], after.lines[0]
    same = _style(head.size, bold=head.bold) == _style(tail.size, bold=tail.bold)
    begun = not SENTENCE_END.search(head.text) and tail.text[:1].islower()
    return same and begun and _is_heading((*before.lines, *after.lines), usual)


def _goes_on(before: _Paragraph, after: _Paragraph, usual: _Print) -> bool:
    """Whether `after` goes on with the sentence of `before`, which a column's or a page's end cut."""
    if not (before.lines and after.lines) or any(
        one.level is not None or _is_heading(one.lines, usual) for one in (before, after)
    ):
        return False
    head, tail = before.lines[-1], after.lines[0]
    if SENTENCE_END.search(head.text) or abs(head.size - tail.size) > _SIZE_STEP * head.size:
        return False
    if "   " in head.text or _ITEM.match(tail.text) or names_grade([line.text for line in before.lines]):
        return False
    widest = max(line.x1 - line.x0 for line in before.lines)
    return tail.text[:1].islower() or (len(before.lines) > 1 and head.x1 - head.x0 >= _FULL * widest)
