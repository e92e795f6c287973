"""The settings that stand before the text of a Markdown page: of them a title and a date are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hmicdiff.model import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["end_of_matter", "matter_lines"]

_BEGINS: Final = re.compile(r"(?:---|\+\+\+)[ \t]*$")
_ENDS: Final = re.compile(r"(?:---|\+\+\+|\.\.\.)[ \t]*$")
_TITLE: Final = re.compile(r"(?:sub)?title[ \t]*[:=][ \t]*")
_OVER_LINES: Final = re.compile(r"[|>][-+]?[ \t]*$")
"""What says that words follow on the lines below, further in."""
_DATE: Final = re.compile(r"(?:date|published)[ \t]*[:=]")
_MOST: Final = 60
"""Lines that the settings have at most; a longer head is a text between two rules."""


def end_of_matter(lines: Sequence[str]) -> int:
    """Return the number of lines that the settings take, 0 where there are none."""
    if not lines or not _BEGINS.match(lines[0].lstrip("\ufeff")):
        return 0
    near = enumerate(lines[1:_MOST], 2)
    end = next((number for number, line in near if _ENDS.match(line)), 0)
    return end if any(":" in line or "=" in line for line in lines[1:2]) else 0


def matter_lines(lines: Sequence[str], *, titled: bool) -> Iterator[Line]:
    """Yield a line for each of the settings: the title where the page itself is not `titled`, a date; all else is no text."""
    goes_on = False
    for line in lines:
        title = _TITLE.match(line)
        words = line[title.end() :] if title else line if goes_on and line[:1].isspace() else ""
        goes_on = bool(title and _OVER_LINES.match(words)) or (goes_on and line[:1].isspace())
        if words.strip() and not titled and not (title and goes_on):
            yield Line(text=words.strip().strip("\"'"), kind="heading", level=1)
        else:
            yield Line(text=line if _DATE.match(line) else "")
