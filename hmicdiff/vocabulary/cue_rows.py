"""The rows of ``cues.toml``, as they are written: see `hmicdiff.vocabulary.cues` for their use."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from hmicdiff.model import StatementDirection  # noqa: TC001 - rows are checked at run time

__all__ = [
    "Anchor",
    "Contrast",
    "Frame",
    "FramePart",
    "Group",
    "Guard",
    "ItemKind",
    "ItemPattern",
    "Link",
    "LinkPart",
    "Movement",
    "NamedPattern",
    "Refers",
    "StandingRow",
    "StatementCue",
    "ToneCue",
]

ItemKind = Literal["area_for_improvement", "cause_of_concern", "recommendation", "practice"]
FramePart = Literal[
    "now",
    "does-now",
    "reversed",
    "unchanged",
    "worse-still",
    "in-a-year",
    "stands",
    "new-since",
    "contrary-then",
    "contrast-then",
    "absent-then",
    "held-against",
    "at-that-time",
    "takes-time",
    "likewise-then",
    "no-gain",
    "today",
    "otherwise",
    "points-back",
    "found-fault",
    "found-good",
    "all-of-them",
    "these-items",
    "at-this-visit",
    "same-then",
    "raised-before",
    "done-as-it-should",
    "not-done",
    "goes-from",
    "regretted",
]
LinkPart = Literal[
    "turns",
    "turns-to-a-work",
    "left-over",
    "limits",
    "gives-reason",
    "stands-for",
    "points-back",
    "clause-points-back",
    "clause-goes-on",
    "of-parts",
    "of-a-number",
    "of-findings",
    "of-the-whole",
    "names-an-inspection",
]
Refers = Literal["previous", "year", "last_year", "first_round", "period"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Words that patterns name together as ``{id}``."""

    id: str
    words: list[str]
    """Regular expressions, any of which may stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """Words that void a cue when they stand right before it."""

    id: str
    before: str
    """Pattern that ends where the cue begins."""
    always: bool = False
    """Whether it voids every cue of change over time, named by its row or not."""
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """Where a sentence may turn from one thing to its opposite."""

    id: str
    pattern: str
    """Matches up to the first character of the second clause."""
    leading: bool
    """Whether it stands for a whole opening clause."""
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingRow:
    """Words by which a sentence tells what decides nothing."""

    id: str
    standing: Literal["account", "example", "forecast"]
    pattern: str
    note: str
    always: bool = False
    """Whether a fault told so decides nothing either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Words that play a part where an old finding and the present one stand side by side."""

    id: FramePart
    pattern: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words by which a sentence or clause hangs on what stands before it, or tells how far it reaches."""

    id: LinkPart
    pattern: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPattern:
    """One pattern with its convention."""

    id: str
    pattern: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Words that name an earlier inspection or an earlier time."""

    id: str
    pattern: str
    """May capture ``year`` or ``year2``."""
    refers: Refers
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementCue:
    """A family of phrases that state change over time, or its absence, in one direction."""

    id: str
    direction: StatementDirection
    rank: int
    """Of two overlapping cues the one of higher rank holds; one of rank 0 states a change only where no other words do."""
    words: list[str]
    """Parts of words, in small letters, without which no pattern can match: saves time, decides nothing."""
    patterns: list[str]
    unless: list[str] = field(default_factory=list)
    """Patterns that void the cue when they stand in its clause."""
    guards: list[str] = field(default_factory=list)
    """Ids of guards."""
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """Phrases that say a measure went up or down; what is counted tells if that is good."""

    id: str
    way: Literal["up", "down"]
    patterns: list[str]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToneCue:
    """Words that praise or find fault."""

    id: str
    tone: Literal["praise", "concern"]
    strength: int
    patterns: list[str]
    guards: list[str] = field(default_factory=list)
    """Ids of guards."""
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPattern:
    """A heading, label or phrase that names a kind of item."""

    kind: ItemKind
    pattern: str
    note: str
