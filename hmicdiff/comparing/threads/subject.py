"""What a sentence says has changed, and what it only names beside it.

A stated change is evidence on the thread that is its subject or object, not on every thread that the
sentence names: a means ("support has been at the forefront of how the force is improving its
management of investigations") and a purpose ("measures to address antisocial behaviour") stand beside.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hmicdiff.structure.statements.hits import find_hits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hmicdiff.vocabulary import Vocabulary

__all__ = ["beside_the_change"]

_HOW = re.compile(r"\b(?:how|the way) (?:the|it|its|they|their|this)\b", re.IGNORECASE)
"""Opens the clause that tells what changes, where its verb follows."""


def beside_the_change(text: str, threads: Iterable[str], vocabulary: Vocabulary) -> frozenset[str]:
    """Return those of the threads named in `text` that are not what it says has changed."""
    table = vocabulary.threads
    places = {key: table.place_in(table.by_id[key], text) for key in threads}
    how = _start_of_changed(text, vocabulary)
    means = {key for key, place in places.items() if place < how}
    purpose = vocabulary.asks.purposes.search(text)
    if purpose and any(place < purpose.start() for place in places.values()):
        return frozenset(means | {key for key, place in places.items() if place >= purpose.end()})
    return frozenset(means)


def _start_of_changed(text: str, vocabulary: Vocabulary) -> int:
    """Return the offset of a "how it is ..." that holds every stated change, 0 where there is none."""
    found = _HOW.search(text)
    if found is None:
        return 0
    hits = find_hits(text, vocabulary.cues)
    return found.start() if hits and all(hit.start > found.start() for hit in hits) else 0
