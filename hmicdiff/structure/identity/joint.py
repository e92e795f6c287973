"""Which bodies a joint report inspects: those its title joins, or those that a unit of several forces serves."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from hmicdiff.structure.identity.zones import FIRST_BLOCKS, TITLE_BLOCKS, mentions, sector_of, zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.structure.blocks import Block
    from hmicdiff.text import MappedText, Place
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.bodies import Body, Mention

__all__ = ["find_joint", "find_unit"]

_PLURAL = re.compile(
    r"\b(?:forces|constabularies|polices?|services|brigades)\b|\b(?:joint|collaborat\w+|alliance)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"(?:[,;]|[,;]? (?:and|&|as well as)) (?:the )?")
_ARTICLE = re.compile(r"(?:the )?$", re.IGNORECASE)
_ITS_FORCES = re.compile(
    r"\b(?:its|(?:the )?(?:two|three|four|five|six|seven|eight)) (?:[\w-]+ )?(?:forces|services|constabularies|brigades)\b",
    re.IGNORECASE,
)
"""Those of one unit, whose report is none on all forces."""
_SHORT_TITLE = 8
"""Blocks among which the title of a report on a unit stands, the inspectorate's name and a date beside it."""
_NEAR = 160
"""Characters between the words that say whom a unit serves and the first of those."""


def find_joint(blocks: Sequence[Block], body: Body, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the names of all bodies that a joint report inspects, none for a report on one.

    Its title joins their full names, or their places before a plural (``Norfolk and Suffolk constabularies``).
    """
    for index, block in enumerate(blocks[:TITLE_BLOCKS]):
        text = block.text.text
        if zone(index, block) != "title":
            continue
        plural = _PLURAL.search(text)
        named = [one for one in mentions(text, "title", vocabulary) if one.body.sector == body.sector]
        chain = _joined(named, text)
        bodies = tuple(one.body for one in chain)
        if body in bodies and (plural or all(one.full for one in named if one.body in bodies)):
            return tuple(one.name for one in bodies)
    return ()


def find_unit(blocks: Sequence[Block], vocabulary: Vocabulary) -> tuple[tuple[Body, ...], Place | None]:
    """Return the bodies that the unit a report is on serves, and the place that names the first; none for any other.

    The title names a unit of several forces and no body; near the top a sentence, or a list that it leads, says
    whose it is. Names that no such words go before are neighbours and examples.
    """
    short = [
        block.text.text
        for block in blocks[:_SHORT_TITLE]
        if block.kind in {"heading", "prose"} and block.text.text[-1] not in ".;,:"
    ]
    named = any(True for text in short[:TITLE_BLOCKS] for _ in vocabulary.bodies.mentions(text))
    titles = [_ITS_FORCES.sub("", text) for text in short]
    if named or vocabulary.marks.is_national(titles) or not any(map(vocabulary.marks.is_unit, titles)):
        return (), None
    sector = sector_of(blocks) or "police"
    near = blocks[:FIRST_BLOCKS]
    for index, block in enumerate(near):
        listed = _listed(blocks, index, sector, vocabulary)
        chain = listed or [(block.text, one) for one in _served(block.text.text, sector, vocabulary)]
        if len(chain) > 1:
            text, first = chain[0]
            return tuple(one.body for _, one in chain), text.place(first.start, first.end)
    return (), None


def _listed(
    blocks: Sequence[Block], index: int, sector: str, vocabulary: Vocabulary
) -> list[tuple[MappedText, Mention]]:
    """Return the bodies of the list that block `index` leads, each the beginning of its entry, where all are bodies."""
    lead = blocks[index].text.text
    if not lead.rstrip().endswith(":") or not vocabulary.marks.says_whose(lead):
        return []
    entries = list(takewhile(lambda block: block.kind in {"bullet", "cell"}, blocks[index + 1 :]))
    heads = [(block.text, _head(block.text.text, sector, vocabulary)) for block in entries]
    return (
        _once([(text, head) for text, head in heads if head is not None]) if all(h for _, h in heads) else []
    )


def _once(found: Sequence[tuple[MappedText, Mention]]) -> list[tuple[MappedText, Mention]]:
    """Return the first mention of each body, in order."""
    return list({mention.body: (text, mention) for text, mention in reversed(found)}.values())[::-1]


def _head(text: str, sector: str, vocabulary: Vocabulary) -> Mention | None:
    """Return the body whose name an entry begins with."""
    named = (one for one in mentions(text, "first", vocabulary) if one.body.sector == sector)
    first = min(named, key=lambda one: (one.start, -one.end), default=None)
    return first if first is not None and _ARTICLE.fullmatch(text[: first.start]) else None


def _served(text: str, sector: str, vocabulary: Vocabulary) -> tuple[Mention, ...]:
    """Return the bodies in a row that a sentence says a unit is of: behind words that say so, or as its subject."""
    named = [one for one in mentions(text, "first", vocabulary) if one.body.sector == sector]
    for chain in _chains(named, text):
        before = text[max(0, chain[0].start - _NEAR) : chain[0].start]
        sentence = before[max(before.rfind(". "), before.rfind("; ")) + 1 :]
        after = text[chain[-1].end :]
        if vocabulary.marks.says_whose(sentence) or vocabulary.marks.share(after):
            return chain
    return ()


def _joined(found: Sequence[Mention], text: str) -> tuple[Mention, ...]:
    """Return the mentions that stand in the first row, joined by commas and "and"; none for fewer than two."""
    return next(_chains(found, text), ())


def _chains(found: Sequence[Mention], text: str) -> Iterator[tuple[Mention, ...]]:
    """Yield each row of two mentions or more that commas and "and" join, each body once."""
    chain: list[Mention] = []
    for one in sorted(found, key=lambda one: one.start):
        if chain and _JOINT.fullmatch(text[chain[-1].end : one.start]):
            if one.body not in {other.body for other in chain}:
                chain.append(one)
            continue
        if len(chain) > 1:
            yield tuple(chain)
        chain = [one]
    if len(chain) > 1:
        yield tuple(chain)
