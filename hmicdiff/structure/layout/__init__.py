"""From numbered lines to blocks: headings, paragraphs, bullets, cells and labels, without furniture."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from hmicdiff.model import Artefact
from hmicdiff.reading.divided import Divided
from hmicdiff.structure.blocks import Block, BlockKind, Layout, without
from hmicdiff.structure.layout.chats import find_chat
from hmicdiff.structure.layout.columns import place_columns
from hmicdiff.structure.layout.continued import find_continued
from hmicdiff.structure.layout.copies import mark_copies
from hmicdiff.structure.layout.drawn import lines_drawn
from hmicdiff.structure.layout.furniture import find_furniture
from hmicdiff.structure.layout.groups import group_rows
from hmicdiff.structure.layout.inline_lists import with_inline_entries
from hmicdiff.structure.layout.kinds import settle_kinds
from hmicdiff.structure.layout.legends import find_legends
from hmicdiff.structure.layout.links import find_links
from hmicdiff.structure.layout.lists import mark_lists
from hmicdiff.structure.layout.margins import without_margins
from hmicdiff.structure.layout.menus import find_menu_head
from hmicdiff.structure.layout.messages import find_message_head
from hmicdiff.structure.layout.pull_quotes import pull_quotes
from hmicdiff.structure.layout.recordings import find_recording
from hmicdiff.structure.layout.repeated import part_repeated_heads
from hmicdiff.structure.layout.reprinted import find_reprinted
from hmicdiff.structure.layout.rows import is_wrapped, read_rows
from hmicdiff.structure.layout.soft_breaks import with_soft_breaks
from hmicdiff.structure.layout.spacing import closed_up
from hmicdiff.structure.layout.tables import find_tables
from hmicdiff.text import clean_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hmicdiff.model import Document
    from hmicdiff.structure.layout.groups import Group
    from hmicdiff.text import Raw
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["Block", "Layout", "lay_out"]

_KNOWN_KINDS = frozenset({"heading", "bullet", "cell", "label", "note"})


def lay_out(document: Document, vocabulary: Vocabulary) -> Layout:
    """Return the blocks of `document` in reading order, and what was printed around them.

    Text wrapped at any width, text with one paragraph a line and lines that carry what their
    format says of them (HTML, DOCX) give the same blocks. Pages printed twice keep their blocks,
    which are marked as copies and reported as artefacts.
    """
    bare = without_margins(document, vocabulary)
    document, raw = bare.document, bare.raw
    wrapped = is_wrapped([line.text for line in document.lines if line.kind is None])
    rows = read_rows(document, wrapped=wrapped)
    closed = closed_up(rows) if not wrapped else None
    rows, wrapped = (closed, True) if closed is not None else (rows, wrapped)
    artefacts = (
        *find_message_head(rows, vocabulary),
        *find_menu_head(rows, vocabulary),
        *find_furniture(rows, vocabulary, wrapped=wrapped),
        *find_reprinted(rows, vocabulary),
        *find_continued(rows, vocabulary),
        *find_chat(rows, vocabulary),
    )
    sure = (*find_recording(rows, vocabulary), *find_links(rows))
    told = {one.line_start for one in sure}
    artefacts = (*(one for one in artefacts if one.line_start not in told), *sure)
    tabled = lines_drawn(rows)
    artefacts = tuple(one for one in artefacts if one.line_start not in tabled)
    known = {artefact.line_start for artefact in artefacts}
    artefacts = (*artefacts, *find_legends([row for row in rows if row.number not in known], vocabulary))
    hidden = {artefact.line_start for artefact in artefacts}
    content, again = part_repeated_heads([row for row in rows if row.number not in hidden])
    artefacts = (*artefacts, *again)
    tables = find_tables(content, raw, vocabulary)
    groups = group_rows(content, raw, vocabulary, wrapped=wrapped, tables=tables)
    groups = tuple(with_soft_breaks(groups, raw, vocabulary))
    blocks = tuple(_blocks(with_inline_entries(groups, raw), raw, Divided.of(row.text for row in rows)))
    blocks = settle_kinds(blocks, vocabulary, wrapped=wrapped)
    blocks = mark_copies(mark_lists(place_columns(blocks, vocabulary), vocabulary))
    layout = Layout(raw=raw, blocks=blocks, artefacts=_with_copies(artefacts, blocks), blanked=bare.blanked)
    quotes = pull_quotes(blocks, vocabulary)
    return without(layout, quotes, "second_copy") if quotes else layout


def _blocks(groups: Iterable[Group], raw: Raw, divided: Divided) -> Iterator[Block]:
    """Yield one block for each group that holds any text."""
    number = 0
    for group in groups:
        text = clean_lines(raw, group.spans, divided.only_divides)
        if not text.text:
            continue
        first = raw.line_of(text.offsets[0])
        yield Block(
            number=number,
            kind=cast("BlockKind", group.kind if group.kind in _KNOWN_KINDS else "prose"),
            text=text,
            line_start=first,
            line_end=first if text.is_verbatim else raw.line_of(text.offsets[-1]),
            level=group.level,
            row=group.row,
            cell=group.cell,
            tall=group.tall,
            page_start=group.page_start,
            alone=group.alone,
            hinted=group.hinted,
            boxes=group.boxes,
        )
        number += 1


def _with_copies(artefacts: tuple[Artefact, ...], blocks: tuple[Block, ...]) -> tuple[Artefact, ...]:
    """Return the artefacts and, for each run of blocks printed twice, one more."""
    runs: list[list[Block]] = []
    for block in blocks:
        if block.copy_of is None:
            continue
        if runs and runs[-1][-1].number == block.number - 1:
            runs[-1].append(block)
        else:
            runs.append([block])
    doubles = (
        Artefact(
            kind="duplicated_page",
            line_start=run[0].line_start,
            line_end=run[-1].line_end,
            note=f"second printing of line {blocks[run[0].copy_of or 0].line_start} and following",
        )
        for run in runs
    )
    return tuple(sorted((*artefacts, *doubles), key=lambda found: (found.line_start, found.line_end)))
