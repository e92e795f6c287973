"""Reports on several bodies, one behind the other in one file: the first is read, and it is said that others stand there."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from hmicdiff.model import Warning_
from hmicdiff.structure.blocks import without, words_in
from hmicdiff.structure.titles import FIRST, may_be_title, named, titles_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.structure.blocks import Block, Layout
    from hmicdiff.structure.titles import Title
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["part_reports"]

_LEFT_OUT = "other_report"
_FEWEST_BEHIND = 3
"""Blocks that a report has behind its title, at the least."""


def part_reports(layout: Layout, vocabulary: Vocabulary) -> tuple[Layout, tuple[Warning_, ...]]:
    """Return the layout up to the title of a report on another body, and a warning of each that was left out.

    What is left out stands among the artefacts. A title names one body and has the form of the inspectorate's; behind it the
    text grades, and speaks of that body more than of the first. Where the first is named again by such a title, the text is
    its own again.
    """
    found = groupby(titles_in(layout.blocks, vocabulary), key=lambda title: title.bodies)
    titles = [next(run) for _, run in found]
    lone = len(titles) < 2 or titles[0].start >= FIRST  # noqa: PLR2004 - there is a second report
    if lone or any(_names_several(block, vocabulary) for block in layout.blocks[:FIRST]):
        return layout, ()
    first = titles[0]
    ends = [title.start for title in titles[1:]] + [len(layout.blocks)]
    if not _reports(layout.blocks[: ends[0]], vocabulary):
        return layout, ()
    others: dict[str, list[Block]] = {}
    now = first
    for title, end in zip(titles, ends, strict=True):
        part = layout.blocks[title.start : end]
        if title.bodies & first.bodies or _is_of_another(title, first, part, vocabulary):
            now = title
        if not now.bodies & first.bodies:
            others.setdefault(now.name, []).extend(part)
    numbers = {block.number for part in others.values() for block in part}
    return without(layout, numbers, _LEFT_OUT), tuple(
        _warning(first, name, part) for name, part in others.items()
    )


def _names_several(block: Block, vocabulary: Vocabulary) -> bool:
    """Whether a line of a title names several bodies, as that of a joint report does."""
    text = block.text.text
    return (
        may_be_title(block)
        and vocabulary.bodies.place.search(text) is not None
        and not named(text, vocabulary)[0]
    )


def _is_of_another(title: Title, first: Title, part: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether what stands under a title is a report on the body that it names, and not on the first.

    The text behind the line that names it must name that body too, and more often where the title has another form than the
    first one's. A line of plain text is no title beside a first one that is a heading: it may point to another report.
    """
    plain = title.level is None and first.level is not None
    deeper = None not in {title.level, first.level} and (title.level or 0) > (first.level or 0)
    if plain or deeper or (title.of_a_page and not first.of_a_page):
        return False
    if not _reports(part, vocabulary):
        return False
    behind = part[title.line - title.start + 1 :]
    told = [one.body for block in behind for one in vocabulary.bodies.mentions(block.text.text)]
    own, other = (sum(body in bodies for body in told) for bodies in (first.bodies, title.bodies))
    return other > own + 1 or (other >= max(own, 1) and (title.form == first.form or title.of_a_page))


def _reports(part: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether blocks are enough for a report, and one of them grades."""
    graded = any(vocabulary.grades.spans(block.text.text) for block in part)
    return graded and len(part) > _FEWEST_BEHIND


def _warning(first: Title, name: str, part: Sequence[Block]) -> Warning_:
    """Return the warning that a report on another body is left out."""
    message = f"the file holds a report on {name} behind that on {first.name}: its {words_in(part)} words are left out"
    return Warning_(code="other_report", message=message)
