"""Lists of contents in plain text: titles of sections with their pages, in whatever place these stand, or with none."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.structure.layout.rows import Row
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["contents_lines"]

_WITH_PAGE = re.compile(r"[^\W\d].{2,160}?(?:\s{3,}|\s?(?:\.\s?){2,}|\s?\u2026\s?)(\d{1,3})")
"""An entry of a list of contents, and its page behind dots or far behind it."""
_WITH_PAGE_NEAR = re.compile(r"[^\W\d].{2,160}?\s+(\d{1,3})")
"""The same with its page a space behind it, which only a few such in a row show to be a page."""
_PAGE_FIRST = re.compile(r"(\d{1,3})(?:\s+[^\W\d].{2,160})?")
"""The same with its page before it, or a page alone."""
_FEWEST_NEAR = 4
_MOST_RECUR = 0.6
_LONGEST_TITLE = 180
_LONGEST_HEAD_OF_CONTENTS = 20


def contents_lines(rows: Sequence[Row], vocabulary: Vocabulary) -> Iterator[int]:
    """Yield the lines of a list of contents below its heading, whose pages stand in whatever place, or nowhere."""
    heads = [at for at, row in enumerate(rows) if row.bare and _heads_contents(row, vocabulary)]
    later = (
        Counter(vocabulary.headings.key(row.bare) for row in rows if row.bare) if heads else Counter[str]()
    )
    for at in heads:
        yield from (row.number for row in _entries(rows, at + 1, later, vocabulary))


def _entries(
    rows: Sequence[Row], start: int, later: Mapping[str, int], vocabulary: Vocabulary
) -> Sequence[Row]:
    """Return the lines of the list of contents from `start` on; none where they are no list of contents.

    It ends where a sentence stands, or where a title comes again, which begins the first section. `later` is how often
    each line is printed.
    """
    found: list[Row] = []
    seen: set[str] = set()
    pages = [0]
    for index in range(start, len(rows)):
        row = rows[index]
        key = vocabulary.headings.key(row.bare)
        page = _page_of(row)
        if not row.bare:
            if _is_plain(found, pages) and _recur(found, later, vocabulary):
                break
            continue
        if (
            key in seen
            or row.bare[-1] in ".;"
            or len(row.bare) > _LONGEST_TITLE
            or (page or pages[-1]) < pages[-1]
        ):
            break
        pages += [] if page is None else [page]
        seen.add(key)
        found.append(row)
    paged = [place for place, row in enumerate(found) if _page_of(row) is not None]
    sure = len(paged) >= _FEWEST_NEAR or any(_WITH_PAGE.fullmatch(row.text.strip()) for row in found)
    if sure or (paged and all(_is_printed(found[place], later, vocabulary) for place in paged)):
        return found[: paged[-1] + 1]
    return found if _recur(found, later, vocabulary) else ()


def _is_printed(row: Row, later: Mapping[str, int], vocabulary: Vocabulary) -> bool:
    """Whether the title of a line with its page behind it is printed without one elsewhere."""
    match = _WITH_PAGE_NEAR.fullmatch(row.text.strip())
    title = row.text.strip()[: match.start(1)].strip() if match else ""
    return bool(title) and later[vocabulary.headings.key(title)] > 0


def _is_plain(found: Sequence[Row], pages: Sequence[int]) -> bool:
    """Whether a list so far has no pages."""
    return bool(found) and len(pages) == 1


def _recur(found: Sequence[Row], later: Mapping[str, int], vocabulary: Vocabulary) -> bool:
    """Whether most of the lines, of a few, are printed again: as the headings of the sections that they list."""
    again = sum(later[vocabulary.headings.key(row.bare)] > 1 for row in found)
    return len(found) >= _FEWEST_NEAR and again >= _MOST_RECUR * len(found)


def _page_of(row: Row) -> int | None:
    """Return the page that a line of a list of contents gives behind its title, before it, or alone."""
    text = row.text.strip()
    match = _WITH_PAGE.fullmatch(text) or _WITH_PAGE_NEAR.fullmatch(text) or _PAGE_FIRST.fullmatch(text)
    return int(match[1]) if match else None


def _heads_contents(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether a line is the heading of a list of contents."""
    short = len(row.bare) <= _LONGEST_HEAD_OF_CONTENTS and "ontents" in row.bare.lower()
    return short and any(not heading.holds for heading in vocabulary.headings.find(row.bare))
