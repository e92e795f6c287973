"""The blocks of text in which items stand, and an item as it is found there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hmicdiff.structure.sentences import PlacedSentence
    from hmicdiff.vocabulary.cue_rows import ItemKind
    from hmicdiff.vocabulary.cue_table import Cues
    from hmicdiff.vocabulary.item_tables import ItemState

__all__ = [
    "ASKS",
    "BULLET_END",
    "KEPT",
    "Boxed",
    "TextBlock",
    "asked_of",
    "group_blocks",
    "kind_under",
    "obliges",
]

KEPT = 1 << 15
"""So many texts' answers are kept: those of some reports."""
BULLET_END = re.compile(r"(?:[;,] (?:and|or)|[;,])$")
"""What stands behind the words of an entry, before the next one."""
ASKS = re.compile(r"\b(?:should|must|needs? to|recommends?|ensure)\b", re.IGNORECASE)
"""Words by which a text asks for something."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """The sentences of one paragraph, bullet or heading."""

    members: tuple[PlacedSentence, ...]
    text: str
    """Its clean text."""

    @classmethod
    def of(cls, members: Sequence[PlacedSentence]) -> TextBlock:
        """Return the block of some sentences."""
        return cls(tuple(members), " ".join([one.text.text for one in members]))

    @property
    def kind(self) -> str:
        """What the layout calls it."""
        return self.members[0].sentence.kind

    @property
    def row(self) -> int | None:
        """Row of the table's cell that it is, None for any other block."""
        return self.members[0].row

    @property
    def column(self) -> int | None:
        """Column of the table's cell that it is."""
        return self.members[0].column

    @property
    def titles(self) -> bool:
        """Whether it is the title of a box: a heading, or one sentence printed without its full stop."""
        bare = len(self.members) == 1 and self.kind == "prose" and self.text.rstrip()[-1:].isalnum()
        return self.kind == "heading" or bare

    @property
    def leads(self) -> bool:
        """Whether it is a lead-in to bullets."""
        return self.text.rstrip().endswith(":")

    @property
    def depth(self) -> int:
        """How deep it lies in lists, or the level of the heading that it is; 0 where nothing says so."""
        return self.members[0].depth or 0

    @property
    def boxes(self) -> tuple[int, ...]:
        """Numbers of the boxes that the format sets it in."""
        return self.members[0].boxes


@dataclass(frozen=True, slots=True)
class Boxed:
    """A labelled item as it stands in the text."""

    kind: ItemKind
    members: tuple[PlacedSentence, ...]
    text: str
    """Its words, without label and bullet mark."""
    lead: str = ""
    """The lead-in that owns it, "" where there is none."""
    stem: str = ""
    """The words of the entry that owns it, where it stands in a list within a list."""
    deadline: str | None = None
    """The time that a table gives beside it."""
    state: ItemState | None = None
    """What a table says beside it became of it, None where it says nothing of that."""


def group_blocks(placed: Iterable[PlacedSentence]) -> tuple[TextBlock, ...]:
    """Return the sentences grouped by block, in order."""
    groups: dict[int, list[PlacedSentence]] = {}
    for one in placed:
        groups.setdefault(one.sentence.block, []).append(one)
    return tuple(map(TextBlock.of, groups.values()))


@lru_cache(maxsize=KEPT)
def obliges(text: str, cues: Cues) -> bool:
    """Whether a text has the form of an obligation: subject and "should", or a date to do it by."""
    return cues.obligations.is_in(text)


def asked_of(kind: ItemKind) -> ItemKind:
    """Return the kind of what an item asks for: of a cause of concern, that is a recommendation."""
    return "recommendation" if kind == "cause_of_concern" else kind


def kind_under(kind: ItemKind, lead: str) -> ItemKind:
    """Return the kind of a bullet under a lead-in, which may ask for it."""
    return asked_of(kind) if ASKS.search(lead) else kind
