"""Mark each sentence: its tone and claims, who speaks, what it may decide, whether it is history."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Literal

from hmicdiff.structure.claims import claims_of
from hmicdiff.structure.history import history_flags, lead_ins
from hmicdiff.structure.polarity import tone_of
from hmicdiff.structure.quotations import quoted_speakers
from hmicdiff.structure.speakers import speaker_of
from hmicdiff.structure.standing import standing_of
from hmicdiff.text import has_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.structure.sentences import PlacedSentence
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["mark"]

_SILENT = {"label", "note"}
"""Kinds without a tone of their own: a grade's label is told as a grade."""
_PLAIN = ("neutral", None, (), "finding")
"""Tone, rule, claims and standing of a sentence before it is marked, and of most cells and labels after."""
_Speaker = Literal["inspectorate", "force"]


def mark(
    placed: Sequence[PlacedSentence], vocabulary: Vocabulary, own: int | None
) -> tuple[PlacedSentence, ...]:
    """Return the sentences with tone, rule, history and speaker filled in, in the same order.

    `own` is the report's own cycle, None where it belongs to none.
    """
    cues = vocabulary.cues
    flags = history_flags(placed, cues, own)
    speakers = _speakers(placed, cues)
    marked = [
        _marked(one, cues, is_history=past, speaker=speaker)
        for one, past, speaker in zip(placed, flags, speakers, strict=True)
    ]
    return tuple(_remedied(marked, cues))


def _remedied(marked: Sequence[PlacedSentence], cues: Cues) -> Iterator[PlacedSentence]:
    """Yield the sentences; the concerns of a paragraph that ends with their remedy decide nothing."""
    until: dict[int, int] = {
        one.sentence.block: place for place, one in enumerate(marked) if cues.remedied.is_in(one.text.text)
    }
    for place, one in enumerate(marked):
        is_past = place <= until.get(one.sentence.block, -1)
        if is_past and one.sentence.polarity in {"concern", "mixed"}:
            yield dataclasses.replace(one, sentence=dataclasses.replace(one.sentence, standing="remedied"))
        else:
            yield one


def _marked(one: PlacedSentence, cues: Cues, *, is_history: bool, speaker: _Speaker) -> PlacedSentence:
    """Return one sentence marked."""
    text, said = one.text.text, one.sentence
    lettered = has_letters(text)
    silent = said.is_boilerplate or said.kind in _SILENT or not lettered
    tone, rule = ("neutral", None) if silent else tone_of(text, cues)
    claims = () if silent else claims_of(text, cues)
    standing = standing_of(text, cues, tone) if lettered else "finding"
    if (tone, rule, claims, standing) == _PLAIN and not is_history and speaker == said.attributed_to:
        return one
    sentence = dataclasses.replace(
        said,
        polarity=tone,
        polarity_rule=rule,
        is_history=is_history,
        attributed_to=speaker,
        claims=claims,
        standing=standing,
    )
    return dataclasses.replace(one, sentence=sentence)


def _speakers(placed: Sequence[PlacedSentence], cues: Cues) -> Iterator[_Speaker]:
    """Yield who says each sentence; bullets are said by whom their lead-in names ("Staff told us:")."""
    quoted = quoted_speakers(placed, cues)
    for one, lead, voice in zip(placed, lead_ins(placed), quoted, strict=True):
        owner = speaker_of(placed[lead].text.text, cues) if lead is not None else "inspectorate"
        yield voice or ("force" if owner == "force" else speaker_of(one.text.text, cues))
