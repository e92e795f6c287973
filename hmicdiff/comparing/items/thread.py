"""An obligation on its way through the years, and a later report that is asked of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from hmicdiff.comparing.counterparts import counterpart_index
from hmicdiff.model import ItemPlace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hmicdiff.comparing.asks import Ask
    from hmicdiff.comparing.counterparts import CounterpartIndex
    from hmicdiff.model import Item, Quoted, Reading, Report, Sentence
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.cue_rows import ItemKind
    from hmicdiff.vocabulary.item_tables import ItemState

__all__ = ["CLOSED", "Asked", "Followed", "ItemParams", "Status", "cited", "with_place"]

CLOSED = "a later report says it is dealt with"

Status = Literal["raised", "repeated", "closed", "superseded", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemParams:
    """When two texts are the same obligation."""

    same_ask: float = 0.5
    """Least agreement of what two items ask for (`asks.agreement`); of forty pairs written for it, those
    that ask for one thing have 0.58 and more but for one, those that do not 0.45 and less."""
    named: float = 0.75
    """Least share of a mention of an item by its subject that the item has (`asks.naming`)."""
    recalled: float = 0.3
    """Least share of the words of an old item that a letter, or a paragraph and its heading, have before they say what
    became of *the* item of its kind."""
    told_of: float = 0.15
    """Such a share from which a paragraph tells of another item than the only one on its topic."""
    lesser: float = 0.7
    """Such a share beside the greatest from which two items are told of alike."""
    same_concern: float = 0.35
    """Least likeness of a later sentence that voices the same concern in running text: cosine of
    stemmed, weighted words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """An item on its way through the years."""

    item: Item
    """As it was last worded."""
    ask: Ask
    """What it asks for, as it was first worded."""
    reading: Reading
    """Report of the last wording."""
    first: str
    """Id of the report that raised it."""
    places: tuple[ItemPlace, ...]
    status: Status
    reason: str
    cause: str | None = None
    """For a recommendation: id of the cause of concern that it belongs to."""
    id: str
    """Id of the item as it was first worded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A later report that threads are asked of."""

    reading: Reading
    vocabulary: Vocabulary
    params: ItemParams
    matches: Mapping[str, Item]
    """Its item that continues a thread, by the thread's first item."""
    open_asks: Mapping[str, Ask] = field(default_factory=dict)
    """What each thread that isn't closed asks for, by the thread's first item."""
    kinds: Mapping[str, ItemKind] = field(default_factory=dict)
    """The kind of each thread, by the thread's first item."""
    topics: Mapping[str, str] = field(default_factory=dict)
    """The topic of each thread, by the thread's first item."""
    alone: frozenset[str] = frozenset()
    """Threads that are the only open ones of their kind and topic, by the thread's first item."""
    mentioned: tuple[tuple[Sentence, Ask, ItemState], ...] = ()
    """Its sentences on what became of an item that they name by its subject, with that."""
    closing: tuple[Sentence, ...]
    """Sentences that close or keep open causes of concern without naming one of its own items."""
    indices: dict[str, CounterpartIndex] = field(default_factory=dict)
    """Prepared once for each earlier report that is needed."""

    def index_from(self, earlier: Reading) -> CounterpartIndex:
        """Return the report prepared for questions from `earlier`."""
        key = earlier.report.id
        if key not in self.indices:
            self.indices[key] = counterpart_index(earlier, self.reading, self.vocabulary)
        return self.indices[key]


def with_place(one: Followed, sentence: Sentence, reading: Reading, status: Status, reason: str) -> Followed:
    """Return a thread with one more place."""
    place = cited(sentence, reading.report, status)
    return replace(one, places=(*one.places, place), status=status, reason=reason)


def cited(place: Quoted, report: Report, state: Status) -> ItemPlace:
    """Return a place with its report and what that makes of the item."""
    return ItemPlace(
        report=report.id,
        line_start=place.line_start,
        line_end=place.line_end,
        page=place.page,
        quote=place.quote,
        state=state,
    )
