"""Characters that were read in the wrong code page and saved so (``forceâ€™s``, ``Â£140,000``), mended."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from hmicdiff.reading.extracted import Extracted

__all__ = ["mended"]

_ABOVE_ASCII: Final = "".join(
    bytes([number]).decode("cp1252", errors="replace").replace("\ufffd", chr(number))
    for number in range(0x80, 0x100)
)
"""What Windows-1252 makes of each byte from 0x80 on; of five that it leaves open, the character of that number."""
_BYTES: Final = {char: number for number, char in enumerate(_ABOVE_ASCII, 0x80)}
_LATER: Final = "[" + re.escape(_ABOVE_ASCII[:0x40]) + "]"
_SPOILT: Final = re.compile(rf"[\xc2-\xc5\xcb]{_LATER}|[\xe2\xef]{_LATER}{{2}}|\xf0\u0178{_LATER}{{2}}")
"""The bytes of one character of UTF-8, each as a character of its own."""
_LOST: Final = re.compile(rf"\xe2\u20ac(?!{_LATER})")
"""Two of the three bytes of a closing quotation mark: Windows-1252 has no character for the last."""
_PRINTED: Final = re.compile(
    "[\x80-\xff\u0152\u0153\u0160\u0161\u0174-\u0178\u017d\u017e\u02c6\u02dc\u2010-\u2044\u20ac\u2122\u2190-\u22ff\u25a0-\u27bf\ufb00-\ufb04"
    "\U0001f300-\U0001faff]"
)
"""What reports print above ASCII, and what it is made of where it was spoilt twice."""
_MOST_TIMES: Final = 3
"""How often a text was spoilt, at the most."""


def mended(extracted: Extracted) -> Extracted:
    """Return a text with its spoilt characters as they were meant, and the repair in words where there was any."""
    lines = tuple(
        line if line.text.isascii() or (text := _mended(line.text)) == line.text else replace(line, text=text)
        for line in extracted.lines
    )
    count = sum(before is not after for before, after in zip(extracted.lines, lines, strict=True))
    if not count:
        return extracted
    said = f"mended characters read in the wrong code page in {count} line{'s' if count > 1 else ''}"
    return replace(extracted, lines=lines, repairs=(*extracted.repairs, said))


def _mended(text: str) -> str:
    """Return a line with its spoilt characters as they were meant."""
    for _ in range(_MOST_TIMES):
        before, text = text, _SPOILT.sub(_meant, text)
        if text == before:
            break
    return _LOST.sub("\u201d", text)


def _meant(match: re.Match[str]) -> str:
    """Return the character that some others were, or them where it is none that reports print."""
    char = bytes(_BYTES[one] for one in match[0]).decode("utf-8", errors="replace")
    return char if _PRINTED.fullmatch(char) else match[0]
