"""Where a fact stands: lines, page and verbatim quote."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Cited", "LineSpan", "Quoted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineSpan:
    """A stretch of lines of one report."""

    line_start: int
    """First line, 1-based."""
    line_end: int
    """Last line, inclusive."""
    page: int | None = None
    """Page of the first line, 1-based; null where the source has no pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted(LineSpan):
    """A verbatim stretch of text; white space aside it stands at its lines and needs them all."""

    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited(Quoted):
    """A quote together with the report it stands in."""

    report: str
    """Id of the report."""
