"""The judgment on the one subject of a report (crime recording), told in the summary and under no heading of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.structure.grades.judgments import judgments
from hmicdiff.structure.sections.topics import topic_of_passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import Identity
    from hmicdiff.structure.grades.judgments import Judgment
    from hmicdiff.structure.sections import Part
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["on_the_subject"]

_CLEAR = 0.5
"""Least share of the words of what is judged that must speak of the subject."""


def on_the_subject(
    parts: Sequence[Part], identity: Identity, vocabulary: Vocabulary
) -> tuple[int, Judgment] | None:
    """Return the number of the part, and the judgment in it, that a report of one subject makes on that.

    None where a heading of the text is graded itself, or where its summaries judge the subject in two ways: then each speaks
    of a part of it.
    """
    subject = vocabulary.kinds.topic_of(identity.kind)
    if subject is None or any(part.row is not None and part.row.graded for part in parts):
        return None
    found = list(_judged(parts, subject, identity, vocabulary))
    return found[0] if len({one.value for _, one in found}) == 1 else None


def _judged(
    parts: Sequence[Part], subject: str, identity: Identity, vocabulary: Vocabulary
) -> Iterator[tuple[int, Judgment]]:
    """Yield the judgments of this inspection on the subject that summaries give, each with its part."""
    for part in parts:
        for one in judgments(part, identity, vocabulary) if part.role == "summary" else ():
            topic = topic_of_passage(one.area, identity, vocabulary, least=_CLEAR) if one.area else subject
            if one.earlier is None and topic == subject:
                yield part.number, one
