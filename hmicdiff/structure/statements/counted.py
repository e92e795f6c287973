"""What a sentence counts, and whether more of it is better: sickness or satisfaction."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.structure.clauses import Clause
    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["Noun", "head_of", "is_good", "more_is_better", "nouns_in"]

_NEAR = 60
_BELONGS = re.compile(r" (?:in|of|to|for|with|on|about|among|from|by|at) [^,;]{0,40}$")
_NUMBER_OF = re.compile(r" (?:the |its |their )?(?:numbers?|amount|volume|proportion|share|rate) of ")
"""An object that names behind it what is counted ("has halved the number of overdue visits")."""
_PREDICATE = re.compile(
    r" (?:means?|meant|leads?|led|leaves?|left|makes?|made|causes?|caused|results?|resulted)\b"
)
"""Where what is counted ends and what it brings about begins ("an increase in calls means that officers ...")."""
_NEXT = re.compile(r"[,;]? (?:and|but) (?=(?:its|their|they|it|this|these|those|the)\b)", re.IGNORECASE)
"""Where what is counted ends and something else is told ("has more specialists and their workloads are reasonable")."""
_RELATIVE = re.compile(r", (?:which|who|whose|where) [^,]{3,90},")
"""What is told beside of what is counted ("this team, which works with children at risk of offending, has grown")."""
_POINTS = re.compile(
    r"(?:(?:but|and|although|though|while) )?(?:they|it|these|this|both)(?: (?:is|was|represents))?",
    re.IGNORECASE,
)
"""What stands for the subject of the clause before ("times are good, but they have lengthened"), or of the sentence."""
_SHARE_OF = re.compile(r"(?:percent|per cent|%) of (?:[\w'-]+ ){0,4}?(?:[\w-]+s)\b", re.IGNORECASE)
"""A share and its whole: "96 percent of crimes, more than before" does not say that there are more crimes."""
_TAKES = re.compile(
    r"^(?:has|have|had|'ve) (?!been\b)[^,;]*\b(?:reduced|decreased|cut|halved|shortened|increased|doubled|raised)$",
    re.IGNORECASE,
)
"""Verbs that may take an object, which is what is counted then, and not their subject."""
_AN_OBJECT = re.compile(
    r" (?:(?:its|their|our|these|those|the (?!last|past|previous|year|second|third|fourth))\b"
    r"|(?!including|following|during|according|having|being|starting|beginning)[a-z-]{3,}ing\b)"
)
"""The beginning of an object that no noun here names ("have reduced begging"); what stands behind a preposition is none."""
_OBJECT = 16
"""Characters behind the verb in which its object may tell ("has reduced crime")."""


def more_is_better(text: str, before: str, clause: Clause, match: re.Match[str], cues: Cues) -> bool | None:
    """Return whether more of what is counted is better, None where it is neither.

    Looked for behind "reduction in", then before the verb, in it, right behind it, and in the
    sentence before ("This is a reduction of 11 percent").
    """
    behind = _PREDICATE.split(text[match.end() : match.end() + _NEAR], maxsplit=1)[0]
    behind = _NEXT.split(behind, maxsplit=1)[0]
    ahead = _RELATIVE.sub("", text[clause.start : match.start()])
    reach = _NEAR if _NUMBER_OF.match(behind) else _OBJECT
    places = [behind, ahead] if match[0].endswith(" in") else [ahead, match[0], behind[:reach]]
    if _TAKES.match(match[0]) and _has_object(text, match.end(), cues):
        return _first_told([match[0], behind[:reach]], cues, ahead)
    if _POINTS.fullmatch(ahead.strip()):
        places += [text[: clause.start], before]
    return _first_told(places, cues, ahead)


def _has_object(text: str, end: int, cues: Cues) -> bool:
    """Whether an object stands right behind a verb that ends at `end`: one by its form, or a noun that tells."""
    if _AN_OBJECT.match(text, end):
        return True
    nouns = nouns_in(text[end : end + _OBJECT + 1], cues)
    return bool(nouns) and nouns[0].start == 1


def _first_told(places: Sequence[str], cues: Cues, ahead: str) -> bool | None:
    """Return what the first of `places` with a noun that tells says of it; `ahead` stands before the verb."""
    for place in places:
        nouns = _without_wholes(place, nouns_in(place, cues))
        if nouns:
            return (head_of(place, nouns) if place == ahead else nouns[0]).more_is_better
    return None


def _without_wholes(text: str, nouns: Sequence[Noun]) -> list[Noun]:
    """Return the nouns of `text` without those that a share is a share of."""
    wholes = [match.span() for match in _SHARE_OF.finditer(text)]
    return [one for one in nouns if not any(start <= one.start < end for start, end in wholes)]


@dataclass(frozen=True, slots=True, order=True)
class Noun:
    """A noun that tells whether more of it is better."""

    start: int
    end: int
    more_is_better: bool


def nouns_in(text: str, cues: Cues) -> list[Noun]:
    """Return the nouns that tell, in order; one inside a longer one ("home *fire* safety visits") is none."""
    worse = [Noun(*match.span(), more_is_better=False) for match in cues.worse_if_more.finditer(text)]
    better = [Noun(*match.span(), more_is_better=True) for match in cues.better_if_more.finditer(text)]
    both = worse + better
    return sorted(one for one in both if not any(_covers(other, one) for other in both))


def _covers(long: Noun, short: Noun) -> bool:
    """Whether one noun is a part of another."""
    return (
        long is not short
        and long.start <= short.start
        and short.end <= long.end
        and (long.end - long.start > short.end - short.start)
    )


def head_of(text: str, nouns: Sequence[Noun]) -> Noun:
    """Return what is counted before a verb: the last noun, or the one it belongs to ("*delays* in disclosures")."""
    head = nouns[-1]
    for noun in reversed(nouns[:-1]):
        if not _BELONGS.match(text[noun.end : head.start]):
            break
        head = noun
    return head


def is_good(went_up: bool, better_if_more: bool | None) -> bool | None:  # noqa: FBT001 - two truths of one movement
    """Return whether a movement is for the better."""
    return None if better_if_more is None else went_up == better_if_more
