"""Components of a page as browsers save them: what each keeps to itself, its slots, and those that stand within a line."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.webpage.nodes import INLINE, attribute

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["fill_components", "opened"]

_MARK: Final = "data-shadow-root"

_TEMPLATE: Final = re.compile(r"<(/?)template\b([^<>]*)>", re.IGNORECASE)
_ROOT: Final = re.compile(r"\bshadowroot(?:mode)?\s*=", re.IGNORECASE)


def opened(markup: str) -> str:
    """Return markup in which the template of a shadow root is an element like any other.

    A parser puts what stands in a template aside. Browsers show that of a shadow root (``shadowrootmode``, see the HTML
    standard on the template element) in place of its component, and pages saved as one file hold it so.
    """
    if not _ROOT.search(markup):
        return markup
    roots: list[bool] = []

    def swap(tag: re.Match[str]) -> str:
        if not tag[1]:
            roots.append(bool(_ROOT.search(tag[2])))
            return f"<div {_MARK}>" if roots[-1] else tag[0]
        return "</div>" if roots and roots.pop() else tag[0]

    return _TEMPLATE.sub(swap, markup)


def fill_components(tree: LexborHTMLParser) -> None:
    """Put what stands in a component into its slots, and make one within a line a part of that line.

    Of the HTML standard: an element goes into the slot that it names, all else into the slot without a name, and a slot
    that nothing goes into shows what stands in it. Components that lie within others come first.
    """
    for root in reversed(tree.css(f"div[{_MARK}]")):
        if root.parent is not None:
            _fill(
                root, [child for child in root.parent.iter(include_text=True) if child.mem_id != root.mem_id]
            )
    for node in reversed(list(filter(_is_component, tree.css("body *")))):
        if _is_in_line(node):
            for inner in reversed(list(filter(_is_component, node.css("*")))):
                inner.unwrap()


def _fill(root: LexborNode, given: Sequence[LexborNode]) -> None:
    """Put the children of a component into the slots of its root; what finds none is not shown."""
    waiting: defaultdict[str, list[LexborNode]] = defaultdict(list)
    for child in given:
        waiting[_slot_of(child)].append(child)
    slots = root.css("slot")
    for slot in slots:
        held = waiting.pop(attribute(slot, "name"), [])
        if any(child.is_element_node or (child.text_content or "").strip() for child in held):
            for child in held:
                slot.insert_before(child)
            slot.decompose()
        else:
            slot.unwrap()
    if slots:
        for child in given:
            child.decompose()


def _slot_of(child: LexborNode) -> str:
    """Return the name of the slot that a child of a component goes into, empty for the one without a name."""
    return attribute(child, "slot") if child.is_element_node else ""


def _is_component(node: LexborNode) -> bool:
    """Whether an element is none of HTML's: their names bear no hyphen."""
    return "-" in (node.tag or "")


def _is_in_line(node: LexborNode) -> bool:
    """Whether a component stands beside text, with words of its own that stand within a line too."""
    plain = not node.attributes.keys() & {"hidden", "role", "aria-hidden", "slot"}
    if not plain or not any(_beside(node)):
        return False
    return all(inner.tag in INLINE or _is_component(inner) for inner in node.css("*"))


def _beside(node: LexborNode) -> Iterator[bool]:
    """Yield for the neighbours of an element whether each is text that holds words."""
    for near in (node.prev, node.next):
        if near is not None and near.is_text_node:
            yield bool((near.text_content or "").strip())
