"""Grades that a page shows as a picture: their alternative text, title or label."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hmicdiff.reading.marks import grade_in_picture
from hmicdiff.reading.webpage.nodes import attribute, names_of, words_of
from hmicdiff.vocabulary.grades import load_grades
from hmicdiff.vocabulary.webpages import load_sites

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

__all__ = ["PICTURES", "alternative", "chosen_of_scale", "shown_grade"]

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


def chosen_of_scale(node: LexborNode) -> str | None:
    """Return the one grade of a printed scale that markup sets off from the others; None where it sets off none."""
    marked = []
    for child in node.css("*"):
        words = words_of(child)
        if len(load_grades().labels(words)) == 1 and _is_set_off(child) and words not in marked:
            marked.append(words)
    return marked[0] if len(marked) == 1 else None


def _is_set_off(node: LexborNode) -> bool:
    """Whether an element says that it is the current or chosen one, or is in bold."""
    told = (
        attribute(node, name) for name in ("aria-current", "aria-selected", "aria-checked", "data-selected")
    )
    if any(value not in {"", "false"} for value in told) or node.tag in {"b", "strong", "mark"}:
        return True
    return any(load_sites().says("chosen", name) for name in names_of(node))


def _first_grade(node: LexborNode) -> str | None:
    attributes = node.attributes
    within = words_of(node) if node.tag != "img" else ""
    for told in (*(attributes.get(name) for name in ("alt", "aria-label", "title")), within):
        if told and (grade := grade_in_picture(" ".join(told.split()))):
            return grade
    return None
