"""Formulas of a web page on one line: ``1/3``, ``10^3``, ``√9`` (MathML Core)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.webpage.nodes import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from selectolax.lexbor import LexborNode

__all__ = ["FORMULA", "formula_text"]

FORMULA: Final = "math"
_UNREAD: Final = frozenset({"annotation", "annotation-xml", "mphantom"})
_SINGLE: Final = re.compile(r"[\w.,%£$€]*")


def formula_text(node: LexborNode) -> str:
    """Return what a formula, or a part of one, says on one line; numbers that stand apart do not join."""
    parts = [child for child in node.iter() if child.is_element_node and child.tag not in _UNREAD]
    if not parts:
        return words_of(node)
    if (build := _BUILT.get(node.tag or "")) is not None:
        return build([_grouped(formula_text(part)) for part in parts])
    said = ""
    for words in map(formula_text, parts):
        said += f" {words}" if said[-1:].isdigit() and words[:1].isdigit() else words
    return said


def _grouped(words: str) -> str:
    """Return words in brackets where they are more than one number or name."""
    return words if _SINGLE.fullmatch(words) else f"({words})"


_BUILT: Final[dict[str, Callable[[list[str]], str]]] = {
    "mfrac": "/".join,
    "msup": "^".join,
    "mroot": lambda parts: "\u221a".join(reversed(parts)),
    "msqrt": lambda parts: f"\u221a{''.join(parts)}",
}
