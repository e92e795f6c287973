"""How far a paragraph goes: which neighbouring lines belong together, and where one ends though no blank line says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from hmicdiff.structure.dates import DATE
from hmicdiff.structure.layout.filling import SENTENCE_ENDS, heading_lines, would_fit
from hmicdiff.structure.layout.rows import NEVER_LAST
from hmicdiff.text import has_letters
from hmicdiff.vocabulary.grades import GRADE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.structure.layout.marks import Mark
    from hmicdiff.structure.layout.rows import Row
    from hmicdiff.text import Raw
    from hmicdiff.vocabulary import Vocabulary

__all__ = [
    "GLUED_LABEL",
    "TABLE_NOTE",
    "Answer",
    "Grouper",
    "answer_of",
    "extent",
    "is_figures",
    "is_footnote",
    "says_ungraded",
    "unknown_heading",
]

_FOOTNOTE = re.compile(r"\s*(\d{1,2})\s+(?=[A-Z])")
TABLE_NOTE = re.compile(r"\s*(?:\*\s?Note|Notes?:|Source:|Figure(?:\s\d+)?:|Chart(?:\s\d+)?:|Table \d+:)")
GLUED_LABEL = re.compile(
    r"\s*(Outstanding|Good|Adequate|Requires [Ii]mprovement|Inadequate)\s+"
    r"(?=(?:HMIC(?:FRS)?|The|We|In|This|How|Our|It|There|During|Since|At|[A-Z][a-z]+ (?:Constabulary|Police|Fire))\b)"
)
_GLUED_ANSWER = re.compile(
    r"\s*(\S(?:.*?\S)?)(?:[\s|:]|(?<=\s)[-–—](?=\s))*(Outstanding|Good|Adequate|Requires [Ii]mprovement|Inadequate"
    r"|OUTSTANDING|GOOD|ADEQUATE|REQUIRES IMPROVEMENT|INADEQUATE|Ungraded|Not graded)\s*\|?\s*"
)
_TELLS_GRADE = (
    r"(?:(?:(?:our|the|overall)\s+)?(?:grade|judge?ment|rating)(?:\s+(?:given|awarded))?(?:\s*[:=\u2013\u2014-]\s*|\s+)"
    r"|(?:this\s+(?:area|question)\s+is\s+)?(?:graded|judged|rated|assessed)(?:\s*:\s*|\s+)(?:(?:as|to\s+be)\s+)?)"
)
_ANSWERED = re.compile(
    rf"(?<=\S)(?:(?:\s*[:|/\u00b7\u2192]\s*|\s+[-\u2013\u2014]\s+|\s*[(\[]\s*){_TELLS_GRADE}?|,?\s+{_TELLS_GRADE})"
    rf"['\"\u2018\u201c]?(?P<grade>{GRADE_WORDS}|ungraded|not graded)['\"\u2019\u201d]?[)\]]?"
    r"(?:\s*\((?:was|were|previously|formerly|up from|down from|last time|20\d\d)\b[^()]{0,40}\))?\s*$",
    re.IGNORECASE,
)
"""What ends a heading with its grade in whatever case behind a sign, or behind words that tell of one (*Vetting, graded good*)."""
_LOWER = re.compile(r"(?!graded )[a-z]")
"""The first letter of a line that goes on with the one before; ``graded good`` is a label."""
_NO_GRADE = ("ungraded", "not graded")
_ENDS_OF_ANSWER = " |)]'\"\u2019\u201d"
_SALUTATION = re.compile(r"Dear(?: [A-Z][\w'.-]*| and| &){1,6},?")
"""What a letter begins with, below the address of who wrote it."""
_FIGURE = re.compile(r"-?£?\d(?:[\d,.]*\d)?(?:%|m|bn)?\*?")
_FEWEST_FIGURES = 2
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_BEFORE_A_DATE = frozenset({"ending", "since", "until", "before", "after", "during", "ended"})
_LONGEST_ROW = 120
_MOST_HEADING_ROWS = 5
_SPAN_FOR_WIDTH = 10
_SHORT_OF_WIDTH = 0.8


@dataclass(frozen=True, slots=True)
class Grouper:
    """What the decisions on neighbouring lines need to know."""

    rows: tuple[Row, ...]
    raw: Raw
    vocabulary: Vocabulary
    wrapped: bool
    has_blanks: bool
    marks: frozenset[str]
    """Small numbers that stand glued to a word somewhere: marks of footnotes (``DWP1``)."""
    listed: Mapping[int, Mark]
    """Where entries of lists begin, by the index of their line."""
    small: frozenset[str]
    """Words that the text prints small inside its lines, so that a capital says that a sentence begins."""
    width: int | None
    """Characters to which lines were filled, where a machine wrapped the text; None where lines end as they do."""


def extent(grouper: Grouper, index: int, *, alone: bool) -> tuple[int, str | None]:
    """Return how many lines from `index` on belong together, and what they are, where that is clear."""
    row = grouper.rows[index]
    if row.kind is not None:
        return 1, row.kind
    heading = _known_heading(grouper, index, alone=alone or _follows_an_end(grouper, index))
    if heading:
        return heading, "heading"
    if not grouper.wrapped or grouper.vocabulary.grades.labels(row.bare) or DATE.fullmatch(row.bare):
        return 1, None
    count = unknown_heading(grouper, index)
    if count:
        return count, None
    count = 1
    while index + count < len(grouper.rows) and not _ends_before(grouper, index, index + count):
        count += 1
    return count, None


def _known_heading(grouper: Grouper, index: int, *, alone: bool) -> int:
    """Return how many lines from `index` on print a heading of the vocabulary together; 0 for none."""
    rows = grouper.rows
    if grouper.wrapped and rows[index].bare[0].islower():
        return 0
    if index in grouper.listed or not has_letters(rows[index].bare):
        return 0
    if not grouper.vocabulary.headings.may_begin(rows[index].bare):
        return 0
    most = _MOST_HEADING_ROWS if grouper.wrapped else 1
    for count in range(_run(rows, index, most), 0, -1):
        text = " ".join([row.bare for row in rows[index : index + count]])
        if len(text) > grouper.vocabulary.headings.longest + 80 or not grouper.vocabulary.headings.find(text):
            continue
        after = rows[index + count] if index + count < len(rows) else None
        set_off = alone or not grouper.has_blanks or _is_set_off(grouper, index, count)
        if _stands_alone(text, after, alone=set_off, wrapped=grouper.wrapped):
            return count
    return 0


def _is_set_off(grouper: Grouper, index: int, count: int) -> bool:
    """Whether a machine that filled lines left room both before `count` lines from `index` on and at their end."""
    if grouper.width is None or not index:
        return False
    ends = (one for one in (index, index + count) if one < len(grouper.rows) and grouper.rows[one].bare)
    return all(not grouper.rows[one - 1].bare or _breaks_hard(grouper, one) for one in ends)


def _follows_an_end(grouper: Grouper, index: int) -> bool:
    """Whether the line above ends a sentence, or is a grade, so that a heading may follow at once."""
    above = grouper.rows[index - 1].bare if index else ""
    return above[-1:] in SENTENCE_ENDS or bool(grouper.vocabulary.grades.labels(above))


def unknown_heading(grouper: Grouper, index: int) -> int:
    """Return how many lines from `index` on are a heading in the form of a sentence; 0 for none.

    Text with blank lines that a machine filled needs telling only behind the end of a sentence: elsewhere they set it off.
    """
    if not grouper.wrapped or index in grouper.listed:
        return 0
    if grouper.has_blanks and not (grouper.width is not None and _follows_an_end(grouper, index)):
        return 0
    until = index + 1
    end = index + _run(grouper.rows, index, _MOST_HEADING_ROWS + 1)
    while until < end and not _known_heading(grouper, until, alone=True):
        until += 1
    lines = [row.bare for row in grouper.rows[index:until]]
    if not grouper.has_blanks:
        return heading_lines(lines, grouper.small, grouper.width)
    count = heading_lines(lines, frozenset(), grouper.width)
    return count if count and _fills(grouper, lines[count]) else 0


def _fills(grouper: Grouper, line: str) -> bool:
    """Whether a line is one of running text: as wide as its lines, or a sentence."""
    width = grouper.width or 0
    return len(line) >= _SHORT_OF_WIDTH * width or line[-1] in SENTENCE_ENDS


def _run(rows: Sequence[Row], index: int, most: int) -> int:
    """Return the number of lines from `index` on, at most `most`, without blank line or page end between."""
    count = 1
    while (
        count < most
        and index + count < len(rows)
        and rows[index + count].bare
        and not rows[index + count].page_start
        and rows[index + count].kind is None
    ):
        count += 1
    return count


def _stands_alone(text: str, after: Row | None, *, alone: bool, wrapped: bool) -> bool:
    """Whether a heading's words are a heading here: short ones need a blank line or a page end around them."""
    if after is not None and _LOWER.match(after.bare) and not after.page_start:
        return False
    if not wrapped or text.rstrip().endswith("?"):
        return True
    return alone


def _is_label(grouper: Grouper, row: Row, before: Row) -> bool:
    """Whether a line is a grade, and no end of a sentence that was begun above (``judged to be good.``)."""
    goes_on = row.bare[0].islower() and row.bare[-1] == "." and before.bare[-1:] not in SENTENCE_ENDS
    return bool(grouper.vocabulary.grades.labels(row.bare)) and not goes_on


def _ends_before(grouper: Grouper, first: int, index: int) -> bool:
    """Whether a paragraph that began at line `first` has ended before line `index`."""
    row, before = grouper.rows[index], grouper.rows[index - 1]
    if not row.bare or row.page_start or row.kind is not None or _begins_bullet(grouper, first, index):
        return True
    is_date = DATE.fullmatch(row.bare) and not _ends_within_a_date(before.bare)
    greets = _SALUTATION.fullmatch(row.bare) or _SALUTATION.fullmatch(before.bare)
    if is_date or greets or _is_label(grouper, row, before) or TABLE_NOTE.match(row.text):
        return True
    if is_footnote(grouper, grouper.rows[first]) and is_footnote(grouper, row):
        return True
    glued = before.bare[-1] in ".!?" and GLUED_LABEL.match(row.text)
    if glued or _answers(grouper, first, index) or is_figures(row.bare) or is_figures(before.bare):
        return True
    at_end = before.bare[-1] in SENTENCE_ENDS
    if _known_heading(grouper, index, alone=at_end) or (at_end and unknown_heading(grouper, index)):
        return True
    filled = grouper.width is not None
    return (filled or not grouper.has_blanks) and _breaks_hard(grouper, index)


def _ends_within_a_date(line: str) -> bool:
    """Whether a line ends in the middle of what tells a time: in its day, or in a word that time follows."""
    last = line.rsplit(" ", 1)[-1].casefold()
    return last in NEVER_LAST or last in _BEFORE_A_DATE or bool(_DAY.fullmatch(last))


def _begins_bullet(grouper: Grouper, first: int, index: int) -> bool:
    """Whether line `index` begins a bullet; a dash in mid-sentence only stands at the line's start by chance."""
    mark, before = grouper.listed.get(index), grouper.rows[index - 1].bare
    if mark is None:
        return False
    listed = first in grouper.listed or before.endswith((" and", " or"))
    return not mark.is_dash or listed or before[-1] in ".:;,!?"


def _breaks_hard(grouper: Grouper, index: int) -> bool:
    """Whether line `index` begins a paragraph though no blank line says so.

    A line that ends a sentence, or is as short as a heading, leaves room for the next line's first word.
    """
    before, row = grouper.rows[index - 1].bare, grouper.rows[index].bare
    if grouper.width is not None:
        return would_fit(before, row, grouper.width) and not row[0].islower()
    if row[0].islower():
        return False
    near = grouper.rows[max(0, index - _SPAN_FOR_WIDTH) : index + _SPAN_FOR_WIDTH]
    width = max(len(other.bare) for other in near)
    return len(before) + 1 + len(row.split(" ", 1)[0]) <= _SHORT_OF_WIDTH * width


def is_figures(line: str) -> bool:
    """Whether a line is a table's row: a label and two figures or more."""
    words = line.split()
    if len(line) > _LONGEST_ROW or len(words) <= _FEWEST_FIGURES:
        return False
    return line[0].isalpha() and all(_FIGURE.fullmatch(word) for word in words[-_FEWEST_FIGURES:])


class Answer(NamedTuple):
    """Where the last line of a heading and its grade stand in one line."""

    asked: tuple[int, int]
    grade: tuple[int, int]


def answer_of(grouper: Grouper, rows: Sequence[Row]) -> Answer | None:
    """Return the last line of a known heading and its grade, parted, where both stand in one (``... safe?Good``).

    So a table's row becomes when a page is copied as text; it may have been wrapped since.
    """
    answers = list(_glued_answers(grouper, rows[-1]))
    before = [row.bare for row in rows[:-1]] if answers else []
    for answer in answers:
        if grouper.vocabulary.headings.find(" ".join((*before, rows[-1].text[slice(*answer.asked)]))):
            return answer
    return None


def _answers(grouper: Grouper, first: int, index: int) -> bool:
    """Whether the lines from `first` up to `index` are a heading with its grade; most are known by the last."""
    if not _ends_in_grade(grouper, grouper.rows[index - 1]):
        return False
    return answer_of(grouper, grouper.rows[first:index]) is not None


def _ends_in_grade(grouper: Grouper, row: Row) -> bool:
    """Whether a line, not much longer than headings are, ends in a grade."""
    told = row.bare.rstrip(_ENDS_OF_ANSWER).casefold().endswith(grouper.vocabulary.grades.values)
    if not told and not says_ungraded(row):
        return False
    return len(row.text) <= grouper.vocabulary.headings.longest + _LONGEST_ROW


def says_ungraded(row: Row) -> bool:
    """Whether a line ends by saying that there is no grade."""
    return row.bare.rstrip(_ENDS_OF_ANSWER).casefold().endswith(_NO_GRADE)


def _glued_answers(grouper: Grouper, row: Row) -> Iterator[Answer]:
    """Yield the ways to part a line that ends in a grade into the words before it and the grade; none for any other."""
    if not _ends_in_grade(grouper, row):
        return
    glued = _GLUED_ANSWER.fullmatch(row.text)
    if glued is not None:
        yield Answer(glued.span(1), glued.span(2))
    told = _ANSWERED.search(row.text)
    if told is not None:
        yield Answer((len(row.text) - len(row.text.lstrip()), told.start()), told.span("grade"))


def is_footnote(grouper: Grouper, row: Row) -> bool:
    """Whether a line begins a footnote: its number also stands glued to a word of the text (``DWP1``)."""
    match = _FOOTNOTE.match(row.text)
    if match is None or DATE.match(row.bare):
        return False
    return match[1] in grouper.marks
