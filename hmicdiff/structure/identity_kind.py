"""What kind of document a text is, and its title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.structure.blocks import Block
    from hmicdiff.text import Place
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["cover_blocks", "find_kind", "find_title", "speaks_as_inspectorate"]

_FIRST = 14
_MOST_COVER_WORDS = 22
_DEAR = re.compile(r"Dear\b.{0,40}$")
_YOURS = re.compile(r"Yours (?:sincerely|faithfully)\b", re.IGNORECASE)
_TRANSCRIPT = re.compile(r"\btranscript\b", re.IGNORECASE)
_NEWS = re.compile(r"\b(?:press release|news (?:item|release)|notes to editors)\b", re.IGNORECASE)
_MINUTES = re.compile(r"\b(?:minutes of (?:the )?(?:meeting|\w+)|apologies for absence|matters arising|agenda item)\b", re.IGNORECASE)
_VOICE = re.compile(
    r"\bHMI(?:C|CFRS)?\b|\b(?:HM|Her Majesty's|His Majesty's) (?:Chief )?Inspector|Inspectorate of Constabulary"
    r"|\bPEEL\b|\b(?:our|this) (?:previous |last )?inspection\b|\bwe inspected\b",
)


def find_kind(blocks: Sequence[Block]) -> str:
    """Return ``letter``, ``transcript``, ``news`` or ``report``."""
    head = [block.text.text for block in blocks[:_FIRST]]
    if any(_DEAR.match(text) for text in head) and any(_YOURS.search(block.text.text) for block in blocks):
        return "letter"
    if any(_TRANSCRIPT.search(text) for text in head[:6]):
        return "transcript"
    return "news" if any(_NEWS.search(text) for text in (*head[:4], *(b.text.text for b in blocks[-6:]))) else "report"


def speaks_as_inspectorate(blocks: Sequence[Block]) -> bool:
    """Whether the text speaks with the inspectorate's voice, and is no record of someone else's meeting."""
    if any(_MINUTES.search(block.text.text) for block in blocks[:_FIRST]):
        return False
    return any(_VOICE.search(block.text.text) for block in blocks)


def cover_blocks(blocks: Sequence[Block], kind: str, vocabulary: Vocabulary) -> tuple[Block, ...]:
    """Return the lines of a cover or page title before the first heading or sentence: they are no content."""
    if kind == "letter":
        return ()
    cover = []
    for block in blocks[:_FIRST]:
        text = block.text.text
        ends = text[-1] in ".:;" and len(text.split()) > 5
        if block.kind in {"bullet", "cell", "label", "note"} or ends or vocabulary.headings.find(text):
            break
        if len(text.split()) > _MOST_COVER_WORDS:
            break
        cover.append(block)
    return tuple(cover) if _is_cover(cover, blocks, vocabulary) else ()


def _is_cover(cover: Sequence[Block], blocks: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether lines before the first text name a body or a programme: then they are a title."""
    if len(cover) == len(blocks):
        return False
    text = " ".join(block.text.text for block in cover)
    named = any(True for _ in vocabulary.bodies.mentions(text)) or any(True for _ in vocabulary.bodies.places(text))
    return named or bool(_VOICE.search(text))


def find_title(blocks: Sequence[Block], kind: str, vocabulary: Vocabulary) -> tuple[str | None, Place | None]:
    """Return the title and its place: the cover's lines, a letter's subject, or the first heading."""
    cover = cover_blocks(blocks, kind, vocabulary)
    if cover:
        named = [block for block in cover if _is_cover([block], blocks, vocabulary)]
        return " ".join(block.text.text for block in named), named[0].text.place()
    first = next((block for block in blocks if block.kind == "heading" and block.column is None), None)
    return (first.text.text, first.text.place()) if first else (None, None)
