"""Tone of each sentence: praise, concern, both, or neither; who speaks; whether it is history.

HMICFRS prose is formulaic. A clause takes the tone of its strongest cue that nothing negates;
a sentence whose clauses differ is mixed. Method and general truths are neutral.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Literal

from hmicdiff.structure.clauses import split_clauses
from hmicdiff.structure.history import history_flags, lead_ins
from hmicdiff.structure.quotations import quoted_speakers
from hmicdiff.structure.statements.hits import find_hits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import Polarity
    from hmicdiff.structure.clauses import Clause
    from hmicdiff.structure.sentences import PlacedSentence
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.cues import CompiledTone, Cues

__all__ = ["mark", "speaker_of", "tone_of"]


def mark(
    placed: Sequence[PlacedSentence], vocabulary: Vocabulary, own: int | None
) -> tuple[PlacedSentence, ...]:
    """Return the sentences with tone, rule, history and speaker filled in, in the same order.

    `own` is the report's own cycle, None where it belongs to none.
    """
    cues = vocabulary.cues
    flags = history_flags(placed, cues, own)
    speakers = _speakers(placed, cues)
    return tuple(
        _marked(one, cues, is_history=past, speaker=speaker)
        for one, past, speaker in zip(placed, flags, speakers, strict=True)
    )


def _marked(one: PlacedSentence, cues: Cues, *, is_history: bool, speaker: _Speaker) -> PlacedSentence:
    """Return one sentence marked."""
    silent = one.sentence.is_boilerplate or one.sentence.kind in _SILENT
    tone, rule = ("neutral", None) if silent else tone_of(one.text.text, cues)
    sentence = dataclasses.replace(
        one.sentence, polarity=tone, polarity_rule=rule, is_history=is_history, attributed_to=speaker
    )
    return dataclasses.replace(one, sentence=sentence)


def _speakers(placed: Sequence[PlacedSentence], cues: Cues) -> Iterator[_Speaker]:
    """Yield who says each sentence; bullets are said by whom their lead-in names ("Staff told us:")."""
    quoted = quoted_speakers(placed, cues)
    for one, lead, voice in zip(placed, lead_ins(placed), quoted, strict=True):
        owner = speaker_of(placed[lead].text.text, cues) if lead is not None else "inspectorate"
        yield voice or ("force" if owner == "force" else speaker_of(one.text.text, cues))


def speaker_of(text: str, cues: Cues) -> _Speaker:
    """Return ``force`` where the inspected say it of themselves, else ``inspectorate``."""
    return "force" if any(pattern.search(text) for _, pattern in cues.speakers) else "inspectorate"


def tone_of(text: str, cues: Cues) -> tuple[Polarity, str | None]:
    """Return the tone of a sentence and the id of the cue that decided; None where none did.

    Praise of a part ("some aspects of its performance") is mixed; so is a plain clause that
    "but" turns into a concern: what is granted before the fault is praise.
    """
    silenced = next((rule for rule, pattern in cues.neutral if pattern.search(text)), None)
    if silenced is not None:
        return "neutral", silenced
    clauses = split_clauses(text, cues)
    stated = [
        (hit.start, _BY_DIRECTION[hit.direction], hit.cue)
        for hit in find_hits(text, cues)
        if hit.direction in _BY_DIRECTION
    ]
    told = [_clause_tone(text, clause, stated, cues) for clause in clauses]
    tones = {tone for tone, _ in told if tone is not None} | {tone for _, tone, _ in stated}
    rules = list(dict.fromkeys(rule for _, rule in told if rule is not None))
    if not tones:
        return "neutral", None
    if len(tones) > 1 or _grants(text, clauses, told):
        return "mixed", "+".join(rules)
    if tones == {"praise"} and not stated and any(pattern.search(text) for _, pattern in cues.hedges):
        return "mixed", f"{rules[0]}+hedge"
    return tones.pop(), rules[0]


def _grants(text: str, clauses: Sequence[Clause], told: Sequence[_Tone]) -> bool:
    """Whether a sentence grants something plainly before it turns to a concern."""
    if len(clauses) < 2 or told[0][0] is not None:  # noqa: PLR2004 - two clauses make a turn
        return False
    turn = text[clauses[1].start : clauses[1].end]
    return told[1][0] == "concern" and _BUT.match(turn) is not None and _OPENS_TURNED.match(text) is None


def _clause_tone(text: str, clause: Clause, stated: Sequence[tuple[int, _Side, str]], cues: Cues) -> _Tone:
    """Return tone and rule of one clause; concern wins over praise of equal strength."""
    words = text[clause.start : clause.end]
    holding = [
        (cue.strength, cue.tone == "concern", cue.id, cue.tone) for cue in cues.tones if _holds(cue, words)
    ]
    holding += [
        (_STATED, tone == "concern", rule, tone)
        for start, tone, rule in stated
        if clause.start <= start < clause.end
    ]
    if not holding:
        return None, None
    _, _, rule, tone = max(holding, key=lambda one: one[:2])
    return tone, rule


def _holds(cue: CompiledTone, clause: str) -> bool:
    """Whether a cue stands in the clause with none of its guards before it."""
    matches = cue.pattern.finditer(clause)
    return any(cue.guards is None or not cue.guards.search(clause[: found.start()]) for found in matches)


_Speaker = Literal["inspectorate", "force"]
_Side = Literal["praise", "concern"]
_Tone = tuple["_Side | None", "str | None"]
_SILENT = {"label", "note"}
"""Kinds without a tone of their own: a grade's label is told as a grade."""
_STATED = 3
"""Strength of a statement of change among the cues of tone."""
_BY_DIRECTION: dict[str, _Side] = {
    "improved": "praise",
    "regressed": "concern",
    "unresolved": "concern",
}
_BUT = re.compile(r"but\b", re.IGNORECASE)
_OPENS_TURNED = re.compile(
    r"(?:but|however|although|despite|we (?:also )?found (?:cases|examples))\b", re.IGNORECASE
)
