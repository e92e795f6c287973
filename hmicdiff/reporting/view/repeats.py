"""Repeated text, side by side: printed twice, used again in a summary, recycled from another year."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from hmicdiff.comparing.terms import normal_form
from hmicdiff.reporting.view.context import BULLETS, Quote, anchor_id
from hmicdiff.reporting.view.redline import Redline, redline_of
from hmicdiff.reporting.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Occurrence, Repeat, Sentence
    from hmicdiff.reporting.view.context import Context

__all__ = ["MOST_REPEATS", "RepeatGroup", "RepeatRow", "RepeatText", "repeat_groups"]

MOST_REPEATS = 200
"""Repeats of each kind on the page; all stand in tables/repeats.csv."""

_GROUPS = (
    ("recycled", "Recycled from one report to another", "The same sentence, or nearly the same, stands in reports of different years. It may still be true; it is not a new finding."),
    ("duplicated_block", "Printed twice in one report", "A page or block stands twice in the text. It is counted once."),
    ("reused_summary", "Used again in a summary", "A report’s summary repeats its own findings. They are counted once."),
    ("boilerplate", "Standing text", "Words the inspectorate prints in many reports. Never shown as a finding."),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatText:
    """One wording of a repeated passage."""

    parts: tuple[str, ...]
    """Its paragraphs, headings and bullets, as the report prints them."""
    quotes: tuple[Quote, ...]
    """Every place that has it, each with the same words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatRow:
    """One repeated passage."""

    ids: tuple[str, ...]
    """Ids of the repeats that are this one passage: each two reports that share it have one of their own."""
    likeness: str
    """``word for word`` or how near."""
    size: str
    quotes: tuple[Quote, ...]
    parts: tuple[tuple[str, ...], ...]
    """Each quote in its paragraphs, headings and bullets, as the report prints them."""
    redline: Redline | None
    """What differs between the first wording and the second; null where nothing does, or too much."""

    @property
    def texts(self) -> tuple[RepeatText, ...]:
        """The wordings in the order of their first places, each once with all of its places."""
        found: defaultdict[tuple[str, ...], list[Quote]] = defaultdict(list)
        for quote, parts in zip(self.quotes, self.parts, strict=True):
            found[parts].append(quote)
        return tuple(RepeatText(parts=parts, quotes=tuple(quotes)) for parts, quotes in found.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatGroup:
    """Repeats of one kind."""

    role: str
    heading: str
    words: str
    rows: tuple[RepeatRow, ...]
    """The longest ones."""
    more: tuple[str, ...]
    """Ids of the repeats beside those shown."""


def repeat_groups(context: Context) -> tuple[RepeatGroup, ...]:
    """Repeats by kind, the longest first; kinds without any are left out."""
    groups = (_group(role, heading, words, context) for role, heading, words in _GROUPS)
    return tuple(group for group in groups if group.rows)


def _group(role: str, heading: str, words: str, context: Context) -> RepeatGroup:
    own = [each for each in context.comparison.repeats if each.role == role]
    joined = sorted(_joined(own), key=_order)
    return RepeatGroup(
        role=role,
        heading=heading,
        words=words,
        rows=tuple(_row(each, context) for each in joined[:MOST_REPEATS]),
        more=tuple(anchor_id("r", one.id) for each in joined[MOST_REPEATS:] for one in each),
    )


def _joined(repeats: Sequence[Repeat]) -> list[tuple[Repeat, ...]]:
    """The repeats of one kind, those of the same words together: every two reports that share them have one."""
    found: defaultdict[tuple[str, ...], list[Repeat]] = defaultdict(list)
    for each in repeats:
        found[each.kind, *sorted({normal_form(one.quote) for one in each.occurrences})].append(each)
    return [tuple(sorted(each, key=lambda one: one.id)) for each in found.values()]


def _order(repeats: Sequence[Repeat]) -> tuple[int, int, str]:
    places = {(one.report, one.line_start) for each in repeats for one in each.occurrences}
    return -len(places), -repeats[0].sentences, repeats[0].id


def _row(repeats: Sequence[Repeat], context: Context) -> RepeatRow:
    repeat = replace(repeats[0], occurrences=_places(repeats, context))
    first, *others = repeat.occurrences
    second = next((one for one in others if one.quote.split() != first.quote.split()), first)
    quotes = tuple(
        context.cite(each, _heading(each.report, each.section, context)) for each in repeat.occurrences
    )
    near = f"{repeat.similarity * 100:.0f}% alike"
    return RepeatRow(
        ids=tuple(anchor_id("r", each.id) for each in repeats),
        likeness="word for word" if repeat.kind == "verbatim" else near,
        size=counted(repeat.sentences, "sentence"),
        quotes=quotes,
        parts=tuple(
            _parts(quote.text, each, context) for quote, each in zip(quotes, repeat.occurrences, strict=True)
        ),
        redline=None if repeat.kind == "verbatim" else redline_of(first.quote, second.quote),
    )


def _places(repeats: Sequence[Repeat], context: Context) -> tuple[Occurrence, ...]:
    """Every place of repeats of the same words once, in time; a repeat alone keeps its order."""
    if len(repeats) == 1:
        return repeats[0].occurrences
    found = dict.fromkeys(one for each in repeats for one in each.occurrences)
    return tuple(sorted(found, key=lambda one: (context.order[one.report], one.line_start, one.line_end)))


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
