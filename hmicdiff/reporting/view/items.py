"""The items tracker: each recommendation and area for improvement, followed through the reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.reporting.view.context import Quote, anchor_id
from hmicdiff.reporting.words import ITEM_KIND_WORDS, ITEM_STATUS_WORDS, reason_words
from hmicdiff.text import capital

if TYPE_CHECKING:
    from hmicdiff.model import Cited, Item, ItemThread
    from hmicdiff.reporting.view.context import Context

__all__ = ["ItemRow", "item_of", "item_rows"]

_ORDER = ("repeated", "raised", "unknown", "superseded", "closed")


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """One obligation over the years."""

    id: str
    kind: str
    topic: str
    topic_name: str
    status: str
    status_word: str
    first_seen: str
    last_seen: str
    age: int
    """How many inspections have spoken of it."""
    deadline: str
    printed: str
    """``in a printed box`` or ``in running text``."""
    reason: str
    quotes: tuple[Quote, ...]


def item_rows(context: Context) -> tuple[ItemRow, ...]:
    """Items: raised again first, then open, not known, superseded, closed; older ones before younger."""
    found = sorted(
        context.comparison.item_threads,
        key=lambda each: (_ORDER.index(each.status), -each.age, context.topic_rank(each.topic), each.id),
    )
    return tuple(_row(each, context) for each in found)


def item_of(cited: Cited, context: Context) -> Item | None:
    """The item that stands at a cited place."""
    reading = context.readings.get(cited.report)
    rows = reading.report.items if reading else ()
    return next(
        (item for item in rows if item.line_start == cited.line_start and item.quote == cited.quote), None
    )


def _row(thread: ItemThread, context: Context) -> ItemRow:
    items = [item for cited in thread.items if (item := item_of(cited, context))]
    deadline = next((item.deadline for item in reversed(items) if item.deadline), "")
    return ItemRow(
        id=anchor_id("i", thread.id),
        kind=ITEM_KIND_WORDS.get(thread.kind, thread.kind),
        topic=thread.topic,
        topic_name=context.topic_name(thread.topic),
        status=thread.status,
        status_word=ITEM_STATUS_WORDS[thread.status],
        first_seen=context.labels[thread.first_seen],
        last_seen=context.labels[thread.items[-1].report] if thread.items else "",
        age=thread.age,
        deadline=deadline or "",
        printed="" if not items else "printed item" if items[0].labelled else "in running text",
        reason=capital(reason_words(thread.reason)) if thread.reason else "",
        quotes=tuple(context.cite(each) for each in thread.items),
    )
