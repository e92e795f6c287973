"""The section tree: headings, what stands under each, and what each part is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hmicdiff.structure.sections.order import BELOW, CHILD, PART, Start, find_starts
from hmicdiff.structure.sections.topics import settle_topics
from hmicdiff.vocabulary.item_tables import load_item_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hmicdiff.model import Identity, SectionRole
    from hmicdiff.structure.blocks import Block
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.cue_rows import ItemKind
    from hmicdiff.vocabulary.headings import Heading

__all__ = ["Part", "divide"]

_LETTERS = frozenset({"letter", "revisit", "accelerated_cause_of_concern"})
"""Kinds whose own headings hold the causes of concern that stand under them."""
_DUTY = re.compile(r"\b(?:should|must|needs? to|has to|have to)\b")
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*(?=[.):]?\s)")
"""The number of a heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section in the making: its heading, its place in the tree and its blocks."""

    number: int
    """Place in reading order, from 0."""
    parent: int | None
    depth: int
    """1 for the top."""
    start: Start
    blocks: tuple[Block, ...] = ()
    """Blocks that lie in it and in none of its children, heading included."""
    topic: str = "other"
    role: SectionRole = "content"

    @property
    def heading(self) -> Block | None:
        """Printed heading, None where the part has none."""
        return self.start.heading

    @property
    def row(self) -> Heading | None:
        """What the vocabulary knows of the heading."""
        return self.start.row

    @property
    def holds_items(self) -> bool:
        """Whether it stands under a label such as ``Areas for improvement``."""
        return self.row is not None and self.row.kind == "items"


def divide(blocks: Sequence[Block], identity: Identity, vocabulary: Vocabulary) -> tuple[Part, ...]:
    """Return the parts of a report, parents before children; every block, copies apart, lies in exactly one."""
    starts: dict[int, list[Start]] = {}
    found = find_starts(blocks, identity, vocabulary)
    for start in found:
        starts.setdefault(start.at, []).append(start)
    tree = _Tree(
        is_letter=identity.kind in _LETTERS,
        levelled=_levelled(found),
        labels=vocabulary.cues.item_heading,
    )
    for block in blocks:
        if block.copy_of is not None:
            continue
        for start in starts.get(block.number, () if tree.open else (Start(at=block.number, rank=1),)):
            tree.begin(start)
        tree.take(block)
    return settle_topics(tree.parts(), identity, vocabulary)


class _Tree:
    """The parts while they grow, block by block."""

    def __init__(
        self, *, is_letter: bool, levelled: frozenset[int], labels: Callable[[str], ItemKind | None]
    ) -> None:
        self._labels = labels
        self._is_letter = is_letter
        self._levelled = levelled
        self._parts: list[Part] = []
        self._blocks: list[list[Block]] = []
        self._columns: dict[object, int] = {}
        self._headings: dict[int, int] = {}
        self.open: list[int] = []
        """Numbers of the parts that are open, the outermost first."""

    def begin(self, start: Start) -> None:
        """Open a part where its rank puts it."""
        if start.rank >= CHILD and self._lists_grades():
            self.open.pop()
        while self.open and not self._holds(self._parts[self.open[-1]], start):
            self.open.pop()
        number = len(self._parts)
        parent = self.open[-1] if self.open else None
        self._parts.append(Part(number=number, parent=parent, depth=len(self.open) + 1, start=start))
        self._blocks.append([])
        if start.column is not None:
            self._columns[start.column] = number
        if start.heading is not None:
            self._headings.setdefault(id(start.heading), number)
        self.open.append(number)

    def take(self, block: Block) -> None:
        """Put a block into the part it belongs to."""
        self._close_items(block)
        while block.kind != "heading" and len(self.open) > 1 and _is_left(self._parts[self.open[-1]], block):
            self.open.pop()
        if block.kind == "prose" and self._lists_grades():
            self.open.pop()
        self._blocks[self._owner(block)].append(block)

    def parts(self) -> tuple[Part, ...]:
        """Return the parts with their blocks."""
        return tuple(
            replace(part, blocks=tuple(blocks))
            for part, blocks in zip(self._parts, self._blocks, strict=True)
        )

    def _owner(self, block: Block) -> int:
        """Return the number of the part a block belongs to: its column's, its own heading's, else the innermost."""
        if block.column is not None:
            return self._columns[block.column]
        if block.kind == "heading":
            return self._headings[id(block)]
        if self._parts[self.open[-1]].start.column is not None:
            return self.open[-2]
        return self.open[-1]

    def _close_items(self, block: Block) -> None:
        """Leave a list of areas for improvement, or of recommendations, when running text goes on after it.

        A label that stands in an entry, over the item's own words, ends none.
        """
        if len(self.open) < 2:  # noqa: PLR2004 - an items part always has a parent
            return
        part, blocks = self._parts[self.open[-1]], self._blocks[self.open[-1]]
        if part.holds_items and block.kind == "prose" and self._is_entry(blocks[-1]):
            self.open.pop()

    def _is_entry(self, block: Block) -> bool:
        """Whether a block is an entry of a list with words of its own, no label."""
        return block.kind == "bullet" and self._labels(block.text.text) is None

    def _lists_grades(self) -> bool:
        """Whether the innermost part is the last row of a list of areas, each on a line with its grade.

        What follows such a list sums all of them up, or goes on with what they stand under: it is none of the last area's.
        """
        if len(self.open) < 2:  # noqa: PLR2004 - a list stands under something
            return False
        before, last = self._blocks[self.open[-1] - 1], self._blocks[self.open[-1]]
        return _is_row(before) and _is_row(last) and before[0].line_end + 1 == last[0].line_start

    def _holds(self, part: Part, start: Start) -> bool:
        """Whether `part` can hold a part that begins with `start`."""
        if (
            start.rank == 1
            or part.start.column is not None
            or (part.heading is None and start.column is None)
        ):
            return False
        if start.heading is not None and _is_left(part, start.heading):
            return False
        if start.rank == PART:
            return part.start.rank < PART and (_holds_questions(part) or not _is_question(start))
        if self._is_letter and part.row is None and start.row is not None and start.row.kind == "items":
            return True
        return _holds_child(part, start) if start.rank == CHILD else _is_below(part, start, self._levelled)


def _holds_child(part: Part, start: Start) -> bool:
    """Whether a part can hold what the vocabulary knows as a part of a question or area.

    A heading that it does not know may hold such a part that the format sets deeper, or as a line of the text below it.
    """
    if part.parent is None and part.start.rank == BELOW:
        return _is_deeper(part, start) or (part.start.hint is not None and start.hint is None)
    return part.start.rank < CHILD and (part.row is None or part.row.holds) and not _is_beside(part, start)


def _is_beside(part: Part, start: Start) -> bool:
    """Whether the format sets a heading beside front matter or an overview, or above it.

    An area whose parts are all of its own level is one whole; an introduction has ended where the next heading stands.
    """
    frames = part.row is not None and part.row.role != "content" and part.start.rank < CHILD
    return frames and start.hint is not None and part.start.hint is not None and start.hint <= part.start.hint


def _is_left(part: Part, block: Block) -> bool:
    """Whether a part of a question or area began in a box of the page that a block stands outside of: it ended with the box."""
    boxes = part.heading.boxes if part.heading is not None and part.start.rank > PART else ()
    return block.boxes[: len(boxes)] != boxes


def _levelled(starts: Sequence[Start]) -> frozenset[int]:
    """Return the levels of questions and areas under which the format sets some heading a level deeper.

    There it tells a heading under an area from one beside it; elsewhere all may be of one level. On pages of print, whose
    levels are told by size, the label of a box is set small wherever it stands, and shows nothing.
    """
    levels: set[int] = set()
    around: int | None = None
    for start in starts:
        if start.rank < CHILD:
            around = start.hint
        elif around is not None and start.hint is not None and start.hint <= around:
            around = None
        elif around is not None and start.hint is not None and _shows_level(start):
            levels.add(around)
    return frozenset(levels)


def _shows_level(start: Start) -> bool:
    """Whether the level of a heading under an area is more than its size of print."""
    printed = start.heading is not None and start.heading.text.raw.has_pages
    return not printed or start.row is None


def _is_row(blocks: Sequence[Block]) -> bool:
    """Whether a part is a heading and its grade on one line, and nothing else."""
    kinds = [block.kind for block in blocks]
    return kinds == ["heading", "label"] and blocks[0].line_end == blocks[1].line_start


def _is_deeper(part: Part, start: Start) -> bool:
    """Whether the format gives a heading a deeper level than that of `part`."""
    return part.start.hint is not None and start.hint is not None and part.start.hint < start.hint


def _is_below(part: Part, start: Start, levelled: frozenset[int]) -> bool:
    """Whether a heading the vocabulary does not know stands under `part`: by the format's levels, else by rank.

    Under a label for items only the title of an item stands, or a time. `levelled` are levels of areas
    under which some heading is a level deeper.
    """
    if part.row is not None and not part.row.holds and (start.hint is None or part.start.hint is None):
        return False
    if _is_beside(part, start):
        return False
    if start.hint is not None and part.start.hint is not None:
        if start.hint == part.start.hint and part.start.rank < CHILD:
            return part.start.hint not in levelled and not _counts_on(part, start)
        return _is_deeper(part, start)
    if part.holds_items:
        return start.row is None and start.heading is not None and _titles_item(start.heading.text.text)
    return part.start.rank < start.rank


def _titles_item(heading: str) -> bool:
    """Whether a heading under a label for items is an item's title, or the time by which those under it are due."""
    return bool(_DUTY.search(heading)) or load_item_columns().deadline_over(heading) is not None


def _counts_on(part: Part, start: Start) -> bool:
    """Whether a heading bears the number after that of `part`: both are parts of one whole."""
    numbers = [_NUMBER.match(one.text.text) if one else None for one in (part.heading, start.heading)]
    before, after = ([int(each) for each in found[0].split(".")] if found else [] for found in numbers)
    return bool(before) and before[:-1] == after[:-1] and after[-1] == before[-1] + 1


def _is_question(start: Start) -> bool:
    """Whether a part answers a question of the programme, so that no front or end matter holds it."""
    return start.row is None or start.row.graded or start.row.pillar is not None


def _holds_questions(part: Part) -> bool:
    """Whether questions stand under a part: a pillar, a list of questions, a letter's findings; no front matter."""
    row = part.row
    if row is None:
        return True
    return row.role == "content" or row.pillar is not None or row.topic == "other"
