"""What stands on a page of a PDF: runs of characters with their boxes, and the ruled lines between them."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import pypdfium2.raw as pdfium

from hmicdiff.errors import Refused
from hmicdiff.reading.limits import MAX_PAGE_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["PageText", "Rule", "Run", "read_page"]

_MAX_OBJECTS: Final = 20_000
"""Drawn objects of a page that are looked at for ruled lines; a map or chart may hold more."""
_LINE_THICKNESS: Final = 3.0
_SHORTEST_RULE: Final = 40.0
_SPACES: Final = frozenset(" \t\u00a0\u2002\u2003\u2007\u2009\u202f")
_HYPHENS_AT_LINE_END: Final = {"\x02": "-", "\u00ad": "-"}
_SAME_BASELINE: Final = 0.25
"""Difference of baselines, in font heights, up to which characters follow each other in a run."""
_BACK_STEP: Final = 0.5
_WORD_GAP: Final = 0.17
_RUN_GAP: Final = 1.0
"""Gap, in font heights, that ends a run where no space is printed."""
_RUN_GAP_AFTER_SPACE: Final = 2.2
"""The same where a space is printed; justified narrow columns stretch it."""
_RAISED: Final = 0.18
_SMALL: Final = 0.8
_BOLD_WEIGHT: Final = 600
_QUARTER: Final = 90
_SAMPLED: Final = 23
_TEXT_HEIGHT: Final = 0.86
"""Font size as a part of the font's box (ascent and descent), on the average of the common faces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters that follow each other on one baseline; lengths are in points, y grows upwards."""

    x0: float
    x1: float
    y: float
    """Baseline."""
    size: float
    """Font size, told from the font's box."""
    text: str
    bold: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A horizontal line, or the upper or lower edge of a box."""

    x0: float
    x1: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """All that is read of one page."""

    number: int
    """1-based."""
    width: float
    height: float
    runs: tuple[Run, ...]
    rules: tuple[Rule, ...]
    has_picture: bool
    unmapped: int
    """Characters whose font does not say what they mean."""


@dataclass(slots=True)
class _Char:
    """One printed character."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    index: int
    spaced: bool
    """Whether white space is printed before it."""


def read_page(page: Any, number: int) -> PageText:  # noqa: ANN401 - the library's handles bear no types
    """Return the runs and rules of a loaded page, turned upright.

    Raises: Refused("too_large") if the page holds more characters than a page can.
    """
    turn = _Turn(page)
    text_page = page.get_textpage()
    try:
        count = pdfium.FPDFText_CountChars(text_page)
        if count > MAX_PAGE_CHARACTERS:
            raise Refused(
                code="too_large", reason=f"Page {number} holds more than {MAX_PAGE_CHARACTERS:,} characters."
            )
        angle = _main_angle(text_page, count)
        chars, unmapped = _chars(text_page, count, turn.at(angle))
        runs = tuple(_runs(chars, text_page, angle))
    finally:
        text_page.close()
    rules, has_picture = _drawn(page, turn.at(angle))
    width, height = turn.at(angle).extent
    return PageText(
        number=number,
        width=width,
        height=height,
        runs=tuple(run for run in runs if 0 <= (run.x0 + run.x1) / 2 <= width and 0 <= run.y <= height),
        rules=rules,
        has_picture=has_picture,
        unmapped=unmapped,
    )


@dataclass(frozen=True, slots=True)
class _Upright:
    """How a page's coordinates are turned so that its text runs from left to right, from 0 upwards."""

    box: tuple[float, float, float, float]
    angle: int

    @property
    def extent(self) -> tuple[float, float]:
        """Width and height of the page as turned."""
        left, bottom, right, top = self.box
        width, height = right - left, top - bottom
        return (width, height) if self.angle in {0, 180} else (height, width)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point as turned."""
        left, bottom, right, top = self.box
        if self.angle == _QUARTER:
            return y - bottom, right - x
        if self.angle == 2 * _QUARTER:
            return right - x, top - y
        if self.angle == 3 * _QUARTER:
            return top - y, x - left
        return x - left, y - bottom


class _Turn:
    """The visible box of a page."""

    def __init__(self, page: Any) -> None:  # noqa: ANN401
        self.box: tuple[float, float, float, float] = page.get_bbox()

    def at(self, angle: int) -> _Upright:
        """Return how to turn text that was printed at `angle` degrees."""
        return _Upright(self.box, angle)


def _main_angle(text_page: Any, count: int) -> int:  # noqa: ANN401
    """Return the angle, a multiple of 90 degrees, at which most of a page's text runs."""
    angles = Counter(_angle(text_page, index) for index in range(0, count, _SAMPLED))
    return max(angles, key=lambda angle: (angles[angle], -angle)) if angles else 0


def _angle(text_page: Any, index: int) -> int:  # noqa: ANN401
    """Return the angle of a character to the nearest quarter, 0 to 270, against the clock.

    The library counts it with the clock, and answers -1 where it can't tell.
    """
    radians = pdfium.FPDFText_GetCharAngle(text_page, index)
    return -round(math.degrees(radians) / _QUARTER) % 4 * _QUARTER if radians >= 0 else 0


def _chars(text_page: Any, count: int, upright: _Upright) -> tuple[list[_Char], int]:  # noqa: ANN401
    """Return the visible characters of a page and how many have no known meaning."""
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    chars: list[_Char] = []
    spaced = False
    unmapped = 0
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code in {10, 13}:
            continue
        text = _HYPHENS_AT_LINE_END.get(chr(code), chr(code))
        if text in _SPACES:
            spaced = spaced or not pdfium.FPDFText_IsGenerated(text_page, index)
            continue
        if code < 32 and text != "-":  # noqa: PLR2004 - control characters
            unmapped += 1
            continue
        unmapped += code == 0xFFFD or 0xE000 <= code <= 0xF8FF  # noqa: PLR2004 - private use
        pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
        pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
        x0, y0 = upright.point(box.left, box.bottom)
        x1, y1 = upright.point(box.right, box.top)
        baseline = upright.point(x.value, y.value)[1]
        size = abs(y1 - y0) * _TEXT_HEIGHT
        chars.append(_Char(text, min(x0, x1), max(x0, x1), baseline, size or 1.0, index, spaced))
        spaced = False
    return chars, unmapped


def _runs(chars: Iterable[_Char], text_page: Any, angle: int) -> Iterator[Run]:  # noqa: ANN401
    """Yield the runs, in the order of the file, without those printed at an angle and footnote marks."""
    run: list[_Char] = []
    for char in chars:
        if run and _is_mark(run[0], char):
            continue
        if run and not _follows(run, char):
            yield from _run(run, text_page, angle)
            run = []
        run.append(char)
    yield from _run(run, text_page, angle)


def _is_mark(first: _Char, char: _Char) -> bool:
    """Whether a digit is a raised footnote mark in a run."""
    raised = _RAISED * first.size < char.y - first.y < first.size
    return raised and char.size < _SMALL * first.size and (char.text.isdigit() or char.text in ",*\u2020")


def _follows(run: list[_Char], char: _Char) -> bool:
    """Whether a character goes on in a run."""
    last = run[-1]
    size = max(last.size, char.size)
    if abs(char.y - last.y) > _SAME_BASELINE * size or not 0.8 < char.size / last.size < 1.25:  # noqa: PLR2004
        return False
    gap = char.x0 - last.x1
    return -_BACK_STEP * size <= gap <= (_RUN_GAP_AFTER_SPACE if char.spaced else _RUN_GAP) * size


def _run(chars: list[_Char], text_page: Any, angle: int) -> Iterator[Run]:  # noqa: ANN401
    """Yield a run of characters, if it is printed upright."""
    if not chars or _angle(text_page, chars[0].index) != angle:
        return
    pieces = [chars[0].text]
    for last, char in pairwise(chars):
        gap = char.x0 - last.x1
        pieces.append(f" {char.text}" if char.spaced or gap > _WORD_GAP * char.size else char.text)
    middle = chars[len(chars) // 2]
    yield Run(
        x0=chars[0].x0,
        x1=max(char.x1 for char in chars),
        y=chars[0].y,
        size=middle.size,
        text="".join(pieces),
        bold=pdfium.FPDFText_GetFontWeight(text_page, middle.index) >= _BOLD_WEIGHT
        or _named_bold(text_page, middle.index),
    )


def _named_bold(text_page: Any, index: int) -> bool:  # noqa: ANN401
    """Whether the name of a character's font says that it is bold."""
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, buffer, len(buffer), flags)
    name = buffer.value.lower()
    return any(word in name for word in (b"bold", b"black", b"heavy", b"semibold"))


def _drawn(page: Any, upright: _Upright) -> tuple[tuple[Rule, ...], bool]:  # noqa: ANN401
    """Return the ruled lines of a page and whether it holds a picture."""
    rules: list[Rule] = []
    has_picture = False
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(min(pdfium.FPDFPage_CountObjects(page), _MAX_OBJECTS)):
        item = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        has_picture = has_picture or kind == pdfium.FPDF_PAGEOBJ_IMAGE
        if kind != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            low = upright.point(left.value, bottom.value)
            high = upright.point(right.value, top.value)
            rules.extend(_edges(low, high))
    return tuple(sorted(set(rules), key=lambda rule: (-rule.y, rule.x0, rule.x1))), has_picture


def _edges(first: tuple[float, float], second: tuple[float, float]) -> Iterator[Rule]:
    """Yield the horizontal edges of a drawn box long enough to part rows."""
    x0, x1 = sorted((first[0], second[0]))
    y0, y1 = sorted((first[1], second[1]))
    if x1 - x0 < _SHORTEST_RULE:
        return
    yield Rule(x0=x0, x1=x1, y=y0)
    if y1 - y0 > _LINE_THICKNESS:
        yield Rule(x0=x0, x1=x1, y=y1)
