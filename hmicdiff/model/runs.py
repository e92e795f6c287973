"""All that one run found, body by body."""

from __future__ import annotations

from dataclasses import dataclass

from hmicdiff.model.comparisons import (
    FigureChange,
    Hidden,
    Inspection,
    ItemThread,
    PassageLink,
    Rename,
    Repeat,
    ReportRef,
    SectionLikeness,
    SectionLink,
    SectionMention,
    Thread,
    UnmatchedSection,
)
from hmicdiff.model.documents import Refusal
from hmicdiff.model.reports import Report
from hmicdiff.model.verdicts import DecisionRecord, GradeChange, History, Verdict
from hmicdiff.model.words import Sector

__all__ = ["Comparison", "Engine", "Run"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One body's reports, compared."""

    body: str
    sector: Sector
    reports: tuple[ReportRef, ...]
    inspections: tuple[Inspection, ...] = ()
    """In time order; every report is the witness of one or supports one."""
    section_links: tuple[SectionLink, ...] = ()
    """Sections of which the later answers the earlier."""
    section_mentions: tuple[SectionMention, ...] = ()
    """Parts that merely speak of the same matter."""
    section_likeness: tuple[SectionLikeness, ...] = ()
    """Of every two reports that are compared."""
    unmatched_sections: tuple[UnmatchedSection, ...] = ()
    passage_links: tuple[PassageLink, ...] = ()
    renames: tuple[Rename, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    grade_changes: tuple[GradeChange, ...] = ()
    figure_changes: tuple[FigureChange, ...] = ()
    item_threads: tuple[ItemThread, ...] = ()
    threads: tuple[Thread, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    orphan_decisions: tuple[DecisionRecord, ...] = ()
    history: History | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    version: str
    code_hash: str
    vocabulary_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """All that one run found (``hmicdiff.run/1``)."""

    run: str
    engine: Engine
    refused: tuple[Refusal, ...]
    comparisons: tuple[Comparison, ...]
    reports: tuple[Report, ...] = ()
    """The reports in full; given in ``run.json``."""
