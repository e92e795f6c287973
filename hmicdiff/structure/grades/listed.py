"""Lists and tables of judgments: areas under the name of each grade, or beside it.

Serves the front pages of PEEL since 2021/22 and of fire and rescue round 3, as web pages, documents and
commissioners print them, the last also in one line (``Preventing crime: good``, ``People (our culture) Good``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Literal

from hmicdiff.structure.grades.columns import area_of, by_columns, earlier_grades, is_name, rows_of
from hmicdiff.structure.grades.leads import led_by_grades
from hmicdiff.structure.grades.owner import is_older
from hmicdiff.structure.grades.prose import carries_over, fit_of, grade_at
from hmicdiff.structure.grades.run_on import run_on
from hmicdiff.structure.sections.order import choose_row
from hmicdiff.text import capital
from hmicdiff.vocabulary.grades import GRADE_WORDS, REMARK
from hmicdiff.vocabulary.sieve import sieved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hmicdiff.model import Grade, GradeValue, Identity
    from hmicdiff.structure.blocks import Block
    from hmicdiff.structure.sections import Part
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.headings import Heading

__all__ = ["ListedGrade", "find_listed"]

_CLOSE_ENOUGH = 62.0
"""Least fit, 0-100, of an area's words to a heading of the programme."""
_IN_ONE_LINE = re.compile(
    r"(?:^|[.;] )(?P<area>(?!(?i:the extent to which) )(?:[A-Z]|(?<=; )[a-z])[^.:;]{3,160}?)(?:\s*[:-]|\s(?:[=-]?>|[=/|\u2192\u25b8\u25ba\u27a1~])|\s*(?:\.\.+|\u2026)|(?<=\))|,? graded(?: as)?|\s*[(\[])\s*['\"]?"
    rf"(?P<grade>(?i:{GRADE_WORDS}))['\"]?[)\]]?(?i:{REMARK})?(?=[.;,]|$)"
)
_AFTER_GRADE = re.compile(
    rf"(?:\b[A-Z]\w+ )?['\"]?(?P<grade>(?i:{GRADE_WORDS}))['\"]?\s*[:-]\s+"
    r"(?P<areas>[a-z][^.:;]+)"
)
"""Areas in one line after the name of their grade (``Three "inadequate" - responding to the public, ...``)."""
_BEHIND_BRACKETS = re.compile(
    rf"[\[(](?P<grade>(?i:{GRADE_WORDS}))[\])]"
    r" +(?P<area>[A-Z][^.:;]{3,160})"
)
"""An area behind its grade in brackets (``[Good] Preventing crime``)."""
_GRADES = sieved(GRADE_WORDS)
"""One of these stands in each of the forms above and below: a quick look before they are tried."""
_WHOLE_SCALE = 4
"""Grades of the shortest scale."""
_LONGEST_NAME = 16
"""Words of the name of an area."""
_MOST_AREAS = 6
"""Areas that one cell names, at the most."""
_WORD = re.compile(r"\S+")
_AREA_OF_LIST = re.compile(r"[^,]+")
_IN_BRACKETS = re.compile(
    r"(?:^|[,:;.] ?|\) |(?<!\band )(?<!\bin )(?<!\bat )(?<!\bfor )\b(?:and|in|at|for) )(?:(?:and|in|at|for) )*+(?P<area>[^(),:;.]{4,120}?)"
    rf"\s*\(['\"]?(?P<grade>(?i:{GRADE_WORDS}))['\"]?\)"
)
"""Areas of a sentence, each with its grade in brackets."""
_WORD_BEFORE = re.compile(r"\b(?:and|in|at|for) ")
_ASIDE = re.compile(r"(?<!\s)\s*\([^()]*\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedGrade:
    """A grade that a list gives to an area."""

    part: int
    """Number of the part the list stands in."""
    row: Heading
    """The area."""
    grade: Grade
    lines: tuple[int, int]
    """First and last line of the area's name."""


def find_listed(parts: Sequence[Part], identity: Identity, vocabulary: Vocabulary) -> tuple[ListedGrade, ...]:
    """Return the grades that lists and tables of judgments give to areas, in reading order.

    None in a report of a programme without grades.
    """
    if identity.scale == "ungraded":
        return ()
    return tuple(_listed(parts, identity, vocabulary))


def _listed(parts: Sequence[Part], identity: Identity, vocabulary: Vocabulary) -> Iterator[ListedGrade]:
    """Yield the grades of `find_listed`; an earlier inspection's holds only where the programme carries it over."""
    for part in parts:
        if not any(vocabulary.grades.may_name(block.text.text) for block in part.blocks):
            continue
        earlier = earlier_grades(part.blocks, vocabulary, is_older=lambda year: is_older(year, identity))
        for area, label in (*_entries(part, vocabulary), *_led(part, identity, vocabulary)):
            row = _row(area.text.text, identity, vocabulary)
            year = earlier.get(label.number) if _in_table(label) else None
            if row is None or (year is not None and not carries_over(identity)):
                continue
            yield ListedGrade(
                part=part.number,
                row=row,
                grade=grade_at(
                    label.text.place(),
                    _value(label, vocabulary),
                    "given" if year is None else "carried_over",
                    _basis(label, vocabulary),
                    year or None,
                ),
                lines=(area.line_start, area.line_end),
            )


def _basis(label: Block, vocabulary: Vocabulary) -> Literal["table", "prose"]:
    """Return what gives a grade: its name alone in a list or table, or the sentence over a list."""
    name = label.text.text
    return "table" if vocabulary.grades.labels(capital(name)) else "prose"


def _led(part: Part, identity: Identity, vocabulary: Vocabulary) -> Iterator[tuple[Block, Block]]:
    """Yield area and grade of each entry that a grade leads or stands over; an inspector only tells of such."""
    blocks = [block for block in part.blocks if block.column is None]

    @cache
    def knows(name: str) -> bool:
        return (
            choose_row(name, identity, vocabulary) is not None
            or _area_row(name, identity, vocabulary) is not None
        )

    yield from by_columns(blocks, vocabulary)
    if part.row is None or not part.row.personal:
        for block in blocks:
            if _GRADES.may_be_in(block.text.text):
                yield from _in_brackets(block, knows)
        yield from led_by_grades(blocks, knows)


def _entries(part: Part, vocabulary: Vocabulary) -> Iterator[tuple[Block, Block]]:
    """Yield area and grade of each entry of the lists and tables in a part."""
    blocks = [block for block in part.blocks if block.column is None]
    cells = [block for block in blocks if block.kind == "cell" and block.row is None]
    yield from _under_grades(_from_grades(cells, vocabulary), vocabulary)
    title: Block | None = None
    for _, row in rows_of(blocks):
        yield from _beside(row, title, vocabulary)
        title = row[0] if len(row) == 1 else title
    for is_entry, run in groupby(
        blocks, key=lambda block: block.kind == "bullet" or _is_grade([block], vocabulary)
    ):
        if is_entry:
            entries = [one for one in run if one.kind != "cell" and not _in_table(one)]
            yield from _under_grades(
                entries[::-1] if _alternate(entries, vocabulary) else entries, vocabulary
            )

    for block in blocks:
        if _GRADES.may_be_in(block.text.text):
            yield from tuple(run_on(block, vocabulary)) or _in_one_line(block)


def _from_grades(cells: Sequence[Block], vocabulary: Vocabulary) -> Sequence[Block]:
    """Return the cells of a table that was read down in the order in which a grade stands before its areas.

    Where grades stand first and last, and one more of them than areas, the first is that of the whole.
    """
    if not _is_grade(cells[:1], vocabulary):
        return cells[::-1]
    return cells[:0:-1] if _alternate(cells[1:], vocabulary) else cells


def _alternate(blocks: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether blocks are areas by turns with grades, an area first and a grade last."""
    grades = [_is_grade([block], vocabulary) for block in blocks]
    return bool(grades) and grades == [False, True] * (len(grades) // 2)


def _in_one_line(block: Block) -> Iterator[tuple[Block, Block]]:
    """Yield area and grade of each entry in a bullet, or in a paragraph that is nothing but one entry."""
    text = block.text
    named = _AFTER_GRADE.fullmatch(text.text)
    if named and block.kind in {"bullet", "prose", "heading"}:
        grade = replace(block, text=text.slice(*named.span("grade")))
        for area in _AREA_OF_LIST.finditer(text.text, named.start("areas")):
            yield replace(block, text=text.slice(*area.span()).strip()), grade
    bracketed = _BEHIND_BRACKETS.fullmatch(text.text)
    if bracketed and block.kind in {"bullet", "prose"}:
        yield (
            replace(block, text=text.slice(*bracketed.span("area"))),
            replace(block, text=text.slice(*bracketed.span("grade"))),
        )
    entries = tuple(_IN_ONE_LINE.finditer(text.text)) if block.kind in {"bullet", "prose"} else ()
    row = len(entries) > 1 and all(one.end() == other.start() for one, other in pairwise(entries))
    for match in entries:
        if block.kind == "bullet" or row or match.end() >= len(text.text.rstrip(".")):
            area_words = text.slice(*match.span("area")).strip()
            yield replace(block, text=area_words), replace(block, text=text.slice(*match.span("grade")))


def _in_brackets(block: Block, knows: Callable[[str], bool]) -> Iterator[tuple[Block, Block]]:
    """Yield area and grade of each entry of a sentence that has the grades in brackets."""
    text = block.text
    may_hold = block.kind in {"bullet", "prose"} and "(" in text.text
    for match in _IN_BRACKETS.finditer(text.text) if may_hold else ():
        start, end = match.span("area")
        begins = (start, *(start + one.end() for one in _WORD_BEFORE.finditer(match["area"])))
        known = next((begin for begin in begins if knows(text.text[begin:end])), None)
        if known is not None:
            yield (
                replace(block, text=text.slice(known, end)),
                replace(block, text=text.slice(*match.span("grade"))),
            )


def _value(label: Block, vocabulary: Vocabulary) -> GradeValue:
    """Return the grade that a label gives; an earlier inspection's may stand after it."""
    text = label.text.text
    start, end = next(iter(vocabulary.grades.spans(text)), (0, len(text)))
    return vocabulary.grades.value(text[start:end])


def _in_table(block: Block) -> bool:
    """Whether a block is a cell of a table; bullets count their points in `row`."""
    return block.kind != "bullet" and block.row is not None


def _under_grades(blocks: Sequence[Block], vocabulary: Vocabulary) -> Iterator[tuple[Block, Block]]:
    """Yield each block with the grade that stands last before it.

    Of a whole scale in a row, the heads of columns that nothing tells apart, none holds for what follows.
    """
    heads: list[Block] = []
    ended = False
    for block in blocks:
        if _is_grade([block], vocabulary):
            heads = [block] if ended else [*heads, block]
        elif heads and len(heads) < _WHOLE_SCALE:
            yield block, heads[-1]
        ended = not _is_grade([block], vocabulary)


def _beside(
    cells: Sequence[Block], title: Block | None, vocabulary: Vocabulary
) -> Iterator[tuple[Block, Block]]:
    """Yield area and grade of a table's row that holds one grade: the area before it, or behind it the areas.

    Behind the word for it (``Grade | Good``) it is that of the cell that stands alone over its rows, the `title`.
    """
    grades = [cell for cell in cells if _is_grade([cell], vocabulary)]
    if len(grades) != 1:
        return
    before = [cell for cell in cells[: cells.index(grades[0])] if is_name(cell)]
    if before:
        entitled = title is not None and all(vocabulary.grades.entitles(cell.text.text) for cell in before)
        yield title if title is not None and entitled else area_of(before, vocabulary), grades[0]
        return
    for cell in cells:
        several = tuple(_run_together(cell, vocabulary)) if cell.number > grades[0].number else ()
        alone = (cell,) if _stands_behind(cell, after=grades[0]) else ()
        yield from ((area, grades[0]) for area in several or alone)


def _run_together(cell: Block, vocabulary: Vocabulary) -> Iterator[Block]:
    """Yield the areas whose names run on in one cell, as those of a printed table do; none where it says anything else."""
    words = list(_WORD.finditer(cell.text.text))[: _LONGEST_NAME * _MOST_AREAS]
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(words):
        spans = (
            (end, (words[start].start(), words[end - 1].end()))
            for end in range(min(len(words), start + _LONGEST_NAME), start, -1)
        )
        named = (one for one in spans if vocabulary.headings.of_area(cell.text.text[slice(*one[1])]))
        start, span = next(named, (0, None))
        if span is None:
            return
        found.append(span)
    yield from (replace(cell, text=cell.text.slice(*span)) for span in found)


def _stands_behind(cell: Block, *, after: Block) -> bool:
    """Whether a cell behind that of a grade may name an area: a few words that end no sentence."""
    text = cell.text.text
    return cell.number > after.number and len(text.split()) <= _LONGEST_NAME and text[-1] not in ".:;"


def _is_grade(blocks: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether the one block given holds a grade alone."""
    return bool(blocks) and vocabulary.grades.is_label(capital(blocks[0].text.text))


def _area_row(name: str, identity: Identity, vocabulary: Vocabulary) -> Heading | None:
    """Return the graded area of the report's programme, else of its sector, that a name of it tells."""
    rows = vocabulary.headings.of_area(name)
    sector = vocabulary.programmes.names_of_sector(identity.sector)
    own = (row for row in rows if identity.programme in row.programmes)
    return next(own, next((row for row in rows if not sector.isdisjoint(row.programmes)), None))


def _row(area: str, identity: Identity, vocabulary: Vocabulary) -> Heading | None:
    """Return the graded area that the words name in the report's programme, where it has none in its sector."""
    name = _ASIDE.sub("", area)
    known = choose_row(name, identity, vocabulary)
    own = _area_row(name, identity, vocabulary)
    if own is not None and (known is None or identity.programme in own.programmes):
        return own
    if known is not None:
        return known
    names = (
        {identity.programme} if identity.programme else vocabulary.programmes.names_of_sector(identity.sector)
    )
    rows = [row for row in vocabulary.headings.rows if row.graded and names & set(row.programmes)]
    best = max(rows, key=lambda row: fit_of(name, row, vocabulary), default=None)
    return best if best is not None and fit_of(name, best, vocabulary) >= _CLOSE_ENOUGH else None
