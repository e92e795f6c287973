"""What can be said of one element of a page by itself."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

__all__ = [
    "HEADINGS",
    "INLINE",
    "TITLING",
    "attribute",
    "every_word_of",
    "heading_level",
    "holds_title",
    "is_within",
    "line_beside",
    "lines_of",
    "link_words",
    "names_of",
    "paragraphs_of",
    "pieces_of",
    "words_ahead",
    "words_of",
]

HEADINGS: Final = "h1, h2, h3, h4, h5, h6, [role=heading]"
TITLING: Final = "button, summary, [role=button], [role=tab], a[data-toggle], a[data-bs-toggle], a[aria-controls], li a[href^='#']"
"""Controls that may title what they open."""
INLINE: Final = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "dfn", "em", "font", "i",
        "ins", "kbd", "label", "mark", "meter", "output", "picture", "progress", "q", "samp", "small", "span", "strong", "sub", "sup",
        "time", "tt", "u", "var", "wbr",
    }
)  # fmt: skip
_HEADING_TAGS: Final = {f"h{level}": level for level in range(1, 7)}
_NO_WORDS: Final = frozenset({"script", "style"})
_UNREAD: Final = _NO_WORDS | {"template", "noscript"}
_MOST_LEVELS: Final = 6
_MOST_AHEAD: Final = 4
_DIGIT: Final = re.compile(r"[1-9]")


def attribute(node: LexborNode, name: str) -> str:
    """Return an attribute in lower case, empty where there is none."""
    return (node.attributes.get(name) or "").strip().casefold()


def names_of(node: LexborNode) -> list[str]:
    """Return the classes and the id of an element in lower case."""
    return [*attribute(node, "class").split(), *attribute(node, "id").split()]


def words_of(node: LexborNode) -> str:
    """Return the words of an element, of a picture its alternative text, on one line."""
    if node.tag == "img":
        return " ".join((node.attributes.get("alt") or "").split())
    return " ".join(" ".join(pieces_of(node)).split())


def pieces_of(node: LexborNode, unread: frozenset[str] = _UNREAD) -> list[str]:
    """Return the text of each text node in an element, in order; scripts and styles hold none."""
    if not node.css_first("script, style, template, noscript"):
        return node.text(deep=True, separator="\n").split("\n")
    pieces: list[str] = []
    for child in node.iter(include_text=True):
        if child.is_text_node:
            pieces.append(child.text_content or "")
        elif child.tag not in unread:
            pieces += pieces_of(child, unread)
    return pieces


def lines_of(node: LexborNode) -> list[str]:
    """Return the texts in an element that have words, each on one line."""
    return [line for piece in pieces_of(node) if (line := " ".join(piece.split()))]


def paragraphs_of(node: LexborNode) -> list[list[str]]:
    """Return the lines of an element, each as the texts that it is made of: elements within a line are a part of it."""
    lines: list[list[str]] = [[]]
    for child in node.iter(include_text=True):
        if child.is_text_node:
            lines[-1].append(child.text_content or "")
        elif child.is_element_node and child.tag not in _UNREAD:
            first, *rest = paragraphs_of(child) if child.tag in INLINE else [[], *paragraphs_of(child), []]
            lines[-1] += first
            lines += rest
    return lines


def line_beside(node: LexborNode, step: Literal["next", "prev"]) -> Iterator[str]:
    """Yield the texts that stand behind a node (``next``) or before it (``prev``) on its line, the nearest first."""
    around: LexborNode | None = node
    while around is not None:
        beside = getattr(around, step)
        while beside is not None:
            if beside.is_text_node:
                yield beside.text_content or ""
            elif beside.is_element_node and beside.tag not in INLINE:
                return
            elif beside.is_element_node:
                yield from pieces_of(beside)[:: 1 if step == "next" else -1]
            beside = getattr(beside, step)
        around = around.parent if around.parent is not None and around.parent.tag in INLINE else None


def words_ahead(node: LexborNode) -> str:
    """Return the words that stand behind a node on its line, the first few texts of them."""
    return "".join(islice(line_beside(node, "next"), _MOST_AHEAD))


def every_word_of(node: LexborNode) -> str:
    """Return the words of an element with those that are shown only where no scripts run."""
    return " ".join(" ".join(pieces_of(node, _NO_WORDS)).split())


def link_words(node: LexborNode) -> int:
    """Return how many words of an element are links, buttons or options."""
    found = node.css("a[href], button, option, label, input")
    return sum(len(words_of(link).split()) for link in found)


def heading_level(node: LexborNode) -> int | None:
    """Return the level of a heading, None for any other element."""
    level = _HEADING_TAGS.get(node.tag or "")
    if level is None and attribute(node, "role") == "heading":
        told = attribute(node, "aria-level")
        return min(int(told), _MOST_LEVELS) if _DIGIT.fullmatch(told) else 2
    return level


def holds_title(node: LexborNode) -> bool:
    """Whether the page's title stands in the element."""
    return node.css_first("h1") is not None


def is_within(node: LexborNode, tags: frozenset[str], most: int = 8) -> bool:
    """Whether one of the nearest elements around a node has one of the tags, or is a heading for ``heading``."""
    around = node.parent
    for _ in range(most):
        if around is None:
            return False
        if around.tag in tags or ("heading" in tags and heading_level(around) is not None):
            return True
        around = around.parent
    return False
