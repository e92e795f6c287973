"""The title of a report, printed again where its pages were joined."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import Artefact
    from hmicdiff.structure.layout.rows import Row
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["find_reprinted"]

_GOES_ON = re.compile(
    r"[^\w(]{0,4}\(?(?:continued|cont\.?|(?:page|part) \d{1,3}(?: ?(?:of|/) ?\d{1,3})?)\)?$", re.IGNORECASE
)
"""What a page puts behind its title to say that it is a later one."""


def find_reprinted(rows: Sequence[Row], vocabulary: Vocabulary) -> tuple[Artefact, ...]:
    """Return the headings that say the title again, in its words and on its level, as the pages of a site do.

    The title is the first heading that the format tells, where it names a body. Such a heading on a lower level is a
    section's, and so is one with text of its own, but for one that says that it goes on.
    """
    headings = [row for row in rows if row.kind == "heading" and row.bare]
    title = headings[0] if headings else None
    if title is None or not _is_title(title.bare, vocabulary):
        return ()
    again = _again([row for row in rows if row.bare], title, vocabulary)
    return tuple(row.as_artefact("second_copy") for row in again)


def _is_title(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a heading names a body, and is none that reports have."""
    named = vocabulary.bodies.is_named_in(text) or vocabulary.bodies.place.is_in(text)
    return named and not vocabulary.headings.find(text)


def _again(filled: Sequence[Row], title: Row, vocabulary: Vocabulary) -> Iterator[Row]:
    """Yield the headings that are the title once more, each before another heading or a later page's."""
    words = _words(title.bare)
    for row, after in pairwise(filled):
        if row is title or row.kind != "heading" or row.level != title.level:
            continue
        alone = after.kind == "heading" or _GOES_ON.search(row.bare)
        if alone and _words(row.bare) == words and not vocabulary.headings.find(row.bare):
            yield row


def _words(text: str) -> str:
    return _GOES_ON.sub("", text).casefold()
