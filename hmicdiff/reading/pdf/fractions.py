"""Fractions set above and below the line of print: brought onto it, so that their numerator is no mark of a note."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.fractions import STROKES, is_numerator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.reading.pdf.characters import Char

__all__ = ["level_fractions"]

_RAISED: Final = 0.18
"""How far above the line, in font sizes, a numerator stands at least."""
_NEAR: Final = 0.7
"""Widest gap, in font sizes, between characters of a fraction, or before it."""
_BEFORE: Final = 5
_MOST_DIGITS: Final = 3


def level_fractions(chars: Sequence[Char]) -> None:
    """Bring each fraction behind text onto the line of that text, in its size, apart from its whole number."""
    for at in range(1, len(chars)):
        last, char = chars[at - 1], chars[at]
        if char.text.isdigit() and char.size < last.size and char.y - last.y > _RAISED * last.size:
            fraction = _fraction(chars, at)
            for one in fraction:
                one.y, one.size, one.lifted = last.y, last.size, False
                one.text = "/" if one.text in STROKES else one.text
            char.spaced = char.spaced or (bool(fraction) and last.text.isdigit())


def _fraction(chars: Sequence[Char], at: int) -> Sequence[Char]:
    """Return the characters of the fraction that a raised digit begins; none where it begins none."""
    size = chars[at - 1].size
    ahead = [chars[at]]
    for char in chars[at + 1 : at + 2 * _MOST_DIGITS + 2]:
        if abs(char.x0 - ahead[-1].x1) > _NEAR * size or abs(char.y - chars[at].y) > size or char.spaced:
            break
        ahead.append(char)
    above = "".join(char.text for char in takewhile(lambda char: char.text.isdigit(), ahead))
    below = "".join(char.text for char in ahead[len(above) :])
    digits = sum(1 for _ in takewhile(str.isdigit, below[1:]))
    before = "".join(f"{' ' * char.spaced}{char.text}" for char in chars[max(0, at - _BEFORE) : at])
    near = chars[at].spaced or chars[at].x0 - chars[at - 1].x1 <= _NEAR * size
    led = f"{before}{' ' * chars[at].spaced}"
    is_one = near and is_numerator(above, after=led, ahead=below[: digits + 1])
    return ahead[: len(above) + 1 + digits] if is_one else ()
