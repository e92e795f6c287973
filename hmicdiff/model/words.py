"""The closed sets of words the nouns use."""

from __future__ import annotations

from typing import Literal

__all__ = [
    "Basis",
    "Comparability",
    "EvidenceKind",
    "FigureRole",
    "GradeState",
    "GradeValue",
    "Polarity",
    "SectionRole",
    "Sector",
    "Standing",
    "StatementDirection",
    "VerdictClass",
]

Sector = Literal["police", "fire"]
Comparability = Literal["yes", "with_care", "no"]
Polarity = Literal["praise", "concern", "mixed", "neutral"]
GradeValue = Literal["outstanding", "good", "adequate", "requires improvement", "inadequate"]
GradeState = Literal[
    "given",
    "carried_over",
    "not_graded",
    "not_inspected",
    "not_yet_graded",
    "narrative",
    "missing_in_text",
]
SectionRole = Literal["content", "summary", "context", "boilerplate"]
VerdictClass = Literal[
    "improved",
    "regressed",
    "repeated",
    "unchanged",
    "mixed",
    "new",
    "dropped",
    "not_comparable",
]
StatementDirection = Literal[
    "improved",
    "regressed",
    "sustained",
    "unresolved",
    "too_early",
    "not_comparable",
    "benchmark",
]
FigureRole = Literal[
    "level",
    "change",
    "target",
    "threshold",
    "share",
    "frequency",
    "forecast",
    "sample_size",
    "scope",
    "structure",
]
Basis = Literal["stated", "graded", "item", "figure", "inferred"]
Standing = Literal["finding", "account", "example", "forecast", "remedied"]
EvidenceKind = Literal["grade", "statement", "item", "figure", "passage"]
