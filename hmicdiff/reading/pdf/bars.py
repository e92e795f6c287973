"""Bars that a web page keeps at the edge of the window: in print they lie over the text at the edge of every page."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from hmicdiff.model import Omission
from hmicdiff.reading.marks import bears_marks
from hmicdiff.reading.pdf.rows import wraps
from hmicdiff.reading.pdf.series import heads_part
from hmicdiff.vocabulary.headings import load_headings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.reading.pdf.parts import Frame, PageText, Run

__all__ = ["without_bars"]

_EDGE: Final = 0.12
"""Part of a page's height, at its top and at its foot, in which such bars lie."""
_GRID: Final = 4.0
"""Points within which two pages have a bar, or words in it, at the same place."""
_FEWEST_PAGES: Final = 2
_FIRST_WORDS: Final = 6
"""Words at least by which what stands in a bar is known again where on some pages its buttons follow, on others not."""

Place = tuple[int, ...]
Key = tuple[Place, Place, tuple[str, ...]]


def without_bars(pages: Sequence[PageText]) -> tuple[PageText, ...]:
    """Return the pages without the words of bars that lie at one place on all of them, but for one at most.

    Words are a bar's if they come again in it, or stand right behind such words on their line. A label, a grade or a known heading
    that comes again is none of it.
    """
    bars = [list(_bars(page)) for page in pages]
    places = Counter(place for found in bars for place in {_place(bar) for bar in found})
    least = max(_FEWEST_PAGES, len(pages) - 1)
    kept = [[bar for bar in found if places[_place(bar)] >= least] for found in bars]
    if not any(kept):
        return tuple(pages)
    where: defaultdict[Key, set[int]] = defaultdict(set)
    for number, (page, found) in enumerate(zip(pages, kept, strict=True)):
        for key in _keys(page, found):
            where[key].add(number)
    again = _coming_again(where, len(pages))
    return tuple(_without(page, found, again) for page, found in zip(pages, kept, strict=True))


def _bars(page: PageText) -> Iterator[Frame]:
    """Yield the plain boxes of a page that lie at its edge."""
    edge = _EDGE * page.height
    for frame in page.frames:
        if not frame.shapes and (frame.y1 <= edge or frame.y0 >= page.height - edge):
            yield frame


def _place(bar: Frame) -> Place:
    return tuple(round(side / _GRID) for side in (bar.x0, bar.x1, bar.y0, bar.y1))


def _within(page: PageText, bar: Frame) -> list[Run]:
    """Return the runs that stand in a bar, in the order in which they were drawn."""
    inside = (run for run in page.runs if bar.x0 <= run.x0 and run.x1 <= bar.x1 and bar.y0 <= run.y <= bar.y1)
    return sorted(inside, key=lambda run: run.order)


def _keys(page: PageText, bars: Sequence[Frame]) -> Iterator[Key]:
    """Yield what makes words in bars the same on two pages."""
    return (key for bar in bars for key in _keys_in(bar, _within(page, bar)))


def _keys_in(bar: Frame, inside: Sequence[Run]) -> Iterator[Key]:
    """Yield for each run in a bar what makes it the same on two pages: its place, its words and those that its title goes on with."""
    for at, run in enumerate(inside):
        title = [run]
        for after in inside[at + 1 :]:
            if not wraps(title[-1], after):
                break
            title.append(after)
        words = tuple(word for line in title for word in line.text.split())
        yield _place(bar), (round(run.x0 / _GRID), round(run.y / _GRID)), words


def _coming_again(keys: Mapping[Key, set[int]], count: int) -> frozenset[Key]:
    """Return those that several of the pages have, some of them perhaps with more words behind, and that head no part of them.

    `keys` has the pages of each.
    """
    begun = {start for key in keys for start in _starts(key)}
    places: defaultdict[tuple[Place, Place], list[set[int]]] = defaultdict(list)
    for (bar, place, _), on in keys.items():
        places[bar, place].append(on)
    return frozenset(
        key
        for key, on in keys.items()
        if key in begun
        or not keys.keys().isdisjoint(_starts(key))
        or (len(on) >= _FEWEST_PAGES and not heads_part(on, places[key[:2]], count))
    )


def _starts(key: Key) -> Iterator[Key]:
    """Yield the same place with fewer words: what longer words begin with."""
    bar, place, words = key
    return ((bar, place, words[:count]) for count in range(_FIRST_WORDS, len(words)))


def _without(page: PageText, bars: Sequence[Frame], again: frozenset[Key]) -> PageText:
    """Return a page without the words of its bars, which are put with what was left out."""
    gone = [run for bar in bars for run in _words_of(page, bar, again)]
    if not gone:
        return page
    omissions = tuple(Omission(reason="running_head", text=run.text) for run in gone)
    kept = tuple(run for run in page.runs if run not in gone)
    return replace(page, runs=kept, omissions=(*page.omissions, *omissions))


def _words_of(page: PageText, bar: Frame, again: frozenset[Key]) -> list[Run]:
    """Return the runs that come again in a bar, and those drawn right behind them on their line."""
    inside = _within(page, bar)
    keys = zip(inside, _keys_in(bar, inside), strict=True)
    found = [run for run, key in keys if key in again and not _is_of_report(run.text)]
    for last, run in pairwise(inside):
        if last in found and run not in found and run.order == last.order + 1 and run.y == last.y:
            found.append(run)
    return found


def _is_of_report(words: str) -> bool:
    """Whether words are a mark of a report, or one of its headings with the body named in it."""
    return bears_marks([words]) or bool(load_headings().find(words))
