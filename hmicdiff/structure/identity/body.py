"""Which body a report speaks of: told from title and first lines, not from how often a name occurs."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.structure.blocks import Block
    from hmicdiff.text import Place
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.bodies import Body, Mention

__all__ = ["find_body", "find_joint"]

_TITLE_BLOCKS = 3
_FIRST_BLOCKS = 12
_FULL = {"title": 40.0, "first": 12.0, "later": 0.5}
_PLACE = {"title": 30.0, "first": 3.0, "later": 0.0}
_MOST = {"title": 40.0, "first": 20.0, "subject": 30.0, "later": 6.0}
"""What all mentions of one body in a part of the report can weigh together."""
_FIRST_NAMED = 4.0
_NEARLY = 0.6
_MANY = 4
"""So many bodies of nearly one weight, none in the title, are a national report's examples."""
_SUBJECT = 10.0
_JUDGED = re.compile(
    r"^(?:'s\b.{0,40}?)? (?:is|was|has been|are|is judged to be) (?:judged |assessed |graded )?(?:as |to be )?"
    r"(?:outstanding|good|adequate|inadequate)\b|^(?:'s)? requires improvement\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"\b(?:forces|constabularies|polices?|services)\b|\b(?:joint|collaborat\w+|alliance)\b", re.IGNORECASE
)
_JOINT = re.compile(r"(?:,|,? (?:and|&)) (?:the )?")
_NEIGHBOUR = re.compile(
    r"(?:with|and|by|between|from|jointly with|alongside|like|unlike) (?:the )?$", re.IGNORECASE
)
_FIRE = re.compile(
    r"\b(?:fire (?:and|&) rescue|fire (?:service|brigade|authority)|firefighters?|FRS)\b", re.IGNORECASE
)
_POLICE = re.compile(r"\b(?:polic\w+|constabulary|chief constable|crime)\b", re.IGNORECASE)


def find_body(blocks: Sequence[Block], vocabulary: Vocabulary) -> tuple[Body | None, Place | None]:
    """Return the body inspected and the place that names it first; None for both where no name stands.

    A full name in the title counts most, then one in the first blocks or as the subject of a judgment;
    how often a name occurs later hardly counts: a report on one force names its neighbours all the time.
    Of several that go by short names alone and weigh the same, as in reviews of a round, none is it; nor is
    one of many that a national report names.
    """
    sector = _sector(blocks)
    weights: dict[str, dict[str, float]] = {}
    places: dict[str, Place] = {}
    named: set[str] = set()
    titled: set[str] = set()
    for index, block in enumerate(blocks):
        zone = _zone(index, block)
        for mention in _mentions(block.text.text, zone, vocabulary):
            if sector and mention.body.sector != sector and not mention.full:
                continue
            name = mention.body.name
            first = mention.full and not places
            if mention.full:
                named.add(name)
            if zone == "title":
                titled.add(name)
            ground, weight = _weight(mention, block.text.text, zone)
            found = weights.setdefault(name, defaultdict(float))
            found[ground] = min(_MOST[ground], found[ground] + weight + (_FIRST_NAMED if first else 0.0))
            if mention.full or name not in places:
                places.setdefault(name, block.text.place(mention.start, mention.end))
    if not weights:
        return None, None
    totals = {name: sum(found.values()) for name, found in weights.items()}
    best = max(sorted(totals), key=lambda name: totals[name])
    if best not in named and sum(total == totals[best] for total in totals.values()) > 1:
        return None, None
    if best not in titled and (_is_national(blocks, vocabulary) or _is_one_of_many(totals, best)):
        return None, None
    return vocabulary.bodies.named(best), places[best]


def find_joint(blocks: Sequence[Block], body: Body, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the names of all bodies that a joint report inspects, none for a report on one.

    Its title joins their full names, or their places before a plural (``Norfolk and Suffolk constabularies``).
    """
    for index, block in enumerate(blocks[:_TITLE_BLOCKS]):
        text = block.text.text
        if _zone(index, block) != "title":
            continue
        plural = _PLURAL.search(text)
        named = [one for one in _mentions(text, "title", vocabulary) if one.body.sector == body.sector]
        chain = _joined(named, text)
        if body in chain and (plural or all(one.full for one in named if one.body in chain)):
            return tuple(one.name for one in chain)
    return ()


def _joined(mentions: Sequence[Mention], text: str) -> tuple[Body, ...]:
    """Return the bodies of the mentions that stand in one row, joined by commas and "and"; none for fewer than two."""
    ordered = sorted(mentions, key=lambda one: one.start)
    chain = list(ordered[:1])
    for one in ordered[1:]:
        if _JOINT.fullmatch(text[chain[-1].end : one.start]) and one.body not in {
            other.body for other in chain
        }:
            chain.append(one)
    return tuple(one.body for one in chain) if len(chain) > 1 else ()


def _is_national(blocks: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether the title is that of a report on all forces or services."""
    return vocabulary.marks.is_national(
        [
            block.text.text
            for index, block in enumerate(blocks[:_FIRST_BLOCKS])
            if _zone(index, block) == "title"
        ]
    )


def _is_one_of_many(totals: dict[str, float], best: str) -> bool:
    """Whether several bodies weigh nearly as much as the one that weighs most."""
    return sum(total >= _NEARLY * totals[best] for total in totals.values()) >= _MANY


def _zone(index: int, block: Block) -> str:
    """Return which part of the report the block at `index` belongs to; whole sentences are no title."""
    if index < _TITLE_BLOCKS and block.text.text[-1] not in ".;,":
        return "title"
    return "first" if index < _FIRST_BLOCKS else "later"


def _mentions(text: str, zone: str, vocabulary: Vocabulary) -> Iterator[Mention]:
    """Yield full names, and short ones in the first blocks where no full name covers them."""
    full = tuple(vocabulary.bodies.mentions(text))
    yield from full
    if zone != "later":
        for mention in vocabulary.bodies.places(text):
            if not any(other.start <= mention.start < other.end for other in full):
                yield mention


def _weight(mention: Mention, text: str, zone: str) -> tuple[str, float]:
    """Return what one mention tells, and how much: by its place, or as the subject of a judgment."""
    if _NEIGHBOUR.search(text[: mention.start]) and zone != "title":
        return zone, 0.1
    if mention.full and zone != "title" and _JUDGED.match(text[mention.end :]):
        return "subject", _SUBJECT
    return zone, (_FULL if mention.full else _PLACE)[zone]


def _sector(blocks: Sequence[Block]) -> str | None:
    """Return the sector the words of the text belong to, None where it is even."""
    text = " ".join(block.text.text for block in blocks[:60])
    fire, police = len(_FIRE.findall(text)), len(_POLICE.findall(text))
    if fire == police:
        return None
    return "fire" if fire > police else "police"
