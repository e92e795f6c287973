"""Tone of each sentence: praise, concern, both, or neither; who speaks; whether it is history.

HMICFRS prose is formulaic. A clause takes the tone of its strongest cue that nothing negates;
a sentence whose clauses differ is mixed. Method and general truths are neutral.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from hmicdiff.structure.clauses import split_clauses
from hmicdiff.structure.history import history_flags
from hmicdiff.structure.sentences import PlacedSentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Polarity
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


def speaker_of(text: str, cues: Cues) -> str:
    """Return ``force`` where the inspected say it of themselves, else ``inspectorate``."""
    return "force" if any(pattern.search(text) for _, pattern in cues.speakers) else "inspectorate"


def tone_of(text: str, cues: Cues) -> tuple[Polarity, str | None]:
    """Return the tone of a sentence and the id of the cue that decided; None for neutral."""
    if any(pattern.search(text) for _, pattern in cues.neutral):
        return "neutral", None
    tones = [
        _clause_tone(text[clause.start : clause.end], cues.tones) for clause in split_clauses(text, cues)
    ]
    told = [cue for cue in tones if cue is not None]
    if not told:
        return "neutral", None
    if len({cue.tone for cue in told}) > 1:
        return "mixed", "+".join(cue.id for cue in told)
    return told[0].tone, told[0].id


def _clause_tone(clause: str, cues: Sequence[CompiledTone]) -> CompiledTone | None:
    """Return the cue that sets the tone of one clause; concern wins over praise of equal strength."""
    holding = [cue for cue in cues if _holds(cue, clause)]
    return max(holding, key=lambda cue: (cue.strength, cue.tone == "concern"), default=None)


def _holds(cue: CompiledTone, clause: str) -> bool:
    """Whether a cue stands in the clause with none of its guards before it."""
    matches = cue.pattern.finditer(clause)
    return any(cue.guards is None or not cue.guards.search(clause[: found.start()]) for found in matches)
