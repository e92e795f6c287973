"""Blocks to sentences, each with its section, topic and place."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from hmicdiff.model import Sentence
from hmicdiff.structure.sections.topics import topic_of_passage
from hmicdiff.structure.sentences import PlacedSentence, cut_long, split_sentences
from hmicdiff.text import has_letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Identity, Section
    from hmicdiff.structure.blocks import Block
    from hmicdiff.structure.sections import Part
    from hmicdiff.text import MappedText
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["place_sentences"]

_EXTENT = re.compile(r"(?:the )?extent to which ", re.IGNORECASE)
"""How a judgment on a whole pillar begins, on overview pages of 2015 to 2022."""
_NO_SUBJECT = frozenset({"overall", "other"})


def place_sentences(
    blocks: Sequence[Block],
    parts: Sequence[Part],
    sections: Sequence[Section],
    identity: Identity,
    vocabulary: Vocabulary,
) -> tuple[PlacedSentence, ...]:
    """Return the sentences of a report in reading order; headings, cells and labels are one each.

    Under a part that speaks of everything (a summary), a paragraph's own words give its topic.
    A second printing keeps its sentences, in the section of the first, and names the first printing.
    """
    owners = {block.number: part.number for part in parts for block in part.blocks}
    first: dict[int, list[str]] = {}
    counts: dict[str, int] = {}
    placed: list[PlacedSentence] = []
    for block in blocks:
        original = block.number if block.copy_of is None else block.copy_of
        part, section = parts[owners[original]], sections[owners[original]]
        topic = _topic(block, part, identity, vocabulary)
        framed = _is_boilerplate(part, identity)
        ids: list[str] = []
        standing = False
        for index, text in enumerate(_pieces(block)):
            standing = _is_standing(text.text, standing, vocabulary)
            ids.append(_id(text.text, counts))
            printed = first.get(original, []) if block.copy_of is not None else []
            place = text.place()
            sentence = Sentence(
                id=ids[-1],
                text=text.text,
                section=section.id,
                topic=topic,
                kind=block.kind,
                block=block.number,
                is_boilerplate=framed or standing or _is_template(text.text, vocabulary),
                repeat_of=printed[index] if index < len(printed) else None,
                line_start=place.line_start,
                line_end=place.line_end,
                page=place.page,
                quote=place.quote,
            )
            level = block.level if block.kind in {"bullet", "heading"} else None
            row = block.row if block.kind in {"cell", "label"} else None
            placed.append(PlacedSentence(sentence, text, level, row, block.cell, block.boxes))
        first[block.number] = ids
    return tuple(placed)


def _pieces(block: Block) -> tuple[MappedText, ...]:
    """Return a block's sentences; anything but paragraphs, bullets and notes is one piece."""
    if block.kind in {"prose", "bullet", "note"}:
        return split_sentences(block.text)
    return (
        split_sentences(block.text)
        if block.kind == "cell" and block.column is not None
        else cut_long(block.text)
    )


def _id(text: str, counts: dict[str, int]) -> str:
    """Return a hash of a sentence's text, and of which printing in the report it is."""
    counts[text] = count = counts.get(text, 0) + 1
    return hashlib.sha256(f"{count}:{text}".encode()).hexdigest()[:16]


def _topic(block: Block, part: Part, identity: Identity, vocabulary: Vocabulary) -> str:
    """Return the topic of a block: its part's, or under a part on everything its own words'."""
    silent = block.kind == "heading" or not has_letters(block.text.text)
    if part.topic not in _NO_SUBJECT or part.role == "boilerplate" or silent:
        return part.topic
    if _EXTENT.match(block.text.text) and vocabulary.grades.pillar_of(block.text.text):
        return part.topic
    return topic_of_passage(block.text.text, identity, vocabulary) or part.topic


def _is_template(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a sentence stands in every body's report; without a letter it says nothing of any."""
    return has_letters(text) and vocabulary.furniture.is_template(text)


def _is_standing(text: str, begun: bool, vocabulary: Vocabulary) -> bool:  # noqa: FBT001 - what the sentence before it is
    """Whether a sentence goes on with, or opens, a paragraph on what any body should be."""
    return has_letters(text) and vocabulary.furniture.is_of_any_body(text, begun=begun)


def _is_boilerplate(part: Part, identity: Identity) -> bool:
    """Whether a part tells of method or is a letter's frame."""
    return part.role == "boilerplate" or (part.role == "context" and identity.kind == "letter")
