"""What the style sheets within a page print: words before or behind what stands in an element."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from selectolax.lexbor import SelectolaxError

from hmicdiff.model import Omission
from hmicdiff.reading.marks import bears_marks
from hmicdiff.reading.webpage.nodes import attribute, words_of
from hmicdiff.vocabulary.grades import load_grades

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["print_styled"]

_PSEUDO: Final = re.compile(r"::?(before|after)$", re.IGNORECASE)
_PIECE: Final = re.compile(
    r"\"((?:[^\"\\]|\\.){0,200})\"|'((?:[^'\\]|\\.){0,200})'|attr\(\s{0,9}([\w-]{1,60})[^()]{0,60}\)",
    re.IGNORECASE | re.DOTALL,
)
_PRINT: Final = re.compile(r"@media\b.*\bprint\b", re.IGNORECASE)
_ESCAPED: Final = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)", re.DOTALL)
_MOST_RULES: Final = 200
"""Rules that print words; a page has few."""
_NAMED: Final = re.compile(r"[.\[]|(?<!:):(?!:)")
"""What names a class, an attribute or a state in a selector."""
_LETTERS: Final = re.compile(r"[^\W\d_]{3}")


class _Rule(NamedTuple):
    """A rule that prints words."""

    selector: str
    place: str
    """``before`` or ``after``."""
    content: str
    """As the sheet has it."""


def print_styled(tree: LexborHTMLParser) -> tuple[Omission, ...]:
    """Write a grade, or another mark of a report, that a style sheet prints at an element's beginning or end, into the element.

    Return the other words that sheets print: what a control does, or ornament.
    """
    left: dict[str, None] = {}
    done: set[tuple[int, str]] = set()
    for rule in islice(sorted(_rules(tree), key=_weight, reverse=True), _MOST_RULES):
        for node in _selected(tree, rule.selector):
            words = _told(rule.content, node)
            if (node.mem_id, rule.place) in done:
                continue
            done.add((node.mem_id, rule.place))
            if bears_marks([words]) and words.casefold() not in words_of(node).casefold():
                _write(tree, node, rule.place, words)
            elif _LETTERS.search(words):
                left[words] = None
    return tuple(Omission(reason="style_words", text=words) for words in left)


def _rules(tree: LexborHTMLParser) -> Iterator[_Rule]:
    """Yield the rules for what is seen on a screen that may print words, in their order."""
    for sheet in tree.css("style"):
        if attribute(sheet, "media") not in {"", "all", "screen"}:
            continue
        for selectors, said in _blocks(sheet.text(deep=True)):
            content = _content(said)
            for selector in map(str.strip, selectors.split(",") if content else ()):
                pseudo = _PSEUDO.search(selector)
                if pseudo is not None:
                    yield _Rule(selector[: pseudo.start()] or "*", pseudo[1].casefold(), content)


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before and in the braces of each rule, but for those for print."""
    begun, *comments = sheet.split("/*")
    around = ""
    for piece in "".join((begun, *(comment.partition("*/")[2] for comment in comments))).split("}"):
        *heads, said = piece.split("{")
        around = heads[0] if len(heads) > 1 else around if heads else ""
        if heads and not _PRINT.search(around):
            yield heads[-1].rpartition(";")[2], said


def _content(said: str) -> str:
    """Return what the declarations of a rule print, empty where that is no words."""
    told = (one.partition(":") for one in said.split(";"))
    content = [value for name, _, value in told if name.strip().casefold() == "content"]
    return content[-1] if content and _LETTERS.search(content[-1]) else ""


def _weight(rule: _Rule) -> tuple[int, int]:
    """Return how much a rule weighs beside others for one element, by what its selector names."""
    return rule.selector.count("#"), len(_NAMED.findall(rule.selector))


def _selected(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    """Return the elements of the body that a selector names; none for one that the parser doesn't know."""
    try:
        return tree.body.css(selector) if tree.body is not None else []
    except SelectolaxError:
        return []


def _told(content: str, node: LexborNode) -> str:
    """Return the words that a sheet prints on an element: strings, and what its attributes hold."""
    pieces = (
        node.attributes.get(piece[3]) or "" if piece[3] else _unescaped(piece[1] or piece[2] or "")
        for piece in _PIECE.finditer(content)
    )
    return " ".join("".join(pieces).split())


def _unescaped(text: str) -> str:
    """Return a string of a style sheet with its escaped characters as they are."""
    return _ESCAPED.sub(lambda sign: _character(sign[1]) if sign[1] else sign[2], text)


def _character(number: str) -> str:
    """Return the character of a hexadecimal number, a space where there is none."""
    code = int(number, 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "  # noqa: PLR2004 - bounds of Unicode


def _write(tree: LexborHTMLParser, node: LexborNode, place: str, words: str) -> None:
    """Write words into an element, before or behind what it holds: a grade as a badge, any other mark on a line of its own."""
    mark = tree.create_node("span")
    mark.insert_child(words)
    graded = load_grades().is_label(words)
    if graded:
        mark.attrs["class"] = "badge"
    first = node.first_child
    if place == "before" and first is not None:
        first.insert_before(mark)
        first.insert_before(" " if graded else tree.create_node("br"))
    else:
        node.insert_child(" ")
        node.insert_child(mark)
