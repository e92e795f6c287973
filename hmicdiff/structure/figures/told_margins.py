"""Margins that a note or the next sentence tells of a figure: *With a confidence interval of +/- 1.99 percent*."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from hmicdiff.structure.figures.masks import MARGIN_LEAD
from hmicdiff.structure.figures.numerals import DIGITS, number_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.structure.figures.drafts import Draft
    from hmicdiff.structure.sentences import PlacedSentence

__all__ = ["with_told_margins"]

_TOLD = re.compile(
    rf"(?:[*\u2020\u2021\u00a7]+ ?|\(?\d{{1,3}}[.)]? )?{MARGIN_LEAD}(?:\u00b1|\+ ?/ ?-|\+-|plus or minus)\s*(?P<margin>{DIGITS})"
    r"\s*(?:%|per ?cent(?:age points?)?)\.?",
    re.IGNORECASE,
)
_WORDS = ("confidence", "margin")
"""One of these stands in each such sentence, which is quicker to see."""
_ESTIMATE = "estimate"
_MOST = 40
"""Percentages of a section among which nobody looks for the one that a note is of."""


def with_told_margins(drafts: Sequence[Draft], placed: Sequence[PlacedSentence]) -> list[Draft]:
    """Return the figures of a report, in order, with the margins that sentences of their own tell.

    Such a sentence is of the last percentage right before it in its paragraph; a note, of the one of its section that
    is called an estimate, else of the only one. Where that is open, or the percentage has a margin, it is nobody's.
    """
    told = [
        (number, margin)
        for number, one in enumerate(placed)
        if (margin := _margin(one.text.text)) is not None
    ]
    done = list(drafts)
    if not told:
        return done
    by_section: defaultdict[str, list[int]] = defaultdict(list)
    by_sentence: defaultdict[int, list[int]] = defaultdict(list)
    for at, draft in enumerate(done):
        if draft.quantity.kind == "percent" and draft.role == "level":
            by_section[draft.source.sentence.section].append(at)
            by_sentence[id(draft.source)].append(at)
    for number, margin in told:
        one, before = placed[number], placed[number - 1] if number else None
        if before is not None and before.sentence.block == one.sentence.block:
            place = next(reversed(by_sentence[id(before)]), None)
        else:
            place = _noted(by_section[one.sentence.section], done)
        if place is not None and done[place].quantity.margin is None:
            done[place] = replace(done[place], quantity=replace(done[place].quantity, margin=margin))
    return done


def _margin(text: str) -> float | None:
    """Return the margin that a sentence tells and nothing else, None for any other."""
    if not any(word in text.casefold() for word in _WORDS):
        return None
    told = _TOLD.fullmatch(text)
    return number_value(told["margin"]) if told is not None else None


def _noted(places: Sequence[int], drafts: Sequence[Draft]) -> int | None:
    """Return which of the percentages of a section a note's margin is of, None where that is open."""
    if len(places) > _MOST:
        return None
    estimated = [place for place in places if _ESTIMATE in drafts[place].source.text.text.casefold()]
    said = estimated or places
    return said[0] if len(said) == 1 else None
