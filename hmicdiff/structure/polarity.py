"""Tone of a sentence: praise, concern, both, or neither.

HMICFRS prose is formulaic. A clause takes the tone of its strongest cue that nothing negates;
a sentence whose clauses differ is mixed. Method and general truths are neutral.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from hmicdiff.structure.clauses import split_clauses
from hmicdiff.structure.leanings import Leaning, leanings_in
from hmicdiff.structure.shares import parts_in, shares_in
from hmicdiff.structure.statements.hits import find_hits
from hmicdiff.structure.then import without_then

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Polarity
    from hmicdiff.structure.clauses import Clause
    from hmicdiff.structure.leanings import Way
    from hmicdiff.structure.statements.hits import Hit
    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["tone_of"]

_KEPT = 1 << 15
"""So many texts' tones are kept: a clause, a sentence, or words that two reports share are asked for again."""


@lru_cache(maxsize=_KEPT)
def tone_of(text: str, cues: Cues) -> tuple[Polarity, str | None]:
    """Return the tone of a sentence and the id of the cue that decided; None where none did.

    Praise of a part ("some aspects of its performance") is mixed; so is a plain clause that
    "but" turns into a concern: what is granted before the fault is praise.
    """
    silenced = cues.neutral.first(text)
    if silenced is not None:
        return "neutral", silenced
    clauses = split_clauses(text, cues)
    granted = _CONCEDED.match(text)
    hits = [
        hit
        for hit in find_hits(text, cues)
        if hit.direction in _BY_DIRECTION and not (granted and hit.start < granted.end())
    ]
    words = _without_circumstance(without_then(text, cues))
    told = [_clause_tone(words, clause, hits, cues) for clause in clauses]
    tones = {tone for tone, _ in told if tone is not None} | {_BY_DIRECTION[hit.direction] for hit in hits}
    rules = list(dict.fromkeys(rule for _, rule in told if rule is not None))
    if not tones:
        return "neutral", None
    if len(tones) > 1 or _grants(text, clauses, told):
        return "mixed", "+".join(rules)
    counted = None if hits else _tone_of_share(text, tones, rules)
    if counted is not None:
        return counted, f"{rules[0]}+share"
    if tones == {"praise"} and not hits and cues.hedges.is_in(text):
        return "mixed", f"{rules[0]}+hedge"
    return tones.pop(), rules[0]


def _tone_of_share(text: str, tones: set[Way], rules: Sequence[str]) -> Polarity | None:
    """Return the tone that a printed share gives the words beside it; None where it lets them stand.

    "Effective supervision in 44 of 80 cases" praises nothing, and a fault that 6 of 151 tell of is no finding.
    Praise that counts faults ("only six of 90 were late") is left alone.
    """
    shares = shares_in(text)
    if tones == {"concern"}:
        return "neutral" if max((*shares, *parts_in(text)), default=1.0) <= _FEW else None
    if not shares:
        return None
    if _COUNTS_FAULTS.intersection(rules) or min(shares) >= _MOST:
        return None
    return "concern" if min(shares) < _ENOUGH else "neutral"


def _grants(text: str, clauses: Sequence[Clause], told: Sequence[_Tone]) -> bool:
    """Whether a sentence grants something plainly before it turns to a concern."""
    if len(clauses) < 2 or told[0][0] is not None:  # noqa: PLR2004 - two clauses make a turn
        return False
    turn = text[clauses[1].start : clauses[1].end]
    return told[1][0] == "concern" and _BUT.match(turn) is not None and _OPENS_TURNED.match(text) is None


def _clause_tone(text: str, clause: Clause, hits: Sequence[Hit], cues: Cues) -> _Tone:
    """Return tone and rule of one clause of what `text` tells of today; concern wins over praise of equal strength.

    A cue within words that state a change is part of what they state: the fault that "has been put right" is none beside it.
    """
    words = text[clause.start : clause.end]
    own = [hit for hit in hits if clause.start <= hit.start < clause.end]
    holding = leanings_in(words, cues, [(hit.start - clause.start, hit.end - clause.start) for hit in own])
    ways = [(_BY_DIRECTION[hit.direction], hit.cue) for hit in own]
    holding += [Leaning(_STATED, way == "concern", rule, way) for way, rule in ways]
    if not holding:
        return None, None
    strongest = max(holding, key=lambda one: one[:2])
    return strongest.way, strongest.rule


def _without_circumstance(text: str) -> str:
    """Return `text`, as long as before, with spaces for the case in which a finding holds: "where attendance was delayed,"."""
    return _CIRCUMSTANCE.sub(lambda match: (match[3] or match[1]) + " " * len(match[4] or match[2]), text)


_CIRCUMSTANCE = re.compile(
    r"(^|[;,] |\b(?:that|and|but|cases|incidents|instances|calls|investigations) )"
    r"((?:where|when|whenever) [^,;.]{5,70}, )(?!(?:we|i|hmic\w*)\b)"
    r"|(\b(?:help|helps|helped|useful|valuable|vital|supported?|available|trained) )"
    r"((?:in|for|to deal with|to handle) (?:cases|incidents|instances|investigations|situations) (?:where|in which|when) [^,;.]{5,90})",
    re.IGNORECASE,
)
"""A clause of the case in which something is done, before what is done, or in which something helps."""
_Tone = tuple["Way | None", "str | None"]
_COUNTS_FAULTS = frozenset({"no-fault", "seldom-wrong", "few-faults", "denied-fault"})
"""Cues of praise for what hardly goes wrong, beside which a small share is good."""
_MOST = 0.8
_ENOUGH = 0.6
"""Shares of what should be done from which it is praised, and under which it is a concern."""
_FEW = 0.05
"""Share of those who tell of a fault up to which it is none of the body's."""
_STATED = 3
"""Strength of a statement of change among the cues of tone."""
_BY_DIRECTION: dict[str, Way] = {
    "improved": "praise",
    "regressed": "concern",
    "unresolved": "concern",
}
_BUT = re.compile(r"but\b", re.IGNORECASE)
_CONCEDED = re.compile(
    r"(?:despite|in spite of|notwithstanding) (?!(?:this|that|these|which)\b)[^,;]{5,120}, ", re.IGNORECASE
)
"""What a sentence grants before it says what is found: "Despite a rise in crime, levels remain low"."""
_OPENS_TURNED = re.compile(
    r"(?:but|however|although|despite|we (?:also )?found (?:cases|examples))\b", re.IGNORECASE
)
