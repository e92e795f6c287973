"""Lists within one paragraph (``the force should: (a) record its reasons; (b) train staff; and (c) review both``)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hmicdiff.structure.layout.cells import Span
    from hmicdiff.structure.layout.groups import Group
    from hmicdiff.text import Raw

__all__ = ["with_inline_entries"]

_MARK = re.compile(r"(?:^|(?<=\s))\(?(?P<number>[a-h]|[ivx]{1,4}|\d{1,2})\)\s+(?=\S)")
_DUTY = r"\b(?:should|must|should have|needs? to|ought to|has to)"
_STEM = re.compile(rf"(?::|{_DUTY})$", re.IGNORECASE)
"""How the words before the first entry end."""
_JOINT = re.compile(rf"(?:^|[:;,]|[;,]\s+(?:and|or)|{_DUTY})\s*$", re.IGNORECASE)
"""How the words before an entry end."""
_REACH = 80
"""Characters before an entry in which those words are looked for."""
_SERIES = (
    ("a", "b", "c", "d", "e", "f", "g", "h"),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
    tuple(str(number) for number in range(1, 21)),
)
_FEWEST = 2
_PARTED = frozenset({None, "bullet"})


def with_inline_entries(groups: Iterable[Group], raw: Raw) -> Iterator[Group]:
    """Yield groups; a paragraph or bullet that holds a list is parted into what leads it and its entries."""
    for group in groups:
        if group.kind not in _PARTED or not _may_hold_marks(group, raw):
            yield group
            continue
        plain, group = group, _with_mark(group, raw)  # noqa: PLW2901 - the same group, its first mark with it
        texts = [raw.text[start:end] for start, end in group.spans]
        text = "\n".join(texts)
        marks = _marks(text)
        if not marks:
            yield plain
            continue
        first = marks[0].start()
        if text[:first].strip():
            yield replace(group, spans=_spans(group.spans, 0, first))
        depth = (
            (group.level or 1) + 1 if group.kind == "bullet" and text[:first].strip() else group.level or 1
        )
        ends = [*(mark.start() for mark in marks[1:]), len(text)]
        for mark, end in zip(marks, ends, strict=True):
            yield replace(
                group,
                spans=_spans(group.spans, mark.end(), end),
                kind="bullet",
                level=depth,
                page_start=False,
                alone=False,
            )


def _may_hold_marks(group: Group, raw: Raw) -> bool:
    """Whether a bracket closes in the lines of a group, that of a mark before its words among them."""
    start = group.spans[0][0]
    first = raw.text.rfind("\n", 0, start) + 1 if group.kind == "bullet" else start
    return raw.text.find(")", first, group.spans[-1][1]) >= 0


def _with_mark(group: Group, raw: Raw) -> Group:
    """Return an entry of a list with the mark of a series that stands before its words."""
    start, end = group.spans[0]
    line = raw.text.rfind("\n", 0, start) + 1
    mark = _MARK.match(raw.text, line, end) if group.kind == "bullet" else None
    return (
        group
        if mark is None or mark.end() != start
        else replace(group, spans=((line, end), *group.spans[1:]))
    )


def _marks(text: str) -> list[re.Match[str]]:
    """Return the marks of a list that begins with the first of a series; none where there are fewer than two."""
    found: list[re.Match[str]] = []
    series: Sequence[str] = ()
    for mark in _MARK.finditer(text):
        if not _JOINT.search(text, max(0, mark.start() - _REACH), mark.start()):
            continue
        if found and len(found) < len(series) and mark["number"] == series[len(found)]:
            found.append(mark)
        elif not found and (kind := next((one for one in _SERIES if one[0] == mark["number"]), None)):
            before = text[: mark.start()].rstrip()
            if not before or _STEM.search(before):
                found, series = [mark], kind
    return found if len(found) >= _FEWEST else []


def _spans(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """Return the stretch of some lines from `start` to `end`, counted in their text with a line end after each."""
    kept = []
    offset = 0
    for first, last in spans:
        low, high = max(start - offset, 0), min(end - offset, last - first)
        if low < high:
            kept.append((first + low, first + high))
        offset += last - first + 1
    return tuple(kept)
