"""Breaks within a line of a file: line and paragraph separators, as word processors copy what stood on lines of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from hmicdiff.structure.layout.marks import GLYPH
from hmicdiff.text import has_letters, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hmicdiff.structure.layout.cells import Span
    from hmicdiff.structure.layout.groups import Group
    from hmicdiff.text import Raw
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["with_soft_breaks"]

_BREAK = re.compile("[\u2028\u2029\x0b]+")
_ENDS = re.compile(r"[.!?:;]['\"\u2019\u201d)]*\s*$")
"""The end of a sentence, a stem or a point."""

_NUMBER = re.compile(r"\s*\(?(?:[a-h]|[ivx]{1,4}|\d{1,2})[.)]\s+(?=\S)")
"""The number of an entry, behind a break."""


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
    runs = [[spans[0]]]
    for before, after in pairwise(spans):
        if _begins(raw.text[slice(*before)], raw.text[slice(*after)], vocabulary):
            runs.append([after])
        else:
            runs[-1].append(after)
    for number, run in enumerate(runs):
        mark = _mark(raw.text[slice(*run[0])], broken=number > 0)
        kind = "bullet" if mark else _kind(" ".join(raw.text[slice(*one)] for one in run), vocabulary)
        start = run[0][0] + (mark.end() if mark else 0)
        yield replace(
            group,
            spans=((start, run[0][1]), *run[1:]),
            kind=kind or (group.kind if number == 0 else None),
            level=group.level if number == 0 else 1 if mark else None,
            page_start=group.page_start and number == 0,
            alone=group.alone or number > 0,
        )


def _begins(before: str, after: str, vocabulary: Vocabulary) -> bool:
    """Whether what stands behind a break begins something of its own."""
    if _mark(after, broken=True) is not None:
        return True
    words = after.lstrip()
    ended = _ENDS.search(before) is not None or _kind(before, vocabulary) is not None
    return not words[:1].islower() and (ended or _kind(after, vocabulary) is not None)


def _mark(text: str, *, broken: bool) -> re.Match[str] | None:
    """Return the mark of an entry that opens a text; a number counts as one behind a break."""
    return GLYPH.match(text) or (_NUMBER.match(text) if broken else None)


def _kind(text: str, vocabulary: Vocabulary) -> str | None:
    """Return what words alone on a line are: a grade, a heading of a programme or of items, or None for any other."""
    words = plain(text)
    if not has_letters(words):
        return None
    if vocabulary.grades.labels(words):
        return "label"
    known = vocabulary.cues.item_heading(words) or vocabulary.headings.find(words)
    return "heading" if known else None
