"""Which sentences of a report can be findings of its inspection, and which are titles, templates or history."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hmicdiff.comparing.once import once

if TYPE_CHECKING:
    from hmicdiff.model import Reading, Sentence

__all__ = ["TELLS", "spoken_sentences", "title_lines"]

TELLS = re.compile(
    r"n't\b|\d|\b(?:is|are|was|were|has|have|had|does|do|did|can|cannot|could|should|must|will|needs?|remains?|"
    r"continues?|keeps?|makes?|uses?|gets?|gives?|takes?|works?|knows?|helps?|shows?|manages?|provides?|supports?|"
    r"understands?|responds?|records?|treats?|answers?|identif(?:y|ies)|learns?|lacks?|trains?|improved|met)\b|\b\w{3,}ed\b",
    re.IGNORECASE,
)
"""Verbs and numbers by which a line tells something, where a title only names a subject."""
_DOING = re.compile(r"\w+ing\b", re.IGNORECASE)
"""Opens a heading that names what is done, and without a verb tells nothing of how well: "Using powers fairly"."""
_SHORT = 60
"""Characters up to which a line without a verb is a title, or an entry of a list."""
_NO_FINDING = frozenset({"would-bring", "other-bodies", "national", "outside-scope"})
"""Cues of sentences on what a step would bring, on other bodies, or on what was not inspected: no finding on this one."""


@once
def spoken_sentences(reading: Reading) -> tuple[Sentence, ...]:
    """Return the sentences of a report that can be findings of its inspection.

    Headings count where the heading is the finding, as in reports since 2021/22, and not where it
    names a graded question or a part of the report.
    """
    named = title_lines(reading)
    return tuple(
        one
        for one in reading.sentences
        if is_spoken(one) and not (one.kind == "heading" and one.line_start in named)
    )


def title_lines(reading: Reading) -> frozenset[int]:
    """Return the lines of headings that name a graded question or a part of the report, and tell no finding."""
    return frozenset(
        line
        for one in reading.report.sections
        if one.heading_start and (one.grade is not None or one.level == 1)
        for line in range(one.heading_start, (one.heading_end or one.heading_start) + 1)
    )


def is_spoken(sentence: Sentence) -> bool:
    """Whether a sentence by itself can be a finding: not a template, a repeat, history or a question."""
    is_text = sentence.kind in {"prose", "bullet", "heading", "cell"}
    is_title = sentence.kind == "heading" and (
        sentence.polarity == "neutral" or (_DOING.match(sentence.text) and not TELLS.search(sentence.text))
    )
    hidden = is_title or sentence.is_boilerplate or sentence.is_history or sentence.repeat_of is not None
    is_name = sentence.polarity == "neutral" and _is_name(sentence.text)
    is_open = is_name or sentence.text.rstrip().endswith("?") or sentence.polarity_rule in _NO_FINDING
    return is_text and not hidden and not is_open and sentence.topic != "context"


def _is_name(text: str) -> bool:
    """Whether a line is a title or an entry of a list: short, without a verb, and ended by no full stop."""
    return len(text) <= _SHORT and not text.rstrip().endswith((".", "!")) and not TELLS.search(text)
