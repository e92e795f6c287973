"""What a paragraph or a run is by its properties, its style and the styles that rests on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Literal

from docx.oxml.ns import qn

from hmicdiff.reading.word.revisions import is_on

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Kind", "Styles", "number"]

Kind = Literal["heading", "bullet", "cell", "note"]

_HEADING_STYLE: Final = re.compile(r"heading ([1-9])\b", re.IGNORECASE)
_CONTENTS_STYLE: Final = re.compile(r"(?:toc|table of (?:contents|figures)|contents)\b", re.IGNORECASE)
_LIST_STYLE: Final = re.compile(
    r"list (?!continue|paragraph)(?:bullet|number)?\s*(\d)?|bullet", re.IGNORECASE
)
_GOES_ON_STYLE: Final = re.compile(r"list continue\b", re.IGNORECASE)
_TERM_STYLE: Final = re.compile(r"definition term|list heading", re.IGNORECASE)
_SAID_STYLE: Final = re.compile(r"definition(?: list)?|list contents", re.IGNORECASE)
"""Styles that programs give a list of terms: pandoc, Word's own import of web pages, LibreOffice."""
_LAST_LEVEL: Final = 6
_DIGITS: Final = re.compile(r"\d+")
_RAISED: Final = 3
"""Half points above the line from which on a run is raised."""


class Styles:
    """The styles of a document."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - the library states no types
        self._styles = {style.style_id: style for style in document.styles}

    def is_contents(self, paragraph: Any) -> bool:  # noqa: ANN401
        """Whether a paragraph is set in a style of the contents list."""
        return any(_CONTENTS_STYLE.match(name) for name in self._names(paragraph))

    def goes_on(self, paragraph: Any) -> bool:  # noqa: ANN401
        """Whether a paragraph without a sign or number of its own is set as more of the item before it."""
        return self.kind(paragraph)[0] is None and any(map(_GOES_ON_STYLE.match, self._names(paragraph)))

    def is_term(self, paragraph: Any) -> bool:  # noqa: ANN401
        """Whether a paragraph is set in the style of a term that the next one says something of."""
        return any(_TERM_STYLE.fullmatch(name) for name in self._names(paragraph))

    def is_said(self, paragraph: Any) -> bool:  # noqa: ANN401
        """Whether a paragraph is set in the style of what is said of a term."""
        return any(_SAID_STYLE.fullmatch(name) for name in self._names(paragraph))

    def kind(self, paragraph: Any) -> tuple[Kind | None, int | None]:  # noqa: ANN401
        """Return kind and level of a paragraph by its style, outline level and numbering."""
        level = next(
            (found for each in self._holders(paragraph) if (found := _level(each)) is not None), None
        )
        if level is not None:
            return "heading", min(level, _LAST_LEVEL)
        return self._list(paragraph, self._names(paragraph))

    def numbering(self, paragraph: Any) -> tuple[str | None, int | None, tuple[str, ...]]:  # noqa: ANN401
        """Return name and level of the list that a paragraph is numbered in, and its styles by name; None where not told."""
        told = self._numberings(paragraph)
        name = next(
            (one.get(qn("w:val")) for each in told if (one := each.find(qn("w:numId"))) is not None), None
        )
        level = next(
            (number(one.get(qn("w:val"))) for each in told if (one := each.find(qn("w:ilvl"))) is not None),
            None,
        )
        return name, level, tuple(style.style_id for style in self._chain(paragraph, "w:pPr/w:pStyle"))

    def _numberings(self, paragraph: Any) -> list[Any]:  # noqa: ANN401
        """Return what a paragraph and its styles say of its numbering, nearest first."""
        told = (holder.find(f"{qn('w:pPr')}/{qn('w:numPr')}") for holder in self._holders(paragraph))
        return [found for found in told if found is not None]

    def _list(self, paragraph: Any, names: list[str]) -> tuple[Kind | None, int | None]:  # noqa: ANN401
        """Return kind and level of an item of a list, by its numbering or its style's; a level without a list makes none."""
        name, level, _ = self.numbering(paragraph)
        match = next((found for each in names if (found := _LIST_STYLE.match(each))), None)
        if name == "0" or (name is None and match is None):
            return None, None
        if name is not None and level is not None:
            return "bullet", level + 1
        return "bullet", int((match and match[1]) or 1)

    def is_hidden(self, run: Any, paragraph: Any) -> bool:  # noqa: ANN401
        """Whether a run is set as hidden, by itself or by a style."""
        found = self._property(run, paragraph, "w:vanish")
        return is_on(found)

    def is_raised(self, run: Any, paragraph: Any) -> bool:  # noqa: ANN401
        """Whether a run is set above the line."""
        aligned = self._property(run, paragraph, "w:vertAlign")
        if aligned is not None:
            return bool(aligned.get(qn("w:val")) == "superscript")
        position = run.find(f"{qn('w:rPr')}/{qn('w:position')}")
        return position is not None and number(position.get(qn("w:val"))) > _RAISED

    def font(self, run: Any, paragraph: Any) -> str | None:  # noqa: ANN401
        """Return the name of a run's font, None where none is told."""
        found = self._property(run, paragraph, "w:rFonts")
        if found is None:
            return None
        return next((name for key in ("w:ascii", "w:hAnsi", "w:cs") if (name := found.get(qn(key)))), None)

    def _property(self, run: Any, paragraph: Any, name: str) -> Any | None:  # noqa: ANN401
        """Return a run's property: its own, its style's, or its paragraph's style's."""
        own = run.find(f"{qn('w:rPr')}/{qn(name)}")
        if own is not None:
            return own
        chains = (self._chain(run, "w:rPr/w:rStyle"), self._chain(paragraph, "w:pPr/w:pStyle"))
        for style in (style for chain in chains for style in chain):
            found = style.element.find(f"{qn('w:rPr')}/{qn(name)}")
            if found is not None:
                return found
        return None

    def _names(self, paragraph: Any) -> list[str]:  # noqa: ANN401
        return [style.name or "" for style in self._chain(paragraph, "w:pPr/w:pStyle")]

    def _holders(self, paragraph: Any) -> Iterator[Any]:  # noqa: ANN401
        """Yield a paragraph and the elements of its styles, nearest first."""
        yield paragraph
        for style in self._chain(paragraph, "w:pPr/w:pStyle"):
            yield style.element

    def _chain(self, element: Any, path: str) -> list[Any]:  # noqa: ANN401
        """Return the style an element names and those it rests on."""
        found = element.find("/".join(map(qn, path.split("/"))))
        style = self._styles.get(found.get(qn("w:val"))) if found is not None else None
        chain: list[Any] = []
        while style is not None and all(style.style_id != other.style_id for other in chain):
            chain.append(style)
            style = getattr(style, "base_style", None)
        return chain


def _level(element: Any) -> int | None:  # noqa: ANN401
    """Return the level (1 for the outermost) that a paragraph or style sets for a heading; None where it sets none."""
    return told if (told := _outline(element)) is not None else _named_level(element)


def _named_level(element: Any) -> int | None:  # noqa: ANN401
    """Return the level of a heading that the name of a style tells."""
    name = element.find(qn("w:name"))
    told = name.get(qn("w:val"), "") if name is not None else ""
    match = _HEADING_STYLE.match(told)
    return int(match[1]) if match else (1 if told.casefold() == "title" else None)


def _outline(element: Any) -> int | None:  # noqa: ANN401
    """Return the outline level (1 for the outermost) an element sets; None for body text."""
    found = element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    level = number(found.get(qn("w:val"))) + 1 if found is not None else None
    return level if level is not None and level <= _LAST_LEVEL + 3 else None


def number(value: str | None) -> int:
    """Return a number from an attribute, 0 where it is none."""
    return int(value) if value and _DIGITS.fullmatch(value) else 0
