"""The ledger of a source: each of its words is kept, or left out with a reason that has a name."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Ledger", "LeftOut", "Omission"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """A passage of a source that is not among its lines: what a format's reader left out."""

    reason: str
    """A reason of the vocabulary's ``omissions.toml``."""
    text: str
    heading: bool = False
    """Whether the format calls it a heading, or there is one in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What was left out of a source for one reason."""

    reason: str
    words: int
    example: str
    """The first passage of it, cut where it is long."""
    weak: bool
    """Whether the reason may be wrong: the passage was only told by a name, a place or a likeness."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """How many words of a source were kept, and how many were left out and why."""

    kept: int = 0
    left_out: tuple[LeftOut, ...] = ()
    """By reason, most words first."""
