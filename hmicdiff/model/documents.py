"""A file as numbered lines: what `reading` gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hmicdiff.model.ledgers import Omission

__all__ = ["CarriedFact", "Document", "Line", "Refusal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a document as received, with what its format says of it."""

    text: str
    """The line without its line break, otherwise as received."""
    page: int | None = None
    """Page number, 1-based, where the format has pages."""
    kind: Literal["text", "heading", "bullet", "cell", "label", "note"] | None = None
    """What the format itself says (an HTML heading, a list item, a table cell); null in plain text."""
    level: int | None = None
    """Heading level 1-6 where `kind` is ``heading``; list depth where it is ``bullet``."""
    row: int | None = None
    """Row of a table cell, counted from 0 through the whole document; cells of a row share it."""
    column: int | None = None
    """Column of a table cell, from 0; empty cells count. Null where a line holds a whole row."""
    rows: int = 1
    """How many rows a table cell takes, from `row` on."""
    boxes: tuple[int, ...] = ()
    """Numbers of the boxes that the format sets the line in, the outermost first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file as numbered lines: what `reading` gives and `structure` takes."""

    path: str
    """Path relative to the folder argument, with ``/``."""
    sha256: str
    """Of the file's bytes."""
    media_type: str
    lines: tuple[Line, ...]
    pages: int | None = None
    """How many pages the source has; null where it has none."""
    repairs: tuple[str, ...] = ()
    """What reading had to mend (encoding, byte order mark, repeated running heads), in words."""
    omissions: tuple[Omission, ...] = ()
    """What reading left out of the lines, each passage with its reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An input that was not read, and why."""

    path: str
    code: str
    """One of the stable refusal codes."""
    reason: str
    """One sentence a person can act on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedFact:
    """What the catalogue beside an input says of it; every field may be missing."""

    published: str | None = None
    programme: str | None = None
    body: str | None = None
    title: str | None = None
    address: str | None = None
    retrieved: str | None = None
    note: str | None = None
