"""Web pages: the content of a page as lines, one a heading, paragraph, list item, cell or label."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from selectolax.lexbor import LexborHTMLParser

from hmicdiff.model import Line
from hmicdiff.reading.extracted import Extracted
from hmicdiff.reading.webpage.fields import print_fields
from hmicdiff.reading.webpage.hostile import refuse_hostile
from hmicdiff.reading.webpage.nodes import words_of
from hmicdiff.reading.webpage.page import Page
from hmicdiff.reading.webpage.shadow import fill_components, opened
from hmicdiff.reading.webpage.sheets import mark_spacing, print_styled
from hmicdiff.reading.webpage.survey import Survey
from hmicdiff.reading.webpage.times import complete_dates
from hmicdiff.reading.webpage.titled import mark_titles
from hmicdiff.reading.webpage.walk import Walk
from hmicdiff.reading.webpage.within import open_within
from hmicdiff.reading.webpage.xhtml import spelt_out
from hmicdiff.vocabulary.webpages import load_sites

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read_lines", "read_page"]

_SITE: Final = re.compile(r"(?<!\s)\s+[|\u2013\u2014-]\s+")
_STAMP: Final = re.compile(r"[\[(]([^\[\]()]{1,60})[\])]\s*(?=\S)")
_TOP: Final = 12
"""Lines among which a heading may say the page's title."""


def read_page(markup: str, *, titled: bool = True) -> Extracted:
    """Return the content of a page as lines with kind, level and row, and what was left out of it.

    Navigation, cookie and consultation banners, forms, scripts and links onward are left out, each
    with its reason. A cell of a table is one line, the cells of a row share `row`. A label element and
    a grade shown as a picture are lines of their own even where they stand inside a heading; the title
    of a panel that a control opens is a heading over the panel. The page's title, which no one sees on the page, is
    text where the page does not say the same, and with `titled` alone.

    Raises: Refused("damaged") if elements stand in each other without end.
    """
    refuse_hostile(markup)
    tree = LexborHTMLParser(opened(spelt_out(markup)))
    fill_components(tree)
    open_within(tree)
    mark_titles(tree)
    left = print_styled(tree)
    mark_spacing(tree)
    print_fields(tree)
    complete_dates(tree)
    body = tree.body
    if body is None:
        return Extracted(lines=())
    page = Page()
    Walk(page, Survey(body)).body(body)
    title = tuple(_title_lines(tree, page, titled=titled))
    return Extracted(lines=(*title, *page.told()), omissions=(*page.omissions, *left))


def read_lines(markup: str) -> tuple[Line, ...]:
    """Return the lines of `read_page` alone."""
    return read_page(markup).lines


def _title_lines(tree: LexborHTMLParser, page: Page, *, titled: bool) -> Iterator[Line]:
    """Yield the page's title where it is wanted and no heading at the top says the same."""
    node = tree.css_first("head > title")
    title = _bare_title(words_of(node) if node is not None else "", page)
    own = _SITE.split(title)[0].casefold()
    top = " ".join(line.text for line in page.lines[:_TOP]).casefold()
    if title and own in top:
        page.leave_out("second_copy", title)
    elif title and not titled:
        page.leave_out("hidden_text", title)
    elif title:
        yield Line(text=title)
        yield Line(text="")


def _bare_title(title: str, page: Page) -> str:
    """Return a title without what an archive puts before it in brackets."""
    stamp = _STAMP.match(title)
    if stamp is None or not load_sites().says("archive", stamp[1]):
        return title
    page.leave_out("site_notice", stamp[1])
    return title[stamp.end() :]
