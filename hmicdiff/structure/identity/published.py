"""When a report was published, as its own text says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hmicdiff.structure.dates import DATE, iso_date
from hmicdiff.text import plain

if TYPE_CHECKING:
    from hmicdiff.structure.blocks import Layout
    from hmicdiff.text import Place

__all__ = ["find_published"]

_FIRST_BLOCKS = 14
_BYLINE = re.compile(rf"(?:Author|By)\b.*Published (?:on )?(?P<date>{DATE.pattern})$")
"""An author's line with the date, as newspapers print them."""
_COVER = re.compile(rf"(?:{DATE.pattern})(?= (?:©|\(c\)) ?HMIC)")
"""The month on a cover that extraction made one line of, before the copyright."""


def find_published(layout: Layout) -> tuple[str | None, Place | None]:
    """Return the ISO date or month and its place: a date stamp, else a date alone near the top, or on a cover.

    A web page's ``Last updated`` counts; dates in running text speak of other things and never do.
    """
    for block in layout.blocks[:_FIRST_BLOCKS]:
        byline = _BYLINE.match(block.text.text)
        if byline and (date := iso_date(byline["date"])):
            return date, block.text.place(*byline.span("date"))
    for artefact in layout.artefacts:
        if artefact.kind == "date_stamp":
            start = layout.raw.starts[artefact.line_start - 1]
            date = iso_date(plain(layout.raw.lines[artefact.line_start - 1]))
            if date:
                return date, layout.raw.place(start, start + len(layout.raw.lines[artefact.line_start - 1]))
    for block in layout.blocks[:_FIRST_BLOCKS]:
        if DATE.fullmatch(block.text.text) and (date := iso_date(block.text.text)):
            return date, block.text.place()
    for block in layout.blocks[:_FIRST_BLOCKS]:
        cover = _COVER.search(block.text.text)
        if cover and (date := iso_date(cover[0])):
            return date, block.text.place(cover.start(), cover.end())
    return None, None
