"""What is printed around a report: page numbers, running heads, navigation."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from hmicdiff.model import Artefact
from hmicdiff.structure.layout.contents import contents_lines
from hmicdiff.text import has_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hmicdiff.structure.layout.rows import Row
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["find_furniture"]

_LONE_NUMBER = re.compile(r"\d{1,3}")
_LONGEST_NUMBER = 3
_TOLD = frozenset({"heading", "bullet", "cell", "label", "note"})
"""Kinds of lines that formats with marks tell."""
_LONE_MARKS = frozenset("-*\u2022\u2023\u2043\u2219\u25aa\u25cf\u25e6\u2013\u2014\u00b7")
_MANY_MARKS = 40
"""More values than a row or a column of a report's table has without one."""
_NUMBERED_HEAD = re.compile(r"(?P<first>\d{1,3}) (?P<before>\D.*)|(?P<after>.*\S) (?P<last>\d{1,3})")
_FEWEST_HEADS = 3
_PARTS_A_PAGE = "|\u00b7\u2022"
"""Signs between a title and its page, which two such lines with rising pages show to be one."""
_UNMISTAKABLE = frozenset({"contents", "date_stamp", "ruled_line", "time_code"})
_AT_THE_FOOT = frozenset({"page_number", "imprint"})
"""Kinds that a page ends with."""
_RUN_ON = frozenset({"image_text", "comment", "message_tail"})
"""Kinds that run on over the lines behind their first, up to a blank one."""
_MAY_BE_CELLS = frozenset({"page_number", "ruled_line", "time_code"})
"""Kinds whose words are values in a table: a number, a dash where there is none, opening hours."""
_MOST_HEADING_ROWS = 4


def find_furniture(rows: Sequence[Row], vocabulary: Vocabulary, *, wrapped: bool) -> tuple[Artefact, ...]:
    """Return the lines that are no content, in order: known furniture, page numbers, running heads.

    The cells of a table that its format tells are neither numbers of pages nor heads, though they come again.
    """
    kinds: dict[int, str] = {}
    for index, row in enumerate(rows):
        kind = vocabulary.furniture.kind_of(row.bare) if row.bare else None
        if not row.bare or (kind in _MAY_BE_CELLS and row.row is not None):
            continue
        if kind and (kind in _UNMISTAKABLE or not wrapped or _starts(rows, index, kinds, kind)):
            kinds[row.number] = kind
        elif wrapped and kinds.get(row.number - 1) in _RUN_ON and not row.page_start:
            kinds[row.number] = kinds[row.number - 1]
    kinds |= dict.fromkeys(contents_lines(rows, vocabulary), "contents")
    kinds |= dict.fromkeys(_page_numbers(rows), "page_number")
    kinds |= dict.fromkeys(_empty_entries(rows), "empty_entry")
    kinds |= dict.fromkeys(_running_heads(rows, kinds, vocabulary), "running_head")
    return tuple(Artefact(kind=kinds[number], line_start=number, line_end=number) for number in sorted(kinds))


def _starts(rows: Sequence[Row], index: int, kinds: dict[int, str], kind: str) -> bool:
    """Whether no paragraph is going on at line `index`: a blank line, a page end or furniture stands before.

    Or the end of a sentence, before what stands at the foot of a page.
    """
    row = rows[index]
    if kind in _AT_THE_FOOT and index and rows[index - 1].bare.endswith((".", "!", "?")):
        return True
    return (
        index == 0
        or row.page_start
        or row.kind is not None
        or not rows[index - 1].bare
        or row.number - 1 in kinds
    )


def _page_numbers(rows: Sequence[Row]) -> Iterable[int]:
    """Yield the lines that are numbers of pages; where the format has none, and tells headings and lists, numbers that count on."""
    numbers = list(_lone_numbers(rows))
    if any(row.page_start for row in rows) or not any(row.kind in _TOLD for row in rows):
        return numbers
    return _counting_on(numbers, rows)


def _counting_on(numbers: Sequence[int], rows: Sequence[Row]) -> Iterator[int]:
    """Yield the lines whose number is one more than that of the line before them, or one less than that of the next."""
    told = [int(rows[number - 1].bare) for number in numbers]
    steps = [second - first == 1 for first, second in pairwise(told)]
    for number, before, after in zip(numbers, [False, *steps], [*steps, False], strict=False):
        if before or after:
            yield number


def _lone_numbers(rows: Sequence[Row]) -> Iterator[int]:
    """Yield lines that hold a small number alone, blank lines or page ends around them, and no label right above them."""
    has_blanks = any(not row.bare for row in rows)
    for index, row in enumerate(rows):
        if not 0 < len(row.bare) <= _LONGEST_NUMBER or row.kind not in {None, "text"}:
            continue
        if not _LONE_NUMBER.fullmatch(row.bare):
            continue
        if index and rows[index - 1].bare.endswith(":"):
            continue
        before = index == 0 or not rows[index - 1].bare or row.page_start or not has_blanks
        after = index + 1 == len(rows) or not rows[index + 1].bare or rows[index + 1].page_start
        if before or after:
            yield row.number


def _empty_entries(rows: Sequence[Row]) -> Iterable[int]:
    """Yield lines that hold the mark of a list alone, where many such follow each other: entries without a word.

    A few may be marks whose words follow on lines of their own, or values that a flattened table has not.
    """
    filled = (row for row in rows if row.bare)
    for is_mark, run in groupby(filled, key=lambda row: row.row is None and row.bare in _LONE_MARKS):
        numbers = [row.number for row in run] if is_mark else []
        if len(numbers) >= _MANY_MARKS:
            yield from numbers


def _running_heads(rows: Sequence[Row], kinds: dict[int, str], vocabulary: Vocabulary) -> Iterable[int]:
    """Yield lines that repeat a title at a page's edge: with a number of their own, or above a page number."""
    yield from _numbered_heads(rows)
    filled = [row for row in rows if row.bare and row.row is None]
    pages = [index for index, row in enumerate(filled) if kinds.get(row.number) == "page_number"]
    edges = Counter(
        vocabulary.headings.key(first.bare)
        for first, second in pairwise(filled)
        if kinds.get(second.number) == "page_number" or second.page_start
    )
    if not edges and not pages:
        return
    yield from _behind_pages(filled, pages, kinds, vocabulary)
    before = (filled[index - 1] for index in pages if index)
    wanted = {vocabulary.headings.key(row.bare) for row in before if row.number not in kinds}
    often = {key for key, count in edges.items() if count >= _FEWEST_HEADS}
    above = any(_may_print_a_heading(filled, index, vocabulary) for index in pages)
    real = _real_headings(filled, kinds, vocabulary) if above else frozenset()
    times = _times(filled, wanted | often, vocabulary)
    for index in pages:
        yield from _above(filled, index, real, times, kinds, vocabulary)
    for row in filled:
        key = vocabulary.headings.key(row.bare) if often and row.number not in kinds else None
        if key in often and edges[key] >= 0.6 * times[key] and not vocabulary.grades.labels(row.bare):
            yield row.number


def _times(filled: Sequence[Row], wanted: frozenset[str] | set[str], vocabulary: Vocabulary) -> Counter[str]:
    """Return how often each line stands in a text whose key is one of `wanted`; words are no number's key."""
    lettered = all(map(has_letters, wanted))
    lines = (row.bare for row in filled if not lettered or has_letters(row.bare)) if wanted else ()
    return Counter(map(vocabulary.headings.key, lines))


def _may_print_a_heading(filled: Sequence[Row], index: int, vocabulary: Vocabulary) -> bool:
    """Whether lines right above the page number at `index` are a heading that the vocabulary knows."""
    lines = [row.bare for row in filled[max(0, index - _MOST_HEADING_ROWS) : index]]
    return any(vocabulary.headings.find(" ".join(lines[first:])) for first in range(len(lines)))


def _behind_pages(
    filled: Sequence[Row], pages: Sequence[int], kinds: dict[int, str], vocabulary: Vocabulary
) -> Iterator[int]:
    """Yield the lines that stand right behind two page numbers or more in the same words, and are no known heading."""
    behind = [filled[index + 1] for index in pages if index + 1 < len(filled)]
    often = Counter(vocabulary.headings.key(row.bare) for row in behind)
    for row in behind:
        named = vocabulary.headings.find(row.bare) or vocabulary.grades.labels(row.bare)
        if often[vocabulary.headings.key(row.bare)] > 1 and not named and row.number not in kinds:
            yield row.number


def _above(
    filled: Sequence[Row],
    index: int,
    real: frozenset[str],
    times: Counter[str],
    kinds: dict[int, str],
    vocabulary: Vocabulary,
) -> Iterable[int]:
    """Yield the lines right above the page number at `index` that print a title again, on one line or more."""
    for count in range(min(index, _MOST_HEADING_ROWS), 0, -1):
        rows = filled[index - count : index]
        key = vocabulary.headings.key(" ".join(row.bare for row in rows))
        repeated = count == 1 and times[key] > 1 and not vocabulary.headings.find(rows[0].bare)
        if (key in real or repeated) and not any(row.number in kinds for row in rows):
            yield from (row.number for row in rows)
            return


def _real_headings(filled: Sequence[Row], kinds: dict[int, str], vocabulary: Vocabulary) -> frozenset[str]:
    """Return the keys of known headings that somewhere have text under them, however many lines they take."""
    found = set()
    for index, row in enumerate(filled):
        if not vocabulary.headings.may_begin(row.bare):
            continue
        for count in range(1, _MOST_HEADING_ROWS + 1):
            rows = filled[index : index + count + 1]
            text = " ".join(part.bare for part in rows[:count])
            if len(rows) <= count or not vocabulary.headings.find(text):
                continue
            below = rows[count]
            bare = (
                below.number in kinds
                or vocabulary.headings.find(below.bare)
                or vocabulary.grades.labels(below.bare)
            )
            if not bare and not below.bare.startswith("How "):
                found.add(vocabulary.headings.key(text))
    return frozenset(found)


def _numbered_heads(rows: Sequence[Row]) -> Iterable[int]:
    """Yield lines like ``12 Crime inspection 2014`` whose words recur with other numbers."""
    found: dict[str, list[tuple[int, str]]] = {}
    for row in rows:
        numbered = " " in row.bare and (row.bare[0].isdigit() or row.bare[-1].isdigit())
        match = _NUMBERED_HEAD.fullmatch(row.bare) if numbered else None
        if match and row.kind in {None, "text"}:
            words = (match["before"] or match["after"]).casefold()
            found.setdefault(words, []).append((row.number, match["first"] or match["last"]))
    for words, places in found.items():
        rising = all(int(first) < int(second) for (_, first), (_, second) in pairwise(places))
        parted = words[0] in _PARTS_A_PAGE or words[-1] in _PARTS_A_PAGE
        if len(places) >= _FEWEST_HEADS - parted and rising:
            yield from (line for line, _ in places)
