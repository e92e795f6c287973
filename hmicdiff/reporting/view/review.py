"""What reviewers decided before, what changed since the last run, and what is left to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.reporting.words import counted, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import DecisionRecord, HistoryChange
    from hmicdiff.reporting.view.context import Context
    from hmicdiff.reporting.view.findings import Card

__all__ = ["HistoryGroup", "OrphanRow", "history_groups", "orphan_rows"]

_CAUSES = (
    ("new_report", "by a new report"),
    ("decision", "by a reviewer’s decision"),
    ("upgrade", "by an upgrade of hmicdiff alone; nothing changed in policing"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One change since the last run."""

    text: str
    href: str
    """Link to the finding; empty where it is gone."""
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryGroup:
    """Changes with one cause."""

    words: str
    lines: tuple[HistoryLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrphanRow:
    """A decision whose finding is gone."""

    reviewer: str
    date: str
    judgement: str
    machine: str
    note: str


def history_groups(context: Context, cards: Sequence[Card]) -> tuple[HistoryGroup, ...]:
    """What changed since the previous run, by cause; nothing without a previous run."""
    history = context.comparison.history
    if history is None:
        return ()
    by_id = {card.verdict_id: card for card in cards}
    groups = (
        (
            words,
            tuple(_line(each, by_id.get(each.verdict_id)) for each in history.changes if each.cause == cause),
        )
        for cause, words in _CAUSES
    )
    return tuple(
        HistoryGroup(words=f"{counted(len(lines), 'finding')} changed {words}", lines=lines)
        for words, lines in groups
        if lines
    )


def _line(change: HistoryChange, card: Card | None) -> HistoryLine:
    before = plain(change.before) if change.before else "not there"
    after = plain(change.after) if change.after else "gone"
    name = f"{card.topic_name}, {card.title}" if card else f"A finding no longer made ({change.verdict_id})"
    return HistoryLine(
        text=f"{name}: {before}, now {after}",
        href=f"#{card.id}" if card else "",
        topic=card.topic if card else "",
    )


def orphan_rows(context: Context) -> tuple[OrphanRow, ...]:
    """Decisions on findings that this run does not make."""
    return tuple(_orphan(each) for each in context.comparison.orphan_decisions)


def _orphan(record: DecisionRecord) -> OrphanRow:
    return OrphanRow(
        reviewer=record.reviewer,
        date=str(record.time)[:10],
        judgement=record.judgement,
        machine=plain(record.machine_verdict),
        note=record.note,
    )
