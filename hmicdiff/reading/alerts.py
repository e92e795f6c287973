"""Which lines of a Markdown text stand in a box of their own: ``> [!TIP]``, ``::: tip``, ``!!! tip``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["CALLOUT", "boxes_of"]

CALLOUT: Final = re.compile(r"\[![A-Za-z]{1,20}\][-+]?[ \t]*")
"""What kind of box a quotation is drawn as: ``> [!WARNING]``, a title behind it or none."""
_QUOTE: Final = re.compile(r" {0,3}>")
_DRAWN: Final = re.compile(r"^(?: {0,3}> ?)++" + CALLOUT.pattern)
_OPENS: Final = re.compile(r"[ \t]{0,3}:{3,}[ \t]*[{\w]")
_CLOSES: Final = re.compile(r"^[ \t]{0,3}:{3,}+[ \t]*$")
_ADMONITION: Final = re.compile(r"[ \t]{0,3}(?:!!!|\?\?\?\+?)[ \t]+\w")
_INDENTED: Final = re.compile(r"(?: {4}|\t|[ \t]*$)")


def boxes_of(lines: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """Yield for each line the number of the box that it stands in, nothing for one that stands in none."""
    number = -1
    ends: re.Pattern[str] | None = None
    fenced = False
    for line in lines:
        over = ends is not None and not fenced and not ends.match(line)
        ends = None if over else ends
        opened = None if fenced else _opened_by(line)
        if opened is not None:
            number, ends, fenced = number + 1, opened, opened is _CLOSES
        yield (number,) if ends is not None else ()
        if fenced and _CLOSES.match(line):
            ends, fenced = None, False


def _opened_by(line: str) -> re.Pattern[str] | None:
    """Return what the lines of the box look like that a line begins, or its last one; None where it begins none."""
    if _DRAWN.match(line):
        return _QUOTE
    if _OPENS.match(line):
        return _CLOSES
    return _INDENTED if _ADMONITION.match(line) else None
