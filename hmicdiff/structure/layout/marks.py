"""Where the entries of a list begin in plain text: glyphs, dashes, numbers and letters, or nothing at all.

Producers print list marks in every way: as the glyph, as the private character of a symbol font
(U+F0B7, Symbol's bullet), as the letter that stands at its code in Latin-1 (Wingdings' tick is ``ü``), or
as a drawing that leaves no character. What follows a stem (``the force should:``) in fragments is a list
even so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hmicdiff.structure.layout.chosen import prints_scale
from hmicdiff.text import has_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hmicdiff.structure.layout.rows import Row
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["GLYPH", "NUMBERED", "Mark", "Series", "list_marks", "series_of"]

_SYMBOLS = (
    "\u2022\u2023\u2043\u2219\u00b7\u00bb\u203a\ufffd\u25a0-\u25ff\u2600-\u27bf\u2b00-\u2bff\ue000-\uf8ff"
)
"""Bullets, geometric shapes, dingbats, the private characters of symbol fonts, and the unknown one."""
_ARROWS = "\u2190-\u21ff\u27f0-\u27ff\u2900-\u297f"
_SYMBOL_LETTERS = "\u00fc\u00d8\u00a7\u00e0\u00a8\u00f0\u00fe"
"""Wingdings' tick, arrowheads, squares and box as Latin-1 has their codes: no word of English is one of them."""
GLYPH = re.compile(
    rf"\s*(?:>\s*)*[\"'\u201c\u2018]?(?:[{_SYMBOLS}]+|[{_ARROWS}](?=\s*[A-Za-z\"'\u201c\u2018])"
    rf"|[{_SYMBOL_LETTERS}]\s+(?=\w)|[-\u2010-\u2015\u2212*+~]\s(?:\s*\[[ xX]\](?=\s))?|o\s(?=[a-z]))\s*"
)
"""The mark of an entry that tells by itself; a dash or star needs a space behind it, and may have a box to tick."""
_ALONE = re.compile(rf"[{_SYMBOLS}]")
_DASH = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212*+~")
_LETTER_GLYPH = re.compile(r"\s*([lnoquvw])\s+(?=[a-zA-Z])")
"""Wingdings' discs, squares and diamonds as the letters at their codes, and a typed ring: marks only where they follow a stem
or the heading of a list of items."""
NUMBERED = re.compile(r"\s*(?P<open>\(?)(?P<number>[ivx]{1,5}|[IVX]{1,5}|[A-Za-z]|\d{1,2})(?P<close>[.)])\s+")
"""What may be the number of an entry."""
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_POINT_ENDS = re.compile(r";(?: (?:and|or))?$|, (?:and|or)$")
_FURTHEST = 15
"""Lines between one number of a list and the next: a paragraph's length."""
_SAME_INDENT = 2
_SHORT_OF_WIDTH = 0.8
"""Of the width of the lines around it: what is shorter was ended on purpose."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The beginning of a list's entry."""

    end: int
    """Where its words begin in the line."""
    level: int | None
    """Depth in lists, outermost 1; null for an entry without a mark."""
    is_dash: bool = False
    """Whether its mark is one that stands in mid-sentence too."""


def list_marks(rows: Sequence[Row], vocabulary: Vocabulary, *, wrapped: bool) -> Mapping[int, Mark]:
    """Return the marks of list entries by the index of their line in `rows`, for lines of plain text."""
    styles = {
        index: (match.end(), match[0].strip()[-1:])
        for index, match in _glyphs(rows)
        if not prints_scale(rows[index].bare, vocabulary)
    }
    styles |= dict(_apart(rows))
    styles |= _letters(rows, styles, vocabulary)
    styles |= _numbered(rows, vocabulary)
    marks = _levels(rows, styles, wrapped=wrapped)
    bare = _bare(rows, marks, vocabulary, wrapped=wrapped)
    return {**{index: Mark(end=0, level=None) for index in bare}, **marks}


def _glyphs(rows: Sequence[Row]) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the lines that begin with a mark that tells by itself."""
    for index, row in enumerate(rows):
        if row.bare and row.kind is None and (match := GLYPH.match(row.text)) and match.end() < len(row.text):
            yield index, match


def _apart(rows: Sequence[Row]) -> Iterator[tuple[int, tuple[int, str]]]:
    """Yield each line that holds a mark alone and the line below whose mark it is, with where its words begin and the mark.

    A viewer copies a list so. Where the next line has a mark too, or none has words, the first stands for nothing.
    """
    for index, row in enumerate(rows):
        if row.kind is not None or not _ALONE.fullmatch(row.bare):
            continue
        below = next((at for at in range(index + 1, min(index + 3, len(rows))) if rows[at].bare), None)
        if below is None or rows[below].kind is not None or GLYPH.match(rows[below].text):
            continue
        if has_letters(rows[below].bare):
            yield index, (len(row.text), row.bare)
            yield below, (0, row.bare)


def _letters(
    rows: Sequence[Row], styles: Mapping[int, tuple[int, str]], vocabulary: Vocabulary
) -> dict[int, tuple[int, str]]:
    """Return the lines that begin with the letter of a symbol font: one behind a stem, and all of its kind after."""
    found: dict[int, tuple[int, str]] = {}
    known: str | None = None
    for index, row in enumerate(rows):
        if not row.bare or index in styles:
            continue
        match = _LETTER_GLYPH.match(row.text) if row.kind is None else None
        above = _above(rows, index) if match and match[1] != known else ""
        if match and (match[1] == known or above.endswith(":") or vocabulary.cues.item_heading(above)):
            known = match[1]
            found[index] = (match.end(), known)
        elif match is None and rows[index - 1 if index else 0].bare == "":
            known = None
    return found


def _above(rows: Sequence[Row], index: int) -> str:
    """Return the words of the nearest filled line above, "" where there is none."""
    return next((row.bare for row in reversed(rows[max(0, index - _FURTHEST) : index]) if row.bare), "")


@dataclass(slots=True)
class Series:
    """Numbered entries that follow each other."""

    places: list[tuple[int, int]]
    """Index of the line, and where its words begin."""
    ordinal: int
    """The last number."""
    style: str


def _numbered(rows: Sequence[Row], vocabulary: Vocabulary) -> dict[int, tuple[int, str]]:
    """Return the lines that begin with a number or letter of a list: a series that begins with the first."""
    found = ((index, NUMBERED.match(row.text)) for index, row in enumerate(rows) if row.kind is None)
    series = series_of((index, match) for index, match in found if match)
    kept = [one for one in series if _is_list(one, rows, vocabulary)]
    kept.sort(key=lambda one: len(one.places))
    return {index: (end, one.style) for one in kept for index, end in one.places}


def series_of(numbered: Iterable[tuple[int, re.Match[str]]], *, opening: int | None = None) -> list[Series]:
    """Return the series of numbers that go on, each given with its place.

    A series begins with its first number, or with that at the place `opening`, whichever it is.
    """
    found: list[Series] = []
    running: dict[str, Series] = {}
    for index, match in numbered:
        for style, ordinal in _readings(match):
            series = running.get(style)
            near = series is not None and index - series.places[-1][0] <= _FURTHEST
            if series and near and ordinal == series.ordinal + 1:
                series.places.append((index, match.end()))
                series.ordinal = ordinal
                break
            if ordinal == 1 or index == opening:
                running[style] = Series([(index, match.end())], ordinal, style)
                found.append(running[style])
    return found


def _readings(match: re.Match[str]) -> Iterator[tuple[str, int]]:
    """Yield the styles and ordinals a number may have: ``i`` is the ninth letter and the first Roman numeral."""
    number = match["number"]
    form = f"{match['open']}{{}}{match['close']}"
    if number.isdigit():
        yield form.format("1"), int(number)
        return
    case = "A" if number.isupper() else "a"
    if len(number) == 1:
        yield form.format(case), ord(number.lower()) - ord("a") + 1
    if number.lower() in _ROMAN:
        yield form.format(f"{case} roman"), _ROMAN.index(number.lower()) + 1


def _is_list(series: Series, rows: Sequence[Row], vocabulary: Vocabulary) -> bool:
    """Whether a series is a list of points, not headings or paragraphs that have numbers.

    Letters make a list by themselves; figures where they stand behind a stem or a heading of items, or
    where the points are fragments.
    """
    first = series.places[0][0]
    above = _above(rows, first)
    texts = [rows[index].text[end:].strip() for index, end in series.places]
    if any(vocabulary.headings.find(text) for text in texts):
        return False
    if above.endswith(":") or vocabulary.cues.item_heading(above):
        return True
    fragments = sum(text[:1].islower() for text in texts)
    return len(texts) > 1 and ("1" not in series.style or fragments > len(texts) / 2)


def _levels(rows: Sequence[Row], styles: Mapping[int, tuple[int, str]], *, wrapped: bool) -> dict[int, Mark]:
    """Return the marks with their depth: another mark, or one further in, goes one deeper until an outer one returns."""
    marks: dict[int, Mark] = {}
    stack: list[tuple[str, int]] = []
    for index, row in enumerate(rows):
        if index in styles:
            end, style = styles[index]
            stack = _descend(stack, style, len(row.text) - len(row.text.lstrip()))
            marks[index] = Mark(end=end, level=len(stack), is_dash=style in _DASH)
        elif row.bare and (not wrapped or index == 0 or not rows[index - 1].bare):
            stack = []
    return marks


def _descend(stack: list[tuple[str, int]], style: str, indent: int) -> list[tuple[str, int]]:
    """Return the marks around an entry, outermost first, with its own."""
    for depth, (outer, outer_indent) in enumerate(stack):
        if outer == style and abs(outer_indent - indent) < _SAME_INDENT:
            return stack[: depth + 1]
    outward = [entry for entry in stack if entry[0] != style or entry[1] < indent]
    return [*outward, (style, indent)]


def _bare(
    rows: Sequence[Row], marks: Mapping[int, Mark], vocabulary: Vocabulary, *, wrapped: bool
) -> Iterable[int]:
    """Yield the lines that begin an entry without any mark, behind a stem."""
    list_: _BareList | None = None
    is_apart = False
    above = ""
    for index, row in enumerate(rows):
        if not row.bare:
            is_apart = True
            continue
        if index in marks or row.kind is not None or vocabulary.grades.labels(row.bare):
            list_ = None
        elif above.endswith(":"):
            list_ = _opens(rows, index, is_apart=is_apart, wrapped=wrapped)
            if list_ is not None:
                yield index
        elif list_ and _begins(rows, index, above, list_, is_apart=is_apart):
            yield index
        elif is_apart or not wrapped:
            list_ = None
        above, is_apart = row.bare, False


_BareList = Literal["line", "point", "room"]
"""What begins its entries: every line or paragraph, the end of the point before, or the room that its line leaves."""


def _opens(rows: Sequence[Row], index: int, *, is_apart: bool, wrapped: bool) -> _BareList | None:
    """Return how a list without marks goes on if the line behind a stem is its first point, else None."""
    near = rows[index : index + _FURTHEST]
    until = next((at for at, row in enumerate(near) if not row.bare), len(near))
    is_fragment = rows[index].bare[0].islower()
    if not wrapped:
        return "line" if is_fragment or _POINT_ENDS.search(rows[index].bare) else None
    if any(_POINT_ENDS.search(row.bare) for row in near[:until]):
        return "point"
    if is_fragment and until > 1 and _leaves_room(rows, index + 1):
        return "room"
    return "point" if is_fragment and is_apart else None


def _begins(rows: Sequence[Row], index: int, above: str, list_: _BareList, *, is_apart: bool) -> bool:
    """Whether a line is the next point of a list without marks."""
    row = rows[index]
    if _POINT_ENDS.search(above):
        return True
    apart = is_apart or list_ == "line" or (list_ == "room" and _leaves_room(rows, index))
    return row.bare[0].islower() and apart and not row.page_start


def _leaves_room(rows: Sequence[Row], index: int) -> bool:
    """Whether the line above leaves room for the first word of this one, so that it ends where it meant to."""
    near = rows[max(0, index - _FURTHEST) : index + _FURTHEST]
    width = max(len(row.bare) for row in near)
    return len(rows[index - 1].bare) + 1 + len(rows[index].bare.split(" ", 1)[0]) <= _SHORT_OF_WIDTH * width
