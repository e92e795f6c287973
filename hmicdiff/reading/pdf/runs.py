"""Characters put together to runs, and what of a page is no text: turned, hidden, outside, marks of notes."""

from __future__ import annotations

import ctypes
import math
from itertools import compress, groupby, pairwise
from operator import and_, not_
from typing import TYPE_CHECKING, Any, Final

import pypdfium2.raw as pdfium

from hmicdiff.errors import Refused
from hmicdiff.model import Omission
from hmicdiff.reading.limits import MAX_PAGE_CHARACTERS
from hmicdiff.reading.pdf.characters import read_characters
from hmicdiff.reading.pdf.drawn import read_drawn
from hmicdiff.reading.pdf.edges import cut_at_edges
from hmicdiff.reading.pdf.fractions import level_fractions
from hmicdiff.reading.pdf.frames import find_frames
from hmicdiff.reading.pdf.initials import with_initials
from hmicdiff.reading.pdf.justified import join_justified
from hmicdiff.reading.pdf.painted import WHITE, seen
from hmicdiff.reading.pdf.parts import PageText, Run
from hmicdiff.reading.pdf.tags import read_tags
from hmicdiff.reading.pdf.upright import Upright, main_angle
from hmicdiff.vocabulary.english import english_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hmicdiff.reading.pdf.characters import Char
    from hmicdiff.reading.pdf.parts import Box
    from hmicdiff.reading.pdf.tags import Tag

__all__ = ["read_page"]

_SAME_BASELINE: Final = 0.25
"""Difference of baselines, in font heights, up to which characters follow each other in a run."""
_BACK_STEP: Final = 0.5
_WORD_GAP: Final = 0.17
_FEWEST_SPREAD: Final = 4
"""Letters from which a run may be one of spread letters."""
_SPREAD: Final = 0.8
"""Words to a letter from which all letters stand apart: *P R E V E N T I N G*."""
_WIDER: Final = 1.6
"""Gap between words, as a multiple of the usual one between spread letters."""
_RUN_GAP: Final = 1.0
"""Gap, in font heights, that ends a run where no space is printed."""
_RUN_GAP_AFTER_SPACE: Final = 2.2
"""The same where a space is printed; justified narrow columns stretch it."""
_SAME_PLACE: Final = 0.01
_RAISED: Final = 0.18
_SMALL: Final = 0.9
"""Size of a note's mark, as a part of the line's, below which it may be one at any height above the line."""
_MID_HEIGHT: Final = (0.25, 0.7)
"""Height over the baseline, in font sizes, at which no larger digit than the line's is of the line or the one above:
some printers set a mark at .96 of the size of its text."""
_BESIDE: Final = 0.6
"""Farthest, in font sizes, that the mark of a note stands from the word before it."""
_RAISED_SIGNS: Final = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNITS: Final = frozenset({"m", "km", "cm", "mm", "ft", "mi"})
"""Units that a raised 2 or 3 belongs to."""
_LIKELY_SIZE: Final = (0.6, 1.8)
"""Font size beside the one that a character's box tells, within which it is believed."""
_BOLD_WEIGHT: Final = 600
_FAINT: Final = 170
"""Mean of red, green and blue from which print is faint; 255 is white."""
_THIN: Final = 128
"""Opacity, of 255, below which it is too."""
_INVISIBLE: Final = frozenset({pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP})
_LARGE: Final = 1.5
"""Size, as a multiple of the usual one, from which print at an angle is a watermark."""
_DOT: Final = "•"
_DOT_GAP: Final = 3.0
"""Farthest, in font sizes, that a drawn dot stands before the line it marks."""


def read_page(page: Any, number: int) -> PageText:  # noqa: ANN401 - the library's handles bear no types
    """Return the runs and rules of a loaded page, turned upright.

    Raises: Refused("too_large") if the page holds more characters than a page can.
    """
    text_page = page.get_textpage()
    handle = text_page.raw  # spares a look-up in each of many calls
    try:
        count = pdfium.FPDFText_CountChars(handle)
        if count > MAX_PAGE_CHARACTERS:
            raise Refused(
                code="too_large", reason=f"Page {number} holds more than {MAX_PAGE_CHARACTERS:,} characters."
            )
        upright = Upright(page.get_bbox(), main_angle(handle, count))
        found = read_characters(handle, count, upright)
        level_fractions(found.straight)
        marks: list[str] = []
        drawn = read_drawn(page, upright)
        frames = find_frames(drawn.shapes)
        tags = read_tags(page)
        lines = list(cut_at_edges(_lines(found.straight, marks), frames))
        lines = list(_cut_at_tags(lines, handle, tags))
        runs = [_run(chars, handle, order, tags) for order, chars in enumerate(lines)]
        shown = [*map(and_, _shown([chars[0] for chars in lines], handle), seen(page, upright, runs))]
    finally:
        text_page.close()
    width, height = upright.extent
    within = [0 <= (run.x0 + run.x1) / 2 <= width and 0 <= run.y <= height for run in runs]
    kept = join_justified(with_initials(tuple(compress(runs, map(and_, shown, within)))))
    return PageText(
        number=number,
        width=width,
        height=height,
        runs=(*kept, *_dots(kept, drawn.dots)),
        rules=tuple(drawn.rules),
        frames=frames,
        has_picture=drawn.has_picture,
        unmapped=found.unmapped,
        omissions=(
            *(Omission(reason="note_mark", text=text) for text in marks),
            *_turned(found.turned, [run.size for run in runs]),
            *(Omission(reason="hidden_text", text=run.text) for run in compress(runs, map(not_, shown))),
            *(Omission(reason="outside_page", text=run.text) for run in compress(runs, map(not_, within))),
        ),
    )


def _lines(chars: Sequence[Char], marks: list[str]) -> Iterator[list[Char]]:
    """Yield the characters that follow each other, in the order of the file; marks of notes go to `marks`."""
    run: list[Char] = []
    for char in chars:
        if run and not char.text.isalpha() and _is_mark(run, char):
            marks.append(char.text)
            run[-1].x1 = max(run[-1].x1, char.x1)
            continue
        if run and not _follows(run[-1], char):
            yield run
            run = []
        run.append(char)
    if run:
        yield run


def _is_mark(run: Sequence[Char], char: Char) -> bool:
    """Whether a character is the raised mark of a note in a run: small and above the line, or so by its glyph."""
    first, last = run[0], run[-1]
    if char.text in _RAISED_SIGNS or char.lifted:
        beside = abs(char.y - first.y) <= _SAME_BASELINE * first.size and char.x1 - last.x1 >= 0
        unit = char.text in "²³" and _last_word(run) in _UNITS
        return beside and not unit
    height = (char.y - first.y) / first.size
    small = _RAISED < height < 1 and char.size < _SMALL * first.size
    lifted = _MID_HEIGHT[0] < height < _MID_HEIGHT[1] and char.size <= first.size
    beside = -_BACK_STEP * first.size <= char.x0 - last.x1 <= _BESIDE * first.size
    return (small or lifted) and beside and (char.text.isdigit() or char.text in ",*\u2020\u2021")


def _last_word(run: Sequence[Char]) -> str:
    """Return the letters at the end of a run since its last space, three at most."""
    word = ""
    for char in reversed(run[-3:]):
        word = char.text + word
        if char.spaced:
            break
    return word


def _follows(last: Char, char: Char) -> bool:
    """Whether a character goes on in a run."""
    size = last.size
    if char.y != last.y or char.size != size:
        size = max(size, char.size)
        if abs(char.y - last.y) > _SAME_BASELINE * size or not 0.8 < char.size / last.size < 1.25:  # noqa: PLR2004
            return False
    if abs(char.x0 - last.x0) <= _SAME_PLACE:  # the letters of a ligature share its box
        return True
    gap = char.x0 - last.x1
    return -_BACK_STEP * size <= gap <= (_RUN_GAP_AFTER_SPACE if char.spaced else _RUN_GAP) * size


def _run(chars: Sequence[Char], text_page: Any, order: int, tags: Mapping[int, Tag]) -> Run:  # noqa: ANN401
    """Return characters as a run."""
    middle = chars[len(chars) // 2]
    faint, white = _lightness(text_page, middle.index)
    return Run(
        x0=chars[0].x0,
        x1=max(char.x1 for char in chars),
        y=chars[0].y,
        size=_font_size(text_page, middle),
        text=_text(chars),
        bold=pdfium.FPDFText_GetFontWeight(text_page, middle.index) >= _BOLD_WEIGHT
        or _named_bold(text_page, middle.index),
        faint=faint,
        white=white,
        order=order,
        tag=_tag(text_page, middle, tags) if tags else None,
    )


def _cut_at_tags(
    lines: Iterable[list[Char]],
    text_page: Any,  # noqa: ANN401
    tags: Mapping[int, Tag],
) -> Iterator[list[Char]]:
    """Yield lines of characters, cut where one block of a tagged page ends and another begins."""
    for chars in lines:
        if not tags or _tag(text_page, chars[0], tags) == _tag(text_page, chars[-1], tags):
            yield chars
            continue
        for _, stretch in groupby(chars, key=lambda char: _tag(text_page, char, tags)):
            yield list(stretch)


def _tag(text_page: Any, char: Char, tags: Mapping[int, Tag]) -> Tag | None:  # noqa: ANN401
    """Return the block that a character belongs to, None where no tag says it."""
    item = pdfium.FPDFText_GetTextObject(text_page, char.index)
    return tags.get(pdfium.FPDFPageObj_GetMarkedContentID(item)) if item else None


def _text(chars: Sequence[Char]) -> str:
    """Return the text of characters, a space where one is printed or a gap shows; spread letters are of one word."""
    text = _spaced_text(chars, _WORD_GAP)
    letters = len(text) - text.count(" ")
    if letters < _FEWEST_SPREAD or len(text.split()) < _SPREAD * letters or not text[0].isalpha():
        return text
    gaps = [(char.x0 - last.x1) / char.size for last, char in pairwise(chars) if not char.spaced]
    if gaps:
        return _spaced_text(chars, _WIDER * sorted(gaps)[len(gaps) // 2])
    typed = _typed_apart(chars)
    return typed if all(map(_is_word, typed.split())) else text


def _typed_apart(chars: Sequence[Char]) -> str:
    """Return the text of characters with a space typed behind each, where a wider one parts words."""
    gaps = [(char.x0 - last.x1) / char.size for last, char in pairwise(chars)]
    usual = sorted(gaps)[len(gaps) // 2]
    pieces = [chars[0].text]
    for char, gap in zip(chars[1:], gaps, strict=True):
        pieces.append(f" {char.text}" if gap > _WIDER * usual else char.text)
    return "".join(pieces)


def _is_word(printed: str) -> bool:
    """Whether letters make a word of English."""
    return printed.strip(".,;:?!()").lower() in english_words()


def _spaced_text(chars: Sequence[Char], word_gap: float) -> str:
    """Return the text of characters, with a space where one is printed, or a gap of so many font heights shows."""
    pieces = [chars[0].text]
    for last, char in pairwise(chars):
        gap = char.x0 - last.x1
        pieces.append(f" {char.text}" if char.spaced or gap > word_gap * char.size else char.text)
    return "".join(pieces)


def _font_size(text_page: Any, char: Char) -> float:  # noqa: ANN401
    """Return the size of a character's font as printed; that told from its box where the file's numbers make no sense."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text_page, char.index, matrix):
        return char.size
    size = float(pdfium.FPDFText_GetFontSize(text_page, char.index)) * math.hypot(matrix.c, matrix.d)
    likely = _LIKELY_SIZE[0] <= size / char.size <= _LIKELY_SIZE[1]
    return round(size, 2) if likely else char.size


def _named_bold(text_page: Any, index: int) -> bool:  # noqa: ANN401
    """Whether the name of a character's font says that it is bold."""
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, buffer, len(buffer), flags)
    name = buffer.value.lower()
    return any(word in name for word in (b"bold", b"black", b"heavy", b"semibold"))


def _lightness(text_page: Any, index: int) -> tuple[bool, bool]:  # noqa: ANN401
    """Return whether a character is printed in a light grey or half transparent, and whether in white."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFText_GetFillColor(text_page, index, red, green, blue, alpha):
        return False, False
    colours = (red.value, green.value, blue.value)
    return sum(colours) / 3 >= _FAINT or alpha.value < _THIN, min(colours) >= WHITE


def _shown(firsts: Sequence[Char], text_page: Any) -> list[bool]:  # noqa: ANN401
    """Return for each run whether it is printed at all.

    Where most of a page's text is invisible, it is what was recognised on the picture of the page, and counts.
    """
    shown = [
        pdfium.FPDFTextObj_GetTextRenderMode(pdfium.FPDFText_GetTextObject(text_page, char.index))
        not in _INVISIBLE
        for char in firsts
    ]
    return shown if sum(shown) * 2 > len(shown) else [True] * len(shown)


def _turned(chars: Sequence[Char], sizes: Sequence[float]) -> Iterator[Omission]:
    """Yield the words printed at an angle; large ones, beside the `sizes` of the page's text, are watermarks."""
    usual = sorted(sizes)[len(sizes) // 2] if sizes else 0.0
    words: list[list[Char]] = []
    for char in chars:
        if not words or char.spaced or abs(char.size - words[-1][-1].size) > _SAME_PLACE * char.size:
            words.append([])
        words[-1].append(char)
    for word in words:
        reason = "watermark" if word[0].size > _LARGE * usual else "turned_text"
        yield Omission(reason=reason, text="".join(char.text for char in word))


def _dots(runs: Sequence[Run], dots: Sequence[Box]) -> Iterator[Run]:
    """Yield the drawn dots that mark the items of a list, as if they were printed."""
    starts = [run for run in runs if run.text[:1].isalnum() or run.text[:1] in "‘“'\""]
    for order, dot in enumerate(sorted(set(dots), key=lambda box: (-box.y0, box.x0))):
        marked = [run for run in starts if _marks(dot, run)]
        between = [run for run in runs if marked and _stands_before(run, dot, marked[0])]
        if marked and not between:
            run = min(marked, key=lambda run: run.x0)
            yield Run(
                x0=dot.x0, x1=dot.x1, y=run.y, size=run.size, text=_DOT, bold=run.bold, order=-1 - order
            )


def _marks(dot: Box, run: Run) -> bool:
    """Whether a dot stands before a run, at the height of its letters."""
    middle = (dot.y0 + dot.y1) / 2
    return (
        0 < run.x0 - dot.x1 <= _DOT_GAP * run.size
        and 0 <= middle - run.y <= 0.8 * run.size
        and dot.y1 - dot.y0 < run.size
    )


def _stands_before(run: Run, dot: Box, marked: Run) -> bool:
    """Whether a run ends close before a dot on the line that the dot would mark: the dot is a part of that line."""
    return (
        abs(run.y - marked.y) < _SAME_BASELINE * run.size
        and -run.size < dot.x0 - run.x1 < _DOT_GAP * run.size
    )
