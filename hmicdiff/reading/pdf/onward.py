"""What of a printed report leads on to other publications: a list under its heading, at the end or in a box at the side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from hmicdiff.model import Omission
from hmicdiff.reading.marks import labels_item
from hmicdiff.text import plain
from hmicdiff.vocabulary.bodies import load_bodies
from hmicdiff.vocabulary.cues import load_cues
from hmicdiff.vocabulary.grades import load_grades
from hmicdiff.vocabulary.headings import load_headings
from hmicdiff.vocabulary.webpages import load_sites

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import Line

__all__ = ["without_onward"]

_LONGEST_ENTRY: Final = 25
"""Words above which a paragraph is no title of a publication."""
_LONGEST_WORD_ON_IT: Final = 40
"""The same of what is said of a publication below its title."""
_SENTENCE_END: Final = re.compile(r"[.!?;:]['\"\u201d\u2019)]*$")
_LEADS_ON: Final = re.compile(
    r"^[\u2022\u25cf\u25aa\u2013>\u203a-] ?\w|\b(?:19|20)\d\d\b|\bhttps?://|\bwww\.|\b[\w-]+\.(?:org|gov|co)\b"
)
"""What the title of a publication has that a paragraph need not: an entry's mark, a year, an address."""
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+$")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Lines with no blank one between them, from `start` to `end`; a heading is one by itself."""

    start: int
    end: int
    text: str
    level: int | None
    """Level of a heading."""
    is_row: bool
    """Whether it is a row of a table, or rows."""


def without_onward(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Omission, ...]]:
    """Return the lines without lists of other publications, and what was left out.

    A list goes as far as what stands under its heading looks like titles of publications: a sentence that none of them
    follows, an item and the next heading are the report's.
    """
    paragraphs = list(_paragraphs(lines))
    gone: set[int] = set()
    omissions = []
    for at, paragraph in enumerate(paragraphs):
        entries = _entries(paragraphs, at) if paragraph.start not in gone and _entitles(paragraph) else []
        if any(map(_leads_on, entries)) or sum(map(_names, entries)) > 1:
            gone.update(range(paragraph.start, entries[-1].end + 1))
            words = " ".join(one.text for one in (paragraph, *entries))
            omissions.append(Omission(reason="link_list", text=words, heading=True))
    return tuple(line for number, line in enumerate(lines) if number not in gone), tuple(omissions)


def _paragraphs(lines: Sequence[Line]) -> Iterator[_Paragraph]:
    """Yield the paragraphs of lines."""
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and _is_one(lines[end - 1], lines[end]):
            continue
        held = [line.text.strip() for line in lines[start:end] if line.text.strip()]
        if held:
            level = lines[start].level if lines[start].kind == "heading" else None
            yield _Paragraph(start, end, " ".join(held), level, lines[start].kind == "cell")
        start = end


def _is_one(last: Line, line: Line) -> bool:
    """Whether a line goes on with the paragraph of the one before it."""
    return all(one.text.strip() and one.kind not in {"heading", "note"} for one in (last, line))


def _entitles(paragraph: _Paragraph) -> bool:
    """Whether a paragraph is the heading over other publications, and none of a report's own."""
    words = plain(paragraph.text).rstrip(" :.\u2026")
    return load_sites().says("onward", words) and not load_headings().find(words)


def _entries(paragraphs: Sequence[_Paragraph], at: int) -> list[_Paragraph]:
    """Return what stands under a heading over other publications, as far as the last of their titles."""
    level = paragraphs[at].level or 0
    under = list(takewhile(lambda one: _may_be_under(one, level), paragraphs[at + 1 :]))
    titles = [number for number, one in enumerate(under) if _is_title(one)]
    if not titles or titles[0] > 0:
        return []
    last = titles[0]
    for number in titles[1:]:
        if number > last + 2:
            break
        last = number
    return under[: last + 1]


def _may_be_under(paragraph: _Paragraph, level: int) -> bool:
    """Whether a paragraph can be the title of a publication, what is said of one, or its grade: no item, heading or long text."""
    if paragraph.level is not None and paragraph.level <= level and not _leads_on(paragraph):
        return False
    words = plain(paragraph.text)
    marked = labels_item(words) or load_cues().obligations.is_in(words)
    return not marked and len(words.split()) <= _LONGEST_WORD_ON_IT


def _is_title(paragraph: _Paragraph) -> bool:
    """Whether a paragraph is no sentence and not long, or ends with an address."""
    if _ADDRESS.search(paragraph.text):
        return True
    return len(paragraph.text.split()) <= _LONGEST_ENTRY and not _SENTENCE_END.search(paragraph.text)


def _leads_on(paragraph: _Paragraph) -> bool:
    """Whether a paragraph tells a publication by a mark, a year, an address or whose it is, and is no grade."""
    if _is_grade(paragraph):
        return False
    return bool(_LEADS_ON.search(paragraph.text)) or load_bodies().named(paragraph.text) is not None


def _names(paragraph: _Paragraph) -> bool:
    """Whether a paragraph of print, no row of a table, names a publication and is no grade."""
    return not paragraph.is_row and _is_title(paragraph) and not _is_grade(paragraph)


def _is_grade(paragraph: _Paragraph) -> bool:
    return load_grades().is_label(plain(paragraph.text))
