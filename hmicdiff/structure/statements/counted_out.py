"""A share that is counted out beside its earlier one: "in 17 of 22 cases, compared with 6 of 28 when we last looked"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hmicdiff.structure.leanings import leaning_of
from hmicdiff.structure.statements.counted import head_of, nouns_in

if TYPE_CHECKING:
    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["SHARE", "more_is_better_of", "share_behind", "share_of"]

SHARE = re.compile(
    r"(?<![\d.,])(?P<part>\d[\d,]{0,8}) (?:of|out of) (?:the |those |these )?(?P<whole>\d[\d,]{0,8})\b"
)
_WHOLE = re.compile(r" (?:of|out of) (?:the |those |these )?(?P<whole>\d[\d,]{0,8})\b")


def share_behind(text: str, earlier: re.Match[str]) -> float | None:
    """Return the share whose part is the number `earlier`, by the whole right behind it; None where none stands there."""
    behind = _WHOLE.match(text, earlier.end())
    if behind is None or not earlier["number"]:
        return None
    return _divided(earlier["number"], behind["whole"])


def share_of(counted: re.Match[str]) -> float | None:
    """Return the share that a match of `SHARE` counts out, None where its whole is smaller than its part."""
    return _divided(counted["part"], counted["whole"])


def _divided(part: str, whole: str) -> float | None:
    """Return one printed number as a share of another, None where it is none."""
    few, all_of_them = int(part.replace(",", "")), int(whole.replace(",", ""))
    return few / all_of_them if 0 <= few <= all_of_them and all_of_them else None


def more_is_better_of(words: str, cues: Cues) -> bool | None:
    """Return whether more of what `words` say of the cases counted is better; None where they do not tell.

    By its noun, as sickness; else what is done as it should be is the better the more there is of it, and what is found
    wanting the worse: "no plan was recorded in 4 of 20".
    """
    nouns = nouns_in(words, cues)
    if nouns:
        return head_of(words, nouns).more_is_better
    if cues.frames["not-done"].is_in(words):
        return False if leaning_of(words, cues) == "concern" else None
    return True if cues.frames["done-as-it-should"].is_in(words) else None
