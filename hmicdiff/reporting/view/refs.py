"""References: sentences that the page does not print a second time, but takes from the numbered extracts."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from hmicdiff.reporting.words import EVIDENCE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hmicdiff.model import Cited, Quoted
    from hmicdiff.reporting.view.context import Context, Place

__all__ = ["Ref", "lines_of", "make_ref", "spot_of"]

_WORD = re.compile(r"\S+")
_KINDS = ("", *filter(None, EVIDENCE_WORDS.values()))
"""What a reference may be, in the order in which the page's script knows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A sentence by its place."""

    place: Place
    spot: str
    """Offset in its first line, its last line, and where it ends there, apart by dots; empty where whole lines are
    meant."""
    kind: str = ""
    """What it is, in words; may be empty."""

    @property
    def code(self) -> str:
        """All of it for the page's script: first line, spot, page after ``p``, kind after ``k``."""
        start = self.place.href.partition("-")[2]
        page = self.place.lines.partition(",")[0].removeprefix("page ") if "page" in self.place.lines else ""
        kind = f"k{_KINDS.index(self.kind)}" if self.kind else ""
        return f"{start}.{self.spot}{f'p{page}' if page else ''}{kind}"


def make_ref(cited: Cited, context: Context, kind: str = "") -> Ref:
    """A reference to a cited sentence."""
    spot = spot_of(cited.report, cited, context)
    return Ref(
        place=context.place(cited.report, cited), spot=".".join(map(str, spot[1:])) if spot else "", kind=kind
    )


def lines_of(cited: Iterable[Cited]) -> Iterator[tuple[str, int]]:
    """Every line that references stand on, by report, so that the page holds it."""
    for each in cited:
        yield from ((each.report, line) for line in range(each.line_start, each.line_end + 1))


def spot_of(report: str, one: Quoted, context: Context) -> tuple[int, int, int, int] | None:
    """First line and offset, last line and offset of a quote in its stripped lines; null where it is not found."""
    key = report, one.line_start, one.line_end, one.quote
    if key not in context.spots:
        context.spots[key] = _spot_of(report, one, context)
    return context.spots[key]


def _spot_of(report: str, one: Quoted, context: Context) -> tuple[int, int, int, int] | None:
    """Do the work of `spot_of`, once for each quote."""
    lines = [line.strip() for line in context.readings[report].lines[one.line_start - 1 : one.line_end]]
    found = _span_in(" ".join(lines), one.quote.split())
    if not found:
        return None
    start, end = found
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    first, last = (bisect_right(starts, at) - 1 for at in (start, end - 1))
    return (one.line_start + first, start - starts[first], one.line_start + last, end - starts[last])


def _span_in(text: str, words: Sequence[str]) -> tuple[int, int] | None:
    """Where words first stand in a text, whatever white space is between them; null where they don't."""
    if words and " ".join(text.split()) == text:
        at = text.find(quote := " ".join(words))
        return None if at < 0 else (at, at + len(quote))
    spans = [match.span() for match in _WORD.finditer(text)]
    starts = [0, *accumulate(end - start + 1 for start, end in spans)]
    at = " ".join(text[start:end] for start, end in spans).find(quote := " ".join(words))
    if at < 0 or not words:
        return None
    first, last = (bisect_right(starts, place) - 1 for place in (at, at + len(quote) - 1))
    return spans[first][0] + at - starts[first], spans[last][0] + at + len(quote) - starts[last]
