"""Footnotes of a page: the small print at its foot, and at that of a column where it cuts a sentence in two."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.pdf.rows import as_line, group_rows, gutters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hmicdiff.reading.divided import Divided
    from hmicdiff.reading.pdf.parts import PageText, Run
    from hmicdiff.reading.pdf.rows import PrintLine

__all__ = ["SENTENCE_END", "footnote_runs", "note_columns", "notes_of", "without_foot"]

_NOTE_SIZE: Final = 0.9
"""Size up to which lines at a page's foot are footnotes."""
_NOTE: Final = re.compile(r"(?:\d{1,3}(?![\d,/])|[*\u2020\u2021])\s*\S")
_SOURCE: Final = re.compile(r"(?:Sources?|Notes?):\s")
"""How a note at a column's foot begins that bears no mark."""
SENTENCE_END: Final = re.compile(r"[.:;?!]['\"’”)]*\d{0,2}$")
_SAME_PLACE: Final = 0.01


def footnote_runs(page: PageText, size: float) -> frozenset[Run]:
    """Return the runs of the small print at the foot of a page, whose text has this size, that begins with a mark."""
    small = []
    for row in reversed(group_rows(page.runs)):
        if max(run.size for run in row) > _NOTE_SIZE * size:
            break
        small.append(row)
    while small and not _NOTE.match(as_line(small[-1]).text):
        small.pop()
    if not small or small[-1][0].y > page.height / 2:
        return frozenset()
    return frozenset(_originals(page, min(run.y for run in small[0]), max(run.y for run in small[-1])))


def note_columns(runs: Iterable[Run]) -> Iterator[Sequence[str]]:
    """Yield the printed lines of a page's footnotes by column, where each column begins with a mark; else all of them."""
    rows = group_rows(runs)
    edges = [right for _, right in gutters(rows)]
    columns: list[list[str]] = [[] for _ in range(len(edges) + 1)]
    for row in rows:
        for column, part in groupby(row, key=lambda run: sum(run.x0 >= edge - _SAME_PLACE for edge in edges)):
            columns[column].append(as_line(tuple(part)).text)
    if all(column and _NOTE.match(column[0]) for column in columns):
        yield from columns
    else:
        yield [as_line(row).text for row in rows]


def without_foot(
    paragraphs: Sequence[tuple[PrintLine, ...]], size: float
) -> tuple[Sequence[tuple[PrintLine, ...]], Sequence[str]]:
    """Return the paragraphs of a column without its footnotes, and the lines of these, where they cut a sentence in two.

    They stand at the column's foot, in small print, while the sentence above goes on in the next column.
    """
    end = len(paragraphs)
    while end and all(line.size <= _NOTE_SIZE * size for line in paragraphs[end - 1]):
        end -= 1
    foot = [line.text for paragraph in paragraphs[end:] for line in paragraph]
    is_cut = end > 0 and not SENTENCE_END.search(paragraphs[end - 1][-1].text)
    if not foot or not is_cut or not (_NOTE.match(foot[0]) or _SOURCE.match(foot[0])):
        return paragraphs, ()
    return paragraphs[:end], foot


def notes_of(printed: Iterable[str], divided: Divided) -> Iterator[str]:
    """Yield footnotes, one a text, of the lines that they are printed on."""
    lines: list[str] = []
    for text in printed:
        if lines and (_NOTE.match(text) or _SOURCE.match(text)):
            yield divided.one_line(lines)
            lines = []
        lines.append(text)
    if lines:
        yield divided.one_line(lines)


def _originals(page: PageText, low: float, high: float) -> Iterator[Run]:
    """Yield the runs of a page between two heights."""
    return (run for run in page.runs if low - 0.01 <= run.y <= high + run.size / 2)
