"""Physical lines of a text, and whether its paragraphs run over several."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from hmicdiff.model import Artefact
from hmicdiff.text import plain, unspaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hmicdiff.model import Document

__all__ = ["NEVER_LAST", "Row", "filled_run", "is_wrapped", "lines_to", "read_rows"]

_LONGEST_WRAPPED = 200
_FEW_LONG = 0.05
NEVER_LAST = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "between",
        "by",
        "each",
        "every",
        "for",
        "from",
        "her",
        "his",
        "in",
        "into",
        "is",
        "its",
        "of",
        "on",
        "or",
        "our",
        "that",
        "the",
        "their",
        "these",
        "this",
        "those",
        "to",
        "was",
        "with",
    ]
)
"""Words that no line ends with on purpose: the next line goes on."""
_WRAPPED_SHARE = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One physical line."""

    number: int
    """1-based."""
    text: str
    """As received."""
    bare: str
    """Plain; empty for a blank line."""
    page_start: bool
    """Whether a page begins here: a form feed, a new page number, or a lone leading space in wrapped text."""
    kind: str | None
    """What the format says of the line."""
    level: int | None
    row: int | None
    column: int | None = None
    tall: int = 1
    """How many rows a table cell takes."""
    boxes: tuple[int, ...] = ()

    def as_artefact(self, kind: str) -> Artefact:
        """Return the line as one that is no content, of a kind that the ledger knows."""
        return Artefact(kind=kind, line_start=self.number, line_end=self.number)


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether paragraphs run over several lines, as in text taken from a PDF.

    Told by neighbouring lines of which the first ends in mid-sentence and the second goes on in lower case,
    while hardly any line is as long as paragraphs are.
    """
    filled = [(first, second) for first, second in pairwise(lines) if first.strip() and second.strip()]
    long = sum(len(line) > _LONGEST_WRAPPED for line in lines)
    if not filled or long > _FEW_LONG * sum(bool(line.strip()) for line in lines):
        return False
    broken = sum(_goes_on(first, second) for first, second in filled)
    return broken / len(filled) >= _WRAPPED_SHARE


def _goes_on(first: str, second: str) -> bool:
    """Whether `second` continues the sentence of `first`."""
    before, after = first.strip(), second.strip()
    if len(before) > _LONGEST_WRAPPED or before[-1] in ".!?:;":
        return False
    cut = before.rsplit(" ", 1)[-1].casefold() in NEVER_LAST and after[0].isalnum()
    return after[0].islower() or cut


def read_rows(document: Document, *, wrapped: bool) -> tuple[Row, ...]:
    """Return the physical lines of a document with their page starts."""
    rows = []
    page: int | None = None
    spaced = wrapped and _pages_begin_with_space([line.text for line in document.lines])
    for number, line in enumerate(document.lines, 1):
        new_page = "\f" in line.text or (line.page is not None and line.page != page)
        led = spaced and line.text.startswith(" ") and not line.text.startswith("  ")
        rows.append(
            Row(
                number=number,
                text=line.text,
                bare=plain(unspaced(line.text)),
                page_start=bool(new_page or led),
                kind=line.kind,
                level=line.level,
                row=line.row,
                column=line.column,
                tall=line.rows,
                boxes=line.boxes,
            )
        )
        page = line.page if line.page is not None else page
    return tuple(rows)


def _pages_begin_with_space(lines: Sequence[str]) -> bool:
    """Whether a lone leading space marks a page: most lines have none (text of some PDF extractors)."""
    filled = [line for line in lines if line.strip()]
    led = sum(line.startswith(" ") for line in filled)
    return 0 < led <= 0.2 * len(filled)


def filled_run(rows: Sequence[Row], index: int, *, gap: int, goes_on: Callable[[Row], bool]) -> Iterator[Row]:
    """Yield the filled lines from `index` on, up to one that does not go on or to more blank lines than `gap`."""
    blank = 0
    for row in map(rows.__getitem__, range(index, len(rows))):
        if row.bare and goes_on(row):
            blank = 0
            yield row
        elif row.bare or blank == gap:
            return
        else:
            blank += 1


def lines_to(rows: Sequence[Row], index: int, last: Row) -> int:
    """Return how many lines there are from `index` on to the `last`, both counted."""
    return next(count for count, at in enumerate(range(index, len(rows)), 1) if rows[at] is last)
