"""Kinds of document beside the reports of a programme, and the words of the inspectorate's own titles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from hmicdiff.patterns import compiled
from hmicdiff.vocabulary.load import load_rows
from hmicdiff.vocabulary.sieve import sieved

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Kind", "KindTable", "Voice", "load_kinds"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of document that names a body and belongs to no programme."""

    name: str
    """As in results."""
    pattern: str
    """Regular expression its first lines fit, case ignored."""
    said: bool = False
    """Whether sentences of the first blocks show it too, not titles alone."""
    topic: str | None = None
    """What such a document is about where a part of it does not say otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Words by which a title shows that it is the inspectorate's."""

    pattern: str
    """Regular expression, case ignored."""


class KindTable:
    """All kinds, with look-ups on plain lines."""

    def __init__(self, kinds: tuple[Kind, ...], voices: tuple[Voice, ...]) -> None:
        self.kinds = kinds
        self._kinds = tuple((row.name, row.said, sieved(row.pattern)) for row in kinds)
        self._voices = tuple(compiled(row.pattern) for row in voices)

    def kind_of(self, titles: Sequence[str], first: Sequence[str] = ()) -> str | None:
        """Return the kind that a title, or one of the first blocks, shows; None for none of these kinds."""
        return next(
            (
                name
                for name, said, pattern in self._kinds
                if any(map(pattern.is_in, (*titles, *first) if said else titles))
            ),
            None,
        )

    def topic_of(self, kind: str) -> str | None:
        """Return what documents of a kind are about, None where that is open."""
        return next((row.topic for row in self.kinds if row.name == kind), None)

    def is_named(self, text: str) -> bool:
        """Whether a title shows the inspectorate's voice."""
        return any(pattern.search(text) for pattern in self._voices)


@cache
def load_kinds() -> KindTable:
    """Return the kinds, checked."""
    return KindTable(
        load_rows("kinds.toml", "kind", Kind),
        load_rows("kinds.toml", "voice", Voice),
    )
