"""Sub-subjects followed through the reports: who says what of supervision, bail, call handling ...

A thread links sentences, items, statements, figures and grades of several years by what they speak
of, even where not a sentence is alike. Most are found by the vocabulary's words; what both reports
speak of in rare terms of their own is found by `threads_discovered`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from hmicdiff.comparing.order import in_time_order
from hmicdiff.comparing.threads.discovered import discover
from hmicdiff.comparing.threads.points import PointMaker, spoken_sentences
from hmicdiff.model import Thread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.model import Reading, Sentence, ThreadPoint
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.threads import Match, Threads

__all__ = ["find_threads", "thread_id", "threads_of"]

_LEANS_ON_THE_SENTENCE_BEFORE = re.compile(
    r"^(this|it|these|they|that|but|however|as a result|in (our|its) (20\d\d|last|previous|later|current)"
    r"|during our later|all (these|of these)|at this stage|we (are|were|raised|look))\b",
    re.IGNORECASE,
)
"""Openings by which a sentence goes on about what the one before it spoke of."""

_LEANING_WEIGHT = 0.5
_WEAK_WEIGHT = 0.5
_EXTRA_WEIGHT = 0.25
_MOST_WEIGHT = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    """A sentence and the threads it speaks of, each with its weight."""

    sentence: Sentence
    weights: Mapping[str, float]
    names_it: bool
    """False where the sentence only leans on the one before."""


def thread_id(name: str) -> str:
    """Return a thread's id: a hash of its stable name, the same in every run and for every body."""
    return "t" + sha256(name.encode()).hexdigest()[:12]


def find_threads(readings: Sequence[Reading], vocabulary: Vocabulary) -> tuple[Thread, ...]:
    """Return the threads of one body's reports, sorted by topic and name.

    Points stand in time order, within a report in reading order. A thread of which no report says
    anything but neutral sentences without a figure is left out.
    """
    ordered = in_time_order(readings)
    points: defaultdict[str, list[ThreadPoint]] = defaultdict(list)
    used: set[tuple[str, str]] = set()
    for reading in ordered:
        for key, found in threads_of(reading, vocabulary).items():
            points[key].extend(found)
            used.update((reading.report.id, point.source or "") for point in found)
    rows = vocabulary.threads.by_id
    known = (
        Thread(id=thread_id(key), topic=rows[key].topic, name=rows[key].name, points=tuple(found))
        for key, found in points.items()
        if _says_something(found)
    )
    own = discover(ordered, frozenset(used), vocabulary.threads)
    named = (replace(thread, id=thread_id(f"{thread.topic}: {thread.name}")) for thread in own)
    return tuple(sorted((*known, *named), key=lambda one: (one.topic, one.name, one.id)))


def threads_of(reading: Reading, vocabulary: Vocabulary) -> dict[str, tuple[ThreadPoint, ...]]:
    """Return what one report says of each thread of the vocabulary, by the thread's name there."""
    maker = PointMaker.of(reading, vocabulary.threads)
    found: defaultdict[str, list[ThreadPoint]] = defaultdict(list)
    for mention in _mentions(reading, vocabulary.threads):
        for key, weight in mention.weights.items():
            point = maker.point_on(vocabulary.threads.by_id[key], mention.sentence, weight)
            if mention.names_it or point.polarity != "neutral":
                found[key].append(point)
    for row in vocabulary.threads.of_sector(reading.report.identity.sector):
        found[row.id].extend(maker.grades(row.grade_topic))
    return {key: tuple(points) for key, points in found.items() if points}


def _mentions(reading: Reading, table: Threads) -> Iterator[_Mention]:
    """Yield each sentence that speaks of a thread, by its own words or by leaning on the one before."""
    spoken = {one.id for one in spoken_sentences(reading)}
    before: dict[str, float] = {}
    block: int | None = None
    for sentence in reading.sentences:
        own = _own_weights(sentence, reading, table)
        same_block = sentence.block == block
        leans = same_block and not own and _LEANS_ON_THE_SENTENCE_BEFORE.match(sentence.text)
        block = sentence.block
        if leans:
            weights = dict.fromkeys(before, _LEANING_WEIGHT)
        else:
            weights = before = own
        if weights and sentence.id in spoken:
            yield _Mention(sentence=sentence, weights=weights, names_it=not leans)


def _own_weights(sentence: Sentence, reading: Reading, table: Threads) -> dict[str, float]:
    """Return the threads a sentence names itself, each with its weight."""
    sector = reading.report.identity.sector
    found = table.found_in(sentence.text, topic=sentence.topic, sector=sector)
    return {match.row.id: _weight(match) for match in found}


def _weight(match: Match) -> float:
    """Return a half for a weak term, 1 for a strong one, more where a sentence names it in several ways."""
    return _WEAK_WEIGHT if match.is_weak else min(_MOST_WEIGHT, 1 + _EXTRA_WEIGHT * (match.ways - 1))


def _says_something(points: Sequence[ThreadPoint]) -> bool:
    """Whether any point praises, criticises or counts."""
    return any(point.polarity != "neutral" or point.kind != "passage" for point in points)
