"""Grades that a page shows as a picture: their alternative text, title or label."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hmicdiff.reading.marks import grade_in_picture
from hmicdiff.reading.webpage.nodes import words_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

__all__ = ["PICTURES", "alternative", "shown_grade"]

PICTURES: Final = frozenset({"img", "svg", "object", "embed", "canvas", "video", "audio", "iframe", "map"})
_EMPTY_ICONS: Final = frozenset({"i", "span", "div", "b", "em", "strong", "p", "input"})


def alternative(node: LexborNode) -> str:
    """Return what stands for a picture in words: alternative text, label, title, or words within."""
    attributes = node.attributes
    told = [attributes.get(name) or "" for name in ("alt", "aria-label", "title")]
    within = words_of(node) if node.tag != "img" else ""
    return next((text for text in (" ".join(each.split()) for each in (*told, within)) if text), "")


def shown_grade(node: LexborNode) -> str | None:
    """Return the grade that a picture, or an element without words of its own, shows; None where it shows none."""
    tag = node.tag or ""
    if tag in PICTURES:
        return _first_grade(node)
    if tag in _EMPTY_ICONS and not words_of(node) and node.css_first("img, svg, picture") is None:
        return _first_grade(node)
    return None


def _first_grade(node: LexborNode) -> str | None:
    attributes = node.attributes
    within = words_of(node) if node.tag != "img" else ""
    for told in (*(attributes.get(name) for name in ("alt", "aria-label", "title")), within):
        if told and (grade := grade_in_picture(" ".join(told.split()))):
            return grade
    return None
