"""What is judged: every topic, and every thread within one, with what each report says of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from hmicdiff.comparing.threads.points import PointMaker, grade_topic, graded_section
from hmicdiff.comparing.threads.spoken import spoken_sentences
from hmicdiff.comparing.turns import set_against
from hmicdiff.judging.areas import areas_named
from hmicdiff.judging.sides import Side, balance, cites, side_of
from hmicdiff.judging.wide import outright_statements, wide_statements
from hmicdiff.model import ThreadPoint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.model import Comparison, ItemPlace, Polarity, Reading, Sentence, Thread
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.comparability import ComparabilityTable

__all__ = ["Subject", "has_section", "thread_subjects", "topic_subjects", "with_fates"]

_NEVER_JUDGED = frozenset({"context", "other"})
_BY_GRADE_ALONE = frozenset({"overall", "effectiveness", "efficiency", "people"})
"""The whole force, and the pillars of fire and rescue."""
_AWAY = 0.5
"""Weight of a sentence that stands in a topic's section but speaks of a thread of another topic."""
_FATES: Mapping[str, Polarity] = {"closed": "praise", "repeated": "concern"}
"""Tone of what became of an item."""
_FATE_WEIGHT = 2.0
"""As much as an item itself."""
_TURNED = 0.5
"""Weight of a fault that is set against what is good right before it."""
_ENOUGH = 1.0
"""Weight of praise and criticism by which a report speaks of a topic that it has no section on."""


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A topic, or a thread within one."""

    topic: str
    thread: Thread | None
    sides: Mapping[str, Side]
    """By report id; reports that do not speak of it are missing."""
    wide: Mapping[str, tuple[ThreadPoint, ...]]
    """For a topic: the statements of each report that carry the whole of it."""
    outright: Mapping[str, tuple[ThreadPoint, ...]] = field(default_factory=dict)
    """For a topic: the statements of each report that name it itself and nothing narrower."""
    strays: frozenset[str] = frozenset()
    """For a topic: the sentences, by id, that stand in its sections and speak of a thread of another topic."""

    def speaks(self, reading: Reading) -> bool:
        """Whether a report speaks of the subject."""
        return reading.report.id in self.sides

    def side(self, reading: Reading) -> Side:
        """What a report says of it; an empty side where it says nothing."""
        return self.sides.get(reading.report.id) or Side(reading=reading, points=())


def thread_subjects(
    threads: Sequence[Thread], readings: Sequence[Reading], vocabulary: Vocabulary
) -> tuple[Subject, ...]:
    """Return each thread as a subject, in the order given, with the faults that are set against what is good of it."""
    named = frozenset(point.source for one in threads for point in one.points if point.names_it)
    subjects = []
    for thread in threads:
        sides = {
            one.report.id: side_of(one, (*thread.points, *_turned(thread, one, named, vocabulary)))
            for one in readings
        }
        spoken = {report: side for report, side in sides.items() if side}
        subjects.append(Subject(topic=thread.topic, thread=thread, sides=spoken, wide={}))
    return tuple(subjects)


def _turned(
    thread: Thread, reading: Reading, named: frozenset[str | None], vocabulary: Vocabulary
) -> Iterator[ThreadPoint]:
    """Yield the faults that the sentence right behind praise of a thread, or a stated improvement, sets against it.

    "However, the profile is two years old" is a fault of what "is now much better", unless it is one of `named`,
    which speak of another thread.
    """
    good = {
        one.source
        for one in thread.points
        if one.report == reading.report.id
        and (one.direction == "improved" or (one.names_it and one.polarity == "praise"))
    }
    held = named | {one.source for one in thread.points}
    for one in set_against(reading.sentences, good) if good else ():
        if one.id not in held:
            yield PointMaker.of(reading, vocabulary.threads).point(one, _TURNED)


def _held_by_others(threads: Sequence[Thread], topic: str) -> frozenset[str | None]:
    """Return the sentences that only threads of other topics hold."""
    own = {point.source for one in threads if one.topic == topic for point in one.points}
    return frozenset(point.source for one in threads if one.topic != topic for point in one.points) - own


def with_fates(
    subjects: Sequence[Subject], comparison: Comparison, readings: Sequence[Reading]
) -> tuple[Subject, ...]:
    """Return subjects; where a report closes, or keeps open, an item that another raised on it, that counts.

    A letter that closes "the remaining causes of concern" names no subject, and speaks of each of them.
    """
    by_id = {one.report.id: one for one in readings}
    return tuple(replace(one, sides=_sides_with_fates(one, comparison, by_id)) for one in subjects)


def _sides_with_fates(
    subject: Subject, comparison: Comparison, by_id: Mapping[str, Reading]
) -> Mapping[str, Side]:
    """Return what each report says of a subject, with what became of the items that it speaks of."""
    sides = dict(subject.sides)
    for thread in comparison.item_threads:
        if any(cites(side, thread.items[:1]) for side in subject.sides.values()):
            for place in thread.items[1:]:
                side = sides.get(place.report) or Side(reading=by_id[place.report], points=())
                if place.state in _FATES and not cites(side, [place]):
                    sides[place.report] = replace(side, points=(*side.points, _fate(place)))
    return sides


def _fate(place: ItemPlace) -> ThreadPoint:
    """Return what became of an item as a point."""
    return ThreadPoint(
        report=place.report,
        line_start=place.line_start,
        line_end=place.line_end,
        page=place.page,
        quote=place.quote,
        polarity=_FATES[place.state],
        kind="item",
        weight=_FATE_WEIGHT,
    )


def topic_subjects(
    threads: Sequence[Thread], readings: Sequence[Reading], vocabulary: Vocabulary
) -> tuple[Subject, ...]:
    """Return each topic that any report speaks of, sorted by name.

    The whole force (``overall``) or a pillar is judged by its grades alone, so only where graded.
    """
    by_topic: defaultdict[str, dict[str, Side]] = defaultdict(dict)
    for reading in readings:
        for topic, points in _points_by_topic(threads, reading, vocabulary).items():
            side = side_of(reading, points)
            if _speaks_of(reading, topic, side):
                by_topic[topic][reading.report.id] = side
    return tuple(
        Subject(
            topic=topic,
            thread=None,
            sides=sides,
            wide=wide_statements(threads, topic, sides, vocabulary),
            outright=outright_statements(threads, topic, sides, vocabulary),
            strays=_strays(threads, topic, sides),
        )
        for topic, sides in sorted(by_topic.items())
    )


def _strays(threads: Sequence[Thread], topic: str, sides: Mapping[str, Side]) -> frozenset[str]:
    """Return the sentences of a topic's sides that only threads of other topics hold."""
    others = _held_by_others(threads, topic)
    return frozenset(
        point.source
        for side in sides.values()
        for point in side.points
        if point.source and point.source in others
    )


def _points_by_topic(
    threads: Sequence[Thread], reading: Reading, vocabulary: Vocabulary
) -> dict[str, list[ThreadPoint]]:
    """Return all that a report says of each topic: its threads' points and its sections' sentences.

    A topic of which nothing but the grade is left is there without a point.
    """
    sector = reading.report.identity.sector
    graded = (grade_topic(one, sector) for one in reading.report.sections if one.grade and one.grade.value)
    points: defaultdict[str, list[ThreadPoint]] = defaultdict(list, {topic: [] for topic in graded})
    held: defaultdict[str, set[str]] = defaultdict(set)
    for thread in threads:
        for point in (one for one in thread.points if one.report == reading.report.id):
            points[thread.topic].append(point)
            held[point.source or ""].add(thread.topic)
    maker = PointMaker.of(reading, vocabulary.threads)
    for sentence in spoken_sentences(reading):
        owners = held[sentence.id]
        point = maker.point(sentence, 1.0)
        whole = areas_named(point.quote, sector, vocabulary) if point.direction else frozenset()
        for topic in whole:
            points[topic] = [one for one in points[topic] if one.source != sentence.id]
        topics = whole or _topics_of(sentence, reading, vocabulary.comparability) - owners
        told = point if whole or not owners else replace(point, weight=round(_AWAY * point.weight, 3))
        for topic in topics - _NEVER_JUDGED:
            points[topic].append(told)
    return {topic: found for topic, found in points.items() if topic not in _NEVER_JUDGED}


def _topics_of(sentence: Sentence, reading: Reading, table: ComparabilityTable) -> set[str]:
    """Return the topics a sentence counts for: its own, and the one its report folds that into."""
    fold = table.fold_of(sentence.topic, reading.report.identity.sector)
    if fold is None or not fold.merge or graded_section(reading, fold.topic):
        return {sentence.topic}
    return {fold.topic, fold.into}


def _speaks_of(reading: Reading, topic: str, side: Side) -> bool:
    """Whether a report speaks of a topic: it has a section or a grade on it, or says enough elsewhere."""
    if topic in _BY_GRADE_ALONE:
        return graded_section(reading, topic) is not None
    return (bool(side.points) and has_section(reading, topic)) or (
        any(one.topic == topic and one.grade for one in reading.report.sections)
        or sum(balance(side.points)) >= _ENOUGH
    )


def has_section(reading: Reading, topic: str) -> bool:
    """Whether a report has a section on a topic, graded or not, or grades it as a pillar."""
    return graded_section(reading, topic) is not None or any(
        one.topic == topic and (one.grade or one.role == "content") for one in reading.report.sections
    )
