"""The forms of sentences that judge the question or heading they stand under without naming it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from hmicdiff.vocabulary.choice import Choice
from hmicdiff.vocabulary.cue_rows import Group
from hmicdiff.vocabulary.groups import compiled, grouped, named
from hmicdiff.vocabulary.load import load_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hmicdiff.vocabulary.sieve import Sieved

__all__ = ["PointedForm", "PointedTable", "load_pointed"]

_FILE = "pointed.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class _FormRow:
    """A way to judge."""

    id: str
    pattern: str
    points: bool
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointedForm:
    """A way to judge, compiled; fits a whole sentence, `lead` and `tail` apart."""

    pattern: Sieved
    """With the groups ``grade`` and perhaps ``subject``, ``here`` and ``when``."""
    points: bool
    """Whether it points by its form alone to where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointedTable:
    """All of them, with what may stand around them."""

    leads: Choice[str]
    """Words before, by id; ``here`` points."""
    tails: Mapping[str, Sieved]
    """Words behind, by id, from the group ``keep`` on if there is one; ``compared`` holds the new grade
    against an older one, and so points."""
    asides: Mapping[str, Sieved]
    """Words within that tell an older grade of the same."""
    doings: Mapping[str, Sieved]
    """What of the body's stands for the body, behind its name."""
    matter: Sieved
    """Words that stand for the question or heading itself, as a subject."""
    grade: Sieved
    """Any grade: what every form holds."""
    forms: Choice[PointedForm]


@cache
def load_pointed() -> PointedTable:
    """Return the table, checked.

    Raises: VocabularyError if a pattern is no regular expression or names a group that is none.
    """
    words = grouped(load_rows(_FILE, "group", Group), _FILE)
    forms = (
        PointedForm(pattern=compiled(f"^{row.pattern}$", words, f"{_FILE}: {row.id}"), points=row.points)
        for row in load_rows(_FILE, "form", _FormRow)
    )
    return PointedTable(
        leads=Choice(named(_FILE, "lead", words, "^{}").items()),
        tails=named(_FILE, "tail", words),
        asides=named(_FILE, "aside", words),
        doings=named(_FILE, "doing", words, "^{}$"),
        matter=compiled("^{matter}$", words, _FILE),
        grade=compiled("{grade}", words, _FILE),
        forms=Choice((form, form.pattern) for form in forms),
    )
