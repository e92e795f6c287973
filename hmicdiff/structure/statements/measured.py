"""A measure beside its earlier value in one sentence: "It attends 60 percent in time, compared with 75 percent in 2018".

The two numbers say which way it went, and what is counted says which way is better.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hmicdiff.structure.shares import SHARE, share_of
from hmicdiff.structure.statements.counted import head_of, is_good, nouns_in
from hmicdiff.structure.statements.counted_out import more_is_better_of
from hmicdiff.structure.statements.values import (
    COUNT,
    NUMBER,
    UNIT,
    WORD,
    WORDS,
    YEARS,
    amount_of,
    kind_of,
    number_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hmicdiff.model import StatementDirection
    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["MEASURED", "counted_noun", "may_measure", "measured_in"]

MEASURED = "measured-against-then"
"""Rule of a statement that prints a measure beside its earlier value."""
_EARLIER = re.compile(rf"(?:{NUMBER}(?:{UNIT})?|{WORD})", re.IGNORECASE)
_LATER = re.compile(
    rf"{_EARLIER.pattern}(?: [a-z][\w' -]{{0,30}}?(?: 20\d\d(?:[/-]\d\d)?)?)? to (?:just |only |about |around |some |nearly |almost |over )?"
    rf"(?:(?P<now>\d[\d,]{{0,11}}(?:\.\d{{1,4}})?)|(?P<now_word>{'|'.join(WORDS)})\b)",
    re.IGNORECASE,
)
"""Two values of one measure in order of time: "15 to 10", "83 percent in 2019 to 61 percent"."""
_VALUE = re.compile(NUMBER + UNIT, re.IGNORECASE)
_COUNTED = 60
"""Characters behind a count in which what is counted is named."""
_MOVED = 0.1
"""By how much of the whole a share that a small sample counts out has to move to tell anything."""
_WHOLE = re.compile(r" of (?:[\w'-]+ ){0,4}?(?:[\w-]+s)\b")
"""What a share is a share of: "78 percent of priority incidents" does not say whether more of it is better."""


def may_measure(text: str, cues: Cues) -> bool:
    """Whether `text` may print a measure beside its earlier value."""
    return cues.frames["held-against"].may_be_in(text) or cues.frames["goes-from"].may_be_in(text)


def measured_in(text: str, cues: Cues) -> Iterator[tuple[int, int, StatementDirection]]:
    """Yield start, end and direction of each measure in `text` that stands beside its earlier value."""
    for told, earlier in _earlier_values(text, cues):
        ahead = text[: told.start()]
        share = SHARE.match(text, earlier.start())
        if share is not None:
            yield from _counted_out(ahead, share, cues)
            continue
        now = _last_value(ahead, earlier["unit"])
        more = _more_is_better(ahead, now, cues) if now is not None else None
        if now is None and earlier["unit"] is None:
            now, more = counted_noun(ahead, cues)
        if now is None or amount_of(now) == amount_of(earlier):
            continue
        good = is_good(amount_of(now) > amount_of(earlier), more)
        if good is not None:
            yield now.start(), earlier.end(), "improved" if good else "regressed"
    yield from _gone(text, cues)


def _counted_out(
    ahead: str, earlier: re.Match[str], cues: Cues
) -> Iterator[tuple[int, int, StatementDirection]]:
    """Yield start, end and direction of a share that is counted out before an earlier one, where it moved by more than a little."""
    counts = list(SHARE.finditer(ahead))
    now, then = share_of(counts[-1]) if counts else None, share_of(earlier)
    if now is None or then is None or abs(now - then) < _MOVED:
        return
    words = f"{ahead[: counts[-1].start()]} {ahead[counts[-1].end() :]}"
    good = is_good(now > then, more_is_better_of(words, cues))
    if good is not None:
        yield counts[-1].start(), earlier.end(), "improved" if good else "regressed"


def _gone(text: str, cues: Cues) -> Iterator[tuple[int, int, StatementDirection]]:
    """Yield start, end and direction of what "has gone from 15 to 10", by the noun before it."""
    for told in cues.frames["goes-from"].finditer(text):
        values = _LATER.match(text, told.end())
        nouns = nouns_in(text[: told.start()], cues) if values is not None else []
        if values is None or not nouns:
            continue
        then, now = amount_of(values), number_of(values["now"], values["now_word"])
        good = is_good(now > then, head_of(text[: told.start()], nouns).more_is_better)
        if good is not None and now != then:
            yield told.start(), values.end(), "improved" if good else "regressed"


def counted_noun(ahead: str, cues: Cues) -> tuple[re.Match[str] | None, bool | None]:
    """Return the first count before an earlier one of which it is known whether more is better, and whether it is."""
    for one in COUNT.finditer(ahead):
        nouns = nouns_in(ahead[one.end() : one.end() + _COUNTED], cues)
        if nouns and not YEARS.fullmatch(one[0]):
            return one, nouns[0].more_is_better
    return None, None


def _earlier_values(text: str, cues: Cues) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Yield each value that something is held against, with the words before it; one of no time is a standard or others'."""
    for told in cues.frames["held-against"].finditer(text):
        value = _EARLIER.match(text, told.end())
        if value is not None and cues.frames["at-that-time"].is_in(text[value.end() :]):
            yield told, value


def _last_value(ahead: str, unit: str | None) -> re.Match[str] | None:
    """Return the last value before the earlier one, in its unit where it prints one."""
    values = list(_VALUE.finditer(ahead))
    last = values[-1] if values else None
    return last if last is not None and (unit is None or kind_of(unit) == kind_of(last["unit"])) else None


def _more_is_better(ahead: str, now: re.Match[str], cues: Cues) -> bool | None:
    """Return whether more of what is measured is better: less where people wait or work takes time, else by its noun."""
    if kind_of(now["unit"]) != "%" and cues.frames["takes-time"].is_in(ahead):
        return False
    whole = _WHOLE.match(ahead, now.end())
    nouns = [
        one for one in nouns_in(ahead, cues) if whole is None or not whole.start() <= one.start < whole.end()
    ]
    return head_of(ahead, nouns).more_is_better if nouns else None
