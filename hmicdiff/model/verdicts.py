"""What changed, with rule, confidence and evidence: what `judging` gives."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from hmicdiff.model.places import Cited
from hmicdiff.model.words import (
    Basis,
    Comparability,
    EvidenceKind,
    GradeState,
    GradeValue,
    Polarity,
    VerdictClass,
)

__all__ = [
    "Decision",
    "DecisionRecord",
    "GradeChange",
    "GradeSide",
    "History",
    "HistoryChange",
    "RunnerUp",
    "Since",
    "Verdict",
    "VerdictEvidence",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeSide:
    report: str
    value: GradeValue | None
    section: str | None = None
    state: GradeState | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeChange:
    topic: str
    left: GradeSide | None
    right: GradeSide | None
    comparability: Comparability
    reason: str
    direction: Literal["improved", "regressed", "unchanged", "not_comparable"]
    quote: Cited | None = None
    """The inspectorate's own sentence on comparability, where the text has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictEvidence(Cited):
    kind: EvidenceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """The inspection a stated change is measured from."""

    cycle: str | None
    """Programme, where the report names its year; null for "our previous inspection"."""
    report: str | None
    text: str | None = None
    """The time in the report's own words: ``our previous inspection in 2020/21``; null where it names none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunnerUp:
    verdict: VerdictClass
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecord:
    """A reviewer's judgement on one verdict, as a decisions file holds it."""

    verdict_id: str
    evidence_hash: str
    machine_verdict: VerdictClass
    judgement: Literal["agree", "disagree", "unsure"]
    verdict: VerdictClass | None
    note: str
    reviewer: str
    time: dt.datetime | str
    quotes: tuple[str, ...] = ()
    """The sentences the reviewer had before them, as far as the file says; shown once the evidence changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """How reviewers' decisions bear on a verdict."""

    state: Literal["honoured", "stale", "disputed"]
    verdict: VerdictClass | None
    """What the reviewer says it is; null while stale, disputed or unsure."""
    records: tuple[DecisionRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What changed on one topic or thread between two reports."""

    id: str
    from_: str = field(metadata={"json": "from"})
    to: str
    latest: bool
    topic: str
    thread: str | None
    thread_name: str | None
    verdict: VerdictClass
    polarity: Polarity
    confidence: float
    rule: str
    inferred: bool
    """Whether nobody states the change: true where `basis` is ``inferred``, and there alone."""
    basis: Basis
    """What it rests on."""
    comparability: Comparability
    since: Since
    runner_up: RunnerUp | None
    needs_review: bool
    evidence_hash: str
    decision: Decision | None = None
    evidence: tuple[VerdictEvidence, ...]
    reason: str = ""
    """One sentence a reader can follow: why this verdict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryChange:
    verdict_id: str
    before: VerdictClass | None
    after: VerdictClass | None
    cause: Literal["new_report", "decision", "upgrade"]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What is new since an earlier run."""

    previous_run: str
    changes: tuple[HistoryChange, ...]
