"""Whose words stand between quotation marks: a chief constable's, a commissioner's, an inspector's.

News pages and letters quote people at length: what one mark opens goes on over several sentences, and
``He added:`` goes on with the speaker named before. A quotation set off without marks is signed below by its speaker.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Literal

from hmicdiff.structure.answers import answering
from hmicdiff.structure.replies import replying
from hmicdiff.text import has_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.structure.sentences import PlacedSentence
    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["quoted_speakers"]

Speaker = Literal["inspectorate", "force"]

_MARK = '"'
_GOES_ON = re.compile(
    r"^(?:he|she|they) (?:also |then )?(?:said|added|continued|went on|concluded|told)\b", re.IGNORECASE
)

_SHE_SAID = re.compile(
    r'"[,.]? (?:he|she|they) (?:also |then )?(?:said|added|told|explained|continued)\b', re.IGNORECASE
)
"""Quoted words of somebody whom the sentences before name, or nobody does."""
_SIGNED = re.compile(
    r"(?:- ?)?(?:[A-Z][\w'.&-]*,? |(?:of|and|for|the) ){0,6}?(?:(?i:deputy|assistant|temporary|acting|police(?:, fire)? and crime|lead|cabinet) ){0,2}"
    r"(?i:commissioner|pcc|pfcc|mayor|chief (?:constable|fire officer|officer|executive)|councillor|cllr|leader|chair(?:man|woman|person)?)\b"
    r"(?:,? (?:[A-Z][\w'.&-]*|of|and|for|the))*",
)
"""A speaker's name and office alone on a line, as quotations are signed."""
_ANNOUNCED = re.compile(
    r"(?<!of )(?<!about )(?<!with )\b(?:force|constabulary|service|brigade|authority|officers?|staff|leaders|managers|superintendent|spokes\w+|commissioner|mayor|chief \w+|he|she|they|it)\b"
    r"(?: [\w'-]+){0,4}? (?:said|says|stated|states|wrote|writes|replied|responded|answered|explained|commented|added|told (?:us|me|inspectors|hmic(?:frs)?))"
    r"(?: [\w'-]+){0,6}:$|\btold (?:us|me|inspectors|hmic(?:frs)?)(?: [\w'-]+){0,6}:$",
    re.IGNORECASE,
)
"""The end of a paragraph that says whose words stand in the next one."""
_FEWEST_QUOTED = 6
"""Words of a paragraph that a name below it may sign."""


def quoted_speakers(placed: Sequence[PlacedSentence], cues: Cues) -> Iterator[Speaker | None]:
    """Yield for each sentence who is quoted in it, None for the report's own words.

    A speaker is known by the rows of the vocabulary. What "she said", whom no row knows, is not the report's own word
    either; other words whose speaker no row knows are.
    """
    section: str | None = None
    known: Speaker | None = None
    is_open = False
    others = _signed(placed) | _announced(placed) | answering(placed, cues) | replying(placed)
    for one in placed:
        text = one.text.text
        if one.sentence.section != section or one.sentence.kind == "heading":
            section, known, is_open = one.sentence.section, None, False
        named = _named(text, cues) if has_letters(text) else None
        if named is None and known is None and _SHE_SAID.search(text):
            named = "force"
        was_open, is_open = is_open, is_open != (text.count(_MARK) % 2 == 1)
        goes_on = was_open or _GOES_ON.match(text) is not None or (known and text.startswith(_MARK))
        known = named or known
        yield named or (known if goes_on else None) or ("force" if one.sentence.block in others else None)
        if text.startswith(_MARK) and was_open:
            is_open = text.count(_MARK) % 2 == 1


def _signed(placed: Sequence[PlacedSentence]) -> frozenset[int]:
    """Return the numbers of the paragraphs that someone of the inspected signs in the line right below."""
    blocks = [list(group) for _, group in groupby(placed, key=lambda one: one.sentence.block)]
    return frozenset(
        said[0].sentence.block
        for said, name in pairwise(blocks)
        if len(name) == 1
        and said[0].sentence.kind == "prose"
        and name[0].sentence.kind in {"prose", "bullet"}
        and name[0].sentence.section == said[0].sentence.section
        and _SIGNED.fullmatch(name[0].text.text)
        and said[-1].text.text.rstrip("\"'")[-1:] in ".!?"
        and sum(len(one.text.text.split()) for one in said) >= _FEWEST_QUOTED
    )


def _announced(placed: Sequence[PlacedSentence]) -> frozenset[int]:
    """Return the numbers of the paragraphs that the one right above gives to somebody of the inspected (``The force said:``)."""
    return frozenset(
        after.sentence.block
        for before, after in pairwise(placed)
        if before.sentence.block != after.sentence.block
        and after.sentence.kind == "prose"
        and before.sentence.kind == "prose"
        and before.sentence.section == after.sentence.section
        and _ANNOUNCED.search(before.text.text)
    )


def _named(text: str, cues: Cues) -> Speaker | None:
    """Return whom a sentence names as its speaker: one of the inspectorate before one of the inspected."""
    row = cues.quoted.first(text)
    if row is None:
        return None
    return "inspectorate" if row == "inspector-said" else "force"
