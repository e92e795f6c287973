"""Whether a report is silent on a matter, so that it may be told as new or as not mentioned any more.

That only one report speaks of a thing is a claim about the whole of the other. It is told only where the
one speaks of it in its place, and where a search of the other finds nothing that may be of it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from hmicdiff.comparing.threads import thread_id
from hmicdiff.judging.subjects import has_section
from hmicdiff.text import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hmicdiff.comparing.mentions import MentionIndex
    from hmicdiff.judging.case import Case
    from hmicdiff.judging.sides import Side
    from hmicdiff.judging.subjects import Subject
    from hmicdiff.model import StatementDirection, ThreadPoint
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.threads import ThreadRow, Threads

__all__ = ["is_plainly_silent", "row_of", "speaks_in_passing"]

_MOST = 4
"""So many of the weightiest points say what a report speaks of."""
_AT_LENGTH = 3
"""So many sentences in which a report tells something of a topic that it does not grade."""
_MOVES: tuple[StatementDirection, ...] = ("improved", "regressed", "unresolved")
"""What is said to have changed since an inspection that the report names, or to be there still, was there before."""


def is_plainly_silent(
    case: Case, subject: Subject, indices: Mapping[str, MentionIndex], vocabulary: Vocabulary
) -> bool:
    """Whether one of two reports speaks of a subject and the other, as far as words tell, does not.

    A thread has to have a name: what is told in many words (supervision, demand, collaboration) is seldom absent
    where no word of ours is found. It has to be spoken of in a section on its topic, in more than a grade (a letter
    has no such sections); a topic has to be graded, or spoken of in several sentences under a heading of its own. Where what only the later
    report speaks of is said to have changed since an inspection that it names, it is not new.
    """
    table = vocabulary.threads
    speaking, silent = (case.left, case.right) if case.left else (case.right, case.left)
    telling = [point for point in speaking.findings if _tells(point, table)]
    if case.is_topic:
        return _is_silent_topic(case, telling, indices[silent.report])
    row = row_of(subject, table)
    if has_section(silent.reading, case.topic) and (
        (row is not None and not _may_be_missed(row, telling)) or (case.left and _is_owed(case.left, row))
    ):
        return False
    if not any(_names(point, row, table) for point in telling) or (
        case.right and _was_there_before(speaking)
    ):
        return False
    home = _home_of(case.topic, row, speaking, vocabulary)
    index = indices[silent.report]
    unparted = not vocabulary.comparability.scope_of(speaking.reading.report.identity)
    is_home = unparted or any(_is_at_home(point, speaking, home) for point in telling)
    named = [point for point in speaking.points if point.names_it or point in telling]
    return is_home and not _may_speak(named, index) and not (row and _is_named(index, row, table))


def _is_silent_topic(case: Case, telling: list[ThreadPoint], index: MentionIndex) -> bool:
    """Whether a whole topic is spoken of by one report alone: graded there, or told of at some length in its place.

    What another report says of any of its threads, in whatever section, is said of the topic.
    """
    graded = any(change.left or change.right for change in case.grades)
    silent_threads = case.right_threads if case.left else case.left_threads
    speaking = (case.left or case.right).reading
    told = graded or (len(telling) >= _AT_LENGTH and has_section(speaking, case.topic))
    return told and not silent_threads and not _may_speak(telling, index)


def speaks_in_passing(case: Case, indices: Mapping[str, MentionIndex], vocabulary: Vocabulary) -> bool:
    """Whether of two reports the one without a finding on a topic has a word of it, which other matters share."""
    if not case.is_topic or bool(case.left) == bool(case.right):
        return False
    silent = case.right if case.left else case.left
    sector = silent.reading.report.identity.sector
    return any(vocabulary.topics.touches(case.topic, one.text, sector) for one in indices[silent.report].told)


def _names(point: ThreadPoint, row: ThreadRow | None, table: Threads) -> bool:
    """Whether a point names its thread itself, in words or as a printed obligation, and leans on no other sentence."""
    if row is None or point.kind == "item":
        return True
    found = table.found_in(" ".join(point.quote.split()), topic=row.topic, sector=row.sector)
    return any(match.row.id == row.id for match in found)


def _was_there_before(side: Side) -> bool:
    """Whether what a later report says of a thread was there before, by its own words.

    It changed since an inspection that the report names, or half of the faults are said to be there still, or all
    that is praised to go on.
    """
    lasts = set(side.stated("unresolved", "sustained"))
    faults = [one for one in side.findings if one.polarity == "concern"]
    praised = [one for one in side.findings if one.polarity == "praise"]
    still = bool(faults) and 2 * sum(one in lasts for one in faults) >= len(faults)
    goes_on = bool(praised) and not faults and set(praised) <= lasts
    return bool(side.told(*_MOVES)) or still or goes_on


def _may_be_missed(row: ThreadRow, told: Sequence[ThreadPoint]) -> bool:
    """Whether a report on a thread's topic can be silent on the thread: it has a name.

    What is said of the topic as a whole has to be exact besides: an obligation, or a measure of it.
    """
    return row.named and (not row.general or any(point.kind in {"item", "figure"} for point in told))


def _is_owed(side: Side, row: ThreadRow | None) -> bool:
    """Whether what an earlier report says of a thread is asked for or counted, background apart.

    A report that treats the topic seldom passes that over: more likely it answers in words that we do not know.
    """
    told = any(one.kind in {"item", "figure"} and one.polarity != "praise" for one in side.findings)
    return told and not (row is not None and row.context)


def _home_of(topic: str, row: ThreadRow | None, side: Side, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the topics under which a report speaks of a thread: its own, and the one that topic is folded into."""
    fold = vocabulary.comparability.fold_of(topic, side.reading.report.identity.sector)
    return frozenset({topic, *(row.within if row else ()), *((fold.into,) if fold else ())})


def row_of(subject: Subject, table: Threads) -> ThreadRow | None:
    """Return the thread's row of the vocabulary; None for a topic and for a thread that the reports made."""
    thread = subject.thread
    return _rows_of(table).get(thread.id) if thread else None


@lru_cache(maxsize=2)
def _rows_of(table: Threads) -> Mapping[str, ThreadRow]:
    """Return the rows by the ids of their threads."""
    return {thread_id(row.id): row for row in table.rows}


def _tells(point: ThreadPoint, table: Threads) -> bool:
    """Whether a point tells more than a grade."""
    return point.kind != "grade" and not table.tells_a_grade(point.quote)


def _is_at_home(point: ThreadPoint, side: Side, home: frozenset[str]) -> bool:
    """Whether a point stands in a section on one of some topics, or is a printed obligation."""
    sentence = side.sentence_of(point)
    return point.kind == "item" or sentence is None or sentence.topic in home


def _may_speak(points: Sequence[ThreadPoint], index: MentionIndex) -> bool:
    """Whether a report may speak of what the weightiest of some points do, those that judge first."""
    weightiest = sorted(
        points, key=lambda point: (point.polarity == "neutral", -point.weight, point.line_start)
    )
    return index.may_speak(point.quote for point in weightiest[:_MOST])


def _is_named(index: MentionIndex, row: ThreadRow, table: Threads) -> bool:
    """Whether a report names a thread anywhere, be it in history or in a title, or bears the words of its name."""
    name = row.name.casefold()
    return any(name in plain(one.text).casefold() for one in index.told) or any(
        match.row.id == row.id and not match.is_weak
        for one in index.told
        for match in table.found_in(one.text, topic=one.topic, sector=row.sector)
    )
