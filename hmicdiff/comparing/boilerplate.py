"""Standard text that only a corpus can tell: the same words in the reports of several bodies.

Serves the method and explanation that every report of a programme carries (how victims' codes work,
what a grade means). Praise, criticism, stated change, obligations and counted findings are never
taken for it, since two bodies may well deserve the same sentence.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from hmicdiff.comparing.terms import normal_form, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hmicdiff.model import Quoted, Reading, Report, Sentence

__all__ = ["mark_shared_text", "standard_text"]

_LEAST_WORDS = 8
"""Shorter sentences are alike by chance."""
_LEAST_BODIES = 2
_RUNNING_TEXT = frozenset({"prose", "bullet", "cell", "note"})
_METHOD = frozenset({"scope", "structure", "sample_size"})
"""Roles of figures that tell how the inspection was made."""


def mark_shared_text(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return `readings`, the neutral sentences that several bodies' reports share marked as shared.

    They are listed among the repeats and judged as before: what is said of one body never depends on
    which others are in the run.
    """
    bodies: defaultdict[str, set[str | None]] = defaultdict(set)
    for reading in readings:
        for sentence in reading.sentences:
            if _can_be_shared(sentence):
                bodies[normal_form(sentence.text)].add(reading.report.identity.body)
    shared = frozenset(text for text, names in bodies.items() if len(names) >= _LEAST_BODIES)
    return tuple(_marked(reading, shared) for reading in readings) if shared else tuple(readings)


def standard_text(readings: Iterable[Reading]) -> tuple[str, ...]:
    """Return the names of all sentences marked as shared, sorted: what other bodies' reports bear on."""
    return tuple(sorted(f"{one.report.id} {s.id}" for one in readings for s in one.sentences if s.is_shared))


def _can_be_shared(sentence: Sentence) -> bool:
    """Whether a sentence may be standard text by its form."""
    return (
        sentence.kind in _RUNNING_TEXT
        and sentence.polarity == "neutral"
        and len(words(sentence.text)) >= _LEAST_WORDS
    )


def _marked(reading: Reading, shared: frozenset[str]) -> Reading:
    """Return a reading with its shared sentences marked."""
    sentences = tuple(
        replace(one, is_shared=True)
        if _can_be_shared(one) and normal_form(one.text) in shared and not _is_finding(one, reading.report)
        else one
        for one in reading.sentences
    )
    return replace(reading, sentences=sentences)


def _is_finding(sentence: Sentence, report: Report) -> bool:
    """Whether a sentence states change, obliges or counts something."""
    counted = (one for one in report.figures if one.role not in _METHOD)
    return any(_is_in(one, sentence) for one in (*report.statements, *report.items, *counted))


def _is_in(one: Quoted, sentence: Sentence) -> bool:
    """Whether a quote and a sentence share their words and a line."""
    same_lines = one.line_start <= sentence.line_end and sentence.line_start <= one.line_end
    return same_lines and (one.quote in sentence.quote or sentence.quote in one.quote)
