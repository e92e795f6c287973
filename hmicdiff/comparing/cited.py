"""A quote with the report it stands in: what a comparison says of one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.model import Cited

if TYPE_CHECKING:
    from hmicdiff.model import Quoted

__all__ = ["cite"]


def cite(place: Quoted, report: str) -> Cited:
    """Return where a sentence, or whatever has a quote and its lines, stands; `report` is the report's id."""
    return Cited(
        report=report,
        line_start=place.line_start,
        line_end=place.line_end,
        page=place.page,
        quote=place.quote,
    )
