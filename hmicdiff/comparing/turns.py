"""Sentences that turn on the one before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hmicdiff.model import Sentence

__all__ = ["TURNS", "sets_against"]

TURNS = re.compile(
    r"^(?:but|however|despite this|nevertheless|even so|yet)\b|^[^,;]{0,40}, however,", re.IGNORECASE
)
"""Words by which a sentence turns on the one before it: "We were, however, concerned to find ..."."""


def sets_against(first: Sentence, second: Sentence) -> bool:
    """Whether a sentence sets a fault against the one right before it in its paragraph."""
    near = first.block == second.block and first.section == second.section
    fault = second.polarity in {"concern", "mixed"} and second.standing == "finding"
    return near and fault and TURNS.search(second.text) is not None
