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
from itertools import pairwise
from typing import TYPE_CHECKING

from hmicdiff.comparing.once import once
from hmicdiff.comparing.order import in_time_order
from hmicdiff.comparing.telling import common_stems, telling_stems
from hmicdiff.comparing.threads.discovered import discover
from hmicdiff.comparing.threads.objects import on_its_object
from hmicdiff.comparing.threads.points import PointMaker
from hmicdiff.comparing.threads.reversals import find_reversals, with_reversals
from hmicdiff.comparing.threads.spoken import TELLS, spoken_sentences, title_lines
from hmicdiff.comparing.threads.subject import beside_the_change
from hmicdiff.comparing.threads.told import tell
from hmicdiff.comparing.turns import turns
from hmicdiff.model import Thread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.model import PassageLink, Reading, Sentence, ThreadPoint
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.threads import Match, Threads

__all__ = ["find_threads", "thread_id", "threads_of"]

_LEANS_ON_THE_SENTENCE_BEFORE = re.compile(
    r"^((?:but,?|however,?) )?(this|it|its|these|they|their|them|those|that|not (?:all|every)|few|many|most|none|some)\b"
    r"|^(as a result|in (our|its) (20\d\d|last|previous|later|current)"
    r"|during our later|all (these|of these)|at this stage|we (are|were|raised|look)"
    r"|we (recogni[sz]e|acknowledge|note|accept|welcome) (that )?(the|this|these|some|its)"
    r"|(the (force|constabulary|service|brigade) has made|there is) (\w+ )?progress"
    r"|(some|good|limited|little|more|further|considerable|significant) progress"
    r"|both (of these|matters|issues|points)|there (has been|have been|is still|are still|is now|are now)"
    r"|(we found )?(that )?the (\w+ )?(position|situation|picture|problems?|issues?|figures?|rates?|results?|numbers?)"
    r"(?= (is|are|was|were|has|have|had|remains?|stands?|now|we)\b)|we found (that )?(it|they|this|these))\b",
    re.IGNORECASE,
)
"""Openings by which a sentence goes on about what the one before it spoke of."""

_OF_THE_BODY = re.compile(r"^(?:(?:but,?|however,?) )?(?:it|its|they|their|them)\b", re.IGNORECASE)
"""Openings that in a summary, which goes from matter to matter, speak of the body: "It is improving its protection work"."""

_ANSWERS_THE_SENTENCE_BEFORE = re.compile(
    r"^(?:in|during|at) (?:our|the|this) (?:20\d\d|latest|current|most recent|new|inspection|report|time)"
    r"|^(?:since then|this time|we (?:now|were pleased|are pleased|are disappointed|were disappointed))\b",
    re.IGNORECASE,
)
"""Openings of the second half of a pair: "In our previous inspection ... In our 2023-25 inspection ..."."""

_AT_LENGTH = 3
"""So many sentences without a judgment make a thread."""
_LEANING_WEIGHT = 0.5
_OPENING = 3
"""Words in which a sentence names what it speaks of."""
_HEADING_WEIGHT = 0.4
"""Weight of a sentence that names nothing, under a heading that does: less than half of one that names it."""
_WEAK_WEIGHT = 0.5
_TURNED_WEIGHT = 0.6
"""Weight of a weak term in a sentence that turns on one that names the thread."""
_EXTRA_WEIGHT = 0.25
_MOST_WEIGHT = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    """A sentence and the threads it speaks of, each with its weight."""

    sentence: Sentence
    weights: Mapping[str, float]
    names_it: bool
    """False where the sentence only leans on the one before."""
    beside: frozenset[str]
    """Threads that are named, but are not what the sentence says has changed."""


def thread_id(name: str) -> str:
    """Return a thread's id: a hash of its stable name, the same in every run and for every body."""
    return "t" + sha256(name.encode()).hexdigest()[:12]


def find_threads(
    readings: Sequence[Reading], vocabulary: Vocabulary, links: Sequence[PassageLink] = ()
) -> tuple[Thread, ...]:
    """Return the threads of one body's reports, sorted by topic and name.

    Points stand in time order, within a report in reading order. A thread of which the reports say
    nothing but a neutral sentence or two without a figure is left out. `links` are the passages linked
    between the reports: of two of which one denies what the other says, one is praise and one a concern.
    """
    ordered = in_time_order(readings)
    points: defaultdict[str, list[ThreadPoint]] = defaultdict(list)
    used: set[tuple[str, str]] = set()
    for reading in ordered:
        for key, found in threads_of(reading, vocabulary).items():
            points[key].extend(found)
            used.update((reading.report.id, point.source or "") for point in found)
    rows = vocabulary.threads.by_id
    known = [
        Thread(id=thread_id(key), topic=rows[key].topic, name=rows[key].name, points=tuple(found))
        for key, found in points.items()
    ]
    own = discover(ordered, frozenset(used), vocabulary)
    used.update((point.report, point.source or "") for thread in own for point in thread.points)
    makers = {one.report.id: PointMaker.of(one, vocabulary.threads) for one in ordered}
    own = (*own, *tell(ordered, frozenset(used), makers, vocabulary))
    threads = with_reversals((*known, *own), find_reversals(ordered, links, vocabulary.threads), makers)
    named = (
        replace(thread, id=thread.id or thread_id(f"{thread.topic}: {thread.name}"))
        for thread in threads
        if _says_something(thread.points)
    )
    return tuple(sorted(named, key=lambda one: (one.topic, one.name, one.id)))


def threads_of(reading: Reading, vocabulary: Vocabulary) -> dict[str, tuple[ThreadPoint, ...]]:
    """Return what one report says of each thread of the vocabulary, by the thread's name there."""
    maker = PointMaker.of(reading, vocabulary.threads)
    found: defaultdict[str, list[ThreadPoint]] = defaultdict(list)
    for mention in _mentions(reading, vocabulary):
        for key, weight in mention.weights.items():
            make = maker.point_beside if key in mention.beside else maker.point_on
            point = make(vocabulary.threads.by_id[key], mention.sentence, weight)
            if mention.names_it or point.polarity != "neutral":
                leans = not mention.names_it and weight >= _LEANING_WEIGHT
                strong = leans or weight > _WEAK_WEIGHT
                found[key].append(replace(point, names_it=strong))
    for row in vocabulary.threads.of_sector(reading.report.identity.sector):
        found[row.id].extend(maker.grades(row.grade_topic))
    return {key: tuple(points) for key, points in found.items() if points}


def _mentions(reading: Reading, vocabulary: Vocabulary) -> Iterator[_Mention]:
    """Yield each sentence that speaks of a thread, by its own words or by leaning on the one before.

    What names nothing goes on about what the heading right above it names, if that tells a finding and
    names no question or part of the report; what has no word of a matter at all ("The force hasn't made enough progress")
    says it of that and of nothing beside it.
    """
    spoken = {one.id for one in spoken_sentences(reading)}
    titles = title_lines(reading)
    common = common_stems(reading, vocabulary)
    apart = frozenset(_on_matters_apart(reading, common))
    in_two = frozenset(_ends_of_two(reading))
    before: dict[str, float] = {}
    beside: frozenset[str] = frozenset()
    last: Sentence | None = None
    heading: tuple[str, dict[str, float]] = ("", {})
    right_below = 0
    for sentence in reading.sentences:
        own = _own_weights(sentence, reading, vocabulary.threads)
        if sentence.kind == "heading":
            tells = sentence.line_start not in titles and TELLS.search(sentence.text)
            heading = (sentence.section, own if tells else {})
            right_below = sentence.block + 1
        near = before if last is not None and sentence.block == last.block else {}
        own = _turned_on(sentence.text, near, own)
        lent = {} if sentence.id in apart else _lent(sentence.text, near, own)
        if not lent and not own and _belongs_to(last, sentence, in_two, common):
            lent = dict.fromkeys(before, _LEANING_WEIGHT)
        if not lent:
            before, beside = own, beside_the_change(sentence.text, own, vocabulary)
        last = sentence
        headed: frozenset[str] = frozenset()
        if not own and not lent and heading[0] == sentence.section:
            bare = sentence.block == right_below and not telling_stems(sentence.text, common)
            lent = dict.fromkeys(heading[1], _LEANING_WEIGHT if bare else _HEADING_WEIGHT)
            headed = frozenset() if bare or _leans(sentence.text) else frozenset(lent)
        weights = {**lent, **own}
        if weights and sentence.id in spoken:
            yield _Mention(sentence=sentence, weights=weights, names_it=bool(own), beside=beside | headed)


def _on_matters_apart(reading: Reading, common: frozenset[str]) -> Iterator[str]:
    """Yield the sentences of summaries, by id, that open with the body and name a thing the sentence before does not."""
    summaries = {one.id for one in reading.report.sections if one.role == "summary"}
    for first, second in pairwise(reading.sentences):
        own = telling_stems(second.text, common) - telling_stems(first.text, common)
        if own and second.section in summaries and _OF_THE_BODY.match(second.text):
            yield second.id


def _ends_of_two(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield the ids of two sentences, one behind the other, that state one change together: what was then, and what is now."""
    quotes = {one.quote for one in reading.report.statements}
    for first, second in pairwise(reading.sentences):
        if first.block == second.block and f"{first.quote} {second.quote}" in quotes:
            yield first.id, second.id


def _belongs_to(
    last: Sentence | None, sentence: Sentence, in_two: frozenset[tuple[str, str]], common: frozenset[str]
) -> bool:
    """Whether a sentence that names no thread goes on about the one before it, by its opening or as half of one statement."""
    return last is not None and ((last.id, sentence.id) in in_two or _goes_on(sentence, last, common))


def _goes_on(sentence: Sentence, last: Sentence, common: frozenset[str]) -> bool:
    """Whether a sentence opens with a thing that the one before it in its paragraph names.

    "It uses the disclosure scheme more. Disclosures are still late": the second is on the scheme too.
    """
    opening = " ".join(sentence.text.split()[:_OPENING])
    same = telling_stems(opening, common) & telling_stems(last.text, common)
    return sentence.block == last.block and bool(same)


def _lent(text: str, before: Mapping[str, float], own: Mapping[str, float]) -> dict[str, float]:
    """Return the threads that a sentence takes over from the one before it in its paragraph."""
    return dict.fromkeys(before, _LEANING_WEIGHT) if _leans(text, names_one=bool(own)) else {}


def _leans(text: str, *, names_one: bool = False) -> bool:
    """Whether a sentence opens by going on about what was spoken of before it; one that names a thread only as an answer."""
    answers = _ANSWERS_THE_SENTENCE_BEFORE.match(text)
    return bool(answers or (not names_one and _LEANS_ON_THE_SENTENCE_BEFORE.match(text)))


def _turned_on(text: str, before: Mapping[str, float], own: dict[str, float]) -> dict[str, float]:
    """Return the threads a sentence names; a weak term names what the sentence before it names, if it turns on that."""
    if not turns(text):
        return own
    held = (key for key, weight in own.items() if weight <= _WEAK_WEIGHT < before.get(key, 0.0))
    return {**own, **dict.fromkeys(held, _TURNED_WEIGHT)}


def _own_weights(sentence: Sentence, reading: Reading, table: Threads) -> dict[str, float]:
    """Return the threads a sentence names itself, each with its weight.

    The sentence of a grade names an area, so it belongs to no thread of another topic.
    """
    sector = reading.report.identity.sector
    named = table.found_in(sentence.text, topic=sentence.topic, sector=sector)
    found = on_its_object(named, sentence, sector, table)
    graded = table.tells_a_grade(sentence.text) or _gives_a_grade(sentence, reading)
    return {
        match.row.id: _weight(match) for match in found if not graded or match.row.topic == sentence.topic
    }


def _gives_a_grade(sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence is the one by which a section is graded."""
    return (sentence.line_start, sentence.quote) in _grading(reading)


@once
def _grading(reading: Reading) -> frozenset[tuple[int, str]]:
    """Return the sentences by which sections are graded: the line each begins on, and its words."""
    grades = [section.grade for section in reading.report.sections if section.grade is not None]
    return frozenset((grade.line_start, grade.quote) for grade in grades)


def _weight(match: Match) -> float:
    """Return a half for a weak term, 1 for a strong one, more where a sentence names it in several ways."""
    return _WEAK_WEIGHT if match.is_weak else min(_MOST_WEIGHT, 1 + _EXTRA_WEIGHT * (match.ways - 1))


def _says_something(points: Sequence[ThreadPoint]) -> bool:
    """Whether any point praises, criticises or counts, or there are enough to be a subject of their own."""
    judged = any(point.polarity != "neutral" or point.kind != "passage" for point in points)
    return judged or len(points) >= _AT_LENGTH
