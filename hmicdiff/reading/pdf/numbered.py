"""Numbers in the margin that count the lines of a page: no text of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from hmicdiff.model import Omission
from hmicdiff.reading.pdf.rows import baseline_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.reading.pdf.parts import PageText, Run

__all__ = ["without_line_numbers"]

_NUMBER: Final = re.compile(r"(\d{1,4})(?:\s+(?=\S)|\s*$)")
_FEWEST: Final = 8
"""Numbers in the margin of a page from which they may count its lines, one by one."""
_FEWEST_OF_STEPS: Final = 3
"""The same where only every fifth line, or every tenth, has one."""
_STEPS: Final = (5, 10)
_COUNTED: Final = 0.6
"""Share of the lines of a page that bear a number where its lines are counted; paragraphs are fewer."""
_IN_A_ROW: Final = 0.9
_IN_MID_SENTENCE: Final = 0.2
"""Share of the numbered lines that go on with a sentence, where numbers beside the words count lines and no entries."""
_ALIGNED: Final = 1.5
"""Points within which the numbers stand one below the other."""
_DIGIT: Final = 0.5
"""Width of a digit, or of the space behind a number, in font sizes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Numbered:
    """A row of a page that begins, or ends, with a number."""

    at: int
    """Place of the row among those of its page, from the top."""
    run: Run
    """What holds the number."""
    number: str
    words: str
    """What follows it in the run; nothing where it stands alone."""
    beside: tuple[Run, ...]
    """The other runs of the row."""

    @property
    def right(self) -> float:
        """Where the number ends, as far as can be told."""
        return self.run.x0 + len(self.number) * _DIGIT * self.run.size if self.words else self.run.x1


def without_line_numbers(pages: Sequence[PageText]) -> tuple[PageText, ...]:
    """Return the pages without the numbers of their lines, which stand left or right of all other print of their line."""
    return tuple(map(_without, pages))


def _without(page: PageText) -> PageText:
    """Return one page without the numbers of its lines."""
    rows = baseline_rows(page.runs)
    for side in (0, -1):
        found = _column(rows, side)
        if _count_lines(found, rows):
            return _cleared(page, found)
    return page


def _column(rows: Sequence[Sequence[Run]], side: int) -> list[_Numbered]:
    """Return the rows with a number at one side, of those that stand one below the other."""
    found = [one for at, row in enumerate(rows) if (one := _numbered(at, row, side)) is not None]
    if not found:
        return []
    columns = [
        [one for one in found if abs(place(one) - place(other)) <= _ALIGNED]
        for place in (_left, _right)
        for other in found
    ]
    return max(columns, key=len)


def _left(one: _Numbered) -> float:
    return one.run.x0


def _right(one: _Numbered) -> float:
    return one.right


def _numbered(at: int, row: Sequence[Run], side: int) -> _Numbered | None:
    """Return a row whose outermost run at a side begins with a number; on the right the number is all of it."""
    run = row[side]
    match = _NUMBER.match(run.text)
    if match is None or (side and match.end() < len(run.text)):
        return None
    beside = tuple(one for one in row if one is not run)
    return _Numbered(at=at, run=run, number=match[1], words=run.text[match.end() :], beside=beside)


def _count_lines(found: Sequence[_Numbered], rows: Sequence[Sequence[Run]]) -> bool:
    """Whether numbers go on from line to line, all of them or every so many, beside lines of text."""
    if len(found) < _FEWEST_OF_STEPS or not (_stand_outside(found, rows) or _goes_on_in_lines(found)):
        return False
    steps = Counter(int(after.number) - int(before.number) for before, after in pairwise(found))
    step = steps.most_common(1)[0][0]
    if step == 1:
        counted = [_follows(before, after) for before, after in pairwise(found)]
        return len(found) >= max(_FEWEST, _COUNTED * len(rows)) and sum(counted) >= _IN_A_ROW * len(counted)
    return step in _STEPS and all(_is_so_far_on(before, after) for before, after in pairwise(found))


def _stand_outside(found: Sequence[_Numbered], rows: Sequence[Sequence[Run]]) -> bool:
    """Whether numbers stand alone, left or right of all other print of the page."""
    numbers = {one.run.order for one in found}
    others = [run for row in rows for run in row if run.order not in numbers]
    if not others or any(one.words for one in found):
        return False
    left = max(one.run.x1 for one in found) < min(run.x0 for run in others)
    return left or min(one.run.x0 for one in found) > max(run.x1 for run in others)


def _follows(before: _Numbered, after: _Numbered) -> bool:
    """Whether a number is one more than the last, or begins anew as on a page."""
    return int(after.number) in {int(before.number) + 1, 1}


def _is_so_far_on(before: _Numbered, after: _Numbered) -> bool:
    """Whether a number is as much more than the last as lines stand between the two."""
    return int(after.number) - int(before.number) == after.at - before.at


def _goes_on_in_lines(found: Sequence[_Numbered]) -> bool:
    """Whether enough numbered lines go on with the sentence of the line before, as rows of a table and entries do not."""
    texts = (one.words or "".join(run.text for run in one.beside) for one in found)
    return sum(text.lstrip()[:1].islower() for text in texts) >= _IN_MID_SENTENCE * len(found)


def _cleared(page: PageText, found: Sequence[_Numbered]) -> PageText:
    """Return a page without the numbers, and the words close to one where those of other lines begin."""
    own = {one.run.order: one for one in found}
    begins = Counter(round(min(run.x0 for run in one.beside), 1) for one in found if one.beside)
    left = begins.most_common(1)[0][0] if begins else None
    kept = tuple(
        replace(run, x0=_begin(own[run.order], left), text=own[run.order].words) if run.order in own else run
        for run in page.runs
        if run.order not in own or own[run.order].words
    )
    omissions = (Omission(reason="line_number", text=one.number) for one in found)
    return replace(page, runs=kept, omissions=(*page.omissions, *omissions))


def _begin(one: _Numbered, left: float | None) -> float:
    """Return where the words behind a number begin."""
    told = one.right + _DIGIT * one.run.size
    return left if left is not None and abs(left - told) <= one.run.size else min(told, one.run.x1)
