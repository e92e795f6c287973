"""Breaks within a line of a file: line and paragraph separators, as word processors copy what stood on lines of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from hmicdiff.structure.layout.marks import GLYPH, NUMBERED, series_of
from hmicdiff.text import has_letters, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hmicdiff.structure.layout.cells import Span
    from hmicdiff.structure.layout.groups import Group
    from hmicdiff.text import Raw
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["with_soft_breaks"]

_BREAK = re.compile("[\u2028\u2029\x0b]+")
_ENDS = re.compile(r"[.!?:;]['\"\u2019\u201d)]*\s*$")
"""The end of a sentence, a stem or a point."""


def with_soft_breaks(groups: Iterable[Group], raw: Raw, vocabulary: Vocabulary) -> Iterator[Group]:
    """Yield groups; one whose lines hold such breaks is parted where they part sentences, entries, labels or headings.

    A break in mid-sentence only wraps it.
    """
    for group in groups:
        spans = [part for span in group.spans for part in _parts(span, raw)]
        if len(spans) <= len(group.spans) or (group.hinted and group.kind != "bullet"):
            yield group
            continue
        yield from _parted(group, spans, raw, vocabulary)


def _parts(span: Span, raw: Raw) -> Iterator[Span]:
    """Yield the stretches between the breaks of one line."""
    start, end = span
    cuts = [match.span() for match in _BREAK.finditer(raw.text, start, end)]
    for (_, first), (last, _) in pairwise([(start, start), *cuts, (end, end)]):
        if raw.text[first:last].strip():
            yield first, last


def _parted(group: Group, spans: list[Span], raw: Raw, vocabulary: Vocabulary) -> Iterator[Group]:
    """Yield the parts of a group, the first of which stands as the group did."""
    entries = _entries(spans, raw, vocabulary)
    runs = [[0]]
    for before, after in pairwise(range(len(spans))):
        texts = (raw.text[slice(*spans[before])], raw.text[slice(*spans[after])])
        if after in entries or _begins(*texts, vocabulary):
            runs.append([after])
        else:
            runs[-1].append(after)
    for first, *others in runs:
        own = (spans[first], *(spans[other] for other in others))
        words = entries.get(first)
        kind = "bullet" if words else _kind(" ".join(raw.text[slice(*one)] for one in own), vocabulary)
        yield replace(
            group,
            spans=((words or own[0][0], own[0][1]), *own[1:]),
            kind=kind or (None if first else group.kind),
            level=(1 if words else None) if first else group.level,
            page_start=group.page_start and not first,
            alone=group.alone or first > 0,
        )


def _entries(spans: Sequence[Span], raw: Raw, vocabulary: Vocabulary) -> dict[int, int]:
    """Return the pieces that are entries, each with where its words begin in the text.

    A mark that tells by itself opens one, and so do the numbers of a series; one number alone does behind a stem or heading.
    """
    glyphs = ((place, GLYPH.match(raw.text, *span)) for place, span in enumerate(spans))
    found = {place: match.end() for place, match in glyphs if match}
    numbers = ((place, _number(place, span, raw)) for place, span in enumerate(spans))
    for one in series_of(((place, match) for place, match in numbers if match), opening=0):
        before = raw.text[slice(*spans[one.places[0][0] - 1])] if one.places[0][0] else ""
        if len(one.places) > 1 or before.rstrip().endswith(":") or _kind(before, vocabulary):
            found |= {place: max(end, spans[place][0]) for place, end in one.places}
    return found


def _number(place: int, span: Span, raw: Raw) -> re.Match[str] | None:
    """Return the number that opens a piece; that of the first may stand before its words, where its line begins."""
    begin = span[0] if place else raw.text.rfind("\n", 0, span[0]) + 1
    found = NUMBERED.match(raw.text, begin, span[1])
    return found if found and span[0] <= found.end() < span[1] else None


def _begins(before: str, after: str, vocabulary: Vocabulary) -> bool:
    """Whether what stands behind a break begins something of its own."""
    words = after.lstrip()
    ended = _ENDS.search(before) is not None or _kind(before, vocabulary) is not None
    return not words[:1].islower() and (ended or _kind(after, vocabulary) is not None)


def _kind(text: str, vocabulary: Vocabulary) -> str | None:
    """Return what words alone on a line are: a grade, a heading of a programme or of items, or None for any other."""
    words = plain(text)
    if not has_letters(words):
        return None
    if vocabulary.grades.labels(words):
        return "label"
    known = vocabulary.cues.item_heading(words) or vocabulary.headings.find(words)
    return "heading" if known else None
