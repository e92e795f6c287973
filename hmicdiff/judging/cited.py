"""A quote as evidence of a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.model import VerdictEvidence

if TYPE_CHECKING:
    from hmicdiff.model import EvidenceKind, Quoted

__all__ = ["as_evidence"]


def as_evidence(place: Quoted, report: str, kind: EvidenceKind) -> VerdictEvidence:
    """Return where a sentence, or whatever has a quote and its lines, stands; `report` is the report's id."""
    return VerdictEvidence(
        report=report,
        line_start=place.line_start,
        line_end=place.line_end,
        page=place.page,
        quote=place.quote,
        kind=kind,
    )
