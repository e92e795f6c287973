"""Heads of the columns in which tables print items, their deadlines and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from hmicdiff.vocabulary.choice import Choice
from hmicdiff.vocabulary.cue_rows import ItemKind  # noqa: TC001 - rows are checked by their types
from hmicdiff.vocabulary.load import load_rows
from hmicdiff.vocabulary.sieve import sieved

__all__ = ["ItemColumns", "ItemState", "load_item_columns"]

ItemState = Literal["closed", "open"]
"""Whether an item was dealt with, or is an old one that was not."""
_FILE: Final = "item_tables.toml"
_LONGEST_DEADLINE: Final = 6
"""Words of a time that stands on a line of its own."""
_LONGEST_STANDING: Final = 12
"""Words of what became of an item, on a line of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemColumn:
    """The head of a column of items."""

    kind: ItemKind
    pattern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineColumn:
    """The head of a column of deadlines."""

    pattern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineHeading:
    """A time that stands as the heading over the items to be done by then."""

    pattern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StemColumn:
    """The head of a column whose cells go on with it."""

    pattern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingColumn:
    """The head of a column that says what became of the items."""

    pattern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StateCell:
    """What such a column says of an item that was dealt with, or of an old one that was not."""

    state: ItemState
    pattern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerColumn:
    """The head of a column in which the inspected answer, where one of items stands beside it."""

    pattern: str


class ItemColumns:
    """Heads of columns and what stands under them, on plain text, case ignored."""

    def __init__(
        self,
        items: tuple[ItemColumn, ...],
        deadlines: tuple[DeadlineColumn, ...],
        times: tuple[DeadlineHeading, ...],
        stems: tuple[StemColumn, ...],
        standings: tuple[StandingColumn, ...],
        states: tuple[StateCell, ...],
        answers: tuple[AnswerColumn, ...],
    ) -> None:
        self._items = Choice((row.kind, sieved(row.pattern)) for row in items)
        self._deadlines = Choice((row, sieved(row.pattern)) for row in deadlines)
        self._times = Choice((row, sieved(row.pattern)) for row in times)
        self._stems = Choice((row, sieved(row.pattern)) for row in stems)
        self._standings = Choice((row, sieved(row.pattern)) for row in standings)
        self._states = Choice((row.state, sieved(row.pattern)) for row in states)
        self._answers = Choice((row, sieved(row.pattern)) for row in answers)

    def kind_under(self, head: str) -> ItemKind | None:
        """Return the kind of the items under a head, None where it heads no items."""
        return self._items.first(head)

    def is_deadline(self, head: str) -> bool:
        """Whether a head stands over deadlines."""
        return self._deadlines.is_in(head)

    def deadline_in(self, line: str) -> str | None:
        """Return the time that a line gives behind such a head (``By when: May 2026``), None for any other line."""
        head, _, when = line.partition(":")
        short = 0 < len(when.split()) <= _LONGEST_DEADLINE
        return when.strip().rstrip(".") if short and self.is_deadline(head) else None

    def deadline_over(self, line: str) -> str | None:
        """Return the time that a heading gives for the items under it (``Within six months``), None for any other line."""
        return line.strip().rstrip(" :") if self._times.is_in(line) else None

    def is_stem(self, head: str) -> bool:
        """Whether a head begins the sentence that each cell under it ends."""
        return self._stems.is_in(head)

    def is_answer(self, head: str) -> bool:
        """Whether a head beside that of items stands over what the inspected say to them."""
        return self._answers.is_in(head)

    def is_standing(self, head: str) -> bool:
        """Whether a head stands over what became of the items."""
        return self._standings.is_in(head)

    def standing_in(self, line: str) -> str | None:
        """Return what a line says behind such a head of the item above it (``Status: Closed``), None for any other line."""
        head, _, cell = line.partition(":")
        short = 0 < len(cell.split()) <= _LONGEST_STANDING
        return cell.strip(" .") if short and self.is_standing(head.strip()) else None

    def state_in(self, line: str) -> ItemState | None:
        """Return what such a line says of the item above it, None where it says neither."""
        said = self.standing_in(line)
        return self.state_of(said) if said is not None else None

    def state_of(self, cell: str) -> ItemState | None:
        """Return whether a cell under such a head says that its item was dealt with, or is old and was not; None for neither."""
        return self._states.first(cell)

    def is_closed(self, cell: str) -> bool:
        """Whether a cell says that its item was dealt with, without a condition."""
        return self.state_of(cell) == "closed"


@cache
def load_item_columns() -> ItemColumns:
    """Return the heads, checked."""
    return ItemColumns(
        load_rows(_FILE, "item_column", ItemColumn),
        load_rows(_FILE, "deadline_column", DeadlineColumn),
        load_rows(_FILE, "deadline_heading", DeadlineHeading),
        load_rows(_FILE, "stem_column", StemColumn),
        load_rows(_FILE, "standing_column", StandingColumn),
        load_rows(_FILE, "state_cell", StateCell),
        load_rows(_FILE, "answer_column", AnswerColumn),
    )
