"""The forms of sentences that judge the body on an area in more words than the plain "X is good at Y"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from hmicdiff.vocabulary.cue_rows import Group
from hmicdiff.vocabulary.groups import grouped, named
from hmicdiff.vocabulary.load import load_rows

if TYPE_CHECKING:
    from hmicdiff.vocabulary.sieve import Sieved

__all__ = ["RetoldTable", "load_retold"]

_FILE = "retold.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class RetoldTable:
    """All of them, with what may stand around them."""

    leads: tuple[Sieved, ...]
    """Words before a judgment."""
    asides: tuple[Sieved, ...]
    """Words within it."""
    things: tuple[Sieved, ...]
    """Subjects that are no area, though they are the body's."""
    forms: tuple[Sieved, ...]
    """Whole sentences, with the groups ``subject``, ``grade`` and ``area``."""


@cache
def load_retold() -> RetoldTable:
    """Return the table, checked.

    Raises: VocabularyError if a pattern is no regular expression or names a group that is none.
    """
    words = grouped(load_rows(_FILE, "group", Group), _FILE)
    return RetoldTable(
        leads=tuple(named(_FILE, "lead", words, "^{}").values()),
        asides=tuple(named(_FILE, "aside", words).values()),
        things=tuple(named(_FILE, "thing", words, "^{}").values()),
        forms=tuple(named(_FILE, "form", words, "^{}$").values()),
    )
