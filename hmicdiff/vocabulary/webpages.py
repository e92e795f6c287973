"""What of a web page is furniture of its site, by the names and words of the sites that print reports."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, get_args

from hmicdiff.vocabulary.load import load_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["NOTICE_KINDS", "NoticeKind", "SiteTable", "load_sites"]

_FILE: Final = "webpages.toml"
PatternKind = Literal[
    "hint",
    "control",
    "screen_reader",
    "copy",
    "icon",
    "panel",
    "chosen",
    "permalink",
    "onward",
    "tooltip",
    "print_only",
    "mailing",
    "unsupported",
    "archive",
    "site_line",
]
_WHOLE: Final = frozenset(
    {
        "control",
        "screen_reader",
        "permalink",
        "onward",
        "print_only",
        "mailing",
        "unsupported",
        "archive",
        "site_line",
    }
)
NoticeKind = Literal["mailing", "archive"]
"""Whose notice stands beside a report: that of a message to its subscribers, of an archive to its readers."""
NOTICE_KINDS: Final[tuple[NoticeKind, ...]] = get_args(NoticeKind)
_PATTERNS: Final[tuple[PatternKind, ...]] = get_args(PatternKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePart:
    """A part of a site, by the names it goes under."""

    what: str
    names: tuple[str, ...]
    always: bool = False
    """Whether it is the site's whatever it says: readers ask for things too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Classes of one meaning."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words or names of one meaning."""

    pattern: str


class SiteTable:
    """Names and words of a site's furniture; names are whole classes or ids in lower case."""

    def __init__(self) -> None:
        parts = load_rows(_FILE, "site_part", SitePart)
        self.furniture = frozenset(name for row in parts for name in row.names)
        self.never_content = frozenset(name for row in parts if row.always for name in row.names)
        self.hiding = _names("hiding")
        self.for_screen_readers = _names("for_screen_readers")
        self._patterns = {kind: _pattern(kind) for kind in _PATTERNS}

    def says(self, kind: PatternKind, text: str) -> bool:
        """Whether a name, or the whole words of an element, are of a kind."""
        found = self._patterns[kind]
        return bool(found.fullmatch(text) if kind in _WHOLE else found.search(text))

    def any_says(self, kind: PatternKind, texts: Iterable[str]) -> bool:
        """Whether one of the names of an element, or of its lines, is of a kind."""
        return any(self.says(kind, text) for text in texts)


def _names(key: str) -> frozenset[str]:
    return frozenset(name for row in load_rows(_FILE, key, Names) for name in row.names)


def _pattern(key: str) -> re.Pattern[str]:
    return re.compile("|".join(row.pattern for row in load_rows(_FILE, key, Wording)), re.IGNORECASE)


@cache
def load_sites() -> SiteTable:
    """Return the names and words, checked."""
    return SiteTable()
