"""What kind of document a text is, and its title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hmicdiff.structure.layout.messages import is_field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.structure.blocks import Block
    from hmicdiff.text import Place
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["TOLD_BY_OTHERS", "cover_blocks", "find_kind", "find_title"]

TOLD_BY_OTHERS = frozenset({"news", "other"})
"""Kinds of document in which grades are told in passing, in a sentence."""
_FIRST = 14
_TITLE = 6
_MOST_COVER_WORDS = 22
_FEW_WORDS = 5
_NEXT_LINE = 2
"""Numbers of lines by which two differ that have a blank line between them and nothing else."""
_DEAR = re.compile(r"Dear\b.{0,40}$")
_YOURS = re.compile(r"Yours (?:sincerely|faithfully)\b", re.IGNORECASE)
_LETTER = re.compile(r"\bLetter information$", re.IGNORECASE)
"""The head of a letter on the inspectorate's site, where neither address nor close need be in the text."""
_TRANSCRIPT = re.compile(r"\btranscript\b", re.IGNORECASE)
_PRESS = re.compile(r"\b(?:press office|notes to editors)\b", re.IGNORECASE)


def find_kind(blocks: Sequence[Block], vocabulary: Vocabulary) -> str:
    """Return ``letter``, ``transcript``, another kind of the vocabulary, or ``report``."""
    head = [block.text.text for block in blocks[:_FIRST]]
    if any(_DEAR.match(text) for text in head) and any(_YOURS.search(block.text.text) for block in blocks):
        return "letter"
    if any(_LETTER.search(text) for text in head[:_TITLE]):
        return "letter"
    if any(_TRANSCRIPT.search(text) for text in head[:_TITLE]):
        return "transcript"
    if any(_PRESS.search(block.text.text) for block in blocks[-_TITLE:]):
        return "news"
    titles = [text for text in _titles(head[:_TITLE], vocabulary) if text[-1] not in ".;"]
    return vocabulary.kinds.kind_of(titles, list(_told_in(head, vocabulary))) or "report"


def _told_in(head: Sequence[str], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the first lines but what stands right under ``About us``: there the inspectorate speaks of itself."""
    for above, text in zip(("", *head), head, strict=False):
        if not any(row.role == "boilerplate" for row in vocabulary.headings.find(above)):
            yield text


def _titles(head: Sequence[str], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the first lines that may be titles: behind one that names a programme, an area of it begins the text."""
    of_programme = False
    for text in head:
        if not of_programme or not any(row.graded for row in vocabulary.headings.find(text)):
            yield text
        of_programme = of_programme or vocabulary.programmes.cues.is_in(text)


def cover_blocks(blocks: Sequence[Block], kind: str, vocabulary: Vocabulary) -> tuple[Block, ...]:
    """Return the lines of a cover or page title before the first heading or sentence: they are no content."""
    if kind == "letter":
        return ()
    cover: list[Block] = []
    for block in blocks[:_FIRST]:
        text = block.text.text
        ends = text.rstrip("\"'")[-1:] in {".", ":", ";", "?"} and len(text.split()) > _FEW_WORDS
        known = vocabulary.headings.find(text) or vocabulary.headings.named_in_short(text)
        heading = known and not _is_title(blocks, len(cover), vocabulary)
        judges = kind == "news" and vocabulary.grades.spans(text)
        if block.kind in {"bullet", "cell", "label", "note"} or ends or heading or judges:
            break
        if len(text.split()) > _MOST_COVER_WORDS:
            break
        cover.append(block)
    if _heads_grades(cover, blocks, vocabulary) or _heads_text(cover, blocks, vocabulary):
        cover.pop()
    return tuple(cover) if _is_cover(cover, blocks, vocabulary) else ()


def _heads_grades(cover: Sequence[Block], blocks: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether the last line before the text is a heading over a list of grades, and no line of the title.

    Its words or its format say that it is one.
    """
    after = blocks[len(cover)] if len(cover) < len(blocks) else None
    if len(cover) < 2 or after is None or cover[-1].kind != "heading":  # noqa: PLR2004 - a title, and what follows it
        return False
    told = vocabulary.grades.heads_list(cover[-1].text.text)
    graded = after.kind == "label" or bool(vocabulary.grades.spans(after.text.text))
    listed = (told and (graded or after.kind in {"heading", "cell"})) or (cover[-1].hinted and graded)
    return listed and not _is_cover(cover[-1:], blocks, vocabulary)


def _heads_text(cover: Sequence[Block], blocks: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether the last line before the text heads its first section, whatever it is called, and is no line of the title.

    The format says that it is a heading and has others of its level further down; something that is no heading, as the
    date, parts it from the title, and sentences follow it.
    """
    if len(cover) < 2 or len(cover) == len(blocks) or not cover[-1].hinted:  # noqa: PLR2004 - a title, and what follows it
        return False
    title, last, after = cover[-2], cover[-1], blocks[len(cover)]
    parted = title.kind != "heading" or last.line_start - title.line_end > _NEXT_LINE
    told = after.kind == "prose" and len(after.text.text.split()) > _FEW_WORDS and after.text.text[-1] in ".:"
    among = any(block.hinted and block.level == last.level for block in blocks[len(cover) :])
    titled = _is_cover(cover[:-1], blocks, vocabulary) and not _is_cover(cover[-1:], blocks, vocabulary)
    return last.kind == "heading" and parted and told and among and titled


def _is_title(blocks: Sequence[Block], at: int, vocabulary: Vocabulary) -> bool:
    """Whether a programme's name, which is a heading elsewhere (``PEEL 2023-25``), is a line of the title here.

    A chapter of that name tells of the programme; what follows a title is a line, or judges.
    """
    following = blocks[at + 1].text.text if at + 1 < len(blocks) else ""
    programme = any(
        vocabulary.kinds.is_named(row.text) for row in vocabulary.headings.find(blocks[at].text.text)
    )
    if not programme or vocabulary.headings.find(following):
        return False
    return following[-1:] not in ".:" or (at > 0 and bool(vocabulary.grades.spans(following)))


def _is_cover(cover: Sequence[Block], blocks: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether lines before the first text name a body or a programme: then they are a title."""
    if len(cover) == len(blocks):
        return False
    text = " ".join(block.text.text for block in cover)
    named = vocabulary.bodies.is_named_in(text) or vocabulary.bodies.place.is_in(text)
    return named or vocabulary.kinds.is_named(text)


def find_title(blocks: Sequence[Block], kind: str, vocabulary: Vocabulary) -> tuple[str | None, Place | None]:
    """Return the title and its place: the cover's lines, a letter's subject, or the first heading.

    A standing heading (``Overall summary``, with which a page of PEEL 2023-25 begins) entitles no report, and neither does
    what a message says of itself.
    """
    blocks = [block for block in blocks if not is_field(block.text.text)]
    cover = cover_blocks(blocks, kind, vocabulary)
    named = [block for block in cover if _is_cover([block], blocks, vocabulary)]
    if named:
        return " ".join(block.text.text for block in named), named[0].text.place()
    first = next((block for block in blocks if block.kind == "heading" and block.column is None), None)
    if first is None or vocabulary.headings.find(first.text.text):
        return None, None
    return first.text.text, first.text.place()
