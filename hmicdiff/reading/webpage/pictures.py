"""Grades, and labels of items, that a page shows as a picture: their alternative text, title or label."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal

from hmicdiff.reading.limits import MAX_NESTING
from hmicdiff.reading.marks import grade_in_picture, label_in_picture, labels_item
from hmicdiff.reading.webpage.nodes import (
    INLINE,
    attribute,
    is_within,
    line_beside,
    names_of,
    pieces_of,
    words_of,
)
from hmicdiff.vocabulary.grades import load_grades
from hmicdiff.vocabulary.symbols import is_mark
from hmicdiff.vocabulary.webpages import load_sites

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from selectolax.lexbor import LexborNode

__all__ = ["alternative", "chosen_of_scale", "is_picture", "shown_grade", "shown_label", "shown_mark"]

_PICTURES: Final = frozenset({"img", "svg", "object", "embed", "canvas", "video", "audio", "iframe", "map"})
_SHORTENED: Final = frozenset({"abbr", "span", "b", "strong", "em", "i"})
_SHORT: Final = 3
"""Letters that stand for a grade (``RI``) where a label or title spells it out."""
_MOST_PIECES: Final = 12
"""Texts on the line of a picture among which the label that it shows may be printed."""
_LABELLING: Final = frozenset({"heading", "td", "dd"})
_EMPTY_ICONS: Final = frozenset({"i", "span", "div", "b", "em", "strong", "p", "input", "meter", "progress"})
_LETTER: Final = re.compile(r"\w")
_GAUGES: Final = frozenset({"meter", "progress"})


def alternative(node: LexborNode) -> str:
    """Return what stands for a picture in words: alternative text, label, title, or words within."""
    return next(_told(node), "")


def is_picture(node: LexborNode) -> bool:
    """Whether an element is a picture, or a gauge without words."""
    return node.tag in _PICTURES or (node.tag in _GAUGES and not words_of(node))


def _told(node: LexborNode) -> Iterator[str]:
    """Yield what words a picture has: alternative text, label, title (of a drawing an element of its own), words within."""
    attributes = node.attributes
    told = [
        attributes.get(name) or "" for name in ("alt", "aria-label", "aria-valuetext", "data-alt", "title")
    ]
    if node.tag != "img":
        title = node.css_first("title")
        told += [words_of(title) if title is not None else "", words_of(node)]
    if node.tag in _GAUGES:
        told.append(" of ".join(filter(None, map(node.attributes.get, ("value", "max")))))
    yield from filter(None, (" ".join(each.split()) for each in told))
    if (spare := _without_script(node)) is not None:
        yield from _told(spare)


def _without_script(node: LexborNode) -> LexborNode | None:
    """Return the picture that stands for one that a script loads, where no script runs; None where there is none beside it."""
    for step in ("next", "prev") if node.tag == "img" else ():
        beside: LexborNode | None = getattr(node, step)
        while beside is not None and beside.is_text_node and not (beside.text_content or "").strip():
            beside = getattr(beside, step)
        if beside is not None and beside.tag == "noscript":
            return beside.css_first("img")
    return None


def shown_grade(node: LexborNode) -> str | None:
    """Return the grade that a picture, or an element without words of its own, shows; None where it shows none."""
    tag = node.tag or ""
    if tag in _PICTURES:
        return _first_grade(node)
    if tag in _SHORTENED and len(words_of(node)) <= _SHORT and _stands_alone(node):
        return _first_grade(node)
    if (
        tag in _EMPTY_ICONS
        and not _LETTER.search(words_of(node))
        and node.css_first("img, svg, picture") is None
    ):
        return _first_grade(node)
    return None


def _stands_alone(node: LexborNode) -> bool:
    """Whether letters that stand for words are all that a cell or line says, or end a heading."""
    words = words_of(node)
    around = node.parent
    return is_within(node, _LABELLING) or (around is not None and words_of(around) == words)


def shown_label(node: LexborNode) -> str | None:
    """Return the label of an item that a picture shows; None where it shows none, or the text beside it prints one."""
    told = _told(node) if (node.tag or "") in _PICTURES else iter(())
    label = next(filter(None, map(label_in_picture, told)), None)
    if label is None:
        return None
    behind, before = _beside(node, "next"), _beside(node, "prev")
    said = (*behind[:1], " ".join(behind), *before[:1], " ".join(reversed(before)))
    printed = " ".join(behind).casefold().startswith(label.casefold()) or any(map(labels_item, said))
    return None if printed else label


def _beside(node: LexborNode, step: Literal["next", "prev"]) -> list[str]:
    """Return the texts in the nearest element with words behind a node (``next``) or before it (``prev``), the nearest first.

    Where that stands within a line, what follows on the line is among them.
    """
    around: LexborNode | None = node
    for _ in range(MAX_NESTING):
        beside = getattr(around, step) if around is not None else None
        while beside is not None:
            pieces = _filled(_pieces(beside))[:: 1 if step == "next" else -1]
            if pieces and (beside.is_text_node or beside.tag in INLINE):
                pieces += _filled(islice(line_beside(beside, step), _MOST_PIECES))
            if pieces:
                return pieces
            beside = getattr(beside, step)
        around = around.parent if around is not None else None
    return []


def _filled(pieces: Iterable[str]) -> list[str]:
    return [words for piece in pieces if (words := " ".join(piece.split()))]


def _pieces(node: LexborNode) -> list[str]:
    """Return the texts in an element, or that a node is."""
    if node.is_text_node:
        return [node.text_content or ""]
    return pieces_of(node) if node.is_element_node else []


def shown_mark(node: LexborNode) -> str | None:
    """Return the words of a picture that marks its cell of a table (``Yes``, ``tick``); None for any other."""
    tag = node.tag or ""
    if tag not in _PICTURES | _EMPTY_ICONS or (tag not in _PICTURES and words_of(node)):
        return None
    words = alternative(node)
    return words if is_mark(words) and is_within(node, frozenset({"td"})) else None


def chosen_of_scale(node: LexborNode) -> str | None:
    """Return the one grade of a printed scale that markup sets off from the others; None where it sets off none."""
    marked = []
    for child in node.css("*"):
        words = words_of(child)
        if load_grades().is_label(words) and _is_set_off(child) and words not in marked:
            marked.append(words)
    return marked[0] if len(marked) == 1 else None


def _is_set_off(node: LexborNode) -> bool:
    """Whether an element says that it is the current or chosen one, or is in bold."""
    told = (
        attribute(node, name) for name in ("aria-current", "aria-selected", "aria-checked", "data-selected")
    )
    if any(value not in {"", "false"} for value in told) or node.tag in {"b", "strong", "mark"}:
        return True
    return _is_ticked(node) or load_sites().any_says("chosen", names_of(node))


def _is_ticked(label: LexborNode) -> bool:
    """Whether a label is that of a box or button of a form that is ticked, in it or before it."""
    if label.tag != "label":
        return False
    before = label.prev
    while before is not None and before.is_text_node and not (before.text_content or "").strip():
        before = before.prev
    within = label.css_first("input[checked]")
    beside = before if before is not None and before.tag == "input" else None
    return within is not None or (beside is not None and "checked" in beside.attributes)


def _first_grade(node: LexborNode) -> str | None:
    return next(filter(None, map(grade_in_picture, _told(node))), None)
