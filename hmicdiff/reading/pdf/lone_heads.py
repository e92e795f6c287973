"""Running heads that come once: small print at a page's edge that stands within a sentence of the text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from hmicdiff.model import Omission
from hmicdiff.reading.pdf.furniture import rows_at_edges
from hmicdiff.reading.pdf.notes import SENTENCE_END
from hmicdiff.reading.pdf.order import Column, read_in_order
from hmicdiff.reading.pdf.rows import as_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.reading.pdf.parts import PageText, Run
    from hmicdiff.reading.pdf.rows import PrintLine

__all__ = ["without_lone_heads"]

_SAME_SIZE: Final = 0.07
"""Part of its size by which the print of one sentence may differ from line to line."""


def without_lone_heads(pages: Sequence[PageText]) -> tuple[PageText, ...]:
    """Return the pages without small print at their edges that cuts a sentence of the text in two.

    What comes on one page or two is not known for a running head by coming again; a sentence that goes on behind it,
    with a small letter and in its own print, shows that it is none of the text.
    """
    kept: list[PageText] = []
    for page in pages:
        left = page
        for row in rows_at_edges(page):
            if _cuts_a_sentence(row, left, kept[-1:]):
                left = _without(left, row)
        kept.append(left)
    return tuple(kept)


def _without(page: PageText, row: Sequence[Run]) -> PageText:
    left_out = Omission(reason="running_head", text=as_line(row).text.strip())
    runs = tuple(run for run in page.runs if run not in row)
    return replace(page, runs=runs, omissions=(*page.omissions, left_out))


def _cuts_a_sentence(row: Sequence[Run], page: PageText, last: Sequence[PageText]) -> bool:
    """Whether the row stands between two lines of one sentence, on its page or at the end of the `last` one."""
    ahead = [line for other in last for line in _lines(other)[-1:]]
    lines = [*ahead, *_lines(page)]
    height = row[0].y
    places = [at for at, line in enumerate(lines[len(ahead) :], len(ahead)) if line.y == height]
    if len(places) != 1 or not 0 < places[0] < len(lines) - 1:
        return False
    at = places[0]
    return _goes_on(lines[at - 1], lines[at + 1]) and lines[at].size < lines[at - 1].size


def _lines(page: PageText) -> list[PrintLine]:
    """Return the lines of a page's columns in reading order."""
    parts = read_in_order(page.runs, page.rules, page.frames)
    return [line for part in parts if isinstance(part, Column) for line in part.lines]


def _goes_on(before: PrintLine, after: PrintLine) -> bool:
    """Whether a sentence goes on from one line to another."""
    same = abs(before.size - after.size) <= _SAME_SIZE * before.size and before.bold == after.bold
    return same and not SENTENCE_END.search(before.text) and after.text[:1].islower()
