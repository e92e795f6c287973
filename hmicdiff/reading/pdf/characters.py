"""The characters printed on a page, each with its box and baseline, as the page is turned upright."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import pypdfium2.raw as pdfium

from hmicdiff.reading.pdf.upright import is_straight

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hmicdiff.reading.pdf.upright import Upright

__all__ = ["Char", "Characters", "read_characters"]

_SPACES: Final = frozenset(" \t\u00a0\u2002\u2003\u2007\u2009\u202f")
_HYPHEN_AT_LINE_END: Final = 2
"""The code that the library gives a hyphen at a line's end."""
_BREAKS: Final = frozenset({10, 13})
_FIRST_PRINTABLE: Final = 32
_PRIVATE: Final = range(0xE000, 0xF900)
_NO_MEANING: Final = 0xFFFD
_MARK_FONTS: Final = range(0xF020, 0xF100)
"""Where symbol fonts (Symbol, Wingdings) have their glyphs: a bullet there is no unreadable letter."""
_TEXT_HEIGHT: Final = 0.86
"""Font size as a part of the font's box (ascent and descent), on the average of the common faces."""
_SAME_LINE: Final = 0.01
_LIKE: Final = (0.8, 1.25)
"""Size beside that of the character before, between which both are of one print."""
_WITHIN_WORDS: Final = frozenset("-\u2010\u2011'\u2019")
_LIFTED: Final = 0.2
"""Height over the baseline, in font sizes, at which the foot of a raised digit stands at least."""


def _bare(function: Any, result: type[Any]) -> Callable[..., Any]:  # noqa: ANN401 - the library bears no types
    """Return a function of the library that takes its arguments as they are.

    Checking the type of each takes two thirds of such a call, and there are three a character.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value
    if address is None:
        return function  # type: ignore[no-any-return]
    return ctypes.CFUNCTYPE(result)(address)


_unicode_of = _bare(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
_box_of = _bare(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int)
_origin_of = _bare(pdfium.FPDFText_GetCharOrigin, ctypes.c_int)
_is_generated = _bare(pdfium.FPDFText_IsGenerated, ctypes.c_int)


@dataclass(slots=True)
class Char:
    """One printed character."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    index: int
    spaced: bool
    """Whether white space is printed before it."""
    lifted: bool = False
    """Whether it is a digit whose glyph alone is raised, as fonts with superscripts of their own have them."""


@dataclass(slots=True)
class Characters:
    """The visible characters of a page."""

    straight: list[Char] = field(default_factory=list)
    turned: list[Char] = field(default_factory=list)
    """Those printed at another angle than the page's text."""
    unmapped: int = 0
    """How many have no known meaning."""


def read_characters(text_page: Any, count: int, upright: Upright) -> Characters:  # noqa: ANN401
    """Return the `count` characters of a page, white space and line ends told by those after them."""
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    at_box, at_x, at_y = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    unicode_of, box_of, origin_of, is_generated = _unicode_of, _box_of, _origin_of, _is_generated
    a, b, c, d, e, f = upright.affine
    found = Characters()
    spaced, runs_straight, last_y = False, True, None
    for index in range(count):
        code = unicode_of(text_page, index)
        if code in _BREAKS:
            continue
        text = chr(code)
        if text in _SPACES:
            spaced = spaced or not is_generated(text_page, index)
            continue
        if code < _FIRST_PRINTABLE:
            if code != _HYPHEN_AT_LINE_END:
                found.unmapped += 1
                continue
            text = "-"
        found.unmapped += code >= _PRIVATE.start and _is_unknown(code)
        box_of(text_page, index, at_box)
        origin_of(text_page, index, at_x, at_y)
        baseline = d * x.value + e * y.value + f
        if last_y is None or not runs_straight or abs(baseline - last_y) > _SAME_LINE:
            runs_straight = is_straight(text_page, index, upright.angle)
        last_y = baseline
        x0, x1 = a * box.left + b * box.bottom + c, a * box.right + b * box.top + c
        height = (d * (box.right - box.left) + e * (box.top - box.bottom)) * _TEXT_HEIGHT
        left, right = (x0, x1) if x0 <= x1 else (x1, x0)
        char = Char(text, left, right, baseline, abs(height) or 1.0, index, spaced)
        if code == _HYPHEN_AT_LINE_END and found.straight:
            char.size = found.straight[-1].size  # some files give the box of nothing
        if runs_straight:
            before = found.straight[-1].size if found.straight else char.size
            if before != char.size and not _LIKE[0] < char.size / before < _LIKE[1]:
                _even_out(text_page, found.straight, char)
            char.lifted = text.isdigit() and _is_lifted(text_page, char, upright)
            found.straight.append(char)
        else:
            found.turned.append(char)
        spaced = False
    return found


def _is_unknown(code: int) -> bool:
    """Whether the file does not say what a character is; signs of symbol fonts are known."""
    return code == _NO_MEANING or (code in _PRIVATE and code not in _MARK_FONTS)


def _even_out(text_page: Any, before: Sequence[Char], char: Char) -> None:  # noqa: ANN401
    """Give characters of one print the size of the largest: some files make the boxes of some of them lower.

    Letters are of one print as far back as nothing but hyphens and apostrophes stands between them, another sign with the
    character before it.
    """
    size = pdfium.FPDFText_GetFontSize(text_page, char.index)
    pieces = [char]
    for last in reversed(before):
        if (
            not (last.text.isalpha() or last.text in _WITHIN_WORDS or len(pieces) == 1)
            or abs(last.y - char.y) > _SAME_LINE
            or pdfium.FPDFText_GetFontSize(text_page, last.index) != size
        ):
            break
        pieces.append(last)
        if last.size > char.size or not char.text.isalpha():
            break
    largest = max(piece.size for piece in pieces)
    for piece in pieces:
        piece.size = largest


def _is_lifted(text_page: Any, char: Char, upright: Upright) -> bool:  # noqa: ANN401
    """Whether the ink of a digit stands well over its baseline."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text_page, char.index, left, right, bottom, top)
    foot = min(upright.point(left.value, bottom.value)[1], upright.point(right.value, top.value)[1])
    return foot - char.y > _LIFTED * char.size
