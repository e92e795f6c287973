"""Titles that a page ties to what they title by their ids alone: such an element is a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hmicdiff.reading.webpage.nodes import HEADINGS, TITLING, attribute, is_within, words_of
from hmicdiff.vocabulary.grades import load_grades

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["mark_titles"]

_PARTS: Final = "section[aria-labelledby], article[aria-labelledby], [role=region][aria-labelledby]"
_TITLES: Final = frozenset({"p", "div"})
_NO_TITLES: Final = frozenset({"heading", "button", "summary", "label", "a", "table", "nav", "li"})
_LONGEST: Final = 16
"""Words above which an element is a paragraph, and no title."""
_LEVEL: Final = "3"


def mark_titles(tree: LexborHTMLParser) -> None:
    """Make a heading of each element that begins a part of the page and that the part names as its label."""
    parts = tree.css(_PARTS)
    by_id = {node.attributes.get("id"): node for node in tree.css("[id]")} if parts else {}
    for part in parts:
        title = by_id.get(part.attributes.get("aria-labelledby"))
        if title is not None and _titles(title, part):
            title.attrs["role"] = "heading"
            title.attrs["aria-level"] = _LEVEL


def _titles(title: LexborNode, part: LexborNode) -> bool:
    """Whether an element is printed as the title of a part that it begins: a few words, no control, no grade."""
    words = words_of(title)
    if title.tag not in _TITLES or attribute(title, "role") or is_within(title, _NO_TITLES):
        return False
    if not 0 < len(words.split()) <= _LONGEST or words.endswith(".") or load_grades().is_label(words):
        return False
    said = words_of(part)
    return said.startswith(words) and said != words and title.css_first(f"{HEADINGS}, {TITLING}") is None
