"""Verbatim quotes of more than one sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Quoted, Reading

__all__ = ["quote_between"]

_WHITE = re.compile(r"\s+")
_WORD = re.compile(r"\S+")


def quote_between(reading: Reading, first: Quoted, last: Quoted) -> str:
    """Return the report's text from the start of `first` to the end of `last`, on one line.

    Whatever is printed between them belongs to it, so that the quote stands verbatim at
    ``first.line_start`` to ``last.line_end``.
    """
    if first is last:
        return first.quote
    head, tail = _lines(reading, first), _lines(reading, last)
    start = _offset(head, first.quote, at_end=False)
    end = _offset(tail, last.quote, at_end=True)
    before_last = "\n".join(reading.lines[first.line_start - 1 : last.line_start - 1])
    whole = (
        f"{before_last}\n{tail[:end]}" if before_last or last.line_start > first.line_start else tail[:end]
    )
    return _WHITE.sub(" ", whole[start:]).strip()


def _lines(reading: Reading, place: Quoted) -> str:
    """Return the lines of `place` as one text."""
    return "\n".join(reading.lines[place.line_start - 1 : place.line_end])


def _offset(text: str, quote: str, *, at_end: bool) -> int:
    """Return where `quote` starts (or ends) in `text`, white space aside; the text's ends if it is not there."""
    sought = " ".join(quote.split())
    words = list(_WORD.finditer(text))
    plain = " ".join([word.group() for word in words])
    at = plain.find(sought) if sought else -1
    if at < 0:
        return len(text) if at_end else 0
    if not at_end:
        return _place_of(at, words)
    end = at + len(sought)
    while (at := plain.find(sought, end)) >= 0:
        end = at + len(sought)
    return _place_of(end - 1, words) + 1


def _place_of(offset: int, words: Sequence[re.Match[str]]) -> int:
    """Return where a letter stands in a text, told by its place among the text's words, one space apart."""
    start = 0
    for word in words:
        if offset < start + word.end() - word.start():
            return word.start() + offset - start
        start += word.end() - word.start() + 1
    return words[-1].end()
