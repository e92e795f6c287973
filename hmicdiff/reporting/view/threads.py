"""Threads over time: what each inspection says of one sub-subject, at a glance and in its own words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from hmicdiff.reporting.view.context import anchor_id
from hmicdiff.reporting.view.findings import finding_id
from hmicdiff.reporting.view.refs import Ref, make_ref
from hmicdiff.reporting.view.signs import Sign, sign_of
from hmicdiff.reporting.words import EVIDENCE_WORDS, POLARITY_WORDS, counted
from hmicdiff.text import capital

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Thread, ThreadPoint
    from hmicdiff.reporting.view.context import Context

__all__ = ["ThreadCell", "ThreadGroup", "ThreadRow", "thread_groups"]


_KINDS = ("statement", "item", "passage", "figure", "grade")
"""Order in which sentences are quoted: what says most by itself first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadCell:
    """What one report says of one thread."""

    polarity: str
    """``praise concern mixed neutral``; empty where it is silent."""
    word: str
    count: int
    """How many sentences speak of it."""
    refs: tuple[Ref, ...]
    """All of them, what says most first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadRow:
    """One thread."""

    id: str
    name: str
    cells: tuple[ThreadCell, ...]
    sign: Sign | None
    """Newest verdict on the thread."""
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadGroup:
    """The threads of one topic."""

    topic: str
    name: str
    rows: tuple[ThreadRow, ...]
    """Those of which more than one report speaks."""
    once: tuple[ThreadRow, ...]
    """Those of which one report alone speaks."""
    words: str
    """How many there are, and what the newest findings on them are."""
    once_words: str
    """How many there are of those of which one report alone speaks."""


def thread_groups(context: Context) -> tuple[ThreadGroup, ...]:
    """Threads by topic, those that most reports speak of first."""
    threads = sorted(
        context.comparison.threads,
        key=lambda each: (context.topic_rank(each.topic), -_reports(each), each.name, each.id),
    )
    return tuple(
        _group(topic, tuple(group), context) for topic, group in groupby(threads, key=lambda each: each.topic)
    )


def _group(topic: str, threads: Sequence[Thread], context: Context) -> ThreadGroup:
    rows = tuple(_row(each, context) for each in threads if _reports(each) > 1)
    once = tuple(_row(each, context) for each in threads if _reports(each) == 1)
    alone = f"{counted(len(once), 'subject')} of which one report alone speaks"
    return ThreadGroup(
        topic=topic,
        name=context.topic_name(topic),
        rows=rows,
        once=once,
        words=f"{counted(len(rows), 'subject')}: {_told(rows)}" if rows else alone,
        once_words=alone,
    )


def _told(rows: Sequence[ThreadRow]) -> str:
    """The newest findings, most pressing first: ``1 new concern, 2 improved``."""
    signs = sorted((row.sign for row in rows if row.sign), key=lambda sign: sign.rank)
    kinds = Counter(sign.word.lower() for sign in signs)
    return ", ".join(f"{count} {word}" for word, count in kinds.items()) or "nothing to compare"


def _reports(thread: Thread) -> int:
    return len({point.report for point in thread.points})


def _row(thread: Thread, context: Context) -> ThreadRow:
    verdicts = (each for each in context.comparison.verdicts if each.thread == thread.id)
    newest = next((each for each in verdicts if each.id in context.newest), None)
    return ThreadRow(
        id=anchor_id("t", thread.id),
        name=capital(thread.name),
        cells=tuple(
            _cell([point for point in thread.points if point.report == report.id], context)
            for report in context.comparison.reports
        ),
        sign=sign_of(newest) if newest else None,
        href=f"#{finding_id(newest)}" if newest else "",
    )


def _cell(points: Sequence[ThreadPoint], context: Context) -> ThreadCell:
    if not points:
        return ThreadCell(polarity="", word="", count=0, refs=())
    polarity = joint_polarity(points)
    shown = sorted(
        points,
        key=lambda point: (
            point.polarity != polarity,
            _KINDS.index(point.kind),
            -point.weight,
            point.line_start,
        ),
    )
    return ThreadCell(
        polarity=polarity,
        word=POLARITY_WORDS[polarity],
        count=len(points),
        refs=tuple(make_ref(point, context, EVIDENCE_WORDS[point.kind]) for point in shown),
    )


def joint_polarity(points: Sequence[ThreadPoint]) -> str:
    """One polarity for all a report says: praise and concern together are mixed, neutral yields to either."""
    found = {point.polarity for point in points} - {"neutral"}
    if not found:
        return "neutral"
    return found.pop() if len(found) == 1 else "mixed"
