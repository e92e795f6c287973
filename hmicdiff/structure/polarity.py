"""Tone of each sentence: praise, concern, both, or neither; who speaks; whether it is history.

HMICFRS prose is formulaic. A clause takes the tone of its strongest cue that nothing negates;
a sentence whose clauses differ is mixed. Method and general truths are neutral.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Literal

from hmicdiff.structure.clauses import split_clauses
from hmicdiff.structure.history import history_flags
from hmicdiff.structure.sentences import PlacedSentence
from hmicdiff.structure.statements_hits import find_hits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import Polarity
    from hmicdiff.structure.clauses import Clause
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.cues import CompiledTone, Cues

__all__ = ["mark", "speaker_of", "tone_of"]


def mark(placed: Sequence[PlacedSentence], vocabulary: Vocabulary) -> tuple[PlacedSentence, ...]:
    """Return the sentences with tone, rule, history and speaker filled in, in the same order."""
    cues = vocabulary.cues
    flags = history_flags(placed, cues)
    return tuple(_marked(one, is_history, cues) for one, is_history in zip(placed, flags, strict=True))


def _marked(one: PlacedSentence, is_history: bool, cues: Cues) -> PlacedSentence:  # noqa: FBT001 - one of many flags
    """Return one sentence marked."""
    tone, rule = ("neutral", None) if one.sentence.is_boilerplate else tone_of(one.text.text, cues)
    sentence = dataclasses.replace(
        one.sentence,
        polarity=tone,
        polarity_rule=rule,
        is_history=is_history,
        attributed_to=speaker_of(one.text.text, cues),
    )
    return PlacedSentence(sentence, one.text)


def speaker_of(text: str, cues: Cues) -> Literal["inspectorate", "force"]:
    """Return ``force`` where the inspected say it of themselves, else ``inspectorate``."""
    return "force" if any(pattern.search(text) for _, pattern in cues.speakers) else "inspectorate"


def tone_of(text: str, cues: Cues) -> tuple[Polarity, str | None]:
    """Return the tone of a sentence and the id of the cue that decided; None for neutral.

    A plain clause that "but" turns into a concern is itself praise: what is granted before the fault.
    """
    if any(pattern.search(text) for _, pattern in cues.neutral):
        return "neutral", None
    clauses = split_clauses(text, cues)
    told = [_clause_tone(text[clause.start : clause.end], cues) for clause in clauses]
    tones = {tone for tone, _ in told if tone is not None}
    rules = list(dict.fromkeys(rule for _, rule in told if rule is not None))
    if not tones:
        return "neutral", None
    if (
        len(tones) > 1
        or len({tone for tone, _ in _change_tones(text, cues)}) > 1
        or _grants(text, clauses, told)
    ):
        return "mixed", "+".join(rules)
    return tones.pop(), rules[0]


def _grants(text: str, clauses: Sequence[Clause], told: Sequence[_Tone]) -> bool:
    """Whether a sentence grants something plainly before it turns to a concern."""
    if len(clauses) < 2 or told[0][0] is not None:  # noqa: PLR2004 - two clauses make a turn
        return False
    turn = text[clauses[1].start : clauses[1].end]
    return told[1][0] == "concern" and _BUT.match(turn) is not None and _OPENS_TURNED.match(text) is None


def _clause_tone(clause: str, cues: Cues) -> _Tone:
    """Return tone and rule of one clause; concern wins over praise of equal strength."""
    holding = [
        (cue.strength, cue.tone == "concern", cue.id, cue.tone) for cue in cues.tones if _holds(cue, clause)
    ]
    holding += [(_STATED, tone == "concern", rule, tone) for tone, rule in _change_tones(clause, cues)]
    if not holding:
        return None, None
    _, _, rule, tone = max(holding, key=lambda one: one[:2])
    return tone, rule


def _change_tones(clause: str, cues: Cues) -> Iterator[tuple[Literal["praise", "concern"], str]]:
    """Yield the tone of each statement of change in a clause."""
    for hit in find_hits(clause, cues):
        tone = _BY_DIRECTION.get(hit.direction)
        if tone is not None:
            yield tone, hit.cue


def _holds(cue: CompiledTone, clause: str) -> bool:
    """Whether a cue stands in the clause with none of its guards before it."""
    matches = cue.pattern.finditer(clause)
    return any(cue.guards is None or not cue.guards.search(clause[: found.start()]) for found in matches)


_Tone = tuple["Literal['praise', 'concern'] | None", "str | None"]
_STATED = 3
"""Strength of a statement of change among the cues of tone."""
_BY_DIRECTION: dict[str, Literal["praise", "concern"]] = {
    "improved": "praise",
    "regressed": "concern",
    "unresolved": "concern",
}
_BUT = re.compile(r"but\b", re.IGNORECASE)
_OPENS_TURNED = re.compile(
    r"(?:but|however|although|despite|we (?:also )?found (?:cases|examples))\b", re.IGNORECASE
)
