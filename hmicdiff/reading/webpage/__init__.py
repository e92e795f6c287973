"""Web pages: the content of a page as lines, one a heading, paragraph, list item, cell or label."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from selectolax.lexbor import LexborHTMLParser

from hmicdiff.errors import Refused
from hmicdiff.model import Line
from hmicdiff.reading.limits import MAX_ELEMENTS, MAX_NESTING
from hmicdiff.reading.tables import Cell, row_lines
from hmicdiff.reading.webpage.noise import is_dropped, is_label, is_noise_line, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

__all__ = ["read_lines"]

Kind = Literal["text", "heading", "bullet", "cell", "label", "note"]

_INLINE: Final = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
        "time", "tt", "u", "var", "wbr",
    }
)  # fmt: skip
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_BLOCKS_IN_CELL: Final = "h1, h2, h3, h4, h5, h6, table"
_LISTS_IN_CELL: Final = "ul, ol"
_PARTS_OF_CELL: Final = "li, p"
_MOST_COLUMNS: Final = 100
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)")
_UNCOUNTED: Final = frozenset(
    {
        "area", "base", "br", "col", "colgroup", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
        "optgroup", "option", "p", "param", "path", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead", "tr",
        "track", "wbr",
    }
)  # fmt: skip
_MAX_ATTRIBUTES_LENGTH: Final = 4000
"""Characters of a tag, quoted values aside, above which it is no tag a writer made."""
_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
_WHITE: Final = re.compile(r"\s+")
_FOOTNOTE_MARK: Final = re.compile(r"\[?\(?(?:\d{1,3}|[*\u2020\u2021])\)?\]?")
_NOTE_NAMES: Final = re.compile(r"(?:^|[-_])(?:footnotes?|endnotes?)(?:$|[-_])", re.IGNORECASE)
_SITE: Final = re.compile(r"\s+[|\u2013\u2014-]\s+")


@dataclass(slots=True, kw_only=True)
class _Block:
    """What the text that comes next is, until a line of it has been written."""

    kind: Kind | None = None
    level: int | None = None
    row: int | None = None
    follows: bool = False
    """True where the line belongs to the one above and no blank line parts them."""


@dataclass(slots=True)
class _Page:
    """The lines written so far, and the words that wait for the end of their block."""

    lines: list[Line] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    rows: int = 0
    footnotes: bool = False

    def flush(self, block: _Block) -> None:
        """Write the waiting words as a line of `block`; a kind other than a heading's is used up by it."""
        text = _WHITE.sub(" ", "".join(self.words)).strip()
        self.words.clear()
        if not text or is_noise_line(text):
            return
        self._part(block)
        self.lines.append(Line(text=text, kind=block.kind, level=block.level, row=block.row))
        if block.kind in {"bullet", "heading"}:
            block.kind, block.level = None, None

    def add(self, line: Line) -> None:
        """Write a line that is whole: a label, or a table's cell."""
        self._part(_Block(kind=line.kind))
        self.lines.append(line)

    def _part(self, block: _Block) -> None:
        """Put a blank line before a block, but for items and cells that follow their like."""
        last = self.lines[-1] if self.lines else None
        joined = last and last.kind == block.kind and block.kind in {"bullet", "cell", "note"}
        if last and last.text and not joined and not block.follows:
            self.lines.append(Line(text=""))


def read_lines(markup: str) -> tuple[Line, ...]:
    """Return the content of a page as lines with kind, level and row, blank lines between blocks.

    Navigation, cookie and consultation banners, forms, scripts and links onward are dropped. A cell of
    a table is one line, the cells of a row share `row`. A label element (a grade) is a line of its own
    even where it stands inside a heading.

    Raises: Refused("damaged") if elements stand in each other without end.
    """
    _refuse_hostile(markup)
    tree = LexborHTMLParser(markup)
    body = tree.body
    if body is None:
        return ()
    main = _main_part(body)
    page = _Page()
    _walk(main, page, _Block(), in_article=main.tag != "body", depth=0)
    page.flush(_Block())
    return (*_title_lines(tree, page.lines), *page.lines)


def _refuse_hostile(markup: str) -> None:
    """Refuse a page whose nesting or attributes would take a parser time without bound."""
    depth = 0
    for number, tag in enumerate(_TAG.finditer(markup)):
        closing, name, rest = tag.groups()
        if number > 2 * MAX_ELEMENTS:
            raise Refused(code="too_large", reason=f"The page has more than {MAX_ELEMENTS:,} elements.")
        if len(rest) > _MAX_ATTRIBUTES_LENGTH and len(_QUOTED.sub("", rest)) > _MAX_ATTRIBUTES_LENGTH:
            raise Refused(code="damaged", reason="The page has a tag of thousands of attributes.")
        if name.lower() not in _UNCOUNTED:
            depth = max(0, depth - 1) if closing else depth + (not rest.endswith("/"))
        if depth > MAX_NESTING:
            raise Refused(
                code="damaged", reason=f"The page's elements stand over {MAX_NESTING} deep in each other."
            )


def _main_part(body: LexborNode) -> LexborNode:
    """Return the element that holds the content: ``main``, the only article, or the body."""
    whole = len(words_of(body))
    for selector in ("main", "[role=main]", "article", "#content", "#main-content"):
        found = body.css(selector)
        if len(found) == 1 and len(words_of(found[0])) * 3 > whole:
            return found[0]
    return body


def _title_lines(tree: LexborHTMLParser, lines: list[Line]) -> Iterator[Line]:
    """Yield the page's title where no heading at the top says the same."""
    node = tree.css_first("head > title")
    title = words_of(node) if node is not None else ""
    own = _SITE.split(title)[0].casefold()
    top = " ".join(line.text for line in lines[:12]).casefold()
    if title and own not in top:
        yield Line(text=title)
        yield Line(text="")


def _walk(node: LexborNode, page: _Page, block: _Block, *, in_article: bool, depth: int) -> None:
    """Write what stands in an element."""
    for child in node.iter(include_text=True):
        if child.is_text_node:
            page.words.append(child.text_content or "")
        elif child.is_element_node and not is_dropped(child, in_article=in_article):
            _element(child, page, block, in_article=in_article, depth=depth + 1)


def _element(node: LexborNode, page: _Page, block: _Block, *, in_article: bool, depth: int) -> None:
    """Write one element."""
    tag = node.tag or ""
    if depth > MAX_NESTING:
        page.words.append(words_of(node))
    elif is_label(node):
        page.flush(block)
        page.add(Line(text=words_of(node), kind="label"))
    elif tag == "br":
        _break(page, block)
    elif tag == "sup" and _FOOTNOTE_MARK.fullmatch(words_of(node)):
        return
    elif tag in _INLINE:
        _walk(node, page, block, in_article=in_article, depth=depth)
    else:
        page.flush(block)
        _write_block(node, page, block, in_article=in_article, depth=depth)


def _break(page: _Page, block: _Block) -> None:
    """End a line within a block; a heading stays on one line."""
    if block.kind == "heading":
        page.words.append(" ")
        return
    page.flush(block)
    block.follows = True


def _write_block(node: LexborNode, page: _Page, block: _Block, *, in_article: bool, depth: int) -> None:
    """Write an element that stands on lines of its own."""
    tag = node.tag or ""
    in_article = in_article or tag in {"main", "article"}
    if tag in {"ul", "ol"} and _is_link_list(node):
        return
    if tag == "table" and not _is_layout_table(node):
        _table(node, page)
        return
    inner = _inner_block(node, page, block)
    footnotes, page.footnotes = page.footnotes, page.footnotes or _is_footnotes(node)
    _walk(node, page, inner, in_article=in_article, depth=depth)
    page.flush(inner)
    page.footnotes = footnotes


def _inner_block(node: LexborNode, page: _Page, block: _Block) -> _Block:
    """Return what the text directly in an element is."""
    tag = node.tag or ""
    if tag in _HEADINGS:
        return _Block(kind="heading", level=_HEADINGS[tag])
    if tag == "li":
        return _Block(kind="note") if page.footnotes else _Block(kind="bullet", level=_depth(node))
    if page.footnotes or _is_footnotes(node):
        return _Block(kind="note")
    return block if tag in {"p", "div"} and block.kind == "bullet" else _Block()


def _depth(item: LexborNode) -> int:
    """Return how deep a list item lies in lists, outermost 1."""
    depth, node = 0, item.parent
    while node is not None and depth < MAX_NESTING:
        depth += node.tag in {"ul", "ol"}
        node = node.parent
    return max(1, depth)


def _is_footnotes(node: LexborNode) -> bool:
    """Whether an element holds the page's footnotes."""
    attributes = node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".split()
    return any(_NOTE_NAMES.search(name) for name in names) or attributes.get("role") == "doc-endnotes"


def _is_link_list(node: LexborNode) -> bool:
    """Whether each item of a list is one bare link: contents or navigation."""
    items = [child for child in node.iter() if child.tag == "li"]
    return len(items) > 1 and all(_is_bare_link(item) for item in items)


def _is_bare_link(item: LexborNode) -> bool:
    """Whether a list item is a link and nothing else."""
    link = item.css_first("a[href]")
    if link is None or item.css_first("h1, h2, h3, h4, h5, h6, p") is not None:
        return False
    return words_of(link) == words_of(item) and not any(is_label(child) for child in link.css("*"))


def _is_layout_table(table: LexborNode) -> bool:
    """Whether a table only arranges the page, or a box of it."""
    attributes = table.attributes
    if attributes.get("role") in {"presentation", "none"}:
        return True
    cells = table.css("td, th")
    inside = _BLOCKS_IN_CELL if len(table.css("th")) > 1 else f"{_BLOCKS_IN_CELL}, {_LISTS_IN_CELL}"
    return len(cells) < 2 or any(cell.css_first(inside) is not None for cell in cells)  # noqa: PLR2004


def _table(table: LexborNode, page: _Page) -> None:
    """Write a table's cells, one a line."""
    caption = table.css_first("caption")
    if caption is not None:
        page.words.append(words_of(caption))
        page.flush(_Block())
    for row in table.css("tr"):
        for line in row_lines([_cell(cell) for cell in row.css("td, th")], page.rows):
            page.add(line)
        page.rows += 1


def _cell(node: LexborNode) -> Cell:
    """Return a cell of a table: its items, paragraphs or lines, and how many columns it takes."""
    inner = [part for part in node.css(_PARTS_OF_CELL) if len(part.css(_PARTS_OF_CELL)) <= 1]
    parts = [words_of(part) for part in inner] if len(inner) > 1 else _lines_of(node)
    whole = words_of(node)
    span = node.attributes.get("colspan") or ""
    return Cell(
        parts=tuple(parts) if " ".join(parts) == whole else (whole,),
        span=min(int(span), _MOST_COLUMNS) if span.isascii() and span.isdigit() and int(span) else 1,
    )


def _lines_of(node: LexborNode) -> list[str]:
    """Return the words of a cell, parted at its line breaks."""
    lines = [""]
    for child in node.iter(include_text=True):
        if child.tag == "br":
            lines.append("")
        else:
            lines[-1] += f" {child.text_content if child.is_text_node else words_of(child)}"
    return [text for line in lines if (text := " ".join(line.split()))]
