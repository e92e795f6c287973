"""What a sentence is about, where it names several threads: its object, not all that it mentions.

"The force should evaluate its work with partners to reduce burglary" asks for evaluation. It finds no fault with the
partners, and none with the work against burglary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.comparing.asks import ASKING
from hmicdiff.vocabulary.asks import load_asks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Sentence
    from hmicdiff.vocabulary.threads import Match, Threads

__all__ = ["on_its_object"]


def on_its_object(
    found: Sequence[Match], sentence: Sentence, sector: str | None, table: Threads
) -> list[Match]:
    """Return those of the threads that a sentence names which it is about.

    A clause that judges a matter in one respect, such as whether it is evaluated, is about that respect alone; an
    ask that names a thread in what is asked for is not about those that it names in its purpose.
    """
    if len(found) < 2:  # noqa: PLR2004 - one thread is the object
        return list(found)
    return _asked_for(_apart_from_aspects(found, sentence, sector, table), sentence.text, table)


def _apart_from_aspects(
    found: Sequence[Match], sentence: Sentence, sector: str | None, table: Threads
) -> list[Match]:
    """Return threads without those that the sentence names only in clauses on an aspect of them."""
    aspects = {match.row.id for match in found if match.row.aspect}
    if not aspects:
        return list(found)
    free: set[str] = set()
    for clause in _clauses(sentence):
        named = {one.row.id for one in table.found_in(clause, topic=sentence.topic, sector=sector)}
        if not named & aspects:
            free |= named
    return [match for match in found if match.row.id in aspects | free]


def _clauses(sentence: Sentence) -> list[str]:
    """Return the text of each clause of a sentence; the whole where it is of one piece."""
    return [sentence.text[one.start : one.end] for one in sentence.claims] or [sentence.text]


def _asked_for(found: Sequence[Match], text: str, table: Threads) -> list[Match]:
    """Return threads without those that an ask names in its purpose alone, where it names another before."""
    ask = ASKING.search(text)
    purpose = load_asks().purposes_of_asks.search(text[ask.end() :]) if ask else None
    if ask is None or purpose is None:
        return list(found)
    head = [match for match in found if table.place_in(match.row, text) < ask.end() + purpose.start()]
    return head or list(found)
