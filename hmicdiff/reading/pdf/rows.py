"""Runs of a page put together: lines of print, and the gaps that part columns."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hmicdiff.reading.pdf.parts import Run

__all__ = [
    "LETTERED",
    "SENTENCE_END",
    "PrintLine",
    "as_line",
    "baseline_rows",
    "group_rows",
    "gutters",
    "is_address",
    "is_mark_of",
    "wraps",
]

_SAME_ROW: Final = 0.45
"""Difference of baselines, in font sizes, up to which runs stand in one row; raised marks stay in it."""
_GUTTER: Final = 1.3
"""Least width of a gap between columns, in font sizes, where one row shows it."""
_LONG_GUTTER: Final = 0.8
"""The same where it runs through several rows: filled lines come near to it from both sides."""
_MARKS: Final = frozenset("•●▪■◦‣·⁃∙–-—o")
_PLAIN_MARK: Final = "•"
_PRIVATE_MARK: Final = re.compile(r"[\uf020-\uf0ff]\s+(?=\S)")
"""A sign of a symbol font (Symbol, Wingdings) at a line's beginning."""
_SIGN_LETTERS: Final = frozenset("oüØ§Ÿvlnq")
"""What the common marks of Wingdings and Symbol are as letters, where a file does not say what they mean."""
_SIGN_KINDS: Final = frozenset({"So", "Sm", "Co", "Po", "Pd"})
SENTENCE_END: Final = tuple(".:;?!’”")
"""What a line that ends its sentence ends with."""
LETTERED: Final = r"\(?(?:[a-z]|[ivx]{1,5})[.)]"
"""The letter or Roman number that an item begins with; a short word that ends a sentence is none."""
_ENUMERATOR: Final = re.compile(rf"(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.)]?|{LETTERED})")
_HANGING: Final = 5.0
"""Farthest, in font sizes, that the text of an item hangs behind its mark."""
_APART: Final = 0.12
"""Gap, in font sizes, without which a letter is no mark but the first of a word."""
_ADDRESS: Final = re.compile(r"\(?(?:https?://|www\.)\S+|(?=[^\s(/]*/)[^\s(]+\)[.,;:]?")
"""The address of a link that a browser prints behind it, or how one goes on that began on the line before."""
_SOFT: Final = "\u00ad"
_LETTER: Final = re.compile(r"[A-Za-z]")
_TIGHT: Final = 1.5
"""Farthest, in font sizes, that the lines of a title stand one below the other."""
_ALIKE: Final = 0.3
"""Difference, in font sizes, up to which two lines begin, or have their middle, at the same place."""
_OPEN_END: Final = re.compile(
    r"(?:[,\u2013\u2014-]|\b(?:an?|and|at|by|for|from|in|of|on|or|the|to|with|&))$", re.IGNORECASE
)
"""How a line ends that does not end its title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintLine:
    """A line of print within one column."""

    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    text: str


def group_rows(runs: Iterable[Run]) -> list[tuple[Run, ...]]:
    """Return the runs in rows of one baseline, from top to bottom, each row from left to right.

    An item's mark (``•``, ``1.2``, ``(a)``) is joined to the text that hangs behind it.
    """
    return [tuple(_with_marks(list(row))) for row in baseline_rows(runs)]


def baseline_rows(runs: Iterable[Run]) -> list[tuple[Run, ...]]:
    """Return the runs in rows of one baseline, from top to bottom, each from left to right."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.y, run.x0, run.text)):
        if rows and rows[-1][0].y - run.y <= _SAME_ROW * max(rows[-1][0].size, run.size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [tuple(sorted(row, key=lambda run: (run.x0, run.x1))) for row in rows]


def wraps(upper: Run, lower: Run) -> bool:
    """Whether a title goes on in the line below it: the same print, set to the same side, and a small letter or an open end."""
    if (upper.size, upper.bold, upper.white) != (lower.size, lower.bold, lower.white):
        return False
    middles = abs(upper.x0 + upper.x1 - lower.x0 - lower.x1) / 2
    apart = min(abs(upper.x0 - lower.x0), abs(upper.x1 - lower.x1), middles)
    if apart > _ALIKE * upper.size or not 0 < upper.y - lower.y <= _TIGHT * upper.size:
        return False
    return lower.text[:1].islower() or _OPEN_END.search(upper.text.rstrip()) is not None


def gutters(rows: Sequence[Sequence[Run]]) -> list[tuple[float, float]]:
    """Return the vertical gaps, from left to right, that no run of `rows` reaches into."""
    runs = sorted((run for row in rows for run in row), key=lambda run: run.x0)
    found: list[tuple[float, float]] = []
    if not runs:
        return found
    width = _LONG_GUTTER if len(rows) > 1 else _GUTTER
    least = width * sorted(run.size for run in runs)[len(runs) // 2]
    reach = runs[0].x1
    for run in runs:
        if run.x0 - reach >= least:
            found.append((reach, run.x0))
        reach = max(reach, run.x1)
    return found


def as_line(row: Sequence[Run]) -> PrintLine:
    """Return the runs of one row and column as a line, in the size of its longest run; printed addresses are smaller than their text."""
    largest = max(row, key=lambda run: (not is_address(run.text), len(run.text)))
    return PrintLine(
        x0=row[0].x0,
        x1=max(run.x1 for run in row),
        y=largest.y,
        size=largest.size,
        bold=all(run.bold for run in row if _LETTER.search(run.text)) and any(run.bold for run in row),
        text=_without_soft_hyphens("".join(_spaced(row))),
    )


def is_address(text: str) -> bool:
    """Whether print is the address of a link and nothing else, or what of one stands on another line."""
    return _ADDRESS.fullmatch(text.strip()) is not None


def _without_soft_hyphens(text: str) -> str:
    """Return a line without the soft hyphens at which it was not divided."""
    return f"{text[:-1].replace(_SOFT, '')}{text[-1:]}" if _SOFT in text else text


def _spaced(row: Sequence[Run]) -> Iterator[str]:
    """Yield the texts of a row's runs with a space where a gap shows, three where a column's gap does."""
    last: Run | None = None
    for run in row:
        gap = (run.x0 - last.x1) / run.size if last else 0.0
        yield f"{' ' * (3 if gap > 2 * _GUTTER else 1 if gap > _APART else 0)}{run.text}"
        last = run


def _with_marks(row: list[Run]) -> Iterator[Run]:
    """Yield the runs of a row, a mark at its left joined to the text behind it."""
    index = 0
    while index < len(row):
        run = row[index]
        after = row[index + 1] if index + 1 < len(row) else None
        if after is not None and is_mark_of(run, after, first=index == 0):
            yield replace(after, x0=run.x0, text=f"{_plain_mark(run.text)} {after.text}")
            index += 1
        elif index == 0 and _PRIVATE_MARK.match(run.text):
            yield replace(run, text=_PRIVATE_MARK.sub(f"{_PLAIN_MARK} ", run.text))
        else:
            yield run
        index += 1


def is_mark_of(run: Run, after: Run, *, first: bool) -> bool:
    """Whether a run is the mark of the item whose text comes after it."""
    if not _LETTER.search(after.text) or after.x0 - run.x1 > _HANGING * after.size:
        return False
    apart = after.x0 - run.x1 >= _APART * after.size or not run.text.isalpha()
    if run.text in _MARKS:
        return apart
    return first and (bool(_ENUMERATOR.fullmatch(run.text)) or (_is_sign(run.text) and apart))


def _is_sign(text: str) -> bool:
    """Whether text is one sign that is no letter, digit, quote or currency, or a letter that symbol fonts have for one."""
    return len(text) == 1 and (text in _SIGN_LETTERS or unicodedata.category(text) in _SIGN_KINDS)


def _plain_mark(text: str) -> str:
    """Return an item's mark, one that no reader knows (a sign of a symbol font) as a bullet."""
    return text if text in _MARKS - {"o"} or not _is_sign(text) else _PLAIN_MARK
