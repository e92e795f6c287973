"""When a report was published, as its own text says."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from hmicdiff.structure.dates import DATE, iso_date
from hmicdiff.structure.identity.told_date import told_date
from hmicdiff.structure.items.text_blocks import ASKS
from hmicdiff.text import plain
from hmicdiff.vocabulary.item_tables import load_item_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.structure.blocks import Block, Layout
    from hmicdiff.text import Place

__all__ = ["find_published"]

_FIRST_BLOCKS = 14
_ADDRESS_BLOCKS = 30
"""Blocks among which a letter's address block ends."""
_SENT = re.compile(
    r"(?:sent(?: on)?|date(?:d| sent| of issue| issued)?|(?:date )?published(?: on)?|(?:date of )?publication(?: date)?|issued(?: on)?)\s*:?\s*",
    re.IGNORECASE,
)
_SENT_AT_END = re.compile(rf"(?:^|.* )sent(?: on)?:? (?P<date>{DATE.pattern})$", re.IGNORECASE)
"""An address block that was made one line of, up to the day it was sent."""
_BYLINE = re.compile(rf"(?:Author|By)\b.*Published (?:on )?(?P<date>{DATE.pattern})$")
"""An author's line with the date, as newspapers print them."""
_IMPRINT = re.compile(
    rf"(?:.*[.|;\u00b7] )?(?:(?:(?:an?|the) )?(?:inspection )?(?:report|letter|assessment|findings|news(?: item| story| release)?|press (?:release|notice)|media release)(?: (?:by|from|of) |\s*[,|:·-]\s*))?(?:HMIC(?:FRS)?|(?:Her|His) Majesty's Inspectorate [\w &]+)(?: report)?(?:\s*[,|:·-]\s*|\s+)(?:published (?:on )?)?"
    rf"(?P<date>{DATE.pattern})\.?$",
    re.IGNORECASE,
)
"""The publisher's name with the date, as the line of a cover or title."""
_SAID = re.compile(
    rf"(?:^|.*[.,|·;-] )(?:(?:date |first |originally )?published(?: by [A-Z][\w'& ]{{2,70}}?)?(?: on)?|(?:date of )?publication(?: date)?|issued(?: on)?):? (?P<date>{DATE.pattern})"
    r"(?:(?:,|;| [-|\u00b7(]) ?(?:last )?(?:updated|reviewed|amended|revised)\b[^.]{0,40})?(?:\.(?: [A-Z].{0,60})?)?$",
    re.IGNORECASE,
)
"""A short line that ends by saying when it was published, or behind that when it was last changed."""
_IMPRINT_BEHIND = re.compile(
    rf"(?P<date>{DATE.pattern})\s*[,.|:·-]?\s*(?:HMIC(?:FRS)?|(?:Her|His) Majesty's Inspectorate [\w &]+)\.?$",
    re.IGNORECASE,
)
"""The date with the publisher's name behind it, as the line of a cover."""
_UPDATED = re.compile(
    rf"(?:.*[.,|·;-] )?(?:last )?updated(?: on)?:? (?P<date>{DATE.pattern})\.?$", re.IGNORECASE
)
"""A short line that ends by saying when the page was last changed: nothing better is known where it stands."""
_NAMED = re.compile(
    rf"(?:.* )?(?:Police|Constabulary|Service|Brigade|Authority)(?:\s*[,|:\u00b7-]\s*|\s+)(?P<date>{DATE.pattern})$"
)
"""The body's name with the date right behind it, as a cover made one line of ends."""
_MOST_WORDS = 16
_COVER = re.compile(rf"(?:{DATE.pattern})(?= (?:©|\(c\)) ?HMIC)")
"""The month on a cover that extraction made one line of, before the copyright."""


def find_published(layout: Layout) -> tuple[str | None, Place | None]:
    """Return the ISO date or month and its place: a date stamp, else a date alone near the top, or on a cover.

    A web page's ``Last updated`` counts; dates in running text speak of other things, unless a sentence says that the report
    itself was published then.
    """
    first = layout.blocks[:_FIRST_BLOCKS]
    return (
        _byline(first)
        or _stamp(layout)
        or _sent(layout.blocks[:_ADDRESS_BLOCKS])
        or _alone(first)
        or _in_imprint(first)
        or _on_cover(first)
        or told_date(first)
        or _updated(first)
        or (None, None)
    )


def _byline(blocks: Sequence[Block]) -> tuple[str, Place] | None:
    """Return the date in an author's line."""
    for block in blocks:
        byline = _BYLINE.match(block.text.text)
        if byline and (date := iso_date(byline["date"])):
            return date, block.text.place(*byline.span("date"))
    return None


def _stamp(layout: Layout) -> tuple[str, Place] | None:
    """Return the date of a page's stamp (``Published on``, ``Last updated``)."""
    for artefact in layout.artefacts:
        if artefact.kind == "date_stamp":
            start = layout.raw.starts[artefact.line_start - 1]
            line = layout.raw.lines[artefact.line_start - 1]
            if date := iso_date(plain(line)):
                return date, layout.raw.place(start, start + len(line))
    return None


def _alone(blocks: Sequence[Block]) -> tuple[str, Place] | None:
    """Return a date that is a block of its own."""
    for block in blocks:
        if _is_of_a_table(block, blocks):
            continue
        if DATE.fullmatch(block.text.text) and (date := iso_date(block.text.text)):
            return date, block.text.place()
    return None


def _is_of_a_table(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a cell is one of several dates, or stands at the head of deadlines or beside what is asked for: a cover has no such."""
    if block.row is None:
        return False
    cells = [one for one in blocks if one.row is not None]
    column = [one.text.text for one in cells if one.cell == block.cell and one is not block]
    row = [one.text.text for one in cells if one.row == block.row and one is not block]
    headed = any(map(load_item_columns().is_deadline, (*column, *row)))
    return headed or any(map(DATE.fullmatch, column)) or any(map(ASKS.search, row))


def _in_imprint(blocks: Sequence[Block]) -> tuple[str, Place] | None:
    """Return the date of a short line that names publisher or body and date, or ends in ``Published`` and the date."""
    for block in blocks:
        text = block.text.text
        found = None
        if len(text.split()) <= _MOST_WORDS:
            imprint = _IMPRINT.match(text) or _IMPRINT_BEHIND.match(text)
            found = imprint or _SAID.match(text) or _NAMED.match(text)
        if found and (date := iso_date(found["date"])):
            return date, block.text.place(*found.span("date"))
    return None


def _updated(blocks: Sequence[Block]) -> tuple[str, Place] | None:
    """Return the date of a short line that ends in ``Last updated`` and the date."""
    for block in blocks:
        short = len(block.text.text.split()) <= _MOST_WORDS
        found = _UPDATED.match(block.text.text) if short else None
        if found and (date := iso_date(found["date"])):
            return date, block.text.place(*found.span("date"))
    return None


def _on_cover(blocks: Sequence[Block]) -> tuple[str, Place] | None:
    """Return the month before the copyright of a cover."""
    for block in blocks:
        cover = _COVER.search(block.text.text)
        if cover and (date := iso_date(cover[0])):
            return date, block.text.place(cover.start(), cover.end())
    return None


def _sent(blocks: Sequence[Block]) -> tuple[str, Place] | None:
    """Return the date of a letter's address block (``Sent on``, with the date after it or on the next line)."""
    for block, after in pairwise(blocks):
        if _SENT.fullmatch(block.text.text) and DATE.fullmatch(after.text.text):
            date = iso_date(after.text.text)
            return (date, after.text.place()) if date else None
        label = _SENT.match(block.text.text)
        dated = DATE.match(block.text.text, label.end()) if label else None
        if dated and (date := iso_date(dated[0])):
            return date, block.text.place(dated.start(), dated.end())
    return _at_end(blocks)


def _at_end(blocks: Sequence[Block]) -> tuple[str, Place] | None:
    """Return the date with which an address block on one line ends."""
    for block in blocks:
        sent = _SENT_AT_END.match(block.text.text)
        if sent and (date := iso_date(sent["date"])):
            return date, block.text.place(*sent.span("date"))
    return None
