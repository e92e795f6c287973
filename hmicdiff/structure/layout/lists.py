"""Lists of graded areas that are no sections: a summary of judgments, a page's list of questions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hmicdiff.text import capital

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.structure.blocks import Block
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["mark_lists"]

_FEWEST = 3
_MOST_WORDS = 9
_IN_TABLES = frozenset({"cell", "label"})
_QUESTIONS = 2
"""Deepest level of questions and areas; what stands deeper has many names."""
_BEFORE_GRADE = " :|-\u2013\u2014"


def mark_lists(blocks: Sequence[Block], vocabulary: Vocabulary) -> tuple[Block, ...]:
    """Return the blocks; areas that stand in a list with nothing under them are cells, not headings.

    Serves the judgments of 2021/22 and later as text has them: areas under the name of each grade
    (``Good``, ``Preventing crime``, ``Managing offenders``), or all areas, before the sections of the same name; lists
    of contents without pages, in which smaller headings stand between the areas; and an area with its grade that stands
    among such as are told in one line each (``Investigating crime: Good (2016: Good)``).
    """
    marked = list(blocks)
    for number in _titles_in_rows(blocks, vocabulary):
        marked[number] = replace(blocks[number], kind="heading", row=None, cell=None)
        marked[number + 1] = replace(blocks[number + 1], row=None, cell=None)
    blocks = tuple(marked)
    for number in _among_entries(blocks, vocabulary):
        marked[number] = replace(blocks[number], kind="cell")
    last = {
        name: number
        for number, block in enumerate(blocks)
        if block.kind == "heading"
        for name in _names(block, vocabulary)
    }
    index = 0
    while index < len(blocks):
        end = _end(blocks, index, last, vocabulary)
        if end - index >= _FEWEST and _is_list(blocks, index, end, vocabulary):
            marked[index:end] = [replace(block, kind="cell") for block in blocks[index:end]]
        index = max(end, index + 1)
    return tuple(marked)


def _titles_in_rows(blocks: Sequence[Block], vocabulary: Vocabulary) -> Iterator[int]:
    """Yield the numbers of cells that name a graded area, each beside its grade in a table of one row, over text.

    So a document sets its headings; a row of a table has others above or below it.
    """
    printed = {name for one in blocks if one.kind == "heading" for name in _names(one, vocabulary)}
    for number, (cell, label, after) in enumerate(zip(blocks, blocks[1:], blocks[2:], strict=False)):
        above = blocks[number - 1] if number else None
        alone = (above is None or above.kind not in _IN_TABLES) and after.kind not in _IN_TABLES
        paired = (
            cell.kind == "cell" and label.kind == "label" and cell.row is not None and cell.row == label.row
        )
        named = paired and alone and _is_graded(cell, vocabulary, pillars=True)
        if named and printed.isdisjoint(_names(cell, vocabulary)):
            yield number


def _among_entries(blocks: Sequence[Block], vocabulary: Vocabulary) -> Iterator[int]:
    """Yield the numbers of an area and its grade right behind entries of a list that have both in one line."""
    entries = 0
    for number, block in enumerate(blocks):
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        is_pair = block.kind == "heading" and after is not None and after.kind == "label"
        if is_pair and entries >= _FEWEST - 1 and vocabulary.headings.find(block.text.text):
            yield from (number, number + 1)
        elif _is_told_entry(block, vocabulary):
            entries += 1
        elif block.kind not in {"cell", "label"}:
            entries = 0


def _is_told_entry(block: Block, vocabulary: Vocabulary) -> bool:
    """Whether a line names a graded area and its grade (``Question 2. Investigating crime: Good (2016: Good)``)."""
    spans = vocabulary.grades.spans(block.text.text) if block.kind == "prose" else ()
    if not spans:
        return False
    rows = vocabulary.headings.find(block.text.text[: spans[0][0]].rstrip(_BEFORE_GRADE))
    return any(row.graded for row in rows)


def _end(blocks: Sequence[Block], start: int, last: Mapping[str, int], vocabulary: Vocabulary) -> int:
    """Return the number after the last entry of what may be a list from `start` on.

    Under the name of a grade an area may go by words the vocabulary does not know, or be one that the programme does not
    grade, whose section comes later: `last` tells where a heading stands last. So may any entry behind the first, or of
    a list of contents. An area that comes again begins the sections.
    """
    end = start
    graded = False
    listed = _is_in_contents(blocks, start, vocabulary)
    led = blocks[start].kind == "label" and blocks[start].row is None
    seen: set[str] = set()
    for number in range(start, len(blocks)):
        again = _has_section(blocks[number], number, last, vocabulary)
        entry = _is_entry(blocks[number], vocabulary, led=led or again) or (
            (graded or listed or end > start or blocks[number].text.text.endswith("?")) and again
        )
        if blocks[number].kind == "heading" and _is_entry(blocks[number], vocabulary, led=led):
            names = _names(blocks[number], vocabulary)
            if not seen.isdisjoint(names):
                break
            seen.update(names)
        if not entry and not ((graded or listed) and _is_name(blocks[number], vocabulary)):
            break
        graded = graded or blocks[number].kind == "label"
        end = number + 1 if entry else end
    return end


def _has_section(block: Block, number: int, last: Mapping[str, int], vocabulary: Vocabulary) -> bool:
    """Whether the block of this number is in the words of a heading that comes further down, or names the same question."""
    if block.kind not in {"heading", "prose"} or block.text.text[-1] in ".;!":
        return False
    return any(last.get(name, 0) > number for name in _names(block, vocabulary))


def _names(block: Block, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return what a heading is called: in its own words, and, where it is a question's or an area's, by the vocabulary."""
    rows = vocabulary.headings.find(block.text.text)
    return (
        vocabulary.headings.key(block.text.text),
        *(row.text for row in rows if row.graded or row.level <= _QUESTIONS),
    )


def _is_in_contents(blocks: Sequence[Block], start: int, vocabulary: Vocabulary) -> bool:
    """Whether a block stands right under a heading such as ``Contents``, which has no sections under it."""
    above = blocks[start - 1] if start else None
    if above is None or above.kind != "heading":
        return False
    return any(not row.holds for row in vocabulary.headings.find(above.text.text))


def _is_name(block: Block, vocabulary: Vocabulary) -> bool:
    """Whether a block may name an area in words of its own: a few, no sentence, and no known heading."""
    text = block.text.text.lstrip("0123456789.() ")
    short = len(text.split()) <= _MOST_WORDS and text[:1].isupper() and text[-1] not in ".:;?!"
    return (
        block.kind in {"prose", "heading"}
        and short
        and not block.hinted
        and not vocabulary.headings.find(text)
    )


def _is_entry(block: Block, vocabulary: Vocabulary, *, led: bool) -> bool:
    """Whether a block can stand in such a list: an area, or a grade alone, in no table.

    A pillar can where a grade begins the list (`led`); elsewhere its grade stands under it.
    """
    if block.column is not None:
        return False
    if block.kind == "label":
        return block.row is None and vocabulary.grades.is_label(capital(block.text.text))
    return block.kind == "heading" and _is_graded(block, vocabulary, pillars=led)


def _is_graded(block: Block, vocabulary: Vocabulary, *, pillars: bool) -> bool:
    """Whether a heading is that of a graded question or area, or of a pillar where those count."""
    rows = vocabulary.headings.find(block.text.text)
    return any(row.graded and (pillars or row.topic != "overall") for row in rows)


def _is_list(blocks: Sequence[Block], start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether blocks `start` to `end`, enough for one, are a list: grades come first, or the areas have sections later."""
    listed = _is_in_contents(blocks, start, vocabulary)
    entries = (block for block in blocks[start:end] if block.kind != "label")
    led = blocks[start].kind == "label" and blocks[start].row is None
    areas = [block for block in entries if listed or _is_entry(block, vocabulary, led=True)]
    if len(areas) < _FEWEST - 1:
        return False
    later = {name for block in blocks[end:] if block.kind == "heading" for name in _names(block, vocabulary)}
    again = sum(not later.isdisjoint(_names(block, vocabulary)) for block in areas)
    grades_first = led and not _closes(blocks, start, vocabulary)
    return grades_first or again > len(areas) / 2


def _closes(blocks: Sequence[Block], label: int, vocabulary: Vocabulary) -> bool:
    """Whether a grade ends the section before it, as in text of 2023-25, rather than begin a list.

    It begins one where no area's heading stands before it.
    """
    return any(
        block.kind == "heading" and _is_graded(block, vocabulary, pillars=True) for block in blocks[:label]
    )
