"""Pages within a page, and what stands in for an object that can't be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from selectolax.lexbor import LexborHTMLParser

from hmicdiff.reading.webpage.hostile import refuse_hostile
from hmicdiff.reading.webpage.nodes import lines_of, link_words, words_of
from hmicdiff.reading.webpage.pictures import shown_grade
from hmicdiff.vocabulary.webpages import load_sites

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

__all__ = ["open_within"]

_OBJECTS: Final = "object, canvas"
_TEXT: Final = "p, h1, h2, h3, h4, h5, h6, table, ul, ol, dl"
"""What text is made of; a few words without it describe a picture."""


def open_within(tree: LexborHTMLParser) -> None:
    """Put the page that a frame holds in its own markup, and the text that an object brings, in their place.

    Raises: Refused("damaged") if the elements of a page within stand in each other without end.
    """
    for frame in tree.css("iframe[srcdoc]"):
        markup = frame.attributes.get("srcdoc") or ""
        refuse_hostile(markup)
        inner = LexborHTMLParser(markup).body
        if inner is not None and words_of(inner):
            _put(tree, frame, inner)
    for thing in reversed(tree.css(_OBJECTS)):  # the inner before those around them
        if shown_grade(thing) is None and _brings_text(thing):
            _put(tree, thing, thing)


def _put(tree: LexborHTMLParser, node: LexborNode, holder: LexborNode) -> None:
    """Put what `holder` holds in the place of a node."""
    place = tree.create_node("div")
    for child in list(holder.iter(include_text=True)):
        place.insert_child(child)
    node.replace_with(place)


def _brings_text(thing: LexborNode) -> bool:
    """Whether an object holds text of the page beside links to it, and not that a browser can't show it."""
    if thing.css_first(_TEXT) is None or load_sites().any_says("unsupported", lines_of(thing)):
        return False
    return len(words_of(thing).split()) > link_words(thing)
