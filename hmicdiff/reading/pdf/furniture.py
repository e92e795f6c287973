"""Running heads, running feet, page numbers and watermarks of a PDF: found by their place and by coming again."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from hmicdiff.model import Omission
from hmicdiff.reading.pdf.rows import as_line, group_rows, wraps
from hmicdiff.reading.pdf.series import heads_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.reading.pdf.parts import PageText, Run

__all__ = ["rows_at_edges", "without_furniture"]

_EDGE: Final = 0.1
"""Part of a page's height, at its top and at its foot, in which furniture stands."""
_LEAST_EDGE: Final = 60.0
"""Points that it takes on a page that is not high: margins are as wide on a short page as on a long one."""
_MOST_EDGE: Final = 0.2
"""Part of a short page's height that it takes at most."""
_MOST_ROWS: Final = 3
"""Rows at each edge that can be furniture."""
_FEWEST_PAGES: Final = 3
_FEWEST_OF_FEW_PAGES: Final = 2
_NUMBER_ALONE: Final = re.compile(
    r"(?:page\s+|p\.\s*)?[-–—|]?\s*(\d{1,4}|[ivxl]{1,6})\s*[-–—|]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE
)
_NUMBER_BESIDE: Final = re.compile(
    r"(?:(?<!\s)(?:\s{3,}|\s*[|•·–—]\s*|\s+page\s+)(?P<after>\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?"
    r"|(?P<end>(?<=\s)\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?)$"
    r"|^(?:page\s+)?(?P<before>\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?(?:\s{3,}|\s*[|•·–—]\s*|\s+(?=\D))",
    re.IGNORECASE,
)
_TWO_NUMBERS: Final = re.compile(r"(\d{1,4})\s{3,}(\d{1,4})")
"""The numbers of two pages that are printed on one sheet."""
_MOST_BEFORE: Final = 4
"""Pages by which the numbers of a sheet's two pages may differ from those that it would have if no page had none."""
_PRINTED_FROM_WEB: Final = re.compile(
    r"(?:https?|file)://\S+\s+\d{1,4}/\d{1,4}"
    r"|\d{1,4}[/.]\d{1,2}[/.]\d{1,4},? \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AP]M)?(?:\s.*)?",
    re.IGNORECASE,
)
"""Head and foot that browsers print on a page: day, hour and title; address and number."""
_SMALLER: Final = 0.92
_LARGER: Final = 1.08
_GRID: Final = 6.0
"""Points within which two pages print a running head at the same height."""
_DENSE: Final = 0.45
"""Part of the pages from the first to the last that bear a running head: every second page at least."""
_SENTENCE: Final = re.compile(r"[.;:?!]['\"’”)]*$|^\d{1,2}\s")
"""The end of a sentence, or the number of a note."""
_CLEAR: Final = 1.7
"""Distance of baselines, in font sizes, that sets a row apart from the text beside it."""

Key = tuple[str, int]
Place = tuple[int, int]
Row = tuple["Run", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _EdgeRow:
    """A row at the top or the foot of a page."""

    page: int
    """0-based."""
    is_top: bool
    runs: Row
    text: str
    small: bool
    """Whether it is printed smaller than the page's text."""
    clear: bool
    """Whether it stands clear of the rows nearer to the page's middle."""

    prominent: bool
    """Whether it is printed larger or bolder than the page's text, as headings are."""
    title: str
    """Words of the title that it is a line of, its own left out; none where it is no wrapped title's."""

    @property
    def set_apart(self) -> bool:
        """Whether it is not set as a line of the text."""
        return self.small or self.clear

    @property
    def place(self) -> Place:
        """Height and size of print."""
        return round(self.runs[0].y / _GRID), round(self.runs[0].size * 2)


@dataclass(slots=True)
class _Kind:
    """How rows of the same words are set, wherever they come."""

    apart: bool = True
    prominent: bool = False
    places: set[Place] = field(default_factory=set)
    """Where those stand that are prominent."""


def without_furniture(pages: Sequence[PageText]) -> tuple[PageText, ...]:
    """Return the pages without running heads, page numbers and watermarks, which are put with what was left out.

    A running head is known by its words, which come again at the same height on page after page, its page
    number one. Other numbers are words: *policy number 7* and *policy number 10* are two texts.
    """
    edges = [_edge_rows(page, number) for number, page in enumerate(pages)]
    numbers = _page_numbers([row for rows in edges for row in rows])
    repeated = _repeated(pages, edges, numbers)
    places = _places(edges, repeated, numbers, len(pages))
    return tuple(
        _without(page, rows, repeated, places, numbers) for page, rows in zip(pages, edges, strict=True)
    )


def rows_at_edges(page: PageText) -> Iterator[Row]:
    """Yield the first row of a page and the last one where they stand in its margins, small and clear of the text."""
    rows = _edge_rows(page, 0)
    for is_top in (True, False):
        row = next((row for row in rows if row.is_top is is_top), None)
        if row is not None and row.small and row.clear:
            yield row.runs


def _middle(page: PageText) -> tuple[float, float]:
    """Return from which height to which a page's text stands, and no furniture."""
    edge = max(_EDGE * page.height, min(_LEAST_EDGE, _MOST_EDGE * page.height))
    return edge, page.height - edge


def _edge_rows(page: PageText, number: int) -> list[_EdgeRow]:
    """Return the rows at the top and the foot of a page, from the edge inwards."""
    low, high = _middle(page)
    rows = group_rows(page.runs)
    sizes = sorted(run.size for run in page.runs for _ in run.text)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    bold = sum(run.bold for run in page.runs) * 2 > len(page.runs)
    found = []
    for edge, inwards in ((rows[:_MOST_ROWS], 1), (rows[: -_MOST_ROWS - 1 : -1], -1)):
        for row in edge:
            if not (row[0].y >= high if inwards > 0 else row[0].y <= low):
                continue
            at = rows.index(row) + inwards
            gap = abs(rows[at][0].y - row[0].y) if 0 <= at < len(rows) else page.height
            prominent = row[0].size > _LARGER * usual or (row[0].bold and not bold)
            found.append(
                _EdgeRow(
                    page=number,
                    is_top=inwards > 0,
                    runs=row,
                    text=as_line(row).text.strip(),
                    small=row[0].size < _SMALLER * usual,
                    clear=gap > _CLEAR * row[0].size,
                    prominent=prominent,
                    title=_title(rows, rows.index(row)) if prominent or row[0].white else "",
                )
            )
    return found


def _title(rows: Sequence[Row], at: int) -> str:
    """Return the words of the lines over which a title goes on from, or to, the one at a place among rows."""
    first = last = at
    while first and wraps(rows[first - 1][0], rows[first][0]):
        first -= 1
    while last + 1 < len(rows) and wraps(rows[last][0], rows[last + 1][0]):
        last += 1
    return " ".join(as_line(row).text for row in (*rows[first:at], *rows[at + 1 : last + 1]))


def _page_numbers(rows: Sequence[_EdgeRow]) -> frozenset[int]:
    """Return the differences between printed and counted page number that at least two rows agree on, or none."""
    differences = Counter(
        int(number) - row.page for row in rows for number in _numbers(row.text) if number.isdigit()
    )
    return frozenset(difference for difference, count in differences.items() if count > 1) | {1}


def _numbers(text: str) -> Iterator[str]:
    """Yield the number that a row consists of, or that stands at its end or beginning."""
    alone = _NUMBER_ALONE.fullmatch(text)
    if alone:
        yield alone[1]
        return
    for match in _NUMBER_BESIDE.finditer(text):
        yield next(filter(None, match.groups()))


def _is_page_number(row: _EdgeRow, numbers: frozenset[int]) -> bool:
    """Whether a row is a page's number and nothing else, or those of two pages on a sheet."""
    alone = _NUMBER_ALONE.fullmatch(row.text)
    if not alone:
        return _numbers_a_sheet(row)
    return not alone[1].isdigit() or int(alone[1]) - row.page in numbers


def _numbers_a_sheet(row: _EdgeRow) -> bool:
    """Whether a row holds the numbers of the two pages that a sheet of this place bears."""
    both = _TWO_NUMBERS.fullmatch(row.text) if row.set_apart else None
    if both is None:
        return False
    first, second = int(both[1]), int(both[2])
    return second == first + 1 and abs(first - (2 * row.page + 1)) <= _MOST_BEFORE


def _words(row: _EdgeRow, numbers: frozenset[int]) -> str:
    """Return the words of a row without its page number, if it has one."""
    for match in _NUMBER_BESIDE.finditer(row.text):
        loose = match["end"] is not None or (
            match["before"] and not match[0].strip().endswith(tuple("|•·–—"))
        )
        number = next(filter(None, match.groups()))
        if int(number) - row.page in numbers and (row.set_apart or not loose):
            return (row.text[: match.start()] + row.text[match.end() :]).strip()
    return row.text


def _key(row: _EdgeRow, numbers: frozenset[int]) -> Key:
    """Return what makes two rows the same: words without page number, those of the title they are a line of, and height."""
    return "".join(f"{_words(row, numbers)}{row.title}".split()).casefold(), row.place[0]


def _repeated(
    pages: Sequence[PageText], edges: Sequence[Sequence[_EdgeRow]], numbers: frozenset[int]
) -> frozenset[Key]:
    """Return the keys of edge rows that come on page after page."""
    where: defaultdict[Key, set[int]] = defaultdict(set)
    for rows in edges:
        for row in rows:
            where[_key(row, numbers)].add(row.page)
    least = _FEWEST_PAGES if len(pages) > _FEWEST_PAGES else _FEWEST_OF_FEW_PAGES
    kinds = _kinds(edges, numbers)
    titles = _titles(edges, numbers)
    within = {words for page in pages for words in _words_within(page)}
    return frozenset(
        key
        for key, on in where.items()
        if key[0]
        and len(on) >= least
        and (kinds[key].apart or _is_dense(on))
        and not (kinds[key].prominent and (key[0] in within or not _is_dense(on) or len(on) * 2 < len(pages)))
        and not heads_part(on, (other for place in kinds[key].places for other in titles[place]), len(pages))
    )


def _titles(
    edges: Sequence[Sequence[_EdgeRow]], numbers: frozenset[int]
) -> Mapping[Place, Sequence[set[int]]]:
    """Return for each place the pages of each title that stands there, the largest or boldest print of its page."""
    found: defaultdict[Place, defaultdict[Key, set[int]]] = defaultdict(lambda: defaultdict(set))
    for row in (row for rows in edges for row in rows if row.prominent and not _is_page_number(row, numbers)):
        found[row.place][_key(row, numbers)].add(row.page)
    return defaultdict(list, {place: list(keys.values()) for place, keys in found.items()})


def _is_dense(on: set[int]) -> bool:
    """Whether of the pages from the first to the last of `on` at least every second is one of them."""
    return len(on) >= _DENSE * (max(on) - min(on) + 1)


def _words_within(page: PageText) -> Iterator[str]:
    """Yield the words of the rows between a page's edges."""
    low, high = _middle(page)
    for row in group_rows(run for run in page.runs if low < run.y < high):
        yield "".join("".join(run.text.split()) for run in row).casefold()


def _kinds(edges: Sequence[Sequence[_EdgeRow]], numbers: frozenset[int]) -> Mapping[Key, _Kind]:
    """Return how the rows of each key are set."""
    kinds: dict[Key, _Kind] = {}
    for rows in edges:
        for row in rows:
            kind = kinds.setdefault(_key(row, numbers), _Kind())
            kind.apart = kind.apart and row.set_apart
            kind.prominent = kind.prominent or row.prominent
            kind.places.update({row.place} if row.prominent else ())
    return kinds


def _places(
    edges: Sequence[Sequence[_EdgeRow]], repeated: frozenset[Key], numbers: frozenset[int], pages: int
) -> frozenset[Place]:
    """Return the places where running heads stand: known ones, and small print on most pages.

    Of two pages both have it, and no sentence: notes may stand at the same height.
    """
    rows = [row for edge in edges for row in edge if row.set_apart]
    known = {row.place for row in rows if _key(row, numbers) in repeated}
    few = pages == _FEWEST_OF_FEW_PAGES
    small = Counter(row.place for row in rows if row.small and not (few and _SENTENCE.search(row.text)))
    least = pages if few else max(_FEWEST_PAGES, pages // 2)
    return frozenset(known | {place for place, count in small.items() if count >= least})


def _without(
    page: PageText,
    rows: Sequence[_EdgeRow],
    repeated: frozenset[Key],
    places: frozenset[Place],
    numbers: frozenset[int],
) -> PageText:
    """Return a page without its furniture.

    A running head that names its chapter may come on too few pages to be known by its words; it stands
    where the others stand, in their size. What stands behind a line of text is text too.
    """
    gone: set[Run] = set()
    omissions = []
    for is_top in (True, False):
        for row in (row for row in rows if row.is_top is is_top):
            if _is_page_number(row, numbers):
                omissions.append(Omission(reason="page_number", text=row.text))
            elif _is_running_head(row, repeated, places, numbers):
                omissions.append(Omission(reason="running_head", text=row.text))
            elif row.clear:
                continue
            else:
                break
            gone.update(row.runs)
    kept = tuple(run for run in page.runs if run not in gone)
    return replace(page, runs=kept, omissions=(*page.omissions, *omissions)) if gone else page


def _is_running_head(
    row: _EdgeRow, repeated: frozenset[Key], places: frozenset[Place], numbers: frozenset[int]
) -> bool:
    """Whether a row comes again on other pages, stands where such rows stand, or was printed by a browser."""
    at_known_place = row.set_apart and row.place in places
    return _key(row, numbers) in repeated or at_known_place or bool(_PRINTED_FROM_WEB.fullmatch(row.text))
