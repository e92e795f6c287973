"""Running heads, running feet and page numbers of a PDF: found by their place and by coming again."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.pdf.rows import as_line, group_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.reading.pdf.runs import PageText, Run

__all__ = ["without_furniture"]

_EDGE: Final = 0.1
"""Part of a page's height, at its top and at its foot, in which furniture stands."""
_MOST_ROWS: Final = 3
"""Rows at each edge that can be furniture."""
_FEWEST_PAGES: Final = 3
_FEWEST_OF_FEW_PAGES: Final = 2
_PAGE_NUMBER: Final = re.compile(
    r"(?:page\s+)?[-–—]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE
)
_DIGITS: Final = re.compile(r"\d+")
_OWN_NUMBER: Final = re.compile(r"^\d{1,3}\s+|\s+\d{1,3}$")
_SMALLER: Final = 0.92
_GRID: Final = 6.0
"""Points within which two pages print a running head at the same height."""

Key = tuple[str, int]
Place = tuple[int, int]
Row = tuple["Run", ...]


def without_furniture(pages: Sequence[PageText]) -> tuple[tuple[PageText, ...], tuple[str, ...]]:
    """Return the pages without running heads and page numbers, and in words what was left out."""
    repeated = _repeated_keys(pages)
    places = _repeated_places(pages, repeated)
    dropped: Counter[str] = Counter()
    kept = tuple(_without(page, repeated, places, dropped) for page in pages)
    return kept, tuple(_said(dropped))


def _repeated_keys(pages: Sequence[PageText]) -> frozenset[Key]:
    """Return the keys of edge rows that come on several pages."""
    times = Counter(key for page in pages for key in {_key(row) for row in _edge_rows(page)})
    least = _FEWEST_PAGES if len(pages) > _FEWEST_PAGES else _FEWEST_OF_FEW_PAGES
    return frozenset(key for key, count in times.items() if count >= least)


def _repeated_places(pages: Sequence[PageText], repeated: frozenset[Key]) -> frozenset[Place]:
    """Return the places where running heads stand: known ones, and small print on most pages."""
    known = {_place(row) for page in pages for row in _edge_rows(page) if _key(row) in repeated}
    small = Counter(place for page in pages for place in {_place(row) for row in _small_rows(page)})
    least = max(_FEWEST_PAGES, len(pages) // 2)
    return frozenset(known | {place for place, count in small.items() if count >= least})


def _small_rows(page: PageText) -> Iterator[Row]:
    """Yield the edge rows that are printed smaller than the page's text."""
    sizes = sorted(run.size for run in page.runs)
    return (row for row in _edge_rows(page) if row[0].size < _SMALLER * sizes[len(sizes) // 2])


def _without(
    page: PageText, repeated: frozenset[Key], places: frozenset[Place], dropped: Counter[str]
) -> PageText:
    """Return a page without its furniture, which is counted in `dropped`.

    A running head that names its chapter may come on too few pages to be known by its words; it stands
    where the others stand, in their size.
    """
    gone: set[Run] = set()
    for row in _edge_rows(page):
        text = as_line(row).text.strip()
        if _PAGE_NUMBER.fullmatch(text):
            dropped["page number"] += 1
        elif _key(row) in repeated or _place(row) in places:
            dropped[_OWN_NUMBER.sub("", text)] += 1
        else:
            continue
        gone.update(row)
    return replace(page, runs=tuple(run for run in page.runs if run not in gone)) if gone else page


def _edge_rows(page: PageText) -> list[Row]:
    """Return the rows at the top and the foot of a page."""
    low, high = _EDGE * page.height, (1 - _EDGE) * page.height
    top = group_rows(_raw(page, high, page.height))[:_MOST_ROWS]
    foot = group_rows(_raw(page, 0.0, low))[-_MOST_ROWS:]
    return [*top, *foot]


def _raw(page: PageText, low: float, high: float) -> Iterator[Run]:
    """Yield the runs between two heights."""
    return (run for run in page.runs if low <= run.y <= high)


def _key(row: Row) -> Key:
    """Return what makes two furniture rows the same: words without numbers, and height."""
    words = _DIGITS.sub("#", "".join("".join(run.text.split()) for run in row)).casefold()
    return words, round(row[0].y / _GRID)


def _place(row: Row) -> Place:
    """Return height and size of print of a row."""
    return round(row[0].y / _GRID), round(row[0].size * 2)


def _said(dropped: Counter[str]) -> Iterator[str]:
    """Yield in words what was left out, sorted."""
    for text, count in sorted(dropped.items()):
        name = "page numbers" if text == "page number" else f"running head {text!r}"
        yield f"left out {name} ({count})"
