"""The label of a box that goes on over a page, printed again there (``Recommendations (continued)``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Artefact
    from hmicdiff.structure.layout.rows import Row
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.cue_rows import ItemKind

__all__ = ["find_continued"]


def find_continued(rows: Sequence[Row], vocabulary: Vocabulary) -> tuple[Artefact, ...]:
    """Return the lines that say that a box goes on, where it is still open: what is below them goes on with what is above.

    Behind another heading, or where a box of another kind is open, such a line is the label of what stands below it.
    """
    found: list[Artefact] = []
    opened: frozenset[ItemKind] = frozenset()
    labelled = False
    for row in rows:
        if not row.bare or row.row is not None:
            continue
        if vocabulary.cues.goes_on_with(row.bare) in opened:
            found.append(row.as_artefact("second_copy"))
            continue
        kind = vocabulary.cues.item_heading(row.bare) or _label_of(row.bare, vocabulary)
        if kind is not None:
            opened = _opened_by(kind, opened)
        elif _ends(row, vocabulary, labelled=labelled):
            opened = frozenset()
        labelled = kind is not None
    return tuple(found)


def _ends(row: Row, vocabulary: Vocabulary, *, labelled: bool) -> bool:
    """Whether a box ends before a line: at a heading that reports have, or one of the format's that is no title of the box."""
    if vocabulary.headings.may_begin(row.bare) and vocabulary.headings.find(row.bare):
        return True
    return row.kind == "heading" and not labelled


def _opened_by(kind: ItemKind, opened: frozenset[ItemKind]) -> frozenset[ItemKind]:
    """Return the kinds of box that are open below a label: a cause of concern stays so over its recommendations."""
    within = kind == "recommendation" and "cause_of_concern" in opened
    return frozenset({kind, "cause_of_concern"}) if within else frozenset({kind})


def _label_of(line: str, vocabulary: Vocabulary) -> ItemKind | None:
    """Return the kind of the label that opens a line (``Area for improvement: the force should ...``), None for any other."""
    likely = vocabulary.cues.item_labels.likely(line)
    return next((kind for kind, pattern in likely if pattern.search(line)), None)
