"""What the style sheets within a page say of its text: words they print, and line ends they keep."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from selectolax.lexbor import SelectolaxError

from hmicdiff.model import Omission
from hmicdiff.reading.marks import bears_marks
from hmicdiff.reading.webpage.nodes import attribute, words_of
from hmicdiff.vocabulary.grades import load_grades

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["mark_spacing", "print_styled"]

_PSEUDO: Final = re.compile(r"::?(before|after)$", re.IGNORECASE)
_PIECE: Final = re.compile(
    r"\"((?:[^\"\\]|\\.){0,200})\"|'((?:[^'\\]|\\.){0,200})'|attr\(\s{0,9}([\w-]{1,60})[^()]{0,60}\)",
    re.IGNORECASE | re.DOTALL,
)
_MEDIA: Final = re.compile(r"@media\b([^;{}]*)", re.IGNORECASE)
_NO_SCREEN: Final = re.compile(r"\s*(?:(?:only\s+)?(?:print|speech)|not\s+(?:screen|all))\b", re.IGNORECASE)
"""How a medium is named that is no screen."""
_ESCAPED: Final = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)", re.DOTALL)
_MOST_RULES: Final = 200
"""Rules of one use; a page has few."""
_CHOSEN: Final = re.compile(r"[.#\[]")
"""What a selector has that names some elements, and not all of a kind."""
_NAMED: Final = re.compile(r"[.\[]|(?<!:):(?!:)")
"""What names a class, an attribute or a state in a selector."""
_LETTERS: Final = re.compile(r"[^\W\d_]{3}")


class _Rule(NamedTuple):
    """One declaration for the elements that a selector names."""

    selector: str
    place: str
    """``before`` or ``after`` what an element holds, empty for the element itself."""
    content: str
    """What is declared, as the sheet has it."""
    always: bool = True
    """False where it holds in some cases alone, as on narrow screens."""


class _Block(NamedTuple):
    """What stands in braces, and before them."""

    selectors: list[str]
    said: str
    always: bool
    """False where a condition stands around it."""


def print_styled(tree: LexborHTMLParser) -> tuple[Omission, ...]:
    """Write a grade, or another mark of a report, that a style sheet prints at an element's beginning or end, into the element.

    Return the other words that sheets print: what a control does, or ornament.
    """
    left: dict[str, None] = {}
    done: set[tuple[int, str]] = set()
    rules = _heaviest_first(_rules(tree))[:_MOST_RULES]
    hidden = _hidden(tree) if rules else frozenset()
    for rule in rules:
        for node in _selected(tree, rule.selector):
            words = _told(rule.content, node)
            if (node.mem_id, rule.place) in done:
                continue
            done.add((node.mem_id, rule.place))
            printed = words_of(node)
            unseen = node.mem_id in hidden and not printed
            if not unseen and bears_marks([words]) and words.casefold() not in printed.casefold():
                _write(tree, node, rule.place, words)
            elif _LETTERS.search(words):
                left[words] = None
    return tuple(Omission(reason="style_words", text=words) for words in left)


def mark_spacing(tree: LexborHTMLParser) -> None:
    """Write into the style of each element what a sheet says of its white space, before what its own style says."""
    for rule in _of_elements(tree, "white-space"):
        for node in _selected(tree, rule.selector):
            node.attrs["style"] = f"white-space:{rule.content};{node.attributes.get('style') or ''}"


def _hidden(tree: LexborHTMLParser) -> frozenset[int]:
    """Return the elements that a sheet hides on every screen, and whose own style doesn't say otherwise."""
    shown: dict[int, bool] = {}
    for rule in _of_elements(tree, "display"):
        is_none = rule.content.casefold().startswith("none")
        for node in _selected(tree, rule.selector) if rule.always or not is_none else ():
            shown.setdefault(node.mem_id, not is_none or "display" in attribute(node, "style"))
    return frozenset(number for number, is_shown in shown.items() if not is_shown)


def _of_elements(tree: LexborHTMLParser, name: str) -> list[_Rule]:
    """Return the rules that give a property to some elements, the one that a browser follows first."""
    told = (
        _Rule(selector, "", value, always=block.always)
        for block in _blocks(tree)
        if (value := _declared(block.said, name))
        for selector in block.selectors
        if _CHOSEN.search(selector) and not _PSEUDO.search(selector)
    )
    return _heaviest_first(told)[:_MOST_RULES]


def _rules(tree: LexborHTMLParser) -> Iterator[_Rule]:
    """Yield the rules that may print words, in their order."""
    for block in _blocks(tree):
        content = _declared(block.said, "content")
        for selector in block.selectors if _LETTERS.search(content) else ():
            pseudo = _PSEUDO.search(selector)
            if pseudo is not None:
                yield _Rule(selector[: pseudo.start()] or "*", pseudo[1].casefold(), content)


def _blocks(tree: LexborHTMLParser) -> Iterator[_Block]:
    """Yield the rules for what is seen on a screen."""
    for sheet in tree.css("style"):
        media = attribute(sheet, "media")
        for block in _braced(sheet.text(deep=True)) if _is_for_screen(media) else ():
            yield block._replace(always=block.always and media in {"", "all", "screen"})


def _is_for_screen(media: str) -> bool:
    """Whether one of the media that a sheet or a part of it is for may be a screen."""
    return not all(map(_NO_SCREEN.match, media.split(",")))


def _braced(sheet: str) -> Iterator[_Block]:
    """Yield the rules of a sheet, but for those for other media than screens."""
    begun, *comments = sheet.split("/*")
    around = ""
    for piece in "".join((begun, *(comment.partition("*/")[2] for comment in comments))).split("}"):
        *heads, said = piece.split("{")
        around = "{".join(heads[:-1]) if len(heads) > 1 else around if heads else ""
        if heads and all(map(_is_for_screen, _MEDIA.findall(around))):
            selectors = heads[-1].rpartition(";")[2].split(",")
            yield _Block(list(map(str.strip, selectors)), said, always=not around.strip())


def _declared(said: str, name: str) -> str:
    """Return the value that the declarations of a rule give a property, empty where they give none."""
    told = (one.partition(":") for one in said.split(";"))
    return next((value.strip() for key, _, value in reversed([*told]) if key.strip().casefold() == name), "")


def _heaviest_first(rules: Iterable[_Rule]) -> list[_Rule]:
    """Return rules so that of those for one element the one that a browser follows comes first: of equals the last."""
    return sorted(rules, key=_weight)[::-1]


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
