"""Text whose line ends a page keeps: preformatted text, and what its style says to set as it was typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.webpage.nodes import attribute

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

__all__ = ["Spacing", "spacing_of"]

Spacing = str
"""What is kept of white space: ``all``, ``lines`` (their ends alone), or nothing, which is empty."""

_TAGS: Final = frozenset({"pre", "listing", "plaintext", "xmp"})
_STYLE: Final = re.compile(r"\bwhite-space(?:-collapse)?\s*:\s*([\w-]+)")
_KEPT: Final[dict[str, Spacing]] = {
    "pre": "all",
    "pre-wrap": "all",
    "break-spaces": "all",
    "preserve": "all",
    "pre-line": "lines",
    "preserve-breaks": "lines",
}


def spacing_of(node: LexborNode, around: Spacing) -> Spacing:
    """Return what an element keeps of the white space in its text; `around` is what holds where it stands."""
    told = _STYLE.findall(attribute(node, "style"))
    if told and told[-1] != "inherit":
        return _KEPT.get(told[-1], "")
    return "all" if node.tag in _TAGS else around
