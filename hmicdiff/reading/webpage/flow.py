"""What an element is in the flow of a page: within a line, raised, a scale, a title with its label."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.limits import MAX_NESTING
from hmicdiff.reading.marks import is_legend
from hmicdiff.reading.tables import is_value
from hmicdiff.reading.webpage.furniture import is_label
from hmicdiff.reading.webpage.nodes import attribute, heading_level, names_of, pieces_of, words_of
from hmicdiff.reading.webpage.pictures import shown_grade
from hmicdiff.vocabulary.grades import load_grades

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selectolax.lexbor import LexborNode

__all__ = [
    "INLINE",
    "LISTS",
    "count",
    "counted",
    "depth_of",
    "grades_title",
    "in_reading_order",
    "is_footnotes",
    "is_raised",
    "is_scale",
    "is_tile",
    "leads_on",
    "owner",
    "parted_title",
    "prints_scale",
    "remark_in",
]

INLINE: Final = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "dfn", "em", "font", "i",
        "ins", "kbd", "label", "mark", "picture", "q", "samp", "small", "span", "strong", "sub", "sup",
        "time", "tt", "u", "var", "wbr",
    }
)  # fmt: skip
_NOTE_NAMES: Final = re.compile(r"(?:^|[-_])(?:footnotes?|endnotes?)(?:$|[-_])", re.IGNORECASE)
_LONGEST_SCALE: Final = 120
_RAISED_NAMES: Final = re.compile(r"(?:^|[-_])(?:footnote|endnote|noteref|fn)s?(?:$|[-_])", re.IGNORECASE)
_RAISED_STYLE: Final = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_TO_NOTE: Final = re.compile(r"#_?(?:ftn|fn|footnote|endnote|edn|note)", re.IGNORECASE)
_SECTIONS: Final = frozenset({"section", "article", "div", "header", "hgroup", "li", "main"})
LISTS: Final = frozenset({"ul", "ol", "menu"})
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
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def parted_title(control: LexborNode) -> tuple[str, list[str]]:
    """Return the words of a control, and the labels at their end (a grade's badge) apart."""
    words, labels = words_of(control), list[str]()
    for label in reversed([words_of(child) for child in control.css("*") if is_label(child)]):
        if words.endswith(label) and words != label:
            words = words[: -len(label)].rstrip()
            labels.insert(0, label)
    return words, labels


def in_reading_order(node: LexborNode) -> Iterator[LexborNode]:
    """Yield what stands in an element; of a section that begins with its grade the heading behind that comes first.

    A grade that several headings stand under is the head of a list, and stays where it is.
    """
    inside = list(node.iter(include_text=True))
    filled = [child for child in inside if not child.is_text_node or (child.text_content or "").strip()]
    if node.tag in _SECTIONS and _begins_with_grade(filled):
        heading = filled[1]
        yield heading
        inside = [child for child in inside if child.mem_id != heading.mem_id]
    yield from inside


def grades_title(node: LexborNode) -> bool:
    """Whether an element within a title is its grade: first or last in it, and beside it a title that begins anew.

    "*Good* use of resources" is a title, and its first word no grade.
    """
    words = words_of(node)
    if node.tag not in INLINE or not load_grades().is_label(words) or node.parent is None:
        return False
    whole = words_of(node.parent)
    if whole.startswith(words):
        return whole[len(words) :].lstrip()[:1].isupper()
    return whole.endswith(words)


def _begins_with_grade(inside: Sequence[LexborNode]) -> bool:
    """Whether the first of some nodes is a grade alone, and the second their one heading."""
    if len(inside) < 2 or not all(child.is_element_node for child in inside[:2]):  # noqa: PLR2004 - grade and heading
        return False
    grade, *others = inside
    headings = [heading_level(child) is not None for child in others if child.is_element_node]
    if not headings[0] or sum(headings) > 1 or heading_level(grade) is not None:
        return False
    words = words_of(grade)
    alone = load_grades().is_label(words) if words else shown_grade(grade) is not None
    return alone and not load_grades().labels(words_of(others[0]))


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


def count(node: LexborNode, name: str) -> int:
    """Return how many columns or rows a cell takes."""
    told = attribute(node, name)
    return max(1, min(int(told[:_MOST_DIGITS]), _MOST_COLUMNS)) if told.isascii() and told.isdigit() else 1


def depth_of(item: LexborNode) -> int:
    """Return how deep a list item lies in lists, outermost 1."""
    depth, node = 0, item.parent
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
