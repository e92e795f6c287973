"""The label of a box that goes on over a page, printed again there (``Recommendations (continued)``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.model import Artefact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.structure.layout.rows import Row
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["find_continued"]


def find_continued(rows: Sequence[Row], vocabulary: Vocabulary) -> tuple[Artefact, ...]:
    """Return the lines that say that a box goes on, where it is still open: what is below them goes on with what is above.

    Behind another heading such a line is the label of what stands below it.
    """
    found: list[Artefact] = []
    is_open = labelled = False
    for row in rows:
        if not row.bare or row.row is not None:
            continue
        if is_open and vocabulary.cues.goes_on_with(row.bare):
            found.append(Artefact(kind="second_copy", line_start=row.number, line_end=row.number))
            continue
        label = bool(vocabulary.cues.item_heading(row.bare)) or _opens_with_label(row.bare, vocabulary)
        is_open = label or (is_open and not _ends(row, vocabulary, labelled=labelled))
        labelled = label
    return tuple(found)


def _ends(row: Row, vocabulary: Vocabulary, *, labelled: bool) -> bool:
    """Whether a box ends before a line: at a heading that reports have, or one of the format's that is no title of the box."""
    if vocabulary.headings.may_begin(row.bare) and vocabulary.headings.find(row.bare):
        return True
    return row.kind == "heading" and not labelled


def _opens_with_label(line: str, vocabulary: Vocabulary) -> bool:
    """Whether a line opens with an item's label (``Area for improvement: the force should ...``)."""
    return any(pattern.search(line) for _, pattern in vocabulary.cues.item_labels.likely(line))
