"""The day of publication that a sentence near the top tells (``HMICFRS published this report on 27 October 2022``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hmicdiff.structure.dates import DATE, iso_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.structure.blocks import Block
    from hmicdiff.text import Place

__all__ = ["told_date"]

_REPORT = r"(?:this|its|our|the|their) (?:(?:full|final|inspection|assessment|latest|PEEL) ){0,3}report"
_OF_WHOM = r"(?:,? ['\"][^'\"]{3,160}['\"],?| (?:on|about|into|of) (?:us|(?:[\w&-]+ ){0,8}?(?:force|service|constabulary|brigade|police)))?"
_ON = rf",? (?:in full )?(?:on|in) (?P<date>{DATE.pattern})"
_TOLD = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?:HMIC(?:FRS)?\)?|inspectorate|inspectors|we) (?:(?:has|have|first|today) )*(?:published|released|issued) {_REPORT}{_OF_WHOM}{_ON}",
        rf"\b{_REPORT}{_OF_WHOM},? (?:which )?was (?:(?:first|originally) )?(?:published|released|issued)(?: by (?:the )?[\w' ]{{2,70}}?)?{_ON}",
        rf"\bpublication of {_REPORT}{_OF_WHOM}{_ON}",
    )
)
_OF_AN_OLDER_ONE = re.compile(
    r"[^.]*\b(?:re-?visit|progress|follow(?:ed|ing)?[- ]up|post-inspection)\b[^.]*$", re.IGNORECASE
)
"""What a later review has in its title: the report that it speaks of is not this text."""
_LETTER = re.compile(r"Dear\b")
_FIRST_TITLES = 3
"""Lines at the top of a text that are its title, and no heading of a chapter on progress."""
_MOST_WORDS = 16
"""Words of a title, at the most."""


def told_date(blocks: Sequence[Block]) -> tuple[str, Place] | None:
    """Return ISO date and place of the day on which the report, by a sentence of its first `blocks`, was published.

    None in letters and later reviews, whose sentences tell when the report was published that they go back to.
    """
    titles = [text for text in map(_title_of, blocks) if text]
    if any(map(_LETTER.match, titles)) or any(map(_OF_AN_OLDER_ONE.match, titles[:_FIRST_TITLES])):
        return None
    for block in blocks:
        for form in _TOLD:
            told = form.search(block.text.text)
            if told is not None and (date := iso_date(told["date"])):
                return date, block.text.place(*told.span("date"))
    return None


def _title_of(block: Block) -> str:
    """Return the words of a block that may be a title, "" for any other."""
    text = block.text.text
    return text if len(text.split()) <= _MOST_WORDS else ""
