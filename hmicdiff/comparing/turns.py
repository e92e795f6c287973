"""Sentences that turn on the one before them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hmicdiff.text import OF_SUBSTANCE, stems
from hmicdiff.vocabulary.cues import load_cues

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from hmicdiff.model import Sentence

__all__ = ["set_against", "turns"]

_A_WORK = 2
"""Words of substance by which the work is known for another: "its use" may be of what was just told."""


def turns(text: str) -> bool:
    """Whether a sentence turns on the one before it: "We were, however, concerned to find ..."."""
    return load_cues().links["turns"].is_in(text)


def set_against(sentences: Iterable[Sentence], good: Container[str | None]) -> Iterator[Sentence]:
    """Yield each sentence that sets a fault against the one right before it in its paragraph, whose id is in `good`."""
    for first, second in pairwise(sentences):
        if first.id in good and _is_fault_behind(first, second):
            yield second


def _is_fault_behind(first: Sentence, second: Sentence) -> bool:
    """Whether a sentence turns on the one before it, and finds fault."""
    near = first.block == second.block and first.section == second.section
    fault = second.polarity in {"concern", "mixed"} and second.standing == "finding"
    return near and fault and turns(second.text) and not _has_a_matter_of_its_own(second.text, first.text)


def _has_a_matter_of_its_own(text: str, before: str) -> bool:
    """Whether a sentence speaks of another work of the body than the one before it, as summaries do.

    "The force has improved how it responds to domestic abuse. But its management of offenders has weaknesses."
    """
    found = load_cues().links["turns-to-a-work"].search(text)
    told = stems(found["work"], OF_SUBSTANCE) if found is not None else frozenset()
    return len(told) >= _A_WORK and not told & stems(before, OF_SUBSTANCE)
