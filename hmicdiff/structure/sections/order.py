"""Where the parts of a report begin: headings in order, those printed after their text put before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.model import Identity
    from hmicdiff.structure.blocks import Block
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.headings import Heading

__all__ = ["BELOW", "CHILD", "PART", "PRINT_QUESTIONS", "TABLE", "Start", "choose_row", "find_starts"]

PART = 2
"""Rank of a question or area under a pillar; 1 is the rank above it."""
CHILD = 3
"""Rank of a part of a question or area that the vocabulary knows."""
TABLE = 5
"""Rank of a table's columns."""
BELOW = 4
"""Rank of a heading the vocabulary does not know."""
_ANY_LEVEL = 9
PRINT_QUESTIONS = frozenset({"report", "pillar"})
"""Kinds of document whose parts are the questions of a programme."""
_CLOSING = re.compile(r"Yours (?:sincerely|faithfully)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A place at which a part begins."""

    at: int
    """Number of the first block."""
    heading: Block | None = None
    """Null for a part without a printed heading."""
    row: Heading | None = None
    """What the vocabulary knows of the heading."""
    rank: int = BELOW
    hint: int | None = None
    """Heading level as the format gives it."""
    column: int | None = None


def choose_row(text: str, identity: Identity, vocabulary: Vocabulary) -> Heading | None:
    """Return what the vocabulary knows of a heading in a report of that programme, None where nothing fits.

    The programme's own row goes first, then one of any programme, then one of another programme of the
    sector; words too common to be known by themselves (``Crime``) need their own programme.
    """
    rows = vocabulary.headings.find(text)
    if not rows:
        return None
    own = [row for row in rows if identity.programme in row.programmes]
    general = [row for row in rows if not row.programmes]
    sector = vocabulary.programmes.names_of_sector(identity.sector)
    other = [row for row in rows if not sector.isdisjoint(row.programmes) and not row.under]
    return next(iter((*own, *general, *other)), None)


def find_starts(blocks: Sequence[Block], identity: Identity, vocabulary: Vocabulary) -> tuple[Start, ...]:
    """Return where the parts begin, in reading order; `blocks` are those of the layout, copies included."""
    starts: list[Start] = []
    headings = [one.text.text for one in blocks if one.kind == "heading" and one.copy_of is None]
    in_full = [row for text in headings if (row := choose_row(text, identity, vocabulary)) is not None]
    ranks = _ranks_by_level(blocks, identity, vocabulary)
    for index, block in enumerate(blocks):
        if block.copy_of is not None:
            continue
        if block.column is not None and (index == 0 or blocks[index - 1].column is None):
            starts += _table(blocks, index)
        if block.kind == "heading" and block.column is None:
            at = _text_before(blocks, index, identity, vocabulary)
            start = _start(block, at, identity, vocabulary, in_full)
            answered = start.row is None and _is_answered(blocks[index + 1 : index + 2])
            starts.append(replace(start, rank=_rank_of_answered(block, ranks)) if answered else start)
        elif identity.kind == "letter" and _CLOSING.match(block.text.text):
            starts.append(Start(at=block.number, rank=1))
    return tuple(sorted(starts, key=lambda start: start.at))


def _ranks_by_level(
    blocks: Sequence[Block], identity: Identity, vocabulary: Vocabulary
) -> Mapping[int | None, int]:
    """Return the rank of the areas whose headings have each level that the format gives; the lower one of several."""
    ranks: dict[int | None, int] = {}
    for block in blocks:
        if block.kind != "heading" or block.level is None:
            continue
        row = choose_row(block.text.text, identity, vocabulary)
        if row is not None and row.graded:
            ranks[block.level] = max(row.level, ranks.get(block.level, 0))
    return ranks


def _is_answered(after: Sequence[Block]) -> bool:
    """Whether a grade stands right under a heading."""
    return any(one.kind == "label" for one in after)


def _rank_of_answered(block: Block, ranks: Mapping[int | None, int]) -> int:
    """Return the rank of a heading in words of its own that a grade answers: that of areas of its level, or a question's."""
    return ranks.get(block.level, PART if block.text.text.endswith("?") else BELOW)


def _start(
    block: Block, at: int, identity: Identity, vocabulary: Vocabulary, in_full: Sequence[Heading]
) -> Start:
    """Return the start of the part under a heading; one in short is that of a question not printed `in_full`."""
    row = choose_row(block.text.text, identity, vocabulary)
    fits = row is not None and identity.programme in (row.programmes or (identity.programme,))
    if not fits and identity.kind in PRINT_QUESTIONS:
        short = vocabulary.headings.in_short(block.text.text, identity.programme)
        row = short if short is not None and short not in in_full else row
    rank = BELOW if row is None else (CHILD if row.level == _ANY_LEVEL else row.level)
    return Start(at=at, heading=block, row=row, rank=rank, hint=block.level)


def _table(blocks: Sequence[Block], index: int) -> Iterator[Start]:
    """Yield the start of a table read column by column, and of each column; repeated heads begin nothing."""
    if any(block.column is not None for block in blocks[max(0, index - 2) : index]):
        return
    yield Start(at=blocks[index].number, rank=PART)
    for block in blocks[index:]:
        if block.kind != "heading" or block.column is None:
            return
        yield Start(at=block.number, heading=block, rank=TABLE, column=block.column)


def _text_before(blocks: Sequence[Block], index: int, identity: Identity, vocabulary: Vocabulary) -> int:
    """Return the number of the block the part of the heading at `index` begins with.

    A heading that is the last thing on its page, after text that belongs to no part (the grade before
    it closed the last one), was printed after its own text: so in PDFs of the crime inspections of 2014.
    """
    heading = blocks[index]
    row = choose_row(heading.text.text, identity, vocabulary)
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    last_on_page = after is None or (after.page_start and after.kind == "heading")
    if row is None or row.level == _ANY_LEVEL or not last_on_page:
        return heading.number
    for number in range(index - 1, 0, -1):
        if blocks[number - 1].kind == "label" and blocks[number].kind != "label":
            unheaded = blocks[number].kind != "heading" and not _opens_a_part(blocks, number - 1)
            return blocks[number].number if unheaded else heading.number
        if _is_part(blocks[number], identity, vocabulary):
            break
    return heading.number


def _opens_a_part(blocks: Sequence[Block], label: int) -> bool:
    """Whether a grade stands right under its heading, so that text after it belongs to that."""
    return label > 0 and blocks[label - 1].kind == "heading"


def _is_part(block: Block, identity: Identity, vocabulary: Vocabulary) -> bool:
    """Whether a block is the heading of a question, an area or something above."""
    if block.kind != "heading" or block.copy_of is not None:
        return False
    row = choose_row(block.text.text, identity, vocabulary)
    return row is not None and row.level <= PART
