"""Before a report is called silent on a thread: what it says of the matter in other words, or in another place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hmicdiff.comparing.threads.points import PointMaker

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hmicdiff.comparing.mentions import Mention, MentionIndex
    from hmicdiff.judging.case import Case
    from hmicdiff.judging.sides import Side
    from hmicdiff.vocabulary.threads import Threads

__all__ = ["with_mention"]

_MOST = 3
"""So many of the weightiest points say what a thread is about in one report."""
_WEIGHT = 0.5
"""A sentence that was found by its words counts half of one that names the thread."""


def with_mention(case: Case, indices: Mapping[str, MentionIndex], table: Threads) -> Case:
    """Return a thread's case, where one report is silent with the sentence in which it does speak of the matter.

    A clear mention that judges is held against the other report, loosely; any other only stands against
    the word that the report is silent.
    """
    if case.is_topic or bool(case.left) == bool(case.right):
        return case
    silent = case.right if case.left else case.left
    mention = _mention(case.left or case.right, indices[silent.report])
    if mention is None:
        return case
    point = PointMaker.of(silent.reading, table).point(mention.sentence, _WEIGHT)
    side = replace(silent, points=(point,))
    speaking = case.left or case.right
    judged = mention.is_clear and "neutral" not in {speaking.polarity, point.polarity}
    found = replace(case, right=side) if case.left else replace(case, left=side)
    return replace(found, is_loose=True, is_elsewhere=not judged)


def _mention(side: Side, index: MentionIndex) -> Mention | None:
    """Return where a silent report most likely speaks of what the other one finds."""
    telling = [point for point in side.findings if point.kind != "grade"]
    judged = [point for point in telling if point.polarity != "neutral"]
    weightiest = sorted(judged or telling, key=lambda point: (-point.weight, point.line_start))
    return index.best(point.quote for point in weightiest[:_MOST])
