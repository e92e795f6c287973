"""Physical lines to paragraphs: what belongs together, whatever the width it was wrapped at."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hmicdiff.structure.layout.extents import (
    GLUED_LABEL,
    TABLE_NOTE,
    Grouper,
    answer_of,
    extent,
    is_figures,
    is_footnote,
    says_ungraded,
    unknown_heading,
)
from hmicdiff.structure.layout.filling import (
    filled_width,
    small_words,
)
from hmicdiff.structure.layout.led import led_by_grade
from hmicdiff.structure.layout.marks import GLYPH, list_marks
from hmicdiff.text import has_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.structure.layout.marks import Mark
    from hmicdiff.structure.layout.rows import Row
    from hmicdiff.text import Raw
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["Group", "Table", "group_rows"]

_MARK = re.compile(r"(?<=[A-Za-z]{2})\d{1,2}(?!\w)")
_LABEL_AT_END = re.compile(
    r"(?<=[a-z]\.)\s+(Outstanding|Good|Adequate|Requires [Ii]mprovement|Inadequate)\s*$"
)
"""A grade after the last sentence of its part, where extraction made one line of both."""
_READ_MORE = re.compile(r"\s*(?:Read|Find out) more about [A-Z][\w &-]*?(?=[A-Z][a-z]+(?: \w+)+)")
_GLUED_DATE = re.compile(r"\s*date:? (\d{4}-\d{2}-\d{2}) (?=[A-Z])")
"""The date of publication as feeds of news print it, before the first words of a page."""
_SHORTEST_CUT = 40
_LIST_GOES_ON = re.compile(r"; (?:and|or)$")
"""End of a point in a list, after which the next one begins."""
_FEW_BLANKS = 0.05
_MOST_NOTES = 6
"""Notes at the foot of one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Lines, or parts of lines, that make one paragraph, bullet, heading, cell or label."""

    spans: tuple[tuple[int, int], ...]
    """Start and end offsets in the raw text, one a line."""
    kind: str | None = None
    """What is known of it so far; null for plain paragraphs."""
    level: int | None = None
    row: int | None = None
    cell: int | None = None
    """Column of a table's cell."""
    tall: int = 1
    """How many rows the cell takes."""
    page_start: bool = False
    """Whether a page begins with it."""
    alone: bool = True
    """Whether a blank line, a page end, the format or its form sets it off from what stands before."""
    hinted: bool = False
    """Whether the format itself says what it is."""
    boxes: tuple[int, ...] = ()
    """Numbers of the boxes that the format sets it in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of plain text."""

    lines: int
    """How many lines it takes, blank ones among them."""
    groups: tuple[Group, ...]
    """Its cells, row by row."""


def group_rows(
    rows: Sequence[Row],
    raw: Raw,
    vocabulary: Vocabulary,
    *,
    wrapped: bool,
    tables: Mapping[int, Table] | None = None,
) -> tuple[Group, ...]:
    """Return the paragraphs of content lines (furniture taken out before), in order.

    `tables` are the tables of plain text by the index of their first line, see `find_tables`.
    """
    filled = tuple(row for row in rows if row.bare)
    blanks = len(rows) - len(filled)
    has_blanks = blanks >= _FEW_BLANKS * max(1, len(rows))
    footnotes = frozenset(_MARK.findall(raw.text))
    listed = list_marks(rows, vocabulary, wrapped=wrapped)
    lines = [row.bare for row in filled] if wrapped else []
    width, small = filled_width(lines), small_words(lines)
    grouper = Grouper(tuple(rows), raw, vocabulary, wrapped, has_blanks, footnotes, listed, small, width)
    runs: list[list[Group]] = []
    for group in _pieces(grouper, tables or {}):
        open_run = next((run for run in _may_go_on(runs) if _continues(run, group, raw)), None)
        if open_run is None and runs and _goes_on_in_a_heading(runs[-1], group, raw, vocabulary):
            open_run = runs[-1]
        if open_run is not None:
            open_run.append(group)
        else:
            runs.append([group])
    return tuple(map(_joined, runs))


def _may_go_on(runs: Sequence[list[Group]]) -> Iterator[list[Group]]:
    """Yield the runs with which the next group may go on: the last, and before it the one above notes at a page's foot."""
    above = next((run for run in reversed(runs[-_MOST_NOTES - 1 :]) if run[0].kind != "note"), None)
    if above is not None and runs[-1][0].kind == "note":
        yield above
    yield from runs[-1:]


def _joined(run: Sequence[Group]) -> Group:
    """Return groups, each of which goes on with the one before, as one."""
    if len(run) == 1:
        return run[0]
    return replace(run[0], spans=tuple(span for one in run for span in one.spans))


def _pieces(grouper: Grouper, tables: Mapping[int, Table]) -> Iterator[Group]:
    """Yield paragraphs as lines suggest them, before those that page ends cut are mended."""
    rows = grouper.rows
    index = 0
    apart = True
    while index < len(rows):
        row = rows[index]
        if index in tables:
            yield from tables[index].groups
            apart, index = True, index + tables[index].lines
            continue
        if not row.bare:
            apart, index = True, index + 1
            continue
        if index in grouper.listed and grouper.listed[index].end >= len(row.text):
            apart, index = True, index + 1
            continue
        apart = apart or row.page_start or index == 0
        count, kind = extent(grouper, index, alone=apart)
        yield from _cut(grouper, index, count, kind, alone=apart or unknown_heading(grouper, index) > 0)
        index += count
        apart = False


def _cut(grouper: Grouper, index: int, count: int, kind: str | None, *, alone: bool) -> Iterator[Group]:
    """Yield the group that `count` lines from `index` on make, with a label or a link glued to its front cut off."""
    rows, mark = grouper.rows[index : index + count], grouper.listed.get(index)
    starts = grouper.raw.starts
    spans = [(starts[row.number - 1], starts[row.number - 1] + len(row.text)) for row in rows]
    first = rows[0]
    base = Group(
        spans=tuple(spans),
        kind=kind or ("bullet" if mark else _kind_of(grouper, rows)),
        level=mark.level if mark else first.level,
        row=first.row,
        cell=first.column,
        tall=first.tall,
        page_start=first.page_start,
        alone=alone,
        hinted=first.kind is not None,
        boxes=first.boxes,
    )
    may_name = grouper.vocabulary.grades.may_name
    graded = base.kind in {None, "heading"} and (
        may_name(first.bare) or (count > 1 and may_name(rows[-1].bare))
    )
    judged = base.kind in {None, "heading"} and (graded or says_ungraded(rows[-1]))
    glued = GLUED_LABEL.match(first.text) if graded and base.kind is None else None
    link = _READ_MORE.match(first.text) if "more about" in first.text else None
    dated = _GLUED_DATE.match(first.text) if first is grouper.rows[0] else None
    answer = answer_of(grouper, rows) if judged else None
    if answer is None and judged and base.hinted and count == 1:
        answer = led_by_grade(first, grouper.vocabulary)
    closing = _LABEL_AT_END.search(rows[-1].text) if graded and base.kind is None else None
    if glued:
        cut = spans[0][0] + glued.end()
        yield replace(base, spans=((spans[0][0], spans[0][0] + glued.end(1)),), kind="label")
        yield replace(base, spans=((cut, spans[0][1]), *spans[1:]), page_start=False, alone=False)
    elif answer:
        at = spans[-1][0]
        asked, grade = ((at + start, at + end) for start, end in answer)
        yield replace(base, spans=(*spans[:-1], asked), kind="heading")
        yield replace(base, spans=(grade,), kind="label", level=None, alone=False, hinted=False)
    elif closing:
        at = spans[-1][0]
        yield replace(base, spans=(*spans[:-1], (at, at + closing.start())))
        yield replace(base, spans=((at + closing.start(1), at + closing.end(1)),), kind="label", alone=False)
    elif dated:
        at = spans[0][0]
        yield replace(base, spans=((at + dated.start(1), at + dated.end(1)),))
        yield replace(base, spans=((at + dated.end(), spans[0][1]), *spans[1:]))
    elif link:
        yield replace(base, spans=((spans[0][0] + link.end(), spans[0][1]), *spans[1:]))
    elif base.kind == "bullet" and (end := _mark_end(first, mark)):
        yield replace(base, spans=((spans[0][0] + end, spans[0][1]), *spans[1:]))
    else:
        yield base


def _mark_end(row: Row, mark: Mark | None) -> int:
    """Return where the words of an entry begin; a mark may be typed in a list that the format marks too."""
    glyph = GLYPH.match(row.text) if mark is None else None
    return mark.end if mark else glyph.end() if glyph else 0


def _kind_of(grouper: Grouper, rows: Sequence[Row]) -> str | None:
    """Return what a group is by its own looks; None for a paragraph."""
    first = rows[0]
    if not has_letters(first.bare):
        return None
    if len(rows) == 1 and grouper.vocabulary.grades.labels(first.bare):
        return "label"
    if TABLE_NOTE.match(first.text) or is_footnote(grouper, first):
        return "note"
    return "cell" if len(rows) == 1 and is_figures(first.bare) else None


def _continues(run: Sequence[Group], after: Group, raw: Raw) -> bool:
    """Whether `after` goes on with the sentence of a run of groups, cut by a page end or a stray blank line."""
    before = run[0]
    told = before.hinted and not (before.kind == "bullet" and after.page_start)
    if told or after.hinted or before.kind not in {None, "bullet", "note"} or after.kind is not None:
        return False
    tail = raw.text[after.spans[0][0] : after.spans[0][1]].lstrip()
    if not tail[:1].islower():
        return False
    start, end = run[-1].spans[-1]
    head = raw.text[start:end].rstrip()
    if not head or head[-1] in ".!?:;" or _LIST_GOES_ON.search(head):
        return False
    return _is_long(run)


def _goes_on_in_a_heading(run: Sequence[Group], after: Group, raw: Raw, vocabulary: Vocabulary) -> bool:
    """Whether `after` is the next line of a heading that its format gives as one heading a line."""
    before = run[-1]
    if not (
        before.kind == after.kind == "heading"
        and before.hinted
        and after.hinted
        and before.level == after.level
    ):
        return False
    *above, line = (raw.text[start:end].strip() for one in (*run, after) for start, end in one.spans)
    return line[:1].islower() and bool(vocabulary.headings.find(" ".join((*above, line))))


def _is_long(run: Sequence[Group]) -> bool:
    """Whether a run of groups is as long as what a page's end cuts."""
    total = 0
    for one in run:
        for start, end in one.spans:
            total += end - start
            if total >= _SHORTEST_CUT:
                return True
    return False
