"""The menus of a site that were copied before a page's title: words to click on, a path of links, signs to share by."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Artefact
    from hmicdiff.structure.layout.rows import Row
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["find_menu_head"]

_LONGEST = 60
"""Lines behind which no title of a page stands any more."""
_MOST_WORDS = 9
"""Words of an entry of a menu."""
_FEWEST = 3
"""Lines before a title that make a menu; fewer may be lines of the title itself."""


def find_menu_head(rows: Sequence[Row], vocabulary: Vocabulary) -> tuple[Artefact, ...]:
    """Return the lines of menus before the title of a report on a body; none where other text stands before it.

    The title stands on lines of its own; behind it the body is named again, and an area of a programme has its heading
    and a grade. A page that only names a report in its menus has no such text.
    """
    filled = [row for row in rows if row.bare]
    start = _title(filled[:_LONGEST], vocabulary)
    if start < _FEWEST or not all(_is_entry(row, vocabulary) for row in filled[:start]):
        return ()
    if not _reports(filled[start:], vocabulary):
        return ()
    return tuple(
        row.as_artefact("navigation")
        for row in filled[:start]
        if vocabulary.furniture.kind_of(row.bare) is None
    )


def _title(near: Sequence[Row], vocabulary: Vocabulary) -> int:
    """Return the place of the first line of a title that names a body, 0 where there is none.

    A path of links may end in the same words above it.
    """
    places = [place for place in range(len(near)) if _entitles(near, place, vocabulary)]
    if not places:
        return 0
    words = near[places[0]].bare
    own = (place for place in places[1:] if words.endswith(near[place].bare) and words != near[place].bare)
    return next(own, places[0])


def _entitles(near: Sequence[Row], place: int, vocabulary: Vocabulary) -> bool:
    """Whether a line is a title of the inspectorate's, no sentence, and it or the line below names a body."""
    if near[place].bare.endswith(".") or not vocabulary.marks.entitles(near[place].bare):
        return False
    return any(True for row in near[place : place + 2] for _ in vocabulary.bodies.mentions(row.bare))


def _is_entry(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether a line may be one of a menu: what is known to be printed around reports, or a few words that end in no mark."""
    if vocabulary.furniture.kind_of(row.bare) is not None:
        return True
    graded = vocabulary.grades.labels(row.bare)
    path = vocabulary.marks.entitles(row.bare)
    return not graded and (path or len(row.bare.split()) <= _MOST_WORDS) and row.bare[-1] not in ".:;?!,"


def _reports(told: Sequence[Row], vocabulary: Vocabulary) -> bool:
    """Whether lines from a title on name its body again, and hold the heading of a graded area and a grade."""
    titled = {one.body.name for row in told[:2] for one in vocabulary.bodies.mentions(row.bare)}
    behind = told[2:]
    named = any(one.body.name in titled for row in behind for one in vocabulary.bodies.mentions(row.bare))
    headed = any(found.graded for row in behind for found in vocabulary.headings.find(row.bare))
    return named and headed and any(vocabulary.grades.spans(row.bare) for row in behind)
