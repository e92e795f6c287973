"""Which body a report speaks of: told from title and first lines, not from how often a name occurs."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from hmicdiff.structure.identity.zones import FIRST_BLOCKS, mentions, sector_of, zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.structure.blocks import Block
    from hmicdiff.text import Place
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.bodies import Body, Mention

__all__ = ["find_body"]

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
_NEIGHBOUR = re.compile(
    r"(?:with|and|by|between|from|jointly with|alongside|like|unlike) (?:the )?$", re.IGNORECASE
)


def find_body(blocks: Sequence[Block], vocabulary: Vocabulary) -> tuple[Body | None, Place | None]:
    """Return the body inspected and the place that names it first; None for both where no name stands.

    A full name in the title counts most, then one in the first blocks or as the subject of a judgment;
    how often a name occurs later hardly counts: a report on one force names its neighbours all the time.
    Of several that go by short names alone and weigh the same, as in reviews of a round, none is it; nor is
    one of many that a national report names.
    """
    sector = sector_of(blocks)
    weights: dict[str, dict[str, float]] = {}
    places: dict[str, Place] = {}
    named: set[str] = set()
    titled: set[str] = set()
    for index, block in enumerate(blocks):
        part = zone(index, block)
        for mention in mentions(block.text.text, part, vocabulary):
            if sector and mention.body.sector != sector and not mention.full:
                continue
            name = mention.body.name
            first = mention.full and not places
            if mention.full:
                named.add(name)
            if part == "title":
                titled.add(name)
            ground, weight = _weight(mention, block.text.text, part)
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


def _is_national(blocks: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether the title is that of a report on all forces or services."""
    return vocabulary.marks.is_national(
        [
            block.text.text
            for index, block in enumerate(blocks[:FIRST_BLOCKS])
            if zone(index, block) == "title"
        ]
    )


def _is_one_of_many(totals: dict[str, float], best: str) -> bool:
    """Whether several bodies weigh nearly as much as the one that weighs most."""
    return sum(total >= _NEARLY * totals[best] for total in totals.values()) >= _MANY


def _weight(mention: Mention, text: str, part: str) -> tuple[str, float]:
    """Return what one mention tells, and how much: by its place, or as the subject of a judgment."""
    if _NEIGHBOUR.search(text[: mention.start]) and part != "title":
        return part, 0.1
    if mention.full and part != "title" and _JUDGED.match(text[mention.end :]):
        return "subject", _SUBJECT
    return part, (_FULL if mention.full else _PLACE)[part]
