"""What an element is in the flow of a page: within a line, raised, a scale, a title with its label."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.limits import MAX_NESTING
from hmicdiff.reading.marks import is_box_of_items, is_legend
from hmicdiff.reading.tables import is_value
from hmicdiff.reading.webpage.furniture import is_label
from hmicdiff.reading.webpage.nodes import (
    HEADINGS,
    INLINE,
    attribute,
    heading_level,
    names_of,
    pieces_of,
    words_of,
)
from hmicdiff.reading.webpage.pictures import shown_grade
from hmicdiff.vocabulary.grades import load_grades

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

__all__ = [
    "JOINTS",
    "LISTS",
    "TABLES_BY_ROLE",
    "count",
    "counted",
    "depth_of",
    "grades_title",
    "is_box",
    "is_footnotes",
    "is_raised",
    "is_scale",
    "is_tile",
    "label_of",
    "leading_grade",
    "leads_on",
    "own_by_role",
    "owner",
    "parted_title",
    "prints_scale",
    "remark_in",
]

_NOTE_NAMES: Final = re.compile(r"(?:^|[-_])(?:footnotes?|endnotes?)(?:$|[-_])", re.IGNORECASE)
_LONGEST_SCALE: Final = 120
_RAISED_NAMES: Final = re.compile(r"(?:^|[-_])(?:footnote|endnote|noteref|fn)s?(?:$|[-_])", re.IGNORECASE)
_RAISED_STYLE: Final = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_TO_NOTE: Final = re.compile(r"#_?(?:ftn|fn|footnote|endnote|edn|note)", re.IGNORECASE)
_SECTIONS: Final = frozenset({"section", "article", "div", "header", "hgroup", "li", "main", "a"})
_APART: Final = frozenset({"details", "aside", "blockquote", "fieldset"})
_MAY_BE_BOX: Final = frozenset({"div", "section", "article", "table", "td", "li"})
LISTS: Final = frozenset({"ul", "ol", "menu"})
TABLES_BY_ROLE: Final = frozenset({"table", "grid", "treegrid"})
_MOST_DIGITS: Final = 6
"""Digits of a span that are read; more are no span a table has."""
_MOST_COLUMNS: Final = 100
_TILES: Final = frozenset({"div", "li", "section", "figure"})
_LONGEST_LABEL: Final = 16
"""Words of what a tile says that its number counts."""
_MOST_STEPS: Final = 20
_REMARKED: Final = frozenset({"p", "sup"})
_REMARK: Final = "cmnt"
_MARK_OF_REMARK: Final = "cmnt_ref"
"""Ids by which the export of Google Docs ties the mark of a remark to its words."""
JOINTS: Final = " \t\r\n:-\u2013\u2014|\u00b7"
"""What may stand between a title and its grade."""
_LEVEL: Final = re.compile(r"lst-kix_\w+-(\d)")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def parted_title(control: LexborNode) -> tuple[str, list[str]]:
    """Return the words of a control, and the labels at their end (a grade's badge) apart."""
    words, labels = words_of(control), list[str]()
    for label in reversed([words_of(child) for child in control.css("*") if is_label(child)]):
        if words.endswith(label) and words != label:
            words = words[: -len(label)].rstrip()
            labels.insert(0, label)
    return words, labels


def leading_grade(node: LexborNode) -> tuple[int, str] | None:
    """Return identity and words of the grade that a section begins with, over its one heading; None for any other element.

    The heading may stand in an element of its own, as on a card with the picture of its grade. A grade that several
    headings stand under is the head of a list, and leads none of them.
    """
    first, second = islice(chain(_filled(node), (None, None)), 2) if node.tag in _SECTIONS else (None, None)
    if first is None or not first.is_element_node or heading_level(first) is not None:
        return None
    heading = _heading_of(second)
    if heading is None or load_grades().labels(words_of(heading)):
        return None
    grade = _grade_alone(first)
    return (first.mem_id, grade) if grade is not None and _is_one_of(heading, node) else None


def _filled(node: LexborNode) -> Iterator[LexborNode]:
    """Yield what stands in an element: others, and text that is no white space."""
    for child in node.iter(include_text=True):
        if child.is_element_node or (child.is_text_node and (child.text_content or "").strip()):
            yield child


def _heading_of(node: LexborNode | None) -> LexborNode | None:
    """Return the heading that an element is or begins with, None where it begins with anything else."""
    for _ in range(MAX_NESTING):
        if node is None or not node.is_element_node:
            return None
        if heading_level(node) is not None:
            return node
        node = next(_filled(node), None)
    return None


def _is_one_of(heading: LexborNode, node: LexborNode) -> bool:
    """Whether an element holds a heading and no other of its level or above."""
    level = heading_level(heading) or 1
    return sum((heading_level(one) or level) <= level for one in node.css(HEADINGS)) == 1


def _grade_alone(node: LexborNode) -> str | None:
    """Return the grade that an element holds and nothing else, in words or as its one picture."""
    words = words_of(node)
    if words:
        return words if load_grades().is_label(words) else None
    pictures = node.css("img, svg, object")
    return shown_grade(pictures[0] if len(pictures) == 1 else node)


def label_of(node: LexborNode) -> str:
    """Return the words of a label, without the sign that joins a grade to its title (``Good:``)."""
    words = words_of(node)
    bare = words.strip(JOINTS)
    return bare if load_grades().is_label(bare) else words


def grades_title(node: LexborNode) -> bool:
    """Whether an element within a title is its grade: first or last in it, and beside it a title that begins anew.

    "*Good* use of resources" is a title, and its first word no grade.
    """
    words = words_of(node)
    if node.tag not in INLINE or not load_grades().is_label(label_of(node)) or node.parent is None:
        return False
    whole = words_of(node.parent)
    if whole.startswith(words):
        return whole[len(words) :].lstrip(JOINTS)[:1].isupper()
    return whole.endswith(words)


def leads_on(node: LexborNode) -> bool:
    """Whether another element within the line comes next, white space aside."""
    after = node.next
    while after is not None and after.is_text_node and not (after.text_content or "").strip():
        after = after.next
    return after is not None and after.is_element_node and after.tag in INLINE and bool(words_of(after))


def is_raised(node: LexborNode) -> bool:
    """Whether an element is set above the line, or leads to a note."""
    if node.tag == "sup":
        return True
    if node.tag not in {"a", "span", "small"}:
        return False
    told = attribute(node, "role") == "doc-noteref" or any(map(_RAISED_NAMES.search, names_of(node)))
    return told or bool(
        _RAISED_STYLE.search(attribute(node, "style")) or _TO_NOTE.match(attribute(node, "href"))
    )


def is_box(node: LexborNode) -> bool:
    """Whether an element sets what stands in it apart from what follows: by its tag, or as it begins with a label of items."""
    if node.tag in _APART:
        return True
    return node.tag in _MAY_BE_BOX and is_box_of_items(_first_pieces(node))


def _first_pieces(node: LexborNode) -> Iterator[str]:
    """Yield the words of the paragraph, title or text that an element begins with, then of what comes next in it."""
    first = next(_filled(node), None)
    while first is not None and first.is_element_node and first.tag != "p" and heading_level(first) is None:
        inner = next(_filled(first), None)
        if inner is None:
            break
        first = inner
    while first is not None and first.mem_id != node.mem_id:
        after: LexborNode | None = first
        while after is not None:
            if after.is_element_node or after.is_text_node:
                yield words_of(after) if after.is_element_node else (after.text_content or "")
            after = after.next
        first = first.parent
        while first is not None and first.mem_id != node.mem_id and first.next is None:
            first = first.parent
        first = first.next if first is not None and first.mem_id != node.mem_id else None


def is_tile(node: LexborNode) -> bool:
    """Whether a link is a tile: the name of an area and its grade, each an element of its own."""
    pieces = [piece for piece in map(str.strip, pieces_of(node)) if piece] if node.tag == "a" else []
    return len(pieces) > 1 and load_grades().is_label(pieces[-1])


def counted(node: LexborNode) -> tuple[LexborNode, LexborNode] | None:
    """Return label and number of a tile that holds these two alone, whichever comes first; None for any other element.

    Years, and numbers that only count the tiles, are none.
    """
    inside = list(node.iter(include_text=True)) if node.tag in _TILES else []
    filled = [child for child in inside if not child.is_text_node or (child.text_content or "").strip()]
    if len(filled) != 2 or any(_holds_blocks(child) for child in filled):  # noqa: PLR2004 - label and number
        return None
    words = [words_of(child) for child in filled]
    for label, number in ((0, 1), (1, 0)):
        if _names_count(words[label]) and is_value(words[number]) and not _is_step(words[number], node):
            return filled[label], filled[number]
    return None


def _holds_blocks(child: LexborNode) -> bool:
    """Whether something in a tile is no element, or holds others that stand on lines of their own."""
    return not child.is_element_node or any(inner.tag not in INLINE for inner in child.iter())


def _names_count(words: str) -> bool:
    """Whether words may say what a number counts."""
    return words[:1].isalpha() and len(words.split()) <= _LONGEST_LABEL and words[-1] not in ".:;?!"


def _is_step(number: str, node: LexborNode) -> bool:
    """Whether a number is a year, or tells the place of its tile among others."""
    if _YEAR.fullmatch(number):
        return True
    place, before = 1, node.prev
    while before is not None and place <= _MOST_STEPS:
        place += before.is_element_node
        before = before.prev
    return number.strip("0.)") == str(place)


def prints_scale(node: LexborNode) -> bool:
    """Whether an element prints the scale of grades and nothing else."""
    return node.css_first("table") is None and is_scale(node)


def is_scale(node: LexborNode) -> bool:
    """Whether the words of an element are the grades of a scale and no more."""
    text = node.text(deep=True, separator=" ")
    title = node.css_first("legend, figcaption")
    if title is not None and load_grades().entitles(words_of(title)):
        text = " ".join(text.split()).removeprefix(words_of(title))
    return len(text) < _LONGEST_SCALE and is_legend([text])


def owner(node: LexborNode, tag: str = "table") -> int | None:
    """Return the identity of the table an element belongs to."""
    around = node.parent
    while around is not None and around.tag != tag:
        around = around.parent
    return around.mem_id if around is not None else None


def own_by_role(node: LexborNode, roles: str) -> list[LexborNode]:
    """Return the rows of a table, or the cells of a row, that roles alone make so: those of a table within it are its own."""
    return [one for one in node.css(roles) if _belongs(one, node)]


def _belongs(one: LexborNode, node: LexborNode) -> bool:
    """Whether no other table stands around an element within another."""
    around = one.parent
    while around is not None and around.mem_id != node.mem_id:
        if attribute(around, "role") in TABLES_BY_ROLE:
            return False
        around = around.parent
    return one.mem_id != node.mem_id


def count(node: LexborNode, name: str) -> int:
    """Return how many columns or rows a cell takes."""
    told = attribute(node, name)
    return max(1, min(int(told[:_MOST_DIGITS]), _MOST_COLUMNS)) if told.isascii() and told.isdigit() else 1


def depth_of(item: LexborNode) -> int:
    """Return how deep a list item lies in lists, outermost 1; the export of Google Docs tells it by a name of the list."""
    depth, node = 0, item.parent
    told = map(_LEVEL.fullmatch, names_of(node) if node is not None else ())
    if (level := next(filter(None, told), None)) is not None:
        return int(level[1]) + 1
    while node is not None and depth < MAX_NESTING:
        depth += node.tag in LISTS
        node = node.parent
    return max(1, depth)


def is_footnotes(node: LexborNode) -> bool:
    """Whether an element holds the page's footnotes."""
    return (
        any(_NOTE_NAMES.search(name) for name in names_of(node)) or attribute(node, "role") == "doc-endnotes"
    )


def remark_in(node: LexborNode) -> str | None:
    """Return what a remark of an editor's is that the export of Google Docs brings: the mark in the text, or its words.

    None for any other element.
    """
    first = (
        next((child for child in node.iter() if child.is_element_node), None)
        if node.tag in _REMARKED
        else None
    )
    name = attribute(first, "id") if first is not None and first.tag == "a" else ""
    if not name.startswith(_REMARK):
        return None
    return "note_mark" if name.startswith(_MARK_OF_REMARK) else "comment"
