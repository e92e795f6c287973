"""A number of then and the same of now, in two sentences: "In 2019, 614 people had no vetting. There are now 11."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hmicdiff.structure.statements.counted import head_of, is_good, nouns_in
from hmicdiff.structure.statements.measured import counted_noun
from hmicdiff.structure.statements.values import COUNT, NUMBER, UNIT, WORD, YEARS, amount_of, kind_of
from hmicdiff.text import OF_SUBSTANCE, stems

if TYPE_CHECKING:
    from hmicdiff.model import StatementDirection
    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["counts_it_anew", "counts_what_is_left", "told_again", "told_before"]

_ABOUT = r"(?:only |just |still |about |around |nearly |almost |over |up to )*"
_LEFT = re.compile(
    rf"\bthere (?:are|were|is|was) (?:now )?{_ABOUT}(?:{NUMBER}\b|{WORD})(?! percent|%| per cent)",
    re.IGNORECASE,
)
"""How many there are now of what was counted before: "At the time of this inspection there were six"."""
_BARE = re.compile(
    rf"^there (?:are|were|is|was) (?:now )?{_ABOUT}(?:{NUMBER}|{WORD})(?=[,.;]|$| (?:of (?:them|these)|left|in all)\b)",
    re.IGNORECASE,
)
"""The same where nothing says of what: "There were five, none older than two weeks"."""
_NAMED = 3
"""Words behind a count among which what is counted is named."""
_THEN = re.compile(rf"(?:{NUMBER}|\b{WORD}){UNIT}\b", re.IGNORECASE)
"""A share or a time."""
_NOW = re.compile(
    r"^(?:(?:but|and|however),? )?(?:it|they|this|that|these"
    r"|(?:the|this|that) (?:[a-z]+ ){0,2}?(?:average|figure|number|rate|proportion|share|total|time|wait|result))\b[^.;,]{0,40}?"
    rf"\bnow (?:[a-z]+ ){{0,3}}?{_ABOUT}(?:{NUMBER}|{WORD})(?:{UNIT}\b)?",
    re.IGNORECASE,
)
"""What stands for the measure before, and its value now: "They now wait nine seconds", "The figure is now 61 percent"."""
_OPENING = r"^(?:(?:but|and),? )?(?:(?P<when>(?:in|at|during|for|by|when) [^,;.]{3,60}?),? )?"
_WAS = re.compile(
    _OPENING
    + r"(?:it|this|that|the (?:[a-z]+ ){0,2}?(?:average|figure|number|rate|proportion|share|total|time|wait|result))"
    rf" (?:was|had been|stood at) {_ABOUT}{NUMBER}{UNIT}\b",
    re.IGNORECASE,
)
"""What a measure was that the sentence before gives: "It was 81 percent when we inspected", "In 2018 the figure was 7 percent"."""
_WERE = re.compile(
    _OPENING
    + rf"(?:there (?:were|was)|(?:it|they) had|it was|the (?:number|figure|total) was) {_ABOUT}(?:{NUMBER}|{WORD})(?=[.,;]|$| (?:in|at|when|then)\b)",
    re.IGNORECASE,
)
"""How many there were of what the sentence before counts: "When we inspected in 2019, there were 14"."""
_YEAR = re.compile(r"\b20\d\d\b")
_THIS_VISIT = re.compile(
    r"\bwhen we (?!last|first|previously)\w+\b(?! (?:before|last|previously|in 20\d\d))", re.IGNORECASE
)
"""A visit that nothing says is not the present one: "when we visited in the evening"."""
_FELL = 0.75
"""What a count falls to, of what it was, or was of what it is now, from which it went another way by more than habit."""
_MOVED = 0.95
"""The same of a share or a time."""


def told_again(
    then: str, now: str, tone: str, cues: Cues, *, is_fault: bool = False
) -> StatementDirection | None:
    """Return which way a number went that an old finding gives and the sentence behind it gives anew, None where it can't be told.

    `tone` is that of the old finding: what it counts as a fault is the better the less there is of it. What is still
    found fault with (`is_fault`) has got better where no more than half of it is left.
    """
    went = _counted(then, now, tone, cues) or _measured(then, now, tone, cues)
    if went is None:
        return None
    before, after, more = went
    if is_fault and before / 2 < after <= before:
        return None
    good = is_good(after > before, more)
    return None if good is None else "improved" if good else "regressed"


def counts_what_is_left(now: str) -> bool:
    """Whether a sentence opens with a count of what the one before it has named."""
    return _BARE.match(now) is not None


def counts_it_anew(then: str, now: str) -> bool:
    """Whether a sentence says how many there are now of a thing that an old finding counted, by the name it had there."""
    left = _LEFT.search(now)
    if left is None:
        return False
    counted = [_named_behind(then, one.end()) for one in _counts_in(then)]
    return any(names & _named_behind(now, left.end()) for names in counted)


def _named_behind(text: str, end: int) -> frozenset[str]:
    """Return the stems of the words of substance right behind a count that ends at `end`."""
    return stems(" ".join(text[end:].split()[:_NAMED]), OF_SUBSTANCE)


def _counts_in(text: str) -> list[re.Match[str]]:
    """Return the counts of a text, without years."""
    return [one for one in COUNT.finditer(text) if not YEARS.fullmatch(one[0].strip(" ,"))]


def _counted(then: str, now: str, tone: str, cues: Cues) -> tuple[float, float, bool | None] | None:
    """Return a count of then and of now, and whether more is better."""
    counts = _counts_in(then)
    left = _LEFT.search(now)
    if not counts or left is None:
        return None
    before, after = amount_of(counts[0]), amount_of(left)
    more = False if tone == "concern" else counted_noun(then, cues)[1]
    return (before, after, more) if min(before, after) <= _FELL * max(before, after) else None


def _measured(then: str, now: str, tone: str, cues: Cues) -> tuple[float, float, bool | None] | None:
    """Return a share or a time of then and of now, and whether more is better; one without its unit is of the unit before."""
    old, new = _THEN.search(then), _NOW.search(now)
    if old is None or new is None or (new["unit"] is None and kind_of(old["unit"]) == "%"):
        return None
    if new["unit"] is not None and kind_of(new["unit"]) != kind_of(old["unit"]):
        return None
    before, after = amount_of(old), amount_of(new)
    if min(before, after) > _MOVED * max(before, after):
        return None
    return before, after, _more_is_better(then, old, tone, cues)


def told_before(now: str, then: str, tone: str, cues: Cues) -> StatementDirection | None:
    """Return which way a number went that a sentence gives, and the one behind it as it was; None where that can't be told.

    `tone` is that of the first. The second has to say that it is of then: by an inspection, or by a year before those of the first.
    """
    went = _measured_before(now, then, tone, cues) or _counted_before(now, then, tone, cues)
    if went is None:
        return None
    before, after, more, least = went
    good = is_good(after > before, more) if min(before, after) <= least * max(before, after) else None
    return None if good is None else "improved" if good else "regressed"


_Went = tuple[float, float, "bool | None", float]
"""What was, what is, whether more of it is better, and to what share of the other one has to differ."""


def _measured_before(now: str, then: str, tone: str, cues: Cues) -> _Went | None:
    """Return how a share or a time went that a sentence gives in one unit alone, and the one behind it in the same."""
    old = _WAS.match(then)
    if old is None or not _is_earlier(old, then, now, cues):
        return None
    values = [one for one in _THEN.finditer(now) if kind_of(one["unit"]) == kind_of(old["unit"])]
    if len(values) != 1:
        return None
    return amount_of(old), amount_of(values[0]), _more_is_better(now, values[0], tone, cues), _MOVED


def _counted_before(now: str, then: str, tone: str, cues: Cues) -> _Went | None:
    """Return how a count went that a sentence gives first, and the one behind it without its name."""
    old, counts = _WERE.match(then), _counts_in(now)
    if old is None or not counts or not _is_earlier(old, then, now, cues):
        return None
    more = False if tone == "concern" else counted_noun(now, cues)[1]
    return amount_of(old), amount_of(counts[0]), more, _FELL


def _is_earlier(old: re.Match[str], then: str, now: str, cues: Cues) -> bool:
    """Whether a number is said to be of then: behind it, before it, or by the years that both sentences name."""
    told, when = cues.frames["at-that-time"], old["when"] or ""
    places = (then[old.end() :], f" {when}")
    if any(told.is_in(one) and not _THIS_VISIT.search(one) for one in places):
        return True
    years, own = _YEAR.findall(when), _YEAR.findall(now)
    return bool(years and own) and max(years) < min(own)


def _more_is_better(then: str, old: re.Match[str], tone: str, cues: Cues) -> bool | None:
    """Return whether more of what an old finding measures is better: less of a time, else by its noun, or as it is praised."""
    if kind_of(old["unit"]) != "%":
        return False if cues.frames["takes-time"].is_in(then) else None
    nouns = nouns_in(then, cues)
    if nouns:
        return head_of(then, nouns).more_is_better
    return True if tone == "praise" else None
