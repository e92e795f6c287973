"""Pages of Markdown that a converter made from a printed report: their marks, and the heads they repeat.

A converter keeps the line at a page's head as a heading, in the middle of the sentence that the page's end cuts.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from hmicdiff.model import Omission
from hmicdiff.reading.marks import labels_item
from hmicdiff.vocabulary.grades import load_grades

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import Line

__all__ = ["is_page_mark", "page_numbers", "without_heads"]

_MARK: Final = re.compile(r"\{\d{1,4}\}-{3,}|<!-- ?page[ -]?break ?-->", re.IGNORECASE)
"""Where a page begins: ``{3}------``, ``<!-- PageBreak -->``."""
_WHOLE: Final = re.compile(r"[.!?:;][\"')\u2019\u201d]*$")
_OFTEN: Final = 3
"""Pages from which a heading at their head is one of the print."""


def is_page_mark(line: str) -> bool:
    """Whether a line says that a page begins."""
    return _MARK.fullmatch(line.strip()) is not None


def page_numbers(lines: Sequence[str]) -> list[int | None]:
    """Return the page of each line of a file, None for all where it marks no pages; a mark opens its page."""
    marks = list(map(is_page_mark, lines))
    first = next((number for number, mark in enumerate(marks) if mark), None)
    if first is None:
        return [None] * len(lines)
    opened = not any(line.strip() for line in lines[:first])
    page, pages = 1 - opened, list[int | None]()
    for mark in marks:
        page += mark
        pages.append(max(page, 1))
    return pages


def without_heads(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Omission, ...]]:
    """Return lines that bear their pages without the heads of pages, and these.

    A head of a page cuts a sentence, or stands over many pages in the same words.
    """
    filled = [number for number, line in enumerate(lines) if line.text.strip()]
    tops = [
        place
        for place in range(1, len(filled))
        if _opens(lines, filled, place) and not _bears_items(lines[filled[place]])
    ]
    words = Counter(_words(lines[filled[place]]) for place in tops)
    often = {text for text, count in words.items() if count >= _OFTEN}
    cutting = {_words(lines[filled[place]]) for place in tops if _cuts(lines, filled, place)}
    heads = {filled[place] for place in tops if _words(lines[filled[place]]) in often | cutting}
    kept = tuple(
        replace(line, text="", kind=None, level=None) if n in heads else line for n, line in enumerate(lines)
    )
    return kept, tuple(_left_out(lines, heads))


def _left_out(lines: Sequence[Line], heads: set[int]) -> Iterator[Omission]:
    for number in sorted(heads):
        yield Omission(reason="running_head", text=lines[number].text)


def _opens(lines: Sequence[Line], filled: Sequence[int], place: int) -> bool:
    """Whether a heading is the first that stands on its page."""
    before, line = lines[filled[place - 1]], lines[filled[place]]
    return line.kind == "heading" and before.page != line.page


def _bears_items(line: Line) -> bool:
    """Whether a heading is an item's label or a grade, with which many pages may begin."""
    return labels_item(line.text) or bool(load_grades().labels(line.text))


def _cuts(lines: Sequence[Line], filled: Sequence[int], place: int) -> bool:
    """Whether a heading stands between the two halves of a sentence."""
    if place + 1 >= len(filled):
        return False
    before, after = lines[filled[place - 1]], lines[filled[place + 1]]
    unfinished = before.kind in {None, "bullet"} and not _WHOLE.search(before.text.rstrip())
    return unfinished and after.kind is None and after.text.lstrip()[0].islower()


def _words(line: Line) -> str:
    return " ".join(line.text.split()).casefold()
