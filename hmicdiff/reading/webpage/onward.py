"""What of a page leads on to publications of others: from its heading to the end of its part."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.webpage.nodes import HEADINGS, heading_level, lines_of, names_of, words_of
from hmicdiff.vocabulary.bodies import load_bodies
from hmicdiff.vocabulary.headings import load_headings
from hmicdiff.vocabulary.webpages import load_sites

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

__all__ = ["leading_onward"]

_ENDS: Final = frozenset({"body", "main", "html", "article"})
_LISTS: Final = "a[href], ul, ol, article"
_PARTS: Final = frozenset({"aside", "section"})
_MOST: Final = 32
"""Such headings of a page that are looked at."""
_MOST_LEVELS: Final = 16


def leading_onward(body: LexborNode) -> Iterator[int]:
    """Yield the identity of each element that stands under a heading such as ``Related publications``, the heading's too.

    It is left out only where something under the heading leads on: a link, a list, another body's name.
    """
    titles = ((heading, words_of(heading)) for heading in body.css(HEADINGS))
    onward = (
        heading
        for heading, words in titles
        if load_sites().says("onward", words) and not load_headings().find(words)
    )
    for heading in islice(onward, _MOST):
        part = list(_part_under(heading))
        if any(one.css_first(_LISTS) is not None or _names_body(one) for one in part):
            yield from (one.mem_id for one in part)


def _names_body(node: LexborNode) -> bool:
    """Whether a line of an element is the name of a body."""
    return any(load_bodies().named(line) is not None for line in lines_of(node))


def _part_under(heading: LexborNode) -> Iterator[LexborNode]:
    """Yield what a heading heads: the element that it begins, or itself and what follows up to the next of its level."""
    level = heading_level(heading) or 1
    around = heading
    for _ in range(_MOST_LEVELS):
        if around.parent is None or not _begins(around, around.parent) or not _is_part(around.parent, level):
            break
        around = around.parent
    yield around
    after = around.next if words_of(around) == words_of(heading) else None
    while after is not None:
        if after.is_element_node:
            if _levels(after) and min(_levels(after)) <= level:
                return
            yield after
        after = after.next


def _begins(node: LexborNode, around: LexborNode) -> bool:
    """Whether an element is the first in another that holds words."""
    return words_of(around).startswith(words_of(node))


def _is_part(node: LexborNode, level: int) -> bool:
    """Whether an element holds one heading of a level and none above; in a part of the page, or one named so, others may be too."""
    levels = _levels(node)
    if node.tag in _ENDS or 1 in levels:
        return False
    if node.tag in _PARTS:
        return min(levels) == level
    named = load_sites().any_says("hint", names_of(node))
    return named or sum(one <= level for one in levels) == 1


def _levels(node: LexborNode) -> list[int]:
    """Return the levels of the headings that an element is or holds."""
    held = [heading_level(one) or 1 for one in node.css(HEADINGS)]
    own = heading_level(node)
    return held if own is None or own in held else [own, *held]
