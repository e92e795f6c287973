"""Which clauses of a sentence speak of a thread, and what they claim of it.

A sentence may praise one matter and find fault with another. A clause that names no thread goes on
about what the clause beside it names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.vocabulary.cues import load_cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Claim, Polarity, Sentence
    from hmicdiff.vocabulary.threads import Threads

__all__ = ["claims_on", "tone_of_claims"]

_TOLD_BEFORE = frozenset({""})
"""The owner of a clause that points back to the sentence before: no thread of its own sentence."""


def claims_on(thread: str, sentence: Sentence, sector: str | None, table: Threads) -> tuple[Claim, ...]:
    """Return the claims of `sentence` that speak of `thread`; all of them where no clause names it alone."""
    owners = _owners(sentence, sector, table)
    own = tuple(
        claim for claim, names in zip(sentence.claims, owners, strict=True) if not names or thread in names
    )
    named = any(thread in names for names in owners)
    return own if named else sentence.claims


def _owners(sentence: Sentence, sector: str | None, table: Threads) -> list[frozenset[str]]:
    """Return the threads each clause speaks of: its own, else those of the clause before, else of the one after."""
    links = load_cues().links
    owners: list[frozenset[str]] = []
    for claim in sentence.claims:
        words = sentence.text[claim.start : claim.end]
        found = table.found_in(words, topic=sentence.topic, sector=sector)
        owners.append(frozenset(match.row.id for match in found))
    for place in range(1, len(owners)):
        clause = sentence.claims[place]
        if not owners[place] or links["clause-goes-on"].is_in(sentence.text[clause.start : clause.end]):
            owners[place] |= owners[place - 1]
    for place in reversed(range(len(owners) - 1)):
        clause = sentence.claims[place]
        points = links["clause-points-back"].is_in(sentence.text[clause.start : clause.end])
        owners[place] = owners[place] or (_TOLD_BEFORE if points else owners[place + 1])
    return owners


def tone_of_claims(claims: Sequence[Claim]) -> Polarity:
    """Return the tone of several claims together."""
    tones = {claim.polarity for claim in claims} - {"neutral"}
    if not tones:
        return "neutral"
    return tones.pop() if len(tones) == 1 else "mixed"
