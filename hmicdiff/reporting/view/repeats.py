"""Repeated text, side by side: printed twice, used again in a summary, recycled from another year."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from hmicdiff.reporting.view.context import BULLETS, Quote, anchor_id
from hmicdiff.reporting.view.redline import Redline, redline_of
from hmicdiff.reporting.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Occurrence, Repeat, Sentence
    from hmicdiff.reporting.view.context import Context

__all__ = ["RepeatGroup", "RepeatRow", "repeat_groups"]

_GROUPS = (
    ("recycled", "Recycled from one report to another", "The same sentence, or nearly the same, stands in reports of different years. It may still be true; it is not a new finding."),
    ("duplicated_block", "Printed twice in one report", "A page or block stands twice in the text. It is counted once."),
    ("reused_summary", "Used again in a summary", "A report’s summary repeats its own findings. They are counted once."),
    ("boilerplate", "Standing text", "Words the inspectorate prints in many reports. Never shown as a finding."),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatRow:
    """One repeated passage."""

    id: str
    likeness: str
    """``word for word`` or how near."""
    size: str
    quotes: tuple[Quote, ...]
    parts: tuple[tuple[str, ...], ...]
    """Each quote in its paragraphs, headings and bullets, as the report prints them."""
    redline: Redline | None
    """What differs between the first place and the second; null where nothing does, or too much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatGroup:
    """Repeats of one kind."""

    role: str
    heading: str
    words: str
    rows: tuple[RepeatRow, ...]


def repeat_groups(context: Context) -> tuple[RepeatGroup, ...]:
    """Repeats by kind, the longest first; kinds without any are left out."""
    found = context.comparison.repeats
    groups = (
        RepeatGroup(
            role=role,
            heading=heading,
            words=words,
            rows=tuple(_row(each, context) for each in sorted(found, key=_order) if each.role == role),
        )
        for role, heading, words in _GROUPS
    )
    return tuple(group for group in groups if group.rows)


def _order(repeat: Repeat) -> tuple[int, int, str]:
    return -len(repeat.occurrences), -repeat.sentences, repeat.id


def _row(repeat: Repeat, context: Context) -> RepeatRow:
    first, second = (repeat.occurrences * 2)[:2]
    quotes = tuple(
        context.cite(each, _heading(each.report, each.section, context)) for each in repeat.occurrences
    )
    near = f"{repeat.similarity * 100:.0f}% alike"
    return RepeatRow(
        id=anchor_id("r", repeat.id),
        likeness="word for word" if repeat.kind == "verbatim" else near,
        size=counted(repeat.sentences, "sentence"),
        quotes=quotes,
        parts=tuple(
            _parts(quote.text, each, context) for quote, each in zip(quotes, repeat.occurrences, strict=True)
        ),
        redline=None if repeat.kind == "verbatim" else redline_of(first.quote, second.quote),
    )


def _parts(text: str, place: Occurrence, context: Context) -> tuple[str, ...]:
    """Cut a quote where the report begins a paragraph, a heading or a bullet, its mark included."""
    cuts, at, block = [], 0, None
    for one in _between(place, context.in_lines.get(place.report, ())):
        said = " ".join(one.quote.split())
        found = text.find(said, at)
        if found < 0:
            continue
        if block not in {None, one.block}:
            cuts.append(len(text[:found].rstrip().rstrip(BULLETS)))
        at, block = found + len(said), one.block
    return tuple(text[start:end].strip() for start, end in pairwise((0, *cuts, len(text))))


def _between(place: Occurrence, ordered: Sequence[Sentence]) -> Sequence[Sentence]:
    """Return those of sentences in line order that begin on a place's lines."""
    first = bisect_left(ordered, place.line_start, key=_first_line)
    return ordered[first : bisect_right(ordered, place.line_end, key=_first_line)]


def _first_line(sentence: Sentence) -> int:
    return sentence.line_start


def _heading(report: str, section: str, context: Context) -> str:
    found = context.sections.get((report, section))
    return found.heading or "" if found else ""
