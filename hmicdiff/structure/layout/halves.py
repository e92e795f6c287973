"""Lines that say the same in Welsh and in English: ``Da / Good``, ``Ymateb i'r cyhoedd | Responding to the public``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hmicdiff.text import has_letters, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.vocabulary import Vocabulary

__all__ = ["in_english", "welsh_half"]

_BETWEEN = re.compile(r"\s[/|\u2022\u00b7]\s")
_LEAD = re.compile(r"[^:\d]*\d[^:]*: ")
"""What both halves share: a programme and its years before a colon."""
_GAP = "   "
"""What parts the cells of a row that is kept on one line."""
_HALVES = 2


def welsh_half(line: str, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Return start and end of the Welsh half of a line, with the sign between the halves; None for any other line."""
    signs = [match.span() for match in _BETWEEN.finditer(line)]
    if len(signs) != _HALVES - 1:
        return None
    end, start = signs[0]
    begin, stop = _cell(line, end, start)
    halves = line[begin:end], line[start:stop]
    welsh = [vocabulary.welsh.is_welsh(plain(half)) for half in halves]
    if welsh == [True, False] and has_letters(halves[1]):
        return begin, start
    return (end, stop) if welsh == [False, True] and has_letters(halves[0]) else None


def _cell(line: str, end: int, start: int) -> tuple[int, int]:
    """Return start and end of what a sign from `end` to `start` parts: the line, or the cell of a row, behind its lead."""
    lead = _LEAD.match(line, 0, end)
    before, after = line.rfind(_GAP, 0, end), line.find(_GAP, start)
    begin = before + len(_GAP) if before >= 0 else 0
    return max(begin, lead.end() if lead else 0), after if after >= 0 else len(line)


def in_english(lines: Sequence[str], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the lines with blanks for the Welsh half of those that have one."""
    for line in lines:
        half = welsh_half(line, vocabulary)
        yield line if half is None else f"{line[: half[0]]}{' ' * (half[1] - half[0])}{line[half[1] :]}"
