"""Sentences that turn on the one before them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from hmicdiff.model import Sentence

__all__ = ["TURNS", "set_against"]

TURNS = re.compile(
    r"^(?:but|however|despite this|nevertheless|even so|yet)\b|^[^,;]{0,40}, however,", re.IGNORECASE
)
"""Words by which a sentence turns on the one before it: "We were, however, concerned to find ..."."""


def set_against(sentences: Iterable[Sentence], good: Container[str | None]) -> Iterator[Sentence]:
    """Yield each sentence that sets a fault against the one right before it in its paragraph, whose id is in `good`."""
    for first, second in pairwise(sentences):
        if first.id in good and _is_fault_behind(first, second):
            yield second


def _is_fault_behind(first: Sentence, second: Sentence) -> bool:
    """Whether a sentence turns on the one before it, and finds fault."""
    near = first.block == second.block and first.section == second.section
    fault = second.polarity in {"concern", "mixed"} and second.standing == "finding"
    return near and fault and TURNS.search(second.text) is not None
