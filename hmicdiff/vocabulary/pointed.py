"""The forms of sentences that judge the question or heading they stand under without naming it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from hmicdiff.errors import VocabularyError
from hmicdiff.vocabulary.cue_rows import Group
from hmicdiff.vocabulary.groups import expand, grouped
from hmicdiff.vocabulary.load import load_rows
from hmicdiff.vocabulary.sieve import Sieved, sieved

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["PointedForm", "PointedTable", "load_pointed"]

_FILE = "pointed.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """Words before or behind a judgment."""

    id: str
    pattern: str
    note: str = ""


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

    leads: Mapping[str, Sieved]
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
    forms: tuple[PointedForm, ...]


@cache
def load_pointed() -> PointedTable:
    """Return the table, checked.

    Raises: VocabularyError if a pattern is no regular expression or names a group that is none.
    """
    words = grouped(load_rows(_FILE, "group", Group), _FILE)
    return PointedTable(
        leads=_rows("lead", words, "^{}"),
        tails=_rows("tail", words),
        asides=_rows("aside", words),
        doings=_rows("doing", words, "^{}$"),
        matter=_compiled("^{matter}$", words, "matter"),
        grade=_compiled("{grade}", words, "grade"),
        forms=tuple(
            PointedForm(pattern=_compiled(f"^{row.pattern}$", words, row.id), points=row.points)
            for row in load_rows(_FILE, "form", _FormRow)
        ),
    )


def _rows(key: str, words: Mapping[str, str], around: str = "{}") -> dict[str, Sieved]:
    """Return the rows of one table, compiled, by id; `around` says where in a text a pattern is to fit."""
    rows = load_rows(_FILE, key, _Row)
    return {row.id: _compiled(around.replace("{}", row.pattern), words, row.id) for row in rows}


def _compiled(pattern: str, words: Mapping[str, str], where: str) -> Sieved:
    """Return one compiled pattern."""
    where = f"{_FILE}: {where}"
    try:
        return sieved(expand(pattern, words, where))
    except re.error as error:
        msg = f"{where}: not a regular expression: {error}"
        raise VocabularyError(msg) from error
