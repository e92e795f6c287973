"""Headings that begin with their grade (``Requires improvement: Supporting victims``, ``[Good] Efficiency``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hmicdiff.structure.layout.extents import Answer
from hmicdiff.vocabulary.grades import GRADE_WORDS

if TYPE_CHECKING:
    from hmicdiff.structure.layout.rows import Row
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["led_by_grade"]

_LED = re.compile(
    rf"\s*(?:(?:our |overall )?(?:grade|judge?ment|rating)\s*[:-]?\s*)?[\[(]?(?P<grade>{GRADE_WORDS})"
    r"(?:[\])]\s*[:|\u00b7\u2013\u2014-]?|\s*[:|\u00b7]|\s+[\u2013\u2014-])\s+(?P<asked>\S.*)",
    re.IGNORECASE,
)


def led_by_grade(row: Row, vocabulary: Vocabulary) -> Answer | None:
    """Return where name and grade stand in a heading that the format gives, and that a sign parts from its grade.

    None where what is left names nothing that the vocabulary knows: *Good: the force has plans* is no heading of an area.
    """
    led = _LED.fullmatch(row.text)
    if led is None or not vocabulary.headings.find(led["asked"]):
        return None
    return Answer(led.span("asked"), led.span("grade"))
