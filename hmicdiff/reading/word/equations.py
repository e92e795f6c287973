"""Equations of a Word text on one line: ``47/50``, ``10³``, ``√9`` (ECMA-376 part 1, chapter 22.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["EQUATION", "equation_text"]

EQUATION: Final = qn("m:oMath")
_TEXTS: Final = frozenset({qn("m:t"), qn("w:t")})
_ROWS: Final = frozenset({qn("m:mr"), qn("m:e")})
_SINGLE: Final = re.compile(r"[\w.,%£$€]*")
_RAISED: Final = str.maketrans("0123456789+-\u2212n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_CAN_BE_RAISED: Final = re.compile("[0-9+\\-\u2212n]+")
_DIGIT_LAST: Final = re.compile(r"\d$")
_DIGIT_FIRST: Final = re.compile(r"\d")


def equation_text(element: Any) -> str:  # noqa: ANN401 - the library states no types
    """Return what an equation, or a part of one, says on one line; numbers that stand apart do not join."""
    said, was_built = "", False
    for child in element:
        build = _BUILT.get(child.tag)
        words = _plain(child) if build is None else build(child)
        if (build or was_built) and _DIGIT_LAST.search(said) and _DIGIT_FIRST.match(words):
            said += " "
        said, was_built = said + words, build is not None if words else was_built
    return said


def _plain(element: Any) -> str:  # noqa: ANN401
    """Return the words of text, or of what only holds other parts; properties have none."""
    if element.tag in _TEXTS:
        return str(element.text or "")
    return "" if str(element.tag).endswith("Pr") else equation_text(element)


def _part(element: Any, name: str) -> str:  # noqa: ANN401
    """Return the words of a part by its name, nothing where it has none."""
    part = element.find(qn(name))
    return equation_text(part).strip() if part is not None else ""


def _grouped(words: str) -> str:
    """Return words in brackets where they are more than one number or name."""
    return words if _SINGLE.fullmatch(words) else f"({words})"


def _fraction(element: Any) -> str:  # noqa: ANN401
    return f"{_grouped(_part(element, 'm:num'))}/{_grouped(_part(element, 'm:den'))}"


def _scripted(element: Any) -> str:  # noqa: ANN401
    """Return a base with what stands below and above it."""
    return _part(element, "m:e") + _part(element, "m:sub") + _raised(_part(element, "m:sup"))


def _before(element: Any) -> str:  # noqa: ANN401
    """Return a sign (of a sum, of a root) or base with what stands at it, and what it is of."""
    told = element.find(f"{qn('m:naryPr')}/{qn('m:chr')}")
    sign = told.get(qn("m:val"), "") if told is not None else "\u222b"
    return (
        f"{sign}{_part(element, 'm:sub')}{_raised(_part(element, 'm:sup'))} {_grouped(_part(element, 'm:e'))}"
    )


def _root(element: Any) -> str:  # noqa: ANN401
    return f"{_raised(_part(element, 'm:deg'))}\u221a{_grouped(_part(element, 'm:e'))}"


def _raised(words: str) -> str:
    """Return words as they stand above the line, behind a sign where they have no characters of their own for it."""
    if not words or _CAN_BE_RAISED.fullmatch(words):
        return words.translate(_RAISED)
    return f"^{_grouped(words)}"


def _bracketed(element: Any) -> str:  # noqa: ANN401
    """Return what stands in brackets, as they are told or round."""
    about = element.find(qn("m:dPr"))
    first, between, last = (
        _sign(about, name, usual) for name, usual in (("m:begChr", "("), ("m:sepChr", "|"), ("m:endChr", ")"))
    )
    return first + between.join(equation_text(part) for part in element.iterchildren(qn("m:e"))) + last


def _sign(about: Any | None, name: str, usual: str) -> str:  # noqa: ANN401
    told = about.find(qn(name)) if about is not None else None
    return str(told.get(qn("m:val"), "")) if told is not None else usual


def _lined(element: Any) -> str:  # noqa: ANN401
    """Return rows, and what stands beside each other in a row, apart."""
    return " ".join(
        _lined(part) if part.tag == qn("m:mr") else equation_text(part)
        for part in element
        if part.tag in _ROWS
    )


_BUILT: Final[dict[str, Callable[[Any], str]]] = {
    qn("m:f"): _fraction,
    qn("m:sSup"): _scripted,
    qn("m:sSub"): _scripted,
    qn("m:sSubSup"): _scripted,
    qn("m:rad"): _root,
    qn("m:d"): _bracketed,
    qn("m:nary"): _before,
    qn("m:eqArr"): _lined,
    qn("m:m"): _lined,
}
