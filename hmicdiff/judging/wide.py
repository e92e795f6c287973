"""Which statements of change carry a whole topic, and not a part of it alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hmicdiff.comparing.threads import thread_id
from hmicdiff.judging.answers import has_own_words, names_more
from hmicdiff.judging.areas import areas_named
from hmicdiff.text import STEM, stems
from hmicdiff.vocabulary.cues import load_cues

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.judging.sides import Side
    from hmicdiff.model import Thread, ThreadPoint
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.concepts import Concepts

__all__ = ["general_threads", "outright_statements", "wide_statements"]

_ALWAYS = frozenset({"not_comparable"})
"""Statements that hold for a topic whichever thread they stand in: its findings can't be compared."""
_STRONG = 0.7
"""Least weight of a statement that can carry a topic together with others on other threads."""
_ENOUGH = 1.0
"""Least weight of a statement that can carry a topic alone."""
_PLAIN = 0.6
"""Least weight of a statement that carries the topic it names: one that takes its thread from a heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Whole:
    """A topic, and by what a statement on the whole of it is known."""

    topic: str
    name: str
    threads: Sequence[Thread]
    general: frozenset[str]
    """Ids of threads on a topic as a whole."""
    concepts: Concepts


def wide_statements(
    threads: Sequence[Thread], topic: str, sides: Mapping[str, Side], vocabulary: Vocabulary
) -> dict[str, tuple[ThreadPoint, ...]]:
    """Return the statements of change that carry a whole topic, by report.

    A statement on one thread alone does not; statements on two threads apart do, and so does one on a thread
    that is the topic as a whole. One that belongs to no thread does where the report sums up, or where it names
    nothing narrower than the topic: on a matter that has no thread it speaks of that alone. Weak ones never do.
    """
    sectors = {side.reading.report.identity.sector for side in sides.values()}
    rows = (vocabulary.topics.named(topic, sector) for sector in sorted(sectors, key=str))
    whole = _Whole(
        topic=topic,
        name=" ".join(row.name for row in rows if row is not None),
        threads=threads,
        general=general_threads(vocabulary),
        concepts=vocabulary.concepts,
    )
    return {report: _wide_in(side, whole) for report, side in sides.items()}


def general_threads(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the ids of the threads that are a topic as a whole."""
    return frozenset(thread_id(row.id) for row in vocabulary.threads.rows if row.general)


def outright_statements(
    threads: Sequence[Thread], topic: str, sides: Mapping[str, Side], vocabulary: Vocabulary
) -> dict[str, tuple[ThreadPoint, ...]]:
    """Return the statements of change that name a topic itself and no thread of it, by report, at full weight.

    "Since our 2022 inspection, the service's protection work has deteriorated" sums up its parts.
    """
    general = general_threads(vocabulary)
    narrower = (thread for thread in threads if thread.id not in general)
    parts = {(one.report, one.source) for thread in narrower for one in thread.points if one.names_it}
    found = {}
    for report, side in sides.items():
        row = vocabulary.topics.named(topic, side.reading.report.identity.sector)
        name = row.name if row is not None else ""
        told = _outright_in(side, name, vocabulary.concepts)
        by_name = (one for one in told if (report, one.source) not in parts)
        found[report] = tuple(dict.fromkeys((*by_name, *_on_the_area(side, topic, vocabulary))))
    return found


def _on_the_area(side: Side, topic: str, vocabulary: Vocabulary) -> Iterator[ThreadPoint]:
    """Yield the statements of a side that name the area of a topic as running text calls it, and no part of it."""
    sector = side.reading.report.identity.sector
    for one in side.points:
        plain = one.direction is not None and one.weight >= _PLAIN and not _is_on_parts(one)
        if plain and topic in areas_named(one.quote, sector, vocabulary):
            yield replace(one, weight=max(one.weight, _ENOUGH))


def _outright_in(side: Side, name: str, concepts: Concepts) -> Iterator[ThreadPoint]:
    """Yield the statements of a side that name the topic `name` alone."""
    own = stems(name) - concepts.naming_nothing(STEM) or stems(name.partition(" ")[0])
    for one in side.points:
        plain = one.direction is not None and one.weight >= _PLAIN and not _is_on_parts(one)
        if plain and own & stems(one.quote) and not has_own_words(one, concepts, name):
            yield replace(one, weight=max(one.weight, _ENOUGH))


def _wide_in(side: Side, whole: _Whole) -> tuple[ThreadPoint, ...]:
    """Return the statements of one side that carry its topic."""
    stated = [
        point
        for point in side.points
        if point.direction and point.weight >= _STRONG and not _bars_a_number(point)
    ]
    owners = [_threads_of(point, whole.threads) for point in stated]
    wide = [one for one, held in zip(stated, owners, strict=True) if _carries(one, held, side, whole)]
    broad = _broad(stated, owners, whole)
    return tuple(point for point in stated if point in wide or point.direction in broad)


def _is_on_parts(point: ThreadPoint) -> bool:
    """Whether a statement is on parts of a whole ("in some areas")."""
    return load_cues().links["of-parts"].is_in(point.quote)


def _bars_a_number(point: ThreadPoint) -> bool:
    """Whether a statement says of one number alone that it can't be compared ("the number isn't directly comparable")."""
    links = load_cues().links
    of_a_number = links["of-a-number"].is_in(point.quote) and not links["of-findings"].is_in(point.quote)
    return point.direction in _ALWAYS and of_a_number


def _carries(point: ThreadPoint, owners: frozenset[str], side: Side, whole: _Whole) -> bool:
    """Whether a statement carries the topic alone."""
    if point.weight < _ENOUGH or _is_on_parts(point):
        return False
    if owners:
        return bool(owners & whole.general)
    return _sums_up(point, side) or not names_more(point, whole.concepts, whole.name)


def _broad(
    stated: Sequence[ThreadPoint], owners: Sequence[frozenset[str]], whole: _Whole
) -> frozenset[str | None]:
    """Return the directions that are stated on threads apart, or that hold wherever they are stated."""
    own = frozenset(thread.id for thread in whole.threads if thread.topic == whole.topic)
    held: dict[str | None, list[frozenset[str]]] = {}
    for point, threads in zip(stated, owners, strict=True):
        held.setdefault(point.direction, []).append(threads & own)
    return frozenset(way for way, each in held.items() if way in _ALWAYS or _apart(each))


def _sums_up(point: ThreadPoint, side: Side) -> bool:
    """Whether a point stands in a summary of its report."""
    sentence = side.sentence_of(point)
    sections = side.reading.report.sections
    return sentence is not None and any(
        one.id == sentence.section and one.role == "summary" for one in sections
    )


def _apart(held: Sequence[frozenset[str]]) -> bool:
    """Whether some two of the thread sets share no thread."""
    named = [one for one in held if one]
    return any(not one & other for one in named for other in named)


def _threads_of(point: ThreadPoint, threads: Sequence[Thread]) -> frozenset[str]:
    """Return the threads that hold the same sentence."""
    return frozenset(
        thread.id
        for thread in threads
        for other in thread.points
        if other.report == point.report and other.source == point.source
    )
