"""What a machine that filled lines leaves to tell by: the width it filled to, and where a sentence begins.

Text copied or wrapped at a width without blank lines parts its paragraphs by nothing else. Between two lines
of one sentence the next word never fits on the line before; and a word that the text otherwise prints small
stands with a capital where a sentence begins.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from hmicdiff.structure.layout.rows import NEVER_LAST

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["SENTENCE_ENDS", "begins_sentence", "filled_width", "heading_lines", "small_words", "would_fit"]

SENTENCE_ENDS = ".!?"
_FEWEST_FILLED = 6
"""Lines within sentences from which it can be told that a machine filled them."""
_LOOSE = 0.1
"""Share of them that may break early: what was a line of its own before the text was filled."""
_WIDER = 0.02
"""Share of them that may be wider than the rest: one that was never filled."""
_NOT_FILLED = ".:;!?-\u00ad\u2010"
"""What a line ends with that may have ended before the next word, or in the middle of it."""
_WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
_TIMES_SMALL = 4
"""A word is no name that stands so many times as often small as with a capital inside a line."""
_ENDS_WITHIN = re.compile(r"[.!?][\"')]*\s+[\"'(]?[A-Z]")
_ENDS = re.compile(r"[.!?:][\"')]*$")


def filled_width(lines: Sequence[str]) -> int | None:
    """Return the width to which a machine filled the lines of a text, None where no machine did.

    Between two lines of one sentence the next word never fits on the line before. A line before that it
    would have fitted on ends a paragraph then, whether or not a blank line follows. The width is that of lines within
    sentences, but for a few: titles and tables are no wider or narrower for it, and a line that ends in a part of a word
    tells nothing, as its sign may stand beyond the width.
    """
    inner = [(one, two) for one, two in pairwise(lines) if two[0].islower() and one[-1] not in _NOT_FILLED]
    if len(inner) < _FEWEST_FILLED:
        return None
    lengths = sorted(len(one) for one, _ in inner)
    widths = (lengths[-1], lengths[-1 - int(_WIDER * len(lengths))])
    return next((width for width in widths if _is_filled(inner, width)), None)


def _is_filled(inner: Sequence[tuple[str, str]], width: int) -> bool:
    """Whether hardly any two lines of one sentence leave room for the next word."""
    return sum(would_fit(one, two, width) for one, two in inner) <= _LOOSE * len(inner)


def would_fit(line: str, following: str, width: int) -> bool:
    """Whether the first word of the following line would have fitted on a line."""
    return len(line) + 1 + len(following.split(" ", 1)[0]) <= width


def small_words(lines: Iterable[str]) -> frozenset[str]:
    """Return the words that a text prints small inside its lines, and hardly ever with a capital there."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for line in lines:
        for match in _WORD.finditer(line, 1):
            word = match[0]
            if word.islower():
                small[word] += 1
            elif line[: match.start()].rstrip(" \"'(")[-1:] not in SENTENCE_ENDS:
                capital[word.lower()] += 1
    return frozenset(word for word, count in small.items() if count >= _TIMES_SMALL * capital[word])


def begins_sentence(before: str, line: str, small: frozenset[str]) -> bool:
    """Whether a sentence begins with `line` though the line before has no end mark.

    Its first word is one that the text otherwise prints small; names of several words are no sign.
    """
    word, last = _WORD.match(line), before.rsplit(" ", 1)[-1]
    if word is None or not word[0][0].isupper() or word[0].lower() not in small:
        return False
    return last.islower() and last not in NEVER_LAST and not last.endswith("'s")


def heading_lines(lines: Sequence[str], small: frozenset[str], width: int | None) -> int:
    """Return how many of `lines` make a heading in the form of a sentence that fills them; 0 for none.

    It has no end mark, and a new sentence stands on the line below: by its first word, or because there was
    room for it. `lines` begin where a heading may.
    """
    if not lines or not lines[0][:1].isupper():
        return 0
    for count in range(1, len(lines)):
        above, below = lines[count - 1], lines[count]
        if _ENDS.search(above) or _ENDS_WITHIN.search(above):
            return 0
        if above[-1] in ",;-":
            continue
        had_room = width is not None and below[:1].isupper() and would_fit(above, below, width)
        if had_room or begins_sentence(above, below, small):
            return count
    return 0
