"""What inspections speak of, and the words by which a passage shows its topic."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from hmicdiff.vocabulary.choice import Choice
from hmicdiff.vocabulary.load import load_rows
from hmicdiff.vocabulary.sieve import Sieved, sieved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Topic", "TopicTable", "load_topics"]

_STRONG = 3.0
_KEPT = 1 << 15
"""So many texts' answers are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One subject of inspection of one sector."""

    id: str
    """As in results (``serious-organised-crime``)."""
    sector: Literal["police", "fire"]
    name: str
    """For people."""
    family: str
    """Topics of one family were cut differently from year to year."""
    strong: tuple[str, ...] = ()
    """Regular expressions of which one suffices."""
    words: tuple[str, ...] = ()
    """Regular expressions that add up."""
    whole: tuple[str, ...] = ()
    """Regular expressions of what running text calls the area itself, no part of it."""


class TopicTable:
    """All topics, with scores of plain text for each."""

    def __init__(self, rows: tuple[Topic, ...]) -> None:
        self.rows = rows

    def of_sector(self, sector: str | None) -> tuple[Topic, ...]:
        """Return the topics of a sector; police where it is not known."""
        return tuple(row for row in self.rows if row.sector == (sector or "police"))

    def named(self, topic: str, sector: str | None) -> Topic | None:
        """Return the topic with that id in that sector, or None."""
        return next((row for row in self.of_sector(sector) if row.id == topic), None)

    @cached_property
    def _choices(self) -> dict[str, Choice[tuple[str, float]]]:
        """The patterns of each sector, each with its topic and weight."""
        return {
            sector: Choice(_weighed(self.of_sector(sector))) for sector in {row.sector for row in self.rows}
        }

    def scores(self, text: str, sector: str | None) -> dict[str, float]:
        """Return topic -> weight of its words in plain `text`; topics without a word are left out."""
        return dict(self._recalled(text, sector))

    @cached_property
    def _recalled(self) -> Callable[[str, str | None], dict[str, float]]:
        """`_weigh`, which every pair of reports asks of the same text, with what it found kept."""
        return lru_cache(maxsize=_KEPT)(self._weigh)

    def _weigh(self, text: str, sector: str | None) -> dict[str, float]:
        """Do the work of `scores`."""
        found = {}
        choice = self._choices.get(sector or "police")
        likely = choice.likely(text) if choice else ()
        for topic, cues in groupby(likely, key=lambda one: one[0][0]):
            score = sum(weight * _times(pattern, text) for (_, weight), pattern in cues)
            if score:
                found[topic] = score
        return found

    def touches(self, topic: str, text: str, sector: str | None) -> bool:
        """Whether plain `text` holds any word of a topic, be it one that shows little by itself."""
        return topic in self.scores(text, sector)

    def whole_in(self, text: str, sector: str | None) -> dict[str, tuple[tuple[int, int], ...]]:
        """Return topic -> start and end of the words of plain `text` that name its area as a whole."""
        choice = self._whole.get(sector or "police")
        found: dict[str, tuple[tuple[int, int], ...]] = {}
        for topic, pattern in choice.likely(text) if choice else ():
            spans = tuple(match.span() for match in pattern.finditer(text))
            if spans:
                found[topic] = (*found.get(topic, ()), *spans)
        return found

    @cached_property
    def _whole(self) -> dict[str, Choice[str]]:
        """The names of whole areas of each sector, each with its topic."""
        return {
            sector: Choice((row.id, _compiled(cue)) for row in self.of_sector(sector) for cue in row.whole)
            for sector in {row.sector for row in self.rows}
        }

    def best(
        self, text: str, sector: str | None, among: frozenset[str] | None = None
    ) -> tuple[str, float] | None:
        """Return the topic with most weight in `text` and its share of all weight, or None without any.

        `among` limits the topics asked for; ties go to the topic that stands first in the vocabulary.
        """
        scores = {key: value for key, value in self.scores(text, sector).items() if not among or key in among}
        if not scores:
            return None
        topic = max(scores, key=lambda key: scores[key])
        return topic, scores[topic] / sum(scores.values())

    def family(self, topic: str, sector: str | None) -> frozenset[str]:
        """Return the topics of the family that `topic` belongs to, itself included."""
        row = self.named(topic, sector)
        if row is None:
            return frozenset({topic})
        return frozenset(other.id for other in self.of_sector(sector) if other.family == row.family)


def _weighed(rows: Iterable[Topic]) -> Iterator[tuple[tuple[str, float], Sieved]]:
    """Yield each pattern of some topics under its topic and weight."""
    for row in rows:
        yield from (((row.id, _STRONG), _compiled(cue)) for cue in row.strong)
        yield from (((row.id, 1.0), _compiled(cue)) for cue in row.words)


def _compiled(cue: str) -> Sieved:
    """Return a cue as a pattern that starts at a word's start and ends at one's end."""
    return sieved(rf"(?<!\w)(?:{cue})(?!\w)")


def _times(pattern: Sieved, text: str) -> float:
    """Return how often a cue counts: every finding less than the one before."""
    found = sum(1 for _ in pattern.finditer(text))
    return math.sqrt(found)


@cache
def load_topics() -> TopicTable:
    """Return the topics, checked."""
    return TopicTable(load_rows("topics.toml", "topic", Topic))
