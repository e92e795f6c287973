"""Fields of a form: what stands in those that nobody can change is text of the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.webpage.nodes import attribute

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["print_fields", "value_of"]

_FIELDS: Final = "textarea, input, select"
_TYPES: Final = frozenset({"", "text", "date", "month", "week", "number", "time", "datetime-local"})
"""Kinds of ``input`` whose value a reader sees as words."""
_TO_COPY: Final = re.compile(r"\s*(?:<|\w+://|www\.)")
"""How what is there to be copied begins: an address, or markup for another page."""
_MOST_LEVELS: Final = 8


def print_fields(tree: LexborHTMLParser) -> None:
    """Put the values of fields that can't be changed in the fields' place; those of a text area keep their lines."""
    for node in tree.css(_FIELDS):
        value = value_of(node)
        if value and _is_fixed(node) and not _TO_COPY.match(value):
            printed = tree.create_node("pre" if node.tag == "textarea" else "span")
            printed.insert_child(value)
            if printed.tag == "span" and _touches(node):
                node.insert_before(" ")
            node.replace_with(printed)


def value_of(node: LexborNode) -> str:
    """Return what a field holds, of a list the entry chosen; empty for any other element, and for buttons and boxes."""
    if node.tag == "textarea":
        return node.text(deep=True).strip("\r\n")
    if node.tag == "select":
        chosen = node.css_first("option[selected]")
        return chosen.text(deep=True).strip() if chosen is not None else ""
    worded = node.tag == "input" and attribute(node, "type") in _TYPES
    return (node.attributes.get("value") or "").strip() if worded else ""


def _is_fixed(node: LexborNode) -> bool:
    """Whether a field says of itself, or of the group that it stands in, that nobody can change it."""
    told = {"readonly", "disabled"} & node.attributes.keys() or attribute(node, "aria-readonly") == "true"
    around = node.parent
    for _ in range(_MOST_LEVELS):
        if told or around is None:
            break
        told = around.tag == "fieldset" and "disabled" in around.attributes
        around = around.parent
    return bool(told)


def _touches(node: LexborNode) -> bool:
    """Whether a field stands right behind an element, as behind its label."""
    return node.prev is not None and node.prev.is_element_node
