"""The bodies that are inspected, and the names they go by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal, get_args

from hmicdiff.vocabulary.load import load_rows
from hmicdiff.vocabulary.sieve import Sieved, sieved_any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["REGIONS", "Body", "BodyTable", "Mention", "Region", "load_bodies"]

_SERVICE = " Fire and Rescue Service"
_OWN_WORDS = r"(?:the|this|your) (?:force|constabulary|service|brigade|fire and rescue service|frs)"
_CYCLE = re.compile(r"(?: PEEL)? 20\d\d(?:[/-](?:20)?\d\d)?")
"""What follows a place in the title of a page on the inspectorate's site (``Norfolk 2021/22``)."""


Region = Literal[
    "North East",
    "North West",
    "Yorkshire and the Humber",
    "East Midlands",
    "West Midlands",
    "East of England",
    "London",
    "South East",
    "South West",
    "Wales",
    "Northern Ireland",
    "Crown dependencies",
    "Nationwide",
]
"""Regions of England as the Office for National Statistics names them, countries, and what lies in none."""

REGIONS: tuple[str, ...] = get_args(Region)
"""The same in their order, north to south."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A police force or fire and rescue service."""

    name: str
    """Standard name."""
    sector: Literal["police", "fire"]
    place: str
    """Short name; a text may use it alone."""
    slug: str
    """Name for folders and addresses."""
    names: tuple[str, ...] = ()
    """Further full names, older or shorter ones."""
    region: Region | Literal[""] = ""
    """Where its area lies; empty where nobody has said."""

    def full_names(self) -> tuple[str, ...]:
        """Return every full name, also with ``&``, without hyphens and, for a fire service, ``FRS``."""
        found = [self.name, *self.names]
        for name in (self.name, *self.names):
            if name.endswith(_SERVICE):
                stem = name.removesuffix(_SERVICE)
                found += [f"{stem} Fire and Rescue Authority", f"{stem} FRS", f"{stem} Fire and Rescue"]
        found += [name.replace(" and ", " & ") for name in found if " and " in name]
        found += [name.replace("-", " ") for name in found if "-" in name]
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place at which a text names a body."""

    body: Body
    start: int
    end: int
    full: bool
    """Whether a full name stands there, not a place alone."""


class BodyTable:
    """All bodies, with a search for their names in plain text."""

    def __init__(self, rows: tuple[Body, ...]) -> None:
        self.rows = rows

    def named(self, name: str | None) -> Body | None:
        """Return the body with that name, full or standard (case ignored), or None."""
        return self._by_name.get((name or "").strip().casefold())

    @cached_property
    def _by_name(self) -> dict[str, Body]:
        """Bodies by every full name in lower case."""
        return {name.casefold(): row for row in self.rows for name in row.full_names()}

    @cached_property
    def _by_place(self) -> dict[str, tuple[Body, ...]]:
        """Bodies by short name in lower case: a place may have a force and a fire service."""
        places: dict[str, tuple[Body, ...]] = {}
        for row in self.rows:
            place = row.place.casefold()
            for key in dict.fromkeys((place, place.replace("-", " "))):
                places[key] = (*places.get(key, ()), row)
        return places

    @cached_property
    def _full(self) -> Sieved:
        """Any full name; longest first, so that ``West Yorkshire`` is not read as another."""
        return _any_of(self._by_name)

    @cached_property
    def place(self) -> Sieved:
        """Any short name."""
        return _any_of(self._by_place)

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield full names in plain `text`, in order; a name inside a longer one is not seen."""
        for match in self._full.finditer(text):
            body = self._by_name[match[0].casefold()]
            yield Mention(body=body, start=match.start(), end=match.end(), full=True)

    def is_named_in(self, text: str) -> bool:
        """Whether a full name stands in plain `text`."""
        return self._full.is_in(text)

    def places(self, text: str) -> Iterator[Mention]:
        """Yield short names in plain `text`, one for each body of that place."""
        for match in self.place.finditer(text):
            for body in self._by_place[match[0].casefold()]:
                yield Mention(body=body, start=match.start(), end=match.end(), full=False)

    def is_page_title(self, text: str) -> bool:
        """Whether a line is a body's name or place, and a year or cycle."""
        names = (*self.mentions(text), *self.places(text))
        return any(one.start == 0 and _CYCLE.fullmatch(text, one.end) for one in names)

    def by_place(self, place: str, sector: str | None) -> Body | None:
        """Return the body of a short name in `sector`, police where neither says otherwise."""
        found = [
            row for row in self._by_place.get(place.strip().casefold(), ()) if sector in {None, row.sector}
        ]
        return found[0] if found else None

    @cached_property
    def anyone(self) -> Sieved:
        """Words that stand for the body inspected: its names, or ``the force`` and its like."""
        words = (rf"(?:{_OWN_WORDS})", *_alternatives(self._by_name))
        return sieved_any(tuple(rf"\b{one}(?!\w)" for one in words))


def _any_of(names: Iterable[str]) -> Sieved:
    """Return a pattern for any of `names`, whole words, case ignored."""
    return sieved_any(tuple(rf"\b{one}(?![\w-])" for one in _alternatives(names)))


def _alternatives(names: Iterable[str]) -> Iterator[str]:
    """Yield `names` as expressions, longest first, grouped by first word so that a search is quick."""
    by_word: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        word, _, rest = name.partition(" ")
        by_word.setdefault(word, []).append(rest)
    for word, rests in sorted(by_word.items(), key=lambda row: (-len(row[0]), row)):
        yield _branch(word, rests)


def _branch(word: str, rests: list[str]) -> str:
    """Return the expression for all names that begin with `word`."""
    tails = [re.escape(" " + rest) if rest else "" for rest in rests]
    return re.escape(word) + (f"(?:{'|'.join(tails)})" if tails != [""] else "")


@cache
def load_bodies() -> BodyTable:
    """Return the bodies, checked."""
    return BodyTable(load_rows("bodies.toml", "body", Body, unique=("name", "slug")))
